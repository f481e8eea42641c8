/** Pipelines that extend their parent's: whether there is one on each day, and whether the two fit together. */
import { SettlementError } from "../errors.ts";
import { resolvePipeline } from "../rules/resolve-pipeline.ts";
import { isOver, ruling } from "../rules/rule-index.ts";
import type { RuleIndex } from "../rules/rule-index.ts";
import { ORDER } from "./holes.ts";
import { faultWords } from "./report.ts";
import type { Report } from "./report.ts";
import { boundariesOf, EVER } from "./timeline.ts";

/** Findings about a region's pipelines that extend its parent's, each as it is known in the end. */
export function findInPipelines(index: RuleIndex, region: string, report: Report): void {
  const chain = index.chains.get(region) ?? [];
  const own = index.pipelines.get(region) ?? [];
  if (!own.some(({ data }) => "extends" in data) || report.holes.mayHave(chain, ORDER)) return;
  for (const on of boundariesOf(index, region)) {
    const version = ruling(own, on, EVER);
    if (version === undefined || isOver(version.data, on) || !("extends" in version.data)) continue;
    try {
      resolvePipeline(index, region, on, EVER);
    } catch (error) {
      if (!(error instanceof SettlementError)) throw error;
      for (const issue of error.issues)
        if (issue.code === "invalid_rules") report.of(issue.file ?? "")("plan_refused", issue.path, faultWords(issue));
        else
          report.of(version.file)("gap", "extends", {
            zh: `${on} 上级没有有效的支付顺序,单据将被拒绝`,
            en: `on ${on} no pipeline above is in force: bills are refused`,
          });
    }
  }
}
