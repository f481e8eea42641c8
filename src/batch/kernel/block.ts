/** A block of rows in the kernel's memory: from the columns of a batch, and back into them. */
import type { ClaimColumns } from "../columns.ts";
import type { ResultColumns } from "../results.ts";
import {
  ADMITTED,
  BIRTH,
  CATEGORIES,
  DISCHARGED,
  EXTRAS,
  FIRST_ROW,
  FLAGS,
  IN_SCOPE,
  LEFT_IN_SCOPE,
  LEFT_OVER_LIMIT,
  LEFT_OWN_PAY,
  LEFT_PRE_SELF_PAY,
  NEXT_PART,
  OTHER,
  OVER_LIMIT,
  OWN_PAY,
  PAID,
  PART_IN_SCOPE,
  PART_ITEM,
  PART_OVER_LIMIT,
  PART_OWN_PAY,
  PART_PRE_SELF_PAY,
  PART_ROW,
  PRE_SELF_PAY,
  REGION,
  ROW,
  ROWS,
  SETTLED,
  VISIT,
  WIDE,
  YEAR,
} from "./layout.ts";
import type { Kernel } from "./memory.ts";

/** Rows that stand side by side in the columns. */
export interface Block {
  /** The first of them, and how many. */
  from: number;
  count: number;
  /** The first of their parts, and how many. */
  fromPart: number;
  parts: number;
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
    from: 0,
    count: 0,
    fromPart: 0,
    parts: 0,
    rows: new Int32Array(ROWS),
    years: new Int32Array(ROWS),
    refusals: new Uint8Array(ROWS),
  };
}

/** Copies what the columns say of the rows, and makes room for so many payers. */
export function copyIn({ bytes, ints, numbers }: Kernel, block: Block, columns: ClaimColumns, payers: number): void {
  const { from, count, fromPart } = block;
  const put = (list: List, at: number, column: List): void => list.set(column.subarray(from, from + count), at);
  ints.set(block.rows.subarray(0, count), ROW / 4);
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

  const { parts } = columns;
  const putPart = (list: List, at: number, column: List): void =>
    list.set(column.subarray(fromPart, fromPart + block.parts), at);
  putPart(ints, PART_ROW / 4, parts.row);
  putPart(ints, PART_ITEM / 4, parts.item);
  putPart(numbers, PART_IN_SCOPE / 8, parts.inScope);
  putPart(numbers, PART_PRE_SELF_PAY / 8, parts.preSelfPay);
  putPart(numbers, PART_OVER_LIMIT / 8, parts.overLimit);
  putPart(numbers, PART_OWN_PAY / 8, parts.ownPay);
  // After the last part, one of no row.
  ints[PART_ROW / 4 + block.parts] = 0x7fffffff;
  ints[NEXT_PART / 4] = 0;
  ints[FIRST_ROW / 4] = from;
}

/** Copies the results of the rows of the share. */
export function copyOut({ numbers }: Kernel, block: Block, results: ResultColumns, payers: readonly string[]): void {
  const { from, refusals } = block;
  eachRun(block, (first, end) => {
    const take = (column: List, list: List, at: number): void =>
      column.set(list.subarray(at + first, at + end), from + first);
    eachAmount(results, payers, (column, at) => take(column, numbers, at));
    take(results.refusal, refusals, 0);
  });
}

/** Puts a column to 0 at the rows of the share. */
export function clear(block: Block, column: Float64Array): void {
  eachRun(block, (first, end) => column.fill(0, block.from + first, block.from + end));
}

/** Each run of rows of the share. */
function eachRun({ count, rows }: Block, each: (first: number, end: number) => void): void {
  for (let first = 0; first < count; first++) {
    if (rows[first] === OTHER) continue;
    let end = first + 1;
    while (end < count && rows[end] !== OTHER) end++;
    each(first, end);
    first = end;
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
  const row = block.from + own;
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
