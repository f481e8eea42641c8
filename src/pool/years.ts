/** Benefit years as workers are given them, and put together again. */
import { createRoom } from "../batch/room.ts";
import { groupOf } from "../batch/share.ts";
import type { YearColumns } from "../batch/year-columns.ts";
import { compareCodePoints } from "../order.ts";

/** Years whose rows stand by the group of their person; in shared memory, so that nothing of them is copied for a worker. */
export interface GroupedYears {
  readonly years: YearColumns;
  /** Where the rows of each group begin, and where those of the last one end. */
  readonly starts: Int32Array;
}

/** Years by the group of their person, and as they stood within each. */
export function groupYears(years: YearColumns): GroupedYears {
  const { count, person } = years;
  let groups = 0;
  for (let row = 0; row < count; row++) groups = Math.max(groups, 1 + groupOf(person[row] ?? 0));
  const starts = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * (groups + 1)));
  for (let row = 0; row < count; row++) {
    const after = 1 + groupOf(person[row] ?? 0);
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let group = 0; group < groups; group++) starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
  const next = starts.slice();
  const rows = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    const group = groupOf(person[row] ?? 0);
    const at = next[group] ?? 0;
    rows[at] = row;
    next[group] = at + 1;
  }
  return { years: pick(years, rows, true), starts };
}

/** The rows of all parts, by person and year. */
export function joinYears(parts: readonly YearColumns[]): YearColumns {
  const all = append(parts);
  const { count, person, year } = all;
  const rows = Int32Array.from({ length: count }, (_, row) => row).sort(
    (left, right) => (person[left] ?? 0) - (person[right] ?? 0) || (year[left] ?? 0) - (year[right] ?? 0),
  );
  return pick(all, rows, false);
}

/** The same columns with these rows of theirs. */
function pick(years: YearColumns, rows: Int32Array, shared: boolean): YearColumns {
  return make([years], rows.length, shared, (column, of) => {
    const from = of(years);
    for (let i = 0; i < rows.length; i++) column[i] = from?.[rows[i] ?? 0] ?? 0;
  });
}

/** The rows of some, one after the other. */
function append(parts: readonly YearColumns[]): YearColumns {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  return make(parts, total, false, (column, of) => {
    let at = 0;
    for (const years of parts) {
      // Where a part does not name a total, nothing has come to it there.
      column.set(of(years)?.subarray(0, years.count) ?? [], at);
      at += years.count;
    }
  });
}

type Column = Float64Array | Int32Array | Uint8Array;

/**
 * Makes columns of so many rows.
 *
 * @param parts Whose keys they have.
 * @param write Writes a column, which holds zeros, from that of the same name of any columns.
 */
function make(
  parts: readonly YearColumns[],
  count: number,
  shared: boolean,
  write: (column: Column, of: (years: YearColumns) => Column | undefined) => void,
): YearColumns {
  const totals = keysOf(parts.map(({ amounts }) => amounts));
  const counters = keysOf(parts.map(({ counts }) => counts));
  const bytes = 4 * 4 + 1 + 8 * totals.length + 4 * counters.length;
  const room = createRoom(count, 5 + totals.length + counters.length, bytes, shared);
  const written = <T extends Column>(column: T, of: (years: YearColumns) => Column | undefined): T => {
    write(column, of);
    return column;
  };
  return {
    count,
    person: written(room.codes(), (years) => years.person),
    year: written(room.codes(), (years) => years.year),
    revision: written(room.codes(), (years) => years.revision),
    admissions: written(room.codes(), (years) => years.admissions),
    highestTier: written(room.flags(), (years) => years.highestTier),
    amounts: Object.fromEntries(
      totals.map((key) => [key, written(room.amounts(), ({ amounts }) => amounts[key])] as const),
    ),
    counts: Object.fromEntries(
      counters.map((key) => [key, written(room.codes(), ({ counts }) => counts[key])] as const),
    ),
  };
}

/** Keys of all, sorted: which worker met which rules does not show. */
function keysOf(columns: readonly object[]): string[] {
  return [...new Set(columns.flatMap((each) => Object.keys(each)))].sort(compareCodePoints);
}
