/** What the parts of a pipeline must be to each other. Reads whatever there is. */
import type { Fault } from "./lists.ts";
import { fieldOf } from "./raw.ts";
import { expecting } from "./wording.ts";

const IN_ORDER = expecting("order 中的层", "a layer of order");

/** Optional layers that are not in the order. */
export function orderFaults(pipeline: unknown): Fault[] {
  const [order, optional] = [fieldOf(pipeline, "order"), fieldOf(pipeline, "optional")];
  if (!Array.isArray(order) || !Array.isArray(optional)) return [];
  return optional.flatMap((layer: unknown, at): Fault[] =>
    order.includes(layer) ? [] : [{ path: ["optional", at], message: IN_ORDER }],
  );
}
