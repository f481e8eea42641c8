/** Whole rule packs, valid by the format. */
import type * as fc from "fast-check";
import type { LayerVersion, Pipeline, Region, RuleFile } from "../../../src/rules/types.ts";
import { drawPools } from "./frame.ts";
import { drawLineage } from "./lineage.ts";
import { drawOrder, drawPipeline } from "./pipeline.ts";
import type { Constructs } from "./simple.ts";
import { drawn } from "./tape.ts";
import type { Draw } from "./tape.ts";
import { drawFullVersion } from "./version.ts";
import { REGIONS } from "./vocabulary.ts";

/** Regions with their rules. */
export interface Pack {
  readonly regions: readonly Region[];
  readonly pipelines: readonly Pipeline[];
  readonly versions: readonly LayerVersion[];
}

/** A pack with one version of each layer, all in one region or some higher up. */
function drawFlatPack(draw: Draw, constructs: Constructs): Pack {
  const [county, ...above] = REGIONS;
  const regions: readonly Region[] = draw.chance(0.3) ? [county, ...above] : [{ ...county, parent: null }];
  const order = drawOrder(draw);
  const optional = draw.some(order, 0.3);
  const absent = order.length === 1 ? [] : draw.some(optional, 0.2);
  const place = { region: county.code, from: "2015-01-01", order, optional };
  const pipeline = draw.child((part) => drawPipeline(part, place));
  const pools = drawPools(draw, constructs);
  const earlier: string[] = [];
  const versions = order
    .filter((layer) => !absent.includes(layer))
    .map((layer) =>
      draw.child((part) => {
        const frame = { constructs, layer, layers: order, pools, earlier: [...earlier] };
        const region = (part.pick(regions) ?? county).code;
        const published = part.weighted([2, "2015-12-20"], [1, null], [1, "2017-06-01"]);
        const ids = ["b1", "b2", "b3"].slice(0, part.weighted([5, 1], [4, 2], [1, 3]));
        earlier.push(layer, ...ids.map((id) => `${layer}.${id}`));
        return drawFullVersion(part, frame, { region, from: "2016-01-01", published }, ids);
      }),
    );
  return { regions, pipelines: [pipeline], versions };
}

/** Draws a pack; a part of them over several regions and versions. */
export function drawPack(draw: Draw, constructs: Constructs): Pack {
  const extended = draw.chance(constructs === "all" ? 0.2 : 0.1);
  return extended ? drawLineage(draw, constructs) : drawFlatPack(draw, constructs);
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
  const named = ({ region, from, published }: Pipeline | LayerVersion, layer: string): string =>
    `CN/${region}/${layer}/${from}${published === null ? "" : `_${published}`}.json`;
  return [
    { file: "regions.json", data: pack.regions },
    ...pack.pipelines.map((pipeline) => ({ file: named(pipeline, "pipeline"), data: pipeline })),
    ...pack.versions.map((version) => ({ file: named(version, version.layer), data: version })),
  ];
}
