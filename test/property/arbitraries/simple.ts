/** How much of the format generated packs use. */

/**
 * `first`: bands, single-bucket bases gross or unpaid, per visit or year, exceptions, adjustments of deductible and
 * rate, year limits with pools, rounding. `all`: every construct of the format.
 */
export type Constructs = "first" | "all";
