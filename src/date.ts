/** Calendar days as `YYYY-MM-DD` text, which compares like the days it means. No clock, no time zone. */
import type { Day } from "./rules/types.ts";

const ZERO = 48;
const HYPHEN = 45;
const NO_DIGITS = -1_000_000;

/** Days of a month of the Gregorian calendar. */
function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Whether a text is a day of the calendar, from year 1900 to 2199, both inclusive.
 *
 * @example
 * isDay("2018-02-29"); // false
 */
export function isDay(text: string): boolean {
  return readDay(text) !== 0;
}

/** The number `YYYYMMDD` of a text that is a day of the calendar; 0 for any other. */
export function readDay(text: string): number {
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return 0;
  const year = digitsAt(text, 0) * 100 + digitsAt(text, 2);
  const month = digitsAt(text, 5);
  const day = digitsAt(text, 8);
  // One that is not of digits makes these negative, far below what the others can make good.
  return isOfTheCalendar(year, month, day) ? year * 10_000 + month * 100 + day : 0;
}

/** Whether there is such a day, from year 1900 to 2199, both inclusive. */
export function isOfTheCalendar(year: number, month: number, day: number): boolean {
  if (year < 1900 || year >= 2200 || month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= daysOf(year, month);
}

/** A number of two digits; one far below 0 where they are not both digits. */
function digitsAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NO_DIGITS;
}

/** The year of a day. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** The month of a day, `YYYY-MM`. */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

/**
 * Full years of age on a day; a child of 29 February has its birthday on 1 March in common years.
 *
 * @example
 * ageOn("2004-11-02", "2018-11-01"); // 13
 */
export function ageOn(birth: Day, on: Day): number {
  const years = yearOf(on) - yearOf(birth);
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/**
 * Full months of age on a day; twelve times the full years of age are never more. A child born on a day of the month that
 * a month lacks is a month older on the first of the next.
 *
 * @example
 * ageInMonths("2019-01-15", "2019-04-14"); // 2
 */
export function ageInMonths(birth: Day, on: Day): number {
  const monthOfAll = (day: Day): number => 12 * yearOf(day) + Number(day.slice(5, 7));
  return monthOfAll(on) - monthOfAll(birth) - (on.slice(8) < birth.slice(8) ? 1 : 0);
}

/** A day as a number `YYYYMMDD`, which compares like the day it means. */
export function dayNumber(day: Day): number {
  return digitsAt(day, 0) * 1_000_000 + digitsAt(day, 2) * 10_000 + digitsAt(day, 5) * 100 + digitsAt(day, 8);
}

/** The day of a number `YYYYMMDD`. */
export function dayText(number: number): Day {
  return String(number).replace(/(..)(..)$/, "-$1-$2");
}

/** Full years of age, as `ageOn`, for days as numbers. */
export function ageAt(birth: number, on: number): number {
  return Math.floor((on - birth) / 10_000);
}

/** Days from 0000-03-01 to the first of a month, by the civil calendar: months from March, so that leap days come last. */
function ordinal(day: Day): number {
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))];
  const year = yearOf(day) - (month < 3 ? 1 : 0);
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leaps + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date;
}

/**
 * Days from one day to another, negative if that is earlier.
 *
 * @example
 * daysBetween("2020-02-28", "2020-03-01"); // 2
 */
export function daysBetween(from: Day, to: Day): number {
  return ordinal(to) - ordinal(from);
}

/**
 * The next day.
 *
 * @example
 * dayAfter("2020-02-28"); // "2020-02-29"
 */
export function dayAfter(day: Day): Day {
  const [year, month, date] = [yearOf(day), Number(day.slice(5, 7)), Number(day.slice(8))];
  if (date < daysOf(year, month)) return print(year, month, date + 1);
  return month < 12 ? print(year, month + 1, 1) : print(year + 1, 1, 1);
}

function print(year: number, month: number, date: number): Day {
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** The first and the last day that there are. */
const FIRST = "1900-01-01";
const LAST = "2199-12-31";

/**
 * The day so many days later, or earlier for a negative number; not before 1900 and not after 2199.
 *
 * @example
 * daysLater("2020-02-28", 2); // "2020-03-01"
 */
export function daysLater(day: Day, days: number): Day {
  const at = ordinal(day) + days;
  if (at <= ordinal(FIRST)) return FIRST;
  if (at >= ordinal(LAST)) return LAST;
  // A year is at most one day longer than this, so the year found first is right or one too early.
  let year = Math.floor(at / 365.2425);
  while (ordinal(print(year + 1, 1, 1)) <= at) year++;
  while (ordinal(print(year, 1, 1)) > at) year--;
  let month = 1;
  while (month < 12 && ordinal(print(year, month + 1, 1)) <= at) month++;
  return print(year, month, at - ordinal(print(year, month, 1)) + 1);
}

/**
 * The same day of the month so many months later, or earlier for a negative number; the last of a month that has no
 * such day; not before 1900 and not after 2199.
 *
 * @example
 * monthsLater("2020-01-31", 1); // "2020-02-29"
 */
export function monthsLater(day: Day, months: number): Day {
  const at = 12 * yearOf(day) + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(at / 12), 1 + (((at % 12) + 12) % 12)];
  if (year < yearOf(FIRST)) return FIRST;
  if (year > yearOf(LAST)) return LAST;
  return print(year, month, Math.min(Number(day.slice(8)), daysOf(year, month)));
}
