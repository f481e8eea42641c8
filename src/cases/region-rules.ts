/** The rules that a region has in a rulebook. */
import { indexOfRegion } from "../rulebook.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Indexed } from "../rules/rule-index.ts";

/** The rules of a region and of those above it, and of no others; `null` where the region is unknown. */
export function rulesFor(rulebook: Rulebook, region: string): Indexed | null {
  const { chains, pipelines, layers } = indexOfRegion(rulebook, region);
  const chain = chains.get(region);
  if (chain === undefined) return null;
  return {
    regions: new Map(chain.map((code, at) => [code, { parent: chain[at + 1] ?? null }])),
    pipelines: chain.flatMap((code) => pipelines.get(code) ?? []),
    versions: [...layers.values()].flat().filter(({ data }) => chain.includes(data.region)),
  };
}
