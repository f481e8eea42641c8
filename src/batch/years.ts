/** The running totals of all persons of a batch: a row for each person and benefit year, in one block. */
import type { ParsedAccount } from "../account/account.ts";
import { TIERS } from "../facts.ts";
import type { Plan } from "../plan/types.ts";
import { longerBlock } from "./room.ts";
import {
  ADMISSIONS,
  columnsOf,
  fillRows,
  HIGHEST_TIER,
  mostOf,
  namesIn,
  namesKept,
  namesOf,
  PEAK,
  totalsOf,
  valueIn,
} from "./year-columns.ts";
import { TOO_LATE } from "./year-check.ts";
import type { YearColumns } from "./year-columns.ts";
import { createYearRows } from "./year-rows.ts";
import type { YearRows } from "./year-rows.ts";

/** Rows of totals that the plans of a batch share. */
export interface Years extends Pick<
  YearRows,
  "rowOf" | "latestOf" | "yearOf" | "personOf" | "count" | "settled" | "reserve"
> {
  /** The block of all rows; another one where rows or places have been added. */
  readonly block: () => Float64Array;
  /** Length of a row. */
  readonly stride: () => number;
  /** Where the places of a plan's row stand in these rows; `null`: at the same places, so that it runs in them. */
  readonly placesOf: (plan: Plan) => Int32Array | null;
  /** Totals of days and months of a row, by name: too many to have places. */
  readonly datedOf: (row: number) => Map<string, number>;
  /** Begins a person's year with an account. */
  readonly open: (person: number, account: ParsedAccount) => void;
  /** Begins with columns that `checkYears` has held, and keeps none of them. */
  readonly openColumns: (columns: YearColumns) => void;
  /** Makes places for what such columns name, of which `beginRows` begins some rows at a time. */
  readonly openNames: (columns: YearColumns) => void;
  /** Begins the rows of such columns from one on and before another. */
  readonly beginRows: (columns: YearColumns, from: number, to: number) => void;
  /** Puts all back to where they began, with columns that `checkReset` has held. */
  readonly reset: (columns: YearColumns | null) => void;
  /** All rows as columns. */
  readonly columns: () => YearColumns;
  /** The account of a row. */
  readonly close: (row: number, person: string) => ParsedAccount;
  /** Whether a row came with an account or has had a settlement. */
  readonly isBegun: (row: number) => boolean;
  /** Sets the bound of a row's totals anew: none is above it, whether a plan asks for that one or not. */
  readonly bound: (row: number) => void;
  /** The places of these names, whether a plan asks for them or not. */
  readonly findPlaces: (wanted: readonly string[]) => Int32Array;
  /**
   * Keeps the rows in other memory from now on, as far as it goes.
   *
   * @param roomOf Gives that memory, longer each time, with the numbers that are in it; `null` where there is no more.
   * @returns Whether there was enough.
   */
  readonly moveTo: (roomOf: (length: number) => Float64Array | null) => boolean;
  readonly bytes: () => number;
}

/** Makes the years of a batch. */
export function createYears(): Years {
  // Names of the places: the first plan's layout, then what years were given and what later plans add.
  const names: string[] = [];
  let stride = 0;
  let room = 0;
  let block: Float64Array = new Float64Array(0);
  const kept = new Map<number, ParsedAccount>();
  const dated = new Map<number, Map<string, number>>();
  const places = new Map<Plan, Int32Array | null>();
  let roomOf: (length: number) => Float64Array | null = () => null;
  const rows = createYearRows((row) => {
    if (row >= room) resize(Math.max(64, 2 * row), stride);
  });

  const resize = (length: number, width: number): void => {
    const wider = roomOf(length * width);
    // What stays behind there is not looked at again.
    if (wider === null) roomOf = () => null;
    block = wider ?? longerBlock(block, length * width);
    // From the last to the first, since they move up in the same block.
    for (let row = width === stride ? -1 : rows.count() - 1; row >= 0; row--) {
      block.copyWithin(row * width, row * stride, (row + 1) * stride);
      block.fill(0, row * width + stride, (row + 1) * width);
    }
    stride = width;
    room = length;
  };
  const fill = (row: number, account: ParsedAccount, from: number): void => {
    // Totals of days and months have no places; they begin with the row.
    if (from === 0) for (const [key, total] of account.amounts) if (key.includes("@")) datedOf(row).set(key, total);
    for (let place = from; place < names.length; place++)
      block[row * stride + place] = valueIn(account, names[place] ?? "");
  };
  const findPlaces = (wanted: readonly string[]): Int32Array => {
    const from = names.length;
    const added = [...new Set(wanted)].filter((name) => !names.includes(name));
    if (added.length > 0) {
      // Before they have places, since there may be no memory for them.
      resize(room, from + added.length);
      names.push(...added);
      for (const [row, account] of kept) fill(row, account, from);
    }
    return Int32Array.from(wanted, (name) => names.indexOf(name));
  };
  /** Puts these names first, so that a plan with them runs in the rows. */
  const arrange = (first: readonly string[]): void => {
    findPlaces(first);
    const from = [...new Set([...first, ...names])].map((name) => names.indexOf(name));
    const row = new Float64Array(stride);
    for (let at = 0; at < rows.count() * stride; at += stride) {
      row.set(block.subarray(at, at + stride));
      for (let i = 0; i < stride; i++) block[at + i] = row[from[i] ?? i] ?? 0;
    }
    names.splice(0, names.length, ...from.map((place) => names[place] ?? ""));
  };
  const isGiven = (row: number): boolean => kept.has(row) || rows.givenOf(row) !== -1;
  const isBegun = (row: number): boolean => isGiven(row) || rows.settlementsOf(row) > 0;
  const revisionOf = (row: number): number =>
    (kept.get(row)?.revision ?? Math.max(0, rows.givenOf(row))) + rows.settlementsOf(row);
  /** What stands at a name, by row: in its place, or as an account gave it where no plan has asked for it. */
  const valuesOf = (name: string): ((row: number) => number) => {
    const place = names.indexOf(name);
    if (place !== -1) return (row) => block[row * stride + place] ?? 0;
    return (row) => {
      const account = kept.get(row);
      return account === undefined ? 0 : valueIn(account, name);
    };
  };
  const datedOf = (row: number): Map<string, number> => {
    const own = dated.get(row) ?? new Map<string, number>();
    dated.set(row, own);
    return own;
  };
  const reserve = (length: number, persons: number): void => {
    if (length > room) resize(length, stride);
    rows.reserve(length, persons);
  };
  const beginRows = (columns: YearColumns, from: number, to: number): void => {
    const own = new Int32Array(to - from);
    for (let i = from; i < to; i++) {
      const row = rows.rowOf(columns.person[i] ?? 0, columns.year[i] ?? 0);
      own[i - from] = row;
      rows.give(row, columns.revision[i] ?? 0);
    }
    fillRows(block, stride, own, columns, from, names);
  };
  const openNames = (columns: YearColumns): void => {
    if (rows.count() > 0) throw new RangeError(TOO_LATE);
    findPlaces(namesIn(columns));
  };
  const open = (person: number, account: ParsedAccount): void => {
    if (isGiven(rows.find(person, account.year))) throw new RangeError("a person's year has been given already");
    const row = rows.rowOf(person, account.year);
    kept.set(row, account);
    fill(row, account, 0);
  };

  return {
    rowOf: rows.rowOf,
    latestOf: rows.latestOf,
    yearOf: rows.yearOf,
    personOf: rows.personOf,
    count: rows.count,
    settled: rows.settled,
    datedOf,
    block: () => block,
    stride: () => stride,
    isBegun,
    bound(row) {
      const at = row * stride + names.indexOf(PEAK);
      const account = kept.get(row);
      block[at] = account === undefined ? 0 : valueIn(account, PEAK);
      const own = mostOf(block.subarray(row * stride, (row + 1) * stride));
      block[at] = Math.max(own, mostOf(dated.get(row)?.values() ?? []));
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
    bytes: () => block.byteLength + rows.bytes(),
    reserve,
    placesOf(plan) {
      const known = places.get(plan);
      if (known !== undefined) return known;
      if (places.size === 0) arrange(namesOf(plan));
      const own = findPlaces(namesOf(plan));
      const same = plan.row.datedSlots.length === 0 && own.every((place, i) => place === i);
      places.set(plan, same ? null : own);
      return same ? null : own;
    },
    openColumns(columns) {
      // All memory before anything begins, since there may be none.
      if (rows.count() === 0)
        reserve(columns.count, columns.count === 0 ? 0 : 1 + mostOf(columns.person.subarray(0, columns.count)));
      openNames(columns);
      beginRows(columns, 0, columns.count);
    },
    openNames,
    beginRows,
    reset(columns) {
      const accounts = [...kept].map(([row, account]) => [rows.personOf(row), account] as const);
      block.fill(0, 0, rows.count() * stride);
      rows.clear();
      kept.clear();
      dated.clear();
      if (columns !== null) beginRows(columns, 0, columns.count);
      for (const [person, account] of accounts) open(person, account);
    },
    columns: () =>
      columnsOf(
        Int32Array.from({ length: rows.count() }, (_, row) => row).filter(isBegun),
        { person: rows.personOf, year: rows.yearOf, revision: revisionOf },
        new Set([...names, ...[...kept.values()].flatMap(namesKept)]),
        valuesOf,
      ),
    open,
    close: (row, person) => ({
      person,
      year: rows.yearOf(row),
      revision: revisionOf(row),
      admissions: valuesOf(ADMISSIONS)(row),
      highestTier: TIERS[valuesOf(HIGHEST_TIER)(row) - 1] ?? null,
      ...totalsOf(names, (name) => valuesOf(name)(row), kept.get(row), dated.get(row) ?? []),
    }),
  };
}
