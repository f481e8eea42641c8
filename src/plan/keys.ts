/**
 * The facts of a claim as one integer: the codes of all facts that a plan names, in mixed radix. Two claims with the
 * same integer take the same way through the plan, so that way is found once.
 */
import { CATEGORIES, CLOSED_FACTS, FACTS, TIERS } from "../facts.ts";
import type { FactValue } from "../facts.ts";
import type { DeclaredCodes } from "../rules/resolved.ts";
import type { FactCoder } from "./coding.ts";

/** The part of the key that one closed fact gives, by its code in the claim. */
export interface ClosedKey {
  /** Index in `CLOSED_FACTS`. */
  readonly fact: number;
  readonly parts: readonly number[];
}

/** The part that a set of codes gives: `present` where the claim has the set, and each code's own. */
export interface SetKey {
  readonly present: number;
  /** Every code that the region knows; one that is absent is refused. */
  readonly parts: ReadonlyMap<string, number>;
}

/** The part that an integer gives: `present`, and `weight` for each cut that it reaches. */
export interface CutKey {
  readonly present: number;
  readonly weight: number;
  /** Ascending. */
  readonly cuts: readonly number[];
}

/** How a claim's facts become one integer below 2^53. */
export interface KeyTables {
  readonly closed: readonly ClosedKey[];
  readonly age: CutKey | null;
  readonly admission: CutKey | null;
  readonly categories: SetKey;
  readonly certificates: SetKey;
  readonly classes: SetKey;
  /** By the tier of the year as a row holds it; `null` where no predicate names it. */
  readonly highestTier: readonly number[] | null;
  /** Facts that are coded one by one: programmes and diseases, which follow from lists of prefixes. */
  readonly others: readonly {
    readonly fact: "visit.programmes" | "visit.diseases";
    readonly index: number;
    readonly weight: number;
  }[];
  /** Whether a predicate names the layers that have paid, so that the way is not known before the settlement. */
  readonly dynamic: boolean;
}

const UNNAMED: SetKey = { present: 0, parts: new Map() };

/** Makes the tables of a plan; `null` where the codes of all facts together pass 2^53. */
export function keyTables(coder: FactCoder, declared: DeclaredCodes, layers: readonly string[]): KeyTables | null {
  let weight = 1;
  const weights = new Map<string, { readonly index: number; readonly weight: number }>();
  coder.facts.forEach((fact, index) => {
    weights.set(fact, { index, weight });
    weight *= coder.radix(index);
  });
  if (weight > Number.MAX_SAFE_INTEGER || layers.length === 0) return null;
  const partOf = (fact: string, value: FactValue): number => {
    const own = weights.get(fact);
    return own === undefined ? 0 : coder.code(own.index, value) * own.weight;
  };
  const setKey = (fact: string, codes: Iterable<string>): SetKey => {
    const present = partOf(fact, []);
    return { present, parts: new Map([...codes].map((code) => [code, partOf(fact, [code]) - present])) };
  };
  const cutKey = (fact: string): CutKey | null => {
    const own = weights.get(fact);
    return own === undefined ? null : { present: own.weight, weight: own.weight, cuts: coder.cuts(own.index) };
  };
  const others = (["visit.programmes", "visit.diseases"] as const).flatMap((fact) => {
    const own = weights.get(fact);
    return own === undefined ? [] : [{ fact, ...own }];
  });
  // Sets that are numbered as they come are no sums of parts.
  if (["person.categories", "person.certificates"].some((fact) => coder.isNumbered(weights.get(fact)?.index ?? -1)))
    return null;
  return {
    closed: CLOSED_FACTS.flatMap((fact, at): ClosedKey[] => {
      if (!weights.has(fact)) return [];
      return [{ fact: at, parts: valuesOf(fact).map((value) => partOf(fact, value)) }];
    }),
    age: cutKey("person.age"),
    admission: cutKey("visit.admission"),
    categories: setKey("person.categories", [...CATEGORIES, ...declared.categories.keys()]),
    certificates: setKey("person.certificates", declared.certificates.keys()),
    classes: weights.has("visit.class")
      ? { present: 0, parts: new Map([...declared.classes.keys()].map((code) => [code, partOf("visit.class", code)])) }
      : { ...UNNAMED, parts: new Map([...declared.classes.keys()].map((code) => [code, 0])) },
    highestTier: weights.has("year.highestTier")
      ? ["none", ...TIERS].map((tier) => partOf("year.highestTier", tier))
      : null,
    others,
    dynamic: weights.has("paid.layers"),
  };
}

/** The values of a closed fact by its code in a claim, the missing one first. */
function valuesOf(fact: (typeof CLOSED_FACTS)[number]): FactValue[] {
  const type = FACTS[fact];
  if (type?.kind === "boolean") return [null, false, true];
  if (type?.kind === "integer") return [null, 0, 1, 2, 3];
  return type !== undefined && "values" in type ? [null, ...type.values] : [null];
}
