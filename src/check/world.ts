/** What a region's pipelines say of the visits that can be. */
import { TIERS } from "../facts.ts";
import type { DeclaredKind, FactValue } from "../facts.ts";
import { factUses, holds, viewFacts } from "../predicate.ts";
import type { Indexed } from "../rules/resolve.ts";
import type { Pipeline } from "../rules/types.ts";
import type { Values } from "./domain.ts";

/** The values that a region's rules may meet, and which facts can stand together. */
export interface World extends Values {
  /** Whether a visit can be; facts that are `null` may be anything. */
  readonly isPossible: (read: (fact: string) => FactValue) => boolean;
}

/**
 * The world of a layer's rules in a region.
 *
 * @param layer Layers that pay later cannot have paid yet. `null`: any may have.
 */
export function worldOf({ regions, pipelines }: Indexed, region: string, layer: string | null): World {
  const chain = new Set<string>();
  for (let at: string | null = region; at !== null && !chain.has(at); at = regions.get(at)?.parent ?? null)
    chain.add(at);
  const own = pipelines.filter(({ data }) => chain.has(data.region)).map(({ data }) => data);
  const codes = (kind: DeclaredKind): string[] => [
    ...new Set(own.flatMap((pipeline) => Object.keys(pipeline[kind] ?? {}))),
  ];
  const orders = own.flatMap(({ order }) => (layer !== null && order.includes(layer) ? [order] : []));
  const paysEarlier = (name: string): boolean =>
    orders.length === 0 ||
    orders.some((order) => order.includes(name) && order.indexOf(name) <= order.indexOf(layer ?? ""));
  return {
    declared: codes,
    mayBe: (fact, literal) => fact !== "paid.layers" || paysEarlier(literal),
    isPossible: (read) =>
      highestTierFits(own, read) && !(read("visit.admission") === 0 && read("visit.kind") === "inpatient"),
  };
}

/** A visit that counts for the year's highest tier is not above it. */
function highestTierFits(pipelines: readonly Pipeline[], read: (fact: string) => FactValue): boolean {
  const highest = read("year.highestTier");
  if (highest === null || pipelines.length === 0) return true;
  const counts = pipelines.every(({ highestTier }) => {
    if (highestTier === undefined) return true;
    const facts = factUses(highestTier.when).map(({ fact }) => fact);
    return facts.every((fact) => read(fact) !== null) && holds(highestTier.when, viewFacts(facts, read));
  });
  if (!counts) return true;
  const rank = (tier: FactValue): number => TIERS.findIndex((each) => each === tier);
  return rank(highest) >= Math.max(0, rank(read("visit.tier")));
}
