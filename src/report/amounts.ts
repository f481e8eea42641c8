/** Amounts by bucket in print. */
import { BUCKETS } from "../buckets.ts";
import { printFen } from "../money.ts";
import type { Bucket } from "../rules/types.ts";
import type { Buckets } from "../settle/types.ts";

/** The sum of a bucket over groups; the cells are laid out as the bill's amounts. */
function sumOf(cells: readonly number[], groups: number, bucket: number): number {
  let sum = 0;
  for (let at = bucket * groups; at < (bucket + 1) * groups; at++) sum += cells[at] ?? 0;
  return sum;
}

/** All four buckets. */
export function printBuckets(cells: readonly number[], groups: number): Buckets {
  return {
    inScope: printFen(sumOf(cells, groups, 0)),
    preSelfPay: printFen(sumOf(cells, groups, 1)),
    overLimit: printFen(sumOf(cells, groups, 2)),
    ownPay: printFen(sumOf(cells, groups, 3)),
  };
}

/** Adds the buckets from which something was taken to what has been printed. */
export function addTaken<T extends { [bucket in Bucket]?: string }>(
  printed: T,
  cells: readonly number[],
  groups: number,
): T {
  const taken: { [bucket in Bucket]?: string } = printed;
  for (let k = 0; k < BUCKETS.length; k++) {
    const amount = sumOf(cells, groups, k);
    const bucket = BUCKETS[k];
    if (amount !== 0 && bucket !== undefined) taken[bucket] = printFen(amount);
  }
  return printed;
}

/** The sum of amounts. */
export function totalOf(amounts: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < amounts.length; i++) sum += amounts[i] ?? 0;
  return sum;
}
