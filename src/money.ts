/**
 * Money and rates: text to integers and back, and exact rounding. The only file that imports decimal.js.
 *
 * Inside, money is a safe integer of fen and a rate an integer over a power of ten. A product that could pass 2^53
 * goes through BigInt, so every result here is exact.
 */
import Decimal from "decimal.js";
import type { Rounding } from "./rules/benefit.ts";
import type { Amount } from "./rules/types.ts";

let made: typeof Decimal | null = null;

/**
 * A private configuration, complete, so that nothing that a host does with `Decimal.set` reaches it. Made at its first
 * use, since most rules are read without it.
 */
function configured(): typeof Decimal {
  made ??= Decimal.clone({
    defaults: true,
    precision: 1000,
    rounding: Decimal.ROUND_HALF_UP,
    toExpNeg: -1000,
    toExpPos: 1000,
  });
  return made;
}

/** An exact decimal, used where rules are compiled and where ratios are printed; never while settling. */
export type Exact = Decimal;

/** Largest amount that is accepted or computed, inclusive: 999,999,999,999.99 yuan. Unit: fen. */
export const MAX_FEN = 99_999_999_999_999;

/** Largest running total of a year, inclusive: a claim more is still far below 2^53. Unit: fen. */
export const MAX_TOTAL = 999_999_999_999_999;

/** Reads decimal text as written in a rule file, such as `"0.70"`. The text must be a plain decimal. */
export function exact(text: string): Exact {
  return new (configured())(text);
}

/** The fen of an exact amount in yuan, half-up (away from zero). */
export function fenOf(yuan: Exact): number {
  return yuan.times(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
}

/** A whole number over `10^decimals`. */
export interface Scaled {
  readonly value: bigint;
  /** As few as there can be. */
  readonly decimals: number;
}

/** Reads decimal text as written in a rule file, as `exact` does. */
export function readScaled(text: string): Scaled {
  const [whole = "", fraction = ""] = text.split(".");
  return reduced(BigInt(whole + fraction), fraction.length);
}

/** The value over `10^decimals`, which may not be fewer than its own. */
export function scaleTo({ value, decimals }: Scaled, to: number): bigint {
  return value * 10n ** BigInt(to - decimals);
}

/** The exact sum. */
export function addScaled(left: Scaled, right: Scaled): Scaled {
  const decimals = Math.max(left.decimals, right.decimals);
  return reduced(scaleTo(left, decimals) + scaleTo(right, decimals), decimals);
}

/** The exact product. */
export function timesScaled(left: Scaled, right: Scaled): Scaled {
  return reduced(left.value * right.value, left.decimals + right.decimals);
}

function reduced(value: bigint, decimals: number): Scaled {
  let [least, left] = [value, decimals];
  for (; left > 0 && least % 10n === 0n; left--) least /= 10n;
  return { value: least, decimals: left };
}

/** An exact value as plain decimal text without an exponent or trailing zeros. */
export function printExact(value: Exact): string {
  return value.toFixed();
}

const ZERO = 48;
const NINE = 57;
const POINT = 46;
const MINUS = 45;

/**
 * Reads plain decimal text into an integer of `10^-decimals`, or gives `null` when it is not one: an optional minus,
 * digits, at most `decimals` places; no exponent, no separators, no other script's digits, and within 2^53.
 *
 * @example
 * readDecimal("12.5", 2); // 1250
 * readDecimal("1e3", 2); // null
 */
export function readDecimal(text: string, decimals: number): number | null {
  const negative = text.charCodeAt(0) === MINUS;
  let at = negative ? 1 : 0;
  const start = at;
  let value = 0;
  let left = -1;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= ZERO && unit <= NINE) {
      if (left === 0) return null;
      value = value * 10 + (unit - ZERO);
      if (left > 0) left--;
      if (value > Number.MAX_SAFE_INTEGER) return null;
    } else if (unit === POINT && left === -1 && at > start && at + 1 < text.length) left = decimals;
    else return null;
  }
  if (at === start) return null;
  for (let missing = left === -1 ? decimals : left; missing > 0; missing--) value *= 10;
  if (value > Number.MAX_SAFE_INTEGER) return null;
  return negative && value !== 0 ? -value : value;
}

/**
 * Reads an amount of a claim, text or JSON number, into an integer of `10^-decimals`; `null` when it is not exactly
 * one. A number counts as the shortest decimal text that means it, so `0.1 + 0.2` is refused and `0.3` is not.
 */
export function readClaimDecimal(value: unknown, decimals: number): number | null {
  if (typeof value === "string") return readDecimal(value, decimals);
  return typeof value === "number" ? readDecimal(String(value), decimals) : null;
}

/** Reads an amount of a rule file or account that has passed its schema. Unit of the result: fen. */
export function readFen(amount: Amount): number {
  const fen = readDecimal(amount, 2);
  if (fen === null) throw new RangeError(`not an amount: ${amount}`);
  return fen;
}

/** What follows the yuan, by fen. */
const CENTS: readonly string[] = Array.from({ length: 100 }, (_, fen) => `${fen < 10 ? ".0" : "."}${fen}`);

/**
 * Prints fen as yuan with two decimals.
 *
 * @example
 * printFen(-30005); // "-300.05"
 */
export function printFen(fen: number): Amount {
  const size = fen < 0 ? -fen : fen;
  // Exact for every safe integer, as in `divide`.
  const yuan = Math.floor(size / 100);
  const text = yuan + (CENTS[size - yuan * 100] ?? "");
  return fen < 0 ? `-${text}` : text;
}

/** Prints an integer over `10^decimals` as exact decimal text. */
export function printScaled(value: bigint | number, decimals: number): string {
  const negative = value < 0;
  const digits = (negative ? -value : value).toString().padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  const fraction = digits.slice(point).replace(/0+$/, "");
  return `${negative ? "-" : ""}${digits.slice(0, point)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** A ratio of one, in the last of its printed places. */
const RATIO = 10_000;

/** `part / whole` with four decimals, half-up; the whole above 0. */
export function printRatio(part: number, whole: number): string {
  const product = Math.abs(part) * RATIO;
  const isSafe = product <= Number.MAX_SAFE_INTEGER;
  // What a hospital keeps may be any multiple of a small bill.
  const size = isSafe
    ? divide(product, whole, HALF_UP)
    : roundBig(BigInt(Math.abs(part)) * 10_000n, BigInt(whole), HALF_UP);
  const digits = String(size).padStart(5, "0");
  return `${part < 0 && size > 0 ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

/** The modes of rounding, as small integers for tables. */
export const MODES: readonly Rounding["mode"][] = ["half-up", "half-even", "down", "up"];
/** Half away from zero, by its index in `MODES`. */
export const HALF_UP = 0;
const HALF_EVEN = 1;
/** Towards zero, by its index in `MODES`. */
export const DOWN = 2;
const UP = 3;

/** `numerator / denominator` rounded to an integer by mode; both safe integers, the denominator above 0. */
export function divide(numerator: number, denominator: number, mode: number): number {
  if (numerator <= 0) return numerator === 0 ? 0 : -divide(-numerator, denominator, mode) || 0; // never -0
  // Exact for every safe integer: the quotient is at least 1/denominator away from the next integer.
  const floor = Math.floor(numerator / denominator);
  const rest = numerator - floor * denominator;
  if (rest === 0) return floor;
  if (mode === HALF_UP) return rest >= denominator - rest ? floor + 1 : floor;
  if (mode === HALF_EVEN) {
    const other = denominator - rest;
    return rest > other || (rest === other && floor % 2 === 1) ? floor + 1 : floor;
  }
  return mode === UP ? floor + 1 : floor;
}

/** As `divide`, for amounts past 2^53; the quotient must be a safe integer. */
export function divideBig(numerator: bigint, denominator: bigint, mode: number): number {
  if (numerator < 0n) return -divideBig(-numerator, denominator, mode) || 0;
  return Number(roundBig(numerator, denominator, mode));
}

/** The same of a numerator of 0 or more, whatever the quotient is. */
function roundBig(numerator: bigint, denominator: bigint, mode: number): bigint {
  const floor = numerator / denominator;
  const rest = numerator % denominator;
  if (rest === 0n) return floor;
  const other = denominator - rest;
  const up =
    mode === HALF_UP
      ? rest >= other
      : mode === HALF_EVEN
        ? rest > other || (rest === other && floor % 2n === 1n)
        : mode === UP;
  return up ? floor + 1n : floor;
}

/**
 * `a × b / denominator` rounded to an integer, exact also where `a × b` passes 2^53.
 *
 * @param mode Index in `MODES`.
 * @example
 * multiplyDivide(152100, 70, 100, 0); // 106470
 */
export function multiplyDivide(a: number, b: number, denominator: number, mode: number): number {
  const product = a * b;
  return product <= Number.MAX_SAFE_INTEGER && product >= -Number.MAX_SAFE_INTEGER
    ? divide(product, denominator, mode)
    : divideBig(BigInt(a) * BigInt(b), BigInt(denominator), mode);
}
