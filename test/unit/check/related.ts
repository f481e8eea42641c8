/** Cases told apart by facts that stand together: the visit that shows what is wrong is one that can be. */
import { flat, benefitOf, packWith, pipelineFile, versionFile } from "./pack.ts";
import type { FindingCase } from "./pack.ts";
import type { Benefit } from "../../../src/rules/benefit.ts";
import type { Predicate } from "../../../src/rules/types.ts";

const inpatient: Predicate = { "==": [{ var: "visit.kind" }, "inpatient"] };
const admission = (operator: string, count: number): Predicate => ({ [operator]: [{ var: "visit.admission" }, count] });
const highest = (...tiers: readonly string[]): Predicate => ({ in: [{ var: "year.highestTier" }, tiers] });
const disease = (code: string): Predicate => ({ in: [code, { var: "visit.diseases" }] });
const CHRONIC: Predicate = { in: ["chronic", { var: "visit.programmes" }] };

/** Benefits of a province in which every visit counts for the year's highest tier. */
function benefits(...list: readonly Benefit[]): FindingCase["files"] {
  return packWith(pipelineFile({ highestTier: undefined }), versionFile("basic.json", { benefits: list }));
}

export const RELATED: readonly FindingCase[] = [
  {
    name: "two cases for an inpatient's first stays",
    files: benefits(
      benefitOf("a", {
        when: inpatient,
        cases: [
          flat("first", { when: admission("<", 3) }),
          flat("again", { when: admission("<", 3) }),
          flat("later", { when: admission(">=", 3) }),
        ],
      }),
    ),
    found: [
      [
        "cases_conflict",
        "basic.json#benefits[0].cases[1]",
        "first and again both hold for visit.kind=inpatient, visit.admission=1",
        { "visit.kind": "inpatient", "visit.admission": 1 },
      ],
    ],
  },
  {
    name: "an outpatient before any stay, beside inpatients in one list",
    files: benefits(
      benefitOf("a", {
        when: { in: [{ var: "visit.kind" }, ["inpatient", "chronic"]] },
        cases: [flat("none", { when: admission("==", 0) }), flat("some", { when: admission(">", 0) })],
      }),
    ),
    found: [],
  },
  {
    name: "two cases under the tiers of a list, of which no visit of the first can be",
    files: benefits(
      benefitOf("a", { when: highest("none", "township", "county"), cases: [flat("one"), flat("other")] }),
    ),
    found: [
      [
        "cases_conflict",
        "basic.json#benefits[0].cases[1]",
        "one and other both hold for year.highestTier=township",
        { "year.highestTier": "township" },
      ],
    ],
  },
  {
    name: "two cases under a list that begins below the visit's own tier",
    files: benefits(
      benefitOf("a", {
        when: { "==": [{ var: "visit.tier" }, "county"] },
        cases: [
          flat("one", { when: highest("township", "city") }),
          flat("other", { when: highest("township", "city") }),
          flat("rest", { when: highest("county", "province") }),
        ],
      }),
    ),
    found: [
      [
        "cases_conflict",
        "basic.json#benefits[0].cases[1]",
        "one and other both hold for visit.tier=county, year.highestTier=city",
        { "visit.tier": "county", "year.highestTier": "city" },
      ],
    ],
  },
  {
    name: "two cases where some visits of a list do not count for the year's highest tier",
    files: packWith(
      versionFile("basic.json", {
        benefits: [
          benefitOf("a", {
            when: {
              and: [
                { in: [{ var: "visit.place" }, ["county", "outside"]] },
                { "==": [{ var: "visit.tier" }, "city"] },
                highest("county"),
              ],
            },
            cases: [flat("one"), flat("other")],
          }),
        ],
      }),
    ),
    found: [
      [
        "cases_conflict",
        "basic.json#benefits[0].cases[1]",
        "one and other both hold for visit.place=outside, visit.tier=city, year.highestTier=county",
        { "visit.place": "outside", "visit.tier": "city", "year.highestTier": "county" },
      ],
    ],
  },
  {
    name: "nothing of a disease outside the programme that it implies",
    files: benefits(
      benefitOf("in", { when: disease("I10"), cases: [flat("programme", { when: CHRONIC })] }),
      benefitOf("out", {
        when: { "!": CHRONIC },
        cases: [flat("other", { when: disease("J20") }), flat("rest", { when: { "!": disease("J20") } })],
      }),
    ),
    found: [],
  },
  {
    name: "a disease of one list that implies no programme, beside one that does",
    files: benefits(
      benefitOf("a", {
        when: { some: [{ var: "visit.diseases" }, { in: [{ var: "" }, ["I10", "J20"]] }] },
        cases: [flat("programme", { when: CHRONIC })],
      }),
    ),
    found: [
      [
        "uncovered_visit",
        "basic.json#benefits[0].cases",
        "no case holds for visit.diseases={J20}, visit.programmes={}",
        { "visit.diseases": ["J20"], "visit.programmes": [] },
      ],
    ],
  },
  {
    name: "a disease that implies a programme only by one of the pipelines",
    files: packWith(
      {
        file: "later.json",
        data: {
          ...(pipelineFile().data as object),
          from: "2019-01-01",
          programmes: { chronic: { title: { zh: "一", en: "one" }, diseases: ["E11"] } },
        },
      },
      versionFile("basic.json", {
        benefits: [benefitOf("a", { when: disease("I10"), cases: [flat("programme", { when: CHRONIC })] })],
      }),
    ),
    found: [
      [
        "uncovered_visit",
        "basic.json#benefits[0].cases",
        "no case holds for visit.diseases={I10}, visit.programmes={}",
        { "visit.diseases": ["I10"], "visit.programmes": [] },
      ],
    ],
  },
];
