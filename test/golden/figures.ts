/** What golden years and golden practice hold of a settlement: who pays how much, each figure by a clerk's expression. */
import { evaluateWorking } from "../../src/check/working.ts";
import type { Settlement } from "../../src/index.ts";

/** Expressions or amounts by payer, and `patient`. */
export type Figures = { readonly [party: string]: string };

/** The amounts that expressions come to. */
export const worked = (figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([party, expression]) => [party, evaluateWorking(expression)]));

/** What is paid, by whoever is named or paid something. */
export function figuresOf({ payers, patient }: Settlement, named: Figures): Figures {
  const paid = Object.entries(payers).filter(([payer, amount]) => payer in named || amount !== "0.00");
  return { ...Object.fromEntries(paid), patient: patient.amount };
}
