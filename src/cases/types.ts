/** What running companion cases gives: data, which a report prints. */
import type { Issue } from "../errors.ts";
import type { Amount, Text } from "../rules/types.ts";

/** What a difference is about. */
export type DifferenceKind =
  | "payment"
  | "paymentOrder"
  | "patient"
  | "account"
  | "working"
  | "patientWorking"
  | "note"
  | "entitlement"
  | "refusal"
  | "finding";

/** One place where what came out is not what the case says. */
export interface CaseDifference {
  readonly kind: DifferenceKind;
  /** The layer, where it is about a layer; likewise the next three. */
  readonly layer: string | null;
  readonly benefit: string | null;
  readonly case: string | null;
  readonly payer: string | null;
  /** The key of the account, the note or entitlement, the expression, or the finding; `null` for the others. */
  readonly name: string | null;
  /** What the case says; `null` where it says nothing of the kind. For a working: the amount that it must give. */
  readonly expected: string | null;
  /** What came out; `null` where nothing did. For a working: what the expression gives, or why it gives nothing. */
  readonly found: string | null;
  /** `found` less `expected`, a missing one as 0.00; `null` where they are no amounts. Unit: yuan. */
  readonly difference: Amount | null;
}

/** One companion case that was run. */
export interface CaseResult {
  readonly file: string;
  readonly title: Text;
  /** Whether there is no difference at all. */
  readonly passed: boolean;
  /** In the order of payment, then patient, account, remarks, workings. */
  readonly differences: readonly CaseDifference[];
  /** What the rules refused the bill with, or is wrong with the version of a case of ranges; else empty. */
  readonly issues: readonly Issue[];
  /** Files of the rule versions in force for it; empty where it was refused, and for a case of ranges. */
  readonly rules: readonly string[];
}
