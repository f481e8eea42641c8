/** The shape of a printed settlement. */
import { name } from "../claim/schema.ts";
import { field, strictObject } from "../rules/documented.ts";
import { day, documents, evidence, regionCode, signedAmount, text, words } from "../rules/terms.ts";
import { expecting } from "../rules/wording.ts";
import type { Buckets, Note, Payment, RuleReceipt, SettledLine, Settlement } from "../settle/types.ts";
import * as z from "zod";

const COUNT = expecting("不小于 0 的整数", "an integer of 0 or more");
const revision = z.int(COUNT).min(0, COUNT);
const amounts = z.record(name, signedAmount);
const DIGEST = expecting("sha256- 和 64 位十六进制数", "sha256- and 64 hex digits");
/** A digest. */
export const digestText = z.string(DIGEST).regex(/^sha256-[0-9a-f]{64}$/, DIGEST);
const RATIO = expecting("四位小数的比例,或 null", "a ratio of four decimals, or null");
const NO_STEPS = expecting("空列表", "an empty list");

const buckets = strictObject({
  inScope: field(signedAmount, "符合政策范围", "in scope"),
  preSelfPay: field(signedAmount, "先行自付", "paid first by the patient"),
  overLimit: field(signedAmount, "超限价自费", "over the price limit"),
  ownPay: field(signedAmount, "全自费", "own pay"),
}) satisfies z.ZodType<Buckets>;

const payment = strictObject({
  layer: field(name, "层", "layer"),
  benefit: field(z.nullable(name), "待遇", "benefit"),
  case: field(z.nullable(name), "情形", "case"),
  title: field(z.nullable(text), "名称", "title"),
  payer: field(name, "支付方", "payer"),
  amount: field(signedAmount, "金额,元", "yuan"),
  buckets: field(
    strictObject({
      inScope: z.exactOptional(signedAmount),
      preSelfPay: z.exactOptional(signedAmount),
      overLimit: z.exactOptional(signedAmount),
      ownPay: z.exactOptional(signedAmount),
    }),
    "取自哪些部分",
    "where it was taken from",
  ),
  recoverFrom: z.exactOptional(text),
}) satisfies z.ZodType<Payment>;

const line = strictObject({
  id: field(name, "明细编号", "id of the line"),
  amount: field(signedAmount, "金额,元", "yuan"),
  buckets: field(buckets, "四部分", "its four parts"),
  payers: field(amounts, "各支付方", "payers"),
  patient: field(signedAmount, "个人,元", "patient, yuan"),
}) satisfies z.ZodType<SettledLine>;

const note = strictObject({
  origin: field(words, "规则版本", "rule version"),
  source: field(words, "出处", "source"),
  why: field(text, "说明", "why"),
}) satisfies z.ZodType<Note>;

const rule = strictObject({
  layer: field(name, "层", "layer"),
  region: field(regionCode, "地区", "region"),
  from: field(day, "首日", "first day"),
  published: field(z.nullable(day), "公布日", "day of publication"),
  file: field(words, "文件", "file"),
  digest: field(digestText, "文件摘要", "digest of the version"),
  evidence: field(evidence, "依据", "evidence"),
  documents: field(documents, "文件", "documents"),
}) satisfies z.ZodType<RuleReceipt>;

/** The fields of a settlement, in the order in which they are printed. */
function settlementWith<T>(steps: z.ZodType<readonly T[]>) {
  return strictObject({
    claim: field(name, "单据编号", "id of the claim"),
    person: field(name, "人员编号", "id of the person"),
    year: field(z.int(), "待遇年度", "benefit year"),
    yearEnd: z.exactOptional(z.literal(true)),
    region: field(regionCode, "参保地", "insured region"),
    on: field(day, "选用规则的日期", "day by which rules were selected"),
    knownAt: field(day, "以何日所知", "day whose knowledge was used"),
    total: field(signedAmount, "总额,元", "total, yuan"),
    bill: field(buckets, "账单四部分", "the bill's four parts"),
    deductibles: z.exactOptional(amounts),
    payments: field(z.array(payment), "各项支付", "payments"),
    payers: field(amounts, "各支付方合计", "totals by payer"),
    patient: field(
      strictObject({ amount: field(signedAmount, "元", "yuan"), buckets: field(buckets, "四部分", "its four parts") }),
      "个人负担",
      "what the patient bears",
    ),
    ratio: field(z.nullable(z.string(RATIO).regex(/^-?\d+\.\d{4}$/, RATIO)), "各方支付比例", "what the payers bear"),
    lines: field(z.array(line), "费用明细", "fee lines"),
    steps: field(steps, "步骤", "steps"),
    entitlements: field(z.array(name), "资格", "entitlements"),
    notes: field(z.array(note), "说明", "notes"),
    rules: field(z.array(rule), "所用规则", "rules used"),
    account: field(
      strictObject({ before: field(revision, "之前", "before"), after: field(revision, "之后", "after") }),
      "台账版本",
      "revisions of the account",
    ),
    names: field(z.record(name, text), "名称", "titles"),
    engine: field(words, "程序版本", "engine"),
  });
}

/** A settlement without steps, as a journal keeps it. */
export const settlement = settlementWith(
  field(z.array(z.never()).max(0, NO_STEPS), "不保存步骤", "steps are not kept"),
) satisfies z.ZodType<Settlement>;

/** A settlement with its steps, which are not looked at. */
export const settlementWithSteps: z.ZodType<Omit<Settlement, "steps">> = settlementWith(z.array(z.unknown()));
