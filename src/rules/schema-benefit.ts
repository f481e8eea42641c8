/** The schema of a benefit and of changes to it. */
import * as z from "zod";
import { benefitFaults } from "./benefit-faults.ts";
import { byKey } from "./choice.ts";
import { field, named, optional, strictObject } from "./documented.ts";
import { checked, distinct, distinctBy, wholeShares } from "./lists.ts";
import { base } from "./schema-base.ts";
import { caseSchema, limit, rounding } from "./schema-case.ts";
import { amount, citation, id, predicate, rate, signedAmount, signedRate, text, times } from "./terms.ts";
import type { Adjust, AmountChange, Benefit, Choose, PayerShare, RateChange } from "./benefit.ts";
import { expecting } from "./wording.ts";

const factor = field(times, "乘以", "multiply by");

const amountChange = byKey<AmountChange>({
  set: strictObject({ set: field(amount, "改为", "set to") }),
  add: strictObject({ add: field(signedAmount, "增加,可为负", "add, may be negative") }),
  times: strictObject({ times: factor }),
}) satisfies z.ZodType<AmountChange>;

const rateChange = byKey<RateChange>({
  set: strictObject({ set: field(rate, "改为", "set to") }),
  add: strictObject({
    add: field(signedRate, "增加,可为负", "add, may be negative"),
    tags: optional(
      distinct(id, 1),
      "只按带这些标签的费用占比增加",
      "counts in the proportion of the base that bears one of these tags",
    ),
  }),
  times: strictObject({ times: factor }),
}) satisfies z.ZodType<RateChange>;

const CHANGE = expecting("deductible、rate、limit 至少一项", "at least one of deductible, rate, limit");

/** A change of the chosen case. */
const adjust = named(
  checked<Adjust>(
    strictObject({
      id: field(id, "编号,在待遇内不重复", "id, unique in the benefit"),
      title: optional(text, "名称", "title"),
      when: optional(predicate, "适用条件;不写为总适用", "when it is made; absent: always"),
      source: field(citation, '出处:文件键加条款,如 "n 二"', 'a key of documents, then the article, such as "n 2"'),
      deductible: optional(amountChange, "改起付线", "change of the deductible"),
      rate: optional(rateChange, "改各段比例", "change of every band's rate"),
      limit: optional(amountChange, "改各限额", "change of every limit"),
    }),
    (change) =>
      change.deductible === undefined && change.rate === undefined && change.limit === undefined
        ? [{ path: [], message: CHANGE, found: "none" }]
        : [],
  ),
  "adjust",
) satisfies z.ZodType<Adjust>;

/** Changes in the order in which they are made. */
export const adjustments = distinctBy("id", adjust);

const payerShare = strictObject({
  payer: field(id, "支付方", "a payer declared in the pipeline, or a layer's own"),
  share: field(rate, "份额;合计为 1", "its share; all sum to 1"),
}) satisfies z.ZodType<PayerShare>;

const CHOOSES = ["best", "first-of-year"] as const satisfies readonly Choose[];
const CHOOSE = expecting("best 或 first-of-year", "best or first-of-year");

/** One entitlement of a layer. */
export const benefit = named(
  checked<Benefit>(
    strictObject({
      id: field(
        id,
        "编号,在层内不重复;改动则年度累计重新开始",
        "id, unique in the layer and key of its running totals: change it and they start anew",
      ),
      title: field(text, "名称", "title"),
      source: field(citation, '出处:文件键加条款,如 "n 二"', 'a key of documents, then the article, such as "n 2"'),
      when: optional(predicate, "适用条件;不写为总适用", "when it holds; absent: always"),
      base: field(base, "基数", "the amount that it looks at"),
      cases: field(distinctBy("id", caseSchema, 1), "各情形,恰有一个成立", "alternatives, of which exactly one holds"),
      choose: optional(
        z.enum(CHOOSES, CHOOSE),
        "best 取支付最多的情形;first-of-year 取本年首次支付所用的情形,它不成立时同 best",
        "best: the case that pays most; first-of-year: the one that first paid in the year, or best where it does not hold",
      ),
      lock: optional(
        id,
        "与 first-of-year 同写:同名的待遇共用首次支付所用的情形(按情形编号)",
        "beside first-of-year: benefits of this name share the case that first paid, by its id",
      ),
      limits: optional(z.array(limit), "限额", "limits"),
      rounding: optional(rounding, "取整;默认四舍五入到分", "rounding; default: half-up to the fen"),
      payers: optional(
        wholeShares(distinctBy("payer", payerShare)),
        "支付方及份额;默认本层自己",
        "payers and shares; default: the layer's own",
      ),
      recoverFrom: optional(
        text,
        "所付为先行支付,向谁追偿;不改变金额",
        "what it pays is an advance, to be recovered from whom this names; no amount changes by it",
      ),
      adjust: optional(adjustments, "对所选情形的调整,按顺序", "changes of the chosen case, in order"),
    }),
    benefitFaults,
  ),
  "benefit",
) satisfies z.ZodType<Benefit>;
