/** The codes of a parsed claim: its facts of closed lists, its days and its sums as small integers. */
import { dayNumber } from "../date.ts";
import { CLOSED_FACTS, FACTS } from "../facts.ts";
import type { ClaimCodes, ParsedLine, ParsedPart, ParsedPerson, ParsedVisit, Parts } from "./parsed.ts";

/** Values of the closed facts that are codes, in the order of their type. */
const VALUES: { readonly [fact in (typeof CLOSED_FACTS)[number]]?: readonly string[] } = Object.fromEntries(
  CLOSED_FACTS.flatMap((fact) => {
    const type = FACTS[fact];
    return type !== undefined && "values" in type ? [[fact, type.values]] : [];
  }),
);

/** Where a hospital is, seen from the insured place, by GB/T 2260 codes. */
export function placeOf(facility: string, insured: string): "county" | "city" | "province" | "outside" {
  if (facility === insured) return "county";
  if (facility.slice(0, 4) === insured.slice(0, 4)) return "city";
  return facility.slice(0, 2) === insured.slice(0, 2) ? "province" : "outside";
}

/** Codes what has been read. */
export function codesOf(
  person: ParsedPerson,
  visit: ParsedVisit,
  lines: readonly ParsedLine[],
  parts: readonly ParsedPart[],
): ClaimCodes {
  const bill: [number, number, number, number] = [0, 0, 0, 0];
  let tagged = false;
  let coded = false;
  for (const line of lines) {
    addParts(bill, line.parts);
    if (line.tags.length > 0) tagged = true;
    if (line.code !== null || line.charge !== null) coded = true;
  }
  for (const part of parts) {
    addParts(bill, part.parts);
    if (part.tags.length > 0) tagged = true;
  }
  return {
    facts: [
      codeOf("person.insurance", person.insurance),
      codeOf("visit.kind", visit.kind),
      codeOf("visit.tier", visit.tier),
      visit.grade === null ? 0 : visit.grade + 1,
      codeOf("visit.place", placeOf(visit.facilityRegion, person.region)),
      flagOf(visit.referred),
      flagOf(visit.designated),
      flagOf(visit.tcm),
      flagOf(visit.accident),
      flagOf(visit.continuation),
    ],
    days: [dayNumber(visit.admitted), dayNumber(visit.discharged), dayNumber(visit.settled)],
    birth: person.birthDate === null ? 0 : dayNumber(person.birthDate),
    bill,
    tagged,
    coded,
  };
}

function codeOf(fact: (typeof CLOSED_FACTS)[number], value: string | null): number {
  return value === null ? 0 : (VALUES[fact]?.indexOf(value) ?? -1) + 1;
}

function flagOf(value: boolean | null): number {
  return value === null ? 0 : value ? 2 : 1;
}

function addParts(sums: [number, number, number, number], parts: Parts): void {
  sums[0] += parts[0];
  sums[1] += parts[1];
  sums[2] += parts[2];
  sums[3] += parts[3];
}
