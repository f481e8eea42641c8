/** The way of a claim through the plan: what every benefit does for one tuple of facts, found once and remembered. */
import type { FactView } from "../predicate.ts";
import type { Choice } from "./choose.ts";
import type { Remarks } from "./remarks.ts";
import type { Plan, Variant } from "./types.ts";

/** What holds for all claims with the same facts. */
export interface Profile {
  /** One for each benefit. */
  readonly choices: readonly Choice[];
  /** The case of each benefit; `null` where it is skipped. */
  readonly variants: readonly (Variant | null)[];
  /** Whether several cases of one benefit compete. */
  readonly competes: boolean;
  readonly remarks: Remarks;
  /** Whether nothing can be missing, in conflict, without a rule or not encoded, and no choice waits for a payment. */
  readonly plain: boolean;
}

/** Looks the profile of a tuple of facts up in the plan's memos. */
export function profileOf(plan: Plan, codes: readonly number[], view: () => FactView): Profile {
  const choices = plan.choosers.map((chooser) => chooser.get(codes, view));
  const remarks = plan.remarks.get(codes, view);
  return {
    choices,
    variants: choices.map((choice) => (choice.kind === "cases" ? choice.variants[0] : null)),
    competes: choices.some((choice) => choice.kind === "cases" && choice.variants.length > 1),
    remarks,
    plain:
      plan.keys !== null &&
      !plan.keys.dynamic &&
      choices.every(({ kind }) => kind === "cases" || kind === "skip") &&
      plan.layers.every(({ absence }) => absence === null || absence === "optional") &&
      remarks.missing.length === 0 &&
      remarks.refused.length === 0,
  };
}
