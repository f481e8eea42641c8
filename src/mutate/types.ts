/** A change of one place of a rule file, made to see whether any companion case notices it; and what came of all. */
import type { Issue } from "../errors.ts";
import type { Text } from "../rules/types.ts";

/** What kind of thing is changed. */
export type MutantKind = "amount" | "rate" | "count" | "date" | "condition" | "mode" | "part";

/** What is done at a place: another value, or the key or item taken out. */
export type Edit = { readonly path: readonly (string | number)[] } & (
  { readonly set: unknown } | { readonly removed: true }
);

/** One change of one rule file. */
export interface Mutant {
  readonly file: string;
  /** Where, such as `benefits[0].cases[1].bands[0].rate`. */
  readonly path: string;
  readonly kind: MutantKind;
  /**
   * What becomes of it, the same text for the same change: `"0.70 → 0.71"`, `"removed"`, `"negated"`, `"added city"`,
   * `"basic ↔ supplemental"`.
   */
  readonly change: string;
  /** All of it together; several where one place alone would not be a rule file. */
  readonly edits: readonly Edit[];
}

/** How a mutant came out. */
export type Verdict =
  /** A case that holds for the pack does not hold for the mutant. */
  | { readonly kind: "noticed"; readonly case: string }
  /** The rules do not load, so nobody could settle by it. */
  | { readonly kind: "refused" }
  /** No case notices it, and the pack says why none can. */
  | { readonly kind: "explained"; readonly why: Text }
  | { readonly kind: "survived" };

/** A mutant with its verdict; its edits are left out. */
export interface Judged extends Omit<Mutant, "edits"> {
  readonly verdict: Verdict;
}

/** How many mutants of one file, or of all, came out how. */
export interface Score {
  readonly noticed: number;
  readonly refused: number;
  readonly explained: number;
  readonly survived: number;
  /**
   * The share of mutants without an explanation that the cases notice or the engine refuses; 1 where there is none.
   * Four decimals, rounded down, so that a share below a threshold never looks like one that reaches it.
   */
  readonly share: string;
}

/** What mutating a pack gives. */
export interface MutationReport {
  /** In the order of the files, then of the places in them. */
  readonly mutants: readonly Judged[];
  readonly files: readonly { readonly file: string; readonly score: Score }[];
  readonly total: Score;
  /** Explanations of what is no mutant, or is one that a case notices. */
  readonly stale: readonly Issue[];
}
