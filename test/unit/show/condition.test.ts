import { describe, expect, it } from "vitest";
import type { Predicate } from "../../../src/rules/types.ts";
import { conditionWords } from "../../../src/show/condition.ts";
import { namesFrom } from "../../../src/show/names.ts";

const NONE = new Map<string, never>();
const names = namesFrom({
  layers: NONE,
  payers: NONE,
  tags: NONE,
  programmes: NONE,
  flags: NONE,
  categories: new Map([["urban", { title: { zh: "城镇", en: "urban" } }]]),
  certificates: NONE,
  classes: NONE,
});

const say = (predicate: Predicate | undefined) => {
  const { zh, en } = conditionWords(predicate, names.value);
  return [zh, en];
};

const tcm = { var: "visit.tcm" };
const age = { var: "person.age" };
const kind = { var: "visit.kind" };
const categories = { var: "person.categories" };

describe("a condition in words", () => {
  it.each<[Predicate | undefined, string, string]>([
    [undefined, "一律适用", "always"],
    [tcm, "在中医医院", "the hospital is one of traditional Chinese medicine"],
    [{ "!": tcm }, "不在中医医院", "the hospital is not one of traditional Chinese medicine"],
    [{ "!": [{ "!": [tcm] }] }, "在中医医院", "the hospital is one of traditional Chinese medicine"],
    [{ "==": [tcm, true] }, "在中医医院", "the hospital is one of traditional Chinese medicine"],
    [{ "==": [tcm, false] }, "不在中医医院", "the hospital is not one of traditional Chinese medicine"],
    [{ "!=": [tcm, false] }, "在中医医院", "the hospital is one of traditional Chinese medicine"],
    [{ "!=": [true, tcm] }, "不在中医医院", "the hospital is not one of traditional Chinese medicine"],
    [{ "<": [age, 14] }, "年龄小于 14 周岁", "the person's age is below 14"],
    [{ "<=": [age, 14] }, "年龄至多 14 周岁", "the person's age is at most 14"],
    [{ ">": [age, 14] }, "年龄大于 14 周岁", "the person's age is above 14"],
    [{ ">=": [age, 14] }, "年龄至少 14 周岁", "the person's age is at least 14"],
    [{ "<": [14, age] }, "年龄大于 14 周岁", "the person's age is above 14"],
    [{ ">=": [14, age] }, "年龄至多 14 周岁", "the person's age is at most 14"],
    [{ "!": { "<": [age, 14] } }, "年龄至少 14 周岁", "the person's age is at least 14"],
    [{ "!": { ">=": [14, age] } }, "年龄大于 14 周岁", "the person's age is above 14"],
    [{ "==": [age, 14] }, "年龄为 14 周岁", "the person's age is 14"],
    [{ "==": [kind, "chronic"] }, "就诊类别为门诊慢性病", "the kind of visit is chronic outpatient"],
    [{ "!": { "!=": [kind, "chronic"] } }, "就诊类别为门诊慢性病", "the kind of visit is chronic outpatient"],
    [{ "!=": ["chronic", kind] }, "就诊类别不是门诊慢性病", "the kind of visit is not chronic outpatient"],
    [{ in: [kind, ["chronic"]] }, "就诊类别为门诊慢性病", "the kind of visit is chronic outpatient"],
    [
      { in: [kind, ["inpatient", "emergency"]] },
      "就诊类别为住院、急诊之一",
      "the kind of visit is one of inpatient, emergency",
    ],
    [
      { "!": { in: [kind, ["inpatient", "emergency"]] } },
      "就诊类别不是住院、急诊中任何一项",
      "the kind of visit is none of inpatient, emergency",
    ],
    [{ in: ["urban", categories] }, "人员类别含城镇", "the person's categories include urban"],
    [
      { "!": { in: ["subsistence", categories] } },
      "人员类别不含低保对象",
      "the person's categories do not include subsistence allowance",
    ],
    [
      { some: [categories, { in: [{ var: "" }, ["urban", "orphan"]] }] },
      "人员类别含城镇、孤儿（含事实无人抚养儿童）之一",
      "the person's categories include one of urban, orphan",
    ],
    [
      { "!": { some: [categories, { in: [{ var: "" }, ["urban", "orphan"]] }] } },
      "人员类别不含城镇、孤儿（含事实无人抚养儿童）中任何一项",
      "the person's categories include none of urban, orphan",
    ],
    [
      { in: ["basic", { var: "paid.layers" }] },
      "已支付的层含基本医保统筹",
      "the layers that have paid include Basic insurance",
    ],
    [{ in: ["I10", { var: "visit.diseases" }] }, "疾病编码含I10", "the disease codes of the visit include I10"],
    [{ and: [tcm] }, "在中医医院", "the hospital is one of traditional Chinese medicine"],
    [
      { or: [{ and: [{ "<": [age, 14] }, { "==": [kind, "inpatient"] }] }, { var: "visit.accident" }] },
      "（年龄小于 14 周岁，且就诊类别为住院），或因意外伤害",
      "(the person's age is below 14 and the kind of visit is inpatient) or the visit is for an accidental injury",
    ],
    [
      { "!": { or: [{ "<": [age, 14] }, { and: [tcm, { var: "visit.referred" }] }] } },
      "年龄至少 14 周岁，且（不在中医医院，或未经转诊）",
      "the person's age is at least 14 and (the hospital is not one of traditional Chinese medicine or the patient was not referred)",
    ],
    [
      { and: [tcm, { or: [{ "!": { and: [{ "<": [age, 3] }] } }] }] },
      "在中医医院，且年龄至少 3 周岁",
      "the hospital is one of traditional Chinese medicine and the person's age is at least 3",
    ],
  ])("%j", (predicate, zh, en) => {
    expect(say(predicate)).toEqual([zh, en]);
  });
});
