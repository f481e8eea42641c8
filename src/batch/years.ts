/** The running totals of all persons of a batch: a row for each person and benefit year, in one block. */
import type { ParsedAccount } from "../account/account.ts";
import { TIERS } from "../facts.ts";
import type { Plan } from "../plan/types.ts";
import { longer, longerBlock } from "./room.ts";
import {
  ADMISSIONS,
  columnsOf,
  fillRows,
  HIGHEST_TIER,
  mostIn,
  namesIn,
  namesKept,
  namesOf,
  PEAK,
  totalsOf,
  valueIn,
  valuesFor,
} from "./year-columns.ts";
import type { YearColumns } from "./year-columns.ts";

/** Rows of totals that the plans of a batch share. */
export interface Years {
  /** The row of a person's year; begun where there is none. */
  readonly rowOf: (person: number, year: number) => number;
  /** The row that a person got last; -1 where there is none. */
  readonly latestOf: (person: number) => number;
  /** The year of a row; 0 where there is none. */
  readonly yearOf: (row: number) => number;
  /** The block of all rows; another one after `rowOf` or `placesOf`. */
  readonly block: () => Float64Array;
  /** Length of a row. */
  readonly stride: () => number;
  /** Where the places of a plan's row stand in these rows; `null`: at the same places, so that it runs in them. */
  readonly placesOf: (plan: Plan) => Int32Array | null;
  /** Totals of days and months of a row, by name: too many to have places. */
  readonly datedOf: (row: number) => Map<string, number>;
  /** Begins a person's year with an account. */
  readonly open: (person: number, account: ParsedAccount) => void;
  /** Begins with columns that `checkYears` has held. */
  readonly openColumns: (columns: YearColumns) => void;
  /** Puts all back to where they began. */
  readonly reset: () => void;
  /** All rows as columns. */
  readonly columns: () => YearColumns;
  /** The account of a row. */
  readonly close: (row: number, person: string) => ParsedAccount;
  readonly personOf: (row: number) => number;
  /** Whether a row came with an account or has had a settlement. */
  readonly isBegun: (row: number) => boolean;
  readonly count: () => number;
  /** Sets the bound of a row's totals to the greatest of them, whether a plan asks for that one or not. */
  readonly bound: (row: number) => void;
  /** Notes a settlement. */
  readonly settled: (row: number) => void;
  /** The places of these names, whether a plan asks for them or not. */
  readonly findPlaces: (wanted: readonly string[]) => Int32Array;
  /** Makes room for so many rows and persons at once. */
  readonly reserve: (rows: number, persons: number) => void;
  /**
   * Keeps the rows in other memory from now on, as far as it goes.
   *
   * @param roomOf Gives that memory, longer each time, with the numbers that are in it; `null` where there is no more.
   * @returns Whether there was enough.
   */
  readonly moveTo: (roomOf: (length: number) => Float64Array | null) => boolean;
  readonly bytes: () => number;
}

/** What is kept of a row beside its totals, at `row * META`. */
const META = 4;
const PERSON = 0;
const YEAR = 1;
/** The row of another year of the person; -1 for none. */
const NEXT = 2;
/** Settlements in this batch. */
const SETTLED = 3;

/** Makes the years of a batch. */
export function createYears(): Years {
  // Names of the places: the first plan's layout, then what later plans add.
  const names: string[] = [];
  let stride = 0;
  let block: Float64Array = new Float64Array(0);
  let meta = new Int32Array(0);
  let latest = new Int32Array(0);
  let count = 0;
  const kept = new Map<number, ParsedAccount>();
  let given: YearColumns | null = null; // Its rows are the first.
  const dated = new Map<number, Map<string, number>>();
  const places = new Map<Plan, Int32Array | null>();
  let roomOf: (length: number) => Float64Array | null = () => null;

  const resize = (rows: number, width: number): void => {
    const wider = roomOf(rows * width);
    // What stays behind there is not looked at again.
    if (wider === null) roomOf = () => null;
    block = wider ?? longerBlock(block, rows * width);
    // From the last to the first, since they move up in the same block.
    for (let row = width === stride ? -1 : count - 1; row >= 0; row--) {
      block.copyWithin(row * width, row * stride, (row + 1) * stride);
      block.fill(0, row * width + stride, (row + 1) * width);
    }
    stride = width;
    if (meta.length < rows * META) meta = longer(meta, rows * META, 0);
  };
  const roomFor = (): number => (stride === 0 ? meta.length / META : block.length / stride);
  const fill = (row: number, account: ParsedAccount, from: number): void => {
    // Totals of days and months have no places; they begin with the row.
    if (from === 0) for (const [key, total] of account.amounts) if (key.includes("@")) datedOf(row).set(key, total);
    for (let place = from; place < names.length; place++)
      block[row * stride + place] = valueIn(account, names[place] ?? "");
  };
  const fillAll = (from: number): void => {
    if (given !== null) fillRows(block, stride, given, names, from);
    for (const [row, account] of kept) fill(row, account, from);
  };
  const findPlaces = (wanted: readonly string[]): Int32Array => {
    const from = names.length;
    const placeOf = (name: string): number => (names.includes(name) ? names.indexOf(name) : names.push(name) - 1);
    const own = Int32Array.from(wanted, placeOf);
    if (names.length === from) return own;
    resize(roomFor(), names.length);
    fillAll(from);
    return own;
  };
  const revisionOf = (row: number): number =>
    kept.get(row)?.revision ?? (given !== null && row < given.count ? (given.revision[row] ?? 0) : 0);
  const isGiven = (row: number): boolean => kept.has(row) || (given !== null && row >= 0 && row < given.count);
  const isBegun = (row: number): boolean => isGiven(row) || (meta[row * META + SETTLED] ?? 0) > 0;
  /** What stands at a name, by row: in its place, or as it was given where no plan has asked for it. */
  const valuesOf = (name: string): ((row: number) => number) => {
    const place = names.indexOf(name);
    if (place !== -1) return (row) => block[row * stride + place] ?? 0;
    const first = given === null ? [] : valuesFor(given, name);
    return (row) => {
      const account = kept.get(row);
      return account === undefined ? (row < (given?.count ?? 0) ? (first[row] ?? 0) : 0) : valueIn(account, name);
    };
  };
  const datedOf = (row: number): Map<string, number> => {
    const own = dated.get(row) ?? new Map<string, number>();
    dated.set(row, own);
    return own;
  };
  const find = (person: number, year: number): number => {
    let row = latest[person] ?? -1;
    while (row !== -1 && meta[row * META + YEAR] !== year) row = meta[row * META + NEXT] ?? -1;
    return row;
  };
  const rowOf = (person: number, year: number): number => {
    const known = find(person, year);
    if (known !== -1) return known;
    if (person >= latest.length) latest = longer(latest, Math.max(64, 2 * person + 2), -1);
    if (count >= roomFor()) resize(Math.max(64, 2 * count), stride);
    const row = count++;
    const at = row * META;
    meta[at + PERSON] = person;
    meta[at + YEAR] = year;
    meta[at + NEXT] = latest[person] ?? -1;
    meta[at + SETTLED] = 0;
    latest[person] = row;
    return row;
  };

  return {
    rowOf,
    latestOf: (person) => latest[person] ?? -1,
    yearOf: (row) => (row < 0 ? 0 : (meta[row * META + YEAR] ?? 0)),
    datedOf,
    block: () => block,
    stride: () => stride,
    count: () => count,
    personOf: (row) => meta[row * META + PERSON] ?? 0,
    isBegun,
    settled: (row) => {
      meta[row * META + SETTLED] = (meta[row * META + SETTLED] ?? 0) + 1;
    },
    bound(row) {
      const at = row * stride + names.indexOf(PEAK);
      const account = kept.get(row);
      block[at] = account === undefined ? mostIn(given, row) : valueIn(account, PEAK);
      const own = block.subarray(row * stride, (row + 1) * stride);
      block[at] = Math.max(...own, ...(dated.get(row)?.values() ?? []));
    },
    moveTo(own) {
      const moved = own(block.length);
      if (moved === null) return false;
      moved.set(block);
      block = moved;
      roomOf = own;
      return true;
    },
    findPlaces,
    bytes: () => block.byteLength + meta.byteLength + latest.byteLength,
    reserve(rows, persons) {
      if (rows > roomFor()) resize(rows, stride);
      if (persons > latest.length) latest = longer(latest, persons, -1);
    },
    placesOf(plan) {
      const known = places.get(plan);
      if (known !== undefined) return known;
      const own = findPlaces(namesOf(plan));
      const same = plan.row.datedSlots.length === 0 && own.every((place, i) => place === i);
      places.set(plan, same ? null : own);
      return same ? null : own;
    },
    openColumns(columns) {
      if (count > 0) throw new RangeError("years are opened by columns before anything else");
      given = columns;
      resize(columns.count, stride);
      for (let row = 0; row < columns.count; row++) rowOf(columns.person[row] ?? 0, columns.year[row] ?? 0);
    },
    reset() {
      block.fill(0);
      dated.clear();
      for (let row = 0; row < count; row++) meta[row * META + SETTLED] = 0;
      fillAll(0);
    },
    columns: () =>
      columnsOf(
        Int32Array.from({ length: count }, (_, row) => row).filter(isBegun),
        {
          person: (row) => meta[row * META + PERSON] ?? 0,
          year: (row) => meta[row * META + YEAR] ?? 0,
          revision: (row) => (meta[row * META + SETTLED] ?? 0) + revisionOf(row),
        },
        new Set([...names, ...(given === null ? [] : namesIn(given)), ...[...kept.values()].flatMap(namesKept)]),
        valuesOf,
      ),
    open(person, account) {
      if (isGiven(find(person, account.year))) throw new RangeError("a person's year has been given already");
      const row = rowOf(person, account.year);
      kept.set(row, account);
      fill(row, account, 0);
    },
    close(row, person) {
      const before = kept.get(row);
      const own = new Set([...names, ...(given !== null && row < given.count ? namesIn(given) : [])]);
      return {
        person,
        year: meta[row * META + YEAR] ?? 0,
        revision: revisionOf(row) + (meta[row * META + SETTLED] ?? 0),
        admissions: valuesOf(ADMISSIONS)(row),
        highestTier: TIERS[valuesOf(HIGHEST_TIER)(row) - 1] ?? null,
        ...totalsOf(own, (name) => valuesOf(name)(row), before, dated.get(row) ?? []),
      };
    },
  };
}
