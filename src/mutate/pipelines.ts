/** Changes of a pipeline. */
import { pathOf } from "../path.ts";
import { fieldOf, isPlainObject, keysOf } from "../rules/raw.ts";
import { whenChanges } from "./conditions.ts";
import type { Codes } from "./conditions.ts";
import { removed, replaced } from "./edit.ts";
import type { Change } from "./edit.ts";
import { itemsOf } from "./items.ts";
import { spanChanges } from "./versions.ts";

const DATES = ["admission", "discharge", "settlement"];

/** Every change of a pipeline. */
export function pipelineChanges(pipeline: unknown, codes: Codes): Change[] {
  const highest = fieldOf(pipeline, "highestTier");
  return [
    ...spanChanges(pipeline),
    ...orderChanges(pipeline),
    ...itemsOf(pipeline, "optional").map(({ at }) => removed(["optional", at])),
    ...["selectBy", "yearOf"].flatMap((key) => {
      const from = fieldOf(pipeline, key);
      return DATES.filter((each) => each !== from).map((to) => replaced("mode", [key], from, to));
    }),
    ...(highest === undefined ? [] : [removed(["highestTier"]), ...whenChanges(["highestTier"], highest, codes)]),
    ...practiceChanges(pipeline, codes),
    ...derivationChanges("tags", ["charge", "codes"], pipeline),
    ...derivationChanges("programmes", ["diseases"], pipeline),
    ...itemsOf(pipeline, "entitlements").flatMap(({ item, at }) => [
      removed(["entitlements", at]),
      ...whenChanges(["entitlements", at], item, codes),
    ]),
  ];
}

/** The dates of practice: each part is taken out, and conditions are changed. */
function practiceChanges(pipeline: unknown, codes: Codes): Change[] {
  const validity = fieldOf(pipeline, "validity");
  const spans = ["categories", "certificates"].flatMap((list) =>
    keysOf(fieldOf(validity, list)).map((code) => removed(["validity", list, code])),
  );
  const parts = ["crossYear", "readmission", "household"].flatMap((key) => {
    const part = fieldOf(pipeline, key);
    return part === undefined ? [] : [removed([key]), ...whenChanges([key], part, codes)];
  });
  return [...spans, ...parts];
}

/** Each layer changes places with the next. */
function orderChanges(pipeline: unknown): Change[] {
  const order = itemsOf(pipeline, "order");
  return order.slice(1).map(({ item, at }) => {
    const before = order[at - 1]?.item;
    return {
      kind: "part",
      path: pathOf(["order", at - 1]),
      change: `${String(before)} ↔ ${String(item)}`,
      edits: [
        { path: ["order", at - 1], set: item },
        { path: ["order", at], set: before },
      ],
    };
  });
}

/** Of what a tag or programme is derived from, each is taken out. */
function derivationChanges(key: string, lists: readonly string[], pipeline: unknown): Change[] {
  const declared = fieldOf(pipeline, key);
  return (isPlainObject(declared) ? Object.entries(declared) : []).flatMap(([code, content]) =>
    lists.flatMap((list) => {
      const items = itemsOf(content, list);
      return items.length === 1 ? [removed([key, code, list])] : items.map(({ at }) => removed([key, code, list, at]));
    }),
  );
}
