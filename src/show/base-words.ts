/** What a benefit looks at, its limits and its rounding, in words. */
import { BUCKETS } from "../buckets.ts";
import type { AtMost, Base, CaseBase, Less, Limit, Rounding } from "../rules/benefit.ts";
import type { Amount, Bucket, Text } from "../rules/types.ts";
import { BUCKET_NAMES, percent, PERIODS, ROUNDINGS } from "../report/words.ts";
import { both, frame, joined, listed, same } from "./bilingual.ts";
import type { Names } from "./names.ts";
import type { Entry } from "./section.ts";

/** An amount in yuan. */
export function yuan(amount: Amount): Text {
  return both(`${amount} 元`, `${amount} yuan`);
}

/** A bucket's name, or that of the whole bill. */
function partWords(part: Bucket | "total"): Text {
  return part === "total" ? both("医疗费总额", "the total") : (BUCKET_NAMES[part] ?? same(part));
}

/** Parts of the bill as a sum. */
export function partsWords(parts: readonly (Bucket | "total")[]): Text {
  const all = parts.length === BUCKETS.length ? (["total"] as const) : parts;
  return joined(all.map(partWords), "+", " + ");
}

/** A ratio of parts of the gross bill. */
export function ratioWords(ratio: string, of: readonly (Bucket | "total")[]): Text {
  return frame("原账单{0}的 {1}", "{1} of {0} as billed", partsWords(of), same(percent(ratio)));
}

/** A base as values; where a benefit states it, with its period. */
export function baseEntries(base: Base | CaseBase, names: Names, withPeriod: boolean): Entry[] {
  const { of, net, tags, ratio, atMost, less } = base;
  const entries: Entry[] = [
    ["base.of", both("计入的费用", "What counts"), joined(of.map(partWords), "、", ", then ")],
    [
      "base.net",
      both("计入的余额", "Of it"),
      net === "gross" ? both("账单原额", "the bill as it came") : both("前面各方支付后的余额", "what is still unpaid"),
    ],
  ];
  if (withPeriod) {
    const isYear = "per" in base && base.per === "year";
    entries.push([
      "base.per",
      both("计算周期", "Period"),
      isYear ? both("按年度累计", "added up over the year") : both("按次", "each visit by itself"),
    ]);
    if ("accumulate" in base)
      entries.push([
        "base.accumulate",
        both("累计方式", "Added up"),
        both("扣除本待遇已支付的部分", "less what this benefit has paid"),
      ]);
  }
  if (tags !== undefined)
    entries.push(["base.tags", both("只计的费用", "Only lines tagged"), listed(tags.map(names.tag))]);
  if (ratio !== undefined)
    entries.push(["base.ratio", both("视同合规比例", "Deemed-compliant share"), same(percent(ratio))]);
  if (atMost !== undefined) entries.push(["base.atMost", both("计入上限", "At most"), boundWords(atMost)]);
  for (const each of less ?? [])
    entries.push([`base.less.${each.of}.${each.what}`, both("减去", "Less"), lessWords(each, names)]);
  return entries;
}

function boundWords(bound: AtMost): Text {
  const amount = "amount" in bound ? yuan(bound.amount) : ratioWords(bound.ratio, bound.of);
  return bound.over === "none"
    ? frame("{0}，超过则全部不计", "{0}; above it nothing counts", amount)
    : frame("{0}，超过部分不计", "{0}; what is above it does not count", amount);
}

const QUANTITIES: { readonly [what in Less["what"]]: Text } = {
  deductible: { zh: "已扣的起付线", en: "the deductible applied" },
  statedDeductible: { zh: "规定的起付线", en: "the deductible as stated" },
  penalty: { zh: "因降低比例少付的部分", en: "what lower rates took off the payment" },
};

function lessWords({ of, what }: Less, names: Names): Text {
  const [layer = "", benefit] = of.split(".");
  const place =
    benefit === undefined ? names.layer(layer) : frame("{0} {1} ", "{0} {1}", names.layer(layer), same(benefit));
  return frame("{0}{1}", "{1} of {0}", place, QUANTITIES[what]);
}

/** Limits as values; each is named by what it limits, so that another amount is a change of one value. */
export function limitEntries(limits: readonly Limit[]): Entry[] {
  return limits.map(({ amount, on, per, pool }) => {
    const what = on === "paid" ? both("支付", "payments") : both("计入额", "what counts");
    const shared =
      pool === undefined ? same("") : both(`，与其他待遇共用额度 ${pool}`, `, shared with other benefits (${pool})`);
    const label = frame("{0}限额（{1}{2}）", "Limit on {0}, {1}{2}", what, PERIODS[per] ?? same(per), shared);
    return [`limit.${on}.${per}.${pool ?? ""}`, label, yuan(amount)];
  });
}

/** How a payment is rounded. */
export function roundingEntry(rounding: Rounding = { unit: "0.01", mode: "half-up" }): Entry {
  const mode = ROUNDINGS[rounding.mode] ?? same(rounding.mode);
  return ["rounding", both("取整", "Rounding"), frame("{0}到 {1}", "{0} to {1}", mode, yuan(rounding.unit))];
}
