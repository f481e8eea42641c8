/** Changes of amounts, rates, counts and days: a step up and a step down. */
import { readDecimal } from "../money.ts";
import { isDay } from "../date.ts";
import { replaced } from "./edit.ts";
import type { Change, Path } from "./edit.ts";

const YUAN = 100;
const FEN = 1;
/** Rates have at most six decimals. */
const PLACES = 6;
const POINT = 10_000;
const ONE = 1_000_000;

/** One yuan more and one less: an amount in which the result is steady, so that a fen could be lost in rounding. */
export function amountChanges(path: Path, amount: unknown): Change[] {
  return stepped(path, amount, YUAN);
}

/** One fen more and one less: an edge at which the result jumps, so that which side it belongs to must be tried. */
export function edgeChanges(path: Path, amount: unknown): Change[] {
  return stepped(path, amount, FEN);
}

function stepped(path: Path, amount: unknown, step: number): Change[] {
  const fen = typeof amount === "string" ? readDecimal(amount, 2) : null;
  if (fen === null) return [];
  const signed = fen < 0;
  const targets = [fen + step, fen - step].filter((each) => each >= 0 || signed);
  // Less than a whole step is left: none of it is the step down.
  if (!signed && fen > 0 && fen < step) targets.push(0);
  return targets.map((to) => replaced("amount", path, amount, printed(to, 2, 2)));
}

/** A point more and a point less, where the rate stays within `least` and `most`. Units of both: /1. */
export function rateChanges(path: Path, rate: unknown, least = 0, most = 1): Change[] {
  const value = typeof rate === "string" ? readDecimal(rate, PLACES) : null;
  if (value === null || typeof rate !== "string") return [];
  const decimals = Math.max(2, (rate.split(".")[1] ?? "").length);
  return [value + POINT, value - POINT]
    .filter((each) => each >= least * ONE && each <= most * ONE)
    .map((to) => replaced("rate", path, rate, printed(to, PLACES, decimals)));
}

/** Plain decimal text of an integer over `10^places`, with `decimals` decimals of them. */
function printed(value: number, places: number, decimals: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, "0");
  const whole = digits.slice(0, -places);
  const rest = digits.slice(-places).slice(0, decimals);
  return `${value < 0 ? "-" : ""}${whole}.${rest}`;
}

/** One more and one less, down to `least`. */
export function countChanges(path: Path, count: unknown, least: number): Change[] {
  if (typeof count !== "number") return [];
  return [count + 1, count - 1].filter((each) => each >= least).map((to) => replaced("count", path, count, to));
}

/** The day after and the day before. */
export function dayChanges(path: Path, day: unknown): Change[] {
  if (typeof day !== "string" || !isDay(day)) return [];
  return [neighbour(day, 1), neighbour(day, -1)]
    .filter((each) => isDay(each))
    .map((to) => replaced("date", path, day, to));
}

/** The next or the last day of the calendar, found as text since days are text. */
function neighbour(day: string, step: 1 | -1): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const inMonth = written(year, month, date + step);
  if (isDay(inMonth)) return inMonth;
  if (step === 1) return month === 12 ? written(year + 1, 1, 1) : written(year, month + 1, 1);
  const [toYear, toMonth] = month === 1 ? [year - 1, 12] : [year, month - 1];
  const lasts = [31, 30, 29, 28].map((last) => written(toYear, toMonth, last));
  return lasts.find((each) => isDay(each)) ?? inMonth;
}

function written(year: number, month: number, date: number): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`;
}
