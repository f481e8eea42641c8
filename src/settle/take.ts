/** Taking a payment from the buckets: which bucket, which group, which payer. */
import { apportion } from "../apportion.ts";
import { covers } from "./run.ts";
import type { Run } from "./run.ts";

/** One payer's part of a payment. */
export interface Part {
  /** Index of the payer. */
  readonly payer: number;
  readonly amount: number;
  /** What was taken, laid out as the bill's amounts. Unit: fen. */
  readonly cells: readonly number[];
}

/**
 * Takes a payment off what is unpaid, bucket by bucket, each over the covered groups in proportion to their unpaid
 * part. Gives what was taken, laid out as the bill's amounts.
 *
 * @param pay At least 0, and at most what is unpaid in these buckets and groups.
 */
export function takeInOrder(run: Run, pay: number, buckets: readonly number[], tags: number): number[] {
  const cells = run.unpaid.map(() => 0);
  let rest = pay;
  for (const k of buckets) {
    if (rest === 0) break;
    rest -= takeFromBucket(run, rest, k, tags, cells);
  }
  return cells;
}

/** Takes up to `wanted` from one bucket into `cells`; gives how much it was. */
export function takeFromBucket(run: Run, wanted: number, bucket: number, tags: number, cells: number[]): number {
  const { groups, groupTags } = run.bill;
  const offset = bucket * groups;
  const covered: number[] = [];
  const weights: number[] = [];
  let sum = 0;
  for (let g = 0; g < groups; g++) {
    if (!covers(tags, groupTags[g] ?? 0)) continue;
    const unpaid = run.unpaid[offset + g] ?? 0;
    covered.push(offset + g);
    weights.push(unpaid);
    sum += unpaid;
  }
  const taken = Math.min(wanted, sum);
  if (taken === 0) return 0;
  apportion(run.room, taken, weights, weights.length, sum);
  covered.forEach((cell, i) => move(run, cells, cell, run.room.shares[i] ?? 0));
  return taken;
}

function move(run: Run, cells: number[], cell: number, amount: number): void {
  cells[cell] = (cells[cell] ?? 0) + amount;
  run.unpaid[cell] = (run.unpaid[cell] ?? 0) - amount;
}

/**
 * The other way: a hospital keeps what a fixed price leaves, so that much more is to be paid in scope, over the
 * covered groups in proportion to their unpaid part there (to the first of them where nothing is unpaid).
 */
export function giveInScope(run: Run, kept: number, tags: number): number[] {
  const cells = run.unpaid.map(() => 0);
  const { groups, groupTags } = run.bill;
  const covered = groupTags.flatMap((group, g) => (covers(tags, group) ? [g] : []));
  const weights = covered.map((g) => run.unpaid[g] ?? 0);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 0) move(run, cells, covered[0] ?? groups - 1, -kept);
  else {
    apportion(run.room, kept, weights, weights.length, sum);
    covered.forEach((g, i) => move(run, cells, g, -(run.room.shares[i] ?? 0)));
  }
  return cells;
}

/**
 * Splits a payment among payers: each one's part by its share, and each part over the cells in proportion to what is
 * left of them, so that rows and columns sum.
 *
 * @param buckets The order in which cells come.
 */
export function splitAmongPayers(
  run: Run,
  pay: number,
  cells: readonly number[],
  buckets: readonly number[],
  payers: readonly number[],
  shares: readonly number[],
  shareSum: number,
): Part[] {
  const [only] = payers;
  if (payers.length === 1 && only !== undefined) return [{ payer: only, amount: pay, cells }];
  apportion(run.room, pay, shares, shares.length, shareSum);
  const amounts = run.room.shares.slice(0, shares.length);
  const order = buckets.flatMap((k) => run.bill.groupTags.map((_, g) => k * run.bill.groups + g));
  const left = order.map((cell) => cells[cell] ?? 0);
  let sum = pay;
  return payers.map((payer, p) => {
    const amount = amounts[p] ?? 0;
    const own = cells.map(() => 0);
    if (amount > 0) {
      apportion(run.room, amount, left, left.length, sum);
      order.forEach((cell, i) => {
        const share = run.room.shares[i] ?? 0;
        own[cell] = share;
        left[i] = (left[i] ?? 0) - share;
      });
      sum -= amount;
    }
    return { payer, amount, cells: own };
  });
}
