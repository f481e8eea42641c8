/** Fee lines: with prices and ceilings, plain amounts, given splits, and corrections of earlier lines. */
import type { FeeLine } from "../../../src/claim/types.ts";
import { decimal, drawRate, drawSplit, yuan } from "./amounts.ts";
import { BUCKETS } from "./base.ts";
import { drawTags, printed } from "./bill.ts";
import type { Fen } from "./bill.ts";
import type { Draw } from "./tape.ts";
import { CHARGES, CODES } from "./vocabulary.ts";

type Marks = Pick<FeeLine, "id" | "code" | "charge" | "tags" | "day">;

/** Ids whose order by code point is not that of the claim: past the basic plane, decimal, letters. */
function idOf(draw: Draw, index: number): string {
  return draw.weighted<string>(
    [6, String(index + 1)],
    [1, `L${index}`],
    [1, `\u{20000}${index}`],
    [1, `\uff10${index}`],
  );
}

function drawMarks(draw: Draw, index: number): Marks {
  const tags = drawTags(draw);
  return {
    id: idOf(draw, index),
    ...(draw.chance(0.6) && { code: draw.pick(CODES) }),
    ...(draw.chance(0.6) && { charge: draw.pick(CHARGES) }),
    ...(tags.length > 0 && { tags }),
    ...(draw.chance(0.1) && { day: "2018-11-02" }),
  };
}

/** A price times a quantity, in units of 10^-6 yuan and 10^-4. */
function drawPriced(draw: Draw, marks: Marks): FeeLine {
  const price = draw.weighted([3, draw.logInt(10, 50_000) * 10_000], [1, draw.logInt(1_000, 900_000_000)]);
  const quantity = draw.weighted([3, draw.int(1, 30) * 10_000], [1, draw.logInt(1, 300_000)]);
  const catalogue = draw.weighted<"A" | "B" | "C">([2, "A"], [4, "B"], [1, "C"]);
  const ceiling = Math.max(0, Math.round(price * draw.pick([0.5, 0.8, 1, 1.2, 0])));
  return {
    ...marks,
    catalogue,
    unitPrice: decimal(price, 6),
    quantity: decimal(quantity, 4),
    ...(catalogue !== "C" && draw.chance(0.5) && { ceilingPrice: decimal(ceiling, 6) }),
    ...(catalogue === "B" && { preSelfPayRate: drawRate(draw, 0, 50) }),
  };
}

/** A plain amount. */
function drawAmount(draw: Draw, marks: Marks): FeeLine {
  const amount = draw.logInt(1, 500_000);
  const catalogue = draw.weighted<"A" | "B" | "C">([2, "A"], [3, "B"], [1, "C"]);
  return {
    ...marks,
    catalogue,
    amount: draw.chance(0.3) ? amount / 100 : yuan(amount),
    ...(catalogue === "B" && { preSelfPayRate: drawRate(draw, 0, 50) }),
  };
}

/**
 * Takes back half of a line, or all of it. Half only at a price of a yuan or more: of a few fen the rest in scope could
 * fall below zero by rounding.
 */
function correctionOf(draw: Draw, line: FeeLine, index: number): FeeLine {
  const corrected = { ...line, id: `${idOf(draw, index)}-` };
  if (line.quantity !== undefined) {
    const units = Math.round(Number(line.quantity) * 10_000);
    const isHalved = units >= 20_000 && draw.chance(0.5) && Number(line.unitPrice ?? 0) >= 1;
    const back = isHalved ? Math.floor(units / 2) : units;
    return { ...corrected, quantity: decimal(-back, 4) };
  }
  if (line.amount !== undefined) return { ...corrected, amount: yuan(-Math.round(Number(line.amount) * 100)) };
  return corrected;
}

/** Lines drawn freely, now and then followed by a correction of one that has its money from price or amount. */
function drawFreeLines(draw: Draw, most: number): FeeLine[] {
  return draw
    .many(1, most, (part, index) => {
      const marks = drawMarks(part, index);
      const line = part.chance(0.7) ? drawPriced(part, marks) : drawAmount(part, marks);
      return part.chance(0.12) ? [line, correctionOf(part, line, index)] : [line];
    })
    .flat();
}

/** Lines with given splits, or of catalogues A and C, that sum to a bill exactly. */
function drawExactLines(draw: Draw, amounts: Fen, most: number): FeeLine[] {
  const count = draw.int(1, most);
  const shares = BUCKETS.map((bucket) => drawSplit(draw, amounts[bucket], count));
  const lines = Array.from({ length: count }, (_, index): FeeLine[] => {
    const [inScope = 0, preSelfPay = 0, overLimit = 0, ownPay = 0] = shares.map((share) => share[index] ?? 0);
    const marks = drawMarks(draw, index);
    if (preSelfPay > 0 || overLimit > 0 || draw.chance(0.3))
      return [{ ...marks, split: printed({ inScope, preSelfPay, overLimit, ownPay }) }];
    const inside: FeeLine = { ...marks, catalogue: "A", amount: yuan(inScope) };
    return ownPay === 0 ? [inside] : [inside, { ...marks, id: `${marks.id}c`, catalogue: "C", amount: yuan(ownPay) }];
  });
  return lines.flat();
}

/** One to some forty lines, and what they sum to where that is known without assessing them. */
export function drawLines(draw: Draw, amounts: Fen): { lines: FeeLine[]; bill: Fen | null } {
  const most = draw.weighted([4, 4], [3, 8], [0.6, 20], [0.3, 40]);
  if (draw.chance(0.5)) return { lines: drawFreeLines(draw, most), bill: null };
  return { lines: drawExactLines(draw, amounts, most), bill: amounts };
}
