/** Lists in plain data. */
import { pathOf } from "../path.ts";
import { fieldOf } from "../rules/raw.ts";
import type { Change, Path } from "./edit.ts";

/** The items of a list under a key, with their places; none where there is no list. */
export function itemsOf(owner: unknown, key: string): { readonly item: unknown; readonly at: number }[] {
  const list = fieldOf(owner, key);
  return Array.isArray(list) ? list.map((item: unknown, at) => ({ item, at })) : [];
}

/** Each item of a list of names under a key changes places with the next. */
export function swapChanges(path: Path, owner: unknown, key: string): Change[] {
  const list = itemsOf(owner, key);
  return list.slice(1).map(({ item, at }) => {
    const before = list[at - 1]?.item;
    return {
      kind: "part",
      path: pathOf([...path, at - 1]),
      change: `${String(before)} ↔ ${String(item)}`,
      edits: [
        { path: [...path, at - 1], set: item },
        { path: [...path, at], set: before },
      ],
    };
  });
}
