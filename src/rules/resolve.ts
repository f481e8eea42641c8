/** Selection on three axes: place (the nearest region), valid time (`from`, `to`) and known time (`published`). */
import { extend } from "./extend.ts";
import { declaredCodes, pipelinesInForce } from "./resolve-pipeline.ts";
import type { Absence, ResolvedLayer, ResolvedPipeline, ResolvedRules, Sourced } from "./resolved.ts";
import { isOver, rankOf, ruling } from "./rule-index.ts";
import type { Dated, RuleIndex } from "./rule-index.ts";
import type { Day, LayerVersion } from "./types.ts";

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
 * @param over How a version is laid over its parent's, where not as settlements have it: by `extend`.
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
  over?: typeof extend,
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
    return typeof parent === "string" ? parent : (over ?? extend)(parent, version, data);
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
  pipeline: ResolvedPipeline,
  on: Day,
  declaredOn: Day,
  knownAt: Day,
  over?: typeof extend,
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
