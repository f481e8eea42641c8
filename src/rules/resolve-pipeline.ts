/** Which pipeline rules in a region on a day, and the codes that are declared with it. */
import { SettlementError } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { extendPipeline, inFull } from "./extend-pipeline.ts";
import type { StatingPipeline } from "./pipeline-version.ts";
import type { DeclaredCodes, ResolvedPipeline, Sourced } from "./resolved.ts";
import { isOver, ruling } from "./rule-index.ts";
import type { RuleIndex } from "./rule-index.ts";
import type { Day } from "./types.ts";

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
 * The pipeline that rules in a region on a day: the nearest region's, over its parent's where it extends that.
 *
 * @throws SettlementError `unknown_region`; `not_in_force` before the first pipeline, after the last day of one, and where
 *   one extends nothing; `invalid_rules` where one does not fit what it extends.
 */
export function resolvePipeline(index: RuleIndex, region: string, on: Day, knownAt: Day): ResolvedPipeline {
  const chain = index.chains.get(region);
  if (chain === undefined) throw refusal("unknown_region", "person.region", region, region);
  const found = pipelineIn(index, chain, on, knownAt);
  if (typeof found === "string") throw refusal("not_in_force", "visit.discharged", region, found);
  return found;
}

/** The pipeline up a chain, or why there is none. */
function pipelineIn(index: RuleIndex, chain: readonly string[], on: Day, knownAt: Day): ResolvedPipeline | string {
  const [code, ...above] = chain;
  if (code === undefined) return `nothing on ${on}, known at ${knownAt}`;
  const version = ruling(index.pipelines.get(code), on, knownAt);
  if (version === undefined) return pipelineIn(index, above, on, knownAt);
  const { data, file } = version;
  if (isOver(data, on)) return `${file} to ${data.to ?? ""}`;
  if ("ended" in data) return pipelineIn(index, above, on, knownAt);
  const stating = version as Sourced<StatingPipeline>;
  if (!("extends" in data)) return inFull(version as Sourced<typeof data>);
  const parent = pipelineIn(index, above, on, knownAt);
  return typeof parent === "string" ? parent : extendPipeline(parent, stating, data);
}

/** The pipeline with the layers that pay at the end of a year after the others. */
export function atYearEnd(pipeline: ResolvedPipeline): ResolvedPipeline {
  const { data } = pipeline;
  return { ...pipeline, data: { ...data, order: [...data.order, ...(data.yearEnd?.layers ?? [])] } };
}

/** The pipelines in force up the chain, the nearest first; one that has ended says nothing. */
export function pipelinesInForce(index: RuleIndex, region: string, on: Day, knownAt: Day): Sourced<StatingPipeline>[] {
  return (index.chains.get(region) ?? []).flatMap((code) => {
    const pipeline = ruling(index.pipelines.get(code), on, knownAt);
    const isSilent = pipeline === undefined || isOver(pipeline.data, on) || "ended" in pipeline.data;
    return isSilent ? [] : [pipeline as Sourced<StatingPipeline>];
  });
}

/** The codes that pipelines declare, given with the nearest first; the nearest wins on one code. */
export function declaredCodes(pipelines: readonly Sourced<StatingPipeline>[]): DeclaredCodes {
  const farthestFirst = [...pipelines].reverse();
  const merge = <T>(pick: (pipeline: StatingPipeline) => { readonly [code: string]: T } | undefined): Map<string, T> =>
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
