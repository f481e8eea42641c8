/** One benefit: which case it settles by, and what happens when it does. */
import { QUANTITIES } from "../plan/types.ts";
import type { BenefitPlan, Variant } from "../plan/types.ts";
import { evaluate } from "./evaluate.ts";
import { APPLIED_NOW, BASE_NOW, charge, countOf, DUE_NOW, PENALTY_NOW, USED_NOW } from "./run.ts";
import type { Run } from "./run.ts";
import { takePayment } from "./take.ts";
import { keepTrace } from "./trace.ts";

/**
 * The case to settle by among those that stand: the one by which the benefit first paid in the year, where it goes by
 * that; else the one that pays most, ties to the first.
 *
 * @throws MissingFact as `evaluate`.
 */
export function bestOf(run: Run, plan: BenefitPlan, variants: readonly [Variant, ...Variant[]]): Variant {
  let best = variants[0];
  if (variants.length === 1) return best;
  const first = variants.find(({ caseSlot }) => caseSlot !== -1 && countOf(run, caseSlot) > 0);
  if (first !== undefined) return first;
  let most = -Infinity;
  for (const variant of variants) {
    const pay = evaluate(run, plan, variant);
    if (pay <= most) continue;
    most = pay;
    best = variant;
  }
  return best;
}

/** Keeps the case by which a benefit first pays in the year; where there is one already, that stays. */
function keepFirst(run: Run, { caseSlots }: BenefitPlan, { caseSlot }: Variant): void {
  if (caseSlots.every((slot) => countOf(run, slot) === 0)) charge(run, run.plan.row.counts + caseSlot, 1);
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
  const { now } = run;
  const paid = pay > 0 ? pay : 0;
  chargeAll(run, variant.baseCharges, now[BASE_NOW] ?? 0);
  chargeAll(run, variant.paidCharges, paid);
  charge(run, plan.deductibleSlot, now[USED_NOW] ?? 0);
  if (plan.chargesGross) chargeGross(run, plan.grossTotals);
  const isGranted = paid > 0 && (plan.grantedSlot === -1 || (now[DUE_NOW] ?? 0) > 0);
  if (isGranted && plan.grantedSlot !== -1) charge(run, plan.grantedSlot, now[DUE_NOW] ?? 0);
  if (isGranted && variant.times !== 0) charge(run, run.plan.row.counts + plan.countSlot, 1);
  if (variant.caseSlot !== -1 && paid > 0) keepFirst(run, plan, variant);
  if (plan.isRead) {
    const at = plan.index * QUANTITIES.length;
    run.quantities[at] = now[APPLIED_NOW] ?? 0;
    run.quantities[at + 1] = variant.statedDeductible;
    run.quantities[at + 2] = now[PENALTY_NOW] ?? 0;
  }
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
