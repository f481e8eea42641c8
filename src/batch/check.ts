/** Rows that are no claims: whoever fills columns by hand may write anything into them. */
import type { IssueCode } from "../errors.ts";
import { CLOSED_FACTS, CLOSED_RADIX, SECOND_PACK } from "../facts.ts";
import { isOfTheCalendar } from "../date.ts";
import { MAX_FEN } from "../money.ts";
import { NEEDED, unpackCodes } from "./codes.ts";
import { createColumns } from "./columns.ts";
import type { ClaimColumns } from "./columns.ts";

/** How many codes there are of the closed facts from one place up to another. */
function codesFrom(from: number, to: number): number {
  return CLOSED_RADIX.slice(from, to).reduce((product, radix) => product * radix, 1);
}

const FLAGS = codesFrom(SECOND_PACK, CLOSED_FACTS.length);

/** 1 for the code of a visit that says what every visit has. */
const VISITS = Uint8Array.from({ length: codesFrom(0, SECOND_PACK) }, (_, packed) => {
  const codes = unpackCodes(packed, 0, SECOND_PACK);
  return NEEDED.every((fact) => codes[CLOSED_FACTS.indexOf(fact)] !== 0) ? 1 : 0;
});

/** Whether a number is the code of a visit, or of flags. */
export const isVisit = (code: number): boolean => VISITS[code] === 1;
export const isFlags = (code: number): boolean => code < FLAGS;

/** Days that have been seen are days of the calendar: few differ. */
const SEEN = 1024;

/** Looks at rows of columns, one run's after another's. */
export interface RowCheck {
  /**
   * Goes on with other columns.
   *
   * @param spoiled 1 for the rows that use an entry of a dictionary which is none; `null` where no row does.
   */
  readonly open: (columns: ClaimColumns, spoiled: Uint8Array | null) => void;
  /** Lets go of the columns, which may be large. */
  readonly close: () => void;
  /** Whether a row is a claim by itself, without its parts and given payments. */
  readonly isClaim: (row: number) => boolean;
  /** The part of this that is not about region, days, codes and amounts: no refusal; a person, and its birth; entries. */
  readonly hasPerson: (row: number) => boolean;
}

/**
 * Makes a check, for as long as a batch goes on: the host forgets what it has compiled of functions that are gone, and
 * would begin slowly in each run.
 */
export function createRowCheck(): RowCheck {
  let columns = NONE;
  let spoiled: Uint8Array | null = null;
  let [persons, regions, lists, others] = [0, 0, 0, 0];
  const seen = new Int32Array(SEEN);
  const isDay = (day: number): boolean => {
    const at = day & (SEEN - 1);
    if (seen[at] === day) return day !== 0;
    if (!isOfTheCalendar(Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100)) return false;
    seen[at] = day;
    return true;
  };
  const hasPerson = (row: number): boolean => {
    const { refused, person, birth, admitted, discharged } = columns;
    if (spoiled !== null && spoiled[row] !== 0) return false;
    // As unsigned numbers, those below 0 are too large too.
    if ((refused[row] ?? 0) !== 0 || (person[row] ?? 0) >>> 0 >= persons) return false;
    const born = birth[row] ?? 0;
    return born === 0 || (isDay(born) && born <= (admitted[row] ?? 0) && born <= (discharged[row] ?? 0));
  };
  const isClaim = (row: number): boolean => {
    const { region, visit, flags, admitted, discharged, settled, categories, extras } = columns;
    const a = columns.inScope[row] ?? NaN;
    const b = columns.preSelfPay[row] ?? NaN;
    const c = columns.overLimit[row] ?? NaN;
    const d = columns.ownPay[row] ?? NaN;
    // Whole numbers: what each has after the point is exact, and none is lost in a sum of nothing else.
    if (!(a - Math.floor(a) + (b - Math.floor(b)) + (c - Math.floor(c)) + (d - Math.floor(d)) === 0)) return false;
    if (!(a >= 0 && b >= 0 && c >= 0 && d >= 0 && a + b + c + d <= MAX_FEN)) return false;
    if (!hasPerson(row) || (region[row] ?? 0) >>> 0 >= regions) return false;
    if ((categories[row] ?? 0) >>> 0 >= lists || (extras[row] ?? 0) >>> 0 >= others) return false;
    if (!isVisit(visit[row] ?? 0) || !isFlags(flags[row] ?? 0)) return false;
    const from = admitted[row] ?? 0;
    const to = discharged[row] ?? 0;
    const on = settled[row] ?? 0;
    if (!isDay(from) || !isDay(to) || !isDay(on) || from > on || to > on) return false;
    // A day that a claim does not say is that of settlement, which may be after one that it says.
    return from <= to || from === on;
  };
  const open = (own: ClaimColumns, rows: Uint8Array | null): void => {
    columns = own;
    spoiled = rows;
    const { dictionaries } = own;
    persons = dictionaries.persons.length;
    regions = dictionaries.regions.length;
    lists = dictionaries.categories.length;
    others = dictionaries.extras.length;
  };
  return { open, close: () => open(NONE, null), isClaim, hasPerson };
}

const NONE = createColumns(0);

/**
 * What is wrong with the parts and given payments of a row, by its code; `null` for nothing.
 *
 * @param part  The first of its parts, and
 * @param given of its given payments, in their columns; those of other rows follow.
 */
export function sideFault(columns: ClaimColumns, row: number, part: number, given: number): IssueCode | null {
  return partsFault(columns, row, part) ?? givenFault(columns, row, given);
}

function partsFault(columns: ClaimColumns, row: number, from: number): IssueCode | null {
  const { parts, dictionaries } = columns;
  const { inScope, preSelfPay, overLimit, ownPay } = parts;
  const items = dictionaries.items.length;
  let [a, b, c, d, size] = [0, 0, 0, 0, 0];
  let i = from;
  for (; i < parts.count && parts.row[i] === row; i++) {
    const [e, f, g, h] = [inScope[i] ?? NaN, preSelfPay[i] ?? NaN, overLimit[i] ?? NaN, ownPay[i] ?? NaN];
    size += Math.abs(e) + Math.abs(f) + Math.abs(g) + Math.abs(h);
    // As for rows: what is cut off is 0 or more, of amounts below 0 too.
    const cut = e - Math.floor(e) + (f - Math.floor(f)) + (g - Math.floor(g)) + (h - Math.floor(h));
    if (!(cut === 0) || !(size <= MAX_FEN) || (parts.item[i] ?? 0) >>> 0 >= items) return "invalid_claim";
    a += e;
    b += f;
    c += g;
    d += h;
  }
  if (i === from) return null;
  const sums =
    a === columns.inScope[row] &&
    b === columns.preSelfPay[row] &&
    c === columns.overLimit[row] &&
    d === columns.ownPay[row];
  return sums ? null : "unbalanced";
}

function givenFault({ given, dictionaries }: ClaimColumns, row: number, from: number): IssueCode | null {
  // Most rows have none, and need no set.
  if (from >= given.count || given.row[from] !== row) return null;
  const layers = new Set<number>();
  for (let i = from; i < given.count && given.row[i] === row; i++) {
    const layer = given.layer[i] ?? 0;
    const amount = given.amount[i] ?? NaN;
    const buckets = bucketsAt(given, i);
    const stated = [given.deductible[i], given.statedDeductible[i], given.penalty[i]];
    const isStated = !buckets.every(Number.isNaN);
    if (layer >>> 0 >= dictionaries.layers.length || layers.has(layer) || !isAmount(amount)) return "invalid_claim";
    if (isStated && !buckets.every(isAmount)) return "invalid_claim";
    if (!stated.every((each) => each !== undefined && (Number.isNaN(each) || isAmount(each)))) return "invalid_claim";
    if (isStated && buckets.reduce((sum, each) => sum + each, 0) !== amount) return "unbalanced";
    layers.add(layer);
  }
  return null;
}

function isAmount(amount: number): boolean {
  return Number.isInteger(amount) && amount >= 0 && amount <= MAX_FEN;
}

function bucketsAt(
  { inScope, preSelfPay, overLimit, ownPay }: Pick<ClaimColumns, "inScope" | "preSelfPay" | "overLimit" | "ownPay">,
  i: number,
): number[] {
  return [inScope[i] ?? NaN, preSelfPay[i] ?? NaN, overLimit[i] ?? NaN, ownPay[i] ?? NaN];
}
