/** Limits of benefits and cases, with and without pools. */
import type { Limit } from "../../../src/rules/benefit.ts";
import { yuan } from "./amounts.ts";
import { drawCeiling, drawReach } from "./frame.ts";
import type { Frame } from "./frame.ts";
import type { Draw } from "./tape.ts";

function drawLimit(draw: Draw, { constructs, pools }: Frame): Limit {
  const pool = draw.chance(0.5) ? draw.pick(pools) : undefined;
  if (pool === undefined) return { amount: yuan(drawCeiling(draw)), ...drawReach(draw, constructs) };
  const amount = draw.chance(0.2) ? drawCeiling(draw) : pool.amount;
  return { amount: yuan(amount), on: pool.on, per: pool.per, pool: pool.name };
}

/** One to three limits, no two of the same reach. */
export function drawLimits(draw: Draw, frame: Frame): Limit[] {
  const limits = draw.many(1, frame.constructs === "first" ? 2 : 3, (part) => drawLimit(part, frame));
  const reach = ({ on, per, pool = "" }: Limit): string => [on, per, pool].join();
  return limits.filter((limit, index) => limits.findIndex((other) => reach(other) === reach(limit)) === index);
}
