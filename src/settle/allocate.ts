/** Allocation of payments back to the fee lines. */
import { largestOf, split } from "../apportion.ts";
import type { Apportioner, Before } from "../apportion.ts";
import { BUCKETS } from "../buckets.ts";
import type { ParsedLine } from "../claim/parsed.ts";
import { compareCodePoints } from "../order.ts";
import { doubles } from "./run.ts";
import type { Run } from "./run.ts";

/**
 * What each payer gives of each line: one row for each payment by a payer, with the share of line i at
 * `row * lines + i`. What is left of a line is the patient's. Unit: fen.
 */
export interface Allocation {
  /** Index of each payment's payer. */
  readonly payers: readonly number[];
  readonly shares: readonly number[];
}

/** Room for the lines of one bill, used again for the next one. */
export interface Tables {
  /** The lines, group after group, and where each group begins among them. */
  members: Int32Array;
  starts: Int32Array;
  /** What is unpaid of each of them, for each bucket, and of all lines of a cell of the bill. */
  unpaid: readonly Float64Array[];
  left: Float64Array;
  /** Whether a correcting line is below 0 in a bucket, so that a line may be more than all of them. */
  corrects: boolean;
  /** Zeros: a list of any length is copied from them in one block. */
  zeros: readonly number[];
  readonly room: Apportioner;
}

/** Makes room that grows with use. */
export function createTables(room: Apportioner): Tables {
  return {
    members: NOBODY,
    starts: NOBODY,
    unpaid: bucketTables(0),
    left: EMPTY,
    corrects: false,
    zeros: doubles(0),
    room,
  };
}

const EMPTY = new Float64Array(0);
const NOBODY = new Int32Array(0);

function bucketTables(capacity: number): Float64Array[] {
  return BUCKETS.map(() => new Float64Array(capacity));
}

/** What one payer pays, in the run's moves. */
export interface Paid {
  /** Index of the payer. */
  readonly payer: number;
  /** Where its amounts begin, and how many they are: one for each cell of the bill from the first on. */
  readonly at: number;
  readonly count: number;
  readonly first: number;
}

/**
 * Gives every part of every payment to the lines it paid, in the order of payment: per bucket and group in proportion
 * to the lines' unpaid part, largest remainder, ties to the smaller line id.
 */
export function allocate(
  run: Run,
  lines: readonly ParsedLine[],
  payments: readonly Paid[],
  tables: Tables,
): Allocation {
  const { moved, groups } = run;
  openTables(tables, run, lines);
  const payers: number[] = [];
  const shares = listOfZeros(tables, payments.length * lines.length);
  let row = 0;
  for (const { payer, at, count, first } of payments) {
    payers.push(payer);
    for (let i = 0; i < count; i++) {
      const amount = moved[at + i] ?? 0;
      if (amount !== 0) shareOut(tables, amount, lines, first + i, groups, shares, row);
    }
    row += lines.length;
  }
  return { payers, shares };
}

function listOfZeros(tables: Tables, length: number): number[] {
  if (tables.zeros.length < length) tables.zeros = doubles(2 * length);
  return tables.zeros.slice(0, length);
}

function openTables(tables: Tables, run: Run, lines: readonly ParsedLine[]): void {
  const count = lines.length;
  const { groups, lineGroups } = run;
  if (tables.members.length < count) {
    tables.members = new Int32Array(2 * count);
    tables.unpaid = bucketTables(2 * count);
  }
  if (tables.starts.length <= groups) {
    tables.starts = new Int32Array(2 * groups + 2);
    tables.left = new Float64Array(4 * tables.starts.length);
  }
  const { members, starts, left, unpaid } = tables;
  const [inScope, preSelfPay, overLimit, ownPay] = unpaid;
  if (inScope === undefined || preSelfPay === undefined || overLimit === undefined || ownPay === undefined) return;
  let least = 0;
  let at = 0;
  for (let group = 0; group < groups; group++) {
    starts[group] = at;
    let [inScopeSum, preSelfPaySum, overLimitSum, ownPaySum] = NO_PARTS;
    for (let i = 0; i < count; i++) {
      if (lineGroups !== null && lineGroups[i] !== group) continue;
      const parts = lines[i]?.parts ?? NO_PARTS;
      members[at] = i;
      inScopeSum += inScope[at] = parts[0];
      preSelfPaySum += preSelfPay[at] = parts[1];
      overLimitSum += overLimit[at] = parts[2];
      ownPaySum += ownPay[at] = parts[3];
      least = Math.min(least, parts[0], parts[1], parts[2], parts[3]);
      at++;
    }
    left[group] = inScopeSum;
    left[groups + group] = preSelfPaySum;
    left[2 * groups + group] = overLimitSum;
    left[3 * groups + group] = ownPaySum;
  }
  starts[groups] = at;
  tables.corrects = least < 0;
}

const NO_PARTS: ParsedLine["parts"] = [0, 0, 0, 0];

/** Shares an amount out over the lines of a cell of the bill, added to the row of shares that begins at `at`. */
function shareOut(
  tables: Tables,
  amount: number,
  lines: readonly ParsedLine[],
  cell: number,
  groups: number,
  out: number[],
  at: number,
): void {
  const { members, starts, left, room } = tables;
  const group = cell % groups;
  const own = tables.unpaid[(cell - group) / groups] ?? EMPTY;
  const from = starts[group] ?? 0;
  const count = (starts[group + 1] ?? 0) - from;
  const sum = left[cell] ?? 0;
  left[cell] = sum - amount;
  const before: Before = (a, b) =>
    compareCodePoints(idOf(lines, members[from + a]), idOf(lines, members[from + b])) < 0;
  if (sum === 0) {
    // Only what a hospital keeps can meet lines of nothing: it goes to the first id.
    let first = 0;
    for (let m = 1; m < count; m++) if (before(m, first)) first = m;
    const line = at + (members[from + first] ?? 0);
    out[line] = (out[line] ?? 0) + amount;
    own[from + first] = (own[from + first] ?? 0) - amount;
    return;
  }
  const largest = tables.corrects ? largestOf(own, from, count, sum) : sum;
  split(room, amount < 0 ? -amount : amount, own, from, count, sum, largest, before);
  const { shares } = room;
  for (let m = 0; m < count; m++) {
    const share = amount < 0 ? 0 - (shares[m] ?? 0) : (shares[m] ?? 0);
    const line = at + (members[from + m] ?? 0);
    out[line] = (out[line] ?? 0) + share;
    own[from + m] = (own[from + m] ?? 0) - share;
  }
}

function idOf(lines: readonly ParsedLine[], line: number | undefined): string {
  return lines[line ?? 0]?.id ?? "";
}
