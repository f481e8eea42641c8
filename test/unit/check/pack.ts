/** A rule folder in which a check finds nothing, to change one thing in. */
import type { BandsCase, Benefit } from "../../../src/rules/benefit.ts";
import type { RuleFile } from "../../../src/rules/types.ts";
import type { CheckOptions, RuleFindingCode, WitnessVisit } from "../../../src/check/types.ts";
import { BENEFIT, changed, DOCUMENTS, PIPELINE, REGIONS, VERSION } from "../rules/files.ts";
import type { Path } from "../rules/files.ts";

export const [PROVINCE, CITY, COUNTY] = ["990000", "990100", "990101"];

export const REGIONS_FILE: RuleFile = { file: "regions.json", data: REGIONS };

/** The province's order, from the day on which its basic layer starts. */
export function pipelineFile(more: object = {}): RuleFile {
  return { file: "pipeline.json", data: { ...PIPELINE, from: "2018-01-01", published: "2017-12-01", ...more } };
}

/** A version of layer basic; the province's unless it says otherwise, and in full unless it says what else. */
export function versionFile(file: string, more: object = {}): RuleFile {
  const { benefits, ...head } = VERSION;
  const isOther = ["extends", "ended", "frame"].some((key) => Object.hasOwn(more, key));
  return { file, data: { ...head, ...(isOther ? {} : { benefits }), ...more } };
}

export const CLEAN: readonly RuleFile[] = [REGIONS_FILE, pipelineFile(), versionFile("basic.json")];

/** The folder with other files in place of those of their names, and more. */
export function packWith(...files: readonly RuleFile[]): RuleFile[] {
  const names = new Set(files.map(({ file }) => file));
  return [...CLEAN.filter(({ file }) => !names.has(file)), ...files];
}

/** The folder with one value of the province's benefit changed. */
export function packOf(...changes: readonly (readonly [path: Path, value: unknown])[]): RuleFile[] {
  const benefit = changes.reduce<unknown>((value, [path, other]) => changed(value, path, other), BENEFIT);
  return packWith(versionFile("basic.json", { benefits: [benefit] }));
}

/** A case of one rate without a deductible. */
export function flat(id: string, more: Partial<BandsCase> = {}): BandsCase {
  return { id, source: "n", bands: [{ rate: "0.50" }], ...more };
}

export function benefitOf(id: string, more: Partial<Benefit> = {}): Benefit {
  return { ...BENEFIT, id, cases: [flat("all")], ...more };
}

/** Of one rate and no deductible, for whoever is of a category. */
export function inCategory(...codes: readonly string[]): { readonly some: readonly unknown[] } {
  return { some: [{ var: "person.categories" }, { in: [{ var: "" }, codes] }] };
}

export { DOCUMENTS, BENEFIT };

/** Files, and everything but notes that a check must find in them. */
export interface FindingCase {
  readonly name: string;
  readonly files: readonly RuleFile[];
  readonly options?: CheckOptions;
  /** Whether notes are compared too. */
  readonly notes?: boolean;
  readonly found: readonly (readonly [
    code: RuleFindingCode,
    place: string,
    message: string,
    visit?: WitnessVisit | undefined,
  ])[];
}
