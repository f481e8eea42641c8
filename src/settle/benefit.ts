/** One benefit: which case it settles by, and what happens when it does. */
import type { ParsedClaim } from "../claim/parsed.ts";
import type { Issue } from "../errors.ts";
import type { Choice } from "../plan/choose.ts";
import type { BenefitPlan, Variant } from "../plan/types.ts";
import { MissingFact } from "../predicate.ts";
import { evaluate } from "./evaluate.ts";
import { missingFact, ruleConflict } from "./refusals.ts";
import { createFigures } from "./run.ts";
import type { Figures, Run } from "./run.ts";
import { giveInScope, splitAmongPayers, takeInOrder } from "./take.ts";
import type { Part } from "./take.ts";

/** A case that was applied. */
export interface Applied extends Chosen {
  /** The payment by payer; empty when it is 0. */
  readonly parts: readonly Part[];
}

interface Chosen {
  readonly variant: Variant;
  readonly figures: Figures;
}

/** The case that pays most among those chosen, ties to the first; `null` with a finding when there is none. */
export function chooseCase(
  run: Run,
  claim: ParsedClaim,
  plan: BenefitPlan,
  choice: Exclude<Choice, { kind: "skip" }>,
  issues: Issue[],
): Chosen | null {
  if (choice.kind === "missing") issues.push(missingFact(claim, choice.fact));
  if (choice.kind === "conflict") issues.push(ruleConflict(claim, plan, choice.cases));
  if (choice.kind !== "cases") return null;
  let best: Chosen | null = null;
  for (const variant of choice.variants) {
    const figures = createFigures();
    try {
      evaluate(run, plan, variant, figures);
    } catch (error) {
      if (!(error instanceof MissingFact)) throw error;
      issues.push(missingFact(claim, error.fact));
      return null;
    }
    if (best === null || figures.pay > best.figures.pay) best = { variant, figures };
  }
  return best;
}

/** Takes the payment and charges the running totals. */
export function applyCase(run: Run, plan: BenefitPlan, chosen: Chosen | null): Applied | null {
  if (chosen === null) return null;
  const { variant, figures } = chosen;
  const parts = partsOf(run, plan, variant, figures.pay);
  const { totals } = run;
  const charge = (slot: number, amount: number): void => {
    totals[slot] = (totals[slot] ?? 0) + amount;
  };
  const paid = Math.max(0, figures.pay);
  for (const slot of plan.baseTotals) charge(slot, figures.base);
  for (const slot of variant.basePools) charge(slot, figures.base);
  for (const slot of plan.paidTotals) charge(slot, paid);
  for (const slot of variant.paidPools) charge(slot, paid);
  charge(plan.deductibleSlot, figures.deductibleUsed);
  plan.grossTotals.forEach((slot, k) => {
    if (slot === -1) return;
    for (let g = 0; g < run.bill.groups; g++) charge(slot, run.bill.amounts[k * run.bill.groups + g] ?? 0);
  });
  if (variant.times !== 0 && figures.pay > 0) run.counts[plan.countSlot] = (run.counts[plan.countSlot] ?? 0) + 1;
  const at = plan.index * 3;
  run.quantities[at] = figures.deductibleApplied;
  run.quantities[at + 1] = variant.statedDeductible;
  run.quantities[at + 2] = figures.penalty;
  return { variant, figures, parts };
}

function partsOf(run: Run, plan: BenefitPlan, variant: Variant, pay: number): readonly Part[] {
  if (pay === 0) return [];
  const [payer = 0] = plan.payers;
  // Only a hospital that keeps what a fixed price leaves pays less than nothing.
  if (pay < 0) return [{ payer, amount: pay, cells: giveInScope(run, -pay, variant.tags) }];
  const cells = takeInOrder(run, pay, variant.of, variant.tags);
  return splitAmongPayers(run, pay, cells, variant.of, plan.payers, plan.shares, plan.shareSum);
}
