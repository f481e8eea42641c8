/** Every visit that conditions can tell from another: the facts that they name, with one value of each kind. */
import { factUses, holds, viewFacts } from "../predicate.ts";
import type { FactValue } from "../facts.ts";
import type { Predicate } from "../rules/types.ts";
import { domainsOf } from "./domain.ts";
import type { Find } from "./report.ts";
import type { WitnessVisit } from "./types.ts";
import type { World } from "./world.ts";

/** One visit, while it is looked at. */
export interface Visit {
  /** Whether a condition holds; an absent one always does. Each is worked out once for the facts that it names. */
  readonly holds: (condition: Predicate | undefined) => boolean;
  /** Its facts, for people. */
  readonly witness: () => WitnessVisit;
}

/** More visits than this are not looked at: whoever asks is told so. */
const MAX_VISITS = 100_000;

type Condition = Predicate | undefined;

/**
 * Shows every possible visit on which `where` holds.
 *
 * @param conditions The conditions that will be asked for.
 * @returns Whether all were shown; otherwise there are too many, and what was seen says nothing of the others.
 */
export function eachVisit(
  world: World,
  where: Condition,
  conditions: readonly Condition[],
  see: (visit: Visit) => void,
): boolean {
  const usesOf = (condition: Condition) => (condition === undefined ? [] : factUses(condition));
  const uses = [where, ...conditions].flatMap(usesOf);
  const { apart, isPossible } = world.relationsOf(uses);
  const domains = domainsOf([...uses, ...apart], world);
  if (domains === null) return false;
  const facts = domains.map(({ fact }) => fact);
  const chosen = new Map<string, number>();
  const valueOf = (fact: string): FactValue => {
    const domain = domains.find((each) => each.fact === fact);
    return domain?.values[chosen.get(fact) ?? 0] ?? null;
  };
  const view = viewFacts(facts, valueOf);
  const named = new Map<Predicate, { readonly facts: readonly string[]; readonly known: Map<string, boolean> }>();
  const asks = (condition: Condition): boolean => {
    if (condition === undefined) return true;
    let memory = named.get(condition);
    if (memory === undefined) {
      memory = { facts: [...new Set(factUses(condition).map(({ fact }) => fact))], known: new Map() };
      named.set(condition, memory);
    }
    const key = memory.facts.map((fact) => chosen.get(fact)).join();
    const known = memory.known.get(key);
    if (known !== undefined) return known;
    const found = holds(condition, view);
    memory.known.set(key, found);
    return found;
  };
  const visit: Visit = {
    holds: asks,
    witness: () => Object.fromEntries(facts.map((fact) => [fact, valueOf(fact)])) as WitnessVisit,
  };
  // The facts of `where` come first, so that a visit that it leaves out is left out with all that differ elsewhere.
  const decided = new Set(usesOf(where).map(({ fact }) => fact)).size;
  let count = 0;
  const choose = (at: number): boolean => {
    if (at === decided && !asks(where)) return true;
    const domain = domains[at];
    if (domain === undefined) {
      if (++count > MAX_VISITS) return false;
      if (isPossible((fact) => (chosen.has(fact) ? valueOf(fact) : null))) see(visit);
      return true;
    }
    for (let index = 0; index < domain.values.length; index++) {
      chosen.set(domain.fact, index);
      if (!choose(at + 1)) return false;
    }
    chosen.delete(domain.fact);
    return true;
  };
  return choose(0);
}

/** Says that there are too many visits to tell. */
export function tooMany(path: string, find: Find): void {
  find("too_many_visits", path, {
    zh: `条件可区分的就诊超过 ${MAX_VISITS} 种,未能查全`,
    en: `its conditions tell more than ${MAX_VISITS} visits apart; they were not all looked at`,
  });
}
