/** A block of rows in the kernel's memory: from the columns of a batch, and back into them. */
import type { ClaimColumns } from "../columns.ts";
import type { ResultColumns } from "../results.ts";
import {
  BIRTH,
  CATEGORIES,
  EXTRAS,
  FIRST_PART,
  FLAGS,
  IN_SCOPE,
  LEFT_IN_SCOPE,
  LEFT_OVER_LIMIT,
  LEFT_OWN_PAY,
  LEFT_PRE_SELF_PAY,
  ON,
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
  PLAN,
  PRE_SELF_PAY,
  ROWS,
  VISIT,
  WIDE,
  YEAR,
} from "./layout.ts";
import type { Kernel } from "./memory.ts";

/** The rows of a block. */
export interface Block {
  /** Their rows in the columns; the first `count` count. */
  readonly rows: Int32Array;
  count: number;
  /** Where rows that stand side by side in the columns begin among them; the first `runs` count. */
  readonly starts: Int32Array;
  runs: number;
  /** Refusals of those that are settled without the kernel. */
  readonly refusals: Uint8Array;
  parts: number;
}

type List = Uint8Array | Int32Array | Float64Array;

/** Makes an empty block. */
export function createBlock(): Block {
  return {
    rows: new Int32Array(ROWS),
    count: 0,
    starts: new Int32Array(ROWS),
    runs: 0,
    refusals: new Uint8Array(ROWS),
    parts: 0,
  };
}

/** Begins a block anew. */
export function clearBlock(block: Block): void {
  block.count = 0;
  block.runs = 0;
  block.parts = 0;
  block.refusals.fill(0);
}

/** Adds a row with what is known of it: its plan in the kernel's memory, its row among the years, its selecting date. */
export function addRow({ ints }: Kernel, block: Block, row: number, plan: number, year: number, on: number): void {
  const { count } = block;
  if (count === 0 || block.rows[count - 1] !== row - 1) block.starts[block.runs++] = count;
  block.rows[count] = row;
  ints[PLAN / 4 + count] = plan;
  ints[YEAR / 4 + count] = year;
  ints[ON / 4 + count] = on;
  ints[FIRST_PART / 4 + count] = -1;
  block.count++;
}

/** Gives the last row its parts, or to the loop in TypeScript where they are too many. */
export function addParts({ ints, numbers }: Kernel, block: Block, { parts }: ClaimColumns, first: number): void {
  const own = block.count - 1;
  const row = block.rows[own];
  ints[FIRST_PART / 4 + own] = block.parts;
  for (let i = first; i < parts.count && parts.row[i] === row; i++) {
    if (block.parts === PARTS) {
      ints[PLAN / 4 + own] = 0;
      return;
    }
    const at = block.parts++;
    ints[PART_ROW / 4 + at] = own;
    ints[PART_ITEM / 4 + at] = parts.item[i] ?? 0;
    numbers[PART_IN_SCOPE / 8 + at] = parts.inScope[i] ?? 0;
    numbers[PART_PRE_SELF_PAY / 8 + at] = parts.preSelfPay[i] ?? 0;
    numbers[PART_OVER_LIMIT / 8 + at] = parts.overLimit[i] ?? 0;
    numbers[PART_OWN_PAY / 8 + at] = parts.ownPay[i] ?? 0;
  }
}

/** Copies what the columns say of the rows, and makes room for so many payers. */
export function copyIn({ bytes, ints, numbers }: Kernel, block: Block, columns: ClaimColumns, payers: number): void {
  const put = (list: List, at: number, column: List): void => {
    eachRun(block, (row, own, length) => {
      if (length < SHORT) for (let i = 0; i < length; i++) list[at + own + i] = column[row + i] ?? 0;
      else list.set(column.subarray(row, row + length), at + own);
    });
  };
  // After the last part, none of any row.
  ints[PART_ROW / 4 + block.parts] = -1;
  put(ints, VISIT / 4, columns.visit);
  put(bytes, FLAGS, columns.flags);
  put(ints, BIRTH / 4, columns.birth);
  put(ints, CATEGORIES / 4, columns.categories);
  put(ints, EXTRAS / 4, columns.extras);
  put(numbers, IN_SCOPE / 8, columns.inScope);
  put(numbers, PRE_SELF_PAY / 8, columns.preSelfPay);
  put(numbers, OVER_LIMIT / 8, columns.overLimit);
  put(numbers, OWN_PAY / 8, columns.ownPay);
  for (let p = 0; p < payers; p++) numbers.fill(0, paidBy(p), paidBy(p) + block.count);
}

/** Copies the results of all rows. */
export function copyOut(kernel: Kernel, block: Block, results: ResultColumns, payers: readonly string[]): void {
  const { numbers } = kernel;
  const take = (column: List, list: List, at: number): void =>
    eachRun(block, (row, own, length) => {
      if (length < SHORT) for (let i = 0; i < length; i++) column[row + i] = list[at + own + i] ?? 0;
      else column.set(list.subarray(at + own, at + own + length), row);
    });
  eachAmount(results, payers, (column, at) => take(column, numbers, at));
  take(results.refusal, block.refusals, 0);
}

/** Copies the results of a row into the block, so that they are not lost when it is copied out. */
export function keepRow(
  { numbers }: Kernel,
  block: Block,
  own: number,
  results: ResultColumns,
  payers: readonly string[],
): void {
  const row = block.rows[own] ?? 0;
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

/** Runs of fewer rows are copied one by one. */
const SHORT = 16;

/** Each run of rows that stand side by side in the columns: its first row there, its place in the block, and its length. */
function eachRun({ rows, count, starts, runs }: Block, each: (row: number, own: number, length: number) => void): void {
  for (let run = 0; run < runs; run++) {
    const own = starts[run] ?? 0;
    each(rows[own] ?? 0, own, (run + 1 < runs ? (starts[run + 1] ?? 0) : count) - own);
  }
}
