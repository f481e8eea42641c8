/** Band tables over a deductible. */
import type { Band, BandsCase, Deductible } from "../../../src/rules/benefit.ts";
import { drawRate, drawStated, yuan } from "./amounts.ts";
import type { Draw } from "./tape.ts";

/** The fields of a case with bands. */
export type Bands = Pick<BandsCase, "deductible" | "bands" | "bandMode" | "bandsFrom">;

function drawDeductible(draw: Draw): string | Deductible {
  const amount = yuan(draw.chance(0.9) ? drawStated(draw, 5_000, 300_000) : 0);
  const mode = draw.weighted<Deductible["mode"]>([4, undefined], [4, "trigger"], [1, "subtract"]);
  const ofYear = draw.chance(0.3);
  if (mode === undefined && !ofYear) return draw.chance(0.7) ? amount : { amount };
  return { amount, ...(mode && { mode }), ...(ofYear && { per: "year" as const }) };
}

/** One to four bands, the last open, over a deductible or none. */
export function drawBands(draw: Draw): Bands {
  const edges: number[] = [];
  const last = draw.weighted([2, 1], [3, 2], [2, 3], [1, 4]) - 1;
  for (let i = 0; i < last; i++) edges.push((edges.at(-1) ?? 0) + drawStated(draw, 5_000, 1_500_000));
  const bands = [...edges, null].map((edge): Band => ({
    ...(edge !== null && { upTo: yuan(edge) }),
    rate: drawRate(draw),
  }));
  const bandMode = draw.weighted<Bands["bandMode"]>([4, undefined], [2, "slab"], [1, "marginal"]);
  const bandsFrom = draw.weighted<Bands["bandsFrom"]>([4, undefined], [3, "deductible"], [1, "zero"]);
  return {
    ...(draw.chance(0.85) && { deductible: drawDeductible(draw) }),
    bands,
    ...(bandMode && { bandMode }),
    ...(bandsFrom && { bandsFrom }),
  };
}
