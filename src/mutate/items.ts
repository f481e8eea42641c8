/** Lists in plain data. */
import { pathOf } from "../path.ts";
import { fieldOf } from "../rules/raw.ts";
import type { Change, Path } from "./edit.ts";

/** An item of a list with its place. */
interface Item {
  readonly item: unknown;
  readonly at: number;
}

/** The items of a list under a key, with their places; none where there is no list. */
export function itemsOf(owner: unknown, key: string): { readonly item: unknown; readonly at: number }[] {
  const list = fieldOf(owner, key);
  return Array.isArray(list) ? list.map((item: unknown, at) => ({ item, at })) : [];
}

/** Two items of a list that change places; the change stands at the earlier. */
export function exchanged(path: Path, first: Item, second: Item, change: string): Change {
  return {
    kind: "part",
    path: pathOf([...path, first.at]),
    change,
    edits: [
      { path: [...path, first.at], set: second.item },
      { path: [...path, second.at], set: first.item },
    ],
  };
}

/** Each item of a list under a key changes places with the next. */
export function swapChanges(
  path: Path,
  owner: unknown,
  key: string,
  nameOf: (item: unknown) => string = String,
): Change[] {
  const list = itemsOf(owner, key);
  return list.slice(0, -1).flatMap((first) => {
    const second = list[first.at + 1];
    if (second === undefined) return [];
    return [exchanged(path, first, second, `${nameOf(first.item)} ↔ ${nameOf(second.item)}`)];
  });
}
