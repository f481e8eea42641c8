/** The disease codes that matter to a plan: those that rules name, and those from which programmes follow. */
import { ICD10 } from "../facts.ts";
import type { Plan } from "../plan/types.ts";

/** Whole codes that begin as a prefix does; with several, one that no longer prefix shares is among them. */
const ENDINGS = ["", "0", "00", "9", "99", "x", ".9", "0.9", ".0", ".x"];

/**
 * Disease codes of which any set stands, for the rules of the plan, for every set that a claim could carry.
 *
 * @param named Codes that predicates name.
 */
export function diseasesToTry(plan: Plan, named: readonly string[]): readonly string[] {
  const byProgrammes = new Map<string, string>();
  for (const code of candidates(plan)) {
    const implied = impliedBy(code, plan).join();
    if (implied !== "" && !byProgrammes.has(implied) && !named.includes(code)) byProgrammes.set(implied, code);
  }
  return [...named, ...byProgrammes.values()];
}

function candidates(plan: Plan): string[] {
  const prefixes = plan.programmes.flatMap((programme) => programme.prefixes);
  return prefixes.flatMap((prefix) => ENDINGS.map((ending) => prefix + ending)).filter((code) => ICD10.test(code));
}

/** The programmes that rules name and that follow from a code. */
function impliedBy(code: string, plan: Plan): string[] {
  const named = plan.coder.literals(plan.coder.facts.indexOf("visit.programmes"));
  return plan.programmes
    .filter((programme) => named.includes(programme.code))
    .filter((programme) => programme.prefixes.some((prefix) => code.startsWith(prefix)))
    .map((programme) => programme.code);
}
