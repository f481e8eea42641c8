/** Benefit years as columns: where persons stand before or after a batch. */
import type { ParsedAccount } from "../account/account.ts";
import { TIERS } from "../facts.ts";
import type { Plan } from "../plan/types.ts";

/**
 * Row i of every column is one person's benefit year; a person has a row for each of its years. Columns may be longer
 * than `count`. Bounds include both ends; what lies outside of them is an `invalid_account`, and a column that is missing,
 * short or of another kind, or a year that stands twice, a `RangeError`.
 */
export interface YearColumns {
  /** Rows that count, 0 or more. */
  readonly count: number;
  /** Place in the dictionary of persons, 0 to 2 147 483 647. */
  readonly person: Int32Array;
  /** 1900 to 2199. */
  readonly year: Int32Array;
  /** 0 to 2 147 483 647. */
  readonly revision: Int32Array;
  /** Inpatient settlements, 0 to 2 147 483 647. */
  readonly admissions: Int32Array;
  /** 0 for none, else one more than the place of the tier: township, county, city, province. */
  readonly highestTier: Uint8Array;
  /**
   * By key of the account, such as `pool.basic`; totals of a day or month are not among them. Unit: fen, whole, 0 to
   * 999 999 999 999 999.
   */
  readonly amounts: { readonly [key: string]: Float64Array };
  /** By key of the account, such as `basic.inpatient`; 0 to 2 147 483 647. */
  readonly counts: { readonly [key: string]: Int32Array };
}

/** Names of the places of a row. */
export const ADMISSIONS = "admissions";
export const HIGHEST_TIER = "highest tier";
export const PEAK = "peak";
const OF_YEAR = "year ";
export const COUNT = "count ";

/** What the rows of columns say of a place, in order. */
function valuesFor({ admissions, highestTier, amounts, counts }: YearColumns, name: string): ArrayLike<number> {
  if (name === ADMISSIONS) return admissions;
  if (name === HIGHEST_TIER) return highestTier;
  if (name.startsWith(COUNT)) return counts[name.slice(COUNT.length)] ?? NOTHING;
  return (name.startsWith(OF_YEAR) ? amounts[name.slice(OF_YEAR.length)] : undefined) ?? NOTHING;
}

const NOTHING: ArrayLike<number> = [];

/**
 * Writes what columns say from a row of theirs on into some rows of a block, which have this length and hold zeros; some
 * at a time, so that they stay near at hand.
 */
export function fillRows(
  block: Float64Array,
  stride: number,
  rows: Int32Array,
  columns: YearColumns,
  from: number,
  names: readonly string[],
): void {
  const own = names.map((name) => valuesFor(columns, name));
  const peak = names.indexOf(PEAK);
  const totals = Object.values(columns.amounts);
  for (let first = 0; first < rows.length; first += AT_A_TIME) {
    const end = Math.min(first + AT_A_TIME, rows.length);
    own.forEach((values, place) => {
      if (values === NOTHING) return;
      for (let i = first; i < end; i++) block[(rows[i] ?? 0) * stride + place] = values[from + i] ?? 0;
    });
    for (const column of totals)
      for (let i = first; i < end; i++) {
        const at = (rows[i] ?? 0) * stride + peak;
        block[at] = Math.max(block[at] ?? 0, column[from + i] ?? 0);
      }
  }
}

const AT_A_TIME = 256;

/** What an account says of a place. */
export function valueIn(account: ParsedAccount, name: string): number {
  if (name === ADMISSIONS) return account.admissions;
  if (name === HIGHEST_TIER) return tierCode(account.highestTier);
  if (name === PEAK) return mostOf(account.amounts.values());
  if (name.startsWith(COUNT)) return account.counts.get(name.slice(COUNT.length)) ?? 0;
  return name.startsWith(OF_YEAR) ? (account.amounts.get(name.slice(OF_YEAR.length)) ?? 0) : 0;
}

/** The greatest of some numbers; 0 where none is above. Without a call of them all, which a long list would not bear. */
export function mostOf(numbers: Iterable<number>): number {
  let most = 0;
  for (const number of numbers) if (number > most) most = number;
  return most;
}

/**
 * The totals and counts of an account.
 *
 * @param names Those that stand in a row.
 * @param begun The account with which the year began.
 * @param dated Totals of days and months.
 */
export function totalsOf(
  names: Iterable<string>,
  valueOf: (name: string) => number,
  begun: ParsedAccount | undefined,
  dated: Iterable<readonly [string, number]>,
): Pick<ParsedAccount, "amounts" | "counts"> {
  const amounts = new Map([...(begun?.amounts ?? []), ...dated]);
  const counts = new Map(begun?.counts ?? []);
  for (const name of names) {
    const value = valueOf(name);
    if (value === 0) continue;
    if (name.startsWith(OF_YEAR)) amounts.set(name.slice(OF_YEAR.length), value);
    else if (name.startsWith(COUNT)) counts.set(name.slice(COUNT.length), value);
  }
  return { amounts, counts };
}

/** A tier as a row holds it. */
export function tierCode(tier: ParsedAccount["highestTier"]): number {
  return tier === null ? 0 : TIERS.indexOf(tier) + 1;
}

/** The name of each place of a plan's row. */
export function namesOf({ slots, counts }: Plan): string[] {
  return [
    ...slots.map(({ key, period }) => `${period} ${key}`),
    ...counts.map((key) => COUNT + key),
    ADMISSIONS,
    HIGHEST_TIER,
    PEAK,
  ];
}

/** Names of what columns hold of each year. */
export function namesIn({ amounts, counts }: YearColumns): string[] {
  const [totals, given] = [Object.keys(amounts), Object.keys(counts)];
  return [...totals.map((key) => OF_YEAR + key), ...given.map((key) => COUNT + key), ADMISSIONS, HIGHEST_TIER, PEAK];
}

/** The same of an account, but for totals of a day or month. */
export function namesKept({ amounts, counts }: ParsedAccount): string[] {
  const keys = [...amounts.keys()].filter((key) => !key.includes("@"));
  return [...keys.map((key) => OF_YEAR + key), ...[...counts.keys()].map((key) => COUNT + key)];
}

/** Numbers by row. */
type ByRow = (row: number) => number;

/**
 * Rows as columns, with every total and count that is named.
 *
 * @throws RangeError where a count is more than its column can hold: an account may state any.
 */
export function columnsOf(
  rows: Int32Array,
  { person, year, revision }: { readonly person: ByRow; readonly year: ByRow; readonly revision: ByRow },
  names: ReadonlySet<string>,
  valuesOf: (name: string) => ByRow,
): YearColumns {
  const count = rows.length;
  // By plain loops, since `from` over an object of a length is slow.
  const integers = (name: string, of: ByRow): Int32Array => {
    const column = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      const value = of(rows[i] ?? 0);
      column[i] = value;
      if (column[i] !== value) throw new RangeError(`${name}: ${value} is more than a column of years holds`);
    }
    return column;
  };
  const amounts = (of: ByRow): Float64Array => {
    const column = new Float64Array(count);
    for (let i = 0; i < count; i++) column[i] = of(rows[i] ?? 0);
    return column;
  };
  const named = <T>(prefix: string, make: (values: ByRow, key: string) => T): { readonly [key: string]: T } =>
    Object.fromEntries(
      [...names].flatMap((name) => {
        const key = name.slice(prefix.length);
        return name.startsWith(prefix) ? [[key, make(valuesOf(name), key)] as const] : [];
      }),
    );
  return {
    count,
    person: integers("person", person),
    year: integers("year", year),
    revision: integers("revision", revision),
    admissions: integers("admissions", valuesOf(ADMISSIONS)),
    highestTier: Uint8Array.from(integers("highestTier", valuesOf(HIGHEST_TIER))),
    amounts: named(OF_YEAR, amounts),
    counts: named(COUNT, (values, key) => integers(`counts[${JSON.stringify(key)}]`, values)),
  };
}
