/** The base of a benefit: what it looks at. */
import { HALF_UP, multiplyDivide } from "../money.ts";
import { WHOLE_LAYER } from "../plan/layout.ts";
import { QUANTITIES } from "../plan/types.ts";
import type { Cap, LessTable, Variant } from "../plan/types.ts";
import { MissingFact } from "../predicate.ts";
import { leftOf, NONE, sumOf } from "./run.ts";
import type { Figures, Run } from "./run.ts";

/** Finds the base and narrows it, step by step. */
export function findBase(run: Run, variant: Variant, figures: Figures): void {
  const { bill } = run;
  const table = variant.gross ? bill.amounts : run.unpaid;
  figures.found = sumOf(table, bill, variant.of, variant.tags);
  const ratio = variant.ratio;
  figures.shared =
    ratio === null ? figures.found : multiplyDivide(figures.found, ratio.numerator, ratio.denominator, HALF_UP);
  figures.cap = variant.cap === null ? -1 : boundOf(run, variant.cap, HALF_UP, NONE);
  figures.capped = figures.shared;
  if (figures.cap !== -1 && figures.shared > figures.cap) figures.capped = variant.capCuts ? figures.cap : 0;
  figures.less = 0;
  for (const less of variant.less) figures.less += quantityOf(run, less);
  figures.baseLeft = leftOf(run, variant.baseLimits);
  const rest = Math.max(0, figures.capped - figures.less);
  figures.base = figures.baseLeft === -1 ? rest : Math.min(rest, figures.baseLeft);
}

/**
 * A bound: its amount, or its ratio of the gross bill of all groups.
 *
 * @param mode        How the product is rounded to the fen.
 * @param grossTotals Running totals of the bills before this one, by bucket, where the ratio is of the year.
 */
export function boundOf(run: Run, cap: Cap, mode: number, grossTotals: readonly number[]): number {
  if (cap.amount !== -1) return cap.amount;
  let gross = sumOf(run.bill.amounts, run.bill, cap.of, 0);
  for (const k of cap.of) {
    const slot = grossTotals[k] ?? -1;
    if (slot !== -1) gross += run.totals[slot] ?? 0;
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
