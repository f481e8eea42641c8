/**
 * The quick reader of claims: a plain, sound claim object becomes a `ParsedClaim` in one pass, directed by the schema,
 * without copies. On anything else it gives up, and `parseClaim` reads with care and says what it finds. Where it gives
 * a claim, the careful reader gives the same: property tests hold the two against each other.
 */
import { TIERS } from "../facts.ts";
import { AMOUNT, PRICE, QUANTITY, SHARE, SIGNED_AMOUNT } from "./decimal.ts";
import type { DecimalForm } from "./decimal.ts";
import {
  claimOf,
  emptyGiven,
  emptyLine,
  emptyPerson,
  emptyVisit,
  givenOf,
  lineOf,
  NO_TAGS,
  personOf,
  visitOf,
} from "./draft.ts";
import type { ClaimDraft, PersonDraft, VisitDraft } from "./draft.ts";
import { CATALOGUES, INSURANCES, KINDS, MAX_CODES, MAX_LINES, MAX_PAID, MAX_PARTS } from "./limits.ts";
import { listOf, ownValue, plainObject } from "./own.ts";
import type { HeldCode, ParsedClaim, ParsedGiven, ParsedLine, ParsedPart, ParsedPerson, Parts } from "./parsed.ts";
import type { ParsedVisit } from "./parsed.ts";
import { LAST_DAY } from "./person.ts";
import { dayNumberOf, dayOf, decimalOf, diseaseOf, flagOf, gradeOf, nameOf, oneOf, regionOf } from "./quick-values.ts";
import { unusual } from "./unusual.ts";

/** Most tags of a line here: a claim of the largest number of lines stays below the most values that are read. */
const USUAL_TAGS = 32;

/** Reads a claim, or gives `null` where it is unusual in any way. Never throws. */
export function readQuickly(value: unknown): ParsedClaim | null {
  try {
    return readClaim(value);
  } catch {
    // A proxy may throw whatever it is asked; the careful reader asks again.
    return null;
  }
}

function readClaim(value: unknown): ParsedClaim {
  const claim = plainObject(value);
  const draft: ClaimDraft = { id: null, person: null, visit: null, lines: null, parts: null, paid: null };
  for (const key of Object.keys(claim)) {
    const field = ownValue(claim, key);
    if (field === undefined) continue;
    if (key === "id") draft.id = nameOf(field);
    else if (key === "person") draft.person = readPerson(field);
    else if (key === "visit") draft.visit = readVisit(field);
    else if (key === "lines") draft.lines = readLines(field);
    else if (key === "bill") draft.parts = readBill(field);
    else if (key === "paid") draft.paid = listOf(field, MAX_PAID, readGiven);
    else return unusual();
  }
  return claimOf(draft);
}

function readPerson(value: unknown): ParsedPerson {
  const person = plainObject(value);
  const draft = emptyPerson();
  for (const key of Object.keys(person)) {
    const field = ownValue(person, key);
    if (field === undefined) continue;
    if (key === "id") draft.id = nameOf(field);
    else if (key === "insurance") draft.insurance = oneOf(field, INSURANCES);
    else if (key === "region") draft.region = regionOf(field);
    else if (key === "birthDate") draft.birthDate = dayOf(field);
    else if (key === "categories") draft.categories = listOf(field, MAX_CODES, readHeld);
    else if (key === "certificates") draft.certificates = listOf(field, MAX_CODES, readHeld);
    else if (key === "mother") readMother(field, draft);
    else return unusual();
  }
  return personOf(draft);
}

function readMother(value: unknown, draft: PersonDraft): void {
  const mother = plainObject(value);
  for (const key of Object.keys(mother)) {
    const field = ownValue(mother, key);
    if (field === undefined) continue;
    if (key === "categories") draft.motherCategories = listOf(field, MAX_CODES, readHeld);
    else unusual();
  }
}

function readHeld(value: unknown): HeldCode {
  const held = plainObject(value);
  let [code, from, to]: [string | null, number, number] = [null, 0, LAST_DAY];
  for (const key of Object.keys(held)) {
    const field = ownValue(held, key);
    if (field === undefined) continue;
    if (key === "code") code = nameOf(field);
    else if (key === "from") from = dayNumberOf(field);
    else if (key === "to") to = dayNumberOf(field);
    else return unusual();
  }
  return code === null ? unusual() : { code, from, to };
}

function readVisit(value: unknown): ParsedVisit {
  const visit = plainObject(value);
  const draft = emptyVisit();
  for (const key of Object.keys(visit)) {
    const field = ownValue(visit, key);
    if (field === undefined) continue;
    if (key === "kind") draft.kind = oneOf(field, KINDS);
    else if (key === "facility") readFacility(field, draft);
    else if (key === "admitted") draft.admitted = dayOf(field);
    else if (key === "discharged") draft.discharged = dayOf(field);
    else if (key === "settled") draft.settled = dayOf(field);
    else if (key === "referred") draft.referred = flagOf(field);
    else if (key === "accident") draft.accident = flagOf(field);
    else if (key === "continuation") draft.continuation = flagOf(field);
    else if (key === "duringStay") draft.duringStay = flagOf(field);
    else if (key === "programmes") draft.programmes = listOf(field, MAX_CODES, nameOf);
    else if (key === "flags") draft.flags = listOf(field, MAX_CODES, nameOf);
    else if (key === "diseases") draft.diseases = listOf(field, MAX_CODES, diseaseOf);
    else return unusual();
  }
  return visitOf(draft);
}

function readFacility(value: unknown, draft: VisitDraft): void {
  const facility = plainObject(value);
  for (const key of Object.keys(facility)) {
    const field = ownValue(facility, key);
    if (field === undefined) continue;
    if (key === "id") draft.facility = nameOf(field);
    else if (key === "region") draft.facilityRegion = regionOf(field);
    else if (key === "tier") draft.tier = oneOf(field, TIERS);
    else if (key === "grade") draft.grade = gradeOf(field);
    else if (key === "designated") draft.designated = flagOf(field);
    else if (key === "tcm") draft.tcm = flagOf(field);
    else if (key === "class") draft.class = nameOf(field);
    else unusual();
  }
}

function readLines(value: unknown): ParsedLine[] {
  const lines = listOf(value, MAX_LINES, readLine);
  return lines.length === 0 ? unusual() : lines;
}

function readLine(value: unknown): ParsedLine {
  const line = plainObject(value);
  const draft = emptyLine();
  for (const key of Object.keys(line)) {
    const field = ownValue(line, key);
    if (field === undefined) continue;
    if (key === "id") draft.id = nameOf(field);
    else if (key === "code") draft.code = nameOf(field);
    else if (key === "name") nameOf(field);
    else if (key === "charge") draft.charge = nameOf(field);
    else if (key === "catalogue") draft.catalogue = oneOf(field, CATALOGUES);
    else if (key === "unitPrice") draft.unitPrice = decimalOf(field, PRICE);
    else if (key === "quantity") draft.quantity = decimalOf(field, QUANTITY);
    else if (key === "amount") draft.amount = decimalOf(field, SIGNED_AMOUNT);
    else if (key === "ceilingPrice") draft.ceilingPrice = decimalOf(field, PRICE);
    else if (key === "preSelfPayRate") draft.preSelfPayRate = decimalOf(field, SHARE);
    else if (key === "split") draft.split = readParts(field, SIGNED_AMOUNT, null).parts;
    else if (key === "tags") draft.tags = listOf(field, USUAL_TAGS, nameOf);
    else if (key === "day") draft.day = dayOf(field);
    else return unusual();
  }
  return lineOf(draft);
}

function readBill(value: unknown): ParsedPart[] {
  if (!Array.isArray(value)) return [readParts(value, AMOUNT, null)];
  const parts = listOf(value, MAX_PARTS, (part) => readParts(part, AMOUNT, MAX_CODES));
  return parts.length === 0 ? unusual() : parts;
}

/**
 * Four parts.
 *
 * @param mostTags `null` where there are to be none.
 */
function readParts(value: unknown, form: DecimalForm, mostTags: number | null): ParsedPart {
  const split = plainObject(value);
  const parts: [number, number, number, number] = [NaN, NaN, NaN, NaN];
  let tags = NO_TAGS;
  for (const key of Object.keys(split)) {
    const field = ownValue(split, key);
    if (field === undefined) continue;
    const bucket = bucketOf(key);
    if (bucket !== -1) parts[bucket] = decimalOf(field, form);
    else if (key === "tags" && mostTags !== null) tags = listOf(field, mostTags, nameOf);
    else return unusual();
  }
  return isWhole(parts) ? { tags, parts } : unusual();
}

function bucketOf(key: string): 0 | 1 | 2 | 3 | -1 {
  return key === "inScope" ? 0 : key === "preSelfPay" ? 1 : key === "overLimit" ? 2 : key === "ownPay" ? 3 : -1;
}

/** Whether no part is missing: their sum is a number then. */
function isWhole([inScope, preSelfPay, overLimit, ownPay]: Parts): boolean {
  return !Number.isNaN(inScope + preSelfPay + overLimit + ownPay);
}

function readGiven(value: unknown): ParsedGiven {
  const given = plainObject(value);
  const draft = emptyGiven();
  for (const key of Object.keys(given)) {
    const field = ownValue(given, key);
    if (field === undefined) continue;
    if (key === "layer") draft.layer = nameOf(field);
    else if (key === "amount") draft.amount = decimalOf(field, AMOUNT);
    else if (key === "buckets") draft.buckets = readBuckets(field);
    else if (key === "deductible") draft.deductible = decimalOf(field, AMOUNT);
    else if (key === "statedDeductible") draft.statedDeductible = decimalOf(field, AMOUNT);
    else if (key === "penalty") draft.penalty = decimalOf(field, AMOUNT);
    else return unusual();
  }
  return givenOf(draft);
}

function readBuckets(value: unknown): Parts {
  const buckets = plainObject(value);
  const parts: [number, number, number, number] = [0, 0, 0, 0];
  for (const key of Object.keys(buckets)) {
    const field = ownValue(buckets, key);
    const bucket = bucketOf(key);
    if (field !== undefined) parts[bucket === -1 ? unusual() : bucket] = decimalOf(field, AMOUNT);
  }
  return parts;
}
