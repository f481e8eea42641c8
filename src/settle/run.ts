/** What a settlement holds while it runs: integers only, in arrays that are used again for the next one. */
import { createApportioner } from "../apportion.ts";
import type { Apportioner } from "../apportion.ts";
import { NO_TAG_SETS } from "../claim/parsed.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import type { Plan, Variant } from "../plan/types.ts";

/** The numbers of one benefit's evaluation, in the order of the calculus. Unit: fen. They are the trace. */
export const FIGURES = [
  /** Raw sum of the base, and after its ratio. */
  "found",
  "shared",
  /** The bound of `atMost`, -1 without one; the base under it. */
  "cap",
  "capped",
  /** Sum of the quantities it was reduced by. */
  "less",
  /** What the limits on the base leave, -1 without one; the base in the end. */
  "baseLeft",
  "base",
  /** The running base before and after. */
  "before",
  "after",
  /** The deductible in force, how much of it was used, and how much of it was applied. */
  "deductible",
  "deductibleUsed",
  "deductibleApplied",
  /** Rounded results of the mechanism at `before` and `after`. */
  "roundedBefore",
  "roundedAfter",
  /** Burden: what the patient bears, what is allowed, what was paid so far. */
  "burden",
  "allowed",
  "paidSoFar",
  /** What the mechanism gives, what the limits on the payment leave (-1 without one), what is unpaid, and the payment. */
  "raw",
  "paidLeft",
  "unpaid",
  "pay",
  "penalty",
] as const;

/** Places of the figures. */
export const FOUND = 0;
export const SHARED = 1;
export const CAP = 2;
export const CAPPED = 3;
export const LESS = 4;
export const BASE_LEFT = 5;
export const BASE = 6;
export const BEFORE = 7;
export const AFTER = 8;
export const DEDUCTIBLE = 9;
export const DEDUCTIBLE_USED = 10;
export const DEDUCTIBLE_APPLIED = 11;
export const ROUNDED_BEFORE = 12;
export const ROUNDED_AFTER = 13;
export const BURDEN_OF = 14;
export const ALLOWED = 15;
export const PAID_SO_FAR = 16;
export const RAW = 17;
export const PAID_LEFT = 18;
export const UNPAID = 19;
export const PAY = 20;
export const PENALTY = 21;

/** The figures by name, with what else the explanation of a benefit needs. */
export type Figures = { readonly [figure in (typeof FIGURES)[number]]: number } & {
  /** Parts of the base that bear the tags of each proportional step of the rate; empty without such steps. */
  readonly tagged: readonly number[];
  /** What each limit had used, those on the base first; empty when there is no limit. */
  readonly used: readonly number[];
  /** Whether the benefit goes by the case that first paid in the year, and this was it before the benefit. */
  readonly isFirst: boolean;
};

/** An empty list, shared. */
export const NONE: readonly number[] = [];
/** The tags of a bill that is not divided into groups. */
export const ONE_GROUP: readonly number[] = [0];

/** The state of one settlement. A run belongs to one plan and is begun anew for each claim. */
export interface Run {
  readonly plan: Plan;
  /** Number of groups, at least 1, and the tag bits of each: in the order of their sorted tags, the untagged first. */
  groups: number;
  groupTags: readonly number[];
  /** Group of each fee line; `null` where there is one group. */
  lineGroups: Int32Array | null;
  /** Whether the bill bears a tag that the region does not declare. */
  undeclared: boolean;
  /**
   * Tag sets of a claim, all of them declared, and the tag bits of each of them, from 1; no tags stand at 0. Where nothing
   * else gives tags, the group of each as well, among the groups of all of them and of no tags, and the tag bits of those.
   */
  tagSets: ParsedClaim["tagSets"];
  readonly setBits: number[];
  readonly setGroups: number[];
  setTags: readonly number[];
  /** Room for the groups of lines; the places of lines, group after group, and where each group begins among them. */
  groupOf: Int32Array;
  members: Int32Array;
  starts: Int32Array;
  /** Buckets by group: amount of bucket k in group g at `k * groups + g`. What was billed, and what is unpaid. */
  amounts: number[];
  unpaid: number[];
  /** The running totals: a row (see `RowLayout`) that begins at `at`. */
  row: Float64Array;
  at: number;
  /** Three quantities for each benefit. */
  readonly quantities: Float64Array;
  /** Quantities that given payments state: three for each layer, `null` where one states none. */
  readonly given: (readonly (number | null)[] | null)[];
  /** What the benefit that has just been evaluated leaves for its totals and quantities; see `BASE_NOW`. */
  readonly now: number[];
  tagged: readonly number[];
  /**
   * The payments so far, up to `movedEnd`: each as its amount and, unless that is 0 or says it all (see `isOneCell`),
   * for each payer what was taken, laid out as the bill.
   */
  moved: number[];
  movedEnd: number;
  /** Room for the four buckets and the payments of a divided bill taken as a whole. */
  readonly whole: number[];
  readonly wholeMoved: number[];
  /**
   * Where they are kept, the figures of all benefits so far up to `traceEnd`, each with what its limits had used, its
   * tagged parts and, where the benefit goes by the case that first paid in the year, the count of its own.
   */
  readonly trace: number[];
  traceEnd: number;
  traced: boolean;
  /** Room for the unpaid parts of the groups. */
  weights: Float64Array;
  readonly room: Apportioner;
}

/** Places in `Run.now`. */
export const BASE_NOW = 0;
export const USED_NOW = 1;
export const APPLIED_NOW = 2;
export const PENALTY_NOW = 3;
export const FOUND_NOW = 4;
/** Of a lump whose rest is paid later: the sum that is due anew. */
export const DUE_NOW = 5;

/**
 * A list of zeros that the engine keeps as plain doubles, whatever is written into it, so that a part of it is copied
 * as one block of memory.
 */
export function doubles(length: number): number[] {
  const list = Array.from({ length }, () => 0.5);
  return list.fill(0);
}

/** Makes the run of a plan. */
export function createRun(plan: Plan): Run {
  const benefits = plan.benefits.length;
  return {
    plan,
    groups: 1,
    groupTags: ONE_GROUP,
    lineGroups: null,
    undeclared: false,
    tagSets: NO_TAG_SETS,
    setBits: [0],
    setGroups: [0],
    setTags: ONE_GROUP,
    groupOf: new Int32Array(0),
    members: new Int32Array(0),
    starts: new Int32Array(4),
    amounts: doubles(4),
    unpaid: doubles(4),
    row: new Float64Array(plan.row.width),
    at: 0,
    quantities: new Float64Array(3 * benefits),
    given: plan.layers.map(() => null),
    now: doubles(6),
    tagged: NONE,
    moved: doubles(movesOf(plan, 1)),
    movedEnd: 0,
    whole: doubles(4),
    wholeMoved: doubles(movesOf(plan, 1)),
    trace: doubles(traceLengthOf(plan)),
    traceEnd: 0,
    traced: false,
    weights: new Float64Array(1),
    room: createApportioner(),
  };
}

/** The longest trace of a settlement. */
function traceLengthOf(plan: Plan): number {
  return plan.benefits.reduce((sum, { benefit, caseSlots }) => {
    const limits = Math.max(...benefit.cases.map((each) => (each.limits ?? benefit.limits ?? []).length));
    return sum + FIGURES.length + limits + (benefit.adjust?.length ?? 0) + Math.min(1, caseSlots.length);
  }, 0);
}

/** Room for all moves of a settlement of a bill in so many groups. */
export function movesOf(plan: Plan, groups: number): number {
  return [...plan.benefits.map(({ payers }) => payers.length), ...plan.layers.map(() => 1)].reduce(
    (sum, payers) => sum + 1 + 4 * groups * payers,
    0,
  );
}

/** Whether a group is covered by tags; 0 covers all. */
export function covers(tags: number, group: number): boolean {
  return tags === 0 || (tags & group) !== 0;
}

/** Sum of a table laid out as the bill over buckets and the groups that bear one of the tags. */
export function sumOf(run: Run, table: readonly number[], buckets: readonly number[], tags: number): number {
  const { groups } = run;
  let sum = 0;
  if (groups === 1) {
    if (tags !== 0 && !covers(tags, run.groupTags[0] ?? 0)) return 0;
    for (let i = 0; i < buckets.length; i++) sum += table[buckets[i] ?? 0] ?? 0;
    return sum;
  }
  const { groupTags } = run;
  for (const k of buckets) {
    for (let g = 0; g < groups; g++) if (covers(tags, groupTags[g] ?? 0)) sum += table[k * groups + g] ?? 0;
  }
  return sum;
}

/** What a limit leaves: the least over all of them, at least 0; -1 when there is none. */
export function leftOf(run: Run, limits: Variant["paidLimits"]): number {
  let left = -1;
  for (let i = 0; i < limits.length; i++) {
    const limit = limits[i];
    if (limit === undefined) continue;
    const rest = Math.max(0, limit.amount - (run.row[run.at + limit.slot] ?? 0));
    if (left === -1 || rest < left) left = rest;
  }
  return left;
}

/** A count of the year. */
export function countOf({ plan, row, at }: Run, slot: number): number {
  return row[at + plan.row.counts + slot] ?? 0;
}

/** Adds to a running total. */
export function charge(run: Run, slot: number, amount: number): void {
  const at = run.at + slot;
  run.row[at] = (run.row[at] ?? 0) + amount;
}
