/** The numeric trace: the figures of each benefit, kept as one row of numbers and read by name when they are printed. */
import type { Variant } from "../plan/types.ts";
import { FIGURES } from "./run.ts";
import type { Figures, Run } from "./run.ts";

/** Length of the row that a variant keeps: its figures, what each limit had used, and its tagged parts. */
function lengthOf(variant: Variant): number {
  return FIGURES.length + variant.baseLimits.length + variant.paidLimits.length + (variant.rateSteps?.length ?? 0);
}

/** Keeps the figures of the case that has just been evaluated; its totals are not charged yet. */
export function keepTrace(run: Run, variant: Variant): void {
  const { figures, row, at } = run;
  const end = run.traceEnd + lengthOf(variant);
  if (end > run.trace.length) {
    const longer = new Float64Array(2 * end);
    longer.set(run.trace);
    run.trace = longer;
  }
  const { trace } = run;
  let to = run.traceEnd;
  for (let i = 0; i < FIGURES.length; i++) trace[to++] = figures[i] ?? 0;
  for (const { slot } of variant.baseLimits) trace[to++] = row[at + slot] ?? 0;
  for (const { slot } of variant.paidLimits) trace[to++] = row[at + slot] ?? 0;
  for (const part of run.tagged) trace[to++] = part;
  run.traceEnd = end;
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
