/** Stays over the turn of a benefit year, in a claim for each year. */
import type { ParsedClaim } from "../claim/parsed.ts";
import type { Claim, FeeLine } from "../claim/types.ts";
import { yearOf } from "../date.ts";
import { refuse, show } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { readPlain } from "../plain.ts";
import type { Rulebook } from "../rulebook.ts";
import { holdsFor, isOverYears } from "../settle/days.ts";
import { missingFact } from "../settle/refusals.ts";
import { openClaim } from "../settlement.ts";
import type { SettleOptions } from "../settlement.ts";

/** A claim for a part of a stay, and the benefit year to which it belongs. */
export interface StayPart {
  readonly year: number;
  readonly claim: Claim;
}

/**
 * The claims in which a stay is settled, in the order of their years: one for each year that has fee lines where the
 * pipeline's `crossYear` says that it is split, each line in the year of its own day; else the claim itself. A part has
 * the id `ID/YEAR` and the days of the stay in its year: from 1 January where the patient was admitted in an earlier year,
 * to 31 December where the discharge is in a later one, whether or not there are fee lines, and so a part, in that year.
 * All parts but the first are a `continuation`. The parts are settled one after the other, each on the account of its year;
 * where they share a deductible (`per: "stay"`), with `stay: { deductibles }` as the settlement of the part before says it.
 *
 * @throws SettlementError as `benefitYear`; `missing_fact` for one that `crossYear` reads; `invalid_claim` for a stay that
 *   is split and has a ready bill, given payments, or a line without a day of the stay.
 * @example
 * for (const { claim } of splitStay(rulebook, stay)) session.settle(claim);
 */
export function splitStay(rulebook: Rulebook, claim: unknown, options: SettleOptions = {}): readonly StayPart[] {
  const { claim: parsed, plan, year } = openClaim(rulebook, claim, options);
  const whole = copyOf(claim);
  const { crossYear } = plan.pipeline;
  if (crossYear === undefined || !isOverYears(parsed)) return [{ year, claim: whole }];
  const isSplit = holdsFor(crossYear.when, parsed, plan);
  if (typeof isSplit === "string") refuse([missingFact(parsed, isSplit)]);
  if (isSplit !== true) return [{ year, claim: whole }];
  refuse(faultsOf(parsed, whole));
  return partsOf(parsed, whole);
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
    wrong("lines", "费用明细:跨年度住院按明细分段", "fee lines, by which the stay is split", undefined);
  if (paid !== undefined && paid.length > 0)
    wrong("paid", "各段各自的已付金额", "no payments for the whole: those of each part", paid);
  lines?.forEach(({ day }, i) => {
    if (day !== undefined && visit.admitted <= day && day <= visit.discharged) return;
    const [zh, en] = [`住院期间(${visit.admitted} 至 ${visit.discharged})的日期`, "a day of the stay"];
    wrong(`lines[${i}].day`, zh, `${en}, ${visit.admitted} to ${visit.discharged}`, day);
  });
  return issues;
}

function partsOf({ visit }: ParsedClaim, whole: Claim): StayPart[] {
  const byYear = new Map<number, FeeLine[]>();
  for (const line of whole.lines ?? []) {
    const year = yearOf(line.day ?? visit.discharged);
    byYear.set(year, [...(byYear.get(year) ?? []), line]);
  }
  const years = [...byYear].sort(([a], [b]) => a - b);
  return years.map(([year, lines], at): StayPart => {
    const admitted = year === yearOf(visit.admitted) ? visit.admitted : `${year}-01-01`;
    const discharged = year === yearOf(visit.discharged) ? visit.discharged : `${year}-12-31`;
    const later = at === 0 ? {} : { continuation: true };
    // What came before the stay has been had by its first part.
    const { stay, ...rest } = whole;
    const had = at === 0 && stay !== undefined ? { stay } : {};
    const own = { ...rest.visit, admitted, discharged, ...later };
    return { year, claim: { ...rest, ...had, id: `${whole.id}/${year}`, visit: own, lines } };
  });
}
