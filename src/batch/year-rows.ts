/** Which row of a batch's totals is which person's year, whether it was given, and how often it has been settled. */
import { longer } from "./room.ts";

/** The rows, in the order in which they were begun. */
export interface YearRows {
  /** The row of a person's year; begun where there is none. */
  readonly rowOf: (person: number, year: number) => number;
  /** The same; -1 where there is none. */
  readonly find: (person: number, year: number) => number;
  /** The row that a person got last; -1 where there is none. */
  readonly latestOf: (person: number) => number;
  /** The year of a row; 0 where there is none. */
  readonly yearOf: (row: number) => number;
  readonly personOf: (row: number) => number;
  readonly count: () => number;
  /** Notes that a row was given in columns, after so many settlements. */
  readonly give: (row: number, revision: number) => void;
  /** Settlements before those of this batch, as `give` was told; -1 where it was not. */
  readonly givenOf: (row: number) => number;
  /** Notes a settlement. */
  readonly settled: (row: number) => void;
  /** Settlements in this batch. */
  readonly settlementsOf: (row: number) => number;
  /** Forgets all rows; their room stays. */
  readonly clear: () => void;
  /** Makes room for so many rows and persons at once. */
  readonly reserve: (rows: number, persons: number) => void;
  readonly bytes: () => number;
}

/** What is kept of a row, at `row * META`. */
const META = 5;
const PERSON = 0;
const YEAR = 1;
/** The row of another year of the person; -1 for none. */
const NEXT = 2;
const SETTLED = 3;
const GIVEN = 4;

/**
 * Makes rows.
 *
 * @param onBegun Told before a row is begun: its number.
 */
export function createYearRows(onBegun: (row: number) => void): YearRows {
  let meta = new Int32Array(0);
  let latest = new Int32Array(0);
  let count = 0;
  const find = (person: number, year: number): number => {
    let row = latest[person] ?? -1;
    while (row !== -1 && meta[row * META + YEAR] !== year) row = meta[row * META + NEXT] ?? -1;
    return row;
  };
  const reserve = (rows: number, persons: number): void => {
    if (meta.length < rows * META) meta = longer(meta, rows * META, 0);
    if (persons > latest.length) latest = longer(latest, persons, -1);
  };
  return {
    find,
    reserve,
    rowOf(person, year) {
      const known = find(person, year);
      if (known !== -1) return known;
      if (person >= latest.length) reserve(0, Math.max(64, 2 * person + 2));
      onBegun(count);
      if ((count + 1) * META > meta.length) reserve(Math.max(64, 2 * count), 0);
      const row = count++;
      const at = row * META;
      meta[at + PERSON] = person;
      meta[at + YEAR] = year;
      meta[at + NEXT] = latest[person] ?? -1;
      meta[at + SETTLED] = 0;
      meta[at + GIVEN] = -1;
      latest[person] = row;
      return row;
    },
    latestOf: (person) => latest[person] ?? -1,
    yearOf: (row) => (row < 0 ? 0 : (meta[row * META + YEAR] ?? 0)),
    personOf: (row) => meta[row * META + PERSON] ?? 0,
    count: () => count,
    give: (row, revision) => {
      meta[row * META + GIVEN] = revision;
    },
    givenOf: (row) => (row < 0 ? -1 : (meta[row * META + GIVEN] ?? -1)),
    settled: (row) => {
      meta[row * META + SETTLED] = (meta[row * META + SETTLED] ?? 0) + 1;
    },
    settlementsOf: (row) => meta[row * META + SETTLED] ?? 0,
    clear() {
      latest.fill(-1);
      count = 0;
    },
    bytes: () => meta.byteLength + latest.byteLength,
  };
}
