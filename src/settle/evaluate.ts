/** What one case of a benefit would pay, in figures; nothing is taken yet. */
import { DOWN } from "../money.ts";
import { BANDS, BURDEN, LUMP } from "../plan/types.ts";
import type { BenefitPlan, Variant } from "../plan/types.ts";
import { bandOf, runBands } from "./bands.ts";
import { boundOf, findBase } from "./base.ts";
import { createFigures, leftOf, NONE, sumOf } from "./run.ts";
import type { Figures, Run } from "./run.ts";

/**
 * Evaluates a case: base, mechanism, limits, payment.
 *
 * @throws MissingFact if the base is reduced by a quantity that a given payment does not state.
 */
export function evaluate(run: Run, plan: BenefitPlan, variant: Variant, figures: Figures): void {
  findBase(run, variant, figures);
  const limits = variant.baseLimits.length + variant.paidLimits.length;
  figures.used = limits === 0 ? NONE : usedOf(run, variant);
  figures.before = variant.year ? (run.totals[plan.baseSlot] ?? 0) : 0;
  figures.after = figures.before + figures.base;
  figures.unpaid = sumOf(run.unpaid, run.bill, variant.of, variant.tags);
  if (variant.mechanism === BANDS) evaluateBands(run, plan, variant, figures);
  else if (variant.mechanism === BURDEN) evaluateBurden(run, plan, variant, figures);
  else if (variant.mechanism === LUMP) figures.raw = lumpOf(run, plan, variant, figures.after);
  else return evaluateQuota(variant, figures);
  figures.paidLeft = leftOf(run, variant.paidLimits);
  const held = figures.paidLeft === -1 ? figures.raw : Math.min(figures.raw, figures.paidLeft);
  figures.pay = Math.min(held, figures.unpaid);
}

function usedOf(run: Run, variant: Variant): number[] {
  return [...variant.baseLimits, ...variant.paidLimits].map((limit) => run.totals[limit.slot] ?? 0);
}

function evaluateBands(run: Run, plan: BenefitPlan, variant: Variant, figures: Figures): void {
  const left = Math.max(0, variant.deductible - (run.totals[plan.deductibleSlot] ?? 0));
  runBands(run, variant, left, figures);
  if (variant.unpenalised === null) return;
  const without = createFigures();
  without.found = figures.found;
  without.before = figures.before;
  without.after = figures.after;
  runBands(run, variant.unpenalised, left, without);
  figures.penalty = Math.max(0, without.raw - figures.raw);
}

function evaluateBurden(run: Run, plan: BenefitPlan, variant: Variant, figures: Figures): void {
  const ofYear = variant.burdenOfYear;
  figures.burden = figures.base + (ofYear ? (run.totals[plan.baseSlot] ?? 0) : 0);
  figures.paidSoFar = ofYear ? (run.totals[plan.paidSlot] ?? 0) : 0;
  let allowed = -1;
  for (const cap of variant.allow) {
    const bound = boundOf(run, cap, DOWN, ofYear ? plan.grossTotals : NONE);
    if (allowed === -1 || (variant.allowMost ? bound > allowed : bound < allowed)) allowed = bound;
  }
  figures.allowed = allowed;
  figures.raw = Math.max(0, figures.burden - allowed - figures.paidSoFar);
}

function lumpOf(run: Run, plan: BenefitPlan, variant: Variant, x: number): number {
  if (x === 0 || (variant.times !== 0 && (run.counts[plan.countSlot] ?? 0) >= variant.times)) return 0;
  return variant.lumpAmounts[bandOf({ from: variant.lumpEdges }, x)] ?? 0;
}

/** The hospital bears what exceeds the fixed price; below it, it may keep the difference: a payment below 0. */
function evaluateQuota(variant: Variant, figures: Figures): void {
  const excess = figures.base === 0 ? 0 : figures.base - variant.quota;
  figures.raw = excess < 0 && !variant.keep ? 0 : excess;
  figures.pay = Math.min(figures.raw, figures.unpaid);
}
