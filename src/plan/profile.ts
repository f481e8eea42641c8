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
  /** Where its way stands on the plan's tape (see `Tape.wayOf`); -1 where it has none. */
  readonly way: number;
  /** The most that any amount or total may reach for the tape. Unit: fen. */
  readonly safe: number;
  /**
   * Tags by which parts of a bill matter, where they do to the rate of the first benefit alone; 0 where they do not
   * matter, -1 where they do otherwise.
   */
  readonly firstTags: number;
}

/** Looks the profile of a tuple of facts up in the plan's memos. */
export function profileOf(plan: Plan, codes: readonly number[], view: () => FactView): Profile {
  const choices = plan.choosers.map((chooser) => chooser.get(codes, view));
  const remarks = plan.remarks.get(codes, view);
  const variants = choices.map((choice) => (choice.kind === "cases" ? choice.variants[0] : null));
  const competes = choices.some((choice) => choice.kind === "cases" && choice.variants.length > 1);
  const live = variants.filter((variant) => variant !== null);
  // What settles most claims comes first, since memory is read by the line.
  return {
    plain:
      plan.keys !== null &&
      !plan.keys.dynamic &&
      choices.every(({ kind }) => kind === "cases" || kind === "skip") &&
      plan.layers.every(({ absence }) => absence === null || absence === "optional") &&
      remarks.missing.length === 0 &&
      remarks.refused.length === 0,
    remarks,
    choices,
    variants,
    way: competes ? -1 : plan.tape.wayOf(plan.benefits, variants),
    competes,
    safe: Math.min(...live.map(({ bands }) => bands?.safe ?? 0)),
    firstTags: firstTagsOf(live),
  };
}

function firstTagsOf([first, ...others]: readonly Variant[]): number {
  if (others.some(({ rateSteps }) => rateSteps !== null)) return -1;
  return first?.tagStep?.tags ?? 0;
}
