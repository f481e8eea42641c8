/**
 * A parsed claim as one object of small integers first: settling looks at many claims, and what it reads of one stands
 * together in memory.
 */
import type { ClaimCodes, ParsedClaim, Uncoded } from "./parsed.ts";

/** Puts what has been read of a claim and its codes into one object; whatever the buckets are, they stay as they are. */
export function layOut(read: Uncoded, codes: ClaimCodes): ParsedClaim {
  const { inScope, preSelfPay, overLimit, ownPay } = codes;
  const areSmall = isSmall(inScope) && isSmall(preSelfPay) && isSmall(overLimit) && isSmall(ownPay);
  return areSmall ? layOutSmall(read, codes) : layOutLarge(read, codes);
}

/** Whether an object holds a number in itself; one beyond 31 bits and a sign is kept elsewhere. */
function isSmall(fen: number): boolean {
  return (fen | 0) === fen;
}

/** `| 0` is for numbers that are small and yet kept elsewhere, as those are that a list of doubles gives. */
function layOutSmall(read: Uncoded, codes: ClaimCodes): ParsedClaim {
  return {
    packedCodes: codes.packedCodes,
    packedFlags: codes.packedFlags,
    tierCode: codes.tierCode,
    inpatient: codes.inpatient,
    extras: codes.extras,
    admission: codes.admission,
    discharge: codes.discharge,
    settlement: codes.settlement,
    birth: codes.birth,
    heldAtAdmission: codes.heldAtAdmission,
    heldAtDischarge: codes.heldAtDischarge,
    heldAtSettlement: codes.heldAtSettlement,
    inScope: codes.inScope | 0,
    preSelfPay: codes.preSelfPay | 0,
    overLimit: codes.overLimit | 0,
    ownPay: codes.ownPay | 0,
    lineCount: codes.lineCount,
    lines: read.lines,
    paid: read.paid,
    items: codes.items,
    tagSets: codes.tagSets,
    parts: read.parts,
    stay: read.stay,
    id: read.id,
    person: read.person,
    visit: read.visit,
  };
}

/**
 * The same in another order, which makes objects of another shape: one large number in one object has that field kept
 * elsewhere in all objects of its shape.
 */
function layOutLarge(read: Uncoded, codes: ClaimCodes): ParsedClaim {
  return { ...read, ...codes };
}
