/** The numeric trace: the figures of each benefit, kept as one row of numbers and read by name when they are printed. */
import type { Variant } from "../plan/types.ts";
import { FIGURES } from "./run.ts";
import type { Figures, Run } from "./run.ts";

/** Length of the row that a variant keeps: its figures, what each limit had used, and its tagged parts. */
function lengthOf(variant: Variant): number {
  return FIGURES.length + variant.baseLimits.length + variant.paidLimits.length + (variant.rateSteps?.length ?? 0);
}

/** Ends the row of the case that has just been evaluated; its totals are not charged yet. */
export function keepTrace(run: Run, variant: Variant): void {
  const { row, at, trace, tagged } = run;
  const { baseLimits, paidLimits } = variant;
  let to = run.traceEnd + FIGURES.length;
  for (let i = 0; i < baseLimits.length; i++) trace[to++] = row[at + (baseLimits[i]?.slot ?? 0)] ?? 0;
  for (let i = 0; i < paidLimits.length; i++) trace[to++] = row[at + (paidLimits[i]?.slot ?? 0)] ?? 0;
  for (let i = 0; i < tagged.length; i++) trace[to++] = tagged[i] ?? 0;
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
  const next = at + lengthOf(variant);
  const named = Object.fromEntries(FIGURES.map((name, i) => [name, trace[at + i] ?? 0]));
  return {
    figures: {
      ...(named as { [figure in (typeof FIGURES)[number]]: number }),
      used: trace.slice(limits, tagged),
      tagged: trace.slice(tagged, next),
    },
    next,
  };
}
