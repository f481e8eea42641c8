/** What the parts of a pipeline must be to each other. Reads whatever there is. */
import type { Fault } from "./lists.ts";
import { fieldOf } from "./raw.ts";
import { expecting } from "./wording.ts";

const EARLIER_FACT = expecting(
  "本次就诊的事实(不含 year.highestTier 与 paid.layers)",
  "a fact of the visit itself, not year.highestTier or paid.layers",
);

/** Facts that a visit's own count for the highest tier cannot depend on: they are known only after it. */
export function tierFaults(pipeline: unknown): Fault[] {
  const text = JSON.stringify(fieldOf(fieldOf(pipeline, "highestTier"), "when") ?? null);
  return ["year.highestTier", "paid.layers"].flatMap((fact): Fault[] =>
    text.includes(`{"var":"${fact}"}`) ? [{ path: ["highestTier", "when"], message: EARLIER_FACT, found: fact }] : [],
  );
}

const IN_ORDER = expecting("order 中的层", "a layer of order");

/** Optional layers that are not in the order. */
export function orderFaults(pipeline: unknown): Fault[] {
  const [order, optional] = [fieldOf(pipeline, "order"), fieldOf(pipeline, "optional")];
  if (!Array.isArray(order) || !Array.isArray(optional)) return [];
  return optional.flatMap((layer: unknown, at): Fault[] =>
    order.includes(layer) ? [] : [{ path: ["optional", at], message: IN_ORDER }],
  );
}
