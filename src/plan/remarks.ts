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
  /** Entries that match once a benefit has paid enough, whatever their effect. */
  readonly above: readonly NotEncodedPlan[];
  /** Facts that were read and that the claim lacks, with the layer whose entry read them (`null`: an entitlement). */
  readonly missing: readonly { readonly fact: string; readonly layer: string | null }[];
}

/** How many different remarks a plan shares before it starts anew; bounds memory whatever claims come. */
const MAX_SHARED = 4096;

/** Makes the memo of a plan's remarks. */
export function createRemarks(
  entitlements: readonly Entitlement[],
  notEncoded: readonly NotEncodedPlan[],
  coder: FactCoder,
): Memo<Remarks> {
  // Many tuples share few remarks, and what is shared stays near at hand.
  const shared = new Map<string, Remarks>();
  const predicates = [...entitlements.map((each) => each.when), ...notEncoded.map(({ entry }) => entry.when)];
  return createMemo(predicates.flatMap(usesOf), coder, (view) => {
    const missing: { fact: string; layer: string | null }[] = [];
    const test = (when: Predicate | undefined, layer: string | null): boolean => {
      const value = holdsOrMissing(when, view);
      if (typeof value === "string") missing.push({ fact: value, layer });
      return value === true;
    };
    const held = entitlements.filter((each) => test(each.when, null)).map((each) => each.code);
    const places = notEncoded.flatMap(({ entry, layer }, place) => (test(entry.when, layer) ? [place] : []));
    const key = JSON.stringify([held, places, missing]);
    const known = shared.get(key);
    if (known !== undefined) return known;
    const matching = notEncoded.filter((_, place) => places.includes(place));
    const always = matching.filter(({ above }) => above === null);
    const remarks: Remarks = {
      entitlements: deepFreeze(held),
      notes: always.filter(({ entry }) => entry.effect === "note"),
      refused: always.filter(({ entry }) => entry.effect !== "note"),
      above: matching.filter(({ above }) => above !== null),
      missing,
    };
    if (shared.size >= MAX_SHARED) shared.clear();
    shared.set(key, remarks);
    return remarks;
  });
}

/** Makes the memo of one predicate: whether it holds, or the fact that it lacks. */
export function createTest(when: Predicate | undefined, coder: FactCoder): Memo<boolean | string> {
  return createMemo(usesOf(when), coder, (view) => holdsOrMissing(when, view));
}

function usesOf(predicate: Predicate | undefined) {
  return predicate === undefined ? [] : factUses(predicate);
}

function holdsOrMissing(when: Predicate | undefined, view: FactView): boolean | string {
  try {
    return holds(when, view);
  } catch (error) {
    if (error instanceof MissingFact) return error.fact;
    throw error;
  }
}
