/** The values that a fact missing from a claim can have, so far as a plan's rules tell them apart. */
import { codesOf } from "../claim/codes.ts";
import type { ParsedClaim, ParsedPerson, ParsedVisit } from "../claim/parsed.ts";
import { ageOn, dayNumber, isDay, yearOf } from "../date.ts";
import { FACTS } from "../facts.ts";
import type { FactValue } from "../facts.ts";
import type { Plan } from "../plan/types.ts";
import type { Day } from "../rules/types.ts";
import { visitDate } from "../settle/facts.ts";
import { diseasesToTry } from "./diseases.ts";

/** The first day that a claim may name. */
const FIRST_BIRTH = "1900-01-01";
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
    case "person.age":
      return ages(claim, visitDate(claim, plan.pipeline.selectBy), coder.cuts(index));
    case "visit.grade":
      return GRADES.map((grade) => visit(grade, { grade }));
    case "visit.class":
      return [...plan.declared.classes].map((value) => visit(value, { class: value }));
    case "visit.programmes":
      return subsets(named, (programmes) => visit(programmes, { programmes }));
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
  return recoded({ ...claim, person: { ...claim.person, ...field } });
}

function withVisit(claim: ParsedClaim, field: Partial<ParsedVisit>): ParsedClaim {
  return recoded({ ...claim, visit: { ...claim.visit, ...field } });
}

function recoded(claim: ParsedClaim): ParsedClaim {
  const { person, visit, lines, parts, paid } = claim;
  return { ...claim, codes: codesOf(person, visit, lines, parts, paid) };
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

/** The least age of each stretch between cuts, of those that the days of the visit allow. */
function ages(claim: ParsedClaim, on: Day, cuts: readonly number[]): Filling[] {
  const { admitted, discharged } = claim.visit;
  const first = admitted < discharged ? admitted : discharged;
  const [youngest, oldest] = [ageOn(first, on), ageOn(FIRST_BIRTH, on)];
  return [youngest, ...cuts.filter((cut) => cut > youngest && cut <= oldest)].map((age) => {
    const birthday = bornOn(on, age);
    return { value: age, claim: withPerson(claim, { birthDate: birthday < first ? birthday : first }) };
  });
}

/** A day of birth from which one is so old on a day. */
function bornOn(on: Day, age: number): Day {
  const birthday = `${yearOf(on) - age}${on.slice(4)}`;
  // Of 29 February, in a common year, the day before.
  return isDay(birthday) ? birthday : `${birthday.slice(0, 8)}28`;
}
