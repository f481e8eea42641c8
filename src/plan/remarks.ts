/** What a plan says of a claim beside money: entitlements, and what its notices say that no file can. */
import { deepFreeze } from "../freeze.ts";
import { factUses, holds, MissingFact } from "../predicate.ts";
import type { FactView } from "../predicate.ts";
import type { Entitlement, Predicate } from "../rules/types.ts";
import type { FactCoder } from "./coding.ts";
import { createMemo } from "./memo.ts";
import type { Memo } from "./memo.ts";
import type { NotEncodedPlan } from "./types.ts";

/** The remarks that hold for one tuple of facts. */
export interface Remarks {
  readonly entitlements: readonly string[];
  /** Entries of `notEncoded` that match, by effect. */
  readonly notes: readonly NotEncodedPlan[];
  readonly refused: readonly NotEncodedPlan[];
  /** Facts that were read and that the claim lacks. */
  readonly missing: readonly string[];
}

/** Makes the memo of a plan's remarks. */
export function createRemarks(
  entitlements: readonly Entitlement[],
  notEncoded: readonly NotEncodedPlan[],
  coder: FactCoder,
): Memo<Remarks> {
  const predicates = [...entitlements.map((each) => each.when), ...notEncoded.map(({ entry }) => entry.when)];
  return createMemo(predicates.flatMap(usesOf), coder, (view) => {
    const missing: string[] = [];
    const test = (when: Predicate | undefined): boolean => holdsOrMissing(when, view, missing);
    const held = entitlements.filter((each) => test(each.when)).map((each) => each.code);
    const matching = notEncoded.filter(({ entry }) => test(entry.when));
    return {
      entitlements: deepFreeze(held),
      notes: matching.filter(({ entry }) => entry.effect === "note"),
      refused: matching.filter(({ entry }) => entry.effect !== "note"),
      missing,
    };
  });
}

/** Makes the memo of one predicate: whether it holds, or the fact that it lacks. */
export function createTest(when: Predicate | undefined, coder: FactCoder): Memo<boolean | string> {
  return createMemo(usesOf(when), coder, (view) => {
    const missing: string[] = [];
    const value = holdsOrMissing(when, view, missing);
    return missing[0] ?? value;
  });
}

function usesOf(predicate: Predicate | undefined) {
  return predicate === undefined ? [] : factUses(predicate);
}

function holdsOrMissing(when: Predicate | undefined, view: FactView, missing: string[]): boolean {
  try {
    return holds(when, view);
  } catch (error) {
    if (!(error instanceof MissingFact)) throw error;
    missing.push(error.fact);
    return false;
  }
}
