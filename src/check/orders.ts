/** Layers that should pay and have no rule, and rules of layers that are in no order of payment. */
import type { RuleSet } from "../rules/parse.ts";
import { statingAmong } from "../rules/pipeline-version.ts";
import { statingOf } from "../rules/extend-pipeline.ts";
import type { RuleIndex } from "../rules/rule-index.ts";
import { ORDER } from "./holes.ts";
import type { Report } from "./report.ts";
import type { Period } from "./timeline.ts";

/** Versions of a layer that no pipeline of the region, above it or below it has in its order. */
export function findOutOfOrder({ versions, pipelines }: RuleSet, index: RuleIndex, report: Report): void {
  const isRelated = (left: string, right: string): boolean =>
    (index.chains.get(left) ?? []).includes(right) || (index.chains.get(right) ?? []).includes(left);
  for (const { file, data } of versions) {
    // Of a region that is not known nothing is told but that.
    if (!index.chains.has(data.region)) continue;
    const orders = statingAmong(pipelines.map((pipeline) => pipeline.data))
      .filter((pipeline) => isRelated(pipeline.region, data.region))
      .flatMap(({ order = [], yearEnd }) => [...order, ...(yearEnd?.layers ?? [])]);
    if (orders.includes(data.layer)) continue;
    if (
      report.holes.mayHave(
        [...index.chains.keys()].filter((code) => isRelated(code, data.region)),
        ORDER,
      )
    )
      continue;
    report.of(file)("never_applies", "layer", {
      zh: "没有流程的 order 含有此层",
      en: "no pipeline has this layer in its order",
    });
  }
}

/** Days on which a layer of the order that is not optional has no version anywhere up the chain. */
export function findWithoutRule(chain: readonly string[], periods: readonly Period[], report: Report): void {
  const open = new Map<string, { readonly file: string; readonly path: string; readonly from: string }>();
  const close = (key: string, until: string | null): void => {
    const gap = open.get(key);
    open.delete(key);
    if (gap === undefined) return;
    const layer = key.split(" ")[1] ?? "";
    report.of(gap.file)("gap", gap.path, {
      zh: `${layer} 层自 ${gap.from} 起${until === null ? "" : `至 ${until} 前`}没有规则,单据将被拒绝`,
      en: `layer ${layer} has no rule from ${gap.from}${until === null ? "" : ` until ${until}`}: bills are refused`,
    });
  };
  for (const { from, rules } of periods) {
    const missing = new Map<string, { readonly file: string; readonly path: string }>();
    if (rules !== null) {
      const { data } = rules.pipeline;
      const usual = data.order.length - (data.yearEnd?.layers.length ?? 0);
      data.order.forEach((layer, at) => {
        const isExcused = (data.optional ?? []).includes(layer) && !rules.absent.has(layer);
        if (rules.layers.has(layer) || rules.absent.get(layer) === "not_in_force" || isExcused) return;
        if (report.holes.mayHave(chain, layer)) return;
        const [key, path] =
          at < usual ? (["order", `order[${at}]`] as const) : (["yearEnd", `yearEnd.layers[${at - usual}]`] as const);
        const { file } = statingOf(rules.pipeline, key);
        missing.set(`${file} ${layer}`, { file, path });
      });
    }
    for (const key of open.keys()) if (!missing.has(key)) close(key, from);
    for (const [key, place] of missing) if (!open.has(key)) open.set(key, { ...place, from });
  }
  for (const key of open.keys()) close(key, null);
}

/** The stating regions whose rules some region without any below it has: only there do people live. */
export function livedIn(index: RuleIndex, stating: readonly string[]): ReadonlySet<string> {
  const parents = new Set([...index.chains.values()].flatMap(([, parent]) => parent ?? []));
  const leaves = [...index.chains].filter(([code]) => !parents.has(code));
  return new Set(leaves.flatMap(([, chain]) => chain.find((code) => stating.includes(code)) ?? []));
}
