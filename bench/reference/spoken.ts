/** A stay in the words of rule engines: names instead of codes, yuan instead of fen. */
import { PLACES, TIERS } from "./policy.ts";
import type { Place, Tier } from "./policy.ts";
import { EXTREME, HENAN_2018, REGISTERED, SUBSISTENCE, URBAN } from "./words.ts";
import type { Settled, Stay, Year } from "./words.ts";

/** What the rule engines read. Unit of amounts: yuan. */
export interface Spoken {
  readonly since2019: boolean;
  /** Whether the county has rules for medical assistance. */
  readonly assists: boolean;
  readonly tier: Tier;
  readonly grade: number;
  readonly place: Place;
  readonly designated: boolean;
  readonly tcm: boolean;
  readonly categories: readonly string[];
  readonly inScope: number;
  readonly preSelfPay: number;
  readonly overLimit: number;
  readonly ownPay: number;
  readonly tcmServices: number;
  /** The year so far; its highest tier is a code. */
  readonly year: Year;
}

const CATEGORIES: readonly (readonly [number, string])[] = [
  [REGISTERED, "registeredPoor"],
  [EXTREME, "extremePoor"],
  [SUBSISTENCE, "subsistence"],
  [URBAN, "urban"],
];

/** Says a stay whose amounts are in yuan. */
export function speak(rules: number, stay: Stay, year: Year): Spoken {
  return {
    since2019: rules !== HENAN_2018,
    assists: rules === 2,
    tier: TIERS[stay.tier] ?? "county",
    grade: stay.grade,
    place: PLACES[stay.place] ?? "county",
    designated: stay.designated === 1,
    tcm: stay.tcm === 1,
    categories: CATEGORIES.filter(([bit]) => (stay.categories & bit) !== 0).map(([, name]) => name),
    inScope: stay.inScope,
    preSelfPay: stay.preSelfPay,
    overLimit: stay.overLimit,
    ownPay: stay.ownPay,
    tcmServices: stay.tcmServices,
    year,
  };
}

/** What a rule engine finds for a stay; the year and the patient follow from it. Unit: yuan, or fen alike. */
export interface Found {
  /** The deductible of the hospital, and after its reduction. */
  readonly stated: number;
  readonly deductible: number;
  readonly basic: number;
  readonly criticalIllness: number;
  readonly criticalUsed: number;
  readonly supplemental: number;
  readonly supplementalBase: number;
  readonly supplementalUsed: number;
  readonly medicalAssistance: number;
  readonly assistanceBase: number;
}

/** The settlement of what was found in fen: sums that every host of a rule engine adds up by itself. */
export function settledOf(stay: Stay, year: Year, found: Found): Settled {
  const { basic, criticalIllness, supplemental, medicalAssistance } = found;
  const { inScope, preSelfPay, overLimit, ownPay } = stay;
  const left = inScope - basic - criticalIllness - supplemental - medicalAssistance;
  return {
    basic,
    criticalIllness,
    supplemental,
    medicalAssistance,
    patient: left + preSelfPay + overLimit + ownPay,
    patientInScope: left,
    patientPreSelfPay: preSelfPay,
    patientOverLimit: overLimit,
    patientOwnPay: ownPay,
    year: {
      revision: year.revision + 1,
      admissions: year.admissions + 1,
      highestTier: Math.max(stay.tier, year.highestTier),
      basicBase: year.basicBase + inScope,
      basicDeductible: year.basicDeductible + Math.min(inScope, found.deductible),
      basicPaid: year.basicPaid + basic,
      basicPool: year.basicPool + basic,
      criticalBase: year.criticalBase + inScope - basic,
      criticalDeductible: year.criticalDeductible + found.criticalUsed,
      criticalPaid: year.criticalPaid + criticalIllness,
      supplementalBase: year.supplementalBase + found.supplementalBase,
      supplementalDeductible: year.supplementalDeductible + found.supplementalUsed,
      supplementalPaid: year.supplementalPaid + supplemental,
      assistanceBase: year.assistanceBase + found.assistanceBase,
      assistancePaid: year.assistancePaid + medicalAssistance,
    },
  };
}
