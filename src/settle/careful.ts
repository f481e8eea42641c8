/** The fold where something may be refused, or a choice waits for a payment; every finding is gathered first. */
import type { ParsedClaim } from "../claim/parsed.ts";
import { refuse } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { MAX_TOTAL } from "../money.ts";
import type { Choice } from "../plan/choose.ts";
import type { Remarks } from "../plan/remarks.ts";
import type { BenefitPlan, NotEncodedPlan, Variant } from "../plan/types.ts";
import { MissingFact } from "../predicate.ts";
import { applyCase, bestOf } from "./benefit.ts";
import { openBill } from "./bill.ts";
import { checkCodes } from "./codes.ts";
import { clearVisit, outcomeOf, visitOf } from "./desk.ts";
import type { Desk, Detail, Outcome } from "./desk.ts";
import { checkDays } from "./days.ts";
import { takeGiven } from "./given.ts";
import { isPassed } from "./marks.ts";
import { absentLayer, missingFact, notEncoded, overflow, ruleConflict } from "./refusals.ts";
import type { Run } from "./run.ts";
import { borneBy, chargeStay, checkCounted, checkStay, openStay } from "./stay.ts";
import type { Visit } from "./visit.ts";

/**
 * Settles a claim, gathering every finding first; the row is as before where it is refused.
 *
 * @throws SettlementError as `settleClaim`.
 */
export function settleCarefully(desk: Desk, claim: ParsedClaim, detail: Detail): Outcome {
  const { plan, run } = desk;
  const before = run.row.slice(run.at, run.at + plan.row.width);
  try {
    return settleChecked(desk, claim, detail);
  } catch (error) {
    run.row.set(before, run.at);
    throw error;
  }
}

function settleChecked(desk: Desk, claim: ParsedClaim, detail: Detail): Outcome {
  const { plan, run } = desk;
  const { row: layout } = plan;
  const issues = [...checkCodes(claim, plan), ...checkDays(claim, plan), ...checkCounted(run, claim)];
  issues.push(...openBill(run, claim));
  refuse(issues);
  const visit = visitOf(desk, claim, issues);
  clearVisit(run);
  openStay(run, claim);
  run.given.fill(null);
  const choices: (Choice | undefined)[] = plan.benefits.map(() => undefined);
  const variants: (Variant | null)[] = plan.benefits.map(() => null);
  plan.layers.forEach((layer, index) => {
    const given = claim.paid.find((each) => each.layer === layer.name);
    if (given !== undefined) {
      run.given[index] = [given.deductible, given.statedDeductible, given.penalty];
      takeGiven(run, claim, given, issues);
      if (given.amount > 0) visit.paid(layer.name);
      return;
    }
    if (layer.absence !== null && layer.absence !== "optional")
      issues.push(absentLayer(claim, plan, layer.name, layer.absence));
    for (const benefit of layer.benefits) {
      const choice = plan.choosers[benefit.index]?.get(visit.codes, visit.view);
      if (choice === undefined) throw new RangeError(`no chooser for ${benefit.benefit.id}`);
      choices[benefit.index] = choice;
      variants[benefit.index] = settleBenefit(run, claim, benefit, choice, visit, issues);
    }
  });
  run.given.fill(null);
  const remarks = withPassed(run, withoutGiven(plan.remarks.get(visit.codes, visit.view), claim));
  for (const { fact } of remarks.missing) issues.push(missingFact(claim, fact));
  for (const each of remarks.refused) issues.push(notEncoded(claim, each));
  checkTotals(run, claim, issues);
  refuse(distinct(issues));
  run.row[run.at + layout.admissions] = visit.admissions;
  run.row[run.at + layout.highestTier] = visit.highestTier;
  return { ...outcomeOf(desk, claim, choices, variants, remarks, detail), borne: borneBy(run, claim) };
}

/** Settles a benefit by the case that holds; `null` with a finding where there is none to settle by. */
function settleBenefit(
  run: Run,
  claim: ParsedClaim,
  plan: BenefitPlan,
  choice: Choice,
  visit: Visit,
  issues: Issue[],
): Variant | null {
  if (choice.kind === "missing") issues.push(missingFact(claim, choice.fact));
  if (choice.kind === "conflict") issues.push(ruleConflict(claim, plan, choice.cases));
  if (choice.kind !== "cases") return null;
  try {
    checkStay(run.plan, plan, choice.variants, claim);
    const variant = bestOf(run, plan, choice.variants);
    if (applyCase(run, plan, variant) > 0) visit.paid(run.plan.layers[plan.layer]?.name ?? "");
    chargeStay(run, plan);
    return variant;
  } catch (error) {
    if (!(error instanceof MissingFact)) throw error;
    issues.push(missingFact(claim, error.fact));
    return null;
  }
}

/** Holds the totals to what an account may hold, and notes the greatest. */
function checkTotals({ plan, row, at }: Run, claim: ParsedClaim, issues: Issue[]): void {
  let peak = 0;
  plan.slots.forEach(({ key }, slot) => {
    const total = row[at + slot] ?? 0;
    if (total > MAX_TOTAL) issues.push(overflow(claim, key, total));
    if (total > peak) peak = total;
  });
  row[at + plan.row.peak] = peak;
}

/** Several rules may read the fact that is missing: it is one finding. */
function distinct(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}

/** A layer that was settled elsewhere is not computed, so it does not matter what its rule file cannot say. */
function withoutGiven(remarks: Remarks, claim: ParsedClaim): Remarks {
  if (claim.paid.length === 0) return remarks;
  const given = new Set(claim.paid.map(({ layer }) => layer));
  const computed = ({ layer }: { readonly layer: string | null }): boolean => layer === null || !given.has(layer);
  return {
    entitlements: remarks.entitlements,
    notes: remarks.notes.filter(computed),
    refused: remarks.refused.filter(computed),
    above: remarks.above.filter(computed),
    missing: remarks.missing.filter(computed),
  };
}

/** Adds the entries whose benefit has paid more in the year than they wait for. */
function withPassed(run: Run, remarks: Remarks): Remarks {
  const passed = remarks.above.filter((entry) => isPassed(run, entry));
  if (passed.length === 0) return remarks;
  const added = (entries: readonly NotEncodedPlan[], isNote: boolean): NotEncodedPlan[] =>
    [...entries, ...passed.filter(({ entry }) => (entry.effect === "note") === isNote)].sort((a, b) => a.at - b.at);
  return { ...remarks, notes: added(remarks.notes, true), refused: added(remarks.refused, false) };
}
