/** How far a region leaves a layer open to those below it: the mandate that a county may not exceed. */
import type { Limit } from "./benefit.ts";
import type { Amount, Predicate, Rate, Text } from "./types.ts";

/** Where and for whom a range holds. */
interface OpenScope {
  /** Id of a benefit. Absent: every benefit of the layer. */
  readonly benefit?: string;
  /** Id of a case. Absent: every case. */
  readonly case?: string;
  /** The visits that it is about. Absent: all. */
  readonly when?: Predicate;
  readonly source: string;
  readonly note?: Text;
}

/**
 * A range of shares. `rate` the rate of every band, after adjustments · `burdenRatio` each ratio of a ceiling on what
 * the patient bears. Both bounds inclusive; at least one of them.
 */
export interface OpenRateRange extends OpenScope {
  readonly what: "rate" | "burdenRatio";
  readonly atLeast?: Rate;
  readonly atMost?: Rate;
}

/** A figure of a region's statistics: `incomePerHead` the disposable income of a resident in the year before. */
export type Indicator = "incomePerHead";

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

/** An amount, or a share of an indicator that the version below states. */
export type AmountBound = Amount | ShareOfIndicator;

/**
 * A range of amounts. `deductible` after adjustments, 0.00 where there is none · `limit` a limit on what is paid, per
 * `per`, after adjustments · `burden` each amount of a ceiling on what the patient bears · `lump` each sum of a lump ·
 * `quota` the fixed price. Both bounds inclusive; at least one of them. Under a limit's `atMost` a case without such a
 * limit goes too far; under its `atLeast` it does not.
 */
export interface OpenAmountRange extends OpenScope {
  readonly what: "deductible" | "limit" | "burden" | "lump" | "quota";
  readonly atLeast?: AmountBound;
  readonly atMost?: AmountBound;
  /** Of a limit: which. Default `year`. Not beside another `what`. */
  readonly per?: Limit["per"];
}

/** A range within which the versions of regions below must stay. */
export type OpenRange = OpenRateRange | OpenAmountRange;
