/** The stays that a journal knows. */
import type { Claim } from "../claim/types.ts";
import type { EarlierStay } from "../year/readmission.ts";
import type { Pending } from "./state.ts";

/**
 * The stays beside one of the year's settlements, whether they were settled before it or after: a bill that comes late, or
 * is taken back and settled anew, is of a stay no later for that. Which of them are earlier, their days say; of two stays
 * on the same days, the one that was settled first.
 *
 * @param all The settlements in the order of the year.
 * @param at  The place of the one that asks.
 */
export function staysBeside(all: readonly Pending[], at: number): readonly EarlierStay[] {
  const own = all[at];
  return all.flatMap(({ claim, yearEnd }, place): EarlierStay[] => {
    const { kind, facility, discharged, settled, diseases } = claim.visit;
    if (yearEnd || kind !== "inpatient" || place === at) return [];
    if (place > at && own !== undefined && isOfSameDays(claim, own.claim)) return [];
    const stay = { hospital: facility.id, discharged: discharged ?? settled };
    return [diseases === undefined ? stay : { ...stay, diseases }];
  });
}

function isOfSameDays({ visit: one }: Claim, { visit: other }: Claim): boolean {
  return one.admitted === other.admitted && one.discharged === other.discharged;
}
