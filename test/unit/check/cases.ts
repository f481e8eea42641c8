/** What is wrong between the cases of a benefit, with the visit that shows it. */
import { flat, inCategory, packOf, packWith, pipelineFile, versionFile, benefitOf } from "./pack.ts";
import type { FindingCase } from "./pack.ts";
import type { Predicate } from "../../../src/rules/types.ts";
import { PIPELINE } from "../rules/files.ts";

const tier = (code: string): Predicate => ({ "==": [{ var: "visit.tier" }, code] });
const age = (operator: string, years: number): Predicate => ({ [operator]: [{ var: "person.age" }, years] });
const poor = inCategory("subsistence", "orphan");
const NEVER = "it holds for no visit that can be";

/** The cases of the province's benefit, which is for inpatients. */
function cases(...list: readonly object[]): FindingCase["files"] {
  return packOf([["cases"], list]);
}

export const CASES: readonly FindingCase[] = [
  {
    name: "two cases that both hold where conditions meet",
    files: cases(flat("young", { when: age("<=", 14) }), flat("old", { when: age(">=", 14) })),
    found: [
      [
        "cases_conflict",
        "basic.json#benefits[0].cases[1]",
        "young and old both hold for visit.kind=inpatient, person.age=14",
        { "visit.kind": "inpatient", "person.age": 14 },
      ],
    ],
  },
  {
    name: "three cases that hold in pairs",
    files: cases(flat("a", { when: poor }), flat("b", { when: tier("city") }), flat("c")),
    found: [
      [
        "cases_conflict",
        "basic.json#benefits[0].cases[2]",
        "b and c both hold for visit.kind=inpatient, person.categories={}, visit.tier=city",
        { "visit.kind": "inpatient", "person.categories": [], "visit.tier": "city" },
      ],
      [
        "cases_conflict",
        "basic.json#benefits[0].cases[1]",
        "a and b both hold for visit.kind=inpatient, person.categories={subsistence}, visit.tier=city",
        { "visit.kind": "inpatient", "person.categories": ["subsistence"], "visit.tier": "city" },
      ],
      [
        "cases_conflict",
        "basic.json#benefits[0].cases[2]",
        "a and c both hold for visit.kind=inpatient, person.categories={subsistence}, visit.tier=city",
        { "visit.kind": "inpatient", "person.categories": ["subsistence"], "visit.tier": "city" },
      ],
    ],
  },
  {
    name: "nothing where the better counts, or the first of the year, or one is the exception to the other",
    files: packWith(
      versionFile("basic.json", {
        benefits: [
          benefitOf("first", { choose: "first-of-year", cases: [flat("a"), flat("b")] }),
          benefitOf("best", { choose: "best", cases: [flat("a"), flat("b")] }),
          benefitOf("exception", { cases: [flat("all"), flat("poor", { when: poor, exceptionTo: "all" })] }),
        ],
      }),
    ),
    found: [],
  },
  {
    name: "a visit that no case covers",
    files: cases(flat("township", { when: tier("township") }), flat("county", { when: tier("county") })),
    found: [
      [
        "uncovered_visit",
        "basic.json#benefits[0].cases",
        "no case holds for visit.kind=inpatient, visit.tier=city",
        { "visit.kind": "inpatient", "visit.tier": "city" },
      ],
    ],
  },
  {
    name: "a number that no case covers, in an added benefit of a county",
    files: packWith(
      versionFile("county.json", {
        region: "990101",
        extends: "parent",
        add: [benefitOf("a", { cases: [flat("low", { when: age("<", 14) }), flat("high", { when: age(">", 14) })] })],
      }),
    ),
    found: [
      [
        "uncovered_visit",
        "county.json#add[0].cases",
        "no case holds for visit.kind=inpatient, person.age=14",
        { "visit.kind": "inpatient", "person.age": 14 },
      ],
    ],
  },
  {
    name: "nothing where the file refuses such visits",
    files: packWith(
      versionFile("basic.json", {
        benefits: [benefitOf("a", { cases: [flat("county", { when: { "!": tier("province") } })] })],
        notEncoded: [{ source: "n", why: { zh: "一", en: "one" }, when: tier("province") }],
      }),
    ),
    found: [],
  },
  {
    name: "but not where it only notes them",
    files: packWith(
      versionFile("basic.json", {
        benefits: [benefitOf("a", { cases: [flat("county", { when: { "!": tier("province") } })] })],
        notEncoded: [{ source: "n", why: { zh: "一", en: "one" }, when: tier("province"), effect: "note" }],
      }),
    ),
    found: [
      [
        "uncovered_visit",
        "basic.json#benefits[0].cases",
        "no case holds for visit.kind=inpatient, visit.tier=province",
        { "visit.kind": "inpatient", "visit.tier": "province" },
      ],
    ],
  },
  {
    name: "benefits, cases, adjustments, entries and entitlements that hold for no visit",
    files: packWith(
      pipelineFile({
        entitlements: [{ ...PIPELINE.entitlements?.[0], when: { and: [age("<", 18), age(">", 17)] } }],
      }),
      versionFile("basic.json", {
        benefits: [
          benefitOf("never", { when: { and: [tier("city"), tier("county")] } }),
          benefitOf("shadowed", {
            cases: [flat("all"), flat("over", { exceptionTo: "all" }), flat("no", { when: age("<", 0) })],
            adjust: [
              { id: "x", source: "n", when: { "==": [{ var: "visit.kind" }, "outpatient"] }, rate: { add: "0.10" } },
            ],
          }),
        ],
        notEncoded: [
          { source: "n", why: { zh: "一", en: "one" }, when: { ">": [{ var: "visit.grade" }, 3] }, effect: "note" },
        ],
      }),
    ),
    found: [
      ["never_applies", "pipeline.json#entitlements[0]", NEVER],
      ["never_applies", "basic.json#benefits[0].when", NEVER],
      ["never_applies", "basic.json#benefits[1].cases[0]", NEVER],
      ["never_applies", "basic.json#benefits[1].cases[2]", NEVER],
      ["never_applies", "basic.json#benefits[1].adjust[0]", NEVER],
      ["never_applies", "basic.json#notEncoded[0]", NEVER],
    ],
  },
  {
    name: "rules of a layer that no order has",
    files: packWith(versionFile("extra.json", { layer: "backstop", benefits: [] })),
    found: [["never_applies", "extra.json#layer", "no pipeline has this layer in its order"]],
  },
  {
    name: "layers that pay later cannot have paid, nor can the year's highest tier be below the visit's",
    files: packWith(
      pipelineFile({ highestTier: undefined }),
      versionFile("basic.json", {
        benefits: [
          benefitOf("later", { when: { in: ["civilServants", { var: "paid.layers" }] } }),
          benefitOf("own", { when: { in: ["hospitalWaiver", { var: "paid.layers" }] } }),
          benefitOf("tier", {
            when: { and: [tier("province"), { "==": [{ var: "year.highestTier" }, "county"] }] },
          }),
          benefitOf("stay", {
            when: {
              and: [{ "==": [{ var: "visit.kind" }, "inpatient"] }, { "<": [{ var: "visit.admission" }, 1] }],
            },
          }),
        ],
      }),
    ),
    found: [
      ["never_applies", "basic.json#benefits[0].when", NEVER],
      ["never_applies", "basic.json#benefits[2].when", NEVER],
      ["never_applies", "basic.json#benefits[3].when", NEVER],
    ],
  },
  {
    name: "nothing of a tier where some visits do not count for the year's highest",
    files: packOf([["when"], { and: [tier("province"), { "==": [{ var: "year.highestTier" }, "county"] }] }]),
    found: [],
  },
  {
    name: "more visits than can be looked at: said, not guessed",
    files: packOf(
      [["choose"], "best"],
      [
        ["cases"],
        [
          ...[
            "registeredPoor",
            "extremePoor",
            "subsistence",
            "marginal",
            "returnedPoor",
            "illnessPoor",
            "unstable",
          ].map((code, at) =>
            flat(`c${at}`, {
              when: { and: [inCategory(code), age("<", at + 1), { "==": [{ var: "visit.admission" }, at + 3] }] },
            }),
          ),
          flat("rest", {
            when: {
              and: [
                tier("city"),
                { var: "visit.referred" },
                { var: "visit.tcm" },
                { var: "visit.designated" },
                { "==": [{ var: "visit.grade" }, 2] },
              ],
            },
          }),
        ],
      ],
    ),
    found: [
      [
        "too_many_visits",
        "basic.json#benefits[0]",
        "its conditions tell more than 100000 visits apart; they were not all looked at",
      ],
    ],
  },
];
