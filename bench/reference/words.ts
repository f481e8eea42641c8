/** What the references take and give: one inpatient stay of a resident of Henan, in small integers. */

/** The rules in force: Henan from 2018-10-01, Henan in 2019 and 2020, and with Fangcheng's assistance of 2020. */
export const HENAN_2018 = 0;
export const HENAN_2019 = 1;
export const FANGCHENG_2020 = 2;

/** Kinds of insurance and of visit that the policy knows. */
export const RESIDENT = 0;
export const INPATIENT = 0;

/** Hospital tiers. */
export const TOWNSHIP = 0;
export const COUNTY = 1;
export const CITY = 2;
export const PROVINCE = 3;

/** Where the hospital is, seen from the insured place. */
export const SAME_COUNTY = 0;
export const SAME_CITY = 1;
export const SAME_PROVINCE = 2;
export const OUTSIDE = 3;

/** Categories of a person, as bits. */
export const REGISTERED = 1;
export const EXTREME = 2;
export const SUBSISTENCE = 4;
export const URBAN = 8;

/** A stay, read and coded. Yes is 1 and no is 0. Unit of amounts: fen. */
export interface Stay {
  readonly insurance: number;
  readonly kind: number;
  readonly tier: number;
  readonly grade: number;
  readonly place: number;
  readonly referred: number;
  readonly designated: number;
  readonly tcm: number;
  readonly categories: number;
  readonly inScope: number;
  readonly preSelfPay: number;
  readonly overLimit: number;
  readonly ownPay: number;
  /** The part of `inScope` that is services of Chinese medicine. */
  readonly tcmServices: number;
}

/** A person's year so far; `highestTier` is -1 before the first visit. Unit of amounts: fen. */
export interface Year {
  readonly revision: number;
  readonly admissions: number;
  readonly highestTier: number;
  readonly basicBase: number;
  readonly basicDeductible: number;
  readonly basicPaid: number;
  readonly basicPool: number;
  readonly criticalBase: number;
  readonly criticalDeductible: number;
  readonly criticalPaid: number;
  readonly supplementalBase: number;
  readonly supplementalDeductible: number;
  readonly supplementalPaid: number;
  readonly assistanceBase: number;
  readonly assistancePaid: number;
}

/**
 * Who pays what. Every payer of this policy pays in scope alone, so its amount is its whole row of payers by buckets;
 * the patient's row is the last five. Unit: fen.
 */
export interface Settled {
  readonly basic: number;
  readonly criticalIllness: number;
  readonly supplemental: number;
  readonly medicalAssistance: number;
  readonly patient: number;
  readonly patientInScope: number;
  readonly patientPreSelfPay: number;
  readonly patientOverLimit: number;
  readonly patientOwnPay: number;
  readonly year: Year;
}

/** A year that has not begun. */
export const NEW_YEAR: Year = {
  revision: 0,
  admissions: 0,
  highestTier: -1,
  basicBase: 0,
  basicDeductible: 0,
  basicPaid: 0,
  basicPool: 0,
  criticalBase: 0,
  criticalDeductible: 0,
  criticalPaid: 0,
  supplementalBase: 0,
  supplementalDeductible: 0,
  supplementalPaid: 0,
  assistanceBase: 0,
  assistancePaid: 0,
};
