/** Ready bills, with amounts at which the pack's benefits turn. */
import type { BillPart, Split } from "../../../src/claim/types.ts";
import type { Bucket } from "../../../src/rules/types.ts";
import { LARGEST, drawNear, drawSplit, yuan } from "./amounts.ts";
import { BUCKETS } from "./base.ts";
import type { Knots } from "./knots.ts";
import type { Draw } from "./tape.ts";
import { TAGS } from "./vocabulary.ts";

/** The four parts of an amount in fen. */
export type Fen = { readonly [bucket in Bucket]: number };

/** The sum of the four parts. */
export function totalOf(parts: Fen): number {
  return parts.inScope + parts.preSelfPay + parts.overLimit + parts.ownPay;
}

/** Prints the four parts. */
export function printed(parts: Fen): Split {
  return {
    inScope: yuan(parts.inScope),
    preSelfPay: yuan(parts.preSelfPay),
    overLimit: yuan(parts.overLimit),
    ownPay: yuan(parts.ownPay),
  };
}

/** Any four amounts: what is in scope is largest; each of the others is often absent. */
function drawFree(draw: Draw): Fen {
  const inScope = draw.chance(0.97) ? draw.logInt(1_000, 20_000_000) : draw.int(0, 2);
  const other = (): number => (draw.chance(0.7) ? draw.logInt(100, 2_000_000) : 0);
  return { inScope, preSelfPay: other(), overLimit: other(), ownPay: other() };
}

/** Four amounts of which those that a benefit looks at sum to one of its turning points, or a fen beside it. */
function drawKnotted(draw: Draw, { of, amounts }: Knots): Fen {
  const parts = drawSplit(draw, drawNear(draw, amounts, 0), of.length);
  const free = drawFree(draw);
  const amount = (bucket: Bucket): number => (of.includes(bucket) ? (parts[of.indexOf(bucket)] ?? 0) : free[bucket]);
  const [inScope, preSelfPay, overLimit, ownPay] = BUCKETS.map(amount);
  return { inScope: inScope ?? 0, preSelfPay: preSelfPay ?? 0, overLimit: overLimit ?? 0, ownPay: ownPay ?? 0 };
}

/** Amounts whose products with rates pass 2^53, up to the largest that the formats allow. */
function drawHuge(draw: Draw): Fen {
  const total = draw.weighted([1, LARGEST], [3, draw.logInt(1_000_000_000, LARGEST)]);
  const [inScope = 0, preSelfPay = 0, overLimit = 0, ownPay = 0] = drawSplit(draw, total, 4);
  return { inScope, preSelfPay, overLimit, ownPay };
}

/** The four amounts of a bill. */
export function drawAmounts(draw: Draw, knots: readonly Knots[]): Fen {
  const turning = draw.pick(knots.filter(({ amounts }) => amounts.length > 0));
  const free = (): Fen => drawFree(draw);
  return draw.weighted<() => Fen>(
    [50, free],
    [turning === undefined ? 0 : 45, turning === undefined ? free : () => drawKnotted(draw, turning)],
    [10, () => drawHuge(draw)],
    [1, () => ({ inScope: 0, preSelfPay: 0, overLimit: 0, ownPay: 0 })],
  )();
}

/** Tags of one part or line, most often none. */
export function drawTags(draw: Draw): string[] {
  return draw.chance(0.6) ? draw.some(TAGS, 0.4) : [];
}

/** A ready bill: four amounts, or up to four parts with tags. */
export function drawBill(draw: Draw, amounts: Fen): Split | BillPart[] {
  if (draw.chance(0.4)) return printed(amounts);
  const count = draw.int(1, 4);
  const shares = BUCKETS.map((bucket) => drawSplit(draw, amounts[bucket], count));
  return Array.from({ length: count }, (_, index) => {
    const [inScope = 0, preSelfPay = 0, overLimit = 0, ownPay = 0] = shares.map((share) => share[index] ?? 0);
    const tags = drawTags(draw);
    return { ...printed({ inScope, preSelfPay, overLimit, ownPay }), ...(tags.length > 0 && { tags }) };
  });
}
