/** What is in force in a region from day to day, as it is known in the end. */
import { dayAfter } from "../date.ts";
import { SettlementError } from "../errors.ts";
import { atYearEnd, resolvePipeline } from "../rules/resolve-pipeline.ts";
import { resolveRules, signatureOf } from "../rules/resolve.ts";
import type { RuleIndex } from "../rules/rule-index.ts";
import type { ResolvedRules } from "../rules/resolved.ts";
import type { Day } from "../rules/types.ts";
import { extendAsFits } from "./fitting.ts";

/** Everything is known by then. */
export const EVER: Day = "2199-12-31";

/** The days from one change in a region, or above it, to the next. */
export interface Period {
  readonly from: Day;
  /** `null`: no pipeline is in force. What does not fit what is above it is left out. */
  readonly rules: ResolvedRules | null;
}

/** The days on which something starts or has just ended in a region or above it, in order. */
export function boundariesOf(index: RuleIndex, region: string): Day[] {
  const chain = index.chains.get(region) ?? [];
  const days = new Set<Day>();
  for (const [key, versions] of [...index.layers, ...index.pipelines]) {
    if (!chain.includes(key.split(" ")[0] ?? "")) continue;
    for (const { data } of versions) {
      days.add(data.from);
      if (data.to !== undefined) days.add(dayAfter(data.to));
    }
  }
  return [...days].sort();
}

/** The periods of a region, the earliest first; those in which the same versions rule have the same `rules`. */
export function periodsOf(index: RuleIndex, region: string): Period[] {
  const known = new Map<string, ResolvedRules>();
  return boundariesOf(index, region).map((from): Period => {
    const rules = resolvedOn(index, region, from);
    if (rules === null) return { from, rules };
    const signature = signatureOf(rules);
    const same = known.get(signature) ?? rules;
    known.set(signature, same);
    return { from, rules: same };
  });
}

/** What rules a visit of one day; what does not fit together is found elsewhere. */
function resolvedOn(index: RuleIndex, region: string, on: Day): ResolvedRules | null {
  try {
    const pipeline = atYearEnd(resolvePipeline(index, region, on, EVER));
    return resolveRules(index, region, pipeline, on, on, EVER, extendAsFits);
  } catch (error) {
    if (error instanceof SettlementError) return null;
    throw error;
  }
}
