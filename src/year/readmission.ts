/** Stays that continue an earlier one, by the pipeline's window of days. */
import type { ParsedClaim } from "../claim/parsed.ts";
import type { Claim } from "../claim/types.ts";
import { daysBetween, isDay } from "../date.ts";
import { refuse } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { readPlain } from "../plain.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Readmission } from "../rules/practice.ts";
import type { Day } from "../rules/types.ts";
import { holdsFor } from "../settle/days.ts";
import { missingFact } from "../settle/refusals.ts";
import { openClaim } from "../settlement.ts";
import type { OpenedClaim, SettleOptions } from "../settlement.ts";

/** Characters of an ICD-10 category. */
const CATEGORY = 3;

/** An earlier stay of the same person: the id of its hospital (`visit.facility.id`) and the day of discharge. */
export interface EarlierStay {
  readonly hospital: string;
  readonly discharged: Day;
  /** Its ICD-10 codes: needed where the pipeline asks for the same disease. */
  readonly diseases?: readonly string[];
}

/**
 * The claim with `visit.continuation` as the pipeline's `readmission` finds it among earlier stays. A claim that states
 * it already, that is of no stay, or of a region whose pipeline says nothing of it, stays as it is.
 *
 * @param stays Earlier stays of the person, in any order.
 * @throws SettlementError as `benefitYear`; `missing_fact` for one that `readmission` reads, and for
 *   diseases that decide and are not said, of this stay or an earlier one. TypeError if `discharged` is not a day.
 * @example
 * const claim = withContinuation(rulebook, stay, [{ hospital: "h-1", discharged: "2024-02-20" }]);
 * claim.visit.continuation; // true
 */
export function withContinuation(
  rulebook: Rulebook,
  claim: unknown,
  stays: readonly EarlierStay[],
  options: SettleOptions = {},
): Claim {
  const opened = openClaim(rulebook, claim, options);
  const plain = readPlain(claim);
  if (!plain.ok) throw new RangeError("a claim that was read is plain");
  const whole = plain.value as Claim;
  for (const { discharged } of stays)
    if (!isDay(discharged)) throw new TypeError(`discharged is not a day: ${String(discharged)}`);
  const continuation = continuationOf(opened, whole.visit.facility.id, stays);
  return continuation === null ? whole : continuing(whole, continuation);
}

/** A claim of which it is known whether it continues an earlier stay. */
export function continuing(claim: Claim, continuation: boolean): Claim {
  return { ...claim, visit: { ...claim.visit, continuation } };
}

/**
 * Whether a claim continues an earlier stay; `null` where nobody asks, for it is no stay, states it already, or its
 * region says nothing of it.
 *
 * @param here Id of its hospital.
 */
export function continuationOf(
  { claim, plan }: OpenedClaim,
  here: string,
  stays: readonly EarlierStay[],
): boolean | null {
  const { readmission } = plan.pipeline;
  const { kind, continuation, admitted } = claim.visit;
  if (readmission === undefined || kind !== "inpatient" || continuation !== null) return null;
  const may = holdsFor(readmission.when, claim, plan);
  if (typeof may === "string") refuse([missingFact(claim, may)]);
  const near = stays.filter(({ hospital, discharged }) => {
    const days = daysBetween(discharged, admitted);
    const isThere = readmission.hospital === "any" || hospital === here;
    return isThere && days >= 0 && days <= readmission.days;
  });
  return may === true && near.length > 0 && isOfDisease(near, claim, readmission.disease);
}

/** Whether one of some earlier stays was for a disease that counts; what is not known of the others is not asked then. */
function isOfDisease(stays: readonly EarlierStay[], claim: ParsedClaim, by: Readmission["disease"]): boolean {
  if (by === undefined) return true;
  const own = claim.visit.diseases;
  if (own === null) refuse([missingFact(claim, "visit.diseases")]);
  const named = (code: string): string => (by === "category" ? code.slice(0, CATEGORY) : code);
  const here = new Set(own?.map(named));
  if (stays.some(({ diseases }) => diseases?.some((code) => here.has(named(code))))) return true;
  refuse(
    stays.flatMap(({ discharged, diseases }): Issue[] => {
      if (diseases !== undefined) return [];
      const expected = {
        zh: `${discharged} 出院的既往住院的 ICD-10 编码`,
        en: `the ICD-10 codes of the earlier stay, discharged on ${discharged}`,
      };
      const fact = "visit.diseases";
      return [{ code: "missing_fact", fact, claim: claim.id, path: "stays", expected, found: "nothing" }];
    }),
  );
  return false;
}
