/** A settlement in one line: who pays how much, and what is left to the patient. */
import { bucketsOf } from "../claim/choice.ts";
import { printFen } from "../money.ts";
import { payersInForce } from "../plan/payers.ts";
import type { Amount } from "../rules/types.ts";
import type { Outcome } from "../settle/desk.ts";
import { paymentsIn } from "../settle/events.ts";
import { totalOf } from "./amounts.ts";

/** What a summary says: the same figures as the `Settlement` of the claim. */
export interface Summary {
  /** The claim's id. */
  readonly claim: string;
  readonly total: Amount;
  /** Totals by payer, as in a `Settlement`. */
  readonly payers: { readonly [payer: string]: Amount };
  readonly patient: Amount;
}

/** Sums an outcome up, without reading its steps. */
export function summarise({ plan, claim, variants, moved, groups }: Outcome): Summary {
  const billed = groups?.amounts ?? bucketsOf(claim);
  const total = totalOf(billed);
  const sums = plan.payers.map(() => 0);
  const named = payersInForce(plan);
  if (claim.paid.length > 0)
    for (const { name, payer } of plan.layers) if (claim.paid.some(({ layer }) => layer === name)) named[payer] = true;
  let patient = total;
  for (const { payer, at, count } of paymentsIn(plan, claim, variants, moved, billed.length / 4)) {
    let amount = 0;
    for (let i = 0; i < count; i++) amount += moved[at + i] ?? 0;
    sums[payer] = (sums[payer] ?? 0) + amount;
    patient -= amount;
  }
  const printed: { [payer: string]: Amount } = {};
  plan.payers.forEach((payer, index) => {
    if (named[index] === true) printed[payer] = printFen(sums[index] ?? 0);
  });
  return { claim: claim.id, total: printFen(total), payers: printed, patient: printFen(patient) };
}
