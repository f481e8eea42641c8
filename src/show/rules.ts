/** What is in force in a region on a day, as data for a table, a page or a program. */
import type { Day, Evidence, LayerVersion, RuleFile, Text } from "../rules/types.ts";
import { parseRuleFiles } from "../rules/parse.ts";
import type { RuleSet } from "../rules/parse.ts";
import { indexRules, isOver, ruling } from "../rules/rule-index.ts";
import { atYearEnd, resolvePipeline } from "../rules/resolve-pipeline.ts";
import { resolveRules } from "../rules/resolve.ts";
import type { RuleIndex } from "../rules/rule-index.ts";
import type { ResolvedRules, Sourced } from "../rules/resolved.ts";
import { originOf } from "./citation.ts";
import type { AnyVersion } from "./citation.ts";
import { documentSections, layerSection } from "./layer-section.ts";
import { namesFrom } from "./names.ts";
import { pipelineOf } from "./pipeline-section.ts";
import { sectionOf } from "./section.ts";
import type { Origin, Section } from "./section.ts";
import { same } from "./bilingual.ts";

/** Which rules to show. */
export interface ShowOptions {
  /** Region code, 6 digits. */
  readonly region: string;
  /** The day whose rules are shown, for a visit that is admitted, discharged and settled on it. */
  readonly on: Day;
  /** Only what was published by this day counts. Default: `on`. */
  readonly knownAt?: Day;
}

/** A version that is in force, or leaves open how far it may go, with what is needed to find and to trust it. */
export interface VersionInForce extends Origin {
  readonly digest: string;
  /** The weakest evidence of its documents. */
  readonly evidence: Evidence;
  readonly published: Day | null;
}

/** The rules in force in a region on a day. */
export interface ShownRules {
  readonly region: string;
  readonly name: Text;
  /** The region and those above it, the nearest first. */
  readonly chain: readonly { readonly code: string; readonly name: Text }[];
  readonly on: Day;
  readonly knownAt: Day;
  /** What a patient gets, if `regions.json` says it. */
  readonly summary: Text | null;
  readonly covers: Text | null;
  readonly checked: Day | null;
  /** The pipeline; the layers in the order of payment; the documents of each version, those that leave ranges open too. */
  readonly pipeline: Section;
  readonly layers: readonly Section[];
  readonly documents: readonly Section[];
  readonly versions: readonly VersionInForce[];
}

/**
 * Shows what is in force: every value in words, with its document, its evidence and the file that states it.
 *
 * @param files Rule files, as `createRulebook` takes them.
 * @throws SettlementError `invalid_rules`, `unsupported_operator` for files that are not sound; `unknown_region`;
 *         `not_in_force` where the region has no pipeline on the day.
 * @example
 * showRules(readRuleFiles(shippedRules()), { region: "411322", on: "2020-03-01" }).layers.length; // 7
 */
export function showRules(files: readonly RuleFile[], { region, on, knownAt = on }: ShowOptions): ShownRules {
  return shownRules(parseRuleFiles(files), { region, on, knownAt });
}

/** The same for rules that are parsed already. */
export function shownRules(parsed: RuleSet, { region, on, knownAt = on }: ShowOptions): ShownRules {
  const index = indexRules(parsed);
  // The layers that pay at the end of a year are in force as the others are.
  const pipeline = atYearEnd(resolvePipeline(index, region, on, knownAt));
  const rules = resolveRules(index, region, pipeline, on, on, knownAt);
  const names = namesFrom(rules.declared);
  const regions = (index.chains.get(region) ?? []).flatMap((code) => parsed.regions.get(code) ?? []);
  const own = regions[0];
  const open = new Map(pipeline.data.order.map((layer) => [layer, openIn(index, layer, rules)]));
  const versions = versionsOf(rules, open);
  return {
    region,
    name: own?.name ?? same(region),
    chain: regions.map(({ code, name }) => ({ code, name })),
    on,
    knownAt,
    summary: own?.summary ?? null,
    covers: own?.covers ?? null,
    checked: own?.checked ?? null,
    pipeline: pipelineOf(rules, names),
    layers: pipeline.data.order.map((layer) => layerSection(layer, rules, open.get(layer) ?? [], names)),
    documents: versions.map((version) => {
      const { version: name } = originOf(version);
      return sectionOf("document", name, { title: same(name), sections: documentSections(version) });
    }),
    versions: versions.map((version) => ({
      ...originOf(version),
      digest: version.digest,
      evidence: version.evidence,
      published: version.data.published,
    })),
  };
}

/** The versions in force up the chain that say how far regions below may go, the nearest first. */
function openIn(index: RuleIndex, layer: string, { region, on, knownAt }: ResolvedRules): Sourced<LayerVersion>[] {
  return (index.chains.get(region) ?? []).flatMap((code) => {
    const version = ruling(index.layers.get(`${code} ${layer}`), on, knownAt);
    return version === undefined || isOver(version.data, on) || !("open" in version.data) ? [] : [version];
  });
}

/** Every version that takes part, once: pipelines, then layers in the order of payment, each with those that leave it open. */
function versionsOf(
  rules: ResolvedRules,
  open: ReadonlyMap<string, readonly Sourced<LayerVersion>[]>,
): Sourced<AnyVersion>[] {
  const { pipeline, declaring, layers } = rules;
  const shown: readonly Sourced<AnyVersion>[] = [
    pipeline,
    ...declaring,
    ...pipeline.data.order.flatMap((layer) => [...(layers.get(layer)?.versions ?? []), ...(open.get(layer) ?? [])]),
  ];
  return [...new Map(shown.map((version) => [version.file, version])).values()];
}
