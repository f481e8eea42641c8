/** The steps of one benefit from its base to what its mechanism gives. */
import { printFen, printScaled, scaleTo } from "../money.ts";
import { BANDS, BURDEN, LUMP } from "../plan/types.ts";
import type { BandTable, BenefitPlan, Variant } from "../plan/types.ts";
import { bandOf, tableFor } from "../settle/bands.ts";
import type { Figures } from "../settle/run.ts";
import { printRates } from "./printed.ts";
import type { Printed, PrintedLimit } from "./printed.ts";
import { addStep } from "./step-list.ts";
import type { Inputs, Place, StepList } from "./step-list.ts";

/** A settled benefit as its steps are written. */
export interface Settled {
  readonly list: StepList;
  readonly plan: BenefitPlan;
  readonly variant: Variant;
  readonly figures: Figures;
  readonly printed: Printed;
}

/** Base, adjustments, limits on the base, the mechanism, limits on the payment. */
export function addMechanism(settled: Settled): void {
  const { list, figures, printed } = settled;
  const { place, adjusts, onBase, onPaid } = printed;
  for (const { place: own, inputs: said, taggedStep } of adjusts) {
    const inputs = { ...said };
    if (taggedStep !== -1) {
      inputs["tagged"] = printFen(figures.tagged[taggedStep] ?? 0);
      inputs["found"] = printFen(figures.found);
    }
    // It moves no money.
    addStep(list, own, "adjust", inputs, 0);
  }
  addLimits(list, place, onBase, figures.used, 0);
  addBase(settled);
  addMechanismOf(settled);
  addLimits(list, place, onPaid, figures.used, onBase.length);
}

function addBase({ list, plan, variant, figures, printed }: Settled): void {
  const { place, of, net, per, tags, lessOf } = printed;
  const own = variant.case.base ?? plan.benefit.base;
  const found = printFen(figures.found);
  const inputs: Inputs = tags === undefined ? { of, net, per, found } : { of, net, per, tags, found };
  if (own.ratio !== undefined) {
    inputs["ratio"] = own.ratio;
    inputs["shared"] = printFen(figures.shared);
  }
  if (own.atMost !== undefined) {
    inputs["atMost"] = printFen(figures.cap);
    inputs["over"] = own.atMost.over;
  }
  if (own.less !== undefined) {
    inputs["less"] = printFen(figures.less);
    inputs["lessOf"] = lessOf;
  }
  if (figures.baseLeft !== -1) inputs["left"] = printFen(figures.baseLeft);
  if (plan.netOfPaid) inputs["accumulate"] = "net";
  if (variant.year) {
    inputs["before"] = printFen(figures.before);
    inputs["after"] = printFen(figures.after);
  }
  if (figures.isFirst) inputs["choose"] = "first-of-year";
  addStep(list, place, "base", inputs, figures.base);
}

/** @param first Where what these limits had used begins. */
function addLimits(
  list: StepList,
  place: Place,
  limits: readonly PrintedLimit[],
  used: readonly number[],
  first: number,
): void {
  for (let i = 0; i < limits.length; i++) {
    const limit = limits[i];
    if (limit === undefined) continue;
    const { table, amount, on, per, pool } = limit;
    const gone = used[first + i] ?? 0;
    const said = printFen(gone);
    const inputs: Inputs = pool === undefined ? { amount, on, per, used: said } : { amount, on, per, pool, used: said };
    addStep(list, place, "limit", inputs, Math.max(0, table.amount - gone));
  }
}

function addMechanismOf(settled: Settled): void {
  const { list, variant, figures, printed } = settled;
  if (variant.mechanism === BANDS) addBands(settled);
  else if (variant.mechanism === BURDEN) {
    const inputs: Inputs = {
      burden: printFen(figures.burden),
      bounds: printed.bounds,
      pick: variant.allowMost ? "most" : "least",
      per: variant.burdenOfYear ? "year" : "visit",
      allowed: printFen(figures.allowed),
      paidSoFar: printFen(figures.paidSoFar),
    };
    addStep(list, printed.place, "burden", inputs, figures.raw);
  } else if (variant.mechanism === LUMP) {
    const i = bandOf(variant.lumpEdges, figures.after);
    const inputs: Inputs = { at: printFen(figures.after), band: printFen(variant.lumpAmounts[i] ?? 0) };
    if (variant.times !== 0) inputs["times"] = String(variant.times);
    // A burden's figure, and here what earlier sums have left for this bill.
    if (figures.paidSoFar > 0) inputs["owed"] = printFen(figures.paidSoFar);
    addStep(list, printed.place, "lump", inputs, figures.raw);
  } else {
    const below = variant.keep ? "keep" : "cost";
    const inputs: Inputs = { base: printFen(figures.base), quota: printFen(variant.quota), below };
    addStep(list, printed.place, "quota", inputs, figures.raw);
  }
}

/** The deductible, every part of the running base with its rate, and the rounding. */
function addBands(settled: Settled): void {
  const { list, variant, figures, printed } = settled;
  const { place, unit, mode, bandMode: bands } = printed;
  const table = tableFor(variant, figures.tagged, figures.found);
  const rates = table === variant.bands ? printed.rates : printRates(table);
  if (figures.deductible !== 0 || variant.statedDeductible !== 0) {
    const deductible = printFen(figures.deductible);
    const inputs: Inputs = { stated: printed.stated, deductible, mode: variant.trigger ? "trigger" : "subtract" };
    addStep(list, place, "deductible", inputs, figures.deductibleApplied);
  }
  addSlices(settled, table, rates, figures.after, "after");
  if (figures.before !== 0) addSlices(settled, table, rates, figures.before, "before");
  const [after, before] = [printFen(figures.roundedAfter), printFen(figures.roundedBefore)];
  addStep(list, place, "round", { after, before, unit, mode, bands }, figures.raw);
}

/** One step per band that part of the running base lies in; its amount is that part. */
function addSlices(settled: Settled, table: BandTable, rates: readonly string[], x: number, at: string): void {
  const { variant, figures } = settled;
  const { deductible } = figures;
  if (x < deductible || (x === deductible && !variant.trigger)) return;
  const shift = variant.bandsFromDeductible ? deductible : 0;
  const start = variant.trigger ? 0 : deductible;
  if (variant.slab) {
    if (x !== start) addSlice(settled, table, rates, bandOf(table.from, x - shift), start, x, at);
    return;
  }
  for (let i = 0; i < table.from.length; i++) {
    const from = Math.max(start, i === 0 ? 0 : (table.from[i] ?? 0) + shift);
    const to = Math.min(x, (table.from[i + 1] ?? Number.MAX_SAFE_INTEGER) + shift);
    if (to > from) addSlice(settled, table, rates, i, from, to, at);
  }
}

function addSlice(
  { list, variant, figures, printed }: Settled,
  table: BandTable,
  rates: readonly string[],
  i: number,
  from: number,
  to: number,
  at: string,
): void {
  const upper = table.from[i + 1];
  const inputs: Inputs = { at, from: printFen(from), to: printFen(to) };
  if (upper !== undefined) inputs["upTo"] = printFen(upper + (variant.bandsFromDeductible ? figures.deductible : 0));
  inputs["rate"] = rates[i] ?? "";
  if (variant.rateSteps !== null && variant.bands !== null && table !== variant.bands) {
    const formula = formulaOf(variant, variant.bands, table, i, figures);
    if (formula !== null) inputs["formula"] = formula;
  }
  addStep(list, printed.place, "band", inputs, to - from);
}

/**
 * How a rate came from a tagged part of the base, for people: `0.63 + 0.05 × 520.00 ÷ 45728.00`. `null` where the rate
 * is not that sum, because a step was held at 0 or 1 or another came after it.
 */
function formulaOf(
  variant: Variant,
  compiled: BandTable,
  table: BandTable,
  i: number,
  figures: Figures,
): string | null {
  const plain = compiled.big.rate[i] ?? 0n;
  const digits = compiled.big.scale.toString().length - 1;
  const parts = [printScaled(plain, digits)];
  // Over one scale: 10^decimals of the plain rate and of every step, times the base.
  const whole = BigInt(figures.found);
  let sum = plain * whole * 10n ** STEP_DECIMALS;
  variant.rateSteps?.forEach((step, at) => {
    if (step.tags === 0) return;
    const tagged = figures.tagged[at] ?? 0;
    parts.push(
      `${printScaled(step.value.value, step.value.decimals)} × ${printFen(tagged)} ÷ ${printFen(figures.found)}`,
    );
    sum += scaleTo(step.value, Number(STEP_DECIMALS)) * BigInt(tagged) * compiled.big.scale;
  });
  const same = sum * table.big.scale === (table.big.rate[i] ?? 0n) * whole * 10n ** STEP_DECIMALS * compiled.big.scale;
  return same ? parts.join(" + ").replaceAll("+ -", "− ") : null;
}

/** Most decimals of a step of the rate. */
const STEP_DECIMALS = 6n;
