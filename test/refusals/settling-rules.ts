/** Claims that are right in themselves, and refused by the rules. */
import type { Issue, RuleFile } from "../../src/index.ts";
import { BENEFIT, CASE, claimOn, fileOf, packLayer, packOf, withPaid, withPerson, withPipeline } from "./pack.ts";
import type { Fields } from "./pack.ts";
import { ofClaim } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import { both } from "./words.ts";

const PIPELINE_IN_FORCE = both("990100 当日有效的支付顺序", "a pipeline of 990100 in force on that day");
const LAYER_IN_FORCE = both("990100 该层有效的规则", "a rule set of this layer in force in 990100");
const DAY = "2018-07-01";

/** No rule for the place or the day. */
export const PLACES: readonly Refusal[] = [
  {
    name: "an unknown region",
    claim: withPerson({ region: "110000" }),
    issues: [ofClaim("person.region", both("规则库中的地区", "a region of the rulebook"), "110000", "unknown_region")],
  },
  ...(["2017-12-31", "1900-01-01"] as const).map((day) => ({
    name: `a day before the first pipeline: ${day}`,
    claim: claimOn(day),
    issues: [ofClaim("visit.discharged", PIPELINE_IN_FORCE, `nothing on ${day}, known at ${day}`, "not_in_force")],
  })),
  {
    name: "a day after the `to` of the pipeline",
    claim: claimOn("2020-01-01"),
    issues: [ofClaim("visit.discharged", PIPELINE_IN_FORCE, "pipeline.json to 2019-12-31", "not_in_force")],
  },
  {
    name: "a day of knowledge before the first pipeline",
    claim: claimOn("2018-01-01"),
    options: { knownAt: "2017-12-31" },
    issues: [
      ofClaim("visit.discharged", PIPELINE_IN_FORCE, "nothing on 2018-01-01, known at 2017-12-31", "not_in_force"),
    ],
  },
  {
    name: "a day before the first version of a layer",
    rules: packOf({ from: "2018-07-02" }),
    claim: claimOn(DAY),
    issues: [ofClaim("basic", LAYER_IN_FORCE, "nothing", "no_rule")],
  },
  {
    name: "a day before a version is published",
    rules: packOf({ published: "2018-07-02" }),
    claim: claimOn(DAY),
    issues: [ofClaim("basic", LAYER_IN_FORCE, "nothing", "no_rule")],
  },
  {
    name: "a day after the `to` of a version, also of an optional layer",
    rules: packOf({ to: "2018-06-30" }, fileOf("critical.json", { ...packLayer("criticalIllness"), to: "2018-06-30" })),
    claim: claimOn(DAY),
    issues: ["basic", "criticalIllness"].map((layer) =>
      ofClaim(layer, LAYER_IN_FORCE, "a version that has ended", "not_in_force"),
    ),
  },
];

function missing(fact: string, path = fact): Issue {
  const expected = both(`规则所读的事实 ${fact}`, `the fact ${fact}, which a rule reads`);
  return { code: "missing_fact", fact, claim: "c-1", path, expected, found: "nothing" };
}

/** The pack whose benefit takes off a quantity of the layer before. */
function lessOf(of: string): readonly RuleFile[] {
  const less = { ...BENEFIT, id: "rest", limits: [], base: { of: ["inScope"], less: [{ of, what: "deductible" }] } };
  return packOf({}, fileOf("critical.json", { ...packLayer("criticalIllness"), benefits: [less] }));
}

/** Two benefits of the pack, each with a condition. */
function readers(...conditions: readonly Fields[]): readonly RuleFile[] {
  return packOf({ benefits: conditions.map((when, i) => ({ ...BENEFIT, id: `b${i}`, when, limits: [] })) });
}

/** Facts that rules read, and cases that hold. */
export const FACTS: readonly Refusal[] = [
  {
    name: "facts that rules read and the claim lacks",
    rules: readers(
      { "==": [{ var: "person.insurance" }, "resident"] },
      { ">=": [{ var: "person.age" }, 60] },
      { in: ["marginal", { var: "person.categories" }] },
      { "==": [{ var: "visit.grade" }, 3] },
      { var: "visit.tcm" },
      { var: "visit.referred" },
      { some: [{ var: "visit.diseases" }, { in: [{ var: "" }, ["I10"]] }] },
    ),
    issues: [
      missing("person.insurance"),
      missing("person.age", "person.birthDate"),
      missing("person.categories"),
      missing("visit.grade", "visit.facility.grade"),
      missing("visit.tcm", "visit.facility.tcm"),
      missing("visit.referred"),
      missing("visit.diseases"),
    ],
  },
  {
    name: "a fact that only the year's highest tier reads",
    rules: withPipeline({ highestTier: { when: { var: "visit.designated" } } }),
    issues: [missing("visit.designated", "visit.facility.designated")],
  },
  {
    name: "a quantity that a given payment does not state",
    rules: lessOf("basic"),
    claim: withPaid({ layer: "basic", amount: "1.00" }),
    issues: [missing("paid.basic.deductible")],
  },
  {
    name: "a quantity of one benefit of a given layer",
    rules: lessOf("basic.half"),
    claim: withPaid({ layer: "basic", amount: "1.00", deductible: "1.00" }),
    issues: [missing("paid.basic.half.deductible")],
  },
  {
    name: "two cases that both hold, in two benefits",
    rules: packOf({
      benefits: [
        { ...BENEFIT, cases: [CASE, { ...CASE, id: "city" }] },
        { ...BENEFIT, id: "second", cases: ["a", "b", "c"].map((id) => ({ ...CASE, id })) },
      ],
    }),
    issues: [
      ["half", "all", "city"],
      ["second", "a", "b", "c"],
    ].map(([benefit = "", ...cases]) => ({
      code: "rule_conflict",
      cases,
      file: "basic.json",
      claim: "c-1",
      path: `benefits.${benefit}.cases`,
      expected: both("恰有一种情形成立", "exactly one case that holds"),
      found: cases.join(", "),
    })),
  },
  {
    name: "what the rule file cannot express",
    rules: packOf({ notEncoded: [{ source: "n 9", why: { zh: "另有规定", en: "the notice says so" } }] }),
    issues: [
      {
        code: "not_encoded",
        file: "basic.json",
        claim: "c-1",
        path: "notEncoded",
        expected: both("规则文件能表达的单据(另有规定)", "a claim that the rule file can express (the notice says so)"),
        found: "n 9",
      },
    ],
  },
];
