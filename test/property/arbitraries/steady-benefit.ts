/** Benefits of the packs of laws 4 and 11. */
import type {
  Adjust,
  Base,
  Benefit,
  Burden,
  Case,
  CaseBase,
  Less,
  Limit,
  Rounding,
} from "../../../src/rules/benefit.ts";
import type { Predicate } from "../../../src/rules/types.ts";
import { drawAdjust } from "./adjust.ts";
import { drawRate, drawStated, yuan } from "./amounts.ts";
import { drawBands } from "./bands.ts";
import type { Bands } from "./bands.ts";
import { unpaidOfVisit } from "./base.ts";
import { drawPayers } from "./benefit.ts";
import { reordered } from "./covers.ts";
import type { Cover, CoverStyle } from "./covers.ts";
import type { Frame } from "./frame.ts";
import { drawLimits } from "./limits.ts";
import { drawBurden, drawQuota } from "./mechanisms.ts";
import { drawPartition } from "./predicate.ts";
import { drawSteady } from "./steady.ts";
import type { SteadyMechanism, Terms } from "./steady.ts";
import type { Draw } from "./tape.ts";
import { SOURCE, text } from "./vocabulary.ts";

/** Where a benefit stands and what it may be. */
export interface SteadyFrame extends Frame {
  readonly terms: Terms;
  readonly style: CoverStyle;
  readonly cover: Cover;
}

type Place = Pick<Case, "when" | "exceptionTo">;

/** Bands of which each counts for its own part, over a deductible that is subtracted. */
function drawMarginal(draw: Draw): Bands {
  const { deductible, bands, bandsFrom } = drawBands(draw);
  const stated = typeof deductible === "object" ? { amount: deductible.amount } : deductible;
  const ofYear = typeof deductible === "object" && deductible.per === "year" ? { per: "year" as const } : {};
  return {
    ...(stated !== undefined && { deductible: typeof stated === "object" ? { ...stated, ...ofYear } : stated }),
    bands,
    ...(bandsFrom && { bandsFrom }),
    ...(draw.chance(0.2) && { bandMode: "marginal" as const }),
  };
}

/** One rate for all of the base, the lower the larger it is. */
function drawFallingSlab(draw: Draw): Bands {
  const { bands, ...rest } = drawMarginal(draw);
  const rates = bands.map(({ rate }) => rate).sort((a, b) => Number(b) - Number(a));
  return { ...rest, bands: bands.map((band, index) => ({ ...band, rate: rates[index] ?? "0" })), bandMode: "slab" };
}

/** A ceiling of the year by amounts alone. */
function drawYearBurden(draw: Draw): Burden {
  const { allow, pick } = drawBurden(draw);
  const amounts = allow.filter((each) => "amount" in each);
  const own = { amount: yuan(drawStated(draw, 5_000, 1_000_000)) };
  return { allow: amounts.length > 0 ? amounts : [own], ...(pick && { pick }), per: "year" };
}

function drawEarlierDeductibles(draw: Draw, { earlier }: SteadyFrame): Less[] {
  return draw
    .shuffle(earlier)
    .slice(0, draw.int(1, 2))
    .map((of) => ({
      of,
      what: draw.pick(["deductible", "statedDeductible"] as const),
    }));
}

function drawShares(draw: Draw, frame: SteadyFrame): Pick<Base, "ratio" | "atMost" | "less"> {
  const { terms, earlier } = frame;
  if (!terms.shares) return {};
  const less = terms.less && earlier.length > 0 && draw.chance(0.4);
  const over = terms.overNone && draw.chance(0.6) ? "none" : "cut";
  return {
    ...(draw.chance(0.25) && { ratio: drawRate(draw, 30) }),
    ...(draw.chance(0.25) && { atMost: { over, amount: yuan(drawStated(draw, 20_000, 3_000_000)) } }),
    ...(less && { less: drawEarlierDeductibles(draw, frame) }),
  };
}

function drawSteadyBase(draw: Draw, frame: SteadyFrame): Base {
  const per = frame.terms.ofYear ? "year" : draw.weighted<Base["per"]>([1, undefined], [1, "year"]);
  const plain = { ...frame.cover, ...(draw.chance(0.2) && { net: "unpaid" as const }), ...(per && { per }) };
  return { ...plain, ...drawShares(draw, frame) };
}

function drawCaseBase(draw: Draw, frame: SteadyFrame): CaseBase {
  return { ...reordered(draw, frame.style, frame.cover), ...drawShares(draw, frame) };
}

function drawSteadyLimits(draw: Draw, frame: SteadyFrame): Limit[] {
  const limits = drawLimits(draw, { ...frame, constructs: "all" });
  return limits.filter(({ per }) => frame.terms.periods.includes(per));
}

function drawFenRounding(draw: Draw, { terms }: SteadyFrame): Rounding {
  return { unit: "0.01", mode: draw.pick(terms.modes) };
}

function drawSteadyCase(draw: Draw, frame: SteadyFrame, mechanism: SteadyMechanism, place: Place, index: number): Case {
  const base = draw.chance(0.25) ? drawCaseBase(draw, frame) : null;
  const limits = draw.chance(0.25) ? drawSteadyLimits(draw, frame) : [];
  const rounding = draw.chance(0.25) ? drawFenRounding(draw, frame) : null;
  const common = { id: `c${index + 1}`, ...place, source: SOURCE };
  if (mechanism === "quota") return { ...common, quota: drawQuota(draw) };
  const own = { ...common, ...(base && { base }), ...(limits.length > 0 && { limits }) };
  if (mechanism === "burden") return { ...own, burden: drawBurden(draw) };
  if (mechanism === "burdenOfYear") return { ...own, burden: drawYearBurden(draw) };
  const bands = mechanism === "bands" ? drawMarginal(draw) : drawFallingSlab(draw);
  return { ...own, ...(rounding && { rounding }), ...bands };
}

function drawPlaces(draw: Draw, frame: SteadyFrame): Place[] {
  const condition = (): Predicate => drawSteady(draw, frame, frame.terms);
  return draw.weighted<() => Place[]>(
    [3, () => [{}]],
    [3, () => drawPartition(draw).map((when) => ({ when }))],
    [3, () => [{}, { when: condition(), exceptionTo: "c1" }]],
    [1, () => [{ when: condition() }]],
  )();
}

/** Changes of deductible, rate and limits, none in proportion to a tagged part. */
function drawSteadyAdjust(draw: Draw, frame: SteadyFrame, has: { bands: boolean; limits: boolean }): Adjust[] {
  return drawAdjust(draw, { ...frame, constructs: "all" }, has).map(({ when, rate, ...rest }) => ({
    ...rest,
    ...(when && { when: drawSteady(draw, frame, frame.terms) }),
    ...(rate && { rate: "add" in rate ? { add: rate.add } : rate }),
  }));
}

function mechanismFor(draw: Draw, { terms, layer, cover }: SteadyFrame): SteadyMechanism {
  const fixed = terms.mechanisms.includes("quota") && layer === "hospitalWaiver" && cover.of.includes("inScope");
  if (fixed && draw.chance(0.6)) return "quota";
  const drawn = draw.pick(terms.mechanisms);
  return drawn === "quota" ? "bands" : drawn;
}

/** A benefit within the terms, over its cover. */
export function drawSteadyBenefit(draw: Draw, frame: SteadyFrame, id: string): Benefit {
  const mechanism = mechanismFor(draw, frame);
  const when = draw.chance(0.35) ? drawSteady(draw, frame, frame.terms) : null;
  const best = frame.terms.best && mechanism !== "quota" && draw.chance(0.15);
  const places: Place[] = best ? draw.many(2, 3, () => ({})) : drawPlaces(draw, frame);
  const cases = places.map((place, index) =>
    draw.child((part) => drawSteadyCase(part, frame, mechanism, place, index)),
  );
  const head = { id, title: text(id), source: SOURCE, ...(when && { when }) };
  if (mechanism === "quota") return { ...head, base: frame.cover, cases };
  const base = draw.child((part) => drawSteadyBase(part, frame));
  const limits = draw.chance(0.5) ? drawSteadyLimits(draw, frame) : [];
  const bands = cases.every((each) => "bands" in each);
  const has = { bands, limits: limits.length > 0 || cases.some((each) => each.limits !== undefined) };
  const adjust = draw.chance(0.5) ? drawSteadyAdjust(draw, frame, has) : [];
  return {
    ...head,
    base: bands ? base : unpaidOfVisit(base),
    cases,
    ...(best && { choose: "best" as const }),
    ...(limits.length > 0 && { limits }),
    ...(bands && draw.chance(0.3) && { rounding: drawFenRounding(draw, frame) }),
    ...(draw.chance(0.25) && { payers: drawPayers(draw) }),
    ...(adjust.length > 0 && { adjust }),
  };
}
