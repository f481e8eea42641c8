/** Packs within the terms of a law: one region, one version of each layer. */
import type { Benefit } from "../../../src/rules/benefit.ts";
import type { FullVersion, Pipeline } from "../../../src/rules/types.ts";
import { drawCover } from "./covers.ts";
import type { Cover, CoverStyle } from "./covers.ts";
import type { InForce } from "./evidence.ts";
import { inForce } from "./evidence.ts";
import { drawPools } from "./frame.ts";
import type { Pool } from "./frame.ts";
import type { Pack } from "./pack.ts";
import { drawOrder, drawPipeline } from "./pipeline.ts";
import { drawSteadyBenefit } from "./steady-benefit.ts";
import { drawSteady, reads } from "./steady.ts";
import type { Terms } from "./steady.ts";
import type { Draw } from "./tape.ts";
import { DOCUMENTS, REGIONS } from "./vocabulary.ts";

/** A pack, and how the covers of its benefits lie to each other. */
export interface SteadyPack {
  readonly pack: Pack;
  readonly style: CoverStyle;
  readonly benefits: InForce;
}

function drawSteadyPipeline(draw: Draw, order: readonly string[], region: string, terms: Terms): Pipeline {
  // Claims within the terms are settled, whatever they say: without first days, and across years.
  const {
    validity: _,
    crossYear: __,
    crossRules: ___,
    ...pipeline
  } = drawPipeline(draw, {
    region,
    from: "2015-01-01",
    order,
    optional: [],
  });
  const { highestTier } = pipeline;
  if (highestTier === undefined || !reads(highestTier.when, terms.unread)) return pipeline;
  return { ...pipeline, highestTier: { ...highestTier, when: drawSteady(draw, { layers: [] }, terms) } };
}

/** Pools with periods that the terms allow. */
function drawSteadyPools(draw: Draw, terms: Terms, name: string): Pool[] {
  return drawPools(draw, "all").map((pool) => ({
    ...pool,
    name: `${name}${pool.name}`,
    per: terms.periods.includes(pool.per) ? pool.per : "year",
  }));
}

/** Draws a pack of one to nine layers. */
export function drawSteadyPack(draw: Draw, terms: Terms): SteadyPack {
  const county = { ...REGIONS[0], parent: null };
  const style = draw.pick(terms.covers);
  const order = draw.child(drawOrder);
  const pipeline = draw.child((part) => drawSteadyPipeline(part, order, county.code, terms));
  const shared = draw.child((part) => drawSteadyPools(part, terms, "s").slice(0, 2));
  const covers: Cover[] = [];
  const earlier: string[] = [];
  const versions = order.map((layer): FullVersion => {
    const benefits = draw.many(1, 2, (part, index): Benefit => {
      const cover = part.child((own) => drawCover(own, style, covers));
      covers.push(cover);
      const own = part.child((pools) => drawSteadyPools(pools, terms, `${layer}${index}`).slice(0, 1));
      const one = part.pick(shared);
      const pools = { none: [], own, shared: one === undefined ? [] : [one] }[terms.pools];
      const frame = { constructs: "all" as const, layer, layers: order, pools, earlier, terms, style, cover };
      const benefit = drawSteadyBenefit(part, frame, `b${index + 1}`);
      const reduced = [benefit.base, ...benefit.cases.map(({ base }) => base)].some((base) => base?.less !== undefined);
      if (!reduced) earlier.push(`${layer}.${benefit.id}`);
      return benefit;
    });
    const head = { layer, region: county.code, from: "2016-01-01", published: null, documents: DOCUMENTS };
    return { ...head, benefits };
  });
  return { pack: { regions: [county], pipelines: [pipeline], versions }, style, benefits: inForce(versions) };
}
