/** Parts of predicates, and which codes are declared where they are checked. */
import { factType, isFactValue } from "../../src/facts.ts";

export const age = { var: "person.age" };
export const tier = { var: "visit.tier" };
export const tcm = { var: "visit.tcm" };
export const referred = { var: "visit.referred" };
export const categories = { var: "person.categories" };
export const certificates = { var: "person.certificates" };
export const someOf = (set: unknown, list: unknown) => ({ some: [set, { in: [{ var: "" }, list] }] });

/** National codes, and whatever begins with `local`. */
export function declared(fact: string, literal: string): boolean {
  const type = factType(fact);
  return type !== undefined && isFactValue(type, literal, () => literal.startsWith("local"));
}
