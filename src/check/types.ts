/** What a check of rule files finds. */
import type { Day, Text } from "../rules/types.ts";

/**
 * What can be found; `rules/README.md` says of each what it means and what to do.
 *
 * The code is the contract, the words may improve.
 */
export type RuleFindingCode =
  | "unreadable"
  | "schema"
  | "condition"
  | "unknown_region"
  | "unknown_parent"
  | "repeated_region"
  | "repeated_version"
  | "missing_source"
  | "undeclared_code"
  | "dangling_change"
  | "wrong_less"
  | "mixed_pool"
  | "cases_conflict"
  | "limit_on_base_below_deductible"
  | "out_of_range"
  | "escapes_range"
  | "plan_refused"
  | "gap"
  | "overlap"
  | "later_version_stands"
  | "uncovered_visit"
  | "too_many_visits"
  | "never_applies"
  | "limit_below_deductible"
  | "band_never_starts"
  | "changed_meaning"
  | "total_starts_anew"
  | "dangling_range"
  | "unknown_indicator"
  | "unknown_file"
  | "to_fill_in"
  | "stale_evidence"
  | "future_evidence"
  | "unused_acceptance"
  | "published_unknown";

/**
 * `error` bills are settled wrongly or refused: it must be mended · `warning` it may be meant: mend it, or accept it
 * with a reason in `accepted.json` · `note` for information.
 */
export type RuleSeverity = "error" | "warning" | "note";

/** A visit that shows a finding: facts by name, as a predicate reads them; what is not named does not matter. */
export interface WitnessVisit {
  readonly [fact: string]: boolean | number | string | readonly string[];
}

/** One finding. */
export interface RuleFinding {
  readonly code: RuleFindingCode;
  /** That of the code. */
  readonly severity: RuleSeverity;
  readonly file: string;
  /** Path from the root of the file, such as `benefits[0].cases[1]`; empty for the whole. */
  readonly path: string;
  /** What is wrong. */
  readonly message: Text;
  /** What to do about it: the same for every finding of the code. */
  readonly advice: Text;
  /** For findings about cases: a visit with which it happens. */
  readonly visit?: WitnessVisit;
  /** For a warning that the pack accepts: why. */
  readonly accepted?: Text;
}

/** How rules are checked. */
export interface CheckOptions {
  /** The day on which evidence is looked at. Absent: its age is not looked at. */
  readonly today?: Day;
  /** Age from which evidence is stale, in days, exclusive. Default 365. */
  readonly staleAfter?: number;
}
