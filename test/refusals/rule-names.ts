/** What rule files refer to: operators, facts, regions, benefits, each other. */
import type { Issue, Text } from "../../src/index.ts";
import {
  BASIC,
  BENEFIT,
  CASE,
  childOf,
  claimWith,
  DOCUMENTS,
  fileOf,
  packOf,
  PIPELINE,
  REGIONS,
  withBenefit,
  withPipeline,
} from "./pack.ts";
import type { Value } from "./pack.ts";
import { ofFile } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import { both, ID, LIST, NOT_EMPTY, oneOf } from "./words.ts";

const OPERATORS = "and or ! == != < <= > >= in some var";
const OPERATOR = both(`运算符之一:${OPERATORS}`, `one of the operators ${OPERATORS}`);
const ONE_OPERATOR = both("只有一个运算符的对象", "an object with one operator");

function at(path: string, expected: Text, found: string): Issue {
  return ofFile("basic.json", `benefits[0].${path}`, expected, found);
}
function operator(path: string, found: string): Issue {
  return ofFile("basic.json", `benefits[0].${path}`, OPERATOR, `"${found}"`, "unsupported_operator");
}
const when = (id: string, condition: Value): Value => ({ ...CASE, id, when: condition });

const CONDITIONS: readonly Refusal[] = [
  {
    name: "unknown operators, wherever they stand",
    rules: withBenefit({
      when: { "+": [1, 2] },
      cases: [
        when("a", { and: [{ missing: ["visit.kind"] }, { "!": { "===": [{ var: "visit.kind" }, "inpatient"] } }] }),
        when("b", { or: [{ if: [true, false] }, { toString: [] }, { var: "visit.referred" }] }),
      ],
      adjust: [{ id: "c", source: "n", rate: { set: "1" }, when: { method: ["x", "y"] } }],
    }),
    issues: [
      operator("cases[0].when.and[0].missing", "missing"),
      operator("cases[0].when.and[1].!.===", "==="),
      operator("cases[1].when.or[0].if", "if"),
      operator("cases[1].when.or[1].toString", "toString"),
      operator("when.+", "+"),
      operator("adjust[0].when.method", "method"),
    ],
  },
  {
    name: "conditions that read what is no fact, or compare what does not compare",
    rules: withBenefit({
      cases: [
        when("a", { "==": [{ var: "visit.color" }, "red"] }),
        when("b", { "==": [{ var: "visit" }, "red"] }),
        when("c", { "<": [{ var: "person.age" }, "60"] }),
        when("d", { "<": [{ var: "visit.kind" }, "inpatient"] }),
        when("e", { in: ["rich", { var: "person.categories" }] }),
        when("f", { var: "visit.kind" }),
        when("g", {}),
        when("h", null),
        when("i", { and: [] }),
        when("j", { "==": [{ var: "visit.kind" }] }),
      ],
    }),
    issues: [
      at("cases[0].when.==[0].var", both("已知事实名", "a known fact"), '"visit.color"'),
      at("cases[1].when.==[0].var", both("已知事实名", "a known fact"), '"visit"'),
      at("cases[2].when.<[1]", both("整数", "an integer"), '"60"'),
      at("cases[3].when.<", both("整数类事实", "an integer fact"), '"visit.kind"'),
      at(
        "cases[4].when.in[0]",
        both("person.categories 的已声明代码", "a declared code of person.categories"),
        '"rich"',
      ),
      at("cases[5].when", both("是非类事实", "a true-or-false fact"), '"visit.kind"'),
      at("cases[6].when", ONE_OPERATOR, "an object"),
      at("cases[7].when", ONE_OPERATOR, "null"),
      at("cases[8].when.and", NOT_EMPTY, "a list of 0"),
      at("cases[9].when.==", both("两项", "two operands"), "a list of 1"),
    ],
  },
];

const KNOWN = both("regions.json 中的地区", "a region of regions.json");
const DECLARED_LAYER = both(
  "八层之一,或本地区或上级流程声明的层",
  "one of the eight layers, or one that a pipeline of the region or above declares",
);

const NAMES: readonly Refusal[] = [
  {
    name: "unknown regions",
    rules: [
      fileOf("regions.json", [REGIONS[0], { ...REGIONS[1], parent: "110000" }]),
      fileOf("pipeline.json", { ...PIPELINE, region: "120000" }),
      fileOf("basic.json", { ...BASIC, region: "130000" }),
      fileOf("more/regions.json", [{ ...REGIONS[0], level: "city" }]),
    ],
    issues: [
      ofFile(
        "regions.json",
        "[1].parent",
        both("已知地区的代码,或 null", "the code of a known region, or null"),
        '"110000"',
      ),
      ofFile("pipeline.json", "region", KNOWN, '"120000"'),
      ofFile("basic.json", "region", KNOWN, '"130000"'),
      ofFile(
        "more/regions.json",
        "[0].code",
        both("与 regions.json 中相同的内容,或其他代码", "the same as in regions.json, or another code"),
        '"990000" with other content',
      ),
    ],
  },
  {
    name: "layers, tags, payers and documents that nothing declares",
    rules: [
      ...withPipeline({ order: ["basic", "nowhere"], optional: ["supplemental"] }),
      fileOf("more.json", {
        ...BASIC,
        layer: "noLayer",
        from: "2018-02-01",
        benefits: [
          {
            ...BENEFIT,
            source: "m 1",
            base: { of: ["inScope", "x"], tags: ["food"], less: [{ of: "first.a", what: "penalty" }] },
            payers: [{ payer: "nobody", share: "1" }],
          },
        ],
      }),
    ],
    issues: [
      ofFile("pipeline.json", "optional[0]", both("order 中的层", "a layer of order"), '"supplemental"'),
      ofFile("pipeline.json", "order[1]", DECLARED_LAYER, '"nowhere"'),
      ofFile("more.json", "benefits[0].base.of[1]", oneOf("inScope", "preSelfPay", "overLimit", "ownPay"), '"x"'),
      ofFile("more.json", "layer", DECLARED_LAYER, '"noLayer"'),
      ofFile("more.json", "benefits[0].source", both("文件键之一:n", "a key of documents first: n"), '"m 1"'),
      ofFile(
        "more.json",
        "benefits[0].base.tags[0]",
        both("本地区或上级流程声明的费用标签", "a tag that a pipeline of the region or above declares"),
        '"food"',
      ),
      ofFile("more.json", "benefits[0].base.less[0].of", DECLARED_LAYER, '"first"'),
      ofFile(
        "more.json",
        "benefits[0].payers[0].payer",
        both(
          "本地区或上级流程声明的支付方、层或 hospital",
          "a payer that a pipeline of the region or above declares, a layer, or hospital",
        ),
        '"nobody"',
      ),
    ],
  },
  {
    name: "the same version twice",
    rules: packOf({}, fileOf("again.json", BASIC)),
    issues: [
      ofFile(
        "again.json",
        "from",
        both("与 basic.json 不同的首日或公布日期", "another first day or day of publication than basic.json"),
        "2018-01-01, known from 2017-12-01",
      ),
    ],
  },
  {
    name: "an `amend` without a change, and of what cannot be an id",
    rules: packOf({}, childOf({ amend: { half: { adjust: [] }, other: {}, "a b": { adjust: [] } } })),
    issues: [
      ofFile("child.json", "amend.half.adjust", NOT_EMPTY, "a list of 0"),
      ofFile("child.json", "amend.other.adjust", LIST, "nothing"),
      ofFile("child.json", 'amend["a b"]', ID, '"a b"'),
    ],
  },
  {
    name: "an `amend` of what the same version removes and replaces",
    rules: packOf(
      {},
      childOf({
        remove: ["half"],
        replace: [BENEFIT],
        amend: { half: { adjust: [{ id: "a", source: "n", rate: { set: "1" } }] } },
      }),
    ),
    issues: ["remove[0]", "amend.half"].map((path) =>
      ofFile(
        "child.json",
        path,
        both("未在 replace、add、remove 中出现过的待遇", "a benefit that replace, add and remove do not name before"),
        '"half"',
      ),
    ),
  },
  {
    name: "an extension where there is nothing above",
    rules: packOf({ extends: "parent", benefits: undefined }),
    claim: claimWith(),
    issues: [ofFile("basic.json", "extends", both("有上级的地区", "a region that has a parent"), '"990000"')],
  },
  {
    name: "a fact for which a pipeline declares nothing",
    rules: withPipeline({
      entitlements: [
        { code: "a", title: { zh: "甲", en: "a" }, source: "x 1", when: { "==": [{ var: "visit.class" }, "first"] } },
      ],
      documents: DOCUMENTS,
    }),
    issues: [
      ofFile("pipeline.json", "entitlements[0].source", both("文件键之一:n", "a key of documents first: n"), '"x 1"'),
      ofFile(
        "pipeline.json",
        "entitlements[0].when.==[1]",
        both("visit.class 的已声明代码", "a declared code of visit.class"),
        '"first"',
      ),
    ],
  },
];

/** All of them. */
export const RULE_NAMES: readonly Refusal[] = [...CONDITIONS, ...NAMES];
