/** What a parsed claim says under several names, by the index that plans have for them: days, categories, buckets. */
import type { ClaimCodes } from "./parsed.ts";

/** The day of admission (0), discharge (1) or settlement (2), as a number `YYYYMMDD`. */
export function dayAt({ admission, discharge, settlement }: ClaimCodes, index: number): number {
  return index === 0 ? admission : index === 1 ? discharge : settlement;
}

/** The national categories that are held on that day, as `heldAt…` has them. */
export function heldAt({ heldAtAdmission, heldAtDischarge, heldAtSettlement }: ClaimCodes, index: number): number {
  return index === 0 ? heldAtAdmission : index === 1 ? heldAtDischarge : heldAtSettlement;
}

/** The four buckets of the whole bill, in their order. Unit: fen. */
export function bucketsOf({ inScope, preSelfPay, overLimit, ownPay }: ClaimCodes): number[] {
  return [inScope, preSelfPay, overLimit, ownPay];
}
