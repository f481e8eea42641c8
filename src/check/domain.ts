/** The values of a fact between which conditions tell a difference: one of each kind, so that all can be tried. */
import { FACTS } from "../facts.ts";
import type { DeclaredKind, FactType, FactValue } from "../facts.ts";
import type { FactUse } from "../predicate.ts";

/** A fact with one value of each kind. */
export interface FactDomain {
  readonly fact: string;
  readonly values: readonly NonNullable<FactValue>[];
}

/** The values that facts may have in a region. */
export interface Values {
  /** The declared codes of a kind. */
  readonly declared: (kind: DeclaredKind) => readonly string[];
  /** Whether a fact can ever have, or hold, a value. */
  readonly mayBe: (fact: string, value: string) => boolean;
}

/** Smallest and greatest value of a number, both inclusive. */
const RANGES: { readonly [fact: string]: readonly [number, number] } = {
  "person.age": [0, 150],
  "person.ageMonths": [0, 1811],
  "person.ageDays": [0, 55_151],
  "visit.grade": [0, 3],
  "visit.admission": [0, 999],
};

/** More literals of one set that conditions tell apart would make more subsets than anybody can look at. */
const MAX_KINDS = 16;

/**
 * The domains of the facts that are used, in the order in which they are first used; `null` where a set has too many
 * values that conditions tell apart.
 */
export function domainsOf(uses: readonly FactUse[], values: Values): readonly FactDomain[] | null {
  const byFact = new Map<string, FactUse[]>();
  for (const use of uses) {
    const literals = use.literals.filter((literal) => values.mayBe(use.fact, literal));
    byFact.set(use.fact, [...(byFact.get(use.fact) ?? []), { ...use, literals }]);
  }
  const domains: FactDomain[] = [];
  for (const [fact, own] of byFact) {
    const type = FACTS[fact];
    if (type === undefined) continue;
    const kinds = valuesOf(fact, type, own, values.declared);
    if (kinds === null) return null;
    domains.push({ fact, values: kinds });
  }
  return domains;
}

function valuesOf(
  fact: string,
  type: FactType,
  uses: readonly FactUse[],
  declared: Values["declared"],
): readonly NonNullable<FactValue>[] | null {
  switch (type.kind) {
    case "boolean":
      return [true, false];
    case "integer": {
      const [least, most] = RANGES[fact] ?? [0, Number.MAX_SAFE_INTEGER];
      const cuts = uses.flatMap((use) => use.cuts).filter((cut) => cut > least && cut <= most);
      return [...new Set([least, ...cuts])].sort((a, b) => a - b);
    }
    case "code": {
      const known = [...type.values, ...(type.declared === undefined ? [] : declared(type.declared))];
      const named = new Set(uses.flatMap((use) => use.literals));
      const other = known.find((value) => !named.has(value));
      return [...kindsOf(uses), ...(other === undefined ? [] : [other])];
    }
    case "set": {
      const kinds = kindsOf(uses);
      return kinds.length > MAX_KINDS ? null : subsets(kinds);
    }
  }
}

/** One of all literals that stand in the same conditions. */
function kindsOf(uses: readonly FactUse[]): string[] {
  const lists = new Map(uses.map(({ literals }) => [[...literals].sort().join(), literals]));
  const kinds = new Map<string, string>();
  for (const literal of new Set(uses.flatMap((use) => use.literals))) {
    const kind = [...lists].flatMap(([key, literals]) => (literals.includes(literal) ? [key] : [])).join(" | ");
    if (!kinds.has(kind)) kinds.set(kind, literal);
  }
  return [...kinds.values()];
}

/** Every subset, the smaller ones first. */
function subsets(values: readonly string[]): string[][] {
  const all = Array.from({ length: 2 ** values.length }, (_, bits) => values.filter((__, at) => (bits >> at) & 1));
  return all.sort((left, right) => left.length - right.length);
}
