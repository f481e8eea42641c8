/** A claim that the quick reader gives up: its shape by the schema, then its parts, so that all findings are told at once. */
import { SettlementError, refuse, show } from "../errors.ts";
import { valueAt } from "../path.ts";
import { readPlain } from "../plain.ts";
import type * as z from "zod";
import { codeClaim } from "./codes.ts";
import { AMOUNT, decimalOf } from "./decimal.ts";
import { addFindings, createFindings, nonEmpty, refusal, shapeFindings } from "./finding.ts";
import type { Findings } from "./finding.ts";
import { checkLayers, readGiven } from "./given.ts";
import { checkIds, readLine } from "./line.ts";
import { NO_LINES, NO_PAID, NO_PARTS } from "./parsed.ts";
import type { ParsedClaim, ParsedLine, ParsedPart, ParsedStay, ParsedVisit } from "./parsed.ts";
import { checkBirth, readPerson, readVisit } from "./person.ts";
import * as schema from "./schema.ts";
import { checkSums, readSplit } from "./sums.ts";
import type { Claim, EarlierParts, FeeLine, GivenPayment } from "./types.ts";

/** Paths that hold a person's id or name, or would if the claim were right; what a line is called may be a name. */
function personalPaths(value: unknown): (string | number)[][] {
  const lines = valueAt(value, ["lines"]);
  const names = Array.isArray(lines) ? lines.map((_, index) => ["lines", index, "name"]) : [];
  return [[], ["person"], ["person", "id"], ...names];
}

/**
 * As `parseClaim`, for anything.
 *
 * @throws SettlementError as `parseClaim`.
 */
export function readCarefully(value: unknown, place: { readonly file?: string } = {}): ParsedClaim {
  const plain = readPlain(value);
  if (!plain.ok) throw refusal("invalid_claim", { ...place, ...claimId(ownId(value)) }, plain.findings);
  const shape = schema.claim.safeParse(plain.value);
  const findings = createFindings(
    "invalid_claim",
    { ...place, ...claimId(valueAt(plain.value, ["id"])) },
    valueAt(plain.value, ["person", "id"]),
  );
  if (shape.success) {
    const claim = readClaim(shape.data, findings);
    refuse(findings.issues);
    return claim;
  }
  addFindings(findings, shapeFindings(shape.error.issues, plain.value, personalPaths(plain.value)));
  inspectSoundParts(plain.value, findings);
  throw new SettlementError(nonEmpty(findings.issues));
}

/** The id by which findings name the claim, if it has one. */
function claimId(value: unknown): { readonly claim?: string } {
  const id = schema.name.safeParse(value);
  return id.success ? { claim: id.data } : {};
}

/** The id of what is not plain data, if that at least is. */
function ownId(value: unknown): unknown {
  try {
    const id = readPlain(Object.getOwnPropertyDescriptor(Object(value), "id")?.value);
    return id.ok ? id.value : undefined;
  } catch {
    // A proxy may throw whatever it is asked.
    return undefined;
  }
}

/** Reads a claim that has the right shape. What is wrong with it goes to `findings`; the result counts without any. */
function readClaim(claim: Claim, findings: Findings): ParsedClaim {
  const person = readPerson(claim.person, findings);
  const visit = readVisit(claim.visit, findings);
  checkBirth(person, visit, findings);
  checkOneBill(claim.lines, claim.bill, findings);
  const lines = claim.lines === undefined ? NO_LINES : readLines(claim.lines, findings);
  const parts = claim.bill === undefined ? NO_PARTS : readBill(claim.bill, findings);
  const paid = claim.paid === undefined ? NO_PAID : readPaid(claim.paid, findings);
  const stay = claim.stay === undefined ? null : readStay(claim.stay, visit, findings);
  return codeClaim({ id: claim.id, person, visit, lines, parts, paid, stay });
}

/** What earlier claims have had of a stay that goes on. */
function readStay(
  { deductibles = {}, counted = false }: EarlierParts,
  visit: ParsedVisit,
  findings: Findings,
): ParsedStay {
  if (visit.kind !== "inpatient" || visit.continuation !== true) {
    const expected = { zh: "连续住院(visit.continuation 为 true)才写", en: "only of a stay that continues another" };
    findings.wrong("stay", expected, show(visit.continuation ?? undefined));
  }
  const borne = Object.entries(deductibles).map(([key, amount]): [string, number] => [key, decimalOf(amount, AMOUNT)]);
  return { deductibles: borne, counted };
}

/**
 * Finds what is wrong with those parts of a claim that have the right shape, where others have not, so that all of it
 * is said at once.
 */
function inspectSoundParts(value: unknown, findings: Findings): void {
  const person = sound(schema.person, valueAt(value, ["person"]));
  const visit = sound(schema.visit, valueAt(value, ["visit"]));
  const [lines, bill, paid] = [valueAt(value, ["lines"]), valueAt(value, ["bill"]), valueAt(value, ["paid"])];
  const parsedPerson = person && readPerson(person, findings);
  const parsedVisit = visit && readVisit(visit, findings);
  if (parsedPerson && parsedVisit) checkBirth(parsedPerson, parsedVisit, findings);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) checkOneBill(lines, bill, findings);
  readLines(soundItems(schema.lines, schema.line, lines), findings);
  const soundBill = sound(schema.bill, bill);
  if (soundBill !== undefined) readBill(soundBill, findings);
  readPaid(soundItems(schema.paid, schema.given, paid), findings);
}

function sound<T>(part: z.ZodType<T>, value: unknown): T | undefined {
  return part.safeParse(value).data;
}

/** The items of a list that is not too long; `undefined` in place of those that are not sound. */
function soundItems<T>(list: z.ZodType<T[]>, item: z.ZodType<T>, value: unknown): readonly (T | undefined)[] {
  if (!Array.isArray(value)) return [];
  const tooLong = list.safeParse(value).error?.issues.some(({ code, path }) => code === "too_big" && path.length === 0);
  return tooLong === true ? [] : value.map((each: unknown) => sound(item, each));
}

function checkOneBill(lines: unknown, bill: unknown, findings: Findings): void {
  if ((lines === undefined) !== (bill === undefined)) return;
  const expected = { zh: "lines 与 bill 恰有其一", en: "exactly one of lines and bill" };
  findings.wrong("", expected, lines === undefined ? show(undefined) : "lines, bill");
}

function readLines(lines: readonly (FeeLine | undefined)[], findings: Findings): readonly ParsedLine[] {
  checkIds(lines, findings);
  const parsed: ParsedLine[] = [];
  lines.forEach((line, index) => {
    const read = line === undefined ? null : readLine(line, index, findings);
    if (read !== null) parsed.push(read);
  });
  // A sum without the lines that have findings would only lead astray.
  if (parsed.length === lines.length) checkSums(parsed, "lines", findings);
  return parsed;
}

function readBill(bill: NonNullable<Claim["bill"]>, findings: Findings): readonly ParsedPart[] {
  const parsed = isList(bill)
    ? bill.map((part) => ({ tags: part.tags ?? [], parts: readSplit(part, AMOUNT) }))
    : [{ tags: [], parts: readSplit(bill, AMOUNT) }];
  checkSums(parsed, "bill", findings);
  return parsed;
}

/** `Array.isArray` for lists that are readonly. */
function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

function readPaid(paid: readonly (GivenPayment | undefined)[], findings: Findings): ParsedClaim["paid"] {
  checkLayers(paid, findings);
  return paid.flatMap((given, index) => (given === undefined ? [] : [readGiven(given, index, findings)]));
}
