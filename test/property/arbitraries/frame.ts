/** What a benefit of a generated pack may refer to. */
import type { Limit } from "../../../src/rules/benefit.ts";
import type { Scope } from "./predicate.ts";
import type { Constructs } from "./simple.ts";
import { drawStated } from "./amounts.ts";
import type { Draw } from "./tape.ts";

/** A pool as every limit that names it states it. */
export interface Pool {
  readonly name: string;
  readonly on: Limit["on"];
  readonly per: Limit["per"];
  /** Unit: fen. */
  readonly amount: number;
}

/** What may be referred to at one place of a pack. */
export interface Frame extends Scope {
  readonly constructs: Constructs;
  readonly layer: string;
  readonly pools: readonly Pool[];
  /** Earlier layers, and earlier benefits as `layer.benefit`, for bases that are less one of their quantities. */
  readonly earlier: readonly string[];
}

/** Draws what a limit is on, and its period. */
export function drawReach(draw: Draw, constructs: Constructs): Pick<Limit, "on" | "per"> {
  const on = draw.weighted<Limit["on"]>([3, "paid"], [2, "base"]);
  if (constructs === "first") return { on, per: "year" };
  return { on, per: draw.weighted<Limit["per"]>([4, "year"], [4, "visit"], [3, "month"], [3, "day"]) };
}

/** An amount that many bills reach. Unit: fen. */
export function drawCeiling(draw: Draw): number {
  return drawStated(draw, 5_000, 2_000_000);
}

/** The pools of a pack: each has one reach wherever it is named. */
export function drawPools(draw: Draw, constructs: Constructs): Pool[] {
  return draw.many(1, constructs === "first" ? 2 : 4, (part, index) => ({
    name: `p${index + 1}`,
    ...drawReach(part, constructs),
    amount: drawCeiling(part),
  }));
}
