import type { Claim, DatedCode } from "../../src/claim/types.ts";
import type { LookBack, Span, Validity } from "../../src/rules/practice.ts";
import type { Day, Pipeline, VisitDate } from "../../src/rules/types.ts";

function dateOf(claim: Claim, which: VisitDate): Day {
  const { admitted, discharged, settled } = claim.visit;
  if (which === "admission") return admitted ?? settled;
  if (which === "discharge") return discharged ?? settled;
  return settled;
}

/** The day that selects rules, categories and age. */
export function selectingDay(claim: Claim, pipeline: Pipeline): Day {
  return dateOf(claim, pipeline.selectBy);
}

/** The day whose year, month and date count for totals and limits. */
export function countingDay(claim: Claim, pipeline: Pipeline): Day {
  return dateOf(claim, pipeline.yearOf);
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

/** Full years; one born on 29 February has the birthday on 1 March in a common year. */
export function ageOn(birth: Day, day: Day): number {
  const birthdayReached = day.slice(5) >= birth.slice(5);
  return yearOf(day) - yearOf(birth) - (birthdayReached ? 0 : 1);
}

/** Months that have been lived through, counted one by one: the day of birth comes again in the month, or is over. */
export function monthsOld(birth: Day, day: Day): number {
  let months = 0;
  const [year, month, date] = birth.split("-").map(Number);
  for (;;) {
    const last = new Date(Date.UTC(year ?? 0, (month ?? 1) + months + 1, 0)).getUTCDate();
    // In a month without the day of birth it is over on the first of the next.
    const over = (date ?? 1) > last;
    const next = new Date(Date.UTC(year ?? 0, (month ?? 1) + months + (over ? 1 : 0), over ? 1 : date));
    if (next.toISOString().slice(0, 10) > day) return months;
    months++;
  }
}

/** Days from one day to another. */
export function daysFrom(first: Day, day: Day): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000);
}

export function isWithin(day: Day, from: Day | undefined, to: Day | undefined): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

/** A day so much later (`sign` 1) or earlier (-1); a month without such a day gives its last. */
function shifted(day: Day, span: Span, sign: 1 | -1): Day {
  const date = new Date(`${day}T00:00:00Z`);
  if ("days" in span) {
    date.setUTCDate(date.getUTCDate() + sign * span.days);
    return date.toISOString().slice(0, 10);
  }
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + sign * span.months + 1);
  date.setUTCDate(0);
  date.setUTCDate(Math.min(dayOfMonth, date.getUTCDate()));
  return date.toISOString().slice(0, 10);
}

/** The first day from which a look-back lets a code count. */
function lookedBack(from: Day, before: LookBack): Day {
  if ("days" in before || "months" in before) return shifted(from, before, -1);
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCDate(1);
  if (before.startOf === "year") date.setUTCMonth(0);
  return date.toISOString().slice(0, 10);
}

/** The first and last day on which a code counts; an open end stays open. */
export function daysHeld(
  { from, to }: DatedCode,
  validity: Validity | undefined,
): readonly [Day | undefined, Day | undefined] {
  if (validity === undefined) return [from, to];
  const { before, lasts, after } = validity;
  const first = from !== undefined && before !== undefined ? lookedBack(from, before) : from;
  const good =
    from !== undefined && lasts !== undefined ? shifted(shifted(from, lasts, 1), { days: 1 }, -1) : undefined;
  const last = good !== undefined && (to === undefined || good < to) ? good : to;
  return [first, last !== undefined && after !== undefined ? shifted(last, after, 1) : last];
}
