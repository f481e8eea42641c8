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
  readonly motherCategories: readonly HeldCode[] | null;
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
  readonly duringStay: boolean | null;
  readonly programmes: readonly string[] | null;
  readonly flags: readonly string[] | null;
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

/** What earlier claims for the same stay have had. */
export interface ParsedStay {
  /** What they have borne of the deductibles of the stay, by `layer.benefit`. Unit: fen, 0 or more. */
  readonly deductibles: readonly (readonly [benefit: string, fen: number])[];
  /** Whether the year has counted the stay among its admissions. */
  readonly counted: boolean;
}

/** What settling reads of every claim, as integers, so that it compares no text. */
export interface ClaimCodes {
  /** The closed facts that are codes, packed in mixed radix by `CLOSED_RADIX`; and likewise those that are flags. */
  readonly packedCodes: number;
  readonly packedFlags: number;
  /** Code of the hospital's tier, from 1; whether the visit is an inpatient stay, 0 or 1. */
  readonly tierCode: number;
  readonly inpatient: number;
  /** Bits of what else there is: the `HAS_…` below. */
  readonly extras: number;
  /** Days as numbers `YYYYMMDD`; that of birth is 0 where the claim lacks it. */
  readonly admission: number;
  readonly discharge: number;
  readonly settlement: number;
  readonly birth: number;
  /**
   * For each of the three days, one more than the bits of the national categories that are held then, by place in
   * `CATEGORIES`; 0 where the claim lacks the categories.
   */
  readonly heldAtAdmission: number;
  readonly heldAtDischarge: number;
  readonly heldAtSettlement: number;
  /** The four buckets of the whole bill. Unit: fen, 0 or more. */
  readonly inScope: number;
  readonly preSelfPay: number;
  readonly overLimit: number;
  readonly ownPay: number;
  /** Number of fee lines, beside the other numbers so that their list need not be looked at; 0 for a ready bill. */
  readonly lineCount: number;
  /**
   * Of each fee line, or of each part of a ready bill one of which bears tags, `ITEM_WIDTH` numbers: its four buckets, and
   * its tags as their place among the tag sets, from 1; 0 where it has none. Empty for a ready bill without tags.
   */
  readonly items: readonly number[];
  /** The tags of lines and parts, each list mostly once. */
  readonly tagSets: readonly (readonly string[])[];
}

/** How the numbers of an item are laid out. */
export const ITEM_WIDTH = 5;
export const ITEM_TAGS = 4;

/** Categories that are not national; certificates, a class, programmes and diseases, even an empty list of them. */
export const HAS_CATEGORY = 1;
export const HAS_CERTIFICATES = 2;
export const HAS_CLASS = 4;
export const HAS_PROGRAMMES = 8;
export const HAS_DISEASES = 16;
/** Tags of a line or part; a code or charge category of a line. */
export const HAS_TAGS = 32;
export const HAS_ITEMS = 64;
/** A code that is not national, of any of these but a disease. */
export const HAS_DECLARED = 128;
/** Flags of the visit, even an empty list of them. */
export const HAS_FLAGS = 256;
/** Categories of the mother, even an empty list of them. */
export const HAS_MOTHER = 512;
/** What earlier claims for the same stay have had. */
export const HAS_EARLIER = 1024;
/** Whether the visit lies within another stay, or that it does not. */
export const HAS_DURING_STAY = 2048;

/** A claim before it is coded. Exactly one of `lines` and `parts` is not empty. */
export interface Uncoded {
  readonly id: string;
  readonly person: ParsedPerson;
  readonly visit: ParsedVisit;
  readonly lines: readonly ParsedLine[];
  readonly parts: readonly ParsedPart[];
  readonly paid: readonly ParsedGiven[];
  readonly stay: ParsedStay | null;
}

/** A claim. No bucket of the whole bill is below zero. */
export interface ParsedClaim extends ClaimCodes, Uncoded {}

/** What a claim has none of, the same for all: settling looks at many claims, and stays near what it has looked at. */
export const NO_LINES: readonly ParsedLine[] = [];
export const NO_PARTS: readonly ParsedPart[] = [];
export const NO_PAID: readonly ParsedGiven[] = [];
export const NO_ITEMS: readonly number[] = [];
export const NO_TAG_SETS: ClaimCodes["tagSets"] = [];
