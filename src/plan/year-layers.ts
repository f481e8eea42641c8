/** The layers of which it is asked whether they have paid in the year. */
import type { FactCoder } from "./coding.ts";
import { givenKeyOf } from "./layout.ts";
import type { Layout } from "./layout.ts";
import type { LayerPlan } from "./types.ts";

/** Where it is kept whether one has paid. */
export interface YearLayer {
  readonly name: string;
  /** Places of the totals of what its benefits have paid in the year. */
  readonly paidSlots: readonly number[];
  /** Place of the count of the claims that gave a payment of it. */
  readonly givenCount: number;
}

/** The layers that predicates name in `year.layers`. */
export function yearLayersOf(layout: Layout, coder: FactCoder, layers: readonly LayerPlan[]): YearLayer[] {
  return coder.literals(coder.facts.indexOf("year.layers")).map((name) => ({
    name,
    paidSlots: layers.flatMap((each) => (each.name === name ? each.benefits.map(({ paidSlot }) => paidSlot) : [])),
    givenCount: layout.count(givenKeyOf(name)),
  }));
}
