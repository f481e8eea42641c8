/** What regions decide beyond what those above leave open. */
import { benefitOf, CITY, COUNTY, flat, inCategory, packWith, pipelineFile, PROVINCE, versionFile } from "./pack.ts";
import type { FindingCase } from "./pack.ts";

const poor = inCategory("subsistence");
const stated = { "visit.kind": "inpatient" };

function range(what: string, more: object): object {
  return { what, source: "n 3", ...more };
}

/** A frame of the province, and what the county states in full. */
function framed(
  open: readonly object[],
  benefits: readonly object[],
  ...more: FindingCase["files"]
): FindingCase["files"] {
  return packWith(
    versionFile("basic.json", { frame: true, open }),
    versionFile("county.json", { region: COUNTY, benefits }),
    ...more,
  );
}

const BASIS = `${PROVINCE} (basic.json, n 3)`;

export const RANGES: readonly FindingCase[] = [
  {
    name: "a rate below, unless a case that keeps to the least may be chosen in its place",
    files: framed(
      [range("rate", { when: poor, atLeast: "0.60" })],
      [
        benefitOf("a", {
          when: inCategory("subsistence", "marginal"),
          choose: "best",
          cases: [
            flat("x", { bands: [{ rate: "0.60" }], when: poor }),
            flat("y", { bands: [{ rate: "0.50" }], when: inCategory("marginal") }),
          ],
        }),
        benefitOf("b", {
          when: inCategory("subsistence", "marginal"),
          choose: "best",
          cases: [
            flat("x", { bands: [{ rate: "0.59" }], when: poor }),
            flat("y", { bands: [{ rate: "0.50" }], when: inCategory("marginal") }),
          ],
        }),
      ],
    ),
    found: [
      [
        "out_of_range",
        "county.json#benefits[1].cases[0].bands[0].rate",
        `case x: rate is 0.59, below the 0.60 of ${BASIS}; for person.categories={subsistence}`,
        { "person.categories": ["subsistence"] },
      ],
      [
        "out_of_range",
        "county.json#benefits[1].cases[1].bands[0].rate",
        `case y: rate is 0.5, below the 0.60 of ${BASIS}; for person.categories={subsistence, marginal}`,
        { "person.categories": ["subsistence", "marginal"] },
      ],
    ],
  },
  {
    name: "a rate below, whichever other case holds, where the year may be bound to it",
    files: framed(
      [range("rate", { when: poor, atLeast: "0.60" })],
      [
        benefitOf("a", {
          when: inCategory("subsistence", "marginal"),
          choose: "first-of-year",
          cases: [
            flat("x", { bands: [{ rate: "0.60" }], when: poor }),
            flat("y", { bands: [{ rate: "0.50" }], when: inCategory("marginal") }),
          ],
        }),
      ],
    ),
    found: [
      [
        "out_of_range",
        "county.json#benefits[0].cases[1].bands[0].rate",
        `case y: rate is 0.5, below the 0.60 of ${BASIS}; for person.categories={subsistence, marginal}`,
        { "person.categories": ["subsistence", "marginal"] },
      ],
    ],
  },
  {
    name: "a deductible, unless a case that keeps to the most may be chosen in its place",
    files: framed(
      [range("deductible", { when: poor, atMost: { ratio: "0.05", of: "incomePerHead" } })],
      [
        benefitOf("a", {
          when: inCategory("subsistence", "marginal"),
          choose: "best",
          cases: [flat("x", { when: poor }), flat("y", { deductible: "100.00", when: inCategory("marginal") })],
        }),
        benefitOf("b", {
          when: inCategory("subsistence", "marginal"),
          choose: "best",
          cases: [
            flat("x", { deductible: "50.00", when: poor }),
            flat("y", { deductible: "100.00", when: inCategory("marginal") }),
          ],
        }),
      ],
    ).map(({ file, data }) =>
      file === "county.json"
        ? {
            file,
            data: { ...(data as object), indicators: { incomePerHead: { year: 2017, amount: "800.00", source: "n" } } },
          }
        : { file, data },
    ),
    found: [
      [
        "out_of_range",
        "county.json#benefits[1].cases[0].deductible",
        `case x: deductible is 50.00, above the 40.00 (0.05 × incomePerHead 2017: 800.00) of ${BASIS}; for person.categories={subsistence}`,
        { "person.categories": ["subsistence"] },
      ],
      [
        "out_of_range",
        "county.json#benefits[1].cases[1].deductible",
        `case y: deductible is 100.00, above the 40.00 (0.05 × incomePerHead 2017: 800.00) of ${BASIS}; for person.categories={subsistence, marginal}`,
        { "person.categories": ["subsistence", "marginal"] },
      ],
    ],
  },
  {
    name: "nothing, where a range is for whatever the regions below state",
    files: packWith(versionFile("basic.json", { benefits: [], open: [range("rate", { atLeast: "0.60" })] })),
    found: [],
  },
  {
    name: "rates below and above, in the bands and case that are meant",
    files: framed(
      [range("rate", { benefit: "a", case: "x", atLeast: "0.60", atMost: "0.80" })],
      [
        benefitOf("a", {
          cases: [
            flat("x", {
              bands: [{ upTo: "1.00", rate: "0.599999" }, { upTo: "2.00", rate: "0.80" }, { rate: "0.81" }],
              when: poor,
            }),
            flat("y", { when: { "!": poor }, bands: [{ rate: "0.90" }] }),
          ],
        }),
        benefitOf("b", { cases: [flat("x", { bands: [{ rate: "0.10" }] })] }),
      ],
    ),
    found: [
      [
        "out_of_range",
        "county.json#benefits[0].cases[0].bands[0].rate",
        `case x: rate is 0.599999, below the 0.60 of ${BASIS}; for visit.kind=inpatient, person.categories={subsistence}`,
        { ...stated, "person.categories": ["subsistence"] },
      ],
      [
        "out_of_range",
        "county.json#benefits[0].cases[0].bands[2].rate",
        `case x: rate is 0.81, above the 0.80 of ${BASIS}; for visit.kind=inpatient, person.categories={subsistence}`,
        { ...stated, "person.categories": ["subsistence"] },
      ],
    ],
  },
  {
    name: "a deductible for those for whom there should be none, unless an adjustment waives it",
    files: framed(
      [range("deductible", { when: poor, atMost: "0.00" })],
      [
        benefitOf("a", { cases: [flat("all", { deductible: "100.00" })] }),
        benefitOf("b", {
          cases: [flat("all", { deductible: "100.00" })],
          adjust: [{ id: "w", source: "n", when: poor, deductible: { set: "0.00" } }],
        }),
      ],
    ),
    found: [
      [
        "out_of_range",
        "county.json#benefits[0].cases[0].deductible",
        `case all: deductible is 100.00, above the 0.00 of ${BASIS}; for visit.kind=inpatient, person.categories={subsistence}`,
        { ...stated, "person.categories": ["subsistence"] },
      ],
    ],
  },
  {
    name: "a deductible above a share of the income that the county states, or that it would have to state",
    files: packWith(
      versionFile("basic.json", {
        frame: true,
        open: [range("deductible", { atLeast: "100.00", atMost: { ratio: "0.05", of: "incomePerHead" } })],
      }),
      versionFile("county.json", {
        region: COUNTY,
        indicators: { incomePerHead: { year: 2017, amount: "20000.10", source: "n 5" } },
        benefits: [
          benefitOf("a", { cases: [flat("all", { deductible: "1000.00" })] }),
          benefitOf("b", { cases: [flat("all", { deductible: "1000.01" })] }),
        ],
      }),
      versionFile("city.json", {
        region: CITY,
        layer: "basic",
        benefits: [
          benefitOf("a", { cases: [flat("all", { deductible: "99.99" })] }),
          benefitOf("b", { cases: [flat("all", { deductible: "100.00" })] }),
        ],
      }),
    ),
    found: [
      [
        "out_of_range",
        "county.json#benefits[1].cases[0].deductible",
        `case all: deductible is 1000.01, above the 1000.005 (0.05 × incomePerHead 2017: 20000.10) of ${BASIS}; for visit.kind=inpatient`,
        stated,
      ],
      [
        "unknown_indicator",
        "city.json#indicators",
        `${BASIS} bounds deductible by a share of incomePerHead, which this file does not state: it cannot be held to it`,
      ],
      [
        "out_of_range",
        "city.json#benefits[0].cases[0].deductible",
        `case all: deductible is 99.99, below the 100.00 of ${BASIS}; for visit.kind=inpatient`,
        stated,
      ],
    ],
  },
  {
    name: "nothing where there is no deductible, whatever the share, nor where an adjustment waives it",
    files: framed(
      [range("deductible", { when: poor, atMost: { ratio: "0.05", of: "incomePerHead" } })],
      [
        benefitOf("a"),
        benefitOf("b", {
          cases: [flat("all", { deductible: "100.00" })],
          adjust: [{ id: "w", source: "n", when: poor, deductible: { set: "0.00" } }],
        }),
      ],
    ),
    found: [],
  },
  {
    name: "no limit under one that is a share, and none of the least share that nobody can tell",
    files: framed(
      [
        range("limit", { benefit: "a", atMost: { ratio: "1", of: "incomePerHead" } }),
        range("limit", { benefit: "b", atLeast: { ratio: "1", of: "incomePerHead" } }),
      ],
      [benefitOf("a"), benefitOf("b", { limits: [{ amount: "1.00", on: "paid", per: "year" }] })],
    ),
    found: [
      [
        "out_of_range",
        "county.json#benefits[0].cases[0]",
        `case all: limit is none, above the 1 × incomePerHead of ${BASIS}; for visit.kind=inpatient`,
        stated,
      ],
      [
        "unknown_indicator",
        "county.json#indicators",
        `${BASIS} bounds limit by a share of incomePerHead, which this file does not state: it cannot be held to it`,
      ],
    ],
  },
  {
    name: "an amendment that goes too far, and not what it amends",
    files: packWith(
      versionFile("basic.json", {
        benefits: [benefitOf("a", { cases: [flat("all", { bands: [{ rate: "0.80" }] })] }), benefitOf("b")],
        open: [range("rate", { atMost: "0.40" })],
      }),
      versionFile("city.json", {
        region: CITY,
        extends: "parent",
        amend: {
          a: { adjust: [{ id: "m", source: "n", rate: { add: "0.10", tags: ["drug"] } }] },
          b: { adjust: [{ id: "m", source: "n", rate: { times: "0.5" } }] },
        },
      }),
    ),
    found: [
      [
        "out_of_range",
        "city.json#amend.a",
        `case all: rate is 0.9, above the 0.40 of ${BASIS}; for visit.kind=inpatient`,
        stated,
      ],
    ],
  },
  {
    name: "the ranges of every region above, as what is in force changes",
    files: packWith(
      versionFile("basic.json", { open: [range("limit", { atMost: "200.00" })] }),
      versionFile("later.json", { from: "2019-01-01", open: [range("limit", { atMost: "100.00" })] }),
      versionFile("city.json", {
        region: CITY,
        from: "2019-06-01",
        frame: true,
        open: [range("limit", { per: "visit", atLeast: "50.00" })],
      }),
      versionFile("county.json", {
        region: COUNTY,
        from: "2018-02-01",
        benefits: [
          benefitOf("a", {
            limits: [
              { amount: "150.00", on: "paid", per: "year" },
              { amount: "40.00", on: "paid", per: "visit" },
              { amount: "9000.00", on: "base", per: "year" },
            ],
          }),
        ],
      }),
    ),
    found: [
      [
        "out_of_range",
        "county.json#benefits[0].cases[0].limits",
        `case all: limit is 150.00, above the 100.00 of ${PROVINCE} (later.json, n 3); for visit.kind=inpatient`,
        stated,
      ],
      [
        "out_of_range",
        "county.json#benefits[0].cases[0].limits",
        `case all: limit is 40.00, below the 50.00 of ${CITY} (city.json, n 3); for visit.kind=inpatient`,
        stated,
      ],
    ],
  },
  {
    name: "no limit where there should be one",
    files: framed([range("limit", { atMost: "100.00" }), range("limit", { atLeast: "50.00" })], [benefitOf("a")]),
    found: [
      [
        "out_of_range",
        "county.json#benefits[0].cases[0]",
        `case all: limit is none, above the 100.00 of ${BASIS}; for visit.kind=inpatient`,
        stated,
      ],
    ],
  },
  {
    name: "ceilings on what the patient bears, lumps and quotas",
    files: packWith(
      pipelineFile({ optional: ["hospitalWaiver", "civilServants"] }),
      versionFile("frame.json", {
        layer: "hospitalWaiver",
        frame: true,
        open: [
          range("burden", { atMost: "4000.00" }),
          range("burdenRatio", { atMost: "0.10" }),
          range("lump", { atMost: "50.00" }),
          range("quota", { atLeast: "3000.00" }),
        ],
      }),
      versionFile("county.json", {
        layer: "hospitalWaiver",
        region: COUNTY,
        benefits: [
          benefitOf("a", {
            cases: [
              {
                id: "all",
                source: "n",
                burden: { per: "visit", allow: [{ amount: "5000.00" }, { ratio: "0.15", of: ["total"] }] },
              },
            ],
          }),
          benefitOf("b", { cases: [{ id: "all", source: "n", lump: { bands: [{ amount: "50.01" }] } }] }),
          benefitOf("c", { cases: [{ id: "all", source: "n", quota: { amount: "2999.99", below: "cost" } }] }),
        ],
      }),
    ),
    found: [
      ["burden", "5000.00, above the 4000.00", "a", "0].cases[0].burden.allow[0]"],
      ["burdenRatio", "0.15, above the 0.10", "a", "0].cases[0].burden.allow[1]"],
      ["lump", "50.01, above the 50.00", "b", "1].cases[0].lump.bands[0].amount"],
      ["quota", "2999.99, below the 3000.00", "c", "2].cases[0].quota.amount"],
    ].map(([what = "", words = "", , path = ""]) => [
      "out_of_range",
      `county.json#benefits[${path}`,
      `case all: ${what} is ${words} of ${PROVINCE} (frame.json, n 3); for visit.kind=inpatient`,
      stated,
    ]),
  },
  {
    name: "nothing of what a region takes over, or states within its range",
    files: packWith(
      versionFile("basic.json", {
        open: [range("rate", { atMost: "0.10" }), range("rate", { benefit: "a", atMost: "0.50" })],
      }),
      versionFile("county.json", { region: COUNTY, extends: "parent" }),
    ).map((file) =>
      file.file === "basic.json"
        ? versionFile("basic.json", { open: [range("rate", { benefit: "inpatient", atMost: "0.10" })] })
        : file,
    ),
    found: [],
  },
  {
    name: "ranges of what a version has not",
    files: packWith(
      versionFile("basic.json", {
        open: [
          range("rate", { benefit: "outpatient", atMost: "0.10" }),
          range("rate", { benefit: "inpatient", case: "city", atMost: "0.10" }),
          range("rate", { case: "county", atMost: "0.10" }),
        ],
      }),
    ),
    found: [
      ["dangling_range", "basic.json#open[0].benefit", "layer basic has no outpatient"],
      ["dangling_range", "basic.json#open[1].case", "layer basic has no city"],
    ],
  },
];
