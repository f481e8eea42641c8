/** Packs over a county, its city and its province, with several versions of each layer. */
import type { Adjust, Benefit } from "../../../src/rules/benefit.ts";
import type { ExtendingPipeline, PipelineVersion } from "../../../src/rules/pipeline-version.ts";
import type { Day, ExtendingVersion, FullVersion, LayerVersion } from "../../../src/rules/types.ts";
import { drawAdjust } from "./adjust.ts";
import { drawPools } from "./frame.ts";
import type { Frame } from "./frame.ts";
import type { Pack } from "./pack.ts";
import { drawOrder, drawPipeline } from "./pipeline.ts";
import type { Constructs } from "./simple.ts";
import type { Draw } from "./tape.ts";
import { drawBenefits, drawFullVersion, drawNotEncoded } from "./version.ts";
import type { Standing } from "./version.ts";
import { DOCUMENTS, LAYERS, REGIONS } from "./vocabulary.ts";

/** Starts of later versions, with the day before each. */
const STARTS = [
  ["2017-07-01", "2017-06-30"],
  ["2018-01-01", "2017-12-31"],
  ["2018-11-15", "2018-11-14"],
  ["2019-01-01", "2018-12-31"],
] as const;
type Start = (typeof STARTS)[number];

/** Days on which a version may be published: before its start, after it, or not said. */
function drawPublished(draw: Draw, from: Day): Day | null {
  const later = ["2018-03-01", "2019-06-01"].filter((day) => day > from);
  return draw.weighted<Day | null>([2, "2015-06-01"], [2, null], [1, draw.pick(later) ?? null]);
}

/** The layer of one region; `level` 0 for the county. */
interface Spot {
  readonly frame: Frame;
  readonly level: 0 | 1 | 2;
  readonly region: string;
  /** Benefits that every full version states; the first is never removed, and the only one that a child changes. */
  readonly ids: readonly string[];
}

/** The first benefit has bands in every version, so that a child can add to its adjustments. */
function isAmendable(benefit: Benefit | undefined): boolean {
  return benefit !== undefined && benefit.cases.every((each) => "bands" in each);
}

function drawFull(draw: Draw, { frame, ids }: Spot, standing: Standing): FullVersion {
  const version = drawFullVersion(draw, frame, standing, ids);
  if (isAmendable(version.benefits[0])) return version;
  // A frame of the first constructs gives bands only.
  const [first] = drawBenefits(draw, { ...frame, constructs: "first" }, ids.slice(0, 1));
  return first === undefined ? version : { ...version, benefits: [first, ...version.benefits.slice(1)] };
}

function drawExtending(draw: Draw, { frame, level, ids }: Spot, standing: Standing): ExtendingVersion {
  const [first = "b1", second] = ids;
  const plain: Frame = { ...frame, constructs: "first" };
  const change = draw.weighted<"none" | "amend" | "replace">([1, "none"], [3, "amend"], [2, "replace"]);
  const replace = change === "replace" ? drawBenefits(draw, plain, [first]) : [];
  const adjust: Adjust[] =
    change === "amend"
      ? drawAdjust(draw, plain, { bands: true, limits: false }, `r${level}-${standing.from.replaceAll("-", "")}-`)
      : [];
  const add = draw.chance(0.4) ? drawBenefits(draw, frame, [`own${level}`]) : [];
  const remove = level === 1 && second !== undefined && draw.chance(0.3) ? [second] : [];
  const notEncoded = drawNotEncoded(draw, frame, first);
  return {
    layer: frame.layer,
    ...standing,
    documents: DOCUMENTS,
    extends: "parent",
    ...(replace.length > 0 && { replace }),
    ...(add.length > 0 && { add }),
    ...(remove.length > 0 && { remove }),
    ...(adjust.length > 0 && { amend: { [first]: { adjust } } }),
    ...(notEncoded.length > 0 && { notEncoded }),
  };
}

function drawVersion(draw: Draw, spot: Spot, standing: Standing, before: boolean): LayerVersion {
  if (spot.level === 2) return drawFull(draw, spot, standing);
  return draw.weighted<() => LayerVersion>(
    [4, () => drawExtending(draw, spot, standing)],
    [2, () => drawFull(draw, spot, standing)],
    [before ? 2 : 0, () => ({ layer: spot.frame.layer, ...standing, documents: DOCUMENTS, ended: true })],
  )();
}

/** Versions of a layer in one region; the province has one from 2016 on. */
function drawSpot(draw: Draw, spot: Spot): LayerVersion[] {
  const root = spot.level === 2;
  const starts: readonly Start[] = draw.some(STARTS, root ? 0.25 : 0.2);
  const first: readonly (readonly [Day, Day])[] = root ? [["2016-01-01", "2015-12-31"]] : [];
  const all = [...first, ...starts];
  const versions = all.flatMap(([from], index) =>
    draw.child((part) => {
      const published = root && index === 0 ? null : drawPublished(part, from);
      const version = drawVersion(part, spot, { region: spot.region, from, published }, index > 0);
      const end = all[index + 1]?.[1];
      const own = end !== undefined && !("ended" in version) && part.chance(0.2) ? { ...version, to: end } : version;
      if (!part.chance(0.25)) return [own];
      // Of two with the same start, the one published last rules, from the day on which it was.
      const others = ["2015-06-15", "2018-03-15", "2019-06-15"].filter((day) => day !== published && day !== from);
      const again = { region: spot.region, from, published: part.pick(others) ?? "2015-06-15" };
      return [own, drawVersion(part, spot, again, index > 0)];
    }),
  );
  // A last day with nothing after it: the region's rule is not in force from then on.
  const last = versions.at(-1);
  if (root || last === undefined || "ended" in last || !draw.chance(0.01)) return versions;
  return [...versions.slice(0, -1), { ...last, to: "2019-12-31" }];
}

/** What a region says beside its parent's: its own order or another day, condition or right, or nothing at all. */
function drawExtendingPipeline(draw: Draw, place: Parameters<typeof drawPipeline>[1]): ExtendingPipeline {
  const { region, from, published, documents, source, ...whole } = drawPipeline(draw, place);
  const { order, optional, selectBy, yearOf, highestTier, crossYear, crossRules, entitlements } = whole;
  // The parent's stays may be split, which no year, and no choice of rules, by settlement goes with.
  const isYear = yearOf !== "settlement" && draw.chance(0.4);
  const isSelect = selectBy !== "settlement" && draw.chance(0.4);
  return {
    region,
    from,
    published,
    extends: "parent",
    ...(draw.chance(0.4) && { order, optional: optional ?? [] }),
    ...(isSelect && { selectBy }),
    ...(isYear && { yearOf }),
    ...(highestTier !== undefined && draw.chance(0.6) && { highestTier }),
    ...(isYear && crossYear !== undefined && { crossYear }),
    ...(isYear && isSelect && crossRules !== undefined && { crossRules }),
    ...(entitlements !== undefined && draw.chance(0.6) && { entitlements }),
    documents,
    source,
  };
}

function drawPipelines(draw: Draw, order: readonly string[]): PipelineVersion[] {
  const [county, city, province] = REGIONS;
  const optional = draw.child((part) => part.some(order, 0.3));
  const place = { region: province.code, from: "2015-01-01", order, optional };
  const shorter = order.length > 1 ? order.slice(0, -1) : order;
  const later = { order: shorter, optional: optional.filter((layer) => shorter.includes(layer)) };
  const pipelines: PipelineVersion[] = [drawPipeline(draw, place)];
  if (draw.chance(0.3)) pipelines.push(drawPipeline(draw, { ...place, ...later, from: "2019-01-01" }));
  if (draw.chance(0.3))
    pipelines.push(drawExtendingPipeline(draw, { ...place, region: city.code, from: "2018-03-01" }));
  if (draw.chance(0.5)) {
    const own = { ...place, region: county.code, from: "2018-06-01" };
    pipelines.push(draw.chance(0.4) ? drawPipeline(draw, own) : drawExtendingPipeline(draw, own));
    const end = {
      region: county.code,
      from: "2018-12-01",
      published: null,
      documents: DOCUMENTS,
      ended: true,
    } as const;
    if (draw.chance(0.55)) pipelines.push(end);
  }
  return pipelines;
}

/** A pack over three regions. */
export function drawLineage(draw: Draw, constructs: Constructs, often = 0.6): Pack {
  const [county, city, province] = REGIONS;
  const order = draw.child((part) => drawOrder(part, often));
  const pipelines = draw.child((part) => drawPipelines(part, order));
  const pools = drawPools(draw, constructs);
  const earlier: string[] = [];
  const partOf = draw.forks(LAYERS);
  const versions = order.flatMap((layer) => {
    const part = partOf(layer);
    const ids = ["b1", "b2"].slice(0, part.int(1, 2));
    const frame: Frame = { constructs, layer, layers: order, pools, earlier: [...earlier] };
    earlier.push(layer, `${layer}.b1`);
    return [
      ...drawSpot(part, { frame, level: 2, region: province.code, ids }),
      ...drawSpot(part, { frame, level: 1, region: city.code, ids }),
      ...drawSpot(part, { frame, level: 0, region: county.code, ids }),
    ];
  });
  return { regions: [county, city, province], pipelines, versions };
}
