/** The words for facts and for their national values. */
import type { Text } from "./rules/types.ts";

/** What a fact is called; `unit` follows an integer, `holds` and `fails` are the two sentences of a yes-or-no fact. */
export interface FactWords {
  readonly name: Text;
  readonly unit?: Text;
  readonly holds?: Text;
  readonly fails?: Text;
}

/** A yes-or-no fact: its name, and the two sentences. */
function yesOrNo([zh, zhHolds, zhFails]: Sentences, [en, enHolds, enFails]: Sentences): FactWords {
  return { name: { zh, en }, holds: { zh: zhHolds, en: enHolds }, fails: { zh: zhFails, en: enFails } };
}

type Sentences = readonly [name: string, holds: string, fails: string];

/** The words for every fact. */
export const FACT_WORDS: { readonly [fact: string]: FactWords } = {
  "person.insurance": { name: { zh: "险种", en: "the insurance" } },
  "person.categories": { name: { zh: "人员类别", en: "the person's categories" } },
  "person.certificates": { name: { zh: "证件或资格", en: "the person's certificates" } },
  "person.mother.categories": { name: { zh: "母亲的人员类别", en: "the categories of the person's mother" } },
  "person.age": { name: { zh: "年龄", en: "the person's age" }, unit: { zh: " 周岁", en: "" } },
  "person.ageMonths": { name: { zh: "足月龄", en: "the person's age in full months" }, unit: { zh: " 个月", en: "" } },
  "person.ageDays": {
    name: { zh: "出生后天数", en: "the days since the person's birth" },
    unit: { zh: " 天", en: "" },
  },
  "visit.kind": { name: { zh: "就诊类别", en: "the kind of visit" } },
  "visit.tier": { name: { zh: "医院级别", en: "the tier of the hospital" } },
  "visit.grade": { name: { zh: "医院等级", en: "the grade of the hospital" }, unit: { zh: " 级", en: "" } },
  "visit.class": { name: { zh: "本地医院类别", en: "the region's class of the hospital" } },
  "visit.place": { name: { zh: "就医地", en: "the place of care" } },
  "visit.referred": yesOrNo(
    ["转诊", "经转诊", "未经转诊"],
    ["referral", "the patient was referred", "the patient was not referred"],
  ),
  "visit.designated": yesOrNo(
    ["定点", "在定点医疗机构", "不在定点医疗机构"],
    ["designation", "the hospital is designated", "the hospital is not designated"],
  ),
  "visit.tcm": yesOrNo(
    ["中医医院", "在中医医院", "不在中医医院"],
    [
      "TCM hospital",
      "the hospital is one of traditional Chinese medicine",
      "the hospital is not one of traditional Chinese medicine",
    ],
  ),
  "visit.accident": yesOrNo(
    ["意外伤害", "因意外伤害", "非因意外伤害"],
    ["accident", "the visit is for an accidental injury", "the visit is not for an accidental injury"],
  ),
  "visit.continuation": yesOrNo(
    ["连续住院", "为连续住院", "不是连续住院"],
    ["continuation", "the stay continues another", "the stay does not continue another"],
  ),
  "visit.duringStay": yesOrNo(
    ["在另一次住院期间", "在另一次住院期间", "不在另一次住院期间"],
    ["during a stay", "the visit lies within another stay", "the visit does not lie within another stay"],
  ),
  "visit.programmes": { name: { zh: "专项保障", en: "the programmes of the visit" } },
  "visit.flags": { name: { zh: "就诊标记", en: "the flags of the visit" } },
  "visit.diseases": { name: { zh: "疾病编码", en: "the disease codes of the visit" } },
  "visit.admission": {
    name: { zh: "本年住院次数（含本次）", en: "the number of stays of the year, this one included," },
    unit: { zh: " 次", en: "" },
  },
  "year.highestTier": { name: { zh: "本年最高就诊级别", en: "the highest tier visited in the year" } },
  "year.layers": { name: { zh: "本年已支付的层", en: "the layers that have paid in the year" } },
  "paid.layers": { name: { zh: "已支付的层", en: "the layers that have paid" } },
};

const TIER_WORDS: { readonly [tier: string]: Text } = {
  township: { zh: "乡镇（社区）", en: "township" },
  county: { zh: "县级", en: "county" },
  city: { zh: "市级", en: "city" },
  province: { zh: "省级", en: "province" },
};

const CATEGORY_WORDS: { readonly [category: string]: Text } = {
  registeredPoor: { zh: "建档立卡贫困人口", en: "registered poor" },
  extremePoor: { zh: "特困人员", en: "extreme poor" },
  subsistence: { zh: "低保对象", en: "subsistence allowance" },
  marginal: { zh: "低保边缘家庭", en: "marginal to subsistence" },
  returnedPoor: { zh: "返贫致贫人口", en: "returned to poverty" },
  illnessPoor: { zh: "因病致贫人口", en: "poor by illness" },
  unstable: { zh: "脱贫不稳定人口", en: "unstably out of poverty" },
  disabled: { zh: "重度残疾人", en: "severely disabled" },
  orphan: { zh: "孤儿（含事实无人抚养儿童）", en: "orphan" },
};

/** The words for the national values of facts of codes and sets; layers are named elsewhere, ICD-10 codes stay. */
export const VALUE_WORDS: { readonly [fact: string]: { readonly [value: string]: Text } } = {
  "person.insurance": {
    resident: { zh: "城乡居民", en: "residents'" },
    employee: { zh: "职工", en: "employees'" },
  },
  "person.categories": CATEGORY_WORDS,
  "person.mother.categories": CATEGORY_WORDS,
  "visit.kind": {
    inpatient: { zh: "住院", en: "inpatient" },
    outpatient: { zh: "普通门诊", en: "outpatient" },
    chronic: { zh: "门诊慢性病", en: "chronic outpatient" },
    special: { zh: "门诊特殊病（重特大疾病）", en: "special outpatient (major diseases)" },
    emergency: { zh: "急诊", en: "emergency" },
  },
  "visit.tier": TIER_WORDS,
  "visit.place": {
    county: { zh: "参保县内", en: "the insured county" },
    city: { zh: "参保市内、县外", en: "the same city (another county)" },
    province: { zh: "参保省内、市外", en: "the same province (another city)" },
    outside: { zh: "省外", en: "outside the province" },
  },
  "year.highestTier": { none: { zh: "无", en: "none" }, ...TIER_WORDS },
};
