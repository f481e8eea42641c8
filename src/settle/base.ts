/** The base of a benefit: what it looks at. */
import { HALF_UP, multiplyDivide } from "../money.ts";
import { WHOLE_LAYER } from "../plan/layout.ts";
import { QUANTITIES } from "../plan/types.ts";
import type { Cap, LessTable, Variant } from "../plan/types.ts";
import { MissingFact } from "../predicate.ts";
import { BASE, BASE_LEFT, BASE_NOW, CAP, CAPPED, FOUND, FOUND_NOW, leftOf, LESS, NONE, SHARED, sumOf } from "./run.ts";
import type { Run } from "./run.ts";

/** Finds the base and narrows it, step by step. */
export function findBase(run: Run, variant: Variant): number {
  const found = sumOf(run, variant.gross ? run.amounts : run.unpaid, variant.of, variant.tags);
  const { ratio } = variant;
  const shared = ratio === null ? found : multiplyDivide(found, ratio.numerator, ratio.denominator, HALF_UP);
  const cap = variant.cap === null ? -1 : boundOf(run, variant.cap, HALF_UP, NONE);
  const capped = cap === -1 || shared <= cap ? shared : variant.capCuts ? cap : 0;
  const reductions = variant.less;
  let less = 0;
  for (let i = 0; i < reductions.length; i++) {
    const reduction = reductions[i];
    if (reduction !== undefined) less += quantityOf(run, reduction);
  }
  const left = leftOf(run, variant.baseLimits);
  const rest = capped > less ? capped - less : 0;
  const base = left !== -1 && left < rest ? left : rest;
  run.now[BASE_NOW] = base;
  run.now[FOUND_NOW] = found;
  if (run.traced) {
    const { trace, traceEnd: at } = run;
    trace[at + FOUND] = found;
    trace[at + SHARED] = shared;
    trace[at + CAP] = cap;
    trace[at + CAPPED] = capped;
    trace[at + LESS] = less;
    trace[at + BASE_LEFT] = left;
    trace[at + BASE] = base;
  }
  return base;
}

/**
 * A bound: its amount, or its ratio of the gross bill of all groups.
 *
 * @param mode        How the product is rounded to the fen.
 * @param grossTotals Running totals of the bills before this one, by bucket, where the ratio is of the year.
 */
export function boundOf(run: Run, cap: Cap, mode: number, grossTotals: readonly number[]): number {
  if (cap.amount !== -1) return cap.amount;
  let gross = sumOf(run, run.amounts, cap.of, 0);
  for (const k of cap.of) {
    const slot = grossTotals[k] ?? -1;
    if (slot !== -1) gross += run.row[run.at + slot] ?? 0;
  }
  return multiplyDivide(gross, cap.ratio.numerator, cap.ratio.denominator, mode);
}

/** A named quantity of an earlier layer or benefit; a given payment must state it. */
function quantityOf(run: Run, less: LessTable): number {
  const given = run.given[less.layer];
  if (given !== null && given !== undefined) {
    const stated = less.benefit === WHOLE_LAYER ? given[less.what] : null;
    if (stated === null || stated === undefined) throw new MissingFact(`paid.${less.name}`);
    return stated;
  }
  if (less.benefit !== WHOLE_LAYER) return run.quantities[less.benefit * QUANTITIES.length + less.what] ?? 0;
  let sum = 0;
  for (const { index } of run.plan.layers[less.layer]?.benefits ?? [])
    sum += run.quantities[index * QUANTITIES.length + less.what] ?? 0;
  return sum;
}
