/** Amounts above which a rule file says nothing more: entries of `notEncoded` that wait for a benefit to pass one. */
import type { Remarks } from "../plan/remarks.ts";
import type { NotEncodedPlan } from "../plan/types.ts";
import type { Run } from "./run.ts";

/** Whether the bill that has been begun may bring a total past the amount of one of these. */
export function mayPass(run: Run, { above }: Remarks): boolean {
  let most = run.plan.row.kept;
  for (let i = 0; i < 4 * run.groups; i++) most += run.amounts[i] ?? 0;
  return above.some((entry) => isPassed(run, entry, most));
}

/** Whether what the benefit of an entry has paid in the year is past its amount, or would be with so much more. */
export function isPassed(run: Run, { above }: NotEncodedPlan, more = 0): boolean {
  return above !== null && (run.row[run.at + above.slot] ?? 0) + more > above.amount;
}
