/** Holds columns of years to what an account is held to, before anything begins with them. */
import { COUNT_KEY, FIRST_YEAR, LAST_YEAR, LONGEST_KEY, TOTAL_KEY } from "../account/keys.ts";
import { refusal } from "../claim/finding.ts";
import { show } from "../errors.ts";
import type { Finding } from "../errors.ts";
import { TIERS } from "../facts.ts";
import { MAX_TOTAL } from "../money.ts";
import { pathOf } from "../path.ts";
import type { Text } from "../rules/types.ts";
import type { YearColumns } from "./year-columns.ts";

/** Most findings that are told of columns: one bad export has one for each of a million rows. */
const MOST_FINDINGS = 1000;

/** What the numbers of a column are, least and most inclusive. */
interface Numbers {
  readonly least: number;
  readonly most: number;
  readonly expected: Text;
}

const ANY: Numbers = {
  least: 0,
  most: 0x7fffffff,
  expected: { zh: "不小于 0 的整数", en: "an integer of 0 or more" },
};
const YEAR: Numbers = {
  least: FIRST_YEAR,
  most: LAST_YEAR,
  expected: { zh: "1900 至 2199 的年份", en: "a year from 1900 to 2199" },
};
const TIER: Numbers = {
  least: 0,
  most: TIERS.length,
  expected: { zh: `0 至 ${TIERS.length}`, en: `0 to ${TIERS.length}` },
};
const TOTAL: Numbers = {
  least: 0,
  most: MAX_TOTAL,
  expected: { zh: `整数分,0 至 ${MAX_TOTAL}`, en: `whole fen, 0 to ${MAX_TOTAL}` },
};
const TOTAL_OF_YEAR: Text = {
  zh: "年度累计的键(不带 @),如 pool.名称",
  en: "the key of a total of the year (without @), such as pool.name",
};
const COUNT_OF_YEAR: Text = {
  zh: "键:层.待遇 或 层.待遇.case.情形",
  en: "keys layer.benefit, or layer.benefit.case.id",
};

type Column = Int32Array | Uint8Array | Float64Array;

/**
 * Holds years to what they need; nothing has begun with them then.
 *
 * @throws RangeError if a column is not of its kind or is shorter than `count`, or a person's year stands twice.
 * @throws SettlementError `invalid_account` with what is wrong with their keys and numbers (the first thousand findings),
 *   each with its path, such as `amounts["pool.basic"][3]`.
 */
export function checkYears(years: YearColumns): void {
  checkNumbers(years);
  checkOnce(years);
}

function checkNumbers(years: YearColumns): void {
  const { count, person, year, revision, admissions, highestTier, amounts, counts } = years;
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${String(count)} rows of years`);
  const findings: Finding[] = [];
  const add = (path: readonly PropertyKey[], expected: Text, found: string): void => {
    if (findings.length < MOST_FINDINGS) findings.push({ path: pathOf(path), expected, found });
  };
  const hold = (path: readonly string[], column: Column, kind: new () => Column, numbers: Numbers): void => {
    const name = pathOf(path);
    if (!(column instanceof kind)) throw new RangeError(`${name} is no ${kind.name}`);
    if (column.length < count) throw new RangeError(`${name} has ${column.length} of ${count} rows`);
    const { least, most, expected } = numbers;
    for (let row = 0; row < count; row++) {
      const value = column[row] ?? 0;
      if (!(value >= least && value <= most && Number.isInteger(value))) add([...path, row], expected, show(value));
    }
  };
  hold(["person"], person, Int32Array, ANY);
  hold(["year"], year, Int32Array, YEAR);
  hold(["revision"], revision, Int32Array, ANY);
  hold(["admissions"], admissions, Int32Array, ANY);
  hold(["highestTier"], highestTier, Uint8Array, TIER);
  for (const [key, column] of Object.entries(amounts)) {
    const isKey = key.length <= LONGEST_KEY && TOTAL_KEY.test(key) && !key.includes("@");
    if (!isKey) add(["amounts"], TOTAL_OF_YEAR, show(key));
    hold(["amounts", key], column, Float64Array, TOTAL);
  }
  for (const [key, column] of Object.entries(counts)) {
    if (key.length > LONGEST_KEY || !COUNT_KEY.test(key)) add(["counts"], COUNT_OF_YEAR, show(key));
    hold(["counts", key], column, Int32Array, ANY);
  }
  if (findings.length > 0) throw refusal("invalid_account", {}, findings);
}

/** What a batch and its years say alike of columns that come after something else. */
export const TOO_LATE = "years are opened by columns before anything else";

/** Whose years columns gave, and which totals and counts: what they are put back by is held to that. */
export interface GivenYears {
  readonly person: Int32Array;
  readonly year: Int32Array;
  /** Of `amounts`, then of `counts`. */
  readonly keys: readonly [ReadonlySet<string>, ReadonlySet<string>];
}

/** Copies that of columns. */
export function givenYears({ count, person, year, amounts, counts }: YearColumns): GivenYears {
  return {
    person: person.slice(0, count),
    year: year.slice(0, count),
    keys: [new Set(Object.keys(amounts)), new Set(Object.keys(counts))],
  };
}

/**
 * Holds what a reset is given to what `openYears` was given: `null` where it was not called. It needs no room then.
 *
 * @throws RangeError where only one of them is there, or persons, years or keys are others; else as `checkYears`.
 */
export function checkReset(years: YearColumns | undefined, given: GivenYears | null): void {
  if (years === undefined) {
    if (given !== null) throw new RangeError("years that columns gave are put back by columns");
    return;
  }
  if (given === null) throw new RangeError("no columns gave years that these could put back");
  checkNumbers(years);
  const [ofAmounts, ofCounts] = given.keys;
  const isSame =
    hasSameRows(years, given) &&
    Object.keys(years.amounts).every((key) => ofAmounts.has(key)) &&
    Object.keys(years.counts).every((key) => ofCounts.has(key));
  if (!isSame) throw new RangeError("years are put back by columns of the same persons, years and keys");
}

/** @throws RangeError where a person's year stands twice. */
function hasSameRows(years: YearColumns, given: GivenYears): boolean {
  const { count, person, year } = years;
  let row = 0;
  // Mostly in the order in which they were given, which needs no lists of all.
  while (row < count && person[row] === given.person[row] && year[row] === given.year[row]) row++;
  if (row === count) return count === given.person.length;
  checkOnce(years);
  const known = new Set(Array.from(given.person, (each, at) => each * YEARS + (given.year[at] ?? 0)));
  let isSame = count === known.size;
  for (row = 0; row < count && isSame; row++) isSame = known.has((person[row] ?? 0) * YEARS + (year[row] ?? 0));
  return isSame;
}

/** More than the last year there is. */
const YEARS = 10_000;

function checkOnce({ count, person, year }: YearColumns): void {
  const seen = new Set<number>();
  for (let row = 0; row < count; row++) {
    const key = (person[row] ?? 0) * YEARS + (year[row] ?? 0);
    if (seen.has(key)) throw new RangeError("a person's year stands twice in the columns");
    seen.add(key);
  }
}
