/** The schema of a case: one of four mechanisms. */
import * as z from "zod";
import { byKey, textOr } from "./choice.ts";
import { field, named, optional, strictObject } from "./documented.ts";
import { bandTable, distinct } from "./lists.ts";
import { caseBase, grossParts } from "./schema-base.ts";
import { amount, citation, id, predicate, rate, text } from "./terms.ts";
import type {
  Allow,
  Band,
  BandsCase,
  BurdenCase,
  Burden,
  Case,
  Deductible,
  Limit,
  LumpCase,
  Lump,
  LumpBand,
  Quota,
  QuotaCase,
  Rounding,
} from "./benefit.ts";
import { checked } from "./lists.ts";
import { expecting } from "./wording.ts";

const upTo = optional(amount, "本段上限,含;末段不写", "upper edge, included; the last band has none");

const bands: z.ZodType<readonly Band[]> = bandTable(
  strictObject({ upTo, rate: field(rate, "基金支付比例", "the fund's rate") }) satisfies z.ZodType<Band>,
);

const deductible = named(
  strictObject({
    amount: field(amount, "起付线,元", "the deductible, yuan"),
    mode: optional(
      z.enum(["subtract", "trigger"]),
      "subtract 扣除(默认);trigger 达到即全额计入",
      "subtract (default); trigger: once reached, all of the base counts",
    ),
    per: optional(
      z.enum(["visit", "stay", "year"]),
      "按次、按一次住院(分段、连续的各单合用)或按年度;默认同基数",
      "per visit, per stay (one for all its parts and what continues it) or per year; default: that of the base",
    ),
  }),
  "deductible",
) satisfies z.ZodType<Deductible>;

/** A ceiling on payments or on the base. */
export const limit = named(
  strictObject({
    amount: field(amount, "限额,元", "the ceiling, yuan"),
    on: field(z.enum(["paid", "base"]), "限支付额或限基数", "on what is paid or on the base"),
    per: field(z.enum(["visit", "day", "month", "year"]), "每次、每日、每月或每年", "per visit, day, month or year"),
    pool: optional(id, "与其他待遇共用的额度名", "name of a ceiling shared with other benefits"),
  }),
  "limit",
) satisfies z.ZodType<Limit>;

/** Where and how a payment is rounded. */
export const rounding = named(
  strictObject({
    unit: field(z.enum(["0.01", "0.1", "1"]), "取整到:分、角、元", "smallest part: fen, jiao or yuan"),
    mode: field(
      z.enum(["half-up", "half-even", "down", "up"]),
      "四舍五入、四舍六入五成双、舍去、进一",
      "half-up is away from zero",
    ),
  }),
  "rounding",
) satisfies z.ZodType<Rounding>;

const allow = byKey<Allow>({
  amount: strictObject({ amount: field(amount, "金额,元", "an amount, yuan") }),
  ratio: strictObject({
    ratio: field(rate, "比例", "a ratio"),
    of: field(grossParts, "比例的基数:原账单各部分", "what the ratio is of: parts of the gross bill"),
  }),
}) satisfies z.ZodType<Allow>;

const burden = strictObject({
  allow: field(
    z.array(allow).min(1, expecting("非空列表", "a list that is not empty")),
    "个人负担的各上限",
    "bounds on what the patient bears",
  ),
  pick: optional(z.enum(["least", "most"]), "取最低(默认)或最高", "the least bound counts (default), or the most"),
  per: field(z.enum(["visit", "year"]), "按次或按年度", "per visit or year"),
}) satisfies z.ZodType<Burden>;

const lumpBands: z.ZodType<readonly LumpBand[]> = bandTable(
  strictObject({ upTo, amount: field(amount, "定额,元", "the sum, yuan") }) satisfies z.ZodType<LumpBand>,
);

const TOGETHER = expecting("times 与 per 同写或同不写", "times and per, or neither");
const COUNT = expecting("1 至 999 的整数", "an integer from 1 to 999");
const lump = checked<Lump>(
  strictObject({
    bands: field(lumpBands, "按基数分段的定额", "sums by band of the base"),
    times: optional(z.int(COUNT).min(1, COUNT).max(999, COUNT), "每年至多次数", "at most so often a year"),
    per: optional(z.literal("year"), "次数按年计", "what times counts in"),
    rest: optional(
      z.literal("later"),
      "定额大于单据余额的,其余由当年以后的单据支付;不写为不再支付",
      "what a bill does not hold of the sum is paid on later bills of the year; absent: it is not paid",
    ),
  }),
  ({ times, per }) =>
    (times === undefined) === (per === undefined)
      ? []
      : [{ path: [], message: TOGETHER, found: times === undefined ? "per" : "times" }],
);

const quota = strictObject({
  amount: field(amount, "定额标准,元", "the fixed price, yuan"),
  below: field(
    z.enum(["keep", "cost"]),
    "低于定额时:keep 医院留用;cost 据实",
    "below it: keep: the hospital keeps the difference; cost: nothing",
  ),
}) satisfies z.ZodType<Quota>;

const common = {
  id: field(id, "情形编号,在待遇内不重复", "id, unique in the benefit"),
  title: optional(text, "名称", "title"),
  when: optional(predicate, "适用条件;不写为总适用", "when it holds; absent: always"),
  exceptionTo: optional(
    textOr<string | readonly string[]>(id, distinct(id, 1)),
    "同时成立时被本情形排除的情形",
    "cases that this one removes when both hold",
  ),
  source: field(citation, '出处:文件键加条款,如 "n 二"', 'a key of documents, then the article, such as "n 2"'),
  base: optional(caseBase, "本情形的基数", "the base of this case"),
  limits: optional(z.array(limit), "本情形的限额,代替待遇的", "limits of this case instead of the benefit's"),
  rounding: optional(rounding, "本情形的取整", "rounding of this case"),
};

const bandsCase = named(
  strictObject({
    ...common,
    deductible: optional(
      textOr<string | Deductible>(amount, deductible),
      "起付线;不写为无",
      "deductible; absent: none",
    ),
    bands: field(bands, "分段比例", "rates by band"),
    bandMode: optional(
      z.enum(["marginal", "slab"]),
      "marginal 分段累进(默认);slab 全额用所在段比例",
      "marginal (default); slab: one rate for all",
    ),
    bandsFrom: optional(
      z.enum(["zero", "deductible"]),
      "段界从零起(默认)或从起付线起",
      "edges count from zero (default) or from the deductible",
    ),
  }),
  "bandsCase",
) satisfies z.ZodType<BandsCase>;
const burdenCase = named(
  strictObject({ ...common, burden: field(burden, "个人负担封顶", "a ceiling on what the patient bears") }),
  "burdenCase",
) satisfies z.ZodType<BurdenCase>;
const lumpCase = named(
  strictObject({ ...common, lump: field(lump, "按段定额", "a sum by band") }),
  "lumpCase",
) satisfies z.ZodType<LumpCase>;
const quotaCase = named(
  strictObject({ ...common, quota: field(quota, "单病种定额", "a disease's fixed price") }),
  "quotaCase",
) satisfies z.ZodType<QuotaCase>;

/** One alternative of a benefit. */
export const caseSchema = byKey<Case>({
  bands: bandsCase,
  burden: burdenCase,
  lump: lumpCase,
  quota: quotaCase,
}) satisfies z.ZodType<Case>;
