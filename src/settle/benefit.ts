/** One benefit: which case it settles by, and what happens when it does. */
import type { BenefitPlan, Variant } from "../plan/types.ts";
import { evaluate } from "./evaluate.ts";
import { BASE, charge, DEDUCTIBLE_APPLIED, DEDUCTIBLE_USED, PENALTY } from "./run.ts";
import type { Run } from "./run.ts";
import { takePayment } from "./take.ts";
import { keepTrace } from "./trace.ts";

/**
 * The case that pays most among those that hold, ties to the first.
 *
 * @throws MissingFact as `evaluate`.
 */
export function bestOf(run: Run, plan: BenefitPlan, variants: readonly [Variant, ...Variant[]]): Variant {
  let [best] = variants;
  if (variants.length === 1) return best;
  let most = -Infinity;
  for (const variant of variants) {
    const pay = evaluate(run, plan, variant);
    if (pay <= most) continue;
    most = pay;
    best = variant;
  }
  return best;
}

/**
 * Settles a benefit by one case: takes the payment, and charges the running totals.
 *
 * @returns The payment. Unit: fen.
 * @throws MissingFact as `evaluate`; nothing has been taken then.
 */
export function applyCase(run: Run, plan: BenefitPlan, variant: Variant): number {
  const pay = evaluate(run, plan, variant);
  if (run.traced) keepTrace(run, variant);
  takePayment(run, plan, variant, pay);
  const { figures, quantities } = run;
  const base = figures[BASE] ?? 0;
  const paid = pay > 0 ? pay : 0;
  chargeAll(run, plan.baseTotals, base);
  chargeAll(run, variant.basePools, base);
  chargeAll(run, plan.paidTotals, paid);
  chargeAll(run, variant.paidPools, paid);
  charge(run, plan.deductibleSlot, figures[DEDUCTIBLE_USED] ?? 0);
  if (plan.chargesGross) chargeGross(run, plan.grossTotals);
  if (variant.times !== 0 && paid > 0) charge(run, run.plan.row.counts + plan.countSlot, 1);
  const at = plan.index * 3;
  quantities[at] = figures[DEDUCTIBLE_APPLIED] ?? 0;
  quantities[at + 1] = variant.statedDeductible;
  quantities[at + 2] = figures[PENALTY] ?? 0;
  return pay;
}

function chargeAll(run: Run, slots: readonly number[], amount: number): void {
  for (let i = 0; i < slots.length; i++) charge(run, slots[i] ?? 0, amount);
}

function chargeGross(run: Run, slots: readonly number[]): void {
  slots.forEach((slot, k) => {
    if (slot === -1) return;
    for (let g = 0; g < run.groups; g++) charge(run, slot, run.amounts[k * run.groups + g] ?? 0);
  });
}
