/** Versions over three regions, and what is in force there. */
import { SettlementError } from "../../../src/errors.ts";
import { parseRuleFiles } from "../../../src/rules/parse.ts";
import { indexRules } from "../../../src/rules/rule-index.ts";
import { resolveLayer } from "../../../src/rules/resolve.ts";
import type { RuleIndex } from "../../../src/rules/rule-index.ts";
import type { Adjust, Benefit } from "../../../src/rules/benefit.ts";
import type { LayerVersion, Pipeline, Region, RuleFile } from "../../../src/rules/types.ts";
import { BENEFIT, DOCUMENTS, PIPELINE, REGIONS } from "./files.ts";

export const [PROVINCE, CITY, COUNTY] = ["990000", "990100", "990101"];
export const EVER = "2199-12-31";

export function benefit(id: string, more: Partial<Benefit> = {}): Benefit {
  return { ...BENEFIT, id, ...more };
}

export function adjust(id: string): Adjust {
  return { id, source: "n", rate: { add: "0.10" } };
}

/** A version of layer basic; its file is named by region, start and publication. */
export function version(region: string, from: string, content: object, more: Partial<LayerVersion> = {}): RuleFile {
  const data = { layer: "basic", region, from, published: null, documents: DOCUMENTS, ...content, ...more };
  return { file: `${region}/${from}${data.published === null ? "" : `_${data.published}`}`, data };
}

export function full(region: string, from: string, ids: readonly string[], more: Partial<LayerVersion> = {}): RuleFile {
  return version(region, from, { benefits: ids.map((id) => benefit(id)) }, more);
}

export function pipeline(region: string, from: string, more: Partial<Pipeline> = {}): RuleFile {
  return { file: `${region}/pipeline/${from}`, data: { ...PIPELINE, region, from, ...more } };
}

export function indexOf(files: readonly RuleFile[], regions: readonly Region[] = REGIONS): RuleIndex {
  return indexRules(
    parseRuleFiles([{ file: "regions.json", data: regions }, pipeline(PROVINCE, "2017-01-01"), ...files]),
  );
}

export function layerOf(index: RuleIndex, region: string, on: string, knownAt = EVER) {
  return resolveLayer(index, index.chains.get(region) ?? [], "basic", on, knownAt);
}

/** The ids of the benefits in force, or why there are none. */
export function idsOf(index: RuleIndex, region: string, on: string, knownAt = EVER): readonly string[] | string {
  const layer = layerOf(index, region, on, knownAt) ?? "none";
  return typeof layer === "string" ? layer : layer.benefits.map((each) => each.benefit.id);
}

/** Code, file and path of the issues that resolving is refused with. */
export function refusal(run: () => unknown): string[] {
  try {
    run();
    return [];
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    return error.issues.map(({ code, file, path }) => `${code} ${file ?? ""}#${path}`);
  }
}
