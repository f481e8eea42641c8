/** Payments that the claim gives: a layer that was settled elsewhere. */
import { BUCKETS } from "../buckets.ts";
import type { ParsedClaim, ParsedGiven } from "../claim/parsed.ts";
import type { Issue } from "../errors.ts";
import { printFen } from "../money.ts";
import type { Run } from "./run.ts";
import { openCells, takeFromBucket, takeInOrder } from "./take.ts";

const ALL_BUCKETS: readonly number[] = [0, 1, 2, 3];

/** Takes a given payment; more than is unpaid goes to `issues`. */
export function takeGiven(run: Run, claim: ParsedClaim, given: ParsedGiven, issues: Issue[]): void {
  const place = `paid[${claim.paid.indexOf(given)}]`;
  const overpaid = (path: string, unpaid: number, found: number): void => {
    issues.push({
      code: "overpaid",
      claim: claim.id,
      path,
      expected: { zh: `至多未付的 ${printFen(unpaid)}`, en: `at most what is unpaid, ${printFen(unpaid)}` },
      found: printFen(found),
    });
  };
  const { groups } = run;
  const unpaidIn = (k: number): number =>
    run.unpaid.slice(k * groups, (k + 1) * groups).reduce((sum, amount) => sum + amount, 0);
  run.moved[run.movedEnd++] = given.amount;
  if (given.amount === 0) return;
  const at = openCells(run, 1);
  if (given.buckets === null) {
    const unpaid = unpaidIn(0) + unpaidIn(1) + unpaidIn(2) + unpaidIn(3);
    if (given.amount > unpaid) overpaid(`${place}.amount`, unpaid, given.amount);
    takeInOrder(run, Math.min(given.amount, unpaid), ALL_BUCKETS, 0, at);
    return;
  }
  given.buckets.forEach((amount, k) => {
    const unpaid = unpaidIn(k);
    if (amount > unpaid) overpaid(`${place}.buckets.${BUCKETS[k] ?? ""}`, unpaid, amount);
    takeFromBucket(run, amount, k, 0, at);
  });
}
