/** The stays that a journal knows. */
import type { Claim } from "../claim/types.ts";
import type { EarlierStay } from "../year/readmission.ts";
import type { Standing } from "./state.ts";

/** The stays of the settlements that stand before a claim, of other claims than itself. */
export function staysBefore(standing: readonly Standing[], { id }: Claim): readonly EarlierStay[] {
  return standing.flatMap(({ claim, yearEnd }): EarlierStay[] => {
    const { kind, facility, discharged, settled, diseases } = claim.visit;
    if (yearEnd || kind !== "inpatient" || claim.id === id) return [];
    const stay = { hospital: facility.id, discharged: discharged ?? settled };
    return [diseases === undefined ? stay : { ...stay, diseases }];
  });
}
