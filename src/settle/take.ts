/** Taking a payment from the buckets: which bucket, which group, which payer. All of it goes into the run's moves. */
import { apportion } from "../apportion.ts";
import type { BenefitPlan, Variant } from "../plan/types.ts";
import { covers, sumOf } from "./run.ts";
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
 * Whether a payment is taken from one cell, so that its amount says it all: by one payer, from one bucket of a bill in
 * one group.
 *
 * @param pay Above 0; less is what a hospital keeps, which is always laid out.
 */
export function isOneCell({ payers }: BenefitPlan, { of }: Variant, groups: number, pay: number): boolean {
  return groups === 1 && pay > 0 && of.length === 1 && payers.length === 1;
}

/** Takes a benefit's payment off what is unpaid. */
export function takePayment(run: Run, plan: BenefitPlan, variant: Variant, pay: number): void {
  run.moved[run.movedEnd++] = pay;
  if (pay === 0) return;
  if (isOneCell(plan, variant, run.groups, pay)) {
    const [bucket = 0] = variant.of;
    run.unpaid[bucket] = (run.unpaid[bucket] ?? 0) - pay;
    return;
  }
  const at = run.movedEnd;
  // Only a hospital that keeps what a fixed price leaves pays less than nothing.
  if (pay < 0) giveInScope(run, -pay, variant.tags, openCells(run, 1));
  else {
    takeInOrder(run, pay, variant.of, variant.tags, openCells(run, plan.payers.length));
    if (plan.payers.length > 1) splitAmongPayers(run, pay, variant.of, plan, at);
  }
}

/** Room for the cells of so many payers, empty; gives where it begins. */
export function openCells(run: Run, payers: number): number {
  const at = run.movedEnd;
  run.movedEnd = at + payers * 4 * run.groups;
  for (let i = at; i < run.movedEnd; i++) run.moved[i] = 0;
  return at;
}

/**
 * Takes a payment off what is unpaid, bucket by bucket, each over the covered groups in proportion to their unpaid
 * part.
 *
 * @param pay At least 0, and at most what is unpaid in these buckets and groups.
 * @param at  Where its cells begin in the run's moves.
 */
export function takeInOrder(run: Run, pay: number, buckets: readonly number[], tags: number, at: number): void {
  let rest = pay;
  for (let i = 0; i < buckets.length && rest > 0; i++) rest -= takeFromBucket(run, rest, buckets[i] ?? 0, tags, at);
}

/** Takes up to `wanted` from one bucket; gives how much it was. */
export function takeFromBucket(run: Run, wanted: number, bucket: number, tags: number, at: number): number {
  const { groups, groupTags, unpaid, moved } = run;
  if (groups === 1) {
    if (!covers(tags, groupTags[0] ?? 0)) return 0;
    const left = unpaid[bucket] ?? 0;
    const taken = left < wanted ? left : wanted;
    moved[at + bucket] = (moved[at + bucket] ?? 0) + taken;
    unpaid[bucket] = left - taken;
    return taken;
  }
  const offset = bucket * groups;
  const { weights } = run;
  let sum = 0;
  for (let g = 0; g < groups; g++) {
    const weight = covers(tags, groupTags[g] ?? 0) ? (unpaid[offset + g] ?? 0) : 0;
    weights[g] = weight;
    sum += weight;
  }
  const taken = Math.min(wanted, sum);
  if (taken === 0) return 0;
  // A group that is not covered has no weight, and so no share.
  apportion(run.room, taken, weights, groups, sum);
  const { shares } = run.room;
  for (let g = 0; g < groups; g++) move(run, at, offset + g, shares[g] ?? 0);
  return taken;
}

function move(run: Run, at: number, cell: number, amount: number): void {
  run.moved[at + cell] = (run.moved[at + cell] ?? 0) + amount;
  run.unpaid[cell] = (run.unpaid[cell] ?? 0) - amount;
}

/**
 * The other way: a hospital keeps what a fixed price leaves, so that much more is to be paid in scope, over the
 * covered groups in proportion to their unpaid part there (to the first of them where nothing is unpaid).
 */
function giveInScope(run: Run, kept: number, tags: number, at: number): void {
  const { groups, groupTags, unpaid } = run;
  const covered = groupTags.flatMap((group, g) => (covers(tags, group) ? [g] : []));
  const weights = covered.map((g) => unpaid[g] ?? 0);
  const sum = sumOf(run, unpaid, IN_SCOPE, tags);
  if (sum === 0) move(run, at, covered[0] ?? groups - 1, -kept);
  else {
    apportion(run.room, kept, weights, weights.length, sum);
    covered.forEach((g, i) => move(run, at, g, -(run.room.shares[i] ?? 0)));
  }
}

const IN_SCOPE: readonly number[] = [0];

/**
 * Splits a payment among payers: each one's part by its share, and each part over the cells in proportion to what is
 * left of them, so that rows and columns sum.
 *
 * @param buckets The order in which cells come.
 * @param at      Where the payment's cells stand in the run's moves, with room for those of the other payers after.
 */
function splitAmongPayers(run: Run, pay: number, buckets: readonly number[], plan: BenefitPlan, at: number): void {
  const { groups, moved, room } = run;
  const count = 4 * groups;
  apportion(room, pay, plan.shares, plan.shares.length, plan.shareSum);
  const amounts = plan.shares.map((_, p) => room.shares[p] ?? 0);
  const order = buckets.flatMap((k) => run.groupTags.map((_, g) => k * groups + g));
  const left = order.map((cell) => moved[at + cell] ?? 0);
  for (let i = 0; i < count; i++) moved[at + i] = 0;
  let sum = pay;
  amounts.forEach((amount, p) => {
    if (amount === 0) return;
    apportion(room, amount, left, left.length, sum);
    order.forEach((cell, i) => {
      const share = room.shares[i] ?? 0;
      moved[at + p * count + cell] = share;
      left[i] = (left[i] ?? 0) - share;
    });
    sum -= amount;
  });
}
