import type { Adjust, BandsCase, Base, Benefit, Case, Limit } from "../../src/rules/benefit.ts";
import { baseAmount, leftOf, sightOf, taggedShare, type Sight } from "./base.ts";
import { grossOf, unpaidOf, type Group } from "./bill.ts";
import { BUCKETS, emptyParts, type Parts } from "./buckets.ts";
import { least, most, ZERO, type Exact } from "./decimal.ts";
import type { Ledger } from "./ledger.ts";
import {
  bandsRaw,
  bucketsOfRatios,
  burdenRaw,
  deductibleApplied,
  deductibleUsed,
  lumpRaw,
  quotaRaw,
  scaleOf,
  type Span,
} from "./mechanism.ts";
import type { NamedQuantities, Quantities } from "./quantities.ts";
import type { Stay } from "./stay.ts";
import { adjustedTerms, isPenalty, statedDeductible, type Terms } from "./terms.ts";

/** What a case sees: nothing of it changes while cases are weighed against each other. */
export interface Surroundings {
  readonly layer: string;
  readonly groups: readonly Group[];
  readonly ledger: Ledger;
  readonly quantities: Quantities;
  readonly stay: Stay;
  /** All benefits in force. */
  readonly benefits: readonly Benefit[];
}

/** What a case would pay, and what it would leave in the account. */
export interface Outcome {
  readonly chosen: Case;
  readonly sight: Sight;
  readonly base: Exact;
  readonly pay: Exact;
  readonly deductibleUsed: Exact;
  /** Of a lump whose rest is paid later: the sum that is due anew. */
  readonly granted: Exact | null;
  readonly quantities: NamedQuantities;
}

export function evaluateCase(
  around: Surroundings,
  benefit: Benefit,
  chosen: Case,
  adjusts: readonly Adjust[],
): Outcome {
  const key = `${around.layer}.${benefit.id}`;
  const sight = sightOf(baseOf(benefit, chosen), around.groups);
  const limits = limitsOf(benefit, chosen);
  const share = (tags: readonly string[]) => taggedShare(sight, tags);
  const terms = adjustedTerms(chosen, limits, adjusts, share);
  const termsWithoutPenalty = adjustedTerms(chosen, limits, adjusts, share, (rate) => !isPenalty(rate));

  const used = (limit: Terms["limits"][number]["limit"]) => around.ledger.used(key, limit);
  const wide = baseAmount(sight, around.quantities);
  const base = least(wide, leftOf(terms, "base", used) ?? wide);
  const perYear = benefit.base.per === "year";
  const before = perYear ? startOf(benefit, key, around.ledger) : ZERO;
  const span: Span = { before, after: before.plus(base) };

  const result = rawOf(around, benefit, chosen, { terms, termsWithoutPenalty, span, base, key });
  const capped = least(result.raw, unpaidOf(sight.covered, sight.of), leftOf(terms, "paid", used) ?? result.raw);
  const pay = "quota" in chosen && result.raw.isNegative() ? result.raw : most(ZERO, capped);
  const { deductibleUsed: ofDeductible, deductible, penalty } = result;
  return {
    chosen,
    sight,
    base,
    pay,
    deductibleUsed: ofDeductible,
    granted: result.granted ?? null,
    quantities: { deductible, penalty, statedDeductible: statedDeductible(chosen) },
  };
}

/** Where the year stands before this claim: of a net base what was paid is no longer there, the used deductible is. */
function startOf(benefit: Benefit, key: string, ledger: Ledger): Exact {
  const looked = ledger.total(`${key}.base`);
  if (benefit.base.accumulate === undefined) return looked;
  return most(looked.minus(ledger.total(`${key}.paid`)), ledger.total(`${key}.deductible`));
}

/** A case restates the base but never its period. */
function baseOf(benefit: Benefit, chosen: Case): Base {
  const { per } = benefit.base;
  return chosen.base === undefined ? benefit.base : { ...chosen.base, ...(per && { per }) };
}

export function limitsOf(benefit: Benefit, chosen: Case): NonNullable<Benefit["limits"]> {
  return chosen.limits ?? benefit.limits ?? [];
}

interface Input {
  readonly terms: Terms;
  readonly termsWithoutPenalty: Terms;
  readonly span: Span;
  readonly base: Exact;
  readonly key: string;
}

interface Raw {
  readonly raw: Exact;
  readonly deductible: Exact;
  readonly deductibleUsed: Exact;
  readonly penalty: Exact;
  readonly granted?: Exact;
}

function plain(raw: Exact): Raw {
  return { raw, deductible: ZERO, deductibleUsed: ZERO, penalty: ZERO };
}

function rawOf(around: Surroundings, benefit: Benefit, chosen: Case, input: Input): Raw {
  const { terms, termsWithoutPenalty, span, base, key } = input;
  const { ledger } = around;

  if ("burden" in chosen) {
    const gross = grossOf(around.groups);
    if (chosen.burden.per === "visit") return plain(burdenRaw(chosen.burden, base, ZERO, gross));
    const burden = ledger.total(`${key}.base`).plus(base);
    const paid = ledger.total(`${key}.paid`);
    return plain(burdenRaw(chosen.burden, burden, paid, yearsGross(gross, ledger, key)));
  }
  if ("lump" in chosen) {
    const due = lumpRaw(chosen.lump, span.after, ledger.count(key));
    if (chosen.lump.rest === undefined) return plain(due);
    // What earlier sums have left is due as well.
    const left = most(ZERO, ledger.total(`${key}.granted`).minus(ledger.total(`${key}.paid`)));
    return { ...plain(left.plus(due)), granted: due };
  }
  if ("quota" in chosen) return plain(quotaRaw(chosen.quota, base));

  const { deductible } = chosen;
  const used = usedBefore(around, benefit, key, deductible);
  const scale = scaleOf(chosen, terms, used);
  const rounding = chosen.rounding ?? benefit.rounding;
  const raw = bandsRaw(scale, span, rounding);
  const without = bandsRaw(scaleOf(chosen, termsWithoutPenalty, used), span, rounding);
  return {
    raw,
    deductible: deductibleApplied(scale, span),
    deductibleUsed: deductibleUsed(scale, span),
    penalty: most(ZERO, without.minus(raw)),
  };
}

/** What has been used of the deductible: in the year, or by earlier claims for the same stay. */
function usedBefore(
  { ledger, stay }: Surroundings,
  benefit: Benefit,
  key: string,
  stated: BandsCase["deductible"],
): Exact {
  if (typeof stated !== "object") return ZERO;
  if (stated.per === "stay") return stay.before(key);
  return stated.per === "year" && benefit.base.per !== "year" ? ledger.total(`${key}.deductible`) : ZERO;
}

function yearsGross(gross: Parts, ledger: Ledger, key: string): Parts {
  const year = emptyParts();
  for (const bucket of BUCKETS) {
    year[bucket] = gross[bucket].plus(ledger.total(`${key}.gross.${bucket}`));
  }
  return year;
}

/** The limits of the chosen case, and of the others those that count a month or a day of this benefit alone. */
function chargedLimits(benefit: Benefit, chosen: Case): readonly Limit[] {
  const others = benefit.cases.flatMap((each) => limitsOf(benefit, each)).filter(({ pool }) => pool === undefined);
  return [...limitsOf(benefit, chosen), ...others];
}

/** Under which name the account says which case first paid. */
export function firstKey(layer: string, { id, lock }: Benefit): string {
  return lock === undefined ? `${layer}.${id}` : `lock.${lock}`;
}

/** What a benefit that ran leaves in the account. */
export function charge(around: Surroundings, benefit: Benefit, outcome: Outcome): void {
  const { ledger, layer, groups } = around;
  const { chosen, base, pay } = outcome;
  const key = `${layer}.${benefit.id}`;
  ledger.charge(key, chargedLimits(benefit, chosen), base, most(ZERO, pay));
  ledger.add(`${key}.deductible`, outcome.deductibleUsed);
  around.stay.use(benefit, key, outcome.deductibleUsed);
  // Whichever case was chosen: another may ask for the year's gross bills at the next visit.
  const gross = grossOf(groups);
  const read = benefit.cases.flatMap((each) =>
    "burden" in each && each.burden.per === "year" ? [...bucketsOfRatios(each.burden)] : [],
  );
  for (const bucket of new Set(read)) ledger.add(`${key}.gross.${bucket}`, gross[bucket]);
  const { granted } = outcome;
  if ("lump" in chosen && pay.greaterThan(ZERO) && (granted === null || granted.greaterThan(ZERO))) {
    if (chosen.lump.times !== undefined) ledger.countOne(key);
    ledger.add(`${key}.granted`, granted ?? ZERO);
  }
  if (benefit.choose === "first-of-year" && pay.greaterThan(ZERO)) {
    const of = firstKey(layer, benefit);
    const sharing = around.benefits.filter(({ lock }) => lock !== undefined && lock === benefit.lock);
    const ids = [benefit, ...sharing].flatMap(({ cases }) => cases.map(({ id }) => id));
    if (ids.every((id) => ledger.count(`${of}.case.${id}`) === 0)) ledger.countOne(`${of}.case.${chosen.id}`);
  }
}
