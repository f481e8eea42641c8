/** Whole rule packs, valid by the format. */
import type * as fc from "fast-check";
import type { PipelineVersion } from "../../../src/rules/pipeline-version.ts";
import type { LayerVersion, Region, RuleFile } from "../../../src/rules/types.ts";
import { drawPools } from "./frame.ts";
import { drawLineage } from "./lineage.ts";
import { drawOrder, drawPipeline } from "./pipeline.ts";
import type { Constructs } from "./simple.ts";
import { drawn } from "./tape.ts";
import type { Draw } from "./tape.ts";
import { drawFullVersion } from "./version.ts";
import { LAYERS, REGIONS } from "./vocabulary.ts";

/** Regions with their rules. */
export interface Pack {
  readonly regions: readonly Region[];
  readonly pipelines: readonly PipelineVersion[];
  readonly versions: readonly LayerVersion[];
}

/** A pack with one version of each layer, all in one region or some higher up. */
function drawFlatPack(draw: Draw, constructs: Constructs, often: number): Pack {
  const [county, ...above] = REGIONS;
  const regions: readonly Region[] = draw.chance(0.3) ? [county, ...above] : [{ ...county, parent: null }];
  const order = draw.child((part) => drawOrder(part, often));
  const optional = draw.child((part) => part.some(order, 0.3));
  const absent = draw.child((part) => part.some(optional, 0.2));
  // What it declares, it declares for its own region and those below.
  const root = regions.at(-1) ?? county;
  const place = { region: root.code, from: "2015-01-01", order, optional };
  const pipeline = draw.child((part) => drawPipeline(part, place));
  const pools = drawPools(draw, constructs);
  const earlier: string[] = [];
  const partOf = draw.forks(LAYERS);
  const versions = order
    .filter((layer) => order.length === 1 || !absent.includes(layer))
    .map((layer) => {
      const part = partOf(layer);
      const frame = { constructs, layer, layers: order, pools, earlier: [...earlier] };
      const region = (part.pick(regions) ?? county).code;
      const published = part.weighted([2, "2015-12-20"], [1, null], [1, "2017-06-01"]);
      const ids = ["b1", "b2", "b3"].slice(0, part.weighted([5, 1], [4, 2], [1, 3]));
      earlier.push(layer, ...ids.map((id) => `${layer}.${id}`));
      return drawFullVersion(part, frame, { region, from: "2016-01-01", published }, ids);
    });
  return { regions, pipelines: [pipeline], versions };
}

/**
 * Draws a pack; a part of them over several regions and versions.
 *
 * @param often How often each layer but the basic one is there.
 */
export function drawPack(draw: Draw, constructs: Constructs, often = 0.6): Pack {
  const extended = draw.chance(constructs === "all" ? 0.25 : 0.1);
  return extended ? drawLineage(draw, constructs, often) : drawFlatPack(draw, constructs, often);
}

/** Packs that settle claims of persons of region 411322 from 2017 on. */
export function packs(constructs: Constructs): fc.Arbitrary<Pack> {
  return drawn((draw) => drawPack(draw, constructs));
}

/** Packs over parent and child regions, with several versions of each layer and of the pipeline. */
export function lineages(constructs: Constructs): fc.Arbitrary<Pack> {
  return drawn((draw) => drawLineage(draw, constructs));
}

/** A pack as files: `regions.json`, pipelines and layers under their region's folder. */
export function ruleFiles(pack: Pack): RuleFile[] {
  const named = ({ region, from, published }: PipelineVersion | LayerVersion, layer: string): string =>
    `CN/${region}/${layer}/${from}${published === null ? "" : `_${published}`}.json`;
  return [
    { file: "regions.json", data: pack.regions },
    ...pack.pipelines.map((pipeline) => ({ file: named(pipeline, "pipeline"), data: pipeline })),
    ...pack.versions.map((version) => ({ file: named(version, version.layer), data: version })),
  ];
}
