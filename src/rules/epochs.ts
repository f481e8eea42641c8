/** Epochs: the stretches of days in which the same versions of a region and of those above it are in force. */
import { dayNumber } from "../date.ts";
import type { RuleIndex } from "./rule-index.ts";
import type { Day, VisitDate } from "./types.ts";

/** The days of a visit by which rules are chosen. */
export type VisitDays = { readonly [which in VisitDate]: Day };

/** Where epochs begin. */
export interface Epochs {
  /** Days on which a version starts, or is over for the first time, sorted; numbers that compare like days. */
  readonly valid: Float64Array;
  /** Days from which a version is known, sorted. */
  readonly known: Float64Array;
}

/** The epochs of a region. */
export function epochsOf(index: RuleIndex, region: string): Epochs {
  const valid = new Set<number>();
  const known = new Set<number>();
  for (const { from, to, published } of index.datesOf(region)) {
    valid.add(dayNumber(from));
    // Over on every later day, of which this number is not above the first, whether or not it is in the calendar.
    if (to !== undefined) valid.add(dayNumber(to) + 1);
    known.add(dayNumber(published ?? from));
  }
  return { valid: Float64Array.from(valid).sort(), known: Float64Array.from(known).sort() };
}

/**
 * One number for the epochs of the days of a visit and of the day at which rules are known. Days with the same number
 * have the same rules.
 */
export function keyOf(
  { valid, known }: Epochs,
  admission: number,
  discharge: number,
  settlement: number,
  knownAt: number,
): number {
  const width = valid.length + 1;
  const days = (placeIn(valid, admission) * width + placeIn(valid, discharge)) * width + placeIn(valid, settlement);
  return days * (known.length + 1) + placeIn(known, knownAt);
}

/** First and last days, as numbers that compare like days. */
export type Stretch = readonly [first: number, last: number];

/** The days of admission, discharge and settlement around these with which a visit has the same rules. */
export interface Stretches {
  readonly admission: Stretch;
  readonly discharge: Stretch;
  readonly settlement: Stretch;
}

/**
 * The stretches of days around those of a visit.
 *
 * @param knownAt As in `keyOf`; `null`: the day of settlement.
 */
export function stretchesOf(
  { valid, known }: Epochs,
  admission: number,
  discharge: number,
  settlement: number,
  knownAt: number | null,
): Stretches {
  const [first, last] = stretchIn(valid, settlement);
  const [firstKnown, lastKnown] = knownAt === null ? stretchIn(known, settlement) : [first, last];
  return {
    admission: stretchIn(valid, admission),
    discharge: stretchIn(valid, discharge),
    settlement: [Math.max(first, firstKnown), Math.min(last, lastKnown)],
  };
}

function stretchIn(sorted: Float64Array, number: number): Stretch {
  const place = placeIn(sorted, number);
  return [sorted[place - 1] ?? -Infinity, (sorted[place] ?? Infinity) - 1];
}

/** How many of the sorted numbers are not above this one. */
function placeIn(sorted: Float64Array, number: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}
