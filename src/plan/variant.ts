/** One case of a benefit under one set of adjustments, compiled to numbers. */
import { BUCKETS } from "../buckets.ts";
import { addScaled, MODES, readFen, readScaled, scaleTo, timesScaled } from "../money.ts";
import type { Scaled } from "../money.ts";
import type { Adjust, Base, Case, CaseBase, Deductible, Limit, RateChange, Rounding } from "../rules/benefit.ts";
import type { Layout } from "./layout.ts";
import { bandTable, capOf, changeAmount, clampRate, lowerEdges, ratioOf } from "./tables.ts";
import { BANDS, BURDEN, LUMP, QUOTA } from "./types.ts";
import type { BandTable, BenefitPlan, LimitTable, RateStep, Variant } from "./types.ts";

const UNITS = { "0.01": 1, "0.1": 10, "1": 100 } as const;

/**
 * Compiles a case.
 *
 * @param adjusts Indices of the adjustments that hold, in the order of the file.
 * @param penalty Whether negative rate adjustments count; the variant without them gives the penalty.
 */
export function compileVariant(
  layout: Layout,
  plan: BenefitPlan,
  each: Case,
  adjusts: readonly number[],
  penalty = true,
): Variant {
  const benefit = plan.benefit;
  const base: Base | CaseBase = each.base ?? benefit.base;
  const changes = adjusts.flatMap((index) => benefit.adjust?.[index] ?? []);
  const limits = each.limits ?? benefit.limits ?? [];
  const year = benefit.base.per === "year";
  const rounding = each.rounding ?? benefit.rounding;
  const own = mechanismOf(layout, plan, each, penalty ? changes : changes.map(withoutPenalty));
  // One literal with every key in one order, so that all variants have one shape, whatever their mechanism.
  return {
    case: each,
    adjusts,
    mechanism: own.mechanism,
    of: base.of.map((bucket) => BUCKETS.indexOf(bucket)),
    tags: layout.tagMask(base.tags ?? []),
    gross: base.net === "gross",
    year,
    ratio: base.ratio === undefined ? null : ratioOf(base.ratio),
    cap: base.atMost === undefined ? null : capOf(base.atMost),
    capCuts: base.atMost?.over === "cut",
    less: (base.less ?? []).map((less) => layout.quantity(less, plan)),
    baseLimits: limitTables(layout, plan, limits, changes, "base"),
    paidLimits: limitTables(layout, plan, limits, changes, "paid"),
    baseCharges: [...plan.baseTotals, ...poolsOf(layout, plan, limits, "base")],
    paidCharges: [...plan.paidTotals, ...poolsOf(layout, plan, limits, "paid")],
    deductible: own.deductible ?? 0,
    statedDeductible: own.statedDeductible ?? 0,
    trigger: own.trigger ?? false,
    deductibleOfYear: own.deductibleOfYear ?? false,
    bandsFromDeductible: own.bandsFromDeductible ?? false,
    slab: own.slab ?? false,
    bands: own.bands ?? null,
    start: startOf(own, rounding ?? HALF_UP_TO_FEN),
    rateSteps: own.rateSteps ?? null,
    tagStep: tagStepOf(own),
    untagged: (own.rateSteps ?? []).map(() => 0),
    unpenalised:
      penalty && plan.penaltyIsRead && changes.some(isPenalty)
        ? compileVariant(layout, plan, each, adjusts, false)
        : null,
    unit: UNITS[rounding?.unit ?? "0.01"],
    mode: MODES.indexOf(rounding?.mode ?? "half-up"),
    allow: own.allow ?? [],
    allowMost: own.allowMost ?? false,
    burdenOfYear: own.burdenOfYear ?? false,
    lumpEdges: own.lumpEdges ?? [],
    lumpAmounts: own.lumpAmounts ?? [],
    times: own.times ?? 0,
    quota: own.quota ?? 0,
    keep: own.keep ?? false,
    caseSlot: plan.caseSlots[benefit.cases.indexOf(each)] ?? -1,
  };
}

/** Gives all that a case names its place in the tables of the plan, before it is compiled. */
export function placeCase(layout: Layout, plan: BenefitPlan, each: Case): void {
  const { less = [] } = each.base ?? plan.benefit.base;
  for (const quantity of less) layout.quantity(quantity, plan);
  const limits = each.limits ?? plan.benefit.limits ?? [];
  for (const on of ["base", "paid"] as const)
    for (const limit of limits) if (limit.on === on) layout.limitSlot(plan, limit);
}

const HALF_UP_TO_FEN: Rounding = { unit: "0.01", mode: "half-up" };

/** See `Variant.start`. */
function startOf(own: Partial<Variant>, rounding: Rounding): number {
  const { bands, deductible = 0 } = own;
  const isPlain =
    own.slab === false &&
    own.trigger === false &&
    own.deductibleOfYear === false &&
    own.bandsFromDeductible === false &&
    rounding.unit === "0.01" &&
    rounding.mode === "half-up";
  if (!isPlain || bands === undefined || bands === null || bands.half === -1 || deductible > bands.safe) return -1;
  const i = bands.from.filter((edge) => edge < deductible).length - 1;
  return i === -1 ? 0 : (bands.cumulative[i] ?? 0) + (deductible - (bands.from[i] ?? 0)) * (bands.rate[i] ?? 0);
}

/** See `Variant.tagStep`. */
function tagStepOf({ rateSteps = null, bands = null }: Partial<Variant>): Variant["tagStep"] {
  const step = rateSteps?.at(-1);
  if (step === undefined || bands === null || step.tags === 0 || step.kind !== "add") return null;
  if (rateSteps?.some((other) => other !== step && other.tags !== 0) === true) return null;
  const add = Number(scaleTo(step.value, decimalsOf(bands.big.scale)));
  const fits = bands.rate.every((rate) => rate + add >= 0 && rate + add <= bands.scale);
  return fits && Number.isSafeInteger(add) ? { add, tags: step.tags } : null;
}

/** How many decimals a power of ten stands for. */
function decimalsOf(scale: bigint): number {
  return scale.toString().length - 1;
}

function mechanismOf(
  layout: Layout,
  plan: BenefitPlan,
  each: Case,
  changes: readonly Adjust[],
): Partial<Variant> & Pick<Variant, "mechanism"> {
  if ("burden" in each) {
    return {
      mechanism: BURDEN,
      allow: each.burden.allow.map(capOf),
      allowMost: each.burden.pick === "most",
      burdenOfYear: each.burden.per === "year",
    };
  }
  if ("lump" in each) {
    return {
      mechanism: LUMP,
      lumpEdges: lowerEdges(each.lump.bands),
      lumpAmounts: each.lump.bands.map((band) => readFen(band.amount)),
      times: each.lump.times ?? 0,
    };
  }
  if ("quota" in each)
    return { mechanism: QUOTA, quota: readFen(each.quota.amount), keep: each.quota.below === "keep" };
  const stated = deductibleOf(each.deductible);
  const statedDeductible = readFen(stated.amount);
  const year = plan.benefit.base.per === "year";
  const steps = changes.flatMap((change) => (change.rate === undefined ? [] : rateStep(layout, change.rate)));
  return {
    mechanism: BANDS,
    statedDeductible,
    deductible: changes.reduce(
      (fen, change) => (change.deductible === undefined ? fen : changeAmount(fen, change.deductible)),
      statedDeductible,
    ),
    trigger: stated.mode === "trigger",
    deductibleOfYear: !year && (stated.per === "year" || stated.per === "stay"),
    bandsFromDeductible: each.bandsFrom === "deductible",
    slab: each.bandMode === "slab",
    bands: tableAfter(each.bands, steps),
    rateSteps: steps.some((step) => step.tags !== 0) ? steps : null,
  };
}

function deductibleOf(deductible: string | Deductible | undefined): Deductible {
  return typeof deductible === "object" ? deductible : { amount: deductible ?? "0.00" };
}

function rateStep(layout: Layout, change: RateChange): RateStep {
  if ("set" in change) return { kind: "set", value: readScaled(change.set), tags: 0 };
  if ("times" in change) return { kind: "times", value: readScaled(change.times), tags: 0 };
  return { kind: "add", value: readScaled(change.add), tags: layout.tagMask(change.tags ?? []) };
}

/** The table after all steps, those in proportion to a tagged part left out (it is empty for most claims). */
function tableAfter(
  bands: readonly { readonly upTo?: string; readonly rate: string }[],
  steps: readonly RateStep[],
): BandTable {
  const after = (rate: Scaled, step: RateStep): Scaled => {
    if (step.tags !== 0) return rate;
    if (step.kind === "set") return step.value;
    return clampRate(step.kind === "add" ? addScaled(rate, step.value) : timesScaled(rate, step.value));
  };
  return bandTable(
    bands,
    bands.map((band) => steps.reduce(after, readScaled(band.rate))),
    // What a proportional step adds is a whole number over the same scale.
    Math.max(0, ...steps.flatMap((step) => (step.tags === 0 ? [] : [step.value.decimals]))),
  );
}

/** Whether an adjustment lowers the rate, by a negative sum or a factor below 1. */
function isPenalty(change: Adjust): boolean {
  const rate = change.rate;
  if (rate === undefined) return false;
  if ("add" in rate) return readScaled(rate.add).value < 0n;
  if (!("times" in rate)) return false;
  const { value, decimals } = readScaled(rate.times);
  return value < 10n ** BigInt(decimals);
}

function withoutPenalty(change: Adjust): Adjust {
  if (!isPenalty(change)) return change;
  const { rate: _, ...rest } = change;
  return rest;
}

function poolsOf(layout: Layout, plan: BenefitPlan, limits: readonly Limit[], on: Limit["on"]): number[] {
  const pooled = limits.filter((limit) => limit.on === on && limit.pool !== undefined);
  return [...new Set(pooled.map((limit) => layout.limitSlot(plan, limit)))];
}

function limitTables(
  layout: Layout,
  plan: BenefitPlan,
  limits: readonly Limit[],
  changes: readonly Adjust[],
  on: Limit["on"],
): LimitTable[] {
  return limits
    .filter((limit) => limit.on === on)
    .map((limit) => ({
      amount: changes.reduce(
        (fen, change) => (change.limit === undefined ? fen : changeAmount(fen, change.limit)),
        readFen(limit.amount),
      ),
      slot: layout.limitSlot(plan, limit),
    }));
}
