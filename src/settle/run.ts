/** What a settlement holds while it runs: integers only. */
import type { Apportioner } from "../apportion.ts";
import type { Plan, Variant } from "../plan/types.ts";
import type { Bill } from "./bill.ts";

/** The numbers of one benefit's evaluation, in the order of the calculus. Unit: fen. They are the trace. */
export interface Figures {
  /** Raw sum of the base, and after its ratio. */
  found: number;
  shared: number;
  /** The bound of `atMost`, -1 without one; the base under it. */
  cap: number;
  capped: number;
  /** Sum of the quantities it was reduced by. */
  less: number;
  /** What the limits on the base leave, -1 without one; the base in the end. */
  baseLeft: number;
  base: number;
  /** The running base before and after. */
  before: number;
  after: number;
  /** The deductible in force, how much of it was used, and how much of it was applied. */
  deductible: number;
  deductibleUsed: number;
  deductibleApplied: number;
  /** Rounded results of the mechanism at `before` and `after`. */
  roundedBefore: number;
  roundedAfter: number;
  /** Burden: what the patient bears, what is allowed, what was paid so far. */
  burden: number;
  allowed: number;
  paidSoFar: number;
  /** What the mechanism gives, what the limits on the payment leave (-1 without one), what is unpaid, and the payment. */
  raw: number;
  paidLeft: number;
  unpaid: number;
  pay: number;
  penalty: number;
  /** Parts of the base that bear the tags of each proportional step of the rate; empty without such steps. */
  tagged: readonly number[];
  /** What each limit had used, those on the base first; empty when there is no limit. */
  used: readonly number[];
}

/** Figures of a benefit that has not been evaluated. */
export function createFigures(): Figures {
  return {
    found: 0,
    shared: 0,
    cap: -1,
    capped: 0,
    less: 0,
    baseLeft: -1,
    base: 0,
    before: 0,
    after: 0,
    deductible: 0,
    deductibleUsed: 0,
    deductibleApplied: 0,
    roundedBefore: 0,
    roundedAfter: 0,
    burden: 0,
    allowed: 0,
    paidSoFar: 0,
    raw: 0,
    paidLeft: -1,
    unpaid: 0,
    pay: 0,
    penalty: 0,
    tagged: NONE,
    used: NONE,
  };
}

/** An empty list, shared. */
export const NONE: readonly number[] = [];

/** The mutable state of one settlement. */
export interface Run {
  readonly plan: Plan;
  readonly bill: Bill;
  /** What is unpaid, laid out as the bill's amounts. */
  readonly unpaid: number[];
  /** Running totals by slot and counts, from the account on. */
  readonly totals: number[];
  readonly counts: number[];
  /** Three quantities for each benefit. */
  readonly quantities: number[];
  /** Quantities that given payments state: three for each layer, `null` where one states none. */
  readonly given: (readonly (number | null)[] | null)[];
  readonly room: Apportioner;
}

/** Whether a group is covered by tags; 0 covers all. */
export function covers(tags: number, group: number): boolean {
  return tags === 0 || (tags & group) !== 0;
}

/** Sum of a table laid out as a bill over buckets and the groups that bear one of the tags. */
export function sumOf(table: readonly number[], bill: Bill, buckets: readonly number[], tags: number): number {
  const { groups, groupTags } = bill;
  let sum = 0;
  for (const k of buckets) {
    for (let g = 0; g < groups; g++) if (covers(tags, groupTags[g] ?? 0)) sum += table[k * groups + g] ?? 0;
  }
  return sum;
}

/** What a limit leaves: the least over all of them, at least 0; -1 when there is none. */
export function leftOf(run: Run, limits: Variant["paidLimits"]): number {
  let left = -1;
  for (const { amount, slot } of limits) {
    const rest = Math.max(0, amount - (run.totals[slot] ?? 0));
    if (left === -1 || rest < left) left = rest;
  }
  return left;
}
