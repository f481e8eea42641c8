/** The numeric trace: the figures of each benefit, kept as one row of numbers and read by name when they are printed. */
import type { Variant } from "../plan/types.ts";
import {
  AFTER,
  ALLOWED,
  BASE,
  BASE_LEFT,
  BEFORE,
  BURDEN_OF,
  CAP,
  CAPPED,
  countOf,
  DEDUCTIBLE,
  DEDUCTIBLE_APPLIED,
  DEDUCTIBLE_USED,
  FIGURES,
  FOUND,
  LESS,
  NONE,
  PAID_LEFT,
  PAID_SO_FAR,
  PAY,
  PENALTY,
  RAW,
  ROUNDED_AFTER,
  ROUNDED_BEFORE,
  SHARED,
  UNPAID,
} from "./run.ts";
import type { Figures, Run } from "./run.ts";

/** Ends the row of the case that has just been evaluated; its totals are not charged yet. */
export function keepTrace(run: Run, variant: Variant): void {
  const { row, at, trace, tagged } = run;
  const { baseLimits, paidLimits } = variant;
  let to = run.traceEnd + FIGURES.length;
  for (let i = 0; i < baseLimits.length; i++) trace[to++] = row[at + (baseLimits[i]?.slot ?? 0)] ?? 0;
  for (let i = 0; i < paidLimits.length; i++) trace[to++] = row[at + (paidLimits[i]?.slot ?? 0)] ?? 0;
  for (let i = 0; i < tagged.length; i++) trace[to++] = tagged[i] ?? 0;
  if (variant.caseSlot !== -1) trace[to++] = countOf(run, variant.caseSlot);
  run.traceEnd = to;
}

/** The figures of a variant's row that begins at `at`, and where the next row begins. */
export function readTrace(
  trace: readonly number[],
  at: number,
  variant: Variant,
): { readonly figures: Figures; readonly next: number } {
  const limits = at + FIGURES.length;
  const tagged = limits + variant.baseLimits.length + variant.paidLimits.length;
  const first = tagged + (variant.rateSteps?.length ?? 0);
  const isKept = variant.caseSlot !== -1;
  return {
    // Written out: a literal is many times cheaper than an object made from a list of names.
    figures: {
      found: trace[at + FOUND] ?? 0,
      shared: trace[at + SHARED] ?? 0,
      cap: trace[at + CAP] ?? 0,
      capped: trace[at + CAPPED] ?? 0,
      less: trace[at + LESS] ?? 0,
      baseLeft: trace[at + BASE_LEFT] ?? 0,
      base: trace[at + BASE] ?? 0,
      before: trace[at + BEFORE] ?? 0,
      after: trace[at + AFTER] ?? 0,
      deductible: trace[at + DEDUCTIBLE] ?? 0,
      deductibleUsed: trace[at + DEDUCTIBLE_USED] ?? 0,
      deductibleApplied: trace[at + DEDUCTIBLE_APPLIED] ?? 0,
      roundedBefore: trace[at + ROUNDED_BEFORE] ?? 0,
      roundedAfter: trace[at + ROUNDED_AFTER] ?? 0,
      burden: trace[at + BURDEN_OF] ?? 0,
      allowed: trace[at + ALLOWED] ?? 0,
      paidSoFar: trace[at + PAID_SO_FAR] ?? 0,
      raw: trace[at + RAW] ?? 0,
      paidLeft: trace[at + PAID_LEFT] ?? 0,
      unpaid: trace[at + UNPAID] ?? 0,
      pay: trace[at + PAY] ?? 0,
      penalty: trace[at + PENALTY] ?? 0,
      used: tagged === limits ? NONE : trace.slice(limits, tagged),
      tagged: first === tagged ? NONE : trace.slice(tagged, first),
      isFirst: isKept && (trace[first] ?? 0) > 0,
    },
    next: isKept ? first + 1 : first,
  };
}
