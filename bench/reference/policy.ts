/** The policy's tables in yuan, for the references that read tables; those on integers have them in their code. */

/** A rate for what is above the band before, up to and with `upTo`. */
export interface Band {
  readonly upTo: number;
  readonly rate: string;
}

/** A deductible with bands whose edges count from zero, and what is paid in a year at most. */
export interface Table {
  readonly deductible: number;
  readonly bands: readonly Band[];
  readonly limit: number;
}

/** One row of hospitals; the first that matches counts. `null` is any. */
export interface Row extends Table {
  readonly place: "outside" | null;
  readonly tier: Tier | null;
  /** Highest grade. */
  readonly grade: number;
}

/** Names of the hospital tiers and places, by their codes. */
export const TIERS = ["township", "county", "city", "province"] as const;
export const PLACES = ["county", "city", "province", "outside"] as const;
export type Tier = (typeof TIERS)[number];
export type Place = (typeof PLACES)[number];

const bands = (edges: readonly number[], rates: readonly string[]): Band[] =>
  rates.map((rate, i) => ({ rate, upTo: edges[i] ?? Infinity }));

const row = (
  place: Row["place"],
  tier: Row["tier"],
  grade: number,
  deductible: number,
  edge: number,
  rates: readonly [string, string],
): Row => ({ place, tier, grade, deductible, bands: bands([edge], rates), limit: 150000 });

/** Basic insurance, inpatient, from 2018-10-01. */
export const BASIC: readonly Row[] = [
  row("outside", null, 3, 2000, 7000, ["0.50", "0.68"]),
  row(null, "township", 3, 150, 800, ["0.70", "0.90"]),
  row(null, "county", 3, 400, 1500, ["0.63", "0.83"]),
  row(null, "city", 2, 500, 3000, ["0.55", "0.75"]),
  row(null, "city", 3, 1200, 4000, ["0.53", "0.72"]),
  row(null, "province", 2, 600, 4000, ["0.53", "0.72"]),
  row(null, "province", 3, 2000, 7000, ["0.50", "0.68"]),
];

/** What a hospital of Chinese medicine takes off the deductible, but for townships and outside. */
export const TCM_REDUCTION = 100;
/** What is added to the rates for services of Chinese medicine, in proportion. */
export const TCM_RATE = "0.05";

/** Critical illness by first year, and by whether a person is poor. */
export const CRITICAL: readonly (Table & { readonly since2019: boolean; readonly poor: boolean })[] = [
  {
    since2019: false,
    poor: false,
    deductible: 15000,
    bands: bands([50000, 100000], ["0.50", "0.60", "0.70"]),
    limit: 300000,
  },
  {
    since2019: false,
    poor: true,
    deductible: 7500,
    bands: bands([50000, 100000], ["0.80", "0.85", "0.95"]),
    limit: 300000,
  },
  { since2019: true, poor: false, deductible: 11000, bands: bands([100000], ["0.60", "0.70"]), limit: 400000 },
  { since2019: true, poor: true, deductible: 5500, bands: bands([100000], ["0.85", "0.95"]), limit: Infinity },
];

/** Supplemental insurance of the poor. */
export const SUPPLEMENTAL: Table = {
  deductible: 3000,
  bands: bands([5000, 10000, 15000, 50000], ["0.30", "0.40", "0.50", "0.80", "0.90"]),
  limit: Infinity,
};

/** Fangcheng's medical assistance of 2020: rates, and the most of a year. */
export const ASSISTANCE = { elsewhere: "0.40", extremePoor: "0.80", poor: "0.70", limit: 10000 };
