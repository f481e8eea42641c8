import type { Adjust, AmountChange, Case, Limit, RateChange } from "../../src/rules/benefit.ts";
import { exact, fen, halfUp, most, ZERO, type Exact } from "./decimal.ts";
import { compare, fraction, NOTHING, plus, times, WHOLE, type Fraction } from "./fraction.ts";

/** The numbers of a case that adjustments change. */
export interface Terms {
  readonly deductible: Exact;
  /** In the order of the bands. */
  readonly rates: readonly Fraction[];
  readonly limits: readonly { readonly limit: Limit; readonly amount: Exact }[];
}

/** Which part of the base bears one of these tags. */
export type TaggedShare = (tags: readonly string[]) => Fraction;

/** The deductible that the file states, before adjustments. */
export function statedDeductible(chosen: Case): Exact {
  if (!("bands" in chosen) || chosen.deductible === undefined) return ZERO;
  const { deductible } = chosen;
  return fen(typeof deductible === "string" ? deductible : deductible.amount);
}

/** The terms after the adjustments that hold, one after the other; `changesRate` can leave out their rate changes. */
export function adjustedTerms(
  chosen: Case,
  limits: readonly Limit[],
  adjusts: readonly Adjust[],
  taggedShare: TaggedShare,
  changesRate: (change: RateChange) => boolean = () => true,
): Terms {
  let deductible = statedDeductible(chosen);
  let rates = "bands" in chosen ? chosen.bands.map((band) => fraction(band.rate)) : [];
  let amounts = limits.map((limit) => ({ limit, amount: fen(limit.amount) }));
  for (const adjust of adjusts) {
    const { deductible: ofDeductible, rate: ofRate, limit: ofLimit } = adjust;
    if (ofDeductible !== undefined) deductible = changedAmount(deductible, ofDeductible);
    if (ofRate !== undefined && changesRate(ofRate)) {
      rates = rates.map((rate) => changedRate(rate, ofRate, taggedShare));
    }
    if (ofLimit !== undefined) {
      amounts = amounts.map(({ limit, amount }) => ({ limit, amount: changedAmount(amount, ofLimit) }));
    }
  }
  return { deductible, rates, limits: amounts };
}

export function isPenalty(change: RateChange): boolean {
  if ("add" in change) return exact(change.add).isNegative();
  return "times" in change && exact(change.times).lessThan(1);
}

function changedAmount(amount: Exact, change: AmountChange): Exact {
  if ("set" in change) return most(ZERO, halfUp(fen(change.set)));
  if ("add" in change) return most(ZERO, halfUp(amount.plus(fen(change.add))));
  return most(ZERO, halfUp(amount.times(exact(change.times))));
}

function changedRate(rate: Fraction, change: RateChange, taggedShare: TaggedShare): Fraction {
  const changed = rateWith(rate, change, taggedShare);
  if (compare(changed, NOTHING) < 0) return NOTHING;
  return compare(changed, WHOLE) > 0 ? WHOLE : changed;
}

function rateWith(rate: Fraction, change: RateChange, taggedShare: TaggedShare): Fraction {
  if ("set" in change) return fraction(change.set);
  if ("times" in change) return times(rate, fraction(change.times));
  const added = fraction(change.add);
  return plus(rate, change.tags === undefined ? added : times(added, taggedShare(change.tags)));
}
