/** Which case of a benefit holds for a claim, chosen once per distinct tuple of the facts named and remembered. */
import { factUses, holds, MissingFact } from "../predicate.ts";
import type { FactUse, FactView } from "../predicate.ts";
import type { Benefit, Case } from "../rules/benefit.ts";
import { standingCases } from "../rules/standing.ts";
import type { FactCoder } from "./coding.ts";
import { createMemo } from "./memo.ts";
import type { Memo } from "./memo.ts";
import type { Variant } from "./types.ts";

/** How many variants one benefit keeps before it starts anew; bounds memory whatever claims come. */
const MAX_VARIANTS = 4096;

/** Why a benefit does not apply. */
export type SkipReason = "not-for-this-visit" | "no-case";

/** What a benefit does for one tuple of facts. */
export type Choice =
  /** The cases to settle by: one, or where the benefit chooses of several all that stand. */
  | { readonly kind: "cases"; readonly variants: readonly [Variant, ...Variant[]] }
  | { readonly kind: "skip"; readonly reason: SkipReason }
  | { readonly kind: "conflict"; readonly cases: readonly string[] }
  | { readonly kind: "missing"; readonly fact: string };

/** All uses of facts in a benefit. */
export function benefitUses(benefit: Benefit): FactUse[] {
  const predicates = [benefit.when, ...benefit.cases.map((c) => c.when), ...(benefit.adjust ?? []).map((a) => a.when)];
  return predicates.flatMap((predicate) => (predicate === undefined ? [] : factUses(predicate)));
}

/**
 * Makes the chooser of a benefit.
 *
 * @param variant Compiles a case under a set of adjustments.
 */
export function createChooser(
  benefit: Benefit,
  coder: FactCoder,
  variant: (each: Case, adjusts: readonly number[]) => Variant,
): Memo<Choice> {
  const variants = new Map<string, Variant>();
  const variantOf = (each: Case, adjusts: readonly number[]): Variant => {
    const key = `${each.id}:${adjusts.join()}`;
    const known = variants.get(key);
    if (known !== undefined) return known;
    if (variants.size >= MAX_VARIANTS) variants.clear();
    const made = variant(each, adjusts);
    variants.set(key, made);
    return made;
  };
  return createMemo(benefitUses(benefit), coder, (view) => evaluate(benefit, view, variantOf));
}

function evaluate(
  benefit: Benefit,
  view: FactView,
  variantOf: (each: Case, adjusts: readonly number[]) => Variant,
): Choice {
  try {
    if (!holds(benefit.when, view)) return { kind: "skip", reason: "not-for-this-visit" };
    const standing = standingCases(
      benefit.cases.filter((each) => holds(each.when, view)),
      benefit.cases,
    );
    if (standing.length === 0) return { kind: "skip", reason: "no-case" };
    if (standing.length > 1 && benefit.choose === undefined)
      return { kind: "conflict", cases: standing.map((each) => each.id) };
    const adjusts = (benefit.adjust ?? []).flatMap((adjust, index) => (holds(adjust.when, view) ? [index] : []));
    const [first, ...rest] = standing.map((each) => variantOf(each, adjusts));
    return first === undefined ? { kind: "skip", reason: "no-case" } : { kind: "cases", variants: [first, ...rest] };
  } catch (error) {
    if (error instanceof MissingFact) return { kind: "missing", fact: error.fact };
    throw error;
  }
}
