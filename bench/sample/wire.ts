/** Stays as they come to the engine: claims and accounts of the public format. */
import type { Account, BillPart, Claim, FeeLine } from "../../src/index.ts";
import * as words from "../reference/words.ts";
import type { Stay, Year } from "../reference/words.ts";
import type { Item } from "./items.ts";
import type { Sample } from "./stays.ts";

const TIERS = ["township", "county", "city", "province"] as const;
export const CATEGORIES: readonly (readonly [number, string])[] = [
  [words.REGISTERED, "registeredPoor"],
  [words.EXTREME, "extremePoor"],
  [words.SUBSISTENCE, "subsistence"],
  [words.URBAN, "urban"],
];

/** Days of each set of rules, and where its people are insured. */
export const RULES = [
  { year: 2018, region: "411224", city: "411202" },
  { year: 2019, region: "411224", city: "411202" },
  { year: 2020, region: "411322", city: "411303" },
] as const;

/** The claim of a stay. */
export function claimOf(rules: number, sample: Sample, id: string): Claim {
  const { year, region, city } = RULES[rules] ?? RULES[0];
  const { stay, items } = sample;
  const places = [region, city, "410105", "110105"] as const;
  const discharged = `${year}-11-10`;
  return {
    id,
    person: {
      id: `p-${sample.person}`,
      insurance: "resident",
      region,
      birthDate: "1957-03-01",
      categories: CATEGORIES.filter(([bit]) => (stay.categories & bit) !== 0).map(([, code]) => ({
        code,
        from: "2016-01-01",
      })),
      certificates: [],
    },
    visit: {
      kind: "inpatient",
      facility: {
        id: "h-1",
        region: places[stay.place] ?? region,
        tier: TIERS[stay.tier] ?? "county",
        grade: stay.grade as 0 | 1 | 2 | 3,
        designated: stay.designated === 1,
        tcm: stay.tcm === 1,
      },
      admitted: `${year}-11-01`,
      discharged,
      settled: discharged,
      referred: stay.referred === 1,
      accident: false,
      continuation: false,
      programmes: [],
      diseases: ["I63.9"],
    },
    ...(items.length > 0 ? { lines: items.map((item) => lineOf(item, `${year}-11-02`)) } : { bill: billOf(stay) }),
  };
}

function billOf(stay: Stay): BillPart | BillPart[] {
  const { tcmServices } = stay;
  const rest = {
    inScope: yuan(stay.inScope - tcmServices),
    preSelfPay: yuan(stay.preSelfPay),
    overLimit: yuan(stay.overLimit),
    ownPay: yuan(stay.ownPay),
  };
  if (tcmServices === 0) return rest;
  const tagged = { inScope: yuan(tcmServices), preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" };
  return [rest, { ...tagged, tags: ["tcmService"] }];
}

function lineOf(item: Item, day: string): FeeLine {
  return {
    id: item.line.id,
    code: `${item.charge}${String(item.price).padStart(8, "0")}`,
    name: item.name,
    charge: item.charge,
    catalogue: item.catalogue,
    unitPrice: yuan(item.price),
    quantity: String(item.quantity),
    ...(item.ceiling === null ? {} : { ceilingPrice: yuan(item.ceiling) }),
    ...(item.rate === null ? {} : { preSelfPayRate: (item.rate / 100).toFixed(2) }),
    ...(item.line.tcm === 1 ? { tags: ["tcmService"] } : {}),
    day,
  };
}

/** The account keys of a year's amounts. */
export const KEYS: readonly (readonly [keyof Year, string])[] = [
  ["basicBase", "basic.inpatient.base"],
  ["basicDeductible", "basic.inpatient.deductible"],
  ["basicPaid", "basic.inpatient.paid"],
  ["basicPool", "pool.basic"],
  ["criticalBase", "criticalIllness.annual.base"],
  ["criticalDeductible", "criticalIllness.annual.deductible"],
  ["criticalPaid", "criticalIllness.annual.paid"],
  ["supplementalBase", "supplemental.annual.base"],
  ["supplementalDeductible", "supplemental.annual.deductible"],
  ["supplementalPaid", "supplemental.annual.paid"],
  ["assistanceBase", "medicalAssistance.inpatient.base"],
  ["assistancePaid", "medicalAssistance.inpatient.paid"],
];

/** The account of a person's year before a stay. */
export function accountOf(rules: number, { person, year }: Sample): Account {
  return {
    person: `p-${person}`,
    year: (RULES[rules] ?? RULES[0]).year,
    revision: year.revision,
    admissions: year.admissions,
    highestTier: TIERS[year.highestTier] ?? null,
    amounts: Object.fromEntries(
      KEYS.filter(([field]) => year[field] !== 0)
        .map(([field, key]): [string, string] => [key, yuan(year[field])])
        .sort(([left], [right]) => (left < right ? -1 : 1)),
    ),
  };
}

/** The highest tier of an account as a stay has it. */
export function tierCode(tier: Account["highestTier"]): number {
  return tier === null ? -1 : TIERS.indexOf(tier);
}

function yuan(fen: number): string {
  const text = String(Math.abs(fen)).padStart(3, "0");
  return `${fen < 0 ? "-" : ""}${text.slice(0, -2)}.${text.slice(-2)}`;
}
