/** Files that are compared: each held to its schema by itself, since a pack may stand on regions and codes of another. */
import { refuse } from "../errors.ts";
import type { Finding, Issue } from "../errors.ts";
import { declaredCodes } from "../rules/resolve-pipeline.ts";
import type { StatingPipeline } from "../rules/pipeline-version.ts";
import type { Sourced } from "../rules/resolved.ts";
import { pipelineSchema, regionsSchema } from "../rules/schema-pipeline.ts";
import { versionSchema } from "../rules/schema-version.ts";
import { held, isPassedOver, readSource, sourced } from "../rules/source.ts";
import type { Region, RuleFile } from "../rules/types.ts";
import type { AnyVersion } from "../show/citation.ts";
import { namesFrom } from "../show/names.ts";
import type { Names } from "../show/names.ts";

/** What a pack holds, without what it stands on. */
export interface Pack {
  readonly regions: readonly { readonly file: string; readonly region: Region }[];
  readonly versions: readonly Sourced<AnyVersion>[];
}

/**
 * Reads the files of a pack.
 *
 * @throws SettlementError `invalid_rules` with every finding; codes and ids of other files are not looked for.
 */
export function readPack(files: readonly RuleFile[]): Pack {
  const issues: Issue[] = [];
  const regions: { file: string; region: Region }[] = [];
  const versions: Sourced<AnyVersion>[] = [];
  for (const given of files) {
    if (isPassedOver(given.file)) continue;
    const read = readSource(given);
    const findings: Finding[] = [];
    if (!read.ok) findings.push(...read.findings);
    else if (read.value !== null) {
      const { file, kind, value } = read.value;
      if (kind === "regions")
        for (const region of held(regionsSchema, value, findings) ?? []) regions.push({ file, region });
      else {
        const data = kind === "pipeline" ? held(pipelineSchema, value, findings) : held(versionSchema, value, findings);
        if (data !== null) versions.push(sourced(file, data));
      }
    }
    for (const finding of findings) issues.push({ code: "invalid_rules", file: given.file, ...finding });
  }
  refuse(issues);
  return { regions, versions };
}

/** Names for the codes that a region's files use: those that pipelines of its own and of the regions above declare. */
export function namesAmong(packs: readonly Pack[], region: string): Names {
  const parents = new Map(packs.flatMap((pack) => pack.regions.map((each) => [each.region.code, each.region.parent])));
  const chain: string[] = [];
  for (let at: string | null | undefined = region; typeof at === "string" && !chain.includes(at); at = parents.get(at))
    chain.push(at);
  const pipelines = packs
    .flatMap(({ versions }) => versions)
    .filter((version): version is Sourced<StatingPipeline> => !("layer" in version.data || "ended" in version.data));
  // Of one region the pipeline that started last names a code, as the nearest does of several regions.
  const nearestFirst = chain.flatMap((code) =>
    pipelines
      .filter(({ data }) => data.region === code)
      .sort((left, right) => (left.data.from < right.data.from ? 1 : -1)),
  );
  return namesFrom(declaredCodes(nearestFirst));
}
