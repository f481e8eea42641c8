/** The schema of what a benefit looks at. */
import * as z from "zod";
import { byKey } from "./choice.ts";
import { field, named, optional, strictObject } from "./documented.ts";
import { checked, distinct } from "./lists.ts";
import { amount, form, id, rate } from "./terms.ts";
import type { AtMost, Base, CaseBase, Less } from "./benefit.ts";
import type { Bucket } from "./types.ts";
import { expecting } from "./wording.ts";

const BUCKETS = ["inScope", "preSelfPay", "overLimit", "ownPay"] as const;

const ALONE = expecting("total 单独,或不含 total", "total alone, or no total");
/** Parts of the gross bill, of which a ratio is taken; the total holds all the others. */
export const grossParts: z.ZodType<readonly (Bucket | "total")[]> = checked(
  distinct(z.enum([...BUCKETS, "total"]), 1),
  (parts) =>
    parts.length > 1 && parts.includes("total") ? [{ path: [], message: ALONE, found: parts.join(", ") }] : [],
);

const over = field(
  z.enum(["cut", "none"]),
  "超过时:cut 截断;none 全部不计",
  "above it: cut off, or none: nothing counts",
);
const atMost = byKey<AtMost>({
  amount: strictObject({ over, amount: field(amount, "金额,元", "an amount, yuan") }),
  ratio: strictObject({
    over,
    ratio: field(rate, "比例", "a ratio"),
    of: field(grossParts, "比例的基数:原账单各部分", "what the ratio is of: parts of the gross bill"),
  }),
}) satisfies z.ZodType<AtMost>;

const less = strictObject({
  of: field(
    form(
      "[A-Za-z][A-Za-z0-9-]{0,63}(\\.[A-Za-z][A-Za-z0-9-]{0,63})?",
      '层,或 "层.待遇"',
      'a layer, or "layer.benefit"',
    ),
    "更早的层,或其待遇",
    "an earlier layer, or one of its benefits",
  ),
  what: field(
    z.enum(["deductible", "statedDeductible", "penalty"]),
    "减去的量:已用起付线、规定起付线、降低比例少付的部分",
    "the quantity taken off: deductible applied, deductible as stated, payment lost by lower rates",
  ),
}) satisfies z.ZodType<Less>;

const shape = {
  of: field(
    distinct<Bucket>(z.enum(BUCKETS), 1),
    "计入的各部分,支付按此顺序扣",
    "buckets that count, in the order in which the payment is taken from them",
  ),
  net: optional(
    z.enum(["unpaid", "gross"]),
    "unpaid 尚未支付的(默认);gross 原账单",
    "unpaid: what is still unpaid (default); gross: the bill as it came",
  ),
  tags: optional(distinct(id, 1), "只计带这些标签的费用", "only lines that bear one of these tags"),
  ratio: optional(rate, "视同合规的比例", "deemed-compliant share"),
  atMost: optional(atMost, "基数上限", "bound under which the base is held"),
  less: optional(z.array(less), "从基数中减去的前面各层的量", "quantities of earlier layers taken off"),
};

/** What a benefit looks at. */
export const base = named(
  strictObject({
    ...shape,
    per: optional(
      z.enum(["visit", "year"]),
      "visit 按次(默认);year 按年度累计",
      "visit: this claim alone (default); year: the year's running base",
    ),
    accumulate: optional(
      z.literal("net"),
      "net 年度累计扣除本待遇已付的部分;不写为全额累计;须 per 为 year",
      "net: what this benefit has paid is taken off the year's running base; absent: all of it counts; with per year",
    ),
  }),
  "base",
) satisfies z.ZodType<Base>;

/** What one case looks at instead. */
export const caseBase = named(strictObject(shape), "caseBase") satisfies z.ZodType<CaseBase>;
