/** A block of rows in the kernel's memory: from the columns of a batch, and back into them. */
import type { ClaimColumns } from "../columns.ts";
import type { ResultColumns } from "../results.ts";
import {
  ADMITTED,
  BIRTH,
  CATEGORIES,
  DISCHARGED,
  EXTRAS,
  FLAGS,
  IN_SCOPE,
  LEFT_IN_SCOPE,
  LEFT_OVER_LIMIT,
  LEFT_OWN_PAY,
  LEFT_PRE_SELF_PAY,
  NEXT_PART,
  NONE,
  OVER_LIMIT,
  OWN_PAY,
  PAID,
  PART_IN_SCOPE,
  PART_ITEM,
  PART_OVER_LIMIT,
  PART_OWN_PAY,
  PART_PRE_SELF_PAY,
  PART_ROW,
  PARTS,
  PLACE_OF_ROW,
  PRE_SELF_PAY,
  REGION,
  ROWS,
  SETTLED,
  VISIT,
  WIDE,
  YEAR,
  YEAR_ROW,
} from "./layout.ts";
import type { Kernel } from "./memory.ts";
import { placeIn } from "./side.ts";

/** The rows of a block. */
export interface Block {
  /** Where they stand in the columns; the first `count` count. */
  readonly places: Int32Array;
  count: number;
  /** Where rows that stand side by side in the columns begin among them; the first `runs` count. */
  readonly starts: Int32Array;
  runs: number;
  /** Each one's row among the years, or what stands instead of it, and which year that is of. */
  readonly rows: Int32Array;
  readonly years: Int32Array;
  /** Refusals of those that are settled without the kernel. */
  readonly refusals: Uint8Array;
}

type List = Uint8Array | Int32Array | Float64Array;

/** Makes an empty block. */
export function createBlock(): Block {
  return {
    places: new Int32Array(ROWS),
    count: 0,
    starts: new Int32Array(ROWS),
    runs: 0,
    rows: new Int32Array(ROWS),
    years: new Int32Array(ROWS),
    refusals: new Uint8Array(ROWS),
  };
}

/**
 * Copies what the columns say of the rows, with their parts, and makes room for so many payers. Rows whose parts find no
 * room are taken out of the block again; one that has too many by itself goes without the kernel.
 */
export function copyIn(kernel: Kernel, block: Block, columns: ClaimColumns, payers: number): void {
  copyParts(kernel, block, columns);
  const { bytes, ints, numbers } = kernel;
  const { count } = block;
  ints.set(block.places.subarray(0, count), PLACE_OF_ROW / 4);
  ints.set(block.rows.subarray(0, count), YEAR_ROW / 4);
  ints.set(block.years.subarray(0, count), YEAR / 4);
  gather(block, ints, REGION / 4, columns.region);
  gather(block, ints, ADMITTED / 4, columns.admitted);
  gather(block, ints, DISCHARGED / 4, columns.discharged);
  gather(block, ints, SETTLED / 4, columns.settled);
  gather(block, ints, VISIT / 4, columns.visit);
  gather(block, bytes, FLAGS, columns.flags);
  gather(block, ints, BIRTH / 4, columns.birth);
  gather(block, ints, CATEGORIES / 4, columns.categories);
  gather(block, ints, EXTRAS / 4, columns.extras);
  gather(block, numbers, IN_SCOPE / 8, columns.inScope);
  gather(block, numbers, PRE_SELF_PAY / 8, columns.preSelfPay);
  gather(block, numbers, OVER_LIMIT / 8, columns.overLimit);
  gather(block, numbers, OWN_PAY / 8, columns.ownPay);
  for (let p = 0; p < payers; p++) numbers.fill(0, paidBy(p), paidBy(p) + count);
  block.refusals.fill(0);
}

function copyParts({ ints, numbers }: Kernel, block: Block, { parts }: ClaimColumns): void {
  const { count, row: rows } = parts;
  let next = placeIn(parts, block.places[0] ?? 0);
  let at = 0;
  let rest = block.count;
  for (let run = 0; run < block.runs; run++) {
    const own = block.starts[run] ?? 0;
    const place = block.places[own] ?? 0;
    const end = place + lengthOf(block, run);
    while (next < count && (rows[next] ?? 0) < place) next++;
    const from = next;
    while (next < count && next - from <= PARTS - at && (rows[next] ?? 0) < end) next++;
    if (next - from > PARTS - at) {
      // The row whose part finds no room, and all after it, are left.
      rest = Math.min(rest, own + (rows[next - 1] ?? 0) - place);
      while (next > from && (rows[next - 1] ?? 0) >= place + rest - own) next--;
    }
    if (own >= rest) break;
    copy(ints, PART_ROW / 4 + at, rows, from, next - from);
    copy(ints, PART_ITEM / 4 + at, parts.item, from, next - from);
    copy(numbers, PART_IN_SCOPE / 8 + at, parts.inScope, from, next - from);
    copy(numbers, PART_PRE_SELF_PAY / 8 + at, parts.preSelfPay, from, next - from);
    copy(numbers, PART_OVER_LIMIT / 8 + at, parts.overLimit, from, next - from);
    copy(numbers, PART_OWN_PAY / 8 + at, parts.ownPay, from, next - from);
    at += next - from;
  }
  if (rest === 0) block.rows[0] = NONE;
  truncate(block, Math.max(1, rest));
  // After the last part, one of no row.
  ints[PART_ROW / 4 + at] = 0x7fffffff;
  ints[NEXT_PART / 4] = 0;
}

/** Leaves so many rows in a block. */
export function truncate(block: Block, count: number): void {
  block.count = Math.min(block.count, count);
  while (block.runs > 0 && (block.starts[block.runs - 1] ?? 0) >= block.count) block.runs--;
}

/** Copies the results of all rows. */
export function copyOut({ numbers }: Kernel, block: Block, results: ResultColumns, payers: readonly string[]): void {
  eachAmount(results, payers, (column, at) => scatter(block, column, numbers, at));
  scatter(block, results.refusal, block.refusals, 0);
}

/** Puts a column to 0 at all rows. */
export function clear(block: Block, column: Float64Array): void {
  for (let run = 0; run < block.runs; run++) {
    const place = block.places[block.starts[run] ?? 0] ?? 0;
    column.fill(0, place, place + lengthOf(block, run));
  }
}

/** Runs of fewer rows are copied one by one. */
const SHORT = 16;

function copy(to: List, at: number, from: List, first: number, length: number): void {
  if (length < SHORT) for (let i = 0; i < length; i++) to[at + i] = from[first + i] ?? 0;
  else to.set(from.subarray(first, first + length), at);
}

// Loops rather than a function that takes closures: the host forgets what it has compiled of closures that are gone.

/** Copies the rows of a block out of a column. */
function gather(block: Block, list: List, at: number, column: List): void {
  for (let run = 0; run < block.runs; run++) {
    const own = block.starts[run] ?? 0;
    copy(list, at + own, column, block.places[own] ?? 0, lengthOf(block, run));
  }
}

/** Copies the rows of a block into a column. */
function scatter(block: Block, column: List, list: List, at: number): void {
  for (let run = 0; run < block.runs; run++) {
    const own = block.starts[run] ?? 0;
    copy(column, block.places[own] ?? 0, list, at + own, lengthOf(block, run));
  }
}

/** How many rows stand side by side in a run. */
function lengthOf({ starts, runs, count }: Block, run: number): number {
  return (run + 1 < runs ? (starts[run + 1] ?? 0) : count) - (starts[run] ?? 0);
}

/** Copies the results of a row into the block, so that they are not lost when it is copied out. */
export function keepRow(
  { numbers }: Kernel,
  block: Block,
  own: number,
  results: ResultColumns,
  payers: readonly string[],
): void {
  const row = block.places[own] ?? 0;
  block.refusals[own] = results.refusal[row] ?? 0;
  eachAmount(results, payers, (column, at) => {
    numbers[at + own] = column[row] ?? 0;
  });
}

/** Where the kernel has the columns of amounts that come out. */
function eachAmount(
  { payers: columns, patient }: ResultColumns,
  payers: readonly string[],
  each: (column: Float64Array, at: number) => void,
): void {
  payers.forEach((payer, p) => {
    const column = columns[payer];
    if (column !== undefined) each(column, paidBy(p));
  });
  each(patient.inScope, LEFT_IN_SCOPE / 8);
  each(patient.preSelfPay, LEFT_PRE_SELF_PAY / 8);
  each(patient.overLimit, LEFT_OVER_LIMIT / 8);
  each(patient.ownPay, LEFT_OWN_PAY / 8);
}

function paidBy(payer: number): number {
  return (PAID + payer * WIDE) / 8;
}
