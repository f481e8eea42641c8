/** Payments that a claim gives for layers settled elsewhere. */
import type { GivenPayment } from "../../../src/claim/types.ts";
import type { Bucket } from "../../../src/rules/types.ts";
import { yuan } from "./amounts.ts";
import { BUCKETS } from "./base.ts";
import type { Fen } from "./bill.ts";
import type { Draw } from "./tape.ts";

/** Quantities that later layers may look at. Seldom one is left out, and the claim refused if a rule reads it. */
function drawQuantities(draw: Draw): Pick<GivenPayment, "deductible" | "statedDeductible" | "penalty"> {
  const amount = (): string => yuan(draw.pick([0, 15_000, 60_000, draw.logInt(1, 300_000)]));
  if (draw.chance(0.05)) return {};
  return { deductible: amount(), statedDeductible: amount(), penalty: amount() };
}

function take(draw: Draw, left: Record<Bucket, number>, most: number): { amount: number; buckets: [Bucket, number][] } {
  const buckets = draw.some(BUCKETS, 0.6).map((bucket): [Bucket, number] => {
    const part = Math.floor(left[bucket] * most * draw.fraction());
    left[bucket] -= part;
    return [bucket, part];
  });
  return { amount: buckets.reduce((sum, [, part]) => sum + part, 0), buckets };
}

/** Takes an amount in the order of the buckets. */
function takeInOrder(draw: Draw, left: Record<Bucket, number>, most: number): number {
  const total = BUCKETS.reduce((sum, bucket) => sum + left[bucket], 0);
  const amount = Math.floor(total * most * draw.fraction());
  let rest = amount;
  for (const bucket of BUCKETS) {
    const part = Math.min(rest, left[bucket]);
    left[bucket] -= part;
    rest -= part;
  }
  return amount;
}

/** Given payments of the first layers of an order, or a small one of any layer; never more than the bill has. */
export function drawGiven(draw: Draw, order: readonly string[], bill: Fen): GivenPayment[] {
  const first = draw.chance(0.7);
  const layers = first ? order.slice(0, draw.int(1, Math.min(3, order.length))) : draw.shuffle(order).slice(0, 1);
  const left: Record<Bucket, number> = { ...bill };
  const most = first ? 0.6 : 0.005;
  const given = layers.map((layer): GivenPayment => {
    if (!first || draw.chance(0.5))
      return { layer, amount: yuan(takeInOrder(draw, left, most)), ...drawQuantities(draw) };
    const { amount, buckets } = take(draw, left, most);
    const named = Object.fromEntries(buckets.map(([bucket, part]) => [bucket, yuan(part)]));
    return { layer, amount: yuan(amount), buckets: named, ...drawQuantities(draw) };
  });
  return draw.shuffle(given);
}
