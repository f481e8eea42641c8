/** The fold over layers: each benefit in order on what the one before left. Integers in, integers out. */
import { createApportioner } from "../apportion.ts";
import type { ParsedAccount } from "../account/account.ts";
import type { Facility } from "../claim/types.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import { refuse } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { MAX_TOTAL } from "../money.ts";
import type { SkipReason } from "../plan/choose.ts";
import type { Remarks } from "../plan/remarks.ts";
import type { BenefitPlan, LayerPlan, Plan } from "../plan/types.ts";
import { allocate } from "./allocate.ts";
import type { Allocation } from "./allocate.ts";
import { createBill } from "./bill.ts";
import type { Bill } from "./bill.ts";
import { applyCase, chooseCase } from "./benefit.ts";
import type { Applied } from "./benefit.ts";
import { checkCodes } from "./codes.ts";
import { takeGiven } from "./given.ts";
import type { Given } from "./given.ts";
import { absentLayer, missingFact, notEncoded, overflow } from "./refusals.ts";
import type { Run } from "./run.ts";
import type { Part } from "./take.ts";
import { openTotals } from "./totals.ts";
import { createVisit } from "./visit.ts";

/** What happened to one benefit or layer, in numbers. */
export type Event =
  | { readonly kind: "given"; readonly layer: LayerPlan; readonly given: Given }
  | { readonly kind: "no-rule"; readonly layer: LayerPlan }
  | { readonly kind: "skip"; readonly benefit: BenefitPlan; readonly reason: SkipReason }
  | { readonly kind: "paid"; readonly benefit: BenefitPlan; readonly applied: Applied };

/** The outcome of a settlement in integers. Everything that is printed comes from here. */
export interface Outcome {
  readonly plan: Plan;
  readonly claim: ParsedClaim;
  readonly account: ParsedAccount;
  readonly bill: Bill;
  readonly events: readonly Event[];
  readonly unpaid: readonly number[];
  readonly totals: readonly number[];
  readonly counts: readonly number[];
  readonly admissions: number;
  readonly highestTier: Facility["tier"] | null;
  readonly allocation: Allocation | null;
  readonly remarks: Remarks;
}

/** The parts of all payments of an event, with their payers. */
export function partsOf(event: Event): readonly Part[] {
  if (event.kind === "given") return [event.given.part];
  return event.kind === "paid" ? event.applied.parts : [];
}

/**
 * Settles a parsed claim.
 *
 * @throws SettlementError first with every finding of `unbalanced`, `unknown_layer` and `invalid_claim` (a code that
 *   the region does not declare); then of `missing_fact`, `rule_conflict`, `no_rule`, `not_in_force`, `not_encoded` and
 *   `overpaid`.
 */
export function settleClaim(plan: Plan, claim: ParsedClaim, account: ParsedAccount): Outcome {
  const issues: Issue[] = checkCodes(claim, plan);
  const bill = createBill(claim, plan, issues);
  refuse(issues);
  const visit = createVisit(plan, claim, account, issues);
  const { totals, counts } = openTotals(plan, claim, account);
  const run: Run = {
    plan,
    bill,
    unpaid: [...bill.amounts],
    totals,
    counts,
    quantities: Array.from({ length: 3 * plan.benefits.length }, () => 0),
    given: plan.layers.map(() => null),
    room: createApportioner(),
  };
  const events: Event[] = [];
  plan.layers.forEach((layer, index) => {
    const given = claim.paid.find((each) => each.layer === layer.name);
    if (given !== undefined) {
      run.given[index] = [given.deductible, given.statedDeductible, given.penalty];
      const taken = takeGiven(run, claim, layer, given, issues);
      events.push({ kind: "given", layer, given: taken });
      if (given.amount > 0) visit.paid(layer.name);
    } else if (layer.absence === "optional") events.push({ kind: "no-rule", layer });
    else if (layer.absence !== null) issues.push(absentLayer(claim, plan, layer.name, layer.absence));
    for (const benefit of given === undefined ? layer.benefits : []) {
      const choice = plan.choosers[benefit.index]?.get(visit.codes, visit.view);
      if (choice === undefined) throw new RangeError(`no chooser for ${benefit.benefit.id}`);
      if (choice.kind === "skip") events.push({ kind: "skip", benefit, reason: choice.reason });
      else {
        const applied = applyCase(run, benefit, chooseCase(run, claim, benefit, choice, issues));
        if (applied === null) continue;
        events.push({ kind: "paid", benefit, applied });
        if (applied.figures.pay > 0) visit.paid(layer.name);
      }
    }
  });
  const remarks = withoutGiven(plan.remarks.get(visit.codes, visit.view), claim);
  for (const { fact } of remarks.missing) issues.push(missingFact(claim, fact));
  for (const each of remarks.refused) issues.push(notEncoded(claim, each));
  totals.forEach((total, slot) => {
    if (total > MAX_TOTAL) issues.push(overflow(claim, plan.slots[slot]?.key ?? "", total));
  });
  refuse(distinct(issues));
  const parts = events.flatMap(partsOf);
  return {
    plan,
    claim,
    account,
    bill,
    events,
    unpaid: run.unpaid,
    totals,
    counts,
    admissions: visit.admissions,
    highestTier: visit.highestTier,
    allocation: claim.lines.length === 0 ? null : allocate(claim.lines, bill, parts, plan.payers.length),
    remarks,
  };
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
    missing: remarks.missing.filter(computed),
  };
}
