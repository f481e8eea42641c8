/**
 * Facts as small integers. Two claims that agree on the codes of the facts a predicate names agree on its value, so
 * choices are remembered under the codes.
 */
import { factType } from "../facts.ts";
import type { FactValue } from "../facts.ts";
import type { FactUse } from "../predicate.ts";

/** The code of a fact that the claim lacks. */
export const MISSING = 0;
/** Sets with more named literals than this are numbered as they come, instead of by bits. */
const MAX_BITS = 30;
/** How many sets are numbered before numbering starts anew; bounds memory whatever claims come. */
const MAX_SETS = 4096;

/** How one fact is coded. */
interface Coding {
  readonly fact: string;
  readonly kind: "boolean" | "integer" | "code" | "set";
  /** Code of each named literal: its place for a code, its bit for a set. */
  readonly literals: ReadonlyMap<string, number>;
  /** Ascending. */
  readonly cuts: readonly number[];
  /** Numbers of large sets: by the number of the set without its last literal, and that literal. */
  readonly sets: Map<number, number> | null;
}

/** Codes the facts that a plan's predicates name. */
export interface FactCoder {
  /** The named facts; the codes of a claim stand in this order. */
  readonly facts: readonly string[];
  /** The code of the fact at `index` for a value. At least 0. */
  code(index: number, value: FactValue): number;
  /** The bits of a set fact that concern these literals, shifted as `code` gives them; -1 where all matter. */
  maskOf(index: number, literals: readonly string[]): number;
  /** One more than the largest code of a fact. */
  radix(index: number): number;
  /** The integers that predicates compare a fact with, ascending: its code rises at each. */
  cuts(index: number): readonly number[];
  /** The codes that predicates name of a fact; empty for one that has none. */
  literals(index: number): readonly string[];
  /** Whether the sets of a fact are numbered as they come. */
  isNumbered(index: number): boolean;
  /** Rises when the numbers of large sets start anew, so that what is remembered under old ones is dropped. */
  generation(): number;
}

/** Makes the coder for all uses of facts in a plan. */
export function createFactCoder(uses: readonly FactUse[]): FactCoder {
  const codings = codingsOf(uses);
  let generation = 0;
  const numberOf = (sets: Map<number, number>, literals: readonly number[], count: number): number => {
    let number = 0;
    let place = 0;
    const next = (): number | undefined => sets.get(number * count + (literals[place] ?? 0));
    for (let known = next(); place < literals.length && known !== undefined; known = next()) {
      number = known;
      place++;
    }
    // A set that is known keeps its number: a claim is coded more than once while it is settled.
    if (sets.size + literals.length - place > MAX_SETS) {
      sets.clear();
      generation++;
      number = 0;
      place = 0;
    }
    for (; place < literals.length; place++) {
      const key = number * count + (literals[place] ?? 0);
      number = sets.size + 1;
      sets.set(key, number);
    }
    return number;
  };
  return {
    facts: codings.map((coding) => coding.fact),
    generation: () => generation,
    code(index, value) {
      const coding = codings[index];
      if (coding === undefined || value === null) return MISSING;
      if (typeof value === "boolean") return value ? 2 : 1;
      if (typeof value === "number") return 1 + coding.cuts.filter((cut) => cut <= value).length;
      if (typeof value === "string") return 1 + (coding.literals.get(value) ?? coding.literals.size);
      if (coding.sets !== null) {
        const named: number[] = [];
        for (const code of value) {
          const literal = coding.literals.get(code);
          if (literal !== undefined && !named.includes(literal)) named.push(literal);
        }
        if (named.length > 1) named.sort((a, b) => a - b);
        return 1 + numberOf(coding.sets, named, coding.literals.size);
      }
      let bits = 0;
      for (const code of value) {
        const bit = coding.literals.get(code);
        if (bit !== undefined) bits |= 1 << bit;
      }
      return 1 + bits;
    },
    radix(index) {
      const coding = codings[index];
      if (coding === undefined) return 1;
      if (coding.kind === "boolean") return 3;
      if (coding.kind === "integer") return coding.cuts.length + 2;
      if (coding.kind === "code") return coding.literals.size + 2;
      return coding.sets === null ? 2 ** coding.literals.size + 1 : MAX_SETS + 2;
    },
    cuts: (index) => codings[index]?.cuts ?? [],
    literals: (index) => [...(codings[index]?.literals.keys() ?? [])],
    isNumbered: (index) => (codings[index]?.sets ?? null) !== null,
    maskOf(index, literals) {
      const coding = codings[index];
      if (coding === undefined || coding.kind !== "set" || coding.sets !== null) return -1;
      return literals.reduce((mask, literal) => mask | (1 << (coding.literals.get(literal) ?? 0)), 0);
    },
  };
}

function codingsOf(uses: readonly FactUse[]): Coding[] {
  const byFact = new Map<string, { literals: Map<string, number>; cuts: Set<number> }>();
  for (const use of uses) {
    const entry = byFact.get(use.fact) ?? { literals: new Map<string, number>(), cuts: new Set<number>() };
    byFact.set(use.fact, entry);
    for (const literal of use.literals)
      if (!entry.literals.has(literal)) entry.literals.set(literal, entry.literals.size);
    for (const cut of use.cuts) entry.cuts.add(cut);
  }
  return [...byFact].map(([fact, { literals, cuts }]) => {
    const kind = factType(fact)?.kind ?? "code";
    const sets = kind === "set" && literals.size > MAX_BITS ? new Map<number, number>() : null;
    return { fact, kind, literals, cuts: [...cuts].sort((a, b) => a - b), sets };
  });
}
