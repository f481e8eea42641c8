/** Benefit years divided among workers, and put together again. */
import { partOf } from "../batch/share.ts";
import type { YearColumns } from "../batch/year-columns.ts";
import { compareCodePoints } from "../order.ts";

/** The rows of persons that fall to each of some parts. */
export function divideYears(years: YearColumns, parts: number): YearColumns[] {
  const rows: number[][] = Array.from({ length: parts }, () => []);
  for (let row = 0; row < years.count; row++) rows[partOf(years.person[row] ?? 0, parts)]?.push(row);
  return rows.map((own) =>
    gather(
      [years],
      own.map((row) => [0, row] as const),
    ),
  );
}

/** The rows of all parts, by person and year. */
export function joinYears(parts: readonly YearColumns[]): YearColumns {
  const rows = parts.flatMap(({ count }, part) => Array.from({ length: count }, (_, row) => [part, row] as const));
  const person = ([part, row]: Row): number => parts[part]?.person[row] ?? 0;
  const year = ([part, row]: Row): number => parts[part]?.year[row] ?? 0;
  return gather(
    parts,
    rows.sort((left, right) => person(left) - person(right) || year(left) - year(right)),
  );
}

type Row = readonly [part: number, row: number];

/** The same columns with these rows of theirs. */
function gather(parts: readonly YearColumns[], rows: readonly Row[]): YearColumns {
  const length = rows.length;
  const amountsOf = (key: string): Float64Array =>
    fill(new Float64Array(length), rows, (part, row) => parts[part]?.amounts[key]?.[row] ?? 0);
  const integers = (of: (years: YearColumns) => Int32Array | undefined): Int32Array =>
    fill(new Int32Array(length), rows, (part, row) => {
      const years = parts[part];
      return years === undefined ? 0 : (of(years)?.[row] ?? 0);
    });
  return {
    count: length,
    person: integers((years) => years.person),
    year: integers((years) => years.year),
    revision: integers((years) => years.revision),
    admissions: integers((years) => years.admissions),
    highestTier: fill(new Uint8Array(length), rows, (part, row) => parts[part]?.highestTier[row] ?? 0),
    amounts: Object.fromEntries(keysOf(parts.map(({ amounts }) => amounts)).map((key) => [key, amountsOf(key)])),
    counts: Object.fromEntries(
      keysOf(parts.map(({ counts }) => counts)).map((key) => [key, integers(({ counts }) => counts[key])]),
    ),
  };
}

function fill<T extends Float64Array | Int32Array | Uint8Array>(
  column: T,
  rows: readonly Row[],
  valueOf: (part: number, row: number) => number,
): T {
  rows.forEach(([part, row], i) => {
    column[i] = valueOf(part, row);
  });
  return column;
}

/** Keys of all, sorted: which worker met which rules does not show. */
function keysOf(columns: readonly object[]): string[] {
  return [...new Set(columns.flatMap((each) => Object.keys(each)))].sort(compareCodePoints);
}
