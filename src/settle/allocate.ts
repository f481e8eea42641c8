/** Allocation of payments back to the fee lines. */
import { largestOf, split } from "../apportion.ts";
import type { Apportioner, Before } from "../apportion.ts";
import { BUCKETS } from "../buckets.ts";
import { ITEM_WIDTH, NO_ITEMS, NO_LINES } from "../claim/parsed.ts";
import type { ParsedClaim, ParsedLine } from "../claim/parsed.ts";
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
  lines: readonly ParsedLine[];
  items: readonly number[];
  /**
   * The lines, group after group, and where each group begins among them: those of the run, or of a whole bill `ordered`
   * and `whole`.
   */
  members: Int32Array;
  starts: Int32Array;
  ordered: Int32Array;
  readonly whole: Int32Array;
  /** What is unpaid of each of them, for each bucket, and of all lines of a cell of the bill. */
  unpaid: readonly Float64Array[];
  left: Float64Array;
  /** Which buckets stand there: one is filled when a payment first takes from it, as most payments leave three alone. */
  filled: number;
  /** Whether a correcting line is below 0 in a bucket, so that a line may be more than all of them. */
  corrects: boolean;
  /** Where the group begins whose lines are tied. */
  from: number;
  readonly before: Before;
  /** Zeros: a list of any length is copied from them in one block. */
  zeros: readonly number[];
  readonly room: Apportioner;
}

/** Makes room that grows with use. */
export function createTables(room: Apportioner): Tables {
  const idOf = (place: number): string => tables.lines[tables.members[tables.from + place] ?? 0]?.id ?? "";
  const tables: Tables = {
    lines: NO_LINES,
    items: NO_ITEMS,
    members: NOBODY,
    starts: NOBODY,
    ordered: NOBODY,
    whole: new Int32Array(2),
    unpaid: bucketTables(0),
    left: EMPTY,
    filled: 0,
    corrects: false,
    from: 0,
    before: (a, b) => compareCodePoints(idOf(a), idOf(b)) < 0,
    zeros: doubles(0),
    room,
  };
  return tables;
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
  claim: Pick<ParsedClaim, "lineCount" | "lines" | "items">,
  payments: readonly Paid[],
  tables: Tables,
): Allocation {
  const { moved } = run;
  const { lineCount } = claim;
  openTables(tables, run, claim);
  const payers: number[] = [];
  const shares = listOfZeros(tables, payments.length * lineCount);
  let row = 0;
  for (const { payer, at, count, first } of payments) {
    payers.push(payer);
    for (let i = 0; i < count; i++) {
      const amount = moved[at + i] ?? 0;
      if (amount !== 0) shareOut(tables, amount, first + i, run.groups, shares, row);
    }
    row += lineCount;
  }
  return { payers, shares };
}

function listOfZeros(tables: Tables, length: number): number[] {
  if (tables.zeros.length < length) tables.zeros = doubles(2 * length);
  return tables.zeros.slice(0, length);
}

/** Takes up the lines of a bill, group after group. */
function openTables(
  tables: Tables,
  { groups, lineGroups, members, starts }: Run,
  { lineCount: count, lines, items }: Pick<ParsedClaim, "lineCount" | "lines" | "items">,
): void {
  tables.lines = lines;
  tables.items = items;
  tables.filled = 0;
  tables.corrects = false;
  if (tables.ordered.length < count) {
    tables.ordered = Int32Array.from({ length: 2 * count }, (_, i) => i);
    tables.unpaid = bucketTables(2 * count);
  }
  if (tables.left.length < 4 * groups) tables.left = new Float64Array(8 * groups);
  tables.whole[1] = count;
  tables.members = lineGroups === null ? tables.ordered : members;
  tables.starts = lineGroups === null ? tables.whole : starts;
}

/** Fills a bucket's table with what its lines cost. */
function fill(tables: Tables, bucket: number, groups: number): void {
  const { items, members, starts, left } = tables;
  const own = tables.unpaid[bucket] ?? EMPTY;
  for (let group = 0; group < groups; group++) {
    const end = starts[group + 1] ?? 0;
    let sum = 0;
    for (let m = starts[group] ?? 0; m < end; m++) {
      const part = items[(members[m] ?? 0) * ITEM_WIDTH + bucket] ?? 0;
      own[m] = part;
      sum += part;
      if (part < 0) tables.corrects = true;
    }
    left[bucket * groups + group] = sum;
  }
  tables.filled |= 1 << bucket;
}

/** Shares an amount out over the lines of a cell of the bill, added to the row of shares that begins at `at`. */
function shareOut(tables: Tables, amount: number, cell: number, groups: number, out: number[], at: number): void {
  const group = cell % groups;
  const bucket = (cell - group) / groups;
  if ((tables.filled & (1 << bucket)) === 0) fill(tables, bucket, groups);
  const { members, starts, left, room, before } = tables;
  const own = tables.unpaid[bucket] ?? EMPTY;
  const from = starts[group] ?? 0;
  const count = (starts[group + 1] ?? 0) - from;
  const sum = left[cell] ?? 0;
  left[cell] = sum - amount;
  tables.from = from;
  const size = amount < 0 ? -amount : amount;
  if (size > sum) {
    // Only what a hospital keeps is more than is left of the lines: those below zero take no part in it.
    const above = own.slice(from, from + count).map((weight) => Math.max(0, weight));
    const whole = above.reduce((total, weight) => total + weight, 0);
    if (whole === 0) return giveToFirst(tables, amount, own, count, out, at);
    split(room, size, above, 0, count, whole, whole, before);
  } else split(room, size, own, from, count, sum, tables.corrects ? largestOf(own, from, count, sum) : sum, before);
  const { shares } = room;
  for (let m = 0; m < count; m++) {
    const share = amount < 0 ? 0 - (shares[m] ?? 0) : (shares[m] ?? 0);
    const line = at + (members[from + m] ?? 0);
    out[line] = (out[line] ?? 0) + share;
    own[from + m] = (own[from + m] ?? 0) - share;
  }
}

/** Of lines of nothing the first id has all, and owes it. */
function giveToFirst(
  { members, from, before }: Tables,
  amount: number,
  own: Float64Array,
  count: number,
  out: number[],
  at: number,
): void {
  let first = 0;
  for (let m = 1; m < count; m++) if (before(m, first)) first = m;
  const line = at + (members[from + first] ?? 0);
  out[line] = (out[line] ?? 0) + amount;
  own[from + first] = -amount;
}
