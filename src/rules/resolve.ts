/** Selection on three axes: place (the nearest region), valid time (`from`, `to`) and known time (`published`). */
import { SettlementError } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { extend } from "./extend.ts";
import type { RuleSet } from "./parse.ts";
import type { Absence, DeclaredCodes, ResolvedLayer, ResolvedRules, Sourced } from "./resolved.ts";
import type { Day, LayerVersion, Pipeline } from "./types.ts";

/** When a version or pipeline is in force, and since when it is known. */
export interface Dated {
  readonly region: string;
  readonly from: Day;
  readonly to?: Day;
  readonly published: Day | null;
}

/** Versions by region and layer, the one that rules first when several have started. */
type Versions<T> = ReadonlyMap<string, readonly Sourced<T>[]>;

/** Parsed rules, indexed so that a look-up does not depend on how many regions there are. */
export interface RuleIndex {
  /** A region's code and those above it, the nearest first. */
  readonly chains: ReadonlyMap<string, readonly string[]>;
  readonly pipelines: Versions<Pipeline>;
  readonly layers: Versions<LayerVersion>;
  /** The versions and pipelines of a region and of those above it, of whatever layer. */
  readonly datesOf: (region: string) => readonly Dated[];
}

/** What is indexed: of the regions, only what lies above each. */
export type Indexed = Pick<RuleSet, "pipelines" | "versions"> & {
  readonly regions: ReadonlyMap<string, { readonly parent: string | null }>;
};

/** Indexes parsed rules. */
export function indexRules(rules: Indexed): RuleIndex {
  const chains = new Map<string, readonly string[]>();
  for (const code of rules.regions.keys()) {
    const chain: string[] = [];
    // Parents in a circle are found elsewhere; whoever looks for the rest of what is wrong must not walk for ever.
    for (let at: string | null = code; at !== null && !chain.includes(at); at = rules.regions.get(at)?.parent ?? null)
      chain.push(at);
    chains.set(code, chain);
  }
  const dated = new Map<string, Dated[]>();
  for (const { data } of [...rules.pipelines, ...rules.versions]) {
    const own = dated.get(data.region);
    if (own === undefined) dated.set(data.region, [data]);
    else own.push(data);
  }
  return {
    chains,
    datesOf: (region) => (chains.get(region) ?? []).flatMap((code) => dated.get(code) ?? []),
    pipelines: group(rules.pipelines, ({ region }) => region),
    layers: group(rules.versions, ({ region, layer }) => `${region} ${layer}`),
  };
}

function group<T extends Dated>(versions: readonly Sourced<T>[], nameOf: (version: T) => string): Versions<T> {
  const groups = new Map<string, Sourced<T>[]>();
  for (const version of versions) {
    const key = nameOf(version.data);
    groups.set(key, [...(groups.get(key) ?? []), version]);
  }
  for (const own of groups.values()) own.sort((a, b) => (rankOf(a.data) < rankOf(b.data) ? 1 : -1));
  return groups;
}

/** The day from which a version counts as known. */
export function knownFrom({ from, published }: Pick<Dated, "from" | "published">): Day {
  return published ?? from;
}

/** Later start first; of one start, later publication first. */
function rankOf(version: Dated): string {
  return `${version.from} ${knownFrom(version)}`;
}

/** Of a region's versions that are known and have started, the one that rules. */
export function ruling<T extends Dated>(
  versions: readonly Sourced<T>[] | undefined,
  on: Day,
  knownAt: Day,
): Sourced<T> | undefined {
  return versions?.find(({ data }) => data.from <= on && knownFrom(data) <= knownAt);
}

export function isOver({ to }: Dated, on: Day): boolean {
  return to !== undefined && to < on;
}

function refusal(
  code: "unknown_region" | "not_in_force",
  path: string,
  region: string,
  found: string,
): SettlementError {
  const expected =
    code === "unknown_region"
      ? { zh: "规则库中的地区", en: "a region of the rulebook" }
      : { zh: `${region} 当日有效的支付顺序`, en: `a pipeline of ${region} in force on that day` };
  const issue: Issue = { code, path, expected, found };
  return new SettlementError([issue]);
}

/**
 * The pipeline that rules in a region on a day.
 *
 * @throws SettlementError `unknown_region`; `not_in_force` before the first pipeline and after the last day of one.
 */
export function resolvePipeline(index: RuleIndex, region: string, on: Day, knownAt: Day): Sourced<Pipeline> {
  const chain = index.chains.get(region);
  if (chain === undefined) throw refusal("unknown_region", "person.region", region, region);
  for (const code of chain) {
    const pipeline = ruling(index.pipelines.get(code), on, knownAt);
    if (pipeline === undefined) continue;
    if (isOver(pipeline.data, on))
      throw refusal("not_in_force", "visit.discharged", region, `${pipeline.file} to ${pipeline.data.to ?? ""}`);
    return pipeline;
  }
  throw refusal("not_in_force", "visit.discharged", region, `nothing on ${on}, known at ${knownAt}`);
}

/** The pipeline with the layers that pay at the end of a year after the others. */
export function atYearEnd(pipeline: Sourced<Pipeline>): Sourced<Pipeline> {
  const { data } = pipeline;
  return { ...pipeline, data: { ...data, order: [...data.order, ...(data.yearEnd?.layers ?? [])] } };
}

/** The pipelines in force up the chain, the nearest first. */
function pipelinesInForce(index: RuleIndex, region: string, on: Day, knownAt: Day): Sourced<Pipeline>[] {
  return (index.chains.get(region) ?? []).flatMap((code) => {
    const pipeline = ruling(index.pipelines.get(code), on, knownAt);
    return pipeline === undefined || isOver(pipeline.data, on) ? [] : [pipeline];
  });
}

/** The codes that pipelines declare, given with the nearest first; the nearest wins on one code. */
export function declaredCodes(pipelines: readonly Sourced<Pipeline>[]): DeclaredCodes {
  const farthestFirst = [...pipelines].reverse();
  const merge = <T>(pick: (pipeline: Pipeline) => { readonly [code: string]: T } | undefined): Map<string, T> =>
    new Map(farthestFirst.flatMap(({ data }) => Object.entries(pick(data) ?? {})));
  return {
    layers: merge((pipeline) => pipeline.layers),
    payers: merge((pipeline) => pipeline.payers),
    tags: merge((pipeline) => pipeline.tags),
    programmes: merge((pipeline) => pipeline.programmes),
    flags: merge((pipeline) => pipeline.flags),
    categories: merge((pipeline) => pipeline.categories),
    certificates: merge((pipeline) => pipeline.certificates),
    classes: merge((pipeline) => pipeline.classes),
  };
}

/** A region's own version of a layer that rules on a day, or `undefined` where it has none or that is over. */
export function ownVersion(
  index: RuleIndex,
  region: string,
  layer: string,
  on: Day,
  knownAt: Day,
): Sourced<LayerVersion> | undefined {
  const version = ruling(index.layers.get(`${region} ${layer}`), on, knownAt);
  return version === undefined || isOver(version.data, on) ? undefined : version;
}

/**
 * One layer's rules in force: the nearest region's version, over its parent's where it extends them.
 *
 * @param over How a version is laid over its parent's.
 * @returns `null` where no region of the chain states the layer; `"not_in_force"` after the last day of a version;
 *   `"no_rule"` where one extends a parent that states nothing.
 * @throws SettlementError `invalid_rules` where a version changes something that its parent does not have.
 */
export function resolveLayer(
  index: RuleIndex,
  chain: readonly string[],
  layer: string,
  on: Day,
  knownAt: Day,
  over = extend,
): ResolvedLayer | Absence | null {
  const [code, ...above] = chain;
  if (code === undefined) return null;
  const version = ruling(index.layers.get(`${code} ${layer}`), on, knownAt);
  if (version === undefined) return resolveLayer(index, above, layer, on, knownAt, over);
  const { data } = version;
  // It never said anything about money, and so its end leaves no gap either.
  if ("frame" in data) return resolveLayer(index, above, layer, on, knownAt, over);
  if (isOver(data, on)) return "not_in_force";
  if ("ended" in data) return resolveLayer(index, above, layer, on, knownAt, over);
  if ("extends" in data) {
    const parent = resolveLayer(index, above, layer, on, knownAt, over);
    if (parent === null) return "no_rule";
    return typeof parent === "string" ? parent : over(parent, version, data);
  }
  return {
    name: layer,
    file: version.file,
    versions: [version],
    benefits: data.benefits.map((benefit) => ({
      benefit,
      version,
      adjustVersions: (benefit.adjust ?? []).map(() => version),
    })),
    notEncoded: (data.notEncoded ?? []).map((entry) => ({ entry, version })),
  };
}

/**
 * Everything that rules a visit.
 *
 * @param pipeline From `resolvePipeline`.
 * @param on       The day that selects versions.
 * @param declaredOn The day that selected the pipeline.
 */
export function resolveRules(
  index: RuleIndex,
  region: string,
  pipeline: Sourced<Pipeline>,
  on: Day,
  declaredOn: Day,
  knownAt: Day,
  over = extend,
): ResolvedRules {
  const chain = index.chains.get(region) ?? [];
  const layers = new Map<string, ResolvedLayer>();
  const absent = new Map<string, Absence>();
  for (const layer of pipeline.data.order) {
    const resolved = resolveLayer(index, chain, layer, on, knownAt, over);
    if (typeof resolved === "string") absent.set(layer, resolved);
    else if (resolved !== null) layers.set(layer, resolved);
  }
  const pipelines = pipelinesInForce(index, region, declaredOn, knownAt);
  const declaring = pipelines.filter((each) => each.file !== pipeline.file || each.digest !== pipeline.digest);
  return { region, on, knownAt, pipeline, declaring, declared: declaredCodes(pipelines), layers, absent };
}

/** A text that is the same for two resolutions of one region exactly when they use the same versions. */
export function signatureOf(rules: ResolvedRules): string {
  const layers = [...rules.layers.values()].flatMap(({ name, versions }) => [`${name}:`, ...versions.map(keyOf)]);
  const absent = [...rules.absent].map(([layer, absence]) => `${layer}: ${absence}`);
  return [rules.region, ...[rules.pipeline, ...rules.declaring].map(keyOf), ...layers, ...absent].join("\n");
}

/** Names one version among all: a file may hold the same content as another, but not the same start. */
function keyOf({ file, data }: Sourced<Dated>): string {
  return `${file} ${data.region} ${rankOf(data)}`;
}
