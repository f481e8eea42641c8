/**
 * The facts of a claim as one integer: the codes of all facts that a plan names, in mixed radix. Two claims with the
 * same integer take the same way through the plan, so that way is found once.
 */
import {
  HAS_DECLARED,
  HAS_DISEASES,
  HAS_DURING_STAY,
  HAS_EARLIER,
  HAS_FLAGS,
  HAS_PROGRAMMES,
} from "../claim/parsed.ts";
import { CATEGORIES, CLOSED_FACTS, FACTS, SECOND_PACK, TIERS } from "../facts.ts";
import type { FactValue } from "../facts.ts";
import type { DeclaredCodes } from "../rules/resolved.ts";
import type { FactCoder } from "./coding.ts";

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

const OTHERS = ["visit.programmes", "visit.flags", "visit.diseases", "visit.duringStay"] as const;
const HAS_OTHERS = HAS_PROGRAMMES | HAS_FLAGS | HAS_DISEASES | HAS_DURING_STAY;

/** How a claim's facts become one integer below 2^53. */
export interface KeyTables {
  /** What the closed facts give, by the two numbers into which a claim packs them. */
  readonly closed: readonly [Float64Array, Float64Array];
  readonly age: CutKey | null;
  readonly admission: CutKey | null;
  /** What national categories give, by the number that a claim has for those held on a day. */
  readonly national: Float64Array;
  readonly categories: SetKey;
  readonly certificates: SetKey;
  readonly classes: SetKey;
  /** By the tier of the year as a row holds it; `null` where no predicate names it. */
  readonly highestTier: readonly number[] | null;
  /**
   * Facts that are coded one by one: programmes and diseases, which follow from lists of prefixes, flags, and whether the
   * visit lies within another stay, which few rules read.
   */
  readonly others: readonly {
    readonly fact: (typeof OTHERS)[number];
    readonly index: number;
    readonly weight: number;
  }[];
  /** Bits of a claim's extras by which more than `certificates.present` is added. */
  readonly looksAt: number;
  /** Whether a predicate names the layers that have paid, so that the way is not known before the settlement. */
  readonly dynamic: boolean;
}

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
    const parts = new Map([...codes].map((code) => [code, partOf(fact, [code]) - present]));
    return { present, parts };
  };
  const cutKey = (fact: string): CutKey | null => {
    const own = weights.get(fact);
    return own === undefined ? null : { present: own.weight, weight: own.weight, cuts: coder.cuts(own.index) };
  };
  const others = OTHERS.flatMap((fact) => {
    const own = weights.get(fact);
    return own === undefined ? [] : [{ fact, ...own }];
  });
  // Sets that are numbered as they come are no sums of parts.
  if (["person.categories", "person.certificates"].some((fact) => coder.isNumbered(weights.get(fact)?.index ?? -1)))
    return null;
  // Few rules read these: claims under them are settled with care.
  if (UNKEYED.some((fact) => weights.has(fact))) return null;
  return {
    closed: [packedKeys(0, SECOND_PACK, partOf), packedKeys(SECOND_PACK, CLOSED_FACTS.length, partOf)],
    age: cutKey("person.age"),
    admission: cutKey("visit.admission"),
    national: nationalKeys(partOf),
    categories: setKey("person.categories", [...CATEGORIES, ...declared.categories.keys()]),
    certificates: setKey("person.certificates", declared.certificates.keys()),
    classes: {
      present: 0,
      parts: new Map([...declared.classes.keys()].map((code) => [code, partOf("visit.class", code)])),
    },
    highestTier: weights.has("year.highestTier")
      ? ["none", ...TIERS].map((tier) => partOf("year.highestTier", tier))
      : null,
    others,
    looksAt: HAS_DECLARED | HAS_EARLIER | (others.length === 0 ? 0 : HAS_OTHERS),
    dynamic: weights.has("paid.layers") || weights.has("year.layers"),
  };
}

/** Facts of which an integer tells nothing. */
const UNKEYED = ["person.mother.categories", "person.ageMonths", "person.ageDays"];

/** What every combination of the closed facts from one place up to another gives, by the number it is packed into. */
function packedKeys(from: number, to: number, partOf: (fact: string, value: FactValue) => number): Float64Array {
  let keys = new Float64Array(1);
  for (const fact of CLOSED_FACTS.slice(from, to).reverse()) {
    const parts = valuesOf(fact).map((value) => partOf(fact, value));
    const longer = new Float64Array(keys.length * parts.length);
    parts.forEach((part, value) => putRaised(longer, keys, value * keys.length, part));
    keys = longer;
  }
  return keys;
}

/** Puts numbers at a place, each more by so much. Most facts and codes decide nothing, and add nothing. */
function putRaised(into: Float64Array, numbers: Float64Array, at: number, more: number): void {
  into.set(numbers, at);
  if (more !== 0) for (let i = at; i < at + numbers.length; i++) into[i] = (into[i] ?? 0) + more;
}

/** What every set of national categories gives, the missing one first: a sum, since such sets are coded by bits. */
function nationalKeys(partOf: (fact: string, value: FactValue) => number): Float64Array {
  const present = partOf("person.categories", []);
  const parts = CATEGORIES.map((code) => partOf("person.categories", [code]) - present);
  const keys = new Float64Array(1 + 2 ** CATEGORIES.length);
  keys[0] = partOf("person.categories", null);
  keys[1] = present;
  // All sets of the categories before one, and the same with it.
  parts.forEach((part, bit) => putRaised(keys, keys.subarray(1, 1 + 2 ** bit), 1 + 2 ** bit, part));
  return keys;
}

/** The values of a closed fact by its code in a claim, the missing one first. */
function valuesOf(fact: (typeof CLOSED_FACTS)[number]): FactValue[] {
  const type = FACTS[fact];
  if (type?.kind === "boolean") return [null, false, true];
  if (type?.kind === "integer") return [null, 0, 1, 2, 3];
  return type !== undefined && "values" in type ? [null, ...type.values] : [null];
}
