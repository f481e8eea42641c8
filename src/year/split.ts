/** Stays over the turn of a benefit year or a change of rules, in a claim for each part. */
import type { ParsedClaim } from "../claim/parsed.ts";
import type { Claim } from "../claim/types.ts";
import { daysLater, yearOf } from "../date.ts";
import { refuse, show } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { readPlain } from "../plain.ts";
import { indexOfRegion } from "../rulebook.ts";
import type { Rulebook } from "../rulebook.ts";
import type { CrossRules, CrossYear } from "../rules/practice.ts";
import { turnsOf } from "../rules/turns.ts";
import type { Day, VisitDate } from "../rules/types.ts";
import { holdsFor, isOverYears } from "../settle/days.ts";
import { missingFact } from "../settle/refusals.ts";
import { openClaim } from "../settlement.ts";
import type { OpenedClaim, SettleOptions } from "../settlement.ts";

/** A claim for a part of a stay, and the benefit year to which it belongs. */
export interface StayPart {
  readonly year: number;
  readonly claim: Claim;
}

/**
 * The claims in which a stay is settled, in the order of their days, each line in that of its own day: where the pipeline's
 * `crossYear` says that it is split, a claim for each year that has fee lines; where `crossRules` does, for each stretch
 * of days on which the same rules hold; else the claim itself. A part has the days of the stay in its year or stretch,
 * whether or not there are fee lines, and so a part, in the one before or after. Its id is `ID/YEAR`, and `ID/DAY` by its
 * first day where it is not the first of its year; then the year has counted its admission (`stay.counted`). All parts but
 * the first are a `continuation`. They are settled one after the other, each on the account of its year; where they share
 * a deductible (`per: "stay"`), with `stay.deductibles` as the settlement of the part before says it.
 *
 * @throws SettlementError as `benefitYear`; `missing_fact` for one that `crossYear` or `crossRules` reads; `invalid_claim` for a stay that
 *   is split and has a ready bill, given payments, or a line without a day of the stay.
 * @example
 * for (const { claim } of splitStay(rulebook, stay)) session.settle(claim);
 */
export function splitStay(rulebook: Rulebook, claim: unknown, options: SettleOptions = {}): readonly StayPart[] {
  const opened = openClaim(rulebook, claim, options);
  const { claim: parsed, plan, year, knownAt } = opened;
  const whole = copyOf(claim);
  const { crossYear, crossRules, yearOf: counted } = plan.pipeline;
  const { kind, admitted, discharged } = parsed.visit;
  const byYear = isOverYears(parsed) && isSplit(opened, crossYear);
  const byRules = plan.turns && kind === "inpatient" && isSplit(opened, crossRules);
  if (!byYear && !byRules) return [{ year, claim: whole }];
  refuse(faultsOf(parsed, whole));
  const { region } = parsed.person;
  const turns = byRules ? turnsOf(indexOfRegion(rulebook, region), region, admitted, discharged, knownAt) : [];
  const starts = [...new Set([admitted, ...(byYear ? newYears(admitted, discharged) : []), ...turns])].sort();
  return partsOf(whole, starts, discharged, counted);
}

function isSplit({ claim, plan }: OpenedClaim, by: CrossYear | CrossRules | undefined): boolean {
  if (by === undefined) return false;
  const split = holdsFor(by.when, claim, plan);
  if (typeof split === "string") refuse([missingFact(claim, split)]);
  return split === true;
}

/** The first days of the years after that of the first day. */
function newYears(first: Day, last: Day): Day[] {
  const years = yearOf(last) - yearOf(first);
  return Array.from({ length: years }, (_, at): Day => `${yearOf(first) + 1 + at}-01-01`);
}

/** A claim that has been read, as plain data of its own. */
function copyOf(claim: unknown): Claim {
  const plain = readPlain(claim);
  if (!plain.ok) throw new RangeError("a claim that was read is plain");
  return plain.value as Claim;
}

function faultsOf({ id, visit }: ParsedClaim, { lines, paid }: Claim): Issue[] {
  const issues: Issue[] = [];
  const wrong = (path: string, zh: string, en: string, found: unknown): void => {
    issues.push({ code: "invalid_claim", claim: id, path, expected: { zh, en }, found: show(found) });
  };
  if (lines === undefined)
    wrong("lines", "费用明细:住院按明细分段", "fee lines, by which the stay is split", undefined);
  if (paid !== undefined && paid.length > 0)
    wrong("paid", "各段各自的已付金额", "no payments for the whole: those of each part", paid);
  lines?.forEach(({ day }, i) => {
    if (day !== undefined && visit.admitted <= day && day <= visit.discharged) return;
    const [zh, en] = [`住院期间(${visit.admitted} 至 ${visit.discharged})的日期`, "a day of the stay"];
    wrong(`lines[${i}].day`, zh, `${en}, ${visit.admitted} to ${visit.discharged}`, day);
  });
  return issues;
}

/**
 * The parts that have fee lines.
 *
 * @param starts First days of the parts, the day of admission first.
 * @param last   The day of discharge.
 */
function partsOf(whole: Claim, starts: readonly Day[], last: Day, counted: VisitDate): StayPart[] {
  const parts: StayPart[] = [];
  // What came before the stay has been had by its first part.
  const { stay, ...rest } = whole;
  starts.forEach((admitted, at) => {
    const next = starts[at + 1];
    const lines = rest.lines?.filter(({ day = last }) => admitted <= day && (next === undefined || day < next)) ?? [];
    if (lines.length === 0) return;
    const discharged = next === undefined ? last : daysLater(next, -1);
    const year = yearOf(counted === "admission" ? admitted : discharged);
    const before = parts.at(-1);
    const isNewYear = before?.year !== year;
    const had = before === undefined ? stay : isNewYear ? undefined : { counted: true };
    const visit = { ...rest.visit, admitted, discharged, ...(before === undefined ? {} : { continuation: true }) };
    const id = `${whole.id}/${isNewYear ? year : admitted}`;
    parts.push({ year, claim: { ...rest, ...(had === undefined ? {} : { stay: had }), id, visit, lines } });
  });
  return parts;
}
