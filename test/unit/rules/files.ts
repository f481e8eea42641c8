/** A small set of rule files to change one thing in, and what refuses the result. */
import { SettlementError } from "../../../src/errors.ts";
import type { Issue } from "../../../src/errors.ts";
import { parseRuleFiles } from "../../../src/rules/parse.ts";
import type { Benefit } from "../../../src/rules/benefit.ts";
import type { FullVersion, Pipeline, Region, RuleFile } from "../../../src/rules/types.ts";

const NAME = { zh: "名称", en: "name" };

export const REGIONS: readonly Region[] = [
  { code: "990000", name: NAME, parent: null, level: "province" },
  { code: "990100", name: NAME, parent: "990000", level: "city" },
  { code: "990101", name: NAME, parent: "990100", level: "county" },
];

export const DOCUMENTS = { n: { title: "notice", evidence: "repost" } } as const;

export const PIPELINE: Pipeline = {
  region: "990000",
  from: "2017-01-01",
  published: null,
  order: ["hospitalWaiver", "basic", "civilServants"],
  optional: ["hospitalWaiver", "civilServants"],
  selectBy: "discharge",
  yearOf: "discharge",
  layers: { civilServants: NAME },
  payers: { finance: NAME, fund: NAME },
  tags: { drug: { title: NAME, charge: ["09"], codes: ["X1"] } },
  programmes: { chronic: { title: NAME, diseases: ["I10", "E11", "C", "I63.9"] } },
  categories: { localPoor: { title: NAME } },
  certificates: { heart: { title: NAME } },
  classes: { countyA: { title: NAME } },
  entitlements: [{ code: "noDeposit", title: NAME, when: { var: "visit.referred" }, source: "n 3" }],
  highestTier: { when: { "!=": [{ var: "visit.place" }, "outside"] }, source: "n" },
  documents: DOCUMENTS,
  source: "n 1",
};

export const BENEFIT: Benefit = {
  id: "inpatient",
  title: NAME,
  source: "n 1",
  when: { "==": [{ var: "visit.kind" }, "inpatient"] },
  base: { of: ["inScope"] },
  cases: [
    { id: "county", source: "n 1", bands: [{ upTo: "800.00", rate: "0.70" }, { rate: "0.90" }], deductible: "150.00" },
  ],
};

export const VERSION: FullVersion = {
  layer: "basic",
  region: "990000",
  from: "2018-01-01",
  published: "2017-12-01",
  documents: DOCUMENTS,
  benefits: [BENEFIT],
};

export const REGIONS_FILE: RuleFile = { file: "regions.json", data: REGIONS };
export const PIPELINE_FILE: RuleFile = { file: "pipeline.json", data: PIPELINE };
export const VERSION_FILE: RuleFile = { file: "basic.json", data: VERSION };

/** Path and `found` of an issue. */
export type Place = readonly [path: string, found: string];
/** Where in a value. */
export type Path = readonly (string | number)[];

/** What every case of a benefit has. */
export const COMMON = { id: "county", source: "n 1" };

/** The version with another value at one place of its first benefit. */
export function inBenefit(path: Path, value: unknown): unknown {
  return changed(VERSION, ["benefits", 0, ...path], value);
}

/** A copy with another value at one place; `undefined` removes what is there. */
export function changed(root: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy: unknown = Array.isArray(root) ? [...(root as readonly unknown[])] : { ...(root as object) };
  const entries = copy as Record<string | number, unknown>;
  entries[key] = changed(entries[key], rest, value);
  return copy;
}

/** The issues that files are refused with; an empty list when they are not. */
export function issuesOf(files: readonly RuleFile[]): readonly Issue[] {
  try {
    parseRuleFiles(files);
    return [];
  } catch (error) {
    if (error instanceof SettlementError) return error.issues;
    throw error;
  }
}

/** Code, file and path of every issue that files are refused with. */
export function refusals(files: readonly RuleFile[]): string[] {
  return issuesOf(files).map(({ code, file, path }) => `${code} ${file ?? ""}#${path}`);
}

/** The files with a version in which values are changed. */
export function withVersion(...changes: (readonly [path: Path, value: unknown])[]): RuleFile[] {
  const data = changes.reduce<unknown>((version, [path, value]) => changed(version, path, value), VERSION);
  return [REGIONS_FILE, PIPELINE_FILE, { file: "basic.json", data }];
}

/** The issues of a version, given without its file's name, among files that are right. */
export function versionIssues(version: unknown): Place[] {
  return placesOf([REGIONS_FILE, PIPELINE_FILE, { file: "basic.json", data: version }], "basic.json");
}

/** Path and `found` of issues that must all be `invalid_rules` of one file. */
export function placesOf(files: readonly RuleFile[], file: string): Place[] {
  return issuesOf(files).map((issue) => {
    if (issue.code !== "invalid_rules" || issue.file !== file)
      throw new Error(`unexpected ${issue.code} in ${issue.file ?? "no file"}`, { cause: issue });
    return [issue.path, issue.found];
  });
}
