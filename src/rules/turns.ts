/** Days on which the rules of a region change. */
import { dayAfter, dayNumber, dayText, isDay } from "../date.ts";
import { SettlementError } from "../errors.ts";
import { epochsOf } from "./epochs.ts";
import { resolvePipeline } from "./resolve-pipeline.ts";
import { resolveRules, signatureOf } from "./resolve.ts";
import type { RuleIndex } from "./rule-index.ts";
import type { Day, Pipeline } from "./types.ts";

/**
 * The days after `first`, up to `last`, on which other versions rule than on the day before.
 *
 * @param knownAt Only what was published by this day counts.
 */
export function turnsOf(index: RuleIndex, region: string, first: Day, last: Day, knownAt: Day): readonly Day[] {
  const [from, to] = [dayNumber(first), dayNumber(last)];
  let before = versionsOn(index, region, first, knownAt);
  const days = [...epochsOf(index, region).valid].filter((day) => from < day && day <= to).map(calendarDay);
  return days.flatMap((day) => {
    const versions = versionsOn(index, region, day, knownAt);
    const isTurn = versions !== before;
    before = versions;
    return isTurn ? [day] : [];
  });
}

/** Whether there are such days between admission and discharge, where the pipeline looks at that. */
export function turnsDuring(
  { crossRules }: Pipeline,
  index: RuleIndex,
  region: string,
  days: { readonly admission: Day; readonly discharge: Day },
  knownAt: Day,
): boolean {
  return crossRules !== undefined && turnsOf(index, region, days.admission, days.discharge, knownAt).length > 0;
}

/** The number after that of a last day is in no calendar at the end of a month. */
function calendarDay(number: number): Day {
  const day = dayText(number);
  return isDay(day) ? day : dayAfter(dayText(number - 1));
}

/** What names the versions that rule a stay of one day, or why none do. */
function versionsOn(index: RuleIndex, region: string, day: Day, knownAt: Day): string {
  try {
    const pipeline = resolvePipeline(index, region, day, knownAt);
    return signatureOf(resolveRules(index, region, pipeline, day, day, knownAt));
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    return error.issues[0].code;
  }
}
