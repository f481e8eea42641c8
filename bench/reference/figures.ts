/** The figures of a settlement as one list, in which references and engine are compared. */
import type { SettledLines } from "./lines.ts";
import type { Settled, Year } from "./words.ts";

const YEAR: readonly (keyof Year)[] = [
  "revision",
  "admissions",
  "highestTier",
  "basicBase",
  "basicDeductible",
  "basicPaid",
  "basicPool",
  "criticalBase",
  "criticalDeductible",
  "criticalPaid",
  "supplementalBase",
  "supplementalDeductible",
  "supplementalPaid",
  "assistanceBase",
  "assistancePaid",
];

/** Payers, patient, the patient's buckets, the year, and what others pay or is paid out of scope: nothing. */
export function figures(settled: Settled): number[] {
  return [
    settled.basic,
    settled.criticalIllness,
    settled.supplemental,
    settled.medicalAssistance,
    settled.patient,
    settled.patientInScope,
    settled.patientPreSelfPay,
    settled.patientOverLimit,
    settled.patientOwnPay,
    ...YEAR.map((field) => settled.year[field]),
    0,
  ];
}

/** What each payer pays of each line and what the patient bears of it, at `line * 5 + payer`. */
export function lineFigures({ byPayer, patient }: SettledLines): number[] {
  return patient.flatMap((own, line) => [...byPayer.slice(line * 4, line * 4 + 4), own]);
}
