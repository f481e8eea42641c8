/** Which rule files a companion case is settled by, or refused by. */
import { isDay } from "../date.ts";
import { SettlementError } from "../errors.ts";
import type { CompanionCase } from "../rules/companion.ts";
import { fieldOf, textOf } from "../rules/raw.ts";
import { resolvePipeline } from "../rules/resolve-pipeline.ts";
import { resolveRules } from "../rules/resolve.ts";
import type { RuleIndex } from "../rules/rule-index.ts";

/** The files of the versions in force for a case. */
export interface InForce {
  readonly files: ReadonlySet<string>;
  /** The same for two indexes of rules exactly when the same files are in force, or absent for the same reason. */
  readonly signature: string;
}

/**
 * What is in force for a case; `null` where its claim or the rules do not say, or where what is settled is of other days,
 * so that anything may concern it.
 */
export function inForce(index: RuleIndex, { claim, part, yearEnd }: CompanionCase): InForce | null {
  if (part !== undefined || yearEnd !== undefined) return null;
  const visit = fieldOf(claim, "visit");
  const region = textOf(fieldOf(claim, "person"), "region");
  const settlement = textOf(visit, "settled");
  if (region === undefined || settlement === undefined) return null;
  const days = {
    admission: textOf(visit, "admitted") ?? settlement,
    discharge: textOf(visit, "discharged") ?? settlement,
    settlement,
  };
  if (!Object.values(days).every(isDay)) return null;
  try {
    const pipeline = resolvePipeline(index, region, days.discharge, settlement);
    const on = days[pipeline.data.selectBy];
    const rules = resolveRules(index, region, pipeline, on, days.discharge, settlement);
    const layers = [...rules.layers].map(([name, { versions }]) => [name, ...versions.map(({ file }) => file)]);
    const pipelines = [rules.pipeline, ...rules.declaring].map(({ file }) => file);
    const files = new Set([...pipelines, ...layers.flatMap(([, ...versions]) => versions)]);
    return { files, signature: JSON.stringify([on, pipelines, layers, [...rules.absent]]) };
  } catch (error) {
    if (error instanceof SettlementError) return null;
    throw error;
  }
}
