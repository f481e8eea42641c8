/** Changes of a pipeline. */
import { fieldOf, isPlainObject } from "../rules/raw.ts";
import { whenChanges } from "./conditions.ts";
import type { Codes } from "./conditions.ts";
import { removed, replaced } from "./edit.ts";
import type { Change } from "./edit.ts";
import { itemsOf, swapChanges } from "./items.ts";
import { practiceChanges } from "./practice.ts";
import { spanChanges } from "./versions.ts";

const DATES = ["admission", "discharge", "settlement"];

/** Every change of a pipeline. */
export function pipelineChanges(pipeline: unknown, codes: Codes): Change[] {
  const highest = fieldOf(pipeline, "highestTier");
  const isOver = fieldOf(pipeline, "extends") !== undefined;
  return [
    ...spanChanges(pipeline),
    // Without it, what the parent says holds.
    ...["order", "optional", "selectBy", "yearOf", "entitlements"].flatMap((key) =>
      isOver && fieldOf(pipeline, key) !== undefined ? [removed([key])] : [],
    ),
    ...swapChanges(["order"], pipeline, "order"),
    ...itemsOf(pipeline, "optional").map(({ at }) => removed(["optional", at])),
    ...["selectBy", "yearOf"].flatMap((key) => {
      const from = fieldOf(pipeline, key);
      if (from === undefined) return [];
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
