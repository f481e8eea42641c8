/** The shapes of a quote: what a settlement would give, before there is one. */
import type { Issue } from "../errors.ts";
import type { Amount, Day } from "../rules/types.ts";
import type { Settlement } from "../settle/types.ts";

/** A settlement that was not made: it is marked, and no account knows of it. */
export type QuotedSettlement = Omit<Settlement, "account"> & { readonly quote: true };

/** Values of facts by their names, as rules read them: sets of codes are lists. */
export type QuotedFacts = { readonly [fact: string]: boolean | number | string | readonly string[] };

/** A fact that rules read and that the claim lacks. */
export interface MissingFactValues {
  readonly fact: string;
  /** Where a claim carries it, such as `person.birthDate` for `person.age`. */
  readonly path: string;
  /**
   * The values that were tried. Rules tell no others apart: an age stands for all up to the next, a set of codes for
   * those with further codes that no rule names.
   */
  readonly values: readonly (boolean | number | string | readonly string[])[];
  /** Whether it alone can change what the patient or a payer bears, or whether the claim is settled at all. */
  readonly matters: boolean;
}

/** An end of the range of what the patient may bear, and values of the missing facts with which it is so. */
export interface QuotedBound {
  readonly amount: Amount;
  readonly facts: QuotedFacts;
}

/** What `quote` gives. */
export interface Quote {
  readonly quote: true;
  readonly claim: string;
  readonly person: string;
  readonly year: number;
  readonly knownAt: Day;
  /** What `settle` would give, but for the account; `null` where facts are missing. */
  readonly settlement: QuotedSettlement | null;
  /** Facts that rules read and that the claim lacks, also those that are read only for some values of others. */
  readonly missing: readonly MissingFactValues[];
  /** What the patient would bear: the same twice where nothing is missing. Unit: yuan. */
  readonly patient: { readonly least: QuotedBound; readonly greatest: QuotedBound };
  /** Why the claim would be refused for some values of the missing facts; those count for neither bound. */
  readonly refusals: readonly Issue[];
}
