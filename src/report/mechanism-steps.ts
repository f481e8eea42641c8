/** The steps of one benefit from its base to what its mechanism gives. */
import { BUCKETS } from "../buckets.ts";
import { printExact, printFen, printScaled, scaled } from "../money.ts";
import { BANDS, BURDEN, LUMP } from "../plan/types.ts";
import type { BandTable, BenefitPlan, Cap, Variant } from "../plan/types.ts";
import type { Limit } from "../rules/benefit.ts";
import { bandOf, tableFor } from "../settle/bands.ts";
import type { Figures } from "../settle/run.ts";
import type { Entry } from "./steps.ts";

/** Base, adjustments, limits on the base, the mechanism, limits on the payment. */
export function mechanismSteps(plan: BenefitPlan, variant: Variant, figures: Figures): Entry[] {
  const limits = variant.case.limits ?? plan.benefit.limits ?? [];
  const onBase = limits.filter((limit) => limit.on === "base");
  const onPaid = limits.filter((limit) => limit.on === "paid");
  return [
    ...adjustEntries(plan, variant, figures),
    ...limitEntries(onBase, variant.baseLimits, figures.used),
    baseEntry(plan, variant, figures),
    ...mechanismEntries(variant, figures),
    ...limitEntries(onPaid, variant.paidLimits, figures.used.slice(onBase.length)),
  ];
}

function baseEntry(plan: BenefitPlan, variant: Variant, figures: Figures): Entry {
  const { base } = plan.benefit;
  const own = variant.case.base ?? base;
  const inputs: Record<string, string> = {
    of: own.of.join(" "),
    net: own.net ?? "unpaid",
    per: base.per ?? "visit",
    ...(own.tags === undefined ? {} : { tags: own.tags.join(" ") }),
    found: printFen(figures.found),
  };
  if (own.ratio !== undefined) Object.assign(inputs, { ratio: own.ratio, shared: printFen(figures.shared) });
  if (own.atMost !== undefined) Object.assign(inputs, { atMost: printFen(figures.cap), over: own.atMost.over });
  if (own.less !== undefined)
    Object.assign(inputs, { less: printFen(figures.less), lessOf: variant.less.map((less) => less.name).join(" ") });
  if (figures.baseLeft !== -1) inputs["left"] = printFen(figures.baseLeft);
  if (variant.year) Object.assign(inputs, { before: printFen(figures.before), after: printFen(figures.after) });
  return { kind: "base", inputs, amount: figures.base };
}

/** One entry per adjustment that held and changed something of this case. It moves no money. */
function adjustEntries(plan: BenefitPlan, variant: Variant, figures: Figures): Entry[] {
  const hasBands = variant.mechanism === BANDS;
  const hasLimits = variant.baseLimits.length + variant.paidLimits.length > 0;
  let step = 0;
  return variant.adjusts.flatMap((index) => {
    const adjust = plan.benefit.adjust?.[index];
    if (adjust === undefined) return [];
    const { title, source, deductible, rate, limit } = adjust;
    const inputs: Record<string, string> = {};
    const changed = {
      deductible: hasBands ? deductible : undefined,
      rate: hasBands ? rate : undefined,
      limit: hasLimits ? limit : undefined,
    };
    for (const [what, change] of Object.entries(changed))
      for (const [how, value] of Object.entries(change ?? {}))
        inputs[`${what}.${how}`] = Array.isArray(value) ? value.join(" ") : String(value);
    if (changed.rate !== undefined) {
      const tagged = "add" in changed.rate && changed.rate.tags !== undefined;
      if (tagged)
        Object.assign(inputs, { tagged: printFen(figures.tagged[step] ?? 0), found: printFen(figures.found) });
      step++;
    }
    if (Object.keys(inputs).length === 0) return [];
    return [
      {
        kind: "adjust",
        inputs: { id: adjust.id, ...inputs },
        amount: 0,
        title,
        source,
        origin: plan.adjustOrigins[index],
      },
    ];
  });
}

function limitEntries(limits: readonly Limit[], tables: Variant["paidLimits"], used: readonly number[]): Entry[] {
  return limits.map((limit, i) => {
    const amount = tables[i]?.amount ?? 0;
    const inputs = {
      amount: printFen(amount),
      on: limit.on,
      per: limit.per,
      ...(limit.pool === undefined ? {} : { pool: limit.pool }),
      used: printFen(used[i] ?? 0),
    };
    return { kind: "limit", inputs, amount: Math.max(0, amount - (used[i] ?? 0)) };
  });
}

function mechanismEntries(variant: Variant, figures: Figures): Entry[] {
  if (variant.mechanism === BANDS) return bandEntries(variant, figures);
  if (variant.mechanism === BURDEN) return [burdenEntry(variant, figures)];
  if (variant.mechanism === LUMP) {
    const i = bandOf(variant.lumpEdges, figures.after);
    const times = variant.times === 0 ? {} : { times: String(variant.times) };
    const inputs = { at: printFen(figures.after), band: printFen(variant.lumpAmounts[i] ?? 0), ...times };
    return [{ kind: "lump", inputs, amount: figures.raw }];
  }
  const below = variant.keep ? "keep" : "cost";
  const inputs = { base: printFen(figures.base), quota: printFen(variant.quota), below };
  return [{ kind: "quota", inputs, amount: figures.raw }];
}

function burdenEntry(variant: Variant, figures: Figures): Entry {
  const bounds = variant.allow.map((cap) => boundText(cap)).join(", ");
  const inputs = {
    burden: printFen(figures.burden),
    bounds,
    pick: variant.allowMost ? "most" : "least",
    per: variant.burdenOfYear ? "year" : "visit",
    allowed: printFen(figures.allowed),
    paidSoFar: printFen(figures.paidSoFar),
  };
  return { kind: "burden", inputs, amount: figures.raw };
}

function boundText(cap: Cap): string {
  if (cap.amount !== -1) return printFen(cap.amount);
  const of = cap.of.length === BUCKETS.length ? "total" : cap.of.map((k) => BUCKETS[k]).join(" + ");
  return `${printScaled(cap.ratio.numerator, String(cap.ratio.denominator).length - 1)} × ${of}`;
}

/** The deductible, every part of the running base with its rate, and the rounding. */
function bandEntries(variant: Variant, figures: Figures): Entry[] {
  const own = variant.case;
  const rounding = { unit: printFen(variant.unit), mode: ["half-up", "half-even", "down", "up"][variant.mode] ?? "" };
  const table = tableFor(variant, figures.tagged, figures.found);
  const entries: Entry[] = [];
  if (figures.deductible !== 0 || variant.statedDeductible !== 0) {
    const inputs = {
      stated: printFen(variant.statedDeductible),
      deductible: printFen(figures.deductible),
      mode: variant.trigger ? "trigger" : "subtract",
    };
    entries.push({ kind: "deductible", inputs, amount: figures.deductibleApplied });
  }
  entries.push(...sliceEntries(variant, table, figures, figures.after, "after"));
  if (figures.before !== 0) entries.push(...sliceEntries(variant, table, figures, figures.before, "before"));
  const inputs = {
    after: printFen(figures.roundedAfter),
    before: printFen(figures.roundedBefore),
    ...rounding,
    bands: "bands" in own ? (own.bandMode ?? "marginal") : "marginal",
  };
  entries.push({ kind: "round", inputs, amount: figures.raw });
  return entries;
}

/** One entry per band that part of the running base lies in; its amount is that part. */
function sliceEntries(variant: Variant, table: BandTable, figures: Figures, x: number, at: string): Entry[] {
  const { deductible } = figures;
  if (x < deductible || (x === deductible && !variant.trigger)) return [];
  const shift = variant.bandsFromDeductible ? deductible : 0;
  const start = variant.trigger ? 0 : deductible;
  const entry = (from: number, to: number, i: number): Entry => {
    const upper = table.from[i + 1];
    const inputs = {
      at,
      from: printFen(from),
      to: printFen(to),
      ...(upper === undefined ? {} : { upTo: printFen(upper + shift) }),
      rate: rateText(table, i),
      ...formulaOf(variant, table, i, figures),
    };
    return { kind: "band", inputs, amount: to - from };
  };
  if (variant.slab) return x === start ? [] : [entry(start, x, bandOf(table.from, x - shift))];
  return table.from.flatMap((edge, i) => {
    const from = Math.max(start, i === 0 ? 0 : edge + shift);
    const to = Math.min(x, (table.from[i + 1] ?? Number.MAX_SAFE_INTEGER) + shift);
    return to > from ? [entry(from, to, i)] : [];
  });
}

/** A rate as decimal text, or as a reduced fraction where it depends on a tagged part of the base. */
function rateText(table: BandTable, i: number): string {
  const rate = table.big.rate[i] ?? 0n;
  const digits = table.big.scale.toString();
  if (/^10*$/.test(digits)) return printScaled(rate, digits.length - 1);
  const divisor = greatestCommon(rate, table.big.scale);
  return `${rate / divisor}/${table.big.scale / divisor}`;
}

/**
 * How a rate came from a tagged part of the base, for people: `0.63 + 0.05 × 520.00 ÷ 45728.00`. Left out where the rate
 * is not that sum, because a step was held at 0 or 1 or another came after it.
 */
function formulaOf(variant: Variant, table: BandTable, i: number, figures: Figures): { readonly formula?: string } {
  const compiled = variant.bands;
  if (variant.rateSteps === null || compiled === null || table === compiled) return {};
  const plain = compiled.big.rate[i] ?? 0n;
  const digits = compiled.big.scale.toString().length - 1;
  const parts = [printScaled(plain, digits)];
  // Over one scale: 10^decimals of the plain rate and of every step, times the base.
  const whole = BigInt(figures.found);
  let sum = plain * whole * 10n ** STEP_DECIMALS;
  variant.rateSteps.forEach((step, at) => {
    if (step.tags === 0) return;
    const tagged = figures.tagged[at] ?? 0;
    parts.push(`${printExact(step.value)} × ${printFen(tagged)} ÷ ${printFen(figures.found)}`);
    sum += scaled(step.value, Number(STEP_DECIMALS)) * BigInt(tagged) * compiled.big.scale;
  });
  const same = sum * table.big.scale === (table.big.rate[i] ?? 0n) * whole * 10n ** STEP_DECIMALS * compiled.big.scale;
  return same ? { formula: parts.join(" + ").replaceAll("+ -", "− ") } : {};
}

/** Most decimals of a step of the rate. */
const STEP_DECIMALS = 6n;

function greatestCommon(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommon(b, a % b);
}
