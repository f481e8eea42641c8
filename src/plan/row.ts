/** The row of numbers that holds a person's year. */
import { readFen } from "../money.ts";
import type { Benefit, Case } from "../rules/benefit.ts";
import type { Layout } from "./layout.ts";
import type { Slot } from "./types.ts";
import type { YearLayer } from "./year-layers.ts";

/** Where things stand in a row of running totals: the totals by slot first, then the counts, then these. */
export interface RowLayout {
  /** Place of the first count. */
  readonly counts: number;
  /** Inpatient settlements of the year. */
  readonly admissions: number;
  /** Highest tier of the year: 0 for none, else one more than its place in `TIERS`. */
  readonly highestTier: number;
  /** A bound that no total of the row passes. */
  readonly peak: number;
  /** Length of a row. */
  readonly width: number;
  /** How often a settlement can charge a bill to one total, and one to spare: a pool is charged once a benefit. */
  readonly gain: number;
  /**
   * The most that a bill can gain: by hospitals that keep what fixed prices leave, and in totals by lumps that grant more
   * than it holds. Unit: fen.
   */
  readonly kept: number;
  /** Slots that begin anew with each visit, and those of a day or month. */
  readonly visitSlots: readonly number[];
  readonly datedSlots: readonly number[];
  readonly yearLayers: readonly YearLayer[];
}

/** Lays a row out for a plan of these benefits. */
export function rowLayout(
  { slots, counts }: Layout,
  benefits: readonly Benefit[],
  yearLayers: readonly YearLayer[],
): RowLayout {
  const first = slots.length;
  const after = first + counts.length;
  const of = (...periods: readonly Slot["period"][]): number[] =>
    slots.flatMap(({ period }, slot) => (periods.includes(period) ? [slot] : []));
  return {
    counts: first,
    admissions: after,
    highestTier: after + 1,
    peak: after + 2,
    width: after + 3,
    gain: benefits.length + 1,
    kept: benefits.reduce((sum, { cases }) => sum + Math.max(0, ...cases.map(mostKept)), 0),
    visitSlots: of("visit"),
    datedSlots: of("day", "month"),
    yearLayers,
  };
}

function mostKept(each: Case): number {
  if ("lump" in each && each.lump.rest === "later")
    return Math.max(...each.lump.bands.map(({ amount }) => readFen(amount)));
  return "quota" in each && each.quota.below === "keep" ? readFen(each.quota.amount) : 0;
}

/** The most by which settling a bill of so many fen can raise a running total. */
export function mostGained({ gain, kept }: RowLayout, total: number): number {
  return (total + kept) * gain;
}
