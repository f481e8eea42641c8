/** What one case of a benefit would pay, in figures; nothing is taken yet. */
import { DOWN } from "../money.ts";
import { BANDS, BURDEN, LUMP } from "../plan/types.ts";
import type { BenefitPlan, Variant } from "../plan/types.ts";
import { bandOf, runBands } from "./bands.ts";
import { boundOf, findBase } from "./base.ts";
import {
  AFTER,
  ALLOWED,
  APPLIED_NOW,
  BASE_NOW,
  BEFORE,
  BURDEN_OF,
  countOf,
  DEDUCTIBLE,
  DEDUCTIBLE_APPLIED,
  DEDUCTIBLE_USED,
  DUE_NOW,
  FOUND_NOW,
  leftOf,
  NONE,
  PAID_LEFT,
  PAID_SO_FAR,
  PAY,
  PENALTY,
  PENALTY_NOW,
  RAW,
  ROUNDED_AFTER,
  ROUNDED_BEFORE,
  sumOf,
  UNPAID,
  USED_NOW,
} from "./run.ts";
import type { Run } from "./run.ts";

/**
 * Evaluates a case: base, mechanism, limits, payment. What it leaves in the run is written anew, and so is every figure
 * where figures are kept.
 *
 * @returns The payment. Unit: fen.
 * @throws MissingFact if the base is reduced by a quantity that a given payment does not state.
 */
export function evaluate(run: Run, plan: BenefitPlan, variant: Variant): number {
  const { now, traced } = run;
  const { mechanism } = variant;
  now[PENALTY_NOW] = 0;
  run.tagged = NONE;
  const base = findBase(run, variant);
  const before = variant.year ? runningBase(run, plan) : 0;
  const after = before + base;
  // A base of what is unpaid has been summed already.
  const unpaid = variant.gross ? sumOf(run, run.unpaid, variant.of, variant.tags) : (now[FOUND_NOW] ?? 0);
  if (traced) clearFigures(run, before, after, unpaid);
  let raw: number;
  if (mechanism === BANDS) raw = evaluateBands(run, plan, variant, before, after);
  else {
    now[USED_NOW] = 0;
    now[APPLIED_NOW] = 0;
    if (mechanism === BURDEN) raw = evaluateBurden(run, plan, variant);
    else if (mechanism === LUMP) raw = lumpOf(run, plan, variant, after);
    else raw = quotaOf(variant, base);
  }
  // A quota, whose payment may be below 0, has no limits.
  const left = leftOf(run, variant.paidLimits);
  const held = left !== -1 && left < raw ? left : raw;
  const pay = unpaid < held ? unpaid : held;
  if (traced) {
    const { trace, traceEnd: at } = run;
    trace[at + RAW] = raw;
    trace[at + PAID_LEFT] = left;
    trace[at + PAY] = pay;
    trace[at + PENALTY] = now[PENALTY_NOW] ?? 0;
  }
  return pay;
}

/**
 * The year's running base: all that counted, or less what the benefit has paid. What was used of a deductible stays used
 * where a payment was rounded up to a tenth or a whole yuan beyond what lay above it.
 */
function runningBase({ row, at }: Run, { netOfPaid, baseSlot, paidSlot, deductibleSlot }: BenefitPlan): number {
  const whole = row[at + baseSlot] ?? 0;
  if (!netOfPaid) return whole;
  return Math.max(row[at + deductibleSlot] ?? 0, whole - (row[at + paidSlot] ?? 0));
}

/** Figures of mechanisms that a case may not have are 0. */
function clearFigures({ trace, traceEnd: at }: Run, before: number, after: number, unpaid: number): void {
  trace[at + BEFORE] = before;
  trace[at + AFTER] = after;
  trace[at + UNPAID] = unpaid;
  trace[at + DEDUCTIBLE] = 0;
  trace[at + DEDUCTIBLE_USED] = 0;
  trace[at + DEDUCTIBLE_APPLIED] = 0;
  trace[at + ROUNDED_BEFORE] = 0;
  trace[at + ROUNDED_AFTER] = 0;
  trace[at + BURDEN_OF] = 0;
  trace[at + ALLOWED] = 0;
  trace[at + PAID_SO_FAR] = 0;
}

function evaluateBands(run: Run, plan: BenefitPlan, variant: Variant, before: number, after: number): number {
  const left = variant.deductibleOfYear
    ? Math.max(0, variant.deductible - (run.row[run.at + plan.deductibleUse] ?? 0))
    : variant.deductible;
  if (variant.unpenalised === null) return runBands(run, variant, left, before, after);
  const without = runBands(run, variant.unpenalised, left, before, after);
  const raw = runBands(run, variant, left, before, after);
  run.now[PENALTY_NOW] = Math.max(0, without - raw);
  return raw;
}

function evaluateBurden(run: Run, plan: BenefitPlan, variant: Variant): number {
  const ofYear = variant.burdenOfYear;
  const burden = (run.now[BASE_NOW] ?? 0) + (ofYear ? (run.row[run.at + plan.baseSlot] ?? 0) : 0);
  const paidSoFar = ofYear ? (run.row[run.at + plan.paidSlot] ?? 0) : 0;
  let allowed = -1;
  for (const cap of variant.allow) {
    const bound = boundOf(run, cap, DOWN, ofYear ? plan.grossTotals : NONE);
    if (allowed === -1 || (variant.allowMost ? bound > allowed : bound < allowed)) allowed = bound;
  }
  if (run.traced) {
    const { trace, traceEnd: at } = run;
    trace[at + BURDEN_OF] = burden;
    trace[at + ALLOWED] = allowed;
    trace[at + PAID_SO_FAR] = paidSoFar;
  }
  return Math.max(0, burden - allowed - paidSoFar);
}

/** The sum that is due, with what earlier ones have left where that is paid later. */
function lumpOf(run: Run, plan: BenefitPlan, variant: Variant, x: number): number {
  const due = dueOf(run, plan, variant, x);
  if (plan.grantedSlot === -1) return due;
  const { row, at } = run;
  const owed = Math.max(0, (row[at + plan.grantedSlot] ?? 0) - (row[at + plan.paidSlot] ?? 0));
  run.now[DUE_NOW] = due;
  if (run.traced) run.trace[run.traceEnd + PAID_SO_FAR] = owed;
  return owed + due;
}

function dueOf(run: Run, plan: BenefitPlan, variant: Variant, x: number): number {
  if (x === 0) return 0;
  if (variant.times !== 0 && countOf(run, plan.countSlot) >= variant.times) return 0;
  return variant.lumpAmounts[bandOf(variant.lumpEdges, x)] ?? 0;
}

/** The hospital bears what exceeds the fixed price; below it, it may keep the difference: a payment below 0. */
function quotaOf(variant: Variant, base: number): number {
  const excess = base === 0 ? 0 : base - variant.quota;
  return excess < 0 && !variant.keep ? 0 : excess;
}
