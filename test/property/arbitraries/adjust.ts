/** Adjustments of deductible, rate and limit. */
import type { Adjust, AmountChange, RateChange } from "../../../src/rules/benefit.ts";
import { decimal, drawRate, drawStated, yuan } from "./amounts.ts";
import type { Frame } from "./frame.ts";
import { drawPredicate } from "./predicate.ts";
import type { Draw } from "./tape.ts";
import { SOURCE, TAGS } from "./vocabulary.ts";

/** What the cases of a benefit have that can be changed. */
export interface Changeable {
  readonly bands: boolean;
  readonly limits: boolean;
}

function drawAmountChange(draw: Draw): AmountChange {
  return draw.weighted<() => AmountChange>(
    [2, () => ({ set: yuan(draw.chance(0.3) ? 0 : drawStated(draw, 2_000, 300_000)) })],
    [2, () => ({ add: yuan((draw.chance(0.5) ? -1 : 1) * drawStated(draw, 1_000, 100_000)) })],
    [2, () => ({ times: draw.pick(["0.5", "0.333333", "1.5", "2", "0.8"]) })],
  )();
}

function drawRateChange(draw: Draw, { constructs }: Frame): RateChange {
  const add = (): RateChange => {
    const points = (draw.chance(0.6) ? -1 : 1) * draw.int(10, 300);
    const tags = constructs === "all" && draw.chance(0.5) ? draw.shuffle(TAGS).slice(0, draw.int(1, 2)) : null;
    return { add: decimal(points, 3), ...(tags && { tags }) };
  };
  return draw.weighted<() => RateChange>(
    [3, add],
    [1, () => ({ set: drawRate(draw) })],
    [1, () => ({ times: draw.pick(["0.9", "0.5", "1.1", "1.333333"]) })],
  )();
}

function drawAdjustment(draw: Draw, frame: Frame, has: Changeable, id: string): Adjust {
  const kinds = [...(has.bands ? ["rate", "deductible"] : []), ...(has.limits ? ["limit"] : [])];
  const chosen = new Set(draw.shuffle(kinds).slice(0, draw.weighted([3, 1], [1, 2], [0.5, 3])));
  return {
    id,
    ...(draw.chance(0.8) && { when: drawPredicate(draw, frame, 1) }),
    source: SOURCE,
    ...(chosen.has("deductible") && { deductible: drawAmountChange(draw) }),
    ...(chosen.has("rate") && { rate: drawRateChange(draw, frame) }),
    ...(chosen.has("limit") && { limit: drawAmountChange(draw) }),
  };
}

/** One to three adjustments of a benefit that has something to change; their ids start with `prefix`. */
export function drawAdjust(draw: Draw, frame: Frame, has: Changeable, prefix = "a"): Adjust[] {
  const changeable = { ...has, limits: has.limits && frame.constructs === "all" };
  if (!changeable.bands && !changeable.limits) return [];
  return draw.many(1, 3, (part, index) => drawAdjustment(part, frame, changeable, `${prefix}${index + 1}`));
}
