/** The dates of practice, as a pipeline says them: what a bill, a person and a year are where days alone do not tell. */
import type { Predicate } from "./types.ts";

/** A stretch of time: exactly one of both, a whole number of at least 1 and at most 9999. */
export type Span = { readonly days: number } | { readonly months: number };

/** How far back from a first day: a span, or the start of the calendar year or month in which that day lies. */
export type LookBack = Span | { readonly startOf: "year" | "month" };

/** When a category or certificate counts beside the days that the claim states. At least one of the three. */
export interface Validity {
  /** How long before its first day it counts already, or since the start of which of its year and month. */
  readonly before?: LookBack;
  /** For how long it is good from its first day, unless it ends earlier; a claim then has to state the first day. */
  readonly lasts?: Span;
  /** How long after its last day it still counts. */
  readonly after?: Span;
  readonly source: string;
}

/** The validity of codes, by kind and code. */
export interface Validities {
  readonly categories?: { readonly [code: string]: Validity };
  readonly certificates?: { readonly [code: string]: Validity };
}

/** Stays over the turn of a benefit year that are settled in a part for each year. */
export interface CrossYear {
  /** By what a stay is split: each fee line falls to the year of its own day. */
  readonly split: "lineDay";
  /** Which stays are split. Absent: all. The others are of the year that `yearOf` says. */
  readonly when?: Predicate;
  readonly source: string;
}

/** Stays over a day on which rules change that are settled in a part for each stretch of the same rules. */
export interface CrossRules {
  /** By what a stay is split: each fee line is settled by the rules of its own day. */
  readonly split: "lineDay";
  /** Which stays are split. Absent: all. One day selects the rules of the others, that of `selectBy`. */
  readonly when?: Predicate;
  readonly source: string;
}

/** When a stay is taken as the continuation of an earlier one. */
export interface Readmission {
  /** Most days from the earlier discharge to the admission, inclusive; 0 is the day of discharge itself. */
  readonly days: number;
  /** Whether only an earlier stay in the same hospital counts, or one in any. */
  readonly hospital: "same" | "any";
  /**
   * Whether only a stay counts that shares a disease with this one: an ICD-10 code, or the category of one, its first three
   * characters. Absent: whatever the diseases.
   */
  readonly disease?: "code" | "category";
  /** Which stays can be a continuation. Absent: all. */
  readonly when?: Predicate;
  readonly source: string;
}

/** Running totals that the members of a household have together. At least one of both lists. */
export interface Household {
  /** Pools of limits. */
  readonly pools?: readonly string[];
  /** Benefits, as `layer.benefit`: their base, payments, deductible and times. */
  readonly benefits?: readonly string[];
  readonly source: string;
}

/** What is paid once a year, on the bills of the whole year. */
export interface YearEnd {
  /** Layers that pay then, after those of `order` and in their own; none of them is in `order`. */
  readonly layers: readonly string[];
  readonly source: string;
}
