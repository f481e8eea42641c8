/**
 * Where the numbers of a step stand on a plan's tape. Nothing else is in this file, so that a bundler puts the numbers
 * in place of the names.
 */

/** Integers of a step, from its place; lists of places follow the head: less, base and paid limits, charges. */
export const AMOUNTS_AT = 0;
/** Its bucket; where there are several, 4 + their number, and they stand first in the lists. */
export const OF = 1;
/** The running base over the year; -1 where the base is of the visit. */
export const YEAR_SLOT = 2;
export const DEDUCTIBLE_SLOT = 3;
export const BAND_COUNT = 4;
/** Where its quantities go; -1 where nothing reads them. */
export const QUANTITIES_AT = 5;
export const LESS_COUNT = 6;
export const BASE_LIMITS = 7;
export const PAID_LIMITS = 8;
export const BASE_CHARGES = 9;
export const PAID_CHARGES = 10;
/** Steps of the rate; each has no tagged part. */
export const RATE_STEPS = 11;
/** Index of its payer. */
export const PAYER = 12;
export const HEAD = 13;

/** Amounts of a step, from `AMOUNTS_AT`; then the bands, three numbers each; then the limits, on the base first. */
export const DEDUCTIBLE_OF = 0;
export const STATED = 1;
export const SCALE = 2;
/** What a tagged part of the base adds, over the scale. */
export const TAG_ADD = 3;
export const FIRST_BAND = 4;

/** Numbers of a band: its lower edge, its rate, and the sum at the edge after the deductible, with half a unit. */
export const BAND_WIDTH = 3;
export const EDGE = 0;
export const RATE = 1;
export const SUM = 2;
