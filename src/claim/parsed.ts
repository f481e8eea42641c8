/** A claim after parsing: integers and codes, every bound checked, nothing left to ask of its shape. */
import type { Day } from "../rules/types.ts";
import type { ClaimPerson, Facility, Visit } from "./types.ts";

/** The four parts of an amount, by the index of their bucket. Unit: fen. */
export type Parts = readonly [inScope: number, preSelfPay: number, overLimit: number, ownPay: number];

/** A code with the days on which it is held, first and last, as numbers `YYYYMMDD`; open ends are 0 and 99999999. */
export interface HeldCode {
  readonly code: string;
  readonly from: number;
  readonly to: number;
}

/** The person; `null` where the claim says nothing. */
export interface ParsedPerson {
  readonly id: string;
  readonly insurance: NonNullable<ClaimPerson["insurance"]> | null;
  readonly region: string;
  readonly birthDate: Day | null;
  readonly categories: readonly HeldCode[] | null;
  readonly certificates: readonly HeldCode[] | null;
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

/** What settling reads of a claim again and again, as small integers, so that it compares no text. */
export interface ClaimCodes {
  /**
   * One for each of `CLOSED_FACTS`: 0 where the claim lacks it, else one more than its place in the list of values (1
   * and 2 for false and true; one more than a grade).
   */
  readonly facts: readonly number[];
  /** Days of admission, discharge and settlement, as numbers `YYYYMMDD`. */
  readonly days: readonly [admission: number, discharge: number, settlement: number];
  /** Day of birth likewise; 0 where the claim lacks it. */
  readonly birth: number;
  /** The whole bill. */
  readonly bill: Parts;
  /** Whether a line, or a part of a ready bill, bears a tag; and whether a line has a code or charge category. */
  readonly tagged: boolean;
  readonly coded: boolean;
}

/** A claim. Exactly one of `lines` and `parts` is not empty; no bucket of the whole bill is below zero. */
export interface ParsedClaim {
  readonly id: string;
  readonly person: ParsedPerson;
  readonly visit: ParsedVisit;
  readonly lines: readonly ParsedLine[];
  readonly parts: readonly ParsedPart[];
  readonly paid: readonly ParsedGiven[];
  readonly codes: ClaimCodes;
}
