import type { Adjust, Benefit } from "../../src/rules/benefit.ts";
import type {
  Day,
  DeclaredProgramme,
  DeclaredTag,
  ExtendingVersion,
  LayerVersion,
  NotEncoded,
  Pipeline,
  Region,
} from "../../src/rules/types.ts";
import type { PipelineVersion, StatingPipeline } from "../../src/rules/pipeline-version.ts";
import type { ReferenceLayer, ReferenceRules } from "./settle.ts";

/** Why no rules can be given. */
export interface Unresolved {
  readonly code: string;
}

interface Dated {
  readonly region: string;
  readonly from: Day;
  readonly to?: Day;
  readonly published: Day | null;
}

/** What a layer says in one region: null where nothing is said anywhere up the chain. */
interface Stated {
  /** Names of the versions that say it. */
  readonly used: readonly string[];
  readonly benefits: readonly Benefit[];
  readonly notEncoded: readonly NotEncoded[];
}

class Stop extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The rules of a region on three axes: place, the day on which they hold, the day up to which they are known. */
export function referenceResolve(
  regions: readonly Region[],
  pipelines: readonly PipelineVersion[],
  versions: readonly LayerVersion[],
  region: string,
  on: Day,
  dischargeOrSettled: Day,
  knownAt: Day,
): ReferenceRules | Unresolved {
  try {
    const chain = chainOf(regions, region);
    const inForce = pipelinesInForce(pipelines, chain, dischargeOrSettled, knownAt);
    const pipeline = wholeOf(inForce);
    const unruled: { layer: string; code: string }[] = [];
    const used = inForce.map((each) => nameOf("pipeline", each));
    const layers = pipeline.order.flatMap((layer): ReferenceLayer[] => {
      const ofLayer = versions.filter((version) => version.layer === layer);
      const stated = statedOrWhyNot(ofLayer, chain, on, knownAt);
      if (stated !== null && "code" in stated) unruled.push({ layer, code: stated.code });
      if (stated !== null) used.push(...("code" in stated ? [`${layer} ${stated.code}`] : stated.used));
      if (stated === null || "code" in stated) return [];
      const { benefits, notEncoded } = stated;
      return [{ layer, benefits, notEncoded }];
    });
    return {
      pipeline,
      declared: {
        tags: nearestWins<DeclaredTag>(inForce.map(({ tags }) => tags)),
        programmes: nearestWins<DeclaredProgramme>(inForce.map(({ programmes }) => programmes)),
      },
      layers,
      versions: used,
      ...(unruled.length > 0 && { unruled }),
    };
  } catch (error) {
    if (error instanceof Stop) return { code: error.code };
    throw error;
  }
}

/** The region and those above it, nearest first. */
function chainOf(regions: readonly Region[], code: string): readonly string[] {
  const region = regions.find((candidate) => candidate.code === code);
  if (region === undefined) throw new Stop("unknown_region");
  return [code, ...(region.parent === null ? [] : chainOf(regions, region.parent))];
}

function nameOf(layer: string, { region, from, published }: Dated): string {
  return `${layer} ${region} ${from} ${published ?? ""}`;
}

/** A version whose source gives no day of publication counts as known from its first day. */
function knownFrom(version: Dated): Day {
  return version.published ?? version.from;
}

/** Of a region's versions that are known and have started: the one that started last, then the one published last. */
function rulingVersion<V extends Dated>(versions: readonly V[], region: string, on: Day, knownAt: Day): V | undefined {
  return versions
    .filter((version) => version.region === region)
    .filter((version) => knownFrom(version) <= knownAt && version.from <= on)
    .reduce<V | undefined>((ruling, next) => {
      if (ruling === undefined || next.from > ruling.from) return next;
      return next.from === ruling.from && knownFrom(next) > knownFrom(ruling) ? next : ruling;
    }, undefined);
}

function hasEnded(version: Dated, on: Day): boolean {
  return version.to !== undefined && version.to < on;
}

/**
 * Nearest first. The nearest region that has a pipeline at all decides, even by letting it lapse; one that says that it has
 * ended leaves it to those above, and one that extends them needs them.
 */
function pipelinesInForce(
  pipelines: readonly PipelineVersion[],
  chain: readonly string[],
  on: Day,
  knownAt: Day,
): readonly StatingPipeline[] {
  const ruling = chain.flatMap((region) => rulingVersion(pipelines, region, on, knownAt) ?? []);
  for (const pipeline of ruling) {
    if (hasEnded(pipeline, on)) throw new Stop("not_in_force");
    if (!("extends" in pipeline || "ended" in pipeline)) break;
  }
  return ruling.flatMap((pipeline) => (hasEnded(pipeline, on) || "ended" in pipeline ? [] : [pipeline]));
}

/** The nearest in full, with what those nearer say in place of what it says; a code is looked for in each of them anyway. */
function wholeOf([nearest, ...above]: readonly StatingPipeline[]): Pipeline {
  if (nearest === undefined) throw new Stop("not_in_force");
  if (!("extends" in nearest)) return nearest;
  const { extends: _, ...own } = nearest;
  return { ...wholeOf(above), ...own };
}

/** A layer that has lapsed, or that extends nothing, refuses only the claims that need it. */
function statedOrWhyNot(
  versions: readonly LayerVersion[],
  chain: readonly string[],
  on: Day,
  knownAt: Day,
): Stated | Unresolved | null {
  try {
    return statedIn(versions, chain, on, knownAt);
  } catch (error) {
    if (error instanceof Stop && error.code !== "invalid_rules") return { code: error.code };
    throw error;
  }
}

function statedIn(
  versions: readonly LayerVersion[],
  [region, ...above]: readonly string[],
  on: Day,
  knownAt: Day,
): Stated | null {
  if (region === undefined) return null;
  const ruling = rulingVersion(versions, region, on, knownAt);
  if (ruling === undefined) return statedIn(versions, above, on, knownAt);
  if ("frame" in ruling) return statedIn(versions, above, on, knownAt);
  if (hasEnded(ruling, on)) throw new Stop("not_in_force");
  if ("ended" in ruling) return statedIn(versions, above, on, knownAt);
  const own = nameOf(ruling.layer, ruling);
  if (!("extends" in ruling)) return { used: [own], benefits: ruling.benefits, notEncoded: ruling.notEncoded ?? [] };

  const parent = statedIn(versions, above, on, knownAt);
  if (parent === null) throw new Stop("no_rule");
  const lifted: readonly (string | null)[] = ruling.lift ?? [];
  if (!lifted.every((id) => parent.notEncoded.some((entry) => entry.id === id))) throw new Stop("invalid_rules");
  return {
    used: [...parent.used, own],
    benefits: changed(parent.benefits, ruling),
    notEncoded: [...parent.notEncoded.filter(({ id }) => !lifted.includes(id ?? null)), ...(ruling.notEncoded ?? [])],
  };
}

function changed(inherited: readonly Benefit[], version: ExtendingVersion): readonly Benefit[] {
  const { replace = [], add = [], remove = [], amend = {} } = version;
  const ids = new Set(inherited.map(({ id }) => id));
  const touched = [...replace.map(({ id }) => id), ...remove, ...Object.keys(amend)];
  if (touched.some((id) => !ids.has(id)) || add.some(({ id }) => ids.has(id))) {
    throw new Stop("invalid_rules");
  }
  const kept = inherited
    .filter(({ id }) => !remove.includes(id))
    .map((benefit) => replace.find(({ id }) => id === benefit.id) ?? benefit)
    .map((benefit) => amended(benefit, Object.entries(amend).find(([id]) => id === benefit.id)?.[1]));
  return [...kept, ...add];
}

function amended(benefit: Benefit, amendment: { readonly adjust: readonly Adjust[] } | undefined): Benefit {
  if (amendment === undefined) return benefit;
  return { ...benefit, adjust: [...(benefit.adjust ?? []), ...amendment.adjust] };
}

function nearestWins<T>(declared: readonly ({ readonly [code: string]: T } | undefined)[]): Record<string, T> {
  const all: Record<string, T> = {};
  for (const codes of declared) {
    for (const [code, meaning] of Object.entries(codes ?? {})) all[code] ??= meaning;
  }
  return all;
}
