/** The values that a fact missing from a claim can have, so far as a plan's rules tell them apart. */
import { codeClaim } from "../claim/codes.ts";
import type { ParsedClaim, ParsedPerson, ParsedVisit } from "../claim/parsed.ts";
import { dayNumber, daysLater, monthsLater } from "../date.ts";
import { FACTS } from "../facts.ts";
import type { FactValue } from "../facts.ts";
import type { Plan } from "../plan/types.ts";
import type { Day } from "../rules/types.ts";
import { factValue, visitDate } from "../settle/facts.ts";
import { diseasesToTry } from "./diseases.ts";

/** Grades of hospitals; 0 is none. */
const GRADES = [0, 1, 2, 3] as const;

/** A value of a fact, and the claim that carries it. */
export interface Filling {
  readonly value: FactValue;
  readonly claim: ParsedClaim;
}

/** Why there is no list: the fact is no choice among values, or there are more than `most`. */
export type Unlisted = "unbounded" | "too-many";

type Flag = "referred" | "designated" | "tcm" | "accident" | "continuation" | "duringStay";

/**
 * The values of a fact that the claim lacks, each with the claim completed by it. Values between which no rule of the
 * plan tells are tried once: of an age the least of each stretch between the ages that rules compare with, of sets of
 * codes those that rules name.
 *
 * @param asked The claim as it came, of which `claim` may be a completion.
 * @param most  The most values to list.
 */
export function fillingsOf(
  fact: string,
  claim: ParsedClaim,
  asked: ParsedClaim,
  plan: Plan,
  most: number,
): readonly Filling[] | Unlisted {
  const { coder } = plan;
  const index = coder.facts.indexOf(fact);
  const named = coder.literals(index);
  const visit = (value: FactValue, field: Partial<ParsedVisit>): Filling => ({ value, claim: withVisit(claim, field) });
  const subsets = (universe: readonly string[], fill: (codes: readonly string[]) => Filling) =>
    2 ** universe.length > most ? "too-many" : subsetsOf(universe).map(fill);
  switch (fact) {
    case "person.insurance":
      return (["resident", "employee"] as const).map((value) => ({
        value,
        claim: withPerson(claim, { insurance: value }),
      }));
    case "person.categories":
      return subsets(named, (value) => ({ value, claim: withPerson(claim, { categories: held(value, claim, plan) }) }));
    case "person.certificates":
      return subsets(named, (value) => ({
        value,
        claim: withPerson(claim, { certificates: held(value, claim, plan) }),
      }));
    case "person.mother.categories":
      return subsets(named, (value) => ({
        value,
        claim: withPerson(claim, { motherCategories: held(value, claim, plan) }),
      }));
    case "person.age":
    case "person.ageMonths":
    case "person.ageDays":
      return ages(fact, claim, plan);
    case "visit.grade":
      return GRADES.map((grade) => visit(grade, { grade }));
    case "visit.class":
      return [...plan.declared.classes].map((value) => visit(value, { class: value }));
    case "visit.programmes":
      return subsets(named, (programmes) => visit(programmes, { programmes }));
    case "visit.flags":
      return subsets(named, (flags) => visit(flags, { flags }));
    case "visit.diseases":
      // Where programmes were not given either, every set of them is tried anyhow.
      return subsets(asked.visit.programmes === null ? named : diseasesToTry(plan, named), (diseases) =>
        visit(diseases, { diseases }),
      );
    default:
      if (FACTS[fact]?.kind !== "boolean") return "unbounded";
      return [false, true].map((value) => visit(value, { [fact.replace("visit.", "") as Flag]: value }));
  }
}

function withPerson(claim: ParsedClaim, field: Partial<ParsedPerson>): ParsedClaim {
  return codeClaim({ ...claim, person: { ...claim.person, ...field } });
}

function withVisit(claim: ParsedClaim, field: Partial<ParsedVisit>): ParsedClaim {
  return codeClaim({ ...claim, visit: { ...claim.visit, ...field } });
}

/** Codes held on the day on which they are looked at. */
function held(codes: readonly string[], claim: ParsedClaim, plan: Plan): ParsedPerson["categories"] {
  const on = dayNumber(visitDate(claim, plan.pipeline.selectBy));
  return codes.map((code) => ({ code, from: on, to: on }));
}

/** All subsets, the empty one first, those of the earlier codes before any with a later one. */
function subsetsOf(universe: readonly string[]): string[][] {
  const subsets: string[][] = [[]];
  for (const code of universe) subsets.push(...subsets.map((some) => [...some, code]));
  return subsets;
}

/**
 * The least age of each stretch between cuts, of those that the days of the visit allow. A day of birth gives the age in
 * years, in months and in days, so the cuts of all three count; an age in years may then stand for several stretches.
 */
function ages(fact: string, claim: ParsedClaim, plan: Plan): Filling[] {
  const on = visitDate(claim, plan.pipeline.selectBy);
  const { admitted, discharged } = claim.visit;
  const first = admitted < discharged ? admitted : discharged;
  const { coder } = plan;
  const bornOn = (birthDate: Day): ParsedClaim => withPerson(claim, { birthDate });
  const births = Object.entries(BORN).flatMap(([each, born]) =>
    coder.cuts(coder.facts.indexOf(each)).flatMap((cut) => {
      const birth = born(on, cut);
      // Whoever would have to be born before the first day that there is, is not so old.
      return birth < first && Number(factValue(each, bornOn(birth), plan, on)) >= cut ? [birth] : [];
    }),
  );
  const youngestFirst = [...new Set([first, ...births])].sort((a, b) => (a < b ? 1 : -1));
  return youngestFirst.map((birth) => {
    const completed = bornOn(birth);
    return { value: factValue(fact, completed, plan, on), claim: completed };
  });
}

/** The last day of birth from which one is so old on a day; the first day that there is, where that is too long ago. */
const BORN: { readonly [fact: string]: (on: Day, age: number) => Day } = {
  "person.age": (on, age) => monthsLater(on, -12 * age),
  "person.ageMonths": (on, months) => monthsLater(on, -months),
  "person.ageDays": (on, days) => daysLater(on, -days),
};
