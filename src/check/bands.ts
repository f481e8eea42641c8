/** Bands that never start: below every deductible, above all that can count, or behind a limit on what is paid. */
import { exact, printFen, readFen } from "../money.ts";
import type { BandsCase, Benefit, Case } from "../rules/benefit.ts";
import type { BenefitPlace } from "./place.ts";
import { deductibleOf, limitOf, limitsFor, ratesOf, statedDeductible } from "./variant.ts";
import type { CaseVariant } from "./variant.ts";

/** One band of a table. Unit: fen. */
interface Place {
  readonly at: number;
  readonly lower: number;
  /** `null`: the last. */
  readonly upper: number | null;
}

/**
 * A band in which nothing ever counts, whatever the variant.
 *
 * @param variants Those of the case, by what changes deductibles and limits.
 * @param rated    Those of the case, by what changes rates too; none where they cannot be told.
 */
export function findInBands(
  benefit: Benefit,
  each: Case,
  variants: readonly CaseVariant[],
  rated: readonly CaseVariant[],
  { find, path }: BenefitPlace,
): void {
  if (!("bands" in each) && !("lump" in each)) return;
  const [key, bands] = "bands" in each ? (["bands", each.bands] as const) : (["lump.bands", each.lump.bands] as const);
  bands.forEach(({ upTo }, at) => {
    const below = bands[at - 1]?.upTo;
    const place = {
      at,
      lower: below === undefined ? 0 : readFen(below),
      upper: upTo === undefined ? null : readFen(upTo),
    };
    const { lower, upper } = place;
    const counts = variants.some((variant) => {
      const { from, to } = countedPart(benefit, variant);
      return (upper === null || upper > from) && (lower < to || lower === 0);
    });
    const limits = counts && "bands" in each ? rated.map((variant) => limitBefore(benefit, each, variant, place)) : [];
    const isPaidOut = limits.length > 0 && limits.every((limit) => limit !== null);
    if (counts && !isPaidOut) return;
    const limit = isPaidOut ? printFen(Math.max(...limits.map((amount) => amount ?? 0))) : null;
    find("band_never_starts", `${path}.cases[${benefit.cases.indexOf(each)}].${key}[${at}]`, {
      zh: `${printFen(lower)} 至 ${upTo ?? "以上"} 这一段从不计入${limit === null ? "" : `:支付到此已达限额 ${limit}`}`,
      en: `nothing ever counts in the band from ${printFen(lower)} ${upTo === undefined ? "up" : `to ${upTo}`}${limit === null ? "" : `: the limit of ${limit} on what is paid is reached before it`}`,
    });
  });
}

/** The limit on what is paid that the bands below one reach already, in full; `null`: none. Unit: fen. */
function limitBefore(benefit: Benefit, each: BandsCase, { adjusts }: CaseVariant, { at, lower }: Place): number | null {
  // A slab changes what is paid below its edge too.
  if (at === 0 || each.bandMode === "slab") return null;
  const isYear = benefit.base.per === "year";
  const limits = limitsFor(benefit, each)
    // Of a base that runs over the year each visit has the whole of any shorter limit.
    .filter(({ on, per }) => on === "paid" && (!isYear || per === "year"))
    .map((limit) => limitOf(limit, adjusts));
  if (limits.length === 0) return null;
  const isInside = each.bandsFrom !== "deductible" && statedDeductible(each).mode !== "trigger";
  const start = isInside ? deductibleOf(each, adjusts) : 0;
  let edge = 0;
  let paid = exact("0");
  for (const { upTo, rate } of each.bands.slice(0, at)) {
    const upper = upTo === undefined ? lower : readFen(upTo);
    const counted = Math.max(0, upper - Math.max(edge, start));
    paid = paid.plus(ratesOf(rate, adjusts)[0].times(counted));
    edge = upper;
  }
  // What rounding takes off may leave something for the next band.
  const unit = readFen(exact(each.rounding?.unit ?? benefit.rounding?.unit ?? "0.01").toFixed(2));
  const least = paid.dividedToIntegerBy(unit).times(unit);
  const limit = Math.min(...limits);
  return least.greaterThanOrEqualTo(limit) ? limit : null;
}

/** The part of the table in which something can count, above `from` and up to `to`. Unit: fen. */
function countedPart(benefit: Benefit, { case: each, adjusts }: CaseVariant): { from: number; to: number } {
  const deductible = "bands" in each ? deductibleOf(each, adjusts) : 0;
  const isTrigger = "bands" in each && statedDeductible(each).mode === "trigger";
  const fromDeductible = "bands" in each && each.bandsFrom === "deductible";
  const isSlab = "bands" in each && each.bandMode === "slab";
  // All of a base that meets a trigger counts, in every marginal band; a slab is that in which the base lies.
  const from = isTrigger ? (isSlab && !fromDeductible ? deductible - 1 : 0) : fromDeductible ? 0 : deductible;
  const most = mostOfBase(benefit, each, adjusts);
  return { from: Math.max(0, from), to: fromDeductible && !isTrigger ? most - deductible : most };
}

/** The most that the base, or the year's running base, can be. Unit: fen. */
function mostOfBase(benefit: Benefit, each: Case, adjusts: CaseVariant["adjusts"]): number {
  const base = each.base ?? benefit.base;
  const isYear = benefit.base.per === "year";
  const limits = limitsFor(benefit, each)
    .filter((limit) => limit.on === "base" && (!isYear || limit.per === "year"))
    .map((limit) => limitOf(limit, adjusts));
  const bound = base.atMost;
  const cut = bound !== undefined && "amount" in bound && !isYear ? [readFen(bound.amount)] : [];
  return Math.min(Number.MAX_SAFE_INTEGER, ...limits, ...cut);
}
