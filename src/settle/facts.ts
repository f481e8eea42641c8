/** The values of a claim's facts, under a plan and an account. */
import type { HeldCode, ParsedClaim } from "../claim/parsed.ts";
import { placeOf } from "../claim/codes.ts";
import { ageInMonths, ageOn, dayNumber, daysBetween } from "../date.ts";
import type { FactValue } from "../facts.ts";
import type { Plan } from "../plan/types.ts";
import type { Validity } from "../rules/practice.ts";
import type { Day, VisitDate } from "../rules/types.ts";
import { isHeld } from "./validity.ts";

/** The date of a visit that a pipeline names. */
export function visitDate(claim: ParsedClaim, which: VisitDate): Day {
  const { admitted, discharged, settled } = claim.visit;
  return which === "admission" ? admitted : which === "discharge" ? discharged : settled;
}

/** The codes that hold on a day. */
function heldOn(
  codes: readonly HeldCode[] | null,
  on: number,
  validity: ReadonlyMap<string, Validity>,
): readonly string[] | null {
  if (codes === null) return null;
  return codes.filter((held) => isHeld(held, on, validity.get(held.code))).map(({ code }) => code);
}

/** Programmes given by the claim and those that its ICD-10 codes imply; `null` when it has neither. */
export function programmesOf(claim: ParsedClaim, plan: Plan): readonly string[] | null {
  const { programmes, diseases } = claim.visit;
  if (programmes === null && diseases === null) return null;
  const implied = plan.programmes.filter(({ prefixes }) =>
    (diseases ?? []).some((disease) => prefixes.some((prefix) => disease.startsWith(prefix))),
  );
  return [...new Set([...(programmes ?? []), ...implied.map(({ code }) => code)])];
}

/**
 * The value of a fact that does not change while the claim is settled; `null` where the claim lacks it.
 * What the account says, `year.layers` and `paid.layers` are known only to the settlement itself.
 */
export function factValue(fact: string, claim: ParsedClaim, plan: Plan, on: Day): FactValue {
  const { person, visit } = claim;
  switch (fact) {
    case "person.insurance":
      return person.insurance;
    case "person.categories":
      return heldOn(person.categories, dayNumber(on), plan.validity.categories);
    case "person.mother.categories":
      return heldOn(person.motherCategories, dayNumber(on), plan.validity.categories);
    case "person.certificates":
      return heldOn(person.certificates, dayNumber(on), plan.validity.certificates);
    case "person.age":
      return person.birthDate === null ? null : ageOn(person.birthDate, on);
    case "person.ageMonths":
      return person.birthDate === null ? null : ageInMonths(person.birthDate, on);
    case "person.ageDays":
      return person.birthDate === null ? null : daysBetween(person.birthDate, on);
    case "visit.kind":
      return visit.kind;
    case "visit.tier":
      return visit.tier;
    case "visit.grade":
      return visit.grade;
    case "visit.class":
      return visit.class;
    case "visit.place":
      return placeOf(visit.facilityRegion, person.region);
    case "visit.referred":
      return visit.referred;
    case "visit.designated":
      return visit.designated;
    case "visit.tcm":
      return visit.tcm;
    case "visit.accident":
      return visit.accident;
    case "visit.continuation":
      return visit.continuation;
    case "visit.duringStay":
      return visit.duringStay;
    case "visit.programmes":
      return programmesOf(claim, plan);
    case "visit.flags":
      return visit.flags;
    case "visit.diseases":
      return visit.diseases;
    default:
      throw new RangeError(`no such fact: ${fact}`);
  }
}
