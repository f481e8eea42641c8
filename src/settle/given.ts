/** Payments that the claim gives: a layer that was settled elsewhere. */
import { BUCKETS } from "../buckets.ts";
import type { ParsedClaim, ParsedGiven } from "../claim/parsed.ts";
import type { Issue } from "../errors.ts";
import { printFen } from "../money.ts";
import type { LayerPlan } from "../plan/types.ts";
import type { Run } from "./run.ts";
import { takeFromBucket, takeInOrder } from "./take.ts";
import type { Part } from "./take.ts";

/** A given payment that was taken, with the quantities it states (`null` where it states none). */
export interface Given {
  readonly part: Part;
  readonly stated: readonly (number | null)[];
}

/** Takes a given payment; more than is unpaid goes to `issues`. */
export function takeGiven(run: Run, claim: ParsedClaim, layer: LayerPlan, given: ParsedGiven, issues: Issue[]): Given {
  const at = `paid[${claim.paid.indexOf(given)}]`;
  const overpaid = (path: string, unpaid: number, found: number): void => {
    issues.push({
      code: "overpaid",
      claim: claim.id,
      path,
      expected: { zh: `至多未付的 ${printFen(unpaid)}`, en: `at most what is unpaid, ${printFen(unpaid)}` },
      found: printFen(found),
    });
  };
  const { groups } = run.bill;
  const unpaidIn = (k: number): number =>
    run.unpaid.slice(k * groups, (k + 1) * groups).reduce((sum, amount) => sum + amount, 0);
  const payer = layer.payer;
  const stated = [given.deductible, given.statedDeductible, given.penalty];
  if (given.buckets === null) {
    const unpaid = unpaidIn(0) + unpaidIn(1) + unpaidIn(2) + unpaidIn(3);
    if (given.amount > unpaid) overpaid(`${at}.amount`, unpaid, given.amount);
    const cells = takeInOrder(run, Math.min(given.amount, unpaid), [0, 1, 2, 3], 0);
    return { part: { payer, amount: given.amount, cells }, stated };
  }
  const cells = run.unpaid.map(() => 0);
  given.buckets.forEach((amount, k) => {
    const unpaid = unpaidIn(k);
    if (amount > unpaid) overpaid(`${at}.buckets.${BUCKETS[k] ?? ""}`, unpaid, amount);
    takeFromBucket(run, amount, k, 0, cells);
  });
  return { part: { payer, amount: given.amount, cells }, stated };
}
