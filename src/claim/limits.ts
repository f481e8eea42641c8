/** Closed lists of a claim, and the most entries of its open ones. */

/** Most fee lines, inclusive. */
export const MAX_LINES = 10_000;
/** Most parts of a ready bill, inclusive. */
export const MAX_PARTS = 200;
/** Most given payments, inclusive. */
export const MAX_PAID = 20;
/** Most codes of one list, inclusive. */
export const MAX_CODES = 200;

/** Insurances. */
export const INSURANCES = ["resident", "employee"] as const;
/** Kinds of visit. */
export const KINDS = ["inpatient", "outpatient", "chronic", "special", "emergency"] as const;
/** Lists of the catalogue: 甲, 乙, 丙. */
export const CATALOGUES = ["A", "B", "C"] as const;
