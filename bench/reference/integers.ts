/** The Henan policy as an expert would write it for this policy alone: straight-line code on safe integers of fen. */
import {
  CITY,
  COUNTY,
  EXTREME,
  FANGCHENG_2020,
  HENAN_2018,
  INPATIENT,
  OUTSIDE,
  REGISTERED,
  RESIDENT,
  SAME_COUNTY,
  SAME_PROVINCE,
  SUBSISTENCE,
  TOWNSHIP,
  URBAN,
} from "./words.ts";
import type { Settled, Stay, Year } from "./words.ts";

/** Above it a product with a rate could pass 2^53. Unit: fen. */
const MOST = 90_000_000_000_000;
/** The same where the part that is Chinese medicine multiplies the whole: `5 × x²` stays below 2^53. Unit: fen. */
const MOST_TAGGED = 42_000_000;

/** Settles a stay. Throws a RangeError where the policy does not say, or the amounts need more than a double. */
export function settle(rules: number, stay: Stay, year: Year): Settled {
  const { tier, place, categories, inScope, preSelfPay, overLimit, ownPay } = stay;
  checkStay(stay, year);

  const stated = statedDeductible(tier, stay.grade, place);
  const lowered = stay.tcm === 1 && tier !== TOWNSHIP && place !== OUTSIDE ? stated - 100_00 : stated;
  const gives = basicOf(tier, stay.grade, place, lowered, inScope, stay.tcmServices);
  const basic = Math.min(gives, Math.max(0, 150_000_00 - year.basicPool));

  const poor =
    (categories & REGISTERED) !== 0 || ((categories & (SUBSISTENCE | EXTREME)) !== 0 && (categories & URBAN) === 0);
  let left = inScope - basic;
  const criticalBefore = year.criticalBase;
  const criticalAfter = criticalBefore + left;
  let criticalIllness: number;
  let criticalDeductible: number;
  if (rules === HENAN_2018) {
    criticalDeductible = poor ? 7_500_00 : 15_000_00;
    const raw = poor
      ? poor2018(criticalAfter) - poor2018(criticalBefore)
      : ordinary2018(criticalAfter) - ordinary2018(criticalBefore);
    criticalIllness = Math.min(raw, left, poor ? left : Math.max(0, 300_000_00 - year.criticalPaid));
    // What the poor get in all was not found; they are settled to what is known.
    if (poor && year.criticalPaid + criticalIllness > 300_000_00)
      throw new RangeError("beyond what is known of the poor's maximum");
  } else if (poor) {
    criticalDeductible = 5_500_00;
    criticalIllness = Math.min(poor2019(criticalAfter) - poor2019(criticalBefore), left);
  } else {
    criticalDeductible = 11_000_00;
    const raw = ordinary2019(criticalAfter) - ordinary2019(criticalBefore);
    criticalIllness = Math.min(raw, left, Math.max(0, 400_000_00 - year.criticalPaid));
  }
  const criticalUsed = Math.min(criticalAfter, criticalDeductible) - Math.min(criticalBefore, criticalDeductible);
  left -= criticalIllness;

  let supplemental = 0;
  let medicalAssistance = 0;
  let supplementalBase = 0;
  let supplementalUsed = 0;
  let assistanceBase = 0;
  if ((categories & (REGISTERED | EXTREME | SUBSISTENCE)) !== 0) {
    const before = year.supplementalBase;
    const after = before + left;
    supplementalBase = left;
    supplementalUsed = Math.min(after, 3_000_00) - Math.min(before, 3_000_00);
    supplemental = Math.min(supplementalOf(after) - supplementalOf(before), left);
    left -= supplemental;
    if (rules === FANGCHENG_2020) {
      assistanceBase = Math.max(0, left - stated);
      const elsewhere = place !== SAME_COUNTY || stay.designated === 0;
      const rate = elsewhere ? 40 : (categories & EXTREME) !== 0 ? 80 : 70;
      const raw = Math.floor((assistanceBase * rate + 50) / 100);
      medicalAssistance = Math.min(raw, Math.max(0, 10_000_00 - year.assistancePaid));
      left -= medicalAssistance;
    }
  }

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
      highestTier: tier > year.highestTier ? tier : year.highestTier,
      basicBase: year.basicBase + inScope,
      basicDeductible: year.basicDeductible + Math.min(inScope, lowered),
      basicPaid: year.basicPaid + basic,
      basicPool: year.basicPool + basic,
      criticalBase: criticalAfter,
      criticalDeductible: year.criticalDeductible + criticalUsed,
      criticalPaid: year.criticalPaid + criticalIllness,
      supplementalBase: year.supplementalBase + supplementalBase,
      supplementalDeductible: year.supplementalDeductible + supplementalUsed,
      supplementalPaid: year.supplementalPaid + supplemental,
      assistanceBase: year.assistanceBase + assistanceBase,
      assistancePaid: year.assistancePaid + medicalAssistance,
    },
  };
}

/** Holds what the policy does not say, and amounts that need another lane, apart. */
function checkStay(stay: Stay, year: Year): void {
  if (stay.insurance !== RESIDENT || stay.kind !== INPATIENT) throw new RangeError("not an inpatient resident");
  if (stay.place >= SAME_PROVINCE && stay.referred === 0) throw new RangeError("not referred");
  if (stay.tier === COUNTY && stay.grade === 3 && stay.place !== OUTSIDE) throw new RangeError("county, grade 3");
  if (!(stay.inScope + year.basicBase <= MOST)) throw new RangeError("too much");
  if (stay.tcmServices !== 0 && !(stay.inScope <= MOST_TAGGED)) throw new RangeError("too much");
}

/** The deductible of a hospital, before its reduction. */
export function statedDeductible(tier: number, grade: number, place: number): number {
  if (place === OUTSIDE) return 2_000_00;
  if (tier === TOWNSHIP) return 150_00;
  if (tier === COUNTY) return 400_00;
  if (tier === CITY) return grade === 3 ? 1_200_00 : 500_00;
  return grade === 3 ? 2_000_00 : 600_00;
}

/** Basic insurance from zero, before the yearly maximum. */
export function basicOf(
  tier: number,
  grade: number,
  place: number,
  deductible: number,
  x: number,
  tagged: number,
): number {
  if (x <= deductible) return 0;
  let edge: number;
  let low: number;
  let high: number;
  if (place === OUTSIDE) {
    edge = 7_000_00;
    low = 50;
    high = 68;
  } else if (tier === TOWNSHIP) {
    edge = 800_00;
    low = 70;
    high = 90;
  } else if (tier === COUNTY) {
    edge = 1_500_00;
    low = 63;
    high = 83;
  } else if (tier === CITY && grade !== 3) {
    edge = 3_000_00;
    low = 55;
    high = 75;
  } else if (tier === CITY || grade !== 3) {
    edge = 4_000_00;
    low = 53;
    high = 72;
  } else {
    edge = 7_000_00;
    low = 50;
    high = 68;
  }
  let hundredths = x <= edge ? (x - deductible) * low : (edge - deductible) * low + (x - edge) * high;
  // Five points more in the proportion of the tagged part: what is below a hundredth cannot reach a half.
  if (tagged !== 0) hundredths += Math.floor((5 * (x - deductible) * tagged) / x);
  return Math.floor((hundredths + 50) / 100);
}

/** Critical illness of 2018 on a year's running base. */
export function ordinary2018(x: number): number {
  if (x <= 15_000_00) return 0;
  if (x <= 50_000_00) return Math.floor(((x - 15_000_00) * 50 + 50) / 100);
  if (x <= 100_000_00) return Math.floor(((x - 50_000_00) * 60 + 35_000_00 * 50 + 50) / 100);
  return Math.floor(((x - 100_000_00) * 70 + 50_000_00 * 60 + 35_000_00 * 50 + 50) / 100);
}

/** The same for the poor. */
export function poor2018(x: number): number {
  if (x <= 7_500_00) return 0;
  if (x <= 50_000_00) return Math.floor(((x - 7_500_00) * 80 + 50) / 100);
  if (x <= 100_000_00) return Math.floor(((x - 50_000_00) * 85 + 42_500_00 * 80 + 50) / 100);
  return Math.floor(((x - 100_000_00) * 95 + 50_000_00 * 85 + 42_500_00 * 80 + 50) / 100);
}

/** Critical illness from 2019. */
export function ordinary2019(x: number): number {
  if (x <= 11_000_00) return 0;
  if (x <= 100_000_00) return Math.floor(((x - 11_000_00) * 60 + 50) / 100);
  return Math.floor(((x - 100_000_00) * 70 + 89_000_00 * 60 + 50) / 100);
}

/** The same for the poor. */
export function poor2019(x: number): number {
  if (x <= 5_500_00) return 0;
  if (x <= 100_000_00) return Math.floor(((x - 5_500_00) * 85 + 50) / 100);
  return Math.floor(((x - 100_000_00) * 95 + 94_500_00 * 85 + 50) / 100);
}

/** Supplemental insurance of the poor on a year's running base. */
export function supplementalOf(x: number): number {
  if (x <= 3_000_00) return 0;
  if (x <= 5_000_00) return Math.floor(((x - 3_000_00) * 30 + 50) / 100);
  if (x <= 10_000_00) return Math.floor(((x - 5_000_00) * 40 + 2_000_00 * 30 + 50) / 100);
  if (x <= 15_000_00) return Math.floor(((x - 10_000_00) * 50 + 5_000_00 * 40 + 2_000_00 * 30 + 50) / 100);
  const upTo15 = 5_000_00 * 50 + 5_000_00 * 40 + 2_000_00 * 30;
  if (x <= 50_000_00) return Math.floor(((x - 15_000_00) * 80 + upTo15 + 50) / 100);
  return Math.floor(((x - 50_000_00) * 90 + 35_000_00 * 80 + upTo15 + 50) / 100);
}
