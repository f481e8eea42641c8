/** A claim after parsing: integers and codes, every bound checked, nothing left to ask of its shape. */
import type { Day } from "../rules/types.ts";
import type { ClaimPerson, DatedCode, Facility, Visit } from "./types.ts";

/** The four parts of an amount, by the index of their bucket. Unit: fen. */
export type Parts = readonly [inScope: number, preSelfPay: number, overLimit: number, ownPay: number];

/** The person; `null` where the claim says nothing. */
export interface ParsedPerson {
  readonly id: string;
  readonly insurance: NonNullable<ClaimPerson["insurance"]> | null;
  readonly region: string;
  readonly birthDate: Day | null;
  readonly categories: readonly DatedCode[] | null;
  readonly certificates: readonly DatedCode[] | null;
}

/** The visit with its hospital; `null` where the claim says nothing. Its days are all known. */
export interface ParsedVisit {
  readonly kind: Visit["kind"];
  readonly facilityRegion: string;
  readonly tier: Facility["tier"];
  readonly grade: NonNullable<Facility["grade"]> | null;
  readonly designated: boolean | null;
  readonly tcm: boolean | null;
  readonly class: string | null;
  readonly referred: boolean | null;
  readonly accident: boolean | null;
  readonly continuation: boolean | null;
  readonly programmes: readonly string[] | null;
  readonly diseases: readonly string[] | null;
  readonly admitted: Day;
  readonly discharged: Day;
  readonly settled: Day;
}

/** One fee line, assessed. */
export interface ParsedLine {
  readonly id: string;
  readonly code: string | null;
  readonly charge: string | null;
  readonly tags: readonly string[];
  readonly parts: Parts;
  readonly day: Day | null;
}

/** A part of a ready bill. */
export interface ParsedPart {
  readonly tags: readonly string[];
  readonly parts: Parts;
}

/** What a layer has paid elsewhere. Unit of every amount: fen, 0 or more. */
export interface ParsedGiven {
  readonly layer: string;
  readonly amount: number;
  /** Where it was taken from; they sum to `amount`. */
  readonly buckets: Parts | null;
  readonly deductible: number | null;
  readonly statedDeductible: number | null;
  readonly penalty: number | null;
}

/** A claim. Exactly one of `lines` and `parts` is not empty; no bucket of the whole bill is below zero. */
export interface ParsedClaim {
  readonly id: string;
  readonly person: ParsedPerson;
  readonly visit: ParsedVisit;
  readonly lines: readonly ParsedLine[];
  readonly parts: readonly ParsedPart[];
  readonly paid: readonly ParsedGiven[];
}
