/** Rule files in, parsed rules out; or every finding of every file. */
import { refuse } from "../errors.ts";
import type { Finding } from "../errors.ts";
import { crossFaults } from "./cross-faults.ts";
import { statingAmong } from "./pipeline-version.ts";
import type { PipelineVersion } from "./pipeline-version.ts";
import type { Sourced } from "./resolved.ts";
import type { FaultKind, RuleFault } from "./rule-fault.ts";
import { pipelineSchema, regionsSchema } from "./schema-pipeline.ts";
import { versionSchema } from "./schema-version.ts";
import { held, isPassedOver, readSource, sourced } from "./source.ts";
import type { Source } from "./source.ts";
import type { LayerVersion, Region, RuleFile } from "./types.ts";
import { seenOf } from "./unread.ts";
import type { Unread } from "./unread.ts";

/** Rule files that have passed every check. */
export interface RuleSet {
  /** By code. */
  readonly regions: ReadonlyMap<string, Region>;
  /** In the order of the files. */
  readonly pipelines: readonly Sourced<PipelineVersion>[];
  /** In the order of the files. */
  readonly versions: readonly Sourced<LayerVersion>[];
}

/** Parsed rules beside the plain data that they were parsed from. */
export interface OpenRules {
  /** The files of which nothing is wrong in themselves; between them something may be. */
  readonly rules: RuleSet;
  /** In the order of the files. */
  readonly sources: readonly Source[];
}

/** What is sound in rule files, and everything that is not. */
export interface ReadRules extends OpenRules {
  /** In the order of the files. */
  readonly faults: readonly RuleFault[];
  /** The files of which not even the content could be read. */
  readonly unread: readonly Unread[];
}

/**
 * Parses the files of one or more rule folders. `regions.json` is told by its name; a layer version by its key `layer`,
 * a pipeline by `order`. Companion cases, samples, schemas, hidden folders, `nhsa.json` and `.md` files are passed over.
 *
 * The rules are copies: what becomes of `files` afterwards changes nothing.
 *
 * @throws SettlementError `invalid_rules`, `unsupported_operator`: every finding, in the order of the files. Where a
 *         file cannot be read as JSON, regions and codes that, by what is seen of it, may be declared in it are not
 *         looked for.
 */
export function parseRuleFiles(files: readonly RuleFile[]): RuleSet {
  return openRuleFiles(files).rules;
}

/**
 * As `parseRuleFiles`, for those who look at the files' own content too.
 *
 * @throws SettlementError as `parseRuleFiles`.
 */
export function openRuleFiles(files: readonly RuleFile[]): OpenRules {
  const { rules, sources, faults } = readRules(files);
  refuse(faults.map(({ issue }) => issue));
  return { rules, sources };
}

/** As `openRuleFiles`, but gives the findings beside what is sound. */
export function readRules(files: readonly RuleFile[]): ReadRules {
  const faults: RuleFault[] = [];
  const report = (kind: FaultKind, file: string, findings: readonly Finding[]): void => {
    for (const finding of findings) faults.push({ kind, issue: { code: "invalid_rules", file, ...finding } });
  };
  const sources: Source[] = [];
  const unread: Unread[] = [];
  for (const given of files) {
    if (isPassedOver(given.file)) continue;
    const read = readSource(given);
    if (!read.ok) {
      unread.push(seenOf(given));
      report("unreadable", given.file, read.findings);
    } else if (read.value !== null) sources.push(read.value);
  }

  const regions = new Map<string, Region>();
  const pipelines: Sourced<PipelineVersion>[] = [];
  const versions: Sourced<LayerVersion>[] = [];
  for (const { file, kind, value } of sources) {
    const findings: Finding[] = [];
    if (kind === "regions")
      for (const region of held(regionsSchema, value, findings) ?? []) regions.set(region.code, region);
    else if (kind === "pipeline") {
      const pipeline = held(pipelineSchema, value, findings);
      if (pipeline !== null) pipelines.push(sourced(file, pipeline));
    } else {
      const version = held(versionSchema, value, findings);
      if (version !== null) versions.push(sourced(file, version));
    }
    report("schema", file, findings);
  }
  // A name of the wrong form is said once, not again as one that nothing declares.
  const said = new Set(faults.map(({ issue: { file, path } }) => `${file ?? ""} ${path}`));
  faults.push(
    ...crossFaults(sources, unread).filter(({ issue: { file, path } }) => !said.has(`${file ?? ""} ${path}`)),
  );

  const order = new Map(files.map(({ file }, at) => [file, at]));
  const placeOf = ({ issue: { file = "" } }: RuleFault): number => order.get(file) ?? 0;
  faults.sort((left, right) => placeOf(left) - placeOf(right));
  return { rules: { regions, pipelines, versions }, sources, faults, unread };
}

/**
 * The rules with one file's content changed, without parsing the others again; `null` where they would be refused.
 *
 * @param source One of `open.sources`: a pipeline or a version.
 * @param value  Plain data, of which the parts may be shared with what it was before.
 */
export function variantOf({ rules, sources }: OpenRules, source: Source, value: unknown): RuleSet | null {
  const { file, kind } = source;
  const changed: Source = { file, kind, value };
  const findings: Finding[] = [];
  const data = kind === "pipeline" ? held(pipelineSchema, value, findings) : held(versionSchema, value, findings);
  if (data === null) return null;
  // What a version says concerns its own names alone, but for what households share; what a pipeline declares, those of
  // every file.
  const isAlone =
    kind === "version" &&
    statingAmong(rules.pipelines.map((each) => each.data)).every(({ household }) => household === undefined);
  const all = sources.map((each) => (each === source ? changed : each));
  if (crossFaults(all, [], isAlone ? changed : undefined).length > 0) return null;
  const swap = <T>(list: readonly Sourced<T>[], of: Source["kind"]): readonly Sourced<T>[] => {
    const at = sources.filter((each) => each.kind === of).indexOf(source);
    return list.map((each, i) => (i === at ? (sourced(file, data) as Sourced<T>) : each));
  };
  return {
    regions: rules.regions,
    pipelines: kind === "pipeline" ? swap(rules.pipelines, kind) : rules.pipelines,
    versions: kind === "version" ? swap(rules.versions, kind) : rules.versions,
  };
}
