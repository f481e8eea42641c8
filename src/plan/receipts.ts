/** The receipts of rule versions that a settlement carries. */
import type { Sourced, ResolvedRules } from "../rules/resolved.ts";
import type { Day, Document } from "../rules/types.ts";
import type { RuleReceipt } from "../settle/types.ts";

interface Versioned {
  readonly region: string;
  readonly from: Day;
  readonly published: Day | null;
  readonly documents: { readonly [key: string]: Document };
}

function receiptOf(layer: string, { file, data, digest, evidence }: Sourced<Versioned>): RuleReceipt {
  const { region, from, published, documents } = data;
  return { layer, region, from, published, file, digest, evidence, documents };
}

/** The pipelines, the nearest first, and every version of every layer in force, in the order of the pipeline. */
export function receiptsOf(rules: ResolvedRules): RuleReceipt[] {
  const layers = rules.pipeline.data.order.flatMap((name) =>
    (rules.layers.get(name)?.versions ?? []).map((version) => receiptOf(name, version)),
  );
  const pipelines = [rules.pipeline, ...rules.declaring].map((pipeline) => receiptOf("pipeline", pipeline));
  return [...pipelines, ...layers];
}
