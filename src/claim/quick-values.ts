/** Texts, days and decimals of a claim, read without a word on what is wrong with one. */
import { isDay, readDay } from "../date.ts";
import { ICD10 } from "../facts.ts";
import type { DecimalForm } from "./decimal.ts";
import { unusual } from "./unusual.ts";

const LONGEST_NAME = 256;
const ZERO = 48;
const NINE = 57;
const POINT = 46;
const MINUS = 45;
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** A text of 1 to 256 UTF-16 units that is Unicode. */
export function nameOf(value: unknown): string {
  if (typeof value !== "string" || value.length === 0 || value.length > LONGEST_NAME) return unusual();
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    if (unit < FIRST_SURROGATE || unit > LAST_SURROGATE) continue;
    return LONE_SURROGATE.test(value) ? unusual() : value;
  }
  return value;
}

/** A day of the calendar. */
export function dayOf(value: unknown): string {
  return typeof value === "string" && isDay(value) ? value : unusual();
}

/** A day of the calendar as a number `YYYYMMDD`. */
export function dayNumberOf(value: unknown): number {
  const day = typeof value === "string" ? readDay(value) : 0;
  return day === 0 ? unusual() : day;
}

/** A region code of 6 digits. */
export function regionOf(value: unknown): string {
  if (typeof value !== "string" || value.length !== 6) return unusual();
  for (let at = 0; at < 6; at++) {
    const unit = value.charCodeAt(at);
    if (unit < ZERO || unit > NINE) return unusual();
  }
  return value;
}

/** An ICD-10 code. */
export function diseaseOf(value: unknown): string {
  return typeof value === "string" && ICD10.test(value) ? value : unusual();
}

/** One of a closed list, as the list holds it. */
export function oneOf<T extends string>(value: unknown, values: readonly T[]): T {
  for (const each of values) if (each === value) return each;
  return unusual();
}

/** A national grade. */
export function gradeOf(value: unknown): 0 | 1 | 2 | 3 {
  // What was read is given back, since -0 stays what it is in the careful reader too.
  return value === 0 || value === 1 || value === 2 || value === 3 ? value : unusual();
}

/** True or false. */
export function flagOf(value: unknown): boolean {
  return typeof value === "boolean" ? value : unusual();
}

/** A decimal of a form, as an integer of its last place. Agrees with `readForm`. */
export function decimalOf(value: unknown, form: DecimalForm): number {
  if (typeof value === "string") return fromText(value, form);
  return typeof value === "number" ? fromNumber(value, form) : unusual();
}

/** `10^n`, by n. */
export const POWERS: readonly number[] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
/** Most digits before the point of a decimal text. */
export const WHOLE_DIGITS = 12;

function fromText(text: string, form: DecimalForm): number {
  const { length } = text;
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  let at = start;
  let value = 0;
  for (; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < ZERO || unit > NINE) break;
    value = value * 10 + (unit - ZERO);
  }
  if (at === start || at - start > WHOLE_DIGITS) return unusual();
  let left = form.decimals;
  if (at < length) {
    if (text.charCodeAt(at) !== POINT || at + 1 === length || length - at - 1 > left) return unusual();
    for (at++; at < length; at++) {
      const unit = text.charCodeAt(at);
      if (unit < ZERO || unit > NINE) return unusual();
      value = value * 10 + (unit - ZERO);
      left--;
    }
  }
  return bounded(value * (POWERS[left] ?? 1), start === 1, form);
}

/**
 * Holds a size to its form. Every form's largest has at most 15 digits; a size that is not above it has been computed
 * without rounding, and one whose computation was rounded is above it still.
 */
export function bounded(size: number, negative: boolean, form: DecimalForm): number {
  if (size > form.max || (negative && size !== 0 && !form.signed)) return unusual();
  return negative ? 0 - size : size;
}

/**
 * A number is the decimal with the fewest digits that means it. Where an integer of at most 15 digits over `10^decimals`
 * rounds to the very number, it is that decimal: no two decimals of 15 digits mean one number.
 */
function fromNumber(value: number, form: DecimalForm): number {
  const scale = POWERS[form.decimals] ?? 1;
  const size = Math.round(Math.abs(value) * scale);
  // Also where it is not a number: it equals nothing.
  return size / scale === Math.abs(value) ? bounded(size, value < 0, form) : unusual();
}
