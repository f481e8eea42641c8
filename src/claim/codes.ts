/** The codes of a claim: its facts of closed lists, its days and its sums as integers. */
import { dayNumber } from "../date.ts";
import { CATEGORIES, CLOSED_FACTS, CLOSED_RADIX, FACTS, SECOND_PACK } from "../facts.ts";
import { itemsOf } from "./items.ts";
import { layOut } from "./layout.ts";
import {
  HAS_CATEGORY,
  HAS_CERTIFICATES,
  HAS_CLASS,
  HAS_DECLARED,
  HAS_DISEASES,
  HAS_FLAGS,
  HAS_ITEMS,
  HAS_MOTHER,
  HAS_PROGRAMMES,
  HAS_DURING_STAY,
  HAS_EARLIER,
  HAS_TAGS,
  NO_PARTS,
} from "./parsed.ts";
import type { ParsedClaim, ParsedLine, ParsedPart, ParsedPerson, ParsedVisit, Parts, Uncoded } from "./parsed.ts";

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

/** Codes a claim that has been read. That no bucket is below zero is for the caller to see to. */
export function codeClaim(read: Uncoded): ParsedClaim {
  const { person, visit, lines, parts, stay } = read;
  const facts = [
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
  ];
  const [admission, discharge, settlement] = [visit.admitted, visit.discharged, visit.settled].map(dayNumber) as [
    number,
    number,
    number,
  ];
  const [inScope, preSelfPay, overLimit, ownPay] = sumParts(lines, parts);
  const extras = extrasOf(person, visit, lines, parts) | (stay === null ? 0 : HAS_EARLIER);
  const { items, tagSets } = itemsOf(lines, (extras & HAS_TAGS) === 0 ? NO_PARTS : parts);
  return layOut(read, {
    packedCodes: packCodes(facts, 0, SECOND_PACK),
    packedFlags: packCodes(facts, SECOND_PACK, facts.length),
    tierCode: codeOf("visit.tier", visit.tier),
    inpatient: visit.kind === "inpatient" ? 1 : 0,
    extras,
    admission,
    discharge,
    settlement,
    birth: person.birthDate === null ? 0 : dayNumber(person.birthDate),
    heldAtAdmission: heldBits(person.categories, admission),
    heldAtDischarge: heldBits(person.categories, discharge),
    heldAtSettlement: heldBits(person.categories, settlement),
    inScope,
    preSelfPay,
    overLimit,
    ownPay,
    lineCount: lines.length,
    items,
    tagSets,
  });
}

const NO_CODES: readonly never[] = [];

const NATIONAL: ReadonlyMap<string, number> = new Map(CATEGORIES.map((code, place) => [code, place]));

/** One more than the bits of the national categories held on a day; 0 for none stated. */
export function heldBits(categories: ParsedPerson["categories"], on: number): number {
  if (categories === null) return 0;
  let bits = 0;
  for (const { code, from, to } of categories) {
    const place = NATIONAL.get(code);
    if (place !== undefined && from <= on && on <= to) bits |= 1 << place;
  }
  return bits + 1;
}

function extrasOf(
  person: ParsedPerson,
  visit: ParsedVisit,
  lines: readonly ParsedLine[],
  parts: readonly ParsedPart[],
): number {
  let extras = 0;
  if (person.categories !== null)
    for (const { code } of person.categories) if (!NATIONAL.has(code)) extras |= HAS_CATEGORY;
  if (person.certificates !== null) extras |= HAS_CERTIFICATES;
  if (person.motherCategories !== null) extras |= HAS_MOTHER;
  if (visit.class !== null) extras |= HAS_CLASS;
  if (visit.programmes !== null) extras |= HAS_PROGRAMMES;
  if (visit.flags !== null) extras |= HAS_FLAGS;
  if (visit.duringStay !== null) extras |= HAS_DURING_STAY;
  if (
    (extras & (HAS_CATEGORY | HAS_CLASS)) !== 0 ||
    (person.certificates ?? NO_CODES).length > 0 ||
    (visit.programmes ?? NO_CODES).length > 0 ||
    (visit.flags ?? NO_CODES).length > 0 ||
    (person.motherCategories ?? NO_CODES).some(({ code }) => !NATIONAL.has(code))
  )
    extras |= HAS_DECLARED;
  if (visit.diseases !== null) extras |= HAS_DISEASES;
  for (const { tags, code, charge } of lines) {
    if (tags.length > 0) extras |= HAS_TAGS;
    if (code !== null || charge !== null) extras |= HAS_ITEMS;
  }
  for (const { tags } of parts) if (tags.length > 0) extras |= HAS_TAGS;
  return extras;
}

function sumParts(lines: readonly ParsedLine[], parts: readonly ParsedPart[]): [number, number, number, number] {
  const sums: [number, number, number, number] = [0, 0, 0, 0];
  for (const line of lines) addParts(sums, line.parts);
  for (const part of parts) addParts(sums, part.parts);
  return sums;
}

/** Codes of closed facts from one place up to another, packed in mixed radix. */
export function packCodes(codes: ArrayLike<number>, from: number, to: number): number {
  let packed = 0;
  for (let i = from; i < to; i++) packed = packed * (CLOSED_RADIX[i] ?? 1) + (codes[i] ?? 0);
  return packed;
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
