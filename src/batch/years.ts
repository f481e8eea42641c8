/** The running totals of all persons of a batch: a row for each person and benefit year, in one block. */
import type { ParsedAccount } from "../account/account.ts";
import { TIERS } from "../facts.ts";
import type { Plan } from "../plan/types.ts";

/** Rows of totals that the plans of a batch share. */
export interface Years {
  /** The row of a person's year; begun where there is none. */
  readonly rowOf: (person: number, year: number) => number;
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
  /** The account of a row. */
  readonly close: (row: number, person: string) => ParsedAccount;
  readonly personOf: (row: number) => number;
  /** Whether a row came with an account or has had a settlement. */
  readonly isBegun: (row: number) => boolean;
  readonly count: () => number;
  /** Notes a settlement. */
  readonly settled: (row: number) => void;
  /** Makes room for so many rows and persons at once. */
  readonly reserve: (rows: number, persons: number) => void;
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

const ADMISSIONS = "admissions";
const HIGHEST = "highest tier";
const PEAK = "peak";

/** Makes the years of a batch. */
export function createYears(): Years {
  // Names of the places: the first plan's layout, then what later plans add.
  const names: string[] = [];
  let stride = 0;
  let block = new Float64Array(0);
  let meta = new Int32Array(0);
  let first = new Int32Array(0);
  let count = 0;
  const kept = new Map<number, ParsedAccount>();
  const dated = new Map<number, Map<string, number>>();
  const places = new Map<Plan, Int32Array | null>();

  const resize = (rows: number, width: number): void => {
    const wider = new Float64Array(rows * width);
    for (let row = 0; row < count; row++) wider.set(block.subarray(row * stride, (row + 1) * stride), row * width);
    block = wider;
    stride = width;
    if (meta.length < rows * META) meta = longer(meta, rows * META, 0);
  };
  const roomFor = (): number => (stride === 0 ? meta.length / META : block.length / stride);
  const fill = (row: number, from: number): void => {
    const account = kept.get(row);
    if (account === undefined) return;
    for (let place = from; place < names.length; place++)
      block[row * stride + place] = valueIn(account, names[place] ?? "");
  };

  const datedOf = (row: number): Map<string, number> => {
    const own = dated.get(row) ?? new Map<string, number>();
    dated.set(row, own);
    return own;
  };
  const rowOf = (person: number, year: number): number => {
    if (person >= first.length) first = longer(first, Math.max(64, 2 * person + 2), -1);
    let row = first[person] ?? -1;
    while (row !== -1 && meta[row * META + YEAR] !== year) row = meta[row * META + NEXT] ?? -1;
    if (row !== -1) return row;
    if (count >= roomFor()) resize(Math.max(64, 2 * count), stride);
    row = count++;
    const at = row * META;
    meta[at + PERSON] = person;
    meta[at + YEAR] = year;
    meta[at + NEXT] = first[person] ?? -1;
    meta[at + SETTLED] = 0;
    first[person] = row;
    return row;
  };

  return {
    rowOf,
    datedOf,
    block: () => block,
    stride: () => stride,
    count: () => count,
    personOf: (row) => meta[row * META + PERSON] ?? 0,
    isBegun: (row) => kept.has(row) || (meta[row * META + SETTLED] ?? 0) > 0,
    settled: (row) => {
      meta[row * META + SETTLED] = (meta[row * META + SETTLED] ?? 0) + 1;
    },
    bytes: () => block.byteLength + meta.byteLength + first.byteLength,
    reserve(rows, persons) {
      if (rows > roomFor()) resize(rows, stride);
      if (persons > first.length) first = longer(first, persons, -1);
    },
    placesOf(plan) {
      const known = places.get(plan);
      if (known !== undefined) return known;
      const from = names.length;
      const own = Int32Array.from(namesOf(plan), (name) => {
        const place = names.indexOf(name);
        return place === -1 ? names.push(name) - 1 : place;
      });
      if (names.length > from) {
        resize(roomFor(), names.length);
        for (const row of kept.keys()) fill(row, from);
      }
      const same = plan.row.datedSlots.length === 0 && own.every((place, i) => place === i);
      places.set(plan, same ? null : own);
      return same ? null : own;
    },
    open(person, account) {
      const row = rowOf(person, account.year);
      kept.set(row, account);
      fill(row, 0);
      for (const [key, total] of account.amounts) if (key.includes("@")) datedOf(row).set(key, total);
    },
    close(row, person) {
      const before = kept.get(row);
      const amounts = new Map([...(before?.amounts ?? []), ...(dated.get(row) ?? [])]);
      const counts = new Map(before?.counts ?? []);
      const valueOf = (name: string, other: number): number => {
        const place = names.indexOf(name);
        return place === -1 ? other : (block[row * stride + place] ?? 0);
      };
      names.forEach((name, place) => {
        const value = block[row * stride + place] ?? 0;
        if (value === 0) return;
        if (name.startsWith(OF_YEAR)) amounts.set(name.slice(OF_YEAR.length), value);
        else if (name.startsWith(COUNT)) counts.set(name.slice(COUNT.length), value);
      });
      const tier = before?.highestTier ?? null;
      return {
        person,
        year: meta[row * META + YEAR] ?? 0,
        revision: (before?.revision ?? 0) + (meta[row * META + SETTLED] ?? 0),
        admissions: valueOf(ADMISSIONS, before?.admissions ?? 0),
        highestTier: TIERS[valueOf(HIGHEST, tier === null ? 0 : TIERS.indexOf(tier) + 1) - 1] ?? null,
        amounts,
        counts,
      };
    },
  };
}

const OF_YEAR = "year ";
const COUNT = "count ";

/** The name of each place of a plan's row. */
function namesOf({ slots, counts }: Plan): string[] {
  return [
    ...slots.map(({ key, period }) => `${period} ${key}`),
    ...counts.map((key) => COUNT + key),
    ADMISSIONS,
    HIGHEST,
    PEAK,
  ];
}

/** What an account says of a place. */
function valueIn(account: ParsedAccount, name: string): number {
  if (name === ADMISSIONS) return account.admissions;
  if (name === HIGHEST) return account.highestTier === null ? 0 : TIERS.indexOf(account.highestTier) + 1;
  if (name === PEAK) return Math.max(0, ...account.amounts.values());
  if (name.startsWith(COUNT)) return account.counts.get(name.slice(COUNT.length)) ?? 0;
  return name.startsWith(OF_YEAR) ? (account.amounts.get(name.slice(OF_YEAR.length)) ?? 0) : 0;
}

function longer(list: Int32Array<ArrayBuffer>, length: number, value: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length).fill(value);
  copy.set(list);
  return copy;
}
