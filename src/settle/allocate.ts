/** Allocation of payments back to the fee lines. */
import { apportion } from "../apportion.ts";
import type { Apportioner, Before } from "../apportion.ts";
import { BUCKETS } from "../buckets.ts";
import type { ParsedLine } from "../claim/parsed.ts";
import { compareCodePoints } from "../order.ts";
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

const EMPTY = new Float64Array(0);

/** Room for the lines of one bill, used again for the next one. */
export interface Tables {
  /** What is unpaid of each line, for each bucket. */
  unpaid: readonly Float64Array[];
  weights: Float64Array;
  members: Int32Array;
  readonly room: Apportioner;
}

/** Makes room that grows with use. */
export function createTables(room: Apportioner): Tables {
  return { unpaid: bucketTables(0), weights: new Float64Array(0), members: new Int32Array(0), room };
}

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
  openTables(tables, lines);
  const payers: number[] = [];
  const shares: number[] = [];
  const { moved, groups } = run;
  const cells = 4 * groups;
  for (const payment of payments) {
    for (let p = 0; p < payment.payers.length; p++) {
      for (let cell = 0; cell < cells; cell++) {
        const amount = moved[payment.at + p * cells + cell] ?? 0;
        if (amount === 0) continue;
        payers.push(payment.payers[p] ?? 0);
        if (groups === 1) shareOut(tables, amount, lines, cell, shares);
        else shareOutGroup(run, tables, amount, lines, cell, shares);
      }
    }
  }
  return { payers, shares };
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

/** Shares an amount out over all lines of a bucket. */
function shareOut(tables: Tables, amount: number, lines: readonly ParsedLine[], bucket: number, out: number[]): void {
  const { room } = tables;
  const count = lines.length;
  const own = tables.unpaid[bucket] ?? EMPTY;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += own[i] ?? 0;
  if (sum === 0) return giveToFirst(tables, amount, lines, null, bucket, out);
  apportion(room, amount < 0 ? -amount : amount, own, count, sum, beforeIn(lines, null));
  const { shares } = room;
  if (amount < 0) for (let i = 0; i < count; i++) shares[i] = 0 - (shares[i] ?? 0);
  for (let i = 0; i < count; i++) {
    const share = shares[i] ?? 0;
    own[i] = (own[i] ?? 0) - share;
    out.push(share);
  }
}

/** The same over the lines of one group. */
function shareOutGroup(
  run: Run,
  tables: Tables,
  amount: number,
  lines: readonly ParsedLine[],
  cell: number,
  out: number[],
): void {
  const group = cell % run.groups;
  const bucket = (cell - group) / run.groups;
  const { weights, members, room } = tables;
  const own = tables.unpaid[bucket] ?? EMPTY;
  const groupOf = run.lineGroups;
  let count = 0;
  let sum = 0;
  for (let i = 0; i < lines.length; i++) {
    if (groupOf !== null && groupOf[i] !== group) continue;
    const weight = own[i] ?? 0;
    weights[count] = weight;
    members[count++] = i;
    sum += weight;
  }
  if (sum === 0) return giveToFirst(tables, amount, lines, [...members.subarray(0, count)], bucket, out);
  apportion(room, amount < 0 ? -amount : amount, weights, count, sum, beforeIn(lines, members));
  const from = out.length;
  for (let i = 0; i < lines.length; i++) out.push(0);
  for (let i = 0; i < count; i++) {
    const share = amount < 0 ? 0 - (room.shares[i] ?? 0) : (room.shares[i] ?? 0);
    const line = members[i] ?? 0;
    out[from + line] = share;
    own[line] = (own[line] ?? 0) - share;
  }
}

/** Only what a hospital keeps can meet lines of nothing: it goes to the first id. */
function giveToFirst(
  { unpaid }: Tables,
  amount: number,
  lines: readonly ParsedLine[],
  members: readonly number[] | null,
  bucket: number,
  out: number[],
): void {
  const own = members ?? lines.map((_, i) => i);
  const table = unpaid[bucket] ?? EMPTY;
  const before = beforeIn(lines, null);
  const first = own.reduce((least, line) => (before(line, least) ? line : least), own[0] ?? 0);
  lines.forEach((_, i) => out.push(i === first ? amount : 0));
  table[first] = (table[first] ?? 0) - amount;
}

function beforeIn(lines: readonly ParsedLine[], members: ArrayLike<number> | null): Before {
  const idOf = (i: number): string => lines[members === null ? i : (members[i] ?? 0)]?.id ?? "";
  return (a, b) => compareCodePoints(idOf(a), idOf(b)) < 0;
}
