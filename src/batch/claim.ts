/** A row of the columns as a parsed claim again, for what the fast way does not cover. */
import type { ParsedClaim, ParsedGiven, ParsedLine, ParsedPart } from "../claim/parsed.ts";
import { codeClaim } from "../claim/codes.ts";
import { CLOSED_FACTS, FACTS, SECOND_PACK } from "../facts.ts";
import type { Day } from "../rules/types.ts";
import { unpackCodes } from "./codes.ts";
import type { ClaimColumns, GivenColumns, Item, PartColumns } from "./columns.ts";

/** A day from its number. */
export function dayOf(number: number): Day {
  const text = number.toString().padStart(8, "0");
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

/** Regions that lie so to an insured one; a claim's own hospital is not among the columns. */
function facilityAt(place: string | null, insured: string): string {
  const turned = (digit: string | undefined): string => (digit === "9" ? "8" : "9");
  if (place === "city") return `${insured.slice(0, 4)}${turned(insured[4])}${insured.slice(5)}`;
  if (place === "province") return `${insured.slice(0, 2)}${turned(insured[2])}${insured.slice(3)}`;
  return place === "outside" ? `${turned(insured[0])}${insured.slice(1)}` : insured;
}

/**
 * Makes the claim of a row.
 *
 * @param part  The first of its parts, and
 * @param given of its given payments, in their columns; those of other rows follow.
 */
export function claimOf(columns: ClaimColumns, row: number, part: number, given: number): ParsedClaim {
  const { dictionaries } = columns;
  const region = dictionaries.regions[columns.region[row] ?? 0] ?? "";
  const codes = unpackCodes(columns.visit[row] ?? 0, 0, SECOND_PACK);
  const [insurance, kind, tier, , where] = codes.map((code, fact) => valueAt(fact, code));
  const [referred, designated, tcm, accident, continuation] = unpackCodes(
    columns.flags[row] ?? 0,
    SECOND_PACK,
    CLOSED_FACTS.length,
  ).map((code) => (code === 0 ? null : code === 2));
  const extras = dictionaries.extras[columns.extras[row] ?? 0];
  const birth = columns.birth[row] ?? 0;
  const person: ParsedClaim["person"] = {
    id: dictionaries.persons[columns.person[row] ?? 0] ?? "",
    insurance: insurance as ParsedClaim["person"]["insurance"],
    region,
    birthDate: birth === 0 ? null : dayOf(birth),
    categories: dictionaries.categories[columns.categories[row] ?? 0] ?? null,
    certificates: extras?.certificates ?? null,
    motherCategories: extras?.motherCategories ?? null,
  };
  const grade = codes[3] ?? 0;
  const visit: ParsedClaim["visit"] = {
    kind: kind as ParsedClaim["visit"]["kind"],
    facilityRegion: facilityAt(where ?? null, region),
    tier: tier as ParsedClaim["visit"]["tier"],
    grade: grade === 0 ? null : ((grade - 1) as 0 | 1 | 2 | 3),
    designated: designated ?? null,
    tcm: tcm ?? null,
    class: extras?.class ?? null,
    referred: referred ?? null,
    accident: accident ?? null,
    continuation: continuation ?? null,
    duringStay: extras?.duringStay ?? null,
    programmes: extras?.programmes ?? null,
    flags: extras?.flags ?? null,
    diseases: extras?.diseases ?? null,
    admitted: dayOf(columns.admitted[row] ?? 0),
    discharged: dayOf(columns.discharged[row] ?? 0),
    settled: dayOf(columns.settled[row] ?? 0),
  };
  const lines = linesOf(columns, row, part);
  const parts: ParsedPart[] = lines.length > 0 ? [] : [{ tags: [], parts: bucketsAt(columns, row) }];
  const paid = givenOf(columns, row, given);
  const stay = extras?.stay ?? null;
  return codeClaim({ id: "", person, visit, lines, parts, paid, stay });
}

function valueAt(fact: number, code: number): string | null {
  const type = FACTS[CLOSED_FACTS[fact] ?? ""];
  return type !== undefined && "values" in type ? (type.values[code - 1] ?? null) : null;
}

/** The parts of a divided bill, each as a fee line of its item. */
function linesOf({ parts, dictionaries }: ClaimColumns, row: number, from: number): ParsedLine[] {
  const lines: ParsedLine[] = [];
  for (let i = from; i < parts.count && parts.row[i] === row; i++) {
    const { tags, charge, code } = dictionaries.items[parts.item[i] ?? 0] ?? WHOLE;
    lines.push({ id: String(lines.length), code, charge, tags, parts: bucketsAt(parts, i), day: null });
  }
  return lines;
}

const WHOLE: Item = { tags: [], charge: null, code: null };

function givenOf({ given, dictionaries }: ClaimColumns, row: number, from: number): ParsedGiven[] {
  const own: ParsedGiven[] = [];
  for (let i = from; i < given.count && given.row[i] === row; i++)
    own.push({
      layer: dictionaries.layers[given.layer[i] ?? 0] ?? "",
      amount: given.amount[i] ?? 0,
      buckets: Number.isNaN(given.inScope[i]) ? null : bucketsAt(given, i),
      deductible: stated(given.deductible[i]),
      statedDeductible: stated(given.statedDeductible[i]),
      penalty: stated(given.penalty[i]),
    });
  return own;
}

function stated(amount: number | undefined): number | null {
  return amount === undefined || Number.isNaN(amount) ? null : amount;
}

function bucketsAt(
  from: Pick<ClaimColumns, "inScope" | "preSelfPay" | "overLimit" | "ownPay"> | PartColumns | GivenColumns,
  i: number,
): ParsedPart["parts"] {
  return [from.inScope[i] ?? 0, from.preSelfPay[i] ?? 0, from.overLimit[i] ?? 0, from.ownPay[i] ?? 0];
}
