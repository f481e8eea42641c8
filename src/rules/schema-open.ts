/** The schema of an open range. */
import { exact } from "../money.ts";
import * as z from "zod";
import { choice, textOr } from "./choice.ts";
import { field, named, optional, strictObject } from "./documented.ts";
import { checked } from "./lists.ts";
import type { Fault } from "./lists.ts";
import { INDICATORS } from "./indicators.ts";
import type {
  AmountBound,
  OpenAmountRange,
  OpenRange,
  OpenRateRange,
  ShareOfIndicator,
  StatedIndicator,
  StatedIndicators,
} from "./open.ts";
import { textOf } from "./raw.ts";
import { amount, citation, id, predicate, rate, text } from "./terms.ts";
import { expecting } from "./wording.ts";

const RATES = ["rate", "burdenRatio"] as const;
const AMOUNTS = ["deductible", "limit", "burden", "lump", "quota"] as const;

const scope = {
  benefit: optional(id, "待遇编号;不写为本层全部待遇", "id of a benefit; absent: every benefit of the layer"),
  case: optional(id, "情形编号;不写为全部情形", "id of a case; absent: every case"),
  when: optional(predicate, "针对哪些就诊;不写为全部", "the visits that it is about; absent: all"),
  source: field(
    citation,
    '授权的出处:文件键加条款,如 "n 二"',
    'basis: a key of documents, then the article, such as "n 2"',
  ),
  note: optional(text, "备注", "note"),
};

const LEAST = ["不得低于,含", "not below, inclusive"] as const;
const MOST = ["不得高于,含", "not above, inclusive"] as const;

const share = strictObject({
  ratio: field(rate, "份额", "the share"),
  of: field(
    z.enum(INDICATORS),
    "指标:incomePerHead 上年居民人均可支配收入;数字由下级的文件写在 indicators",
    "the indicator: incomePerHead, last year's disposable income per head; the file below states its figure under indicators",
  ),
}) satisfies z.ZodType<ShareOfIndicator>;

const amountBound = textOr<AmountBound>(amount, share);

const year = expecting("1900 至 2199 年的整数", "a year from 1900 to 2199");

/** The indicators that a version states. */
export const indicators = strictObject({
  incomePerHead: optional(
    strictObject({
      year: field(z.int(year).min(1900, year).max(2199, year), "哪一年的数字", "the year that the figure is of"),
      amount: field(amount, "数字,元", "the figure, yuan"),
      source: field(citation, '出处:文件键加条款,如 "n 二"', 'a key of documents, then the article, such as "n 2"'),
    }) satisfies z.ZodType<StatedIndicator>,
    "上年居民人均可支配收入",
    "last year's disposable income per head of the residents",
  ),
}) satisfies z.ZodType<StatedIndicators>;

const rateRange = strictObject({
  what: field(
    z.enum(RATES),
    "rate 各段支付比例(调整后);burdenRatio 个人负担封顶的比例",
    "rate: of every band, after adjustments; burdenRatio: of a ceiling on what the patient bears",
  ),
  ...scope,
  atLeast: optional(rate, ...LEAST),
  atMost: optional(rate, ...MOST),
}) satisfies z.ZodType<OpenRateRange>;

const amountRange = strictObject({
  what: field(
    z.enum(AMOUNTS),
    "deductible 起付线、limit 支付限额(均为调整后);burden 个人负担封顶额;lump 定额;quota 单病种定额",
    "deductible and limit (both after adjustments), burden: a ceiling on what the patient bears, lump, quota",
  ),
  ...scope,
  atLeast: optional(amountBound, ...LEAST),
  atMost: optional(amountBound, ...MOST),
  per: optional(
    z.enum(["visit", "day", "month", "year"]),
    "限额的周期;不写为每年",
    "of a limit: its period; absent: a year",
  ),
}) satisfies z.ZodType<OpenAmountRange>;

const BOUND = expecting("atLeast、atMost 至少一项", "at least one of atLeast and atMost");
const IN_ORDER = expecting("不低于 atLeast 的值", "a value not below atLeast");
const LIMIT_ONLY = expecting("仅 limit 可写 per", "per only beside what: limit");

/** Whether one bound is below another wherever both are known; an amount and a share cannot be compared. */
function isBelow(bound: AmountBound, other: AmountBound): boolean {
  if (typeof bound === "string") return typeof other === "string" && exact(bound).lessThan(other);
  return typeof other !== "string" && bound.of === other.of && exact(bound.ratio).lessThan(other.ratio);
}

function rangeFaults(range: OpenRange): Fault[] {
  const { atLeast, atMost } = range;
  const faults: Fault[] = [];
  if (atLeast === undefined && atMost === undefined) faults.push({ path: [], message: BOUND, found: "none" });
  if (atLeast !== undefined && atMost !== undefined && isBelow(atMost, atLeast))
    faults.push({ path: ["atMost"], message: IN_ORDER });
  if ("per" in range && range.what !== "limit") faults.push({ path: ["per"], message: LIMIT_ONLY });
  return faults;
}

/** A range within which regions below must stay. */
export const openRange = named(
  checked<OpenRange>(
    choice<OpenRange>([rateRange, amountRange], (value) =>
      RATES.some((what) => what === textOf(value, "what")) ? rateRange : amountRange,
    ),
    rangeFaults,
  ),
  "open",
) satisfies z.ZodType<OpenRange>;
