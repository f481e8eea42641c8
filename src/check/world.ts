/** What a region's pipelines say of the visits that can be. */
import type { DeclaredKind } from "../facts.ts";
import type { FactUse } from "../predicate.ts";
import { statingAmong } from "../rules/pipeline-version.ts";
import type { Indexed } from "../rules/rule-index.ts";
import type { Values } from "./domain.ts";
import { relationsOf } from "./relations.ts";
import type { Relations } from "./relations.ts";

/** The values that a region's rules may meet, and which facts can stand together. */
export interface World extends Values {
  /** How the facts that conditions name stand together. */
  readonly relationsOf: (uses: readonly FactUse[]) => Relations;
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
  const own = statingAmong(pipelines.map(({ data }) => data)).filter(({ region: at }) => chain.has(at));
  const codes = (kind: DeclaredKind): string[] => [
    ...new Set(own.flatMap((pipeline) => Object.keys(pipeline[kind] ?? {}))),
  ];
  const orders = own.flatMap(({ order = [] }) => (layer !== null && order.includes(layer) ? [order] : []));
  const paysEarlier = (name: string): boolean =>
    orders.length === 0 ||
    orders.some((order) => order.includes(name) && order.indexOf(name) <= order.indexOf(layer ?? ""));
  return {
    declared: codes,
    mayBe: (fact, literal) => fact !== "paid.layers" || paysEarlier(literal),
    relationsOf: (uses) => relationsOf(own, uses),
  };
}
