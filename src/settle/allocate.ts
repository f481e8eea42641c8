/** Allocation of payments back to the fee lines. */
import { apportion } from "../apportion.ts";
import type { Apportioner, Before } from "../apportion.ts";
import { BUCKETS } from "../buckets.ts";
import type { ParsedLine } from "../claim/parsed.ts";
import { compareCodePoints } from "../order.ts";
import { doubles } from "./run.ts";
import type { Run } from "./run.ts";

/**
 * What each payer gives of each line: one row for each amount that was taken from a bucket (and group) by a payer, with
 * the share of line i at `row * lines + i`. What is left of a line is the patient's. Unit: fen.
 */
export interface Allocation {
  /** Index of each row's payer. */
  readonly payers: readonly number[];
  readonly shares: readonly number[];
}

/** Room for the lines of one bill, used again for the next one. */
export interface Tables {
  /** What is unpaid of each line, for each bucket. */
  unpaid: readonly Float64Array[];
  weights: Float64Array;
  /** The lines, group after group, and where each group begins among them. */
  members: Int32Array;
  starts: Int32Array;
  /** Zeros: a list of any length is copied from them in one block. */
  zeros: readonly number[];
  readonly room: Apportioner;
}

/** Makes room that grows with use. */
export function createTables(room: Apportioner): Tables {
  const weights = new Float64Array(0);
  return { unpaid: bucketTables(0), weights, members: NOBODY, starts: NOBODY, zeros: doubles(0), room };
}

const EMPTY = new Float64Array(0);
const NOBODY = new Int32Array(0);

function bucketTables(capacity: number): Float64Array[] {
  return BUCKETS.map(() => new Float64Array(capacity));
}

/** A payment in the run's moves, with who paid it. */
export interface Paid {
  readonly payers: readonly number[];
  /** Where its cells begin. */
  readonly at: number;
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
  openTables(tables, lines);
  openMembers(tables, run, lines.length);
  const cells = 4 * groups;
  const payers: number[] = [];
  for (const payment of payments) {
    for (let cell = 0; cell < cells * payment.payers.length; cell++)
      if ((moved[payment.at + cell] ?? 0) !== 0) payers.push(payment.payers[Math.floor(cell / cells)] ?? 0);
  }
  const shares = listOfZeros(tables, payers.length * lines.length);
  let at = 0;
  for (const payment of payments) {
    for (let cell = 0; cell < cells * payment.payers.length; cell++) {
      const amount = moved[payment.at + cell] ?? 0;
      if (amount === 0) continue;
      const group = cell % groups;
      shareOut(tables, amount, lines, Math.floor((cell % cells) / groups), group, shares, at);
      at += lines.length;
    }
  }
  return { payers, shares };
}

function listOfZeros(tables: Tables, length: number): number[] {
  if (tables.zeros.length < length) tables.zeros = doubles(2 * length);
  return tables.zeros.slice(0, length);
}

function openTables(tables: Tables, lines: readonly ParsedLine[]): void {
  const count = lines.length;
  if (tables.weights.length < count) {
    tables.unpaid = bucketTables(2 * count);
    tables.weights = new Float64Array(2 * count);
    tables.members = new Int32Array(2 * count);
  }
  const [inScope, preSelfPay, overLimit, ownPay] = tables.unpaid;
  if (inScope === undefined || preSelfPay === undefined || overLimit === undefined || ownPay === undefined) return;
  for (let i = 0; i < count; i++) {
    const parts = lines[i]?.parts;
    if (parts === undefined) continue;
    inScope[i] = parts[0];
    preSelfPay[i] = parts[1];
    overLimit[i] = parts[2];
    ownPay[i] = parts[3];
  }
}

/** Puts the lines in the order of their groups, and otherwise leaves them in theirs. */
function openMembers(tables: Tables, { groups, lineGroups }: Run, count: number): void {
  if (tables.starts.length <= groups) tables.starts = new Int32Array(2 * groups + 2);
  const { members, starts } = tables;
  let at = 0;
  for (let group = 0; group < groups; group++) {
    starts[group] = at;
    for (let i = 0; i < count; i++) if (lineGroups === null || lineGroups[i] === group) members[at++] = i;
  }
  starts[groups] = at;
}

/** Shares an amount out over the lines of a group in one bucket, into the row of shares that begins at `at`. */
function shareOut(
  tables: Tables,
  amount: number,
  lines: readonly ParsedLine[],
  bucket: number,
  group: number,
  out: number[],
  at: number,
): void {
  const { weights, members, starts, room } = tables;
  const own = tables.unpaid[bucket] ?? EMPTY;
  const from = starts[group] ?? 0;
  const count = (starts[group + 1] ?? 0) - from;
  let sum = 0;
  for (let m = 0; m < count; m++) {
    const weight = own[members[from + m] ?? 0] ?? 0;
    weights[m] = weight;
    sum += weight;
  }
  const before: Before = (a, b) =>
    compareCodePoints(idOf(lines, members[from + a]), idOf(lines, members[from + b])) < 0;
  if (sum === 0) {
    // Only what a hospital keeps can meet lines of nothing: it goes to the first id.
    let first = 0;
    for (let m = 1; m < count; m++) if (before(m, first)) first = m;
    give(own, members[from + first] ?? 0, amount, out, at);
    return;
  }
  apportion(room, amount < 0 ? -amount : amount, weights, count, sum, before);
  const { shares } = room;
  for (let m = 0; m < count; m++) {
    const share = shares[m] ?? 0;
    give(own, members[from + m] ?? 0, amount < 0 ? 0 - share : share, out, at);
  }
}

function give(own: Float64Array, line: number, share: number, out: number[], at: number): void {
  out[at + line] = share;
  own[line] = (own[line] ?? 0) - share;
}

function idOf(lines: readonly ParsedLine[], line: number | undefined): string {
  return lines[line ?? 0]?.id ?? "";
}
