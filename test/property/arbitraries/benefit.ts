/** Benefits. */
import type { Benefit, PayerShare } from "../../../src/rules/benefit.ts";
import { decimal } from "./amounts.ts";
import { drawAdjust } from "./adjust.ts";
import { drawBase, drawBuckets, netOrWhole } from "./base.ts";
import { baseFor, drawCases, drawRounding, withStayDeductible } from "./cases.ts";
import type { Mechanism } from "./cases.ts";
import type { Frame } from "./frame.ts";
import { drawLimits } from "./limits.ts";
import { drawQuota } from "./mechanisms.ts";
import { drawPartition, drawPredicate } from "./predicate.ts";
import type { Draw } from "./tape.ts";
import { PAYERS, SOURCE, TAGS, text } from "./vocabulary.ts";

const SHARES: readonly [readonly string[], ...(readonly string[])[]] = [
  ["0.5", "0.5"],
  ["0.7", "0.3"],
  ["0.333333", "0.333333", "0.333334"],
  ["0.50", "0.25", "0.25"],
  ["0.000001", "0.999999"],
  ["1"],
];

/** Who pays a benefit, with shares that sum to 1. */
export function drawPayers(draw: Draw): PayerShare[] {
  const part = draw.int(1, 999);
  const shares = draw.weighted<readonly string[]>(
    [3, draw.pick(SHARES)],
    [1, [decimal(part, 3), decimal(1000 - part, 3)]],
  );
  const payers = draw.shuffle(PAYERS);
  return shares.map((share, index) => ({ payer: payers[index] ?? "finance", share }));
}

/** A fixed price for a disease; the hospital's, so without limits, payers, adjustments and rounding. */
function drawQuotaBenefit(draw: Draw, frame: Frame, id: string): Benefit {
  const of = draw.chance(0.4) ? (["inScope"] as const) : drawBuckets(draw);
  const tags = draw.chance(0.2) ? draw.shuffle(TAGS).slice(0, 1) : null;
  const places = draw.chance(0.3) ? drawPartition(draw).map((when) => ({ when })) : [{}];
  return {
    id,
    title: text(id),
    source: SOURCE,
    ...(draw.chance(0.4) && { when: drawPredicate(draw, frame) }),
    base: { of, ...(draw.chance(0.2) && { net: "gross" as const }), ...(tags && { tags }) },
    cases: places.map((place, index) => ({ id: `c${index + 1}`, ...place, source: SOURCE, quota: drawQuota(draw) })),
  };
}

/** A benefit whose amounts many bills reach. */
export function drawBenefit(draw: Draw, frame: Frame, id: string): Benefit {
  const all = frame.constructs === "all";
  if (all && frame.layer === "hospitalWaiver" && draw.chance(0.6)) return drawQuotaBenefit(draw, frame, id);
  const mechanism = all
    ? draw.weighted<Mechanism>([8, "bands"], [2, "burden"], [2, "lump"], [1, "any"])
    : ("bands" as const);
  const when = draw.chance(0.5) ? drawPredicate(draw, frame) : null;
  const base = draw.child((part) => drawBase(part, frame));
  const { cases, choose, lock } = draw.child((part) => drawCases(part, frame, mechanism));
  const limits = draw.chance(0.55) ? drawLimits(draw, frame) : null;
  const has = {
    bands: cases.some((each) => "bands" in each),
    limits: limits !== null || cases.some((each) => each.limits !== undefined),
  };
  const adjust = draw.chance(0.5) ? drawAdjust(draw, frame, has) : [];
  const rounding = cases.every((each) => "bands" in each) && draw.chance(0.4) ? drawRounding(draw) : null;
  const payers = all && draw.chance(0.25) ? drawPayers(draw) : null;
  const ofStay = all && base.per !== "year" && draw.chance(0.2);
  return {
    id,
    title: text(id),
    source: SOURCE,
    ...(when && { when }),
    base: draw.child((part) => netOrWhole(part, baseFor(base, cases), cases)),
    cases: ofStay ? cases.map(withStayDeductible) : cases,
    ...(choose && { choose }),
    ...(lock && { lock }),
    ...(limits && { limits }),
    ...(rounding && { rounding }),
    ...(payers && { payers }),
    ...(adjust.length > 0 && { adjust }),
  };
}
