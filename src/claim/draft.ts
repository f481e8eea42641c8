/**
 * What the quick readers collect of a claim, and the parsed claim made of it.
 * Every check of the careful reader (`person.ts`, `line.ts`, `given.ts`, `sums.ts`) is made here too; where one fails,
 * the draft is given up, since only the careful reader says what is wrong.
 */
import { MAX_FEN } from "../money.ts";
import { assess, overCeiling, priceOf } from "./assess.ts";
import { codeClaim } from "./codes.ts";
import { SHARE } from "./decimal.ts";
import { NO_LINES, NO_PAID, NO_PARTS } from "./parsed.ts";
import type {
  HeldCode,
  ParsedClaim,
  ParsedGiven,
  ParsedLine,
  ParsedPart,
  ParsedPerson,
  ParsedVisit,
  Parts,
} from "./parsed.ts";
import { sumOf } from "./sums.ts";
import { unusual } from "./unusual.ts";

/** In place of tags that a line does not have. */
export const NO_TAGS: readonly string[] = [];

type Nullable<T> = { -readonly [K in keyof T]: T[K] | null };

/** A person; `null` where nothing has been read. */
export type PersonDraft = Nullable<ParsedPerson>;

/** A visit and its hospital. */
export type VisitDraft = Nullable<ParsedVisit> & { facility: string | null };

/** One fee line. Amounts in fen, prices and rates in millionths, the quantity in ten-thousandths. */
export interface LineDraft {
  id: string | null;
  code: string | null;
  charge: string | null;
  catalogue: "A" | "B" | "C" | null;
  unitPrice: number | null;
  quantity: number | null;
  amount: number | null;
  ceilingPrice: number | null;
  preSelfPayRate: number | null;
  split: Parts | null;
  tags: readonly string[];
  day: string | null;
}

/** A given payment. */
export type GivenDraft = Nullable<ParsedGiven>;

/** A whole claim. */
export interface ClaimDraft {
  id: string | null;
  person: ParsedPerson | null;
  visit: ParsedVisit | null;
  lines: ParsedLine[] | null;
  parts: ParsedPart[] | null;
  paid: ParsedGiven[] | null;
}

/** A person of whom nothing has been read. */
export function emptyPerson(): PersonDraft {
  return {
    id: null,
    insurance: null,
    region: null,
    birthDate: null,
    categories: null,
    certificates: null,
    motherCategories: null,
  };
}

/** A visit of which nothing has been read. */
export function emptyVisit(): VisitDraft {
  return {
    kind: null,
    facilityRegion: null,
    tier: null,
    grade: null,
    designated: null,
    tcm: null,
    class: null,
    referred: null,
    accident: null,
    continuation: null,
    duringStay: null,
    programmes: null,
    flags: null,
    diseases: null,
    admitted: null,
    discharged: null,
    settled: null,
    facility: null,
  };
}

/** A line of which nothing has been read. */
export function emptyLine(): LineDraft {
  return {
    id: null,
    code: null,
    charge: null,
    catalogue: null,
    unitPrice: null,
    quantity: null,
    amount: null,
    ceilingPrice: null,
    preSelfPayRate: null,
    split: null,
    tags: NO_TAGS,
    day: null,
  };
}

/** A given payment of which nothing has been read. */
export function emptyGiven(): GivenDraft {
  return { layer: null, amount: null, buckets: null, deductible: null, statedDeductible: null, penalty: null };
}

/** The person that a draft describes. */
export function personOf(draft: PersonDraft): ParsedPerson {
  const { id, insurance, region, birthDate, categories, certificates, motherCategories } = draft;
  if (id === null || region === null) return unusual();
  checkHeld(categories);
  checkHeld(certificates);
  checkHeld(motherCategories);
  return { id, insurance, region, birthDate, categories, certificates, motherCategories };
}

/** Ranges that begin before they end, and those of one code that do not overlap. */
function checkHeld(codes: readonly HeldCode[] | null): void {
  if (codes === null) return;
  for (let at = 0; at < codes.length; at++) {
    const held = codes[at];
    if (held === undefined || held.from > held.to) return unusual();
    for (let before = 0; before < at; before++) {
      const other = codes[before];
      if (other?.code === held.code && other.from <= held.to && held.from <= other.to) return unusual();
    }
  }
}

/** The visit that a draft describes, with its days in order. */
export function visitOf(draft: VisitDraft): ParsedVisit {
  const { kind, facility, facilityRegion, tier, grade, designated, tcm, referred, accident, continuation } = draft;
  const { duringStay, programmes, flags, diseases, admitted, discharged, settled } = draft;
  if (kind === null || facility === null || facilityRegion === null || tier === null || settled === null)
    return unusual();
  if (kind === "inpatient" && (admitted === null || discharged === null)) return unusual();
  if (admitted !== null && (admitted > settled || (discharged !== null && discharged < admitted))) return unusual();
  if (discharged !== null && settled < discharged) return unusual();
  return {
    kind,
    facilityRegion,
    tier,
    grade,
    designated,
    tcm,
    class: draft.class,
    referred,
    accident,
    continuation,
    duringStay,
    programmes,
    flags,
    diseases,
    admitted: admitted ?? settled,
    discharged: discharged ?? settled,
    settled,
  };
}

/** The line that a draft describes. */
export function lineOf(draft: LineDraft): ParsedLine {
  const { id, code, charge, tags, day } = draft;
  return id === null ? unusual() : { id, code, charge, tags, parts: moneyOf(draft), day };
}

function moneyOf(draft: LineDraft): Parts {
  const { split, amount, unitPrice, quantity, ceilingPrice } = draft;
  if (unitPrice !== null && quantity !== null) {
    if (split !== null || amount !== null) return unusual();
    const cost = priceOf(unitPrice, quantity);
    if (cost > MAX_FEN || cost < -MAX_FEN) return unusual();
    return splitBy(draft, cost, ceilingPrice === null ? 0 : overCeiling(unitPrice, ceilingPrice, quantity));
  }
  if (unitPrice !== null || quantity !== null || ceilingPrice !== null) return unusual();
  if (split !== null)
    return draft.preSelfPayRate === null && (amount === null || amount === sumOf(split)) ? split : unusual();
  return amount === null ? unusual() : splitBy(draft, amount, 0);
}

function splitBy({ catalogue, preSelfPayRate: rate }: LineDraft, amount: number, overLimit: number): Parts {
  if (catalogue === null || (catalogue === "B" && rate === null)) return unusual();
  if (catalogue === "C" && rate !== null && rate !== SHARE.max) return unusual();
  return assess(catalogue, amount, overLimit, rate ?? 0);
}

/** The given payment that a draft describes. */
export function givenOf({ layer, amount, buckets, ...stated }: GivenDraft): ParsedGiven {
  if (layer === null || amount === null) return unusual();
  if (buckets !== null && sumOf(buckets) !== amount) return unusual();
  return {
    layer,
    amount,
    buckets,
    deductible: stated.deductible,
    statedDeductible: stated.statedDeductible,
    penalty: stated.penalty,
  };
}

/** The claim that a draft describes. */
export function claimOf({ id, person, visit, lines, parts, paid }: ClaimDraft): ParsedClaim {
  if (id === null || person === null || visit === null || (lines === null) === (parts === null)) return unusual();
  const { birthDate } = person;
  if (birthDate !== null && (birthDate > visit.admitted || birthDate > visit.discharged)) return unusual();
  if (lines !== null) checkDistinct(lines.map(({ id: own }) => own));
  if (paid !== null) checkDistinct(paid.map(({ layer }) => layer));
  checkSize(lines ?? parts ?? []);
  const claim = codeClaim({
    id,
    person,
    visit,
    lines: lines ?? NO_LINES,
    parts: parts ?? NO_PARTS,
    paid: paid ?? NO_PAID,
    stay: null,
  });
  const { inScope, preSelfPay, overLimit, ownPay } = claim;
  return inScope < 0 || preSelfPay < 0 || overLimit < 0 || ownPay < 0 ? unusual() : claim;
}

function checkDistinct(names: readonly string[]): void {
  if (new Set(names).size !== names.length) unusual();
}

/** Holds the amounts, without their signs, to what keeps every sum exact. */
function checkSize(bill: readonly { readonly parts: Parts }[]): void {
  let size = 0;
  for (const { parts } of bill) {
    size += Math.abs(parts[0]) + Math.abs(parts[1]) + Math.abs(parts[2]) + Math.abs(parts[3]);
    if (size > MAX_FEN) unusual();
  }
}
