/** Several faults at once: all of a stage are found, in the order of the input. */
import type { RuleFile } from "../../src/index.ts";
import {
  BASIC,
  BENEFIT,
  BILL,
  CASE,
  claimWith,
  fileOf,
  HOSPITAL,
  packLayer,
  packOf,
  PERSON,
  PIPELINE,
  REGIONS,
  VISIT,
  withPaid,
} from "./pack.ts";
import { ofClaim, ofFile } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import { AMOUNT, both, DAY, FINITE, KEY, NAME, NO_MARK, OTHER_KEY, RATE, REGION, SHALLOW, TIER } from "./words.ts";

const OPERATORS = "and or ! == != < <= > >= in some var";

const IN_CLAIMS: readonly Refusal[] = [
  {
    name: "in every part of a claim, those of its shape first",
    claim: {
      id: "c-1",
      extra: 1,
      person: { ...PERSON, region: "41", birthDate: "2018-12-01" },
      visit: { ...VISIT, discharged: "2018-10-01", facility: { ...HOSPITAL, tier: "village" } },
      lines: [
        { id: "1", catalogue: "A", amount: "1e3" },
        { id: "2", catalogue: "B", amount: "1.00" },
        { id: "2", catalogue: "A", amount: "-9.00", day: "2018-02-30" },
        { id: "2", amount: "1.00", split: BILL },
      ],
      bill: BILL,
      paid: [
        { layer: "basic", amount: "1.00", buckets: {} },
        { layer: "", amount: 0 },
        { layer: "basic", amount: 0 },
      ],
    },
    issues: [
      ofClaim("person.region", REGION, '"41"'),
      ofClaim("visit.facility.tier", TIER, '"village"'),
      ofClaim("lines[0].amount", both("不带指数的数字", "digits without an exponent"), '"1e3"'),
      ofClaim("lines[2].day", DAY, '"2018-02-30"'),
      ofClaim("paid[1].layer", NAME, '""'),
      ofClaim("extra", KEY, '"extra"'),
      ofClaim("", both("lines 与 bill 恰有其一", "exactly one of lines and bill"), "lines, bill"),
      ofClaim("lines[3].id", both("与 lines[1] 不同的编号", "an id other than that of lines[1]"), '"2"'),
      ofClaim(
        "lines[1].preSelfPayRate",
        both("乙类先行自付比例,0 至 1", "the share paid first for catalogue B, 0 to 1"),
        "nothing",
      ),
      ofClaim("lines[3].amount", both("split 之和 1500.00", "the sum of split, 1500.00"), '"1.00"', "unbalanced"),
      ofClaim("paid[2].layer", both("与 paid[0] 不同的层", "a layer other than that of paid[0]"), '"basic"'),
      ofClaim("paid[0].buckets", both("合计等于 amount,1.00", "a sum equal to amount, 1.00"), "0.00", "unbalanced"),
    ],
  },
  {
    name: "everything that is no plain data",
    claim: {
      ...claimWith({ bill: { ...BILL, inScope: Number.NaN, ownPay: Number.POSITIVE_INFINITY } }),
      person: { ...PERSON, birthDate: new Date(0), categories: [() => 1] },
      visit: { ...VISIT, settled: "\uD800", programmes: [undefined, Symbol("x")], grade: 1n },
    },
    issues: [
      ofClaim("person.birthDate", both("普通的对象或列表", "a plain object or list"), "an object of a class"),
      ofClaim("person.categories[0]", both("JSON 值", "a JSON value"), "a function"),
      ofClaim("visit.settled", both("完整的 Unicode 文本", "well-formed Unicode text"), "a lone surrogate"),
      ofClaim("visit.programmes[0]", both("JSON 值", "a JSON value"), "nothing"),
      ofClaim("visit.programmes[1]", both("JSON 值", "a JSON value"), "a symbol"),
      ofClaim("visit.grade", both("JSON 值", "a JSON value"), "a bigint"),
      ofClaim("bill.inScope", FINITE, "NaN"),
      ofClaim("bill.ownPay", FINITE, "Infinity"),
    ],
  },
];

/** A pipeline of four layers, the last of which has no rule. */
function longer(basic: readonly unknown[], critical: readonly unknown[]): readonly RuleFile[] {
  return [
    fileOf("regions.json", REGIONS),
    fileOf("pipeline.json", {
      ...PIPELINE,
      order: ["basic", "criticalIllness", "supplemental", "backstop"],
      optional: [],
    }),
    fileOf("basic.json", {
      ...BASIC,
      benefits: basic,
      notEncoded: [{ source: "n 9", why: { zh: "另有规定", en: "the notice says so" } }],
    }),
    fileOf("critical.json", { ...packLayer("criticalIllness"), benefits: critical }),
    fileOf("supplemental.json", { ...packLayer("supplemental"), to: "2018-10-31" }),
  ];
}

const IN_SETTLING: readonly Refusal[] = [
  {
    name: "in every layer, whether rules, facts or payments",
    rules: longer(
      [{ ...BENEFIT, cases: [CASE, { ...CASE, id: "b" }] }],
      [{ ...BENEFIT, limits: [], when: { ">": [{ var: "person.age" }, 60] } }],
    ),
    claim: claimWith(),
    issues: [
      {
        code: "rule_conflict",
        cases: ["all", "b"],
        file: "basic.json",
        claim: "c-1",
        path: "benefits.half.cases",
        expected: both("恰有一种情形成立", "exactly one case that holds"),
        found: "all, b",
      },
      {
        code: "missing_fact",
        fact: "person.age",
        claim: "c-1",
        path: "person.birthDate",
        expected: both("规则所读的事实 person.age", "the fact person.age, which a rule reads"),
        found: "nothing",
      },
      ofClaim(
        "supplemental",
        both("990100 该层有效的规则", "a rule set of this layer in force in 990100"),
        "a version that has ended",
        "not_in_force",
      ),
      ofClaim(
        "backstop",
        both("990100 该层有效的规则", "a rule set of this layer in force in 990100"),
        "nothing",
        "no_rule",
      ),
      {
        ...ofClaim(
          "notEncoded",
          both("规则文件能表达的单据(另有规定)", "a claim that the rule file can express (the notice says so)"),
          "n 9",
          "not_encoded",
        ),
        file: "basic.json",
      },
    ],
  },
  {
    name: "in given payments: layers and codes come before amounts",
    claim: {
      ...withPaid({ layer: "basic", amount: "9999.00" }, { layer: "backstop", amount: "1.00" }),
      bill: [{ ...BILL, tags: ["food"] }],
    },
    issues: [
      ofClaim("bill[0].tags[0]", both("本地区声明的标签", "a declared tag"), '"food"'),
      ofClaim("paid[1].layer", both("支付顺序中的层", "a layer of the pipeline"), '"backstop"', "unknown_layer"),
    ],
  },
  {
    name: "in given payments of two layers",
    claim: withPaid(
      { layer: "basic", amount: "2000.00" },
      { layer: "criticalIllness", amount: "0.02", buckets: { inScope: "0.01", ownPay: "0.01" } },
    ),
    issues: [
      ["paid[0].amount", "1500.00", "2000.00"],
      ["paid[1].buckets.inScope", "0.00", "0.01"],
      ["paid[1].buckets.ownPay", "0.00", "0.01"],
    ].map(([path = "", unpaid = "", found = ""]) =>
      ofClaim(path, both(`至多未付的 ${unpaid}`, `at most what is unpaid, ${unpaid}`), found, "overpaid"),
    ),
  },
];

const IN_FILES: readonly Refusal[] = [
  {
    name: "in two rule files, of shape, names and conditions",
    rules: [
      fileOf("regions.json", REGIONS),
      fileOf("pipeline.json", { ...PIPELINE, selectBy: "birth", order: ["basic", "nowhere"], optional: [], x: 1 }),
      fileOf("basic.json", {
        ...BASIC,
        region: "110000",
        to: "2017-01-01",
        benefits: [
          { ...BENEFIT, source: "m", when: { xor: [] }, limits: [{ amount: "-1", on: "paid", per: "year" }] },
          { ...BENEFIT, cases: [{ ...CASE, bands: [{ upTo: "2.00", rate: "50%" }] }] },
        ],
      }),
    ],
    issues: [
      ofFile(
        "pipeline.json",
        "selectBy",
        { zh: '"admission"、"discharge"、"settlement" 之一', en: 'one of "admission", "discharge", "settlement"' },
        '"birth"',
      ),
      ofFile("pipeline.json", "x", KEY, '"x"'),
      ofFile(
        "pipeline.json",
        "order[1]",
        both(
          "八层之一,或本地区或上级流程声明的层",
          "one of the eight layers, or one that a pipeline of the region or above declares",
        ),
        '"nowhere"',
      ),
      ofFile("basic.json", "benefits[0].limits[0].amount", AMOUNT, '"-1"'),
      ofFile("basic.json", "benefits[1].cases[0].bands[0].rate", RATE, '"50%"'),
      ofFile("basic.json", "benefits[1].id", both("不重复的值", "a value that is not there twice"), '"half"'),
      ofFile("basic.json", "to", both("不早于首日 2018-01-01", "a day on or after 2018-01-01"), '"2017-01-01"'),
      ofFile("basic.json", "region", both("regions.json 中的地区", "a region of regions.json"), '"110000"'),
      ofFile("basic.json", "benefits[0].source", both("文件键之一:n", "a key of documents first: n"), '"m"'),
      ofFile(
        "basic.json",
        "benefits[0].when.xor",
        both(`运算符之一:${OPERATORS}`, `one of the operators ${OPERATORS}`),
        '"xor"',
        "unsupported_operator",
      ),
    ],
  },
  {
    name: "in files that can be read, beside others that cannot",
    rules: [
      { file: "mark.json", text: '\uFEFF{"layer":"basic"}' },
      ...packOf({ benefits: [{ ...BENEFIT, limits: [{ amount: "-1.00", on: "paid", per: "year" }] }] }),
      { file: "deep.json", text: "[".repeat(20_000) },
      fileOf("nan.json", { ...BASIC, from: Number.NaN, constructor: 1 }),
    ],
    issues: [
      ofFile("mark.json", "", NO_MARK, "U+FEFF at line 1, column 1"),
      ofFile("basic.json", "benefits[0].limits[0].amount", AMOUNT, '"-1.00"'),
      ofFile("deep.json", "", SHALLOW, "more at line 1, column 65"),
      ofFile("nan.json", "constructor", OTHER_KEY, '"constructor"'),
      ofFile("nan.json", "from", FINITE, "NaN"),
    ],
  },
];

/** All of them. */
export const TOGETHER: readonly Refusal[] = [...IN_CLAIMS, ...IN_SETTLING, ...IN_FILES];
