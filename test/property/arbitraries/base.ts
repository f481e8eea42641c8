/** The amounts that benefits look at. */
import type { AtMost, Base, Case, CaseBase, Less } from "../../../src/rules/benefit.ts";
import type { Bucket } from "../../../src/rules/types.ts";
import { drawRate, drawStated, yuan } from "./amounts.ts";
import type { Frame } from "./frame.ts";
import type { Draw } from "./tape.ts";
import { TAGS } from "./vocabulary.ts";

export const BUCKETS = ["inScope", "preSelfPay", "overLimit", "ownPay"] as const;

/** One to four buckets in any order, most often with what is in scope. */
export function drawBuckets(draw: Draw): Bucket[] {
  const rest = draw.shuffle(["preSelfPay", "overLimit", "ownPay"] as const);
  const more = rest.slice(0, draw.weighted([4, 0], [2, 1], [1, 2], [2, 3]));
  if (more.length > 0 && draw.chance(0.2)) return more;
  return draw.shuffle<Bucket>(["inScope", ...more]);
}

function drawAtMost(draw: Draw): AtMost {
  const over = draw.weighted<AtMost["over"]>([1, "cut"], [1, "none"]);
  if (draw.chance(0.5)) return { over, amount: yuan(drawStated(draw, 20_000, 3_000_000)) };
  return { over, ratio: drawRate(draw), of: draw.chance(0.5) ? drawBuckets(draw) : ["total"] };
}

function drawLess(draw: Draw, { earlier }: Frame): Less[] {
  // Where a layer is given, a rule that names one of its benefits refuses the claim: most rules name layers.
  const layers = earlier.filter((each) => !each.includes("."));
  const among = layers.length > 0 && draw.chance(0.8) ? layers : earlier;
  const of = draw.shuffle(among).slice(0, draw.int(1, Math.min(2, among.length)));
  return of.map((each) => ({
    of: each,
    what: draw.weighted<Less["what"]>([3, "deductible"], [2, "statedDeductible"], [4, "penalty"]),
  }));
}

/** A base without its period. */
export function drawCaseBase(draw: Draw, frame: Frame): CaseBase {
  if (frame.constructs === "first") {
    const of = draw.weighted<Bucket>([8, "inScope"], [2, "preSelfPay"], [1, "overLimit"], [1, "ownPay"]);
    return { of: [of], ...drawNet(draw) };
  }
  return {
    of: drawBuckets(draw),
    ...drawNet(draw),
    ...(draw.chance(0.2) && { tags: draw.shuffle(TAGS).slice(0, draw.int(1, 2)) }),
    ...(draw.chance(0.15) && { ratio: drawRate(draw, 30) }),
    ...(draw.chance(0.2) && { atMost: drawAtMost(draw) }),
    ...(draw.chance(0.35) && frame.earlier.length > 0 && { less: draw.child((part) => drawLess(part, frame)) }),
  };
}

function drawNet(draw: Draw): Pick<Base, "net"> {
  const net = draw.weighted<Base["net"]>([5, undefined], [2, "gross"], [1, "unpaid"]);
  return net === undefined ? {} : { net };
}

/** A base with its period. */
export function drawBase(draw: Draw, frame: Frame): Base {
  const per = draw.weighted<Base["per"]>([4, undefined], [4, "year"], [1, "visit"]);
  return { ...drawCaseBase(draw, frame), ...(per && { per }) };
}

/** The same base now and then net of what is paid, where it runs over a year that all cases go through band by band. */
export function netOrWhole(draw: Draw, base: Base, cases: readonly Case[]): Base {
  const fits = base.per === "year" && cases.every(isMarginalAbove);
  return fits && draw.chance(0.5) ? { ...base, accumulate: "net" } : base;
}

function isMarginalAbove(each: Case): boolean {
  if (!("bands" in each) || each.bandMode === "slab") return false;
  return typeof each.deductible !== "object" || each.deductible.mode !== "trigger";
}

/** The same base as a ceiling on the patient's burden wants it: of what is unpaid, of this visit. */
export function unpaidOfVisit(base: Base): Base {
  const { per: _, net: __, ...rest } = base;
  return rest;
}
