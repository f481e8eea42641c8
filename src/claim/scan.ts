/**
 * The scanner of claims: the bytes of one JSON claim become a `ParsedClaim` without a text, an object or a number of
 * JavaScript in between; amounts are read digit by digit into fen. On anything unusual it gives up, and the bytes go to
 * the reader of JSON and `parseClaim`, which say what is wrong and where. Where it gives a claim, those give the same:
 * property tests hold them against each other.
 */
import { TIERS } from "../facts.ts";
import { Cursor } from "./cursor.ts";
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
import type { ClaimDraft, GivenDraft, LineDraft, PersonDraft, VisitDraft } from "./draft.ts";
import { Keys } from "./keys.ts";
import { CATALOGUES, INSURANCES, KINDS, MAX_CODES, MAX_LINES, MAX_PAID, MAX_PARTS } from "./limits.ts";
import type { HeldCode, ParsedClaim, ParsedPart, Parts } from "./parsed.ts";
import { LAST_DAY } from "./person.ts";
import {
  FLAGS,
  scanDay,
  scanDayNumber,
  scanDecimal,
  scanDisease,
  scanGrade,
  scanRegion,
  scanWord,
  textsOf,
} from "./scan-values.ts";
import { unusual } from "./unusual.ts";

/** Longest claim that is scanned, in bytes; it holds fewer values than the most that are read. */
const LONGEST = 1024 * 1024;

const CLAIM = new Keys(["id", "person", "visit", "lines", "bill", "paid"]);
const PERSON = new Keys(["id", "insurance", "region", "birthDate", "categories", "certificates", "mother"]);
const MOTHER = new Keys(["categories"]);
const HELD = new Keys(["code", "from", "to"]);
const VISIT = new Keys([
  "kind",
  "facility",
  "admitted",
  "discharged",
  "settled",
  "referred",
  "accident",
  "continuation",
  "duringStay",
  "programmes",
  "flags",
  "diseases",
]);
const FACILITY = new Keys(["id", "region", "tier", "grade", "designated", "tcm", "class"]);
const LINE = new Keys([
  "id",
  "code",
  "name",
  "charge",
  "catalogue",
  "unitPrice",
  "quantity",
  "amount",
  "ceilingPrice",
  "preSelfPayRate",
  "split",
  "tags",
  "day",
]);
const BUCKETS = new Keys(["inScope", "preSelfPay", "overLimit", "ownPay"]);
const PART = new Keys(["inScope", "preSelfPay", "overLimit", "ownPay", "tags"]);
const GIVEN = new Keys(["layer", "amount", "buckets", "deductible", "statedDeductible", "penalty"]);

const INSURANCE_WORDS = textsOf(INSURANCES);
const KIND_WORDS = textsOf(KINDS);
const TIER_WORDS = textsOf(TIERS);
const CATALOGUE_WORDS = textsOf(CATALOGUES);

type KeyOf<T> = T extends Keys<infer K> ? K : never;

/** Reads the bytes of a claim, or gives `null` where they are unusual in any way. Never throws. */
export function scanClaim(bytes: Uint8Array): ParsedClaim | null {
  if (bytes.length > LONGEST) return null;
  try {
    const cursor = new Cursor(bytes);
    const draft: ClaimDraft = { id: null, person: null, visit: null, lines: null, parts: null, paid: null };
    cursor.object(CLAIM, draft, scanClaimField);
    cursor.end();
    return claimOf(draft);
  } catch {
    return null;
  }
}

function scanClaimField(cursor: Cursor, key: KeyOf<typeof CLAIM>, draft: ClaimDraft): void {
  if (key === "id") draft.id = cursor.name(false);
  else if (key === "person") draft.person = personOf(cursor.object(PERSON, emptyPerson(), scanPersonField));
  else if (key === "visit") draft.visit = visitOf(cursor.object(VISIT, emptyVisit(), scanVisitField));
  else if (key === "lines") draft.lines = notEmpty(cursor.list(MAX_LINES, scanLine));
  else if (key === "bill") draft.parts = scanBill(cursor);
  else draft.paid = cursor.list(MAX_PAID, scanGiven);
}

function notEmpty<T>(list: T[]): T[] {
  return list.length === 0 ? unusual() : list;
}

function scanPersonField(cursor: Cursor, key: KeyOf<typeof PERSON>, draft: PersonDraft): void {
  if (key === "id") draft.id = cursor.name(false);
  else if (key === "insurance") draft.insurance = scanWord(cursor, INSURANCE_WORDS);
  else if (key === "region") draft.region = scanRegion(cursor);
  else if (key === "birthDate") draft.birthDate = scanDay(cursor);
  else if (key === "categories") draft.categories = cursor.list(MAX_CODES, scanHeld);
  else if (key === "certificates") draft.certificates = cursor.list(MAX_CODES, scanHeld);
  else cursor.object(MOTHER, draft, scanMotherField);
}

function scanMotherField(cursor: Cursor, _: KeyOf<typeof MOTHER>, draft: PersonDraft): void {
  draft.motherCategories = cursor.list(MAX_CODES, scanHeld);
}

interface HeldDraft {
  code: string | null;
  from: number;
  to: number;
}

function scanHeld(cursor: Cursor): HeldCode {
  const draft: HeldDraft = { code: null, from: 0, to: LAST_DAY };
  const { code, from, to } = cursor.object(HELD, draft, scanHeldField);
  return code === null ? unusual() : { code, from, to };
}

function scanHeldField(cursor: Cursor, key: KeyOf<typeof HELD>, draft: HeldDraft): void {
  if (key === "code") draft.code = cursor.name(true);
  else if (key === "from") draft.from = scanDayNumber(cursor);
  else draft.to = scanDayNumber(cursor);
}

function scanVisitField(cursor: Cursor, key: KeyOf<typeof VISIT>, draft: VisitDraft): void {
  if (key === "kind") draft.kind = scanWord(cursor, KIND_WORDS);
  else if (key === "facility") cursor.object(FACILITY, draft, scanFacilityField);
  else if (key === "admitted") draft.admitted = scanDay(cursor);
  else if (key === "discharged") draft.discharged = scanDay(cursor);
  else if (key === "settled") draft.settled = scanDay(cursor);
  else if (key === "referred") draft.referred = scanWord(cursor, FLAGS);
  else if (key === "accident") draft.accident = scanWord(cursor, FLAGS);
  else if (key === "continuation") draft.continuation = scanWord(cursor, FLAGS);
  else if (key === "duringStay") draft.duringStay = scanWord(cursor, FLAGS);
  else if (key === "programmes") draft.programmes = cursor.list(MAX_CODES, scanCode);
  else if (key === "flags") draft.flags = cursor.list(MAX_CODES, scanCode);
  else draft.diseases = cursor.list(MAX_CODES, scanDisease);
}

function scanFacilityField(cursor: Cursor, key: KeyOf<typeof FACILITY>, draft: VisitDraft): void {
  if (key === "id") draft.facility = cursor.name(true);
  else if (key === "region") draft.facilityRegion = scanRegion(cursor);
  else if (key === "tier") draft.tier = scanWord(cursor, TIER_WORDS);
  else if (key === "grade") draft.grade = scanGrade(cursor);
  else if (key === "designated") draft.designated = scanWord(cursor, FLAGS);
  else if (key === "tcm") draft.tcm = scanWord(cursor, FLAGS);
  else draft.class = cursor.name(true);
}

function scanCode(cursor: Cursor): string {
  return cursor.name(true);
}

function scanLine(cursor: Cursor) {
  return lineOf(cursor.object(LINE, emptyLine(), scanLineField));
}

function scanLineField(cursor: Cursor, key: KeyOf<typeof LINE>, draft: LineDraft): void {
  if (key === "id") draft.id = cursor.name(true);
  else if (key === "code") draft.code = cursor.name(true);
  else if (key === "name") cursor.skipName();
  else if (key === "charge") draft.charge = cursor.name(true);
  else if (key === "catalogue") draft.catalogue = scanWord(cursor, CATALOGUE_WORDS);
  else if (key === "unitPrice") draft.unitPrice = scanDecimal(cursor, PRICE);
  else if (key === "quantity") draft.quantity = scanDecimal(cursor, QUANTITY);
  else if (key === "amount") draft.amount = scanDecimal(cursor, SIGNED_AMOUNT);
  else if (key === "ceilingPrice") draft.ceilingPrice = scanDecimal(cursor, PRICE);
  else if (key === "preSelfPayRate") draft.preSelfPayRate = scanDecimal(cursor, SHARE);
  else if (key === "split") draft.split = scanSplit(cursor, BUCKETS, SIGNED_AMOUNT, NaN).parts;
  else if (key === "tags") draft.tags = cursor.list(MAX_CODES, scanCode);
  else draft.day = scanDay(cursor);
}

function scanBill(cursor: Cursor): ParsedPart[] {
  return cursor.isList() ? notEmpty(cursor.list(MAX_PARTS, scanPart)) : [scanSplit(cursor, BUCKETS, AMOUNT, NaN)];
}

function scanPart(cursor: Cursor): ParsedPart {
  return scanSplit(cursor, PART, AMOUNT, NaN);
}

interface SplitDraft {
  readonly form: DecimalForm;
  readonly parts: [number, number, number, number];
  tags: readonly string[];
}

/** @param absent What a part that is not there counts as; `NaN` where none may be missing. */
function scanSplit(
  cursor: Cursor,
  keys: Keys<KeyOf<typeof PART>>,
  form: DecimalForm,
  absent: number,
): { readonly tags: readonly string[]; readonly parts: Parts } {
  const draft: SplitDraft = { form, parts: [absent, absent, absent, absent], tags: NO_TAGS };
  const { tags, parts } = cursor.object(keys, draft, scanSplitField);
  return Number.isNaN(parts[0] + parts[1] + parts[2] + parts[3]) ? unusual() : { tags, parts };
}

function scanSplitField(cursor: Cursor, key: KeyOf<typeof PART>, draft: SplitDraft): void {
  if (key === "inScope") draft.parts[0] = scanDecimal(cursor, draft.form);
  else if (key === "preSelfPay") draft.parts[1] = scanDecimal(cursor, draft.form);
  else if (key === "overLimit") draft.parts[2] = scanDecimal(cursor, draft.form);
  else if (key === "ownPay") draft.parts[3] = scanDecimal(cursor, draft.form);
  else draft.tags = cursor.list(MAX_CODES, scanCode);
}

function scanGiven(cursor: Cursor) {
  return givenOf(cursor.object(GIVEN, emptyGiven(), scanGivenField));
}

function scanGivenField(cursor: Cursor, key: KeyOf<typeof GIVEN>, draft: GivenDraft): void {
  if (key === "layer") draft.layer = cursor.name(true);
  else if (key === "amount") draft.amount = scanDecimal(cursor, AMOUNT);
  else if (key === "buckets") draft.buckets = scanSplit(cursor, BUCKETS, AMOUNT, 0).parts;
  else if (key === "deductible") draft.deductible = scanDecimal(cursor, AMOUNT);
  else if (key === "statedDeductible") draft.statedDeductible = scanDecimal(cursor, AMOUNT);
  else draft.penalty = scanDecimal(cursor, AMOUNT);
}
