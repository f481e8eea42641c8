/** The shape of a claim. What its parts mean to each other is checked after it, in `parse.ts`. */
import { ICD10, TIERS } from "../facts.ts";
import { documentation, field, optional, strictObject } from "../rules/documented.ts";
import { checked } from "../rules/lists.ts";
import { benefitKey, day, matching, regionCode } from "../rules/terms.ts";
import { expecting } from "../rules/wording.ts";
import * as z from "zod";
import { AMOUNT, expectedDecimal, PRICE, QUANTITY, readForm, SHARE, SIGNED_AMOUNT } from "./decimal.ts";
import type { DecimalForm } from "./decimal.ts";
import { CATALOGUES, INSURANCES, KINDS, MAX_CODES, MAX_LINES, MAX_PAID, MAX_PARTS } from "./limits.ts";
import type {
  Claim,
  ClaimMother,
  ClaimPerson,
  DatedCode,
  EarlierParts,
  Facility,
  FeeLine,
  GivenPayment,
  Visit,
} from "./types.ts";

const TEXT = expecting("1 至 256 个字符的文本", "a text of 1 to 256 characters");
/** Any text that names something. */
export const name = z.string(TEXT).min(1, TEXT).max(256, TEXT);
/** Tier of a hospital. */
const tier = z.enum(TIERS);

const icd10 = matching(ICD10, "ICD-10 编码,如 I63.9", "an ICD-10 code such as I63.9");
const DECIMAL = expecting('十进制数,如 "12.50"', 'a decimal such as "12.50"');
/** A decimal as text or as a number. What is expected depends on what was found. */
function decimal(form: DecimalForm): z.ZodType<string | number> {
  const schema = checked(z.union([z.string(), z.number()], DECIMAL), (value) => {
    if (readForm(value, form) !== null) return [];
    const { zh, en } = expectedDecimal(value, form);
    return [{ path: [], message: expecting(zh, en) }];
  });
  const { decimals } = form;
  documentation.add(schema, {
    pattern: form.pattern.source,
    patternErrorMessage: `至多 ${decimals} 位小数的十进制数,如 "12.50" / a decimal of at most ${decimals} decimals such as "12.50"`,
  });
  return schema;
}

/** A list of at most so many entries. */
function atMost<T>(most: number, item: z.ZodType<T>, least: 0 | 1 = 0): z.ZodType<T[]> {
  const bounded = z.array(item).max(most, expecting(`至多 ${most} 项`, `at most ${most} entries`));
  return bounded.min(least, expecting("非空列表", "a list that is not empty"));
}

/** Codes of diseases. */
export const diseases = atMost(MAX_CODES, icd10);
const codes = atMost(MAX_CODES, name);
const flag = z.boolean(expecting("true 或 false", "true or false"));
const amount = decimal(AMOUNT);
const signedAmount = decimal(SIGNED_AMOUNT);
const price = decimal(PRICE);

const datedCodes = atMost(
  MAX_CODES,
  strictObject({
    code: field(name, "代码", "code"),
    from: optional(day, "首日,含当日", "first day, inclusive"),
    to: optional(day, "末日,含当日", "last day, inclusive"),
  }) satisfies z.ZodType<DatedCode>,
);

const mother = strictObject({
  categories: optional(datedCodes, "身份类别", "categories held"),
}) satisfies z.ZodType<ClaimMother>;

/** The person. */
export const person = strictObject({
  id: field(name, "人员编号", "id of the person"),
  insurance: optional(z.enum(INSURANCES), "险种:居民、职工", "resident or employee insurance"),
  region: field(regionCode, "参保地,决定适用哪些规则", "insured place: it selects the rules"),
  birthDate: optional(day, "出生日期", "day of birth"),
  categories: optional(datedCodes, "身份类别", "categories held"),
  certificates: optional(datedCodes, "门诊慢特病等资格", "certificates held"),
  mother: optional(mother, "母亲", "the person's mother"),
}) satisfies z.ZodType<ClaimPerson>;

const facility = strictObject({
  id: field(name, "机构编号", "id of the hospital"),
  region: field(regionCode, "机构所在地", "where the hospital is"),
  tier: field(tier, "级别:乡、县、市、省", "tier"),
  grade: optional(z.literal([0, 1, 2, 3]), "等级,0 为未定级", "national grade, 0 is ungraded"),
  designated: optional(flag, "定点医疗机构", "whether it is designated"),
  tcm: optional(flag, "中医医院", "whether it is a hospital of Chinese medicine"),
  class: optional(name, "地方自定的机构类别", "a region's own hospital class"),
}) satisfies z.ZodType<Facility>;

/** The visit. */
export const visit = strictObject({
  kind: field(z.enum(KINDS), "就诊类别:住院、门诊、慢性病、特殊病、急诊", "kind of visit"),
  facility: field(facility, "医疗机构", "the hospital"),
  admitted: optional(day, "入院日期,住院必填", "day of admission, required for inpatients"),
  discharged: optional(day, "出院日期,住院必填", "day of discharge, required for inpatients"),
  settled: field(day, "结算日期", "day of settlement"),
  referred: optional(flag, "经转诊", "whether the patient was referred"),
  accident: optional(flag, "意外伤害", "whether it was an accident"),
  continuation: optional(flag, "连续住院", "whether it continues a stay"),
  duringStay: optional(flag, "在另一次住院期间", "whether its days lie within another stay"),
  programmes: optional(codes, "专项保障", "programmes of care"),
  flags: optional(codes, "就诊标记，由本地区声明", "flags of the visit, as the region declares them"),
  diseases: optional(diseases, "ICD-10 编码", "ICD-10 codes"),
}) satisfies z.ZodType<Visit>;

/** The four parts, each with the same schema. */
function parts(part: z.ZodType<string | number>) {
  return {
    inScope: field(part, "符合政策范围,元", "in scope, yuan"),
    preSelfPay: field(part, "先行自付,元", "paid first by the patient, yuan"),
    overLimit: field(part, "超限价自费,元", "over the price limit, yuan"),
    ownPay: field(part, "全自费,元", "own pay, yuan"),
  };
}

/** One fee line. */
export const line = strictObject({
  id: field(name, "明细编号,单据内不重复", "id of the line, its own within the claim"),
  code: optional(name, "项目编码", "code of the item"),
  name: optional(name, "项目名称", "name of the item"),
  charge: optional(name, "费用类别", "national charge category"),
  catalogue: optional(z.enum(CATALOGUES), "甲 A、乙 B、丙 C", "list A, B or C; required unless split"),
  unitPrice: optional(price, "单价,元,至多六位小数", "price of one, yuan, at most six decimals"),
  quantity: optional(decimal(QUANTITY), "数量,至多四位小数,冲正为负", "at most four decimals, negative to correct"),
  amount: optional(signedAmount, "金额,元,冲正为负", "amount in yuan, negative to correct"),
  ceilingPrice: optional(price, "限价,元", "ceiling of the price, yuan"),
  preSelfPayRate: optional(decimal(SHARE), "先行自付比例,0 至 1", "share that the patient pays first, 0 to 1"),
  split: optional(
    strictObject(parts(signedAmount)),
    "经办机构已分好的四部分",
    "the four parts as the insurer gives them",
  ),
  tags: optional(codes, "标签", "tags"),
  day: optional(day, "费用日期", "day of the charge"),
}) satisfies z.ZodType<FeeLine>;

const BILL = expecting("对象或列表", "an object or a list");
/** A ready bill, whole or in parts. */
export const bill = z.union(
  [
    strictObject(parts(amount)),
    atMost(MAX_PARTS, strictObject({ ...parts(amount), tags: optional(codes, "标签", "tags") }), 1),
  ],
  BILL,
);

/** A given payment. */
export const given = strictObject({
  layer: field(name, "层", "the layer"),
  amount: field(amount, "金额,元", "amount in yuan"),
  buckets: optional(
    strictObject({
      inScope: optional(amount, "取自符合政策范围", "taken from in scope"),
      preSelfPay: optional(amount, "取自先行自付", "taken from what is paid first"),
      overLimit: optional(amount, "取自超限价自费", "taken from over the limit"),
      ownPay: optional(amount, "取自全自费", "taken from own pay"),
    }),
    "取自哪些部分",
    "where it was taken from",
  ),
  deductible: optional(amount, "已用起付线,元", "deductible applied, yuan"),
  statedDeductible: optional(amount, "规定起付线,元", "deductible as stated, yuan"),
  penalty: optional(amount, "降低比例少付的部分,元", "payment lost by lower rates, yuan"),
}) satisfies z.ZodType<GivenPayment>;

/** Fee lines. */
export const lines = atMost(MAX_LINES, line, 1);
/** Given payments. */
export const paid = atMost(MAX_PAID, given);

/** What earlier claims for the same stay have had. */
export const stay = strictObject({
  deductibles: optional(
    z.record(benefitKey, amount),
    "本次住院此前各段已负担的起付线,按 层.待遇,元",
    "what they have borne of the deductibles of the stay, by layer.benefit, yuan",
  ),
  counted: optional(flag, "本年已将本次住院计入住院次数", "whether the year has counted the stay as an admission"),
}) satisfies z.ZodType<EarlierParts>;

/** A claim. */
export const claim = strictObject({
  id: field(name, "单据编号", "id of the claim"),
  person: field(person, "参保人", "the person"),
  visit: field(visit, "就诊", "the visit"),
  lines: optional(lines, "费用明细;与 bill 二者取一", "fee lines; exactly one of lines and bill"),
  bill: optional(bill, "已分好的账单", "a ready bill"),
  paid: optional(paid, "别处已结算的各层支付", "what earlier layers have paid elsewhere"),
  stay: optional(stay, "同一住院此前的单据", "what earlier claims for the same stay have had"),
}) satisfies z.ZodType<Claim>;
