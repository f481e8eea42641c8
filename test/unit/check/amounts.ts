/** Numbers of a benefit that defeat each other. */
import { flat, packOf } from "./pack.ts";
import type { FindingCase } from "./pack.ts";

const minor = { "<": [{ var: "person.age" }, 14] };

/** The province's benefit with one case of these parts, and more. */
function withCase(parts: object, ...more: readonly (readonly [path: string, value: unknown])[]): FindingCase["files"] {
  return packOf([["cases"], [flat("all", parts)]], ...more.map(([key, value]) => [[key], value] as const));
}

const TABLE = [{ upTo: "1000.00", rate: "0.50" }, { upTo: "2000.00", rate: "0.60" }, { rate: "0.70" }];
/** Pays 999.50 at 2000.00. */
const STEEP = [{ upTo: "1000.00", rate: "0.50" }, { upTo: "2000.00", rate: "0.4995" }, { rate: "0.70" }];
/** Pays 1099.995 at 2000.00. */
const ODD = [{ upTo: "1000.00", rate: "0.50" }, { upTo: "2000.00", rate: "0.599995" }, { rate: "0.70" }];
/** What the first two bands pay together. */
const LIMITS = [{ amount: "1100.00", on: "paid", per: "visit" }] as const;
const YEARLY = { of: ["inScope"], per: "year" };
const WHOLE = { unit: "1", mode: "down" };
const FOR_MINORS = { id: "x", source: "n", when: minor };

export const AMOUNTS: readonly FindingCase[] = [
  {
    name: "a limit on the base that the deductible swallows",
    files: withCase({ deductible: "500.00" }, ["limits", [{ amount: "500.00", on: "base", per: "visit" }]]),
    found: [
      [
        "limit_on_base_below_deductible",
        "basic.json#benefits[0].limits[0]",
        "case all: the limit per visit is 500.00, the deductible per visit 500.00 (for visit.kind=inpatient)",
        { "visit.kind": "inpatient" },
      ],
    ],
  },
  {
    name: "nothing where a trigger is just reached, or where the year is to reach it",
    files: withCase({
      deductible: { amount: "500.00", mode: "trigger" },
      limits: [{ amount: "500.00", on: "base", per: "visit" }],
    }),
    found: [],
  },
  {
    name: "a limit on what is paid below a deductible of the same period or a shorter one",
    files: withCase({
      deductible: "500.00",
      limits: [{ amount: "499.99", on: "paid", per: "year" }],
    }),
    found: [
      [
        "limit_below_deductible",
        "basic.json#benefits[0].cases[0].limits[0]",
        "case all: the limit per year is 499.99, the deductible per visit 500.00 (for visit.kind=inpatient)",
        { "visit.kind": "inpatient" },
      ],
    ],
  },
  {
    name: "nothing where the deductible is of the year and the limit of a visit",
    files: withCase({
      deductible: { amount: "500.00", per: "year" },
      limits: [{ amount: "100.00", on: "paid", per: "visit" }],
    }),
    found: [],
  },
  {
    name: "a deductible that an adjustment raises above the limit, for whom it does",
    files: withCase({ deductible: "500.00", limits: [{ amount: "1000.00", on: "paid", per: "visit" }] }, [
      "adjust",
      [{ id: "x", source: "n", when: minor, deductible: { times: "3" } }],
    ]),
    found: [
      [
        "limit_below_deductible",
        "basic.json#benefits[0].cases[0].limits[0]",
        "case all: the limit per visit is 1000.00, the deductible per visit 1500.00 (for visit.kind=inpatient, person.age=0)",
        { "visit.kind": "inpatient", "person.age": 0 },
      ],
    ],
  },
  {
    name: "a band below the deductible, and one above all that counts",
    files: withCase({
      deductible: "800.00",
      bands: [{ upTo: "800.00", rate: "0.50" }, { upTo: "1000.00", rate: "0.60" }, { rate: "0.70" }],
      base: { of: ["inScope"], atMost: { amount: "1000.00", over: "cut" } },
    }),
    found: [
      [
        "band_never_starts",
        "basic.json#benefits[0].cases[0].bands[0]",
        "nothing ever counts in the band from 0.00 to 800.00",
      ],
      [
        "band_never_starts",
        "basic.json#benefits[0].cases[0].bands[2]",
        "nothing ever counts in the band from 1000.00 up",
      ],
    ],
  },
  {
    name: "nothing where the deductible is waived for some, or edges count from it, or it is a trigger",
    files: packOf(
      [
        ["cases"],
        [
          flat("waived", {
            when: minor,
            deductible: "800.00",
            bands: [{ upTo: "800.00", rate: "0.50" }, { rate: "0.70" }],
          }),
          flat("from", {
            when: { "==": [{ var: "person.age" }, 14] },
            deductible: "800.00",
            bandsFrom: "deductible",
            bands: [{ upTo: "800.00", rate: "0.50" }, { rate: "0.70" }],
          }),
          flat("trigger", {
            when: { ">": [{ var: "person.age" }, 14] },
            deductible: { amount: "800.00", mode: "trigger" },
            bands: [{ upTo: "800.00", rate: "0.50" }, { rate: "0.70" }],
          }),
        ],
      ],
      [
        ["adjust"],
        [{ id: "x", source: "n", when: { "==": [{ var: "visit.tier" }, "township"] }, deductible: { set: "0.00" } }],
      ],
    ),
    found: [],
  },
  {
    name: "a slab below a trigger",
    files: withCase({
      deductible: { amount: "800.00", mode: "trigger" },
      bandMode: "slab",
      bands: [{ upTo: "799.99", rate: "0.50" }, { upTo: "800.00", rate: "0.60" }, { rate: "0.70" }],
    }),
    found: [
      [
        "band_never_starts",
        "basic.json#benefits[0].cases[0].bands[0]",
        "nothing ever counts in the band from 0.00 to 799.99",
      ],
    ],
  },
  {
    name: "edges that count from the deductible, above a limit on the base",
    files: withCase({
      deductible: "800.00",
      bandsFrom: "deductible",
      bands: [{ upTo: "200.00", rate: "0.50" }, { rate: "0.70" }],
      limits: [{ amount: "1000.00", on: "base", per: "visit" }],
    }),
    found: [
      [
        "band_never_starts",
        "basic.json#benefits[0].cases[0].bands[1]",
        "nothing ever counts in the band from 200.00 up",
      ],
    ],
  },
  {
    name: "a sum of a lump above all that counts",
    files: packOf([
      ["cases"],
      [
        {
          id: "all",
          source: "n",
          lump: { bands: [{ upTo: "10000.00", amount: "0.00" }, { amount: "8000.00" }] },
          limits: [{ amount: "10000.00", on: "base", per: "year" }],
        },
      ],
    ]),
    found: [
      [
        "band_never_starts",
        "basic.json#benefits[0].cases[0].lump.bands[1]",
        "nothing ever counts in the band from 10000.00 up",
      ],
    ],
  },
  {
    name: "a band that begins only once the limit on what is paid is used up",
    files: withCase({ bands: TABLE, limits: [{ amount: "1100.00", on: "paid", per: "year" }] }),
    found: [
      [
        "band_never_starts",
        "basic.json#benefits[0].cases[0].bands[2]",
        "nothing ever counts in the band from 2000.00 up: the limit of 1100.00 on what is paid is reached before it",
      ],
    ],
  },
  {
    name: "two of them, in the year's running base and with the deductible inside the first",
    files: withCase(
      { deductible: "500.00", bands: TABLE, limits: [{ amount: "250.00", on: "paid", per: "year", pool: "p" }] },
      ["base", { of: ["inScope"], per: "year" }],
    ),
    found: [
      [
        "limit_below_deductible",
        "basic.json#benefits[0].cases[0].limits[0]",
        "case all: the limit per year is 250.00, the deductible per year 500.00 (for visit.kind=inpatient)",
        { "visit.kind": "inpatient" },
      ],
      [
        "band_never_starts",
        "basic.json#benefits[0].cases[0].bands[1]",
        "nothing ever counts in the band from 1000.00 to 2000.00: the limit of 250.00 on what is paid is reached before it",
      ],
      [
        "band_never_starts",
        "basic.json#benefits[0].cases[0].bands[2]",
        "nothing ever counts in the band from 2000.00 up: the limit of 250.00 on what is paid is reached before it",
      ],
    ],
  },
  ...(
    [
      ["where the deductible leaves something for it", { deductible: "0.01", limits: LIMITS }, []],
      ["where the bands below it pay less", { limits: LIMITS, bands: STEEP }, []],
      ["where another visit of the year has a limit of its own", { limits: LIMITS }, [["base", YEARLY]]],
      ["where one rate holds for all", { limits: LIMITS, bandMode: "slab" }, []],
      [
        "where rounding leaves something for it",
        { limits: [{ ...LIMITS[0], amount: "1099.99" }], bands: ODD, rounding: WHOLE },
        [],
      ],
      [
        "where some have lower rates",
        { limits: LIMITS },
        [["adjust", [{ ...FOR_MINORS, rate: { add: "-0.01", tags: ["drug"] } }]]],
      ],
      ["where some have a higher limit", { limits: LIMITS }, [["adjust", [{ ...FOR_MINORS, limit: { add: "0.01" } }]]]],
    ] as const
  ).map(([name, parts, more]): FindingCase => ({
    name: `nothing of a band behind a limit ${name}`,
    files: withCase({ bands: TABLE, ...parts }, ...more),
    found: [],
  })),
];
