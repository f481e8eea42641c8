import type { Claim } from "../../src/claim/types.ts";
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

export function isWithin(day: Day, from: Day | undefined, to: Day | undefined): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}
