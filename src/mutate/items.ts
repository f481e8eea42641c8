/** Lists in plain data. */
import { fieldOf } from "../rules/raw.ts";

/** The items of a list under a key, with their places; none where there is no list. */
export function itemsOf(owner: unknown, key: string): { readonly item: unknown; readonly at: number }[] {
  const list = fieldOf(owner, key);
  return Array.isArray(list) ? list.map((item: unknown, at) => ({ item, at })) : [];
}
