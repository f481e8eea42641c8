/** What one case of a benefit would pay, in figures; nothing is taken yet. */
import { DOWN } from "../money.ts";
import { BANDS, BURDEN, LUMP } from "../plan/types.ts";
import type { BenefitPlan, Variant } from "../plan/types.ts";
import { bandOf, runBands } from "./bands.ts";
import { boundOf, findBase } from "./base.ts";
import {
  AFTER,
  ALLOWED,
  BASE,
  BEFORE,
  BURDEN_OF,
  DEDUCTIBLE,
  DEDUCTIBLE_APPLIED,
  DEDUCTIBLE_USED,
  FOUND,
  leftOf,
  NONE,
  PAID_LEFT,
  PAID_SO_FAR,
  PAY,
  PENALTY,
  RAW,
  ROUNDED_AFTER,
  ROUNDED_BEFORE,
  sumOf,
  UNPAID,
} from "./run.ts";
import type { Run } from "./run.ts";

/**
 * Evaluates a case: base, mechanism, limits, payment. Every figure of the run is written anew.
 *
 * @returns The payment. Unit: fen.
 * @throws MissingFact if the base is reduced by a quantity that a given payment does not state.
 */
export function evaluate(run: Run, plan: BenefitPlan, variant: Variant): number {
  const { figures } = run;
  const base = findBase(run, variant);
  const before = variant.year ? (run.row[run.at + plan.baseSlot] ?? 0) : 0;
  figures[BEFORE] = before;
  figures[AFTER] = before + base;
  // A base of what is unpaid has been summed already.
  const unpaid = variant.gross ? sumOf(run, run.unpaid, variant.of, variant.tags) : (figures[FOUND] ?? 0);
  figures[UNPAID] = unpaid;
  figures[PENALTY] = 0;
  run.tagged = NONE;
  const { mechanism } = variant;
  if (mechanism !== BANDS) clearBands(figures);
  if (mechanism !== BURDEN) clearBurden(figures);
  let raw: number;
  if (mechanism === BANDS) raw = evaluateBands(run, plan, variant);
  else if (mechanism === BURDEN) raw = evaluateBurden(run, plan, variant);
  else if (mechanism === LUMP) raw = lumpOf(run, plan, variant, before + base);
  else raw = quotaOf(variant, base);
  figures[RAW] = raw;
  // A quota has no limits on its payment, and that may be below 0.
  const left = leftOf(run, variant.paidLimits);
  figures[PAID_LEFT] = left;
  const pay = Math.min(left === -1 ? raw : Math.min(raw, left), unpaid);
  figures[PAY] = pay;
  return pay;
}

function clearBands(figures: Float64Array): void {
  figures[DEDUCTIBLE] = 0;
  figures[DEDUCTIBLE_USED] = 0;
  figures[DEDUCTIBLE_APPLIED] = 0;
  figures[ROUNDED_BEFORE] = 0;
  figures[ROUNDED_AFTER] = 0;
}

function clearBurden(figures: Float64Array): void {
  figures[BURDEN_OF] = 0;
  figures[ALLOWED] = 0;
  figures[PAID_SO_FAR] = 0;
}

function evaluateBands(run: Run, plan: BenefitPlan, variant: Variant): number {
  const left = variant.deductibleOfYear
    ? Math.max(0, variant.deductible - (run.row[run.at + plan.deductibleSlot] ?? 0))
    : variant.deductible;
  if (variant.unpenalised === null) return runBands(run, variant, left);
  const without = runBands(run, variant.unpenalised, left);
  const raw = runBands(run, variant, left);
  run.figures[PENALTY] = Math.max(0, without - raw);
  return raw;
}

function evaluateBurden(run: Run, plan: BenefitPlan, variant: Variant): number {
  const { figures } = run;
  const ofYear = variant.burdenOfYear;
  const burden = (figures[BASE] ?? 0) + (ofYear ? (run.row[run.at + plan.baseSlot] ?? 0) : 0);
  const paidSoFar = ofYear ? (run.row[run.at + plan.paidSlot] ?? 0) : 0;
  let allowed = -1;
  for (const cap of variant.allow) {
    const bound = boundOf(run, cap, DOWN, ofYear ? plan.grossTotals : NONE);
    if (allowed === -1 || (variant.allowMost ? bound > allowed : bound < allowed)) allowed = bound;
  }
  figures[BURDEN_OF] = burden;
  figures[PAID_SO_FAR] = paidSoFar;
  figures[ALLOWED] = allowed;
  return Math.max(0, burden - allowed - paidSoFar);
}

function lumpOf(run: Run, plan: BenefitPlan, variant: Variant, x: number): number {
  if (x === 0) return 0;
  if (variant.times !== 0 && countOf(run, plan) >= variant.times) return 0;
  return variant.lumpAmounts[bandOf(variant.lumpEdges, x)] ?? 0;
}

function countOf(run: Run, plan: BenefitPlan): number {
  return run.row[run.at + run.plan.row.counts + plan.countSlot] ?? 0;
}

/** The hospital bears what exceeds the fixed price; below it, it may keep the difference: a payment below 0. */
function quotaOf(variant: Variant, base: number): number {
  const excess = base === 0 ? 0 : base - variant.quota;
  return excess < 0 && !variant.keep ? 0 : excess;
}
