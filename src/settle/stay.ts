/** What earlier claims for the same stay have borne of deductibles that its parts share. */
import type { ParsedClaim } from "../claim/parsed.ts";
import { show } from "../errors.ts";
import type { Issue } from "../errors.ts";
import type { BenefitPlan, Plan, Variant } from "../plan/types.ts";
import { MissingFact } from "../predicate.ts";
import { keyOf } from "../plan/layout.ts";
import { charge, USED_NOW } from "./run.ts";
import type { Run } from "./run.ts";

/** What a stay has borne of a benefit's deductible by the end of a claim. Unit: fen. */
export interface StayDeductible {
  /** `layer.benefit`. */
  readonly benefit: string;
  readonly borne: number;
}

/** Puts what the claim says of its earlier parts where the benefits look for it. */
export function openStay({ plan, row, at }: Run, claim: ParsedClaim): void {
  for (const benefit of plan.benefits)
    if (benefit.ofStay) row[at + benefit.deductibleUse] = statedFor(plan, benefit, claim) ?? 0;
}

/**
 * Holds a claim to what a benefit asks of it.
 *
 * @param variants The cases that may settle it.
 * @throws MissingFact for a stay that does not say whether it continues another, or what that one has borne.
 */
export function checkStay(plan: Plan, benefit: BenefitPlan, variants: readonly Variant[], claim: ParsedClaim): void {
  if (!benefit.ofStay || claim.visit.kind !== "inpatient" || !variants.some((each) => each.deductibleOfYear)) return;
  const { continuation } = claim.visit;
  if (continuation === null) throw new MissingFact("visit.continuation");
  if (continuation && statedFor(plan, benefit, claim) === null)
    throw new MissingFact(`stay.deductibles.${nameOf(plan, benefit)}`);
}

/** Refuses a part of a stay that the year is to have counted, on an account that has counted none. */
export function checkCounted({ plan, row, at }: Run, { id, stay }: ParsedClaim): Issue[] {
  if (stay?.counted !== true || (row[at + plan.row.admissions] ?? 0) > 0) return [];
  const expected = { zh: "本年台账中已有住院", en: "a stay that the account of the year has counted" };
  return [{ code: "invalid_claim", claim: id, path: "stay.counted", expected, found: show(true) }];
}

/** Counts what a claim has used of a deductible of its stay. */
export function chargeStay(run: Run, benefit: BenefitPlan): void {
  if (benefit.ofStay) charge(run, benefit.deductibleUse, run.now[USED_NOW] ?? 0);
}

/**
 * What the stay has borne so far, this claim included, of every such deductible of which that is known: not of a layer
 * that the claim gives, since what was borne there is its payer's to say.
 */
export function borneBy({ plan, row, at }: Run, claim: ParsedClaim): readonly StayDeductible[] {
  const { kind, continuation } = claim.visit;
  if (kind !== "inpatient") return [];
  return plan.benefits.flatMap((benefit): StayDeductible[] => {
    const { name } = plan.layers[benefit.layer] ?? {};
    const isGiven = claim.paid.some(({ layer }) => layer === name);
    const isStated = continuation === false || statedFor(plan, benefit, claim) !== null;
    const isKnown = benefit.ofStay && isStated && !isGiven;
    return isKnown ? [{ benefit: nameOf(plan, benefit), borne: row[at + benefit.deductibleUse] ?? 0 }] : [];
  });
}

function statedFor(plan: Plan, benefit: BenefitPlan, { stay }: ParsedClaim): number | null {
  const name = nameOf(plan, benefit);
  return stay?.deductibles.find(([key]) => key === name)?.[1] ?? null;
}

function nameOf({ layers }: Plan, { layer, benefit }: BenefitPlan): string {
  return keyOf(layers[layer]?.name ?? "", benefit.id);
}
