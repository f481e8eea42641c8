/** Columns of results that several workers write, each its own rows. */
import type { ClaimColumns } from "../batch/columns.ts";
import type { ResultColumns } from "../batch/results.ts";
import { compareCodePoints } from "../order.ts";
import type { AnswerOf } from "./threads.ts";

/** The refusal of a row that has not been settled: no place of `REFUSALS` is so far. */
const NOT_SETTLED = 255;

/**
 * Holds columns to memory that workers share.
 *
 * @throws RangeError
 */
export function checkShared(columns: ClaimColumns, results: ResultColumns): void {
  for (const table of [columns, columns.parts, columns.given, results, results.patient, results.payers])
    for (const [name, column] of Object.entries(table))
      if (ArrayBuffer.isView(column) && column.byteLength > 0 && !(column.buffer instanceof SharedArrayBuffer))
        throw new RangeError(`the memory of ${name} is not shared`);
  if (!results.shared) throw new RangeError("results of a pool are made with shared memory");
}

/**
 * Has workers settle so many rows into results. Where that fails, every row says that it was not settled.
 *
 * @param settle Asks them; what it gives are columns of payers that the results lacked.
 */
export async function settleInto(
  results: ResultColumns,
  count: number,
  settle: () => Promise<readonly AnswerOf<"settled">[]>,
): Promise<void> {
  const { refusal } = results;
  refusal.fill(NOT_SETTLED, 0, count);
  try {
    addPayers(results, await settle());
    // The workers have ended, so this is time that more of them do not shorten; a typed array looks byte by byte.
    if (Buffer.from(refusal.buffer, refusal.byteOffset, count).includes(NOT_SETTLED))
      throw new Error("a row was left out");
  } catch (error) {
    refusal.fill(NOT_SETTLED, 0, count);
    throw error;
  }
}

/** Adds columns of payers. Each worker's hold its own rows and 0 in all others. */
function addPayers(results: ResultColumns, answers: readonly AnswerOf<"settled">[]): void {
  const names = new Set(answers.flatMap(({ payers }) => Object.keys(payers)));
  for (const name of [...names].sort(compareCodePoints)) {
    const [column, ...others] = answers.flatMap(({ payers }) => payers[name] ?? []);
    if (column === undefined) continue;
    for (const other of others)
      for (let row = 0; row < column.length; row++) column[row] = (column[row] ?? 0) + (other[row] ?? 0);
    results.payers[name] = column;
    results.columns.push(column);
  }
}
