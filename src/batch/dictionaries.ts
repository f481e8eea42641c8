/** The dictionaries of columns: each value gets its place, equal values the same. */
import type { HeldCode } from "../claim/parsed.ts";
import type { Dictionaries, Extras, Item } from "./columns.ts";

/** Gives values their places in dictionaries, which grow by those that are new. */
export type DictionaryIndex = {
  readonly [name in keyof Dictionaries]: (value: Dictionaries[name][number]) => number;
};

/** Opens dictionaries for more values. */
export function indexDictionaries(dictionaries: Dictionaries): DictionaryIndex {
  return {
    persons: indexed(dictionaries.persons, (id) => id),
    regions: indexed(dictionaries.regions, (code) => code),
    categories: indexed(dictionaries.categories, heldKey),
    extras: indexed(dictionaries.extras, extrasKey),
    items: indexed(dictionaries.items, itemKey),
    layers: indexed(dictionaries.layers, (name) => name),
  };
}

/** What equal items share. */
export function itemKey({ tags, charge, code }: Item): string {
  return JSON.stringify([tags, charge, code]);
}

function extrasKey({ certificates, motherCategories, ...visit }: Extras): string {
  return JSON.stringify([heldKey(certificates), heldKey(motherCategories), visit]);
}

/** Gives each value its place in a list, by a key that equal values share. */
function indexed<T>(list: T[], keyOf: (value: T) => string): (value: T) => number {
  const places = new Map(list.map((value, place) => [keyOf(value), place]));
  let last: T | undefined;
  let lastPlace = -1;
  return (value) => {
    if (lastPlace !== -1 && value === last) return lastPlace;
    const key = keyOf(value);
    const place = places.get(key) ?? list.push(value) - 1;
    places.set(key, place);
    last = value;
    lastPlace = place;
    return place;
  };
}

/** A code may hold any text, so each comes with its length. */
function heldKey(held: readonly HeldCode[] | null): string {
  return held === null ? "" : `=${held.map(({ code, from, to }) => `${from} ${to} ${code.length} ${code}`).join()}`;
}
