/** The forms of an account's keys and totals. */
import { isDay } from "../date.ts";

/** Most UTF-16 units of a key, inclusive. */
export const LONGEST_KEY = 256;

/** The name of a running total, with or without the month or day that it is of. */
export const TOTAL_KEY =
  /^(pool\.[^@]+|[^@]+\.[^@]+\.(base|paid|granted|deductible|gross\.(inScope|preSelfPay|overLimit|ownPay)))(@\d{4}-\d{2}(-\d{2})?)?$/;
/** The name of a benefit that pays so many times a year, or of the case by which one first paid. */
export const COUNT_KEY = /^[^@]+\.[^@]+$/;
/** One digit more than an amount has: a year may sum up to what no single bill can. */
export const RUNNING_TOTAL = /^(0|[1-9]\d{0,12})\.\d{2}$/;

/** The years of an account, both inclusive. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;

/** Whether the month or day after `@`, if there is any, exists. */
export function isOfTheCalendar(totalOf: string): boolean {
  const at = totalOf.indexOf("@");
  if (at === -1) return true;
  const period = totalOf.slice(at + 1);
  return isDay(period.length === "YYYY-MM".length ? `${period}-01` : period);
}
