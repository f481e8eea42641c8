/** The payers of the rules in force. */
import type { Plan } from "./types.ts";

/** For each payer of a plan, whether a benefit in force names it; a layer without rules has a payer that none names. */
export function payersInForce({ payers, benefits }: Plan): boolean[] {
  const named = payers.map(() => false);
  for (const benefit of benefits) for (const payer of benefit.payers) named[payer] = true;
  return named;
}
