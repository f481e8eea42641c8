/** Beginning a settlement: the bill's amounts, as a whole or by group. */
import { doubles, movesOf, ONE_GROUP } from "./run.ts";
import type { Run } from "./run.ts";

/** Begins a settlement of a bill that is not divided. */
export function beginWhole(run: Run, inScope: number, preSelfPay: number, overLimit: number, ownPay: number): void {
  run.groups = 1;
  run.groupTags = ONE_GROUP;
  run.lineGroups = null;
  const { amounts, unpaid } = run;
  amounts[0] = unpaid[0] = inScope;
  amounts[1] = unpaid[1] = preSelfPay;
  amounts[2] = unpaid[2] = overLimit;
  amounts[3] = unpaid[3] = ownPay;
  begin(run);
}

/** Begins a settlement of a bill in groups; gives where the group of each line or part is to be written. */
export function beginGroups(run: Run, count: number): Int32Array {
  if (run.groupOf.length < count) run.groupOf = new Int32Array(2 * count);
  run.lineGroups = run.groupOf;
  return run.groupOf;
}

/** Makes room for the amounts of groups, all 0. */
export function openAmounts(run: Run, groupTags: readonly number[]): void {
  run.groups = groupTags.length;
  run.groupTags = groupTags;
  const cells = 4 * run.groups;
  if (run.amounts.length < cells) {
    run.amounts = doubles(cells);
    run.unpaid = doubles(cells);
    run.weights = new Float64Array(run.groups);
    run.moved = doubles(movesOf(run.plan, run.groups));
  }
  for (let i = 0; i < cells; i++) run.amounts[i] = 0;
}

/** Takes the amounts as what is unpaid; gives whether none is below 0. */
export function closeAmounts(run: Run): boolean {
  const { amounts, unpaid } = run;
  let sound = true;
  for (let i = 0; i < 4 * run.groups; i++) {
    const amount = amounts[i] ?? 0;
    unpaid[i] = amount;
    if (amount < 0) sound = false;
  }
  begin(run);
  return sound;
}

function begin(run: Run): void {
  run.movedEnd = 0;
  run.traceEnd = 0;
  const { quantities, plan } = run;
  for (let i = 0; i < plan.quantities.length; i++) quantities[plan.quantities[i] ?? 0] = 0;
}
