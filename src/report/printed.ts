/** What all settlements by one case say alike, printed once: its place, its limits, its rates. */
import { BUCKETS } from "../buckets.ts";
import { MODES, printFen, printScaled } from "../money.ts";
import { BANDS } from "../plan/types.ts";
import type { BandTable, BenefitPlan, Cap, LimitTable, Plan, Variant } from "../plan/types.ts";
import type { Adjust, Limit } from "../rules/benefit.ts";
import type { Inputs, Place } from "./step-list.ts";

/** A limit with its words. */
export interface PrintedLimit {
  readonly table: LimitTable;
  readonly amount: string;
  readonly on: string;
  readonly per: string;
  readonly pool: string | undefined;
}

/** An adjustment that changes something of the case, with its own place. */
export interface PrintedAdjust {
  readonly place: Place;
  readonly inputs: Inputs;
  /** Which step of the rate it is, where that counts in the proportion of a tagged part; else -1. */
  readonly taggedStep: number;
}

/** A case in words. */
export interface Printed {
  readonly place: Place;
  readonly adjusts: readonly PrintedAdjust[];
  readonly onBase: readonly PrintedLimit[];
  readonly onPaid: readonly PrintedLimit[];
  /** What the base is made of. */
  readonly of: string;
  readonly net: string;
  readonly per: string;
  readonly tags: string | undefined;
  readonly lessOf: string;
  /** The deductible as the rules state it. */
  readonly stated: string;
  readonly unit: string;
  readonly mode: string;
  readonly bandMode: string;
  /** Rates of the compiled table, by band. */
  readonly rates: readonly string[];
  /** The bounds of a burden. */
  readonly bounds: string;
}

const known = new WeakMap<Variant, Printed>();

/** The words of a case, found once. */
export function printedOf(plan: Plan, benefit: BenefitPlan, variant: Variant): Printed {
  const found = known.get(variant);
  if (found !== undefined) return found;
  const printed = print(plan, benefit, variant);
  known.set(variant, printed);
  return printed;
}

function print(plan: Plan, { benefit, layer, origin, adjustOrigins }: BenefitPlan, variant: Variant): Printed {
  const own = variant.case;
  const base = own.base ?? benefit.base;
  const limits = own.limits ?? benefit.limits ?? [];
  const place: Place = {
    layer: plan.layers[layer]?.name ?? "",
    benefit: benefit.id,
    case: own.id,
    title: benefit.title,
    origin,
    source: own.source,
  };
  return {
    place,
    adjusts: printAdjusts(benefit.adjust ?? [], adjustOrigins, variant, place),
    onBase: printLimits(limits, "base", variant.baseLimits),
    onPaid: printLimits(limits, "paid", variant.paidLimits),
    of: base.of.join(" "),
    net: base.net ?? "unpaid",
    per: benefit.base.per ?? "visit",
    tags: base.tags?.join(" "),
    lessOf: variant.less.map((less) => less.name).join(" "),
    stated: printFen(variant.statedDeductible),
    unit: printFen(variant.unit),
    mode: MODES[variant.mode] ?? "",
    bandMode: "bands" in own ? (own.bandMode ?? "marginal") : "marginal",
    rates: variant.bands === null ? [] : printRates(variant.bands),
    bounds: variant.allow.map(printBound).join(", "),
  };
}

/** One per adjustment that held and changed something of this case. */
function printAdjusts(
  adjusts: readonly Adjust[],
  origins: readonly string[],
  variant: Variant,
  place: Place,
): PrintedAdjust[] {
  const hasBands = variant.mechanism === BANDS;
  const hasLimits = variant.baseLimits.length + variant.paidLimits.length > 0;
  let step = 0;
  return variant.adjusts.flatMap((index): PrintedAdjust[] => {
    const adjust = adjusts[index];
    if (adjust === undefined) return [];
    const { id, title = place.title, source, deductible, rate, limit } = adjust;
    const changes = [
      ["deductible", hasBands ? deductible : undefined],
      ["rate", hasBands ? rate : undefined],
      ["limit", hasLimits ? limit : undefined],
    ] as const;
    const inputs: Inputs = { id };
    for (const [what, change] of changes)
      for (const [how, value] of Object.entries(change ?? {}))
        inputs[`${what}.${how}`] = Array.isArray(value) ? value.join(" ") : String(value);
    const taggedStep = hasBands && rate !== undefined && "add" in rate && rate.tags !== undefined ? step : -1;
    if (hasBands && rate !== undefined) step++;
    if (Object.keys(inputs).length === 1) return [];
    return [{ place: { ...place, title, origin: origins[index] ?? place.origin, source }, inputs, taggedStep }];
  });
}

function printLimits(limits: readonly Limit[], on: Limit["on"], tables: readonly LimitTable[]): PrintedLimit[] {
  const own = limits.filter((limit) => limit.on === on);
  return tables.flatMap((table, i): PrintedLimit[] => {
    const limit = own[i];
    return limit === undefined ? [] : [{ table, amount: printFen(table.amount), on, per: limit.per, pool: limit.pool }];
  });
}

function printBound(cap: Cap): string {
  if (cap.amount !== -1) return printFen(cap.amount);
  const of = cap.of.length === BUCKETS.length ? "total" : cap.of.map((k) => BUCKETS[k]).join(" + ");
  return `${printScaled(cap.ratio.numerator, String(cap.ratio.denominator).length - 1)} × ${of}`;
}

/** The rates of a table: decimal text, or a reduced fraction where they depend on a tagged part of the base. */
export function printRates(table: BandTable): string[] {
  const { rate, scale } = table.big;
  const digits = scale.toString();
  if (/^10*$/.test(digits)) return rate.map((each) => printScaled(each, digits.length - 1));
  return rate.map((each) => {
    const divisor = greatestCommon(each, scale);
    return `${each / divisor}/${scale / divisor}`;
  });
}

function greatestCommon(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommon(b, a % b);
}
