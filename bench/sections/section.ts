/** What every section of the bench has: contenders to time, and rows to give. */
import { noiseOf } from "../harness/bar.ts";
import type { Bar, Row } from "../harness/bar.ts";
import { ratioOf } from "../harness/panel.ts";
import type { Difference, Effort, Panel, Stable } from "../harness/panel.ts";
import { spreadOf } from "../harness/statistics.ts";
import type { Spread } from "../harness/statistics.ts";

/** A run of the bench. */
export interface Run {
  readonly root: string;
  /** The folder of the bundled code. */
  readonly bundled: string;
  readonly stable: Stable;
  readonly effort: Effort;
  /** Whether only what has a bar is measured, on few profiles. */
  readonly short: boolean;
}

/** A part of the bench. */
export type Section = (run: Run) => Promise<Row[]>;

/** What could not be measured. */
export const NOTHING: Spread = { low: NaN, median: NaN, high: NaN };

/** The row of a contender in a panel, as a multiple of another. */
export function rowOf(
  section: string,
  what: string,
  panel: Panel,
  contender: string,
  to: string,
  bar: Bar | null = null,
): Row {
  const difference = panel.differences.get(contender);
  return {
    section,
    what,
    to,
    value: ratioOf(panel, contender, to),
    bar,
    noise: noiseOf(panel.noise),
    ns: spreadOf(panel.times.get(contender) ?? []),
    note: difference === undefined ? "" : noteOf(difference),
    differs: difference !== undefined && difference.claims > 0,
  };
}

function noteOf({ claims, compared, fen }: Difference): string {
  return claims === 0 ? `equal in ${compared}` : `differs in ${claims} of ${compared}, by up to ${fen} fen`;
}

/** The row of something that is not there; a bar fails by it. */
export function absent(section: string, what: string, to: string, bar: Bar, note: string): Row {
  return { section, what, to, value: NOTHING, bar, noise: 0, ns: null, note, differs: false };
}
