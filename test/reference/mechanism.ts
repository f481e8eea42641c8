import type { Allow, BandsCase, Burden, Lump, Quota, Rounding } from "../../src/rules/benefit.ts";
import type { Bucket } from "../../src/rules/types.ts";
import { valueAt, type Scale } from "./bands.ts";
import { BUCKETS, named, type Parts } from "./buckets.ts";
import { exact, fen, floor, least, most, ZERO, type Exact } from "./decimal.ts";
import { roundTo } from "./fraction.ts";
import type { Terms } from "./terms.ts";

/** The running base before and with this claim; from zero when only the claim counts. */
export interface Span {
  readonly before: Exact;
  readonly after: Exact;
}

/** The scale of a bands case; `used` is what the account has used of a yearly deductible under a per-visit base. */
export function scaleOf(chosen: BandsCase, terms: Terms, used: Exact): Scale {
  const stated = chosen.deductible;
  const deductible = most(ZERO, terms.deductible.minus(used));
  return {
    bands: chosen.bands.map((band, index) => ({
      upTo: band.upTo === undefined ? null : fen(band.upTo),
      rate: rateAt(terms, index),
    })),
    bandMode: chosen.bandMode ?? "marginal",
    edgesFrom: chosen.bandsFrom === "deductible" ? deductible : ZERO,
    deductible,
    mode: typeof stated === "object" ? (stated.mode ?? "subtract") : "subtract",
  };
}

function rateAt(terms: Terms, index: number): Terms["rates"][number] {
  const rate = terms.rates[index];
  if (rate === undefined) throw new Error("a band without a rate");
  return rate;
}

/** Differences of rounded cumulatives, so that a year's parts sum to the whole. */
export function bandsRaw(scale: Scale, span: Span, rounding: Rounding | undefined): Exact {
  const unit = fen(rounding?.unit ?? "0.01");
  const mode = rounding?.mode ?? "half-up";
  const rounded = (x: Exact): Exact => roundTo(valueAt(scale, x), unit, mode);
  return most(ZERO, rounded(span.after).minus(rounded(span.before)));
}

/** What the span uses of the deductible, counted alike in both modes. */
export function deductibleUsed(scale: Scale, span: Span): Exact {
  return least(span.after, scale.deductible).minus(least(span.before, scale.deductible));
}

/** What of the deductible really lowered the payment: nothing once a trigger is met. */
export function deductibleApplied(scale: Scale, span: Span): Exact {
  const met = scale.mode === "trigger" && span.after.greaterThanOrEqualTo(scale.deductible);
  return met ? ZERO : deductibleUsed(scale, span);
}

/** What the patient would bear above the ceiling; `burden`, `paid` and `gross` are those of the visit or of the year. */
export function burdenRaw(rule: Burden, burden: Exact, paid: Exact, gross: Parts): Exact {
  const [first, ...others] = rule.allow.map((allow) => allowed(allow, gross));
  if (first === undefined) throw new Error("a burden without a bound");
  const ceiling = rule.pick === "most" ? most(first, ...others) : least(first, ...others);
  return most(ZERO, burden.minus(ceiling).minus(paid));
}

function allowed(allow: Allow, gross: Parts): Exact {
  if ("amount" in allow) return fen(allow.amount);
  return floor(named(gross, allow.of).times(exact(allow.ratio)));
}

/** The buckets whose gross bill a yearly burden must remember. */
export function bucketsOfRatios(rule: Burden): Bucket[] {
  const wanted = new Set(rule.allow.flatMap((allow) => ("ratio" in allow ? allow.of : [])));
  return BUCKETS.filter((bucket) => wanted.has(bucket) || wanted.has("total"));
}

export function lumpRaw(rule: Lump, x: Exact, timesUsed: number): Exact {
  if (x.isZero() || (rule.times !== undefined && timesUsed >= rule.times)) return ZERO;
  const band = rule.bands.find(({ upTo }) => upTo === undefined || x.lessThanOrEqualTo(fen(upTo)));
  return band === undefined ? ZERO : fen(band.amount);
}

/** Below zero when the hospital keeps what the quota exceeds the cost by. */
export function quotaRaw(rule: Quota, base: Exact): Exact {
  const difference = base.minus(fen(rule.amount));
  const keepsNothing = base.isZero() || (difference.isNegative() && rule.below === "cost");
  return keepsNothing ? ZERO : difference;
}
