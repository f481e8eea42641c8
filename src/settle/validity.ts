/** On which days a category or certificate counts, by what the claim states and what the pipeline says of it. */
import { LAST_DAY } from "../claim/person.ts";
import type { HeldCode } from "../claim/parsed.ts";
import { dayNumber, daysLater, dayText, monthOf, monthsLater, yearOf } from "../date.ts";
import type { LookBack, Span, Validity } from "../rules/practice.ts";
import type { Day } from "../rules/types.ts";

/** Whether a code counts on a day. */
export function isHeld({ from, to }: HeldCode, on: number, validity: Validity | undefined): boolean {
  if (validity === undefined) return from <= on && on <= to;
  const { before, lasts, after } = validity;
  const first = before === undefined || from === 0 ? from : dayNumber(reachedBack(dayText(from), before));
  // Good for a year from 15 March is good through 14 March.
  const good = lasts === undefined || from === 0 ? to : Math.min(to, dayNumber(lastOf(dayText(from), lasts)));
  const last = after === undefined || good === LAST_DAY ? good : dayNumber(later(dayText(good), after, 1));
  return first <= on && on <= last;
}

function reachedBack(first: Day, back: LookBack): Day {
  if (!("startOf" in back)) return later(first, back, -1);
  return back.startOf === "year" ? `${yearOf(first)}-01-01` : `${monthOf(first)}-01`;
}

function later(day: Day, span: Span, sign: 1 | -1): Day {
  return "days" in span ? daysLater(day, sign * span.days) : monthsLater(day, sign * span.months);
}

function lastOf(first: Day, lasts: Span): Day {
  return daysLater(later(first, lasts, 1), -1);
}
