/** The person and the visit of a claim: days in order, codes held in ranges that do not overlap. */
import { show } from "../errors.ts";
import { dayNumber } from "../date.ts";
import type { Day } from "../rules/types.ts";
import type { Findings } from "./finding.ts";
import type { HeldCode, ParsedPerson, ParsedVisit } from "./parsed.ts";
import type { ClaimPerson, DatedCode, Visit } from "./types.ts";

/** In place of a last day that is not stated. */
export const LAST_DAY = 99_999_999;

/** Reads the person. */
export function readPerson(person: ClaimPerson, findings: Findings): ParsedPerson {
  return {
    id: person.id,
    insurance: person.insurance ?? null,
    region: person.region,
    birthDate: person.birthDate ?? null,
    categories: readCodes(person.categories, "person.categories", findings),
    certificates: readCodes(person.certificates, "person.certificates", findings),
    motherCategories: readCodes(person.mother?.categories, "person.mother.categories", findings),
  };
}

/** Reads codes with their ranges of days; one code may be held in several, which do not overlap. */
function readCodes(
  codes: readonly DatedCode[] | undefined,
  path: string,
  findings: Findings,
): readonly HeldCode[] | null {
  codes?.forEach((held, index) => {
    const { code, from, to } = held;
    if (from !== undefined && to !== undefined && from > to)
      findings.wrong(`${path}[${index}].to`, onOrAfter("from", from), show(to));
    const earlier = codes.slice(0, index).findIndex((other) => other.code === code && overlaps(other, held));
    if (earlier !== -1) {
      const other = `${path}[${earlier}]`;
      const expected = { zh: `与 ${other} 的日期不重叠`, en: `days that do not overlap with ${other}` };
      findings.wrong(`${path}[${index}]`, expected, show(code));
    }
  });
  return codes === undefined ? null : codes.map(heldCode);
}

function heldCode({ code, from, to }: DatedCode): HeldCode {
  return {
    code,
    from: from === undefined ? 0 : dayNumber(from),
    to: to === undefined ? LAST_DAY : dayNumber(to),
  };
}

function overlaps(left: DatedCode, right: DatedCode): boolean {
  const startsBeforeEnd = (a: DatedCode, b: DatedCode): boolean =>
    a.from === undefined || b.to === undefined || a.from <= b.to;
  return startsBeforeEnd(left, right) && startsBeforeEnd(right, left);
}

function onOrAfter(what: string, day: Day): { readonly zh: string; readonly en: string } {
  return { zh: `不早于 ${what}(${day})`, en: `on or after ${what}, ${day}` };
}

/** Reads the visit; where it is not an inpatient stay, days that are absent are the day of settlement. */
export function readVisit(visit: Visit, findings: Findings): ParsedVisit {
  const { facility, admitted, discharged, settled } = visit;
  if (visit.kind === "inpatient") {
    for (const which of ["admitted", "discharged"] as const) {
      if (visit[which] !== undefined) continue;
      const expected = { zh: "住院必填的日期,YYYY-MM-DD", en: "a day, YYYY-MM-DD, which an inpatient stay needs" };
      findings.wrong(`visit.${which}`, expected, show(undefined));
    }
  }
  if (admitted !== undefined && discharged !== undefined && discharged < admitted)
    findings.wrong("visit.discharged", onOrAfter("admitted", admitted), show(discharged));
  if (discharged !== undefined && settled < discharged)
    findings.wrong("visit.settled", onOrAfter("discharged", discharged), show(settled));
  else if (admitted !== undefined && settled < admitted)
    findings.wrong("visit.settled", onOrAfter("admitted", admitted), show(settled));
  return {
    kind: visit.kind,
    facilityRegion: facility.region,
    tier: facility.tier,
    grade: facility.grade ?? null,
    designated: facility.designated ?? null,
    tcm: facility.tcm ?? null,
    class: facility.class ?? null,
    referred: visit.referred ?? null,
    accident: visit.accident ?? null,
    continuation: visit.continuation ?? null,
    duringStay: visit.duringStay ?? null,
    programmes: visit.programmes ?? null,
    flags: visit.flags ?? null,
    diseases: visit.diseases ?? null,
    admitted: admitted ?? settled,
    discharged: discharged ?? settled,
    settled,
  };
}

/** Holds the birth against the first day of the visit. */
export function checkBirth(person: ParsedPerson, visit: ParsedVisit, findings: Findings): void {
  const first = visit.admitted < visit.discharged ? visit.admitted : visit.discharged;
  if (person.birthDate === null || person.birthDate <= first) return;
  const expected = { zh: `不晚于就诊首日 ${first}`, en: `on or before the first day of the visit, ${first}` };
  findings.wrong("person.birthDate", expected, show(person.birthDate));
}
