/** Visits whose days lie within a stay. */
import { parseClaim } from "../claim/parse.ts";
import type { Claim } from "../claim/types.ts";
import { isDay } from "../date.ts";
import { readPlain } from "../plain.ts";
import type { Day } from "../rules/types.ts";

/** The days of an inpatient stay, both inclusive. */
export interface StayDays {
  readonly admitted: Day;
  readonly discharged: Day;
}

/**
 * The claim with `visit.duringStay` as the days of other stays have it: true where every day of the visit, from
 * admission to discharge or else the day on which it is settled, is a day of one of them. A claim that states it already
 * stays as it is.
 *
 * @param stays All other stays of the person around the visit, in any order; not the claim's own.
 * @throws SettlementError `invalid_claim`, `unbalanced`. TypeError if a day of a stay is not a day; RangeError if a stay
 *   ends before it begins.
 * @example
 * withDuringStay(claim, [{ admitted: "2024-03-01", discharged: "2024-03-10" }]).visit.duringStay; // true on 2024-03-05
 */
export function withDuringStay(claim: unknown, stays: readonly StayDays[]): Claim {
  const { visit } = parseClaim(claim);
  const plain = readPlain(claim);
  if (!plain.ok) throw new RangeError("a claim that was read is plain");
  for (const { admitted, discharged } of stays) {
    for (const day of [admitted, discharged]) if (!isDay(day)) throw new TypeError(`not a day: ${String(day)}`);
    if (discharged < admitted) throw new RangeError(`a stay from ${admitted} to ${discharged}`);
  }
  const whole = plain.value as Claim;
  if (visit.duringStay !== null) return whole;
  const duringStay = stays.some(
    ({ admitted, discharged }) => admitted <= visit.admitted && visit.discharged <= discharged,
  );
  return { ...whole, visit: { ...whole.visit, duringStay } };
}
