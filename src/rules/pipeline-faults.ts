/** What the parts of a pipeline must be to each other. Reads whatever there is. */
import type { Fault } from "./lists.ts";
import { fieldOf } from "./raw.ts";
import { expecting } from "./wording.ts";

const EARLIER_FACT = expecting(
  "本次就诊的事实(不含 year.highestTier、year.layers 与 paid.layers)",
  "a fact of the visit itself, not year.highestTier, year.layers or paid.layers",
);
const CLAIM_FACT = expecting(
  "单据本身的事实(不含 visit.admission、year.highestTier、year.layers 与 paid.layers)",
  "a fact of the claim itself, not visit.admission, year.highestTier, year.layers or paid.layers",
);

const OWN_NAME = expecting(
  "given、lock 以外的名称(台账另有所用)",
  "a name other than given and lock, which accounts use",
);

/** Layers whose keys in an account would be those of something else. */
export function nameFaults(pipeline: unknown): Fault[] {
  return ["given", "lock"].flatMap((name): Fault[] =>
    fieldOf(fieldOf(pipeline, "layers"), name) === undefined ? [] : [{ path: ["layers", name], message: OWN_NAME }],
  );
}

/** Facts that a visit's own count for the highest tier cannot depend on: they are known only after it. */
export function tierFaults(pipeline: unknown): Fault[] {
  return factFaults(pipeline, "highestTier", ["year.highestTier", "year.layers", "paid.layers"], EARLIER_FACT);
}

/** What the dates of practice cannot say beside the rest of the pipeline. */
export function practiceFaults(pipeline: unknown): Fault[] {
  // Both are asked before there is an account.
  const later = ["visit.admission", "year.highestTier", "year.layers", "paid.layers"];
  return [
    ...factFaults(pipeline, "crossYear", later, CLAIM_FACT),
    ...factFaults(pipeline, "crossRules", later, CLAIM_FACT),
    ...factFaults(pipeline, "readmission", [...later, "visit.continuation"], CLAIM_FACT),
    ...yearFaults(pipeline),
    ...yearEndFaults(pipeline),
  ];
}

function factFaults(pipeline: unknown, key: string, facts: readonly string[], message: string): Fault[] {
  const text = JSON.stringify(fieldOf(fieldOf(pipeline, key), "when") ?? null);
  return facts.flatMap((fact): Fault[] =>
    text.includes(`{"var":"${fact}"}`) ? [{ path: [key, "when"], message, found: fact }] : [],
  );
}

const DAY_OF_STAY = expecting(
  "与 crossYear、crossRules 并用时为 admission 或 discharge",
  "admission or discharge beside crossYear or crossRules",
);

/** Parts of a split stay have days of admission and discharge of their own, and one day of settlement. */
function yearFaults(pipeline: unknown): Fault[] {
  const byRules = fieldOf(pipeline, "crossRules") !== undefined;
  if (!byRules && fieldOf(pipeline, "crossYear") === undefined) return [];
  return ["yearOf", ...(byRules ? ["selectBy"] : [])].flatMap((key): Fault[] =>
    fieldOf(pipeline, key) === "settlement" ? [{ path: [key], message: DAY_OF_STAY }] : [],
  );
}

const NOT_IN_ORDER = expecting("不在 order 中的层", "a layer that is not in order");

function yearEndFaults(pipeline: unknown): Fault[] {
  const [order, layers] = [fieldOf(pipeline, "order"), fieldOf(fieldOf(pipeline, "yearEnd"), "layers")];
  if (!Array.isArray(order) || !Array.isArray(layers)) return [];
  return layers.flatMap((layer: unknown, at): Fault[] =>
    order.includes(layer) ? [{ path: ["yearEnd", "layers", at], message: NOT_IN_ORDER }] : [],
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
