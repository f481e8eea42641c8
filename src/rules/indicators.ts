/** Figures of a region's statistics by which a mandate may be expressed, and on which a version's own figures stand. */
import type { Amount, Rate } from "./types.ts";

/** Every indicator: `incomePerHead` the disposable income of a resident in the year before. */
export const INDICATORS = ["incomePerHead"] as const;

export type Indicator = (typeof INDICATORS)[number];

/** An indicator as a version states it. */
export interface StatedIndicator {
  /** The year that the figure is of, 1900 to 2199, both inclusive. */
  readonly year: number;
  readonly amount: Amount;
  readonly source: string;
}

/** The indicators that a version states. */
export type StatedIndicators = { readonly [name in Indicator]?: StatedIndicator };

/** A bound that differs from region to region: a share of an indicator that the region's own version states. */
export interface ShareOfIndicator {
  readonly ratio: Rate;
  readonly of: Indicator;
}
