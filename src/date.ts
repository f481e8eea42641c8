/** Calendar days as `YYYY-MM-DD` text, which compares like the days it means. No clock, no time zone. */
import type { Day } from "./rules/types.ts";

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

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
  const match = PATTERN.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
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

/** A day as a number `YYYYMMDD`, which compares like the day it means. */
export function dayNumber(day: Day): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10));
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
  const print = (y: number, m: number, d: number): Day =>
    `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
  if (date < daysOf(year, month)) return print(year, month, date + 1);
  return month < 12 ? print(year, month + 1, 1) : print(year + 1, 1, 1);
}
