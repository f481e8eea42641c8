/** The mechanisms beside bands: a ceiling on the patient's burden, a lump, a disease's fixed price. */
import type { Allow, Burden, Lump, LumpBand, Quota } from "../../../src/rules/benefit.ts";
import { drawRate, drawStated, yuan } from "./amounts.ts";
import { drawBuckets } from "./base.ts";
import type { Draw } from "./tape.ts";

function drawAllow(draw: Draw): Allow {
  if (draw.chance(0.5)) return { amount: yuan(drawStated(draw, 5_000, 1_000_000)) };
  return { ratio: drawRate(draw, 1, 50), of: draw.chance(0.3) ? drawBuckets(draw) : ["total"] };
}

/** A ceiling by one to three amounts and ratios. */
export function drawBurden(draw: Draw): Burden {
  const pick = draw.weighted<Burden["pick"]>([2, undefined], [2, "most"], [1, "least"]);
  return {
    allow: draw.many(1, 3, drawAllow),
    ...(pick && { pick }),
    per: draw.weighted<Burden["per"]>([1, "visit"], [1, "year"]),
  };
}

/** A sum by band, with or without a number of times. */
export function drawLump(draw: Draw): Lump {
  const edges: number[] = [];
  const last = draw.int(0, 3);
  for (let i = 0; i < last; i++) edges.push((edges.at(-1) ?? 0) + drawStated(draw, 5_000, 800_000));
  const bands = [...edges, null].map((edge): LumpBand => ({
    ...(edge !== null && { upTo: yuan(edge) }),
    amount: yuan(draw.chance(0.85) ? drawStated(draw, 1_000, 300_000) : 0),
  }));
  return draw.chance(0.6) ? { bands, times: draw.int(1, 3), per: "year" } : { bands };
}

/** A fixed price. */
export function drawQuota(draw: Draw): Quota {
  return {
    amount: yuan(drawStated(draw, 20_000, 2_000_000)),
    below: draw.weighted<Quota["below"]>([3, "cost"], [4, "keep"]),
  };
}
