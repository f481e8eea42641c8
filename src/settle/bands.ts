/** The bands mechanism: a deductible, then marginal bands or a slab, exact and rounded once. */
import { divide, divideBig, scaleTo } from "../money.ts";
import { tableOf } from "../plan/tables.ts";
import type { BandTable, RateStep, Variant } from "../plan/types.ts";
import {
  APPLIED_NOW,
  DEDUCTIBLE,
  DEDUCTIBLE_APPLIED,
  DEDUCTIBLE_USED,
  FOUND_NOW,
  ROUNDED_AFTER,
  ROUNDED_BEFORE,
  USED_NOW,
} from "./run.ts";
import type { Run } from "./run.ts";

/**
 * What the bands give on a running base from `before` to `after`.
 *
 * @param deductible The deductible in force. Unit of all amounts: fen.
 */
export function runBands(run: Run, variant: Variant, deductible: number, before: number, after: number): number {
  const used = (after < deductible ? after : deductible) - (before < deductible ? before : deductible);
  const applied = variant.trigger && after >= deductible ? 0 : used;
  run.now[USED_NOW] = used;
  run.now[APPLIED_NOW] = applied;
  let table = variant.bands;
  let part = 0;
  let found = 1;
  if (variant.rateSteps !== null) {
    if (run.lineGroups === null) run.tagged = variant.untagged;
    else {
      found = run.now[FOUND_NOW] ?? 0;
      const { tagStep } = variant;
      if (tagStep !== null) part = partOf(run, variant, tagStep.tags);
      if (part !== 0 && !addsExactly(variant, part, after)) part = 0;
      if (run.traced || part === 0) run.tagged = taggedParts(run, variant, variant.rateSteps);
      if (part === 0) table = tableFor(variant, run.tagged, found);
    }
  }
  if (table === null) throw new RangeError(`case ${variant.case.id} has no bands`);
  const roundedAfter =
    part === 0
      ? rounded(variant, table, deductible, after)
      : roundedTagged(variant, table, deductible, after, part, found);
  let roundedBefore = 0;
  if (before !== 0)
    roundedBefore =
      part === 0
        ? rounded(variant, table, deductible, before)
        : roundedTagged(variant, table, deductible, before, part, found);
  if (run.traced) {
    const { trace, traceEnd: at } = run;
    trace[at + DEDUCTIBLE] = deductible;
    trace[at + DEDUCTIBLE_USED] = used;
    trace[at + DEDUCTIBLE_APPLIED] = applied;
    trace[at + ROUNDED_AFTER] = roundedAfter;
    trace[at + ROUNDED_BEFORE] = roundedBefore;
  }
  return roundedAfter > roundedBefore ? roundedAfter - roundedBefore : 0;
}

/** Whether what a tagged part adds is found without passing 2^53. */
function addsExactly({ tagStep, start, bands }: Variant, part: number, x: number): boolean {
  if (tagStep === null || start === -1 || bands === null || x > bands.safe) return false;
  return Math.abs(tagStep.add) * part * x <= Number.MAX_SAFE_INTEGER / 2;
}

/**
 * The rounded result where a part of the base bears the tags of the last step: so much more of what lies above the
 * deductible, in the proportion of the part. What is below a unit of the scale cannot reach half a fen.
 */
function roundedTagged(
  variant: Variant,
  table: BandTable,
  deductible: number,
  x: number,
  part: number,
  found: number,
): number {
  if (x <= deductible) return 0;
  const i = bandOf(table.from, x);
  const own = (table.cumulative[i] ?? 0) + (x - (table.from[i] ?? 0)) * (table.rate[i] ?? 0) - variant.start;
  const more = Math.floor(((variant.tagStep?.add ?? 0) * part * (x - deductible)) / found);
  return Math.floor((own + more + table.half) / table.scale);
}

/** For each step of the rate, the part of the base's raw sum that bears its tags. */
function taggedParts(run: Run, variant: Variant, steps: readonly RateStep[]): readonly number[] {
  const parts: number[] = [];
  for (let i = 0; i < steps.length; i++) {
    const tags = steps[i]?.tags ?? 0;
    parts.push(tags === 0 ? 0 : partOf(run, variant, tags));
  }
  return parts;
}

/** The part of the base's raw sum that bears one of these tags. */
function partOf(run: Run, { gross, of, tags: covered }: Variant, tags: number): number {
  const { groups, groupTags } = run;
  const table = gross ? run.amounts : run.unpaid;
  let sum = 0;
  for (let g = 0; g < groups; g++) {
    const own = groupTags[g] ?? 0;
    if ((tags & own) === 0 || (covered !== 0 && (covered & own) === 0)) continue;
    for (let i = 0; i < of.length; i++) sum += table[(of[i] ?? 0) * groups + g] ?? 0;
  }
  return sum;
}

/**
 * The table that counts: the compiled one, or where part of the base bears a tag one made for that part.
 *
 * @param tagged For each step of the rate, the part of the base that bears its tags.
 * @param found  The base's raw sum.
 */
export function tableFor(variant: Variant, tagged: readonly number[], found: number): BandTable {
  const compiled = variant.bands;
  if (compiled === null) throw new RangeError(`case ${variant.case.id} has no bands`);
  if (variant.rateSteps === null || tagged.every((part) => part === 0)) return compiled;
  return proportionalTable(variant, variant.rateSteps, tagged, found);
}

/** Rates over `10^decimals × found`, in which a step by tags is the whole number `value × tagged`. */
function proportionalTable(
  variant: Variant,
  steps: readonly RateStep[],
  tagged: readonly number[],
  found: number,
): BandTable {
  const own = "bands" in variant.case ? variant.case.bands : [];
  const decimals =
    own.reduce((most, band) => Math.max(most, band.rate.length), 0) +
    steps.reduce((sum, step) => sum + step.value.decimals, 0);
  const whole = BigInt(found);
  const one = 10n ** BigInt(decimals) * whole;
  const rates = own.map((band) =>
    steps.reduce(
      (rate, step, i) => {
        const value = scaleTo(step.value, decimals);
        if (step.kind === "set") return value * whole;
        const next =
          step.kind === "times"
            ? (rate * value) / 10n ** BigInt(decimals)
            : rate + value * (step.tags === 0 ? whole : BigInt(tagged[i] ?? 0));
        return next < 0n ? 0n : next > one ? one : next;
      },
      rateOver(band.rate, decimals) * whole,
    ),
  );
  return tableOf(variant.bands?.from ?? [], rates, one);
}

function rateOver(rate: string, decimals: number): bigint {
  const [whole = "0", fraction = ""] = rate.split(".");
  return BigInt(whole + fraction.padEnd(decimals, "0"));
}

/** The rounded result at a running base of `x`. */
function rounded(variant: Variant, table: BandTable, deductible: number, x: number): number {
  if (x < deductible || (x === deductible && !variant.trigger)) return 0;
  if (x <= table.safe) {
    if (variant.start !== -1 && table === variant.bands) {
      // The common case, with the sum below the deductible found beforehand and one division.
      const i = bandOf(table.from, x);
      const exact = (table.cumulative[i] ?? 0) + (x - (table.from[i] ?? 0)) * (table.rate[i] ?? 0) - variant.start;
      return Math.floor((exact + table.half) / table.scale);
    }
    return divide(exactAt(variant, table, deductible, x), table.scale * variant.unit, variant.mode) * variant.unit;
  }
  const big = exactBig(variant, table, deductible, x);
  return divideBig(big, table.big.scale * BigInt(variant.unit), variant.mode) * variant.unit;
}

/** `f(x) × scale` for an `x` that has reached the deductible, below the table's guard. */
function exactAt(variant: Variant, table: BandTable, deductible: number, x: number): number {
  const shift = variant.bandsFromDeductible ? deductible : 0;
  const start = variant.trigger ? 0 : deductible;
  if (variant.slab) return (x - start) * (table.rate[bandOf(table.from, x - shift)] ?? 0);
  return integral(table, x, shift) - (variant.trigger ? 0 : integral(table, start, shift));
}

/** The bands' sum over `scale` from zero to `x`, edges moved up by `shift`: below it the first rate counts. */
function integral(table: BandTable, x: number, shift: number): number {
  const y = x - shift;
  const first = (table.rate[0] ?? 0) * shift;
  if (y <= 0) return (table.rate[0] ?? 0) * x;
  const i = bandOf(table.from, y);
  return first + (table.cumulative[i] ?? 0) + (y - (table.from[i] ?? 0)) * (table.rate[i] ?? 0);
}

/** The band in which `x` lies: edges belong to the band below. */
export function bandOf(from: readonly number[], x: number): number {
  let i = 0;
  while (i + 1 < from.length && x > (from[i + 1] ?? 0)) i++;
  return i;
}

/** The same above the guard. */
export function exactBig(variant: Variant, table: BandTable, deductible: number, x: number): bigint {
  const shift = variant.bandsFromDeductible ? deductible : 0;
  const start = variant.trigger ? 0 : deductible;
  const { rate, cumulative } = table.big;
  if (variant.slab) return BigInt(x - start) * (rate[bandOf(table.from, x - shift)] ?? 0n);
  const integralBig = (to: number): bigint => {
    const y = to - shift;
    if (y <= 0) return (rate[0] ?? 0n) * BigInt(to);
    const i = bandOf(table.from, y);
    const above = (cumulative[i] ?? 0n) + BigInt(y - (table.from[i] ?? 0)) * (rate[i] ?? 0n);
    return (rate[0] ?? 0n) * BigInt(shift) + above;
  };
  return integralBig(x) - (variant.trigger ? 0n : integralBig(start));
}
