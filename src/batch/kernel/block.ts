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
  const put = (list: List, at: number, column: List): void =>
    eachRun(block, (place, own, length) => copy(list, at + own, column, place, length));
  ints.set(block.places.subarray(0, count), PLACE_OF_ROW / 4);
  ints.set(block.rows.subarray(0, count), YEAR_ROW / 4);
  ints.set(block.years.subarray(0, count), YEAR / 4);
  put(ints, REGION / 4, columns.region);
  put(ints, ADMITTED / 4, columns.admitted);
  put(ints, DISCHARGED / 4, columns.discharged);
  put(ints, SETTLED / 4, columns.settled);
  put(ints, VISIT / 4, columns.visit);
  put(bytes, FLAGS, columns.flags);
  put(ints, BIRTH / 4, columns.birth);
  put(ints, CATEGORIES / 4, columns.categories);
  put(ints, EXTRAS / 4, columns.extras);
  put(numbers, IN_SCOPE / 8, columns.inScope);
  put(numbers, PRE_SELF_PAY / 8, columns.preSelfPay);
  put(numbers, OVER_LIMIT / 8, columns.overLimit);
  put(numbers, OWN_PAY / 8, columns.ownPay);
  for (let p = 0; p < payers; p++) numbers.fill(0, paidBy(p), paidBy(p) + count);
  block.refusals.fill(0);
}

function copyParts({ ints, numbers }: Kernel, block: Block, { parts }: ClaimColumns): void {
  const { count, row: rows } = parts;
  let next = placeIn(parts, block.places[0] ?? 0);
  let at = 0;
  let rest = block.count;
  eachRun(block, (place, own, length) => {
    while (next < count && (rows[next] ?? 0) < place) next++;
    const from = next;
    while (next < count && next - from <= PARTS - at && (rows[next] ?? 0) < place + length) next++;
    if (next - from > PARTS - at) {
      // The row whose part finds no room, and all after it, are left.
      rest = Math.min(rest, own + (rows[next - 1] ?? 0) - place);
      while (next > from && (rows[next - 1] ?? 0) >= place + rest - own) next--;
    }
    if (own >= rest) return;
    copy(ints, PART_ROW / 4 + at, rows, from, next - from);
    copy(ints, PART_ITEM / 4 + at, parts.item, from, next - from);
    copy(numbers, PART_IN_SCOPE / 8 + at, parts.inScope, from, next - from);
    copy(numbers, PART_PRE_SELF_PAY / 8 + at, parts.preSelfPay, from, next - from);
    copy(numbers, PART_OVER_LIMIT / 8 + at, parts.overLimit, from, next - from);
    copy(numbers, PART_OWN_PAY / 8 + at, parts.ownPay, from, next - from);
    at += next - from;
  });
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
  const take = (column: List, list: List, at: number): void =>
    eachRun(block, (place, own, length) => copy(column, place, list, at + own, length));
  eachAmount(results, payers, (column, at) => take(column, numbers, at));
  take(results.refusal, block.refusals, 0);
}

/** Puts a column to 0 at all rows. */
export function clear(block: Block, column: Float64Array): void {
  eachRun(block, (place, _, length) => column.fill(0, place, place + length));
}

/** Runs of fewer rows are copied one by one. */
const SHORT = 16;

function copy(to: List, at: number, from: List, first: number, length: number): void {
  if (length < SHORT) for (let i = 0; i < length; i++) to[at + i] = from[first + i] ?? 0;
  else to.set(from.subarray(first, first + length), at);
}

/** Each run of rows that stand side by side in the columns: its first row there, its place in the block, and its length. */
function eachRun(block: Block, each: (place: number, own: number, length: number) => void): void {
  const { places, count, starts, runs } = block;
  for (let run = 0; run < runs; run++) {
    const own = starts[run] ?? 0;
    each(places[own] ?? 0, own, (run + 1 < runs ? (starts[run + 1] ?? 0) : count) - own);
  }
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
