/** Changes of benefits that the region above does not have, on whatever day and with whatever knowledge. */
import { knownFrom } from "../rules/rule-index.ts";
import { resolveLayer } from "../rules/resolve.ts";
import type { RuleIndex } from "../rules/rule-index.ts";
import { SettlementError } from "../errors.ts";
import { faultWords } from "./report.ts";
import type { Report } from "./report.ts";
import { boundariesOf, EVER } from "./timeline.ts";

/** Findings about the versions of a region and of those above it that extend their parent's. */
export function findInChanges(index: RuleIndex, region: string, report: Report): void {
  const chain = index.chains.get(region) ?? [];
  const own = [...index.layers].filter(([key]) => key.split(" ")[0] === region);
  const extended = own.filter(([, versions]) => versions.some(({ data }) => "extends" in data));
  const days = extended.length === 0 ? [] : boundariesOf(index, region);
  for (const [key] of extended) {
    const layer = key.split(" ")[1] ?? "";
    if (report.holes.mayHave(chain, layer)) continue;
    const versions = chain.flatMap((code) => index.layers.get(`${code} ${layer}`) ?? []);
    const moments = [...new Set([EVER, ...versions.map(({ data }) => knownFrom(data))])].sort();
    // What is found in the end comes first; what only an old receipt meets is told with its days.
    for (const knownAt of moments.reverse()) for (const on of days) findOn(index, chain, layer, on, knownAt, report);
  }
}

function findOn(
  index: RuleIndex,
  chain: readonly string[],
  layer: string,
  on: string,
  knownAt: string,
  report: Report,
): void {
  try {
    resolveLayer(index, chain, layer, on, knownAt);
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    for (const issue of error.issues) report.of(issue.file ?? "")("dangling_change", issue.path, faultWords(issue));
  }
}
