/** What is wrong with one part of a folder, beside what is wrong with others. */
import { visitText } from "../../../src/check/report.ts";
import { benefitOf, COUNTY, flat, packWith, pipelineFile, versionFile } from "./pack.ts";
import type { FindingCase } from "./pack.ts";

const MINOR = { "<": [{ var: "person.age" }, 14] };
const BELOW = [{ amount: "100.00", on: "paid", per: "year" }] as const;

/** A limit of 100 a year below a deductible of 500, at a place. */
function lowLimit(place: string): FindingCase["found"][number] {
  const visit = { "visit.kind": "inpatient" };
  const message = `case all: the limit per year is 100.00, the deductible per visit 500.00 (for ${visitText(visit)})`;
  return ["limit_below_deductible", place, message, visit];
}

export const PARTS: readonly FindingCase[] = [
  {
    name: "a key that is none in one benefit, with what is wrong in another and in another case",
    files: packWith(
      versionFile("basic.json", {
        benefits: [
          { ...benefitOf("a"), wrong: 1 },
          benefitOf("b", { limits: BELOW, cases: [flat("all", { deductible: "500.00" })] }),
          benefitOf("c", {
            limits: BELOW,
            cases: [
              flat("x", { when: MINOR, rates: [] } as object),
              flat("y", { when: { "!": MINOR }, deductible: "500.00" }),
            ],
          }),
        ],
      }),
    ),
    found: [
      ["schema", "basic.json#benefits[0].wrong", 'expected a key of the format, found "wrong"'],
      ["schema", "basic.json#benefits[2].cases[0].rates", 'expected a key of the format, found "rates"'],
      ...(
        [
          [1, "all", { "visit.kind": "inpatient" }],
          [2, "y", { "visit.kind": "inpatient", "person.age": 14 }],
        ] as const
      ).map(
        ([at, id, visit]) =>
          [
            "limit_below_deductible",
            `basic.json#benefits[${at}].limits[0]`,
            `case ${id}: the limit per year is 100.00, the deductible per visit 500.00 (for ${visitText(visit)})`,
            visit,
          ] as const,
      ),
    ],
  },
  {
    name: "what a reading comes to only where something else in the benefit is right",
    files: packWith(
      versionFile("basic.json", {
        benefits: [
          benefitOf("a", {
            cases: [flat("x", { deductible: "1" as never }), flat("y", { when: MINOR, exceptionTo: ["x", "z"] })],
          }),
        ],
      }),
    ),
    found: [
      ["schema", "basic.json#benefits[0].cases[0].deductible", 'expected an amount such as "1938.00", found "1"'],
      [
        "schema",
        "basic.json#benefits[0].cases[1].exceptionTo[1]",
        'expected the id of another case of this benefit, found "z"',
      ],
    ],
  },
  {
    name: "a code that nobody declares, with days that nothing covers and a change of what is not there",
    files: packWith(
      versionFile("basic.json", {
        to: "2018-12-31",
        benefits: [benefitOf("a", { base: { of: ["inScope"], tags: ["x"] } })],
      }),
      versionFile("county.json", { region: COUNTY, extends: "parent", remove: ["b"] }),
    ),
    found: [
      [
        "undeclared_code",
        "basic.json#benefits[0].base.tags[0]",
        'expected a tag that a pipeline of the region or above declares, found "x"',
      ],
      ["gap", "basic.json#to", "nothing follows 2018-12-31: bills after it are refused"],
      ["dangling_change", "county.json#remove[0]", "expected a benefit that the parent's basic has, found b"],
    ],
  },
  {
    name: "text that is no JSON in one layer, with what is wrong in another, but not with what may be in it",
    files: packWith(
      pipelineFile({ order: ["basic", "civilServants"], optional: [] }),
      { file: "civil/2018.json", text: '{"layer": "civilServants", "region": "990000",' },
      versionFile("civil/county.json", { layer: "civilServants", region: COUNTY, extends: "parent", remove: ["b"] }),
      versionFile("county.json", { region: COUNTY, extends: "parent", remove: ["b"] }),
      versionFile("later.json", { from: "2019-01-01", to: "2019-12-31" }),
    ),
    found: [
      ["unreadable", "civil/2018.json", "expected a key in double quotes, found the end at line 1, column 47"],
      ["dangling_change", "county.json#remove[0]", "expected a benefit that the parent's basic has, found b"],
      ["gap", "later.json#to", "nothing follows 2019-12-31: bills after it are refused"],
    ],
  },
  {
    name: "a change of what is not there, with what is wrong in the rest of the region's rules",
    files: packWith(
      pipelineFile({ order: ["basic", "civilServants"], optional: ["civilServants"] }),
      versionFile("county.json", {
        region: COUNTY,
        extends: "parent",
        replace: [benefitOf("b", { limits: BELOW, cases: [flat("all", { deductible: "500.00" })] })],
        add: [benefitOf("c", { base: { of: ["inScope"], less: [{ of: "basic.d", what: "deductible" }] } })],
      }),
      versionFile("civil.json", {
        layer: "civilServants",
        region: COUNTY,
        benefits: [benefitOf("e", { limits: BELOW, cases: [flat("all", { deductible: "500.00" })] })],
      }),
    ),
    found: [
      ["dangling_change", "county.json#replace[0].id", "expected a benefit that the parent's basic has, found b"],
      ["wrong_less", "county.json#add[0].base.less[0].of", "layer basic has no benefit d"],
      lowLimit("county.json#replace[0].limits[0]"),
      lowLimit("civil.json#benefits[0].limits[0]"),
    ],
  },
  {
    name: "a version whose days or layer are none: what it says by itself, and not what it leaves out elsewhere",
    files: packWith(
      versionFile("basic.json", { to: "2018-12-31" }),
      versionFile("next.json", {
        from: "2019-02-30",
        benefits: [benefitOf("a", { limits: BELOW, cases: [flat("all", { deductible: "500.00" })] })],
      }),
      versionFile("county.json", { region: COUNTY, from: "2019-01-01", extends: "parent", remove: ["a"] }),
    ),
    found: [
      ["schema", "next.json#from", 'expected a calendar day YYYY-MM-DD from 1900 to 2199, found "2019-02-30"'],
      lowLimit("next.json#benefits[0].limits[0]"),
    ],
  },
];
