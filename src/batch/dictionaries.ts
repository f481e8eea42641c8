/** The dictionaries of columns: each value gets its place, equal values the same. */
import type { HeldCode } from "../claim/parsed.ts";
import type { Dictionaries, Extras, Item } from "./columns.ts";
import { isName, SOUND } from "./entries.ts";

/** Gives values their places in dictionaries, which grow by those that are new. */
export type DictionaryIndex = {
  readonly [name in keyof Dictionaries]: (value: Dictionaries[name][number]) => number;
};

/** Opens dictionaries for more values. */
export function indexDictionaries(dictionaries: Dictionaries): DictionaryIndex {
  return {
    persons: indexed(dictionaries.persons, (id) => id, isName),
    regions: indexed(dictionaries.regions, (code) => code, SOUND.regions),
    categories: indexed(dictionaries.categories, heldKey, SOUND.categories),
    extras: indexed(dictionaries.extras, extrasKey, SOUND.extras),
    items: indexed(dictionaries.items, itemKey, SOUND.items),
    layers: indexed(dictionaries.layers, (name) => name, SOUND.layers),
  };
}

/** What equal items share. */
export function itemKey({ tags, charge, code }: Item): string {
  return JSON.stringify([tags, charge, code]);
}

function extrasKey({ certificates, motherCategories, ...visit }: Extras): string {
  return JSON.stringify([heldKey(certificates), heldKey(motherCategories), visit]);
}

/** Gives each value its place in a list, by a key that equal values share; what is none in the list has no key. */
function indexed<T>(
  list: T[],
  keyOf: (value: T) => string,
  isSound: (value: unknown) => boolean,
): (value: T) => number {
  const places = new Map<string, number>();
  for (let place = 0; place < list.length; place++) {
    const value = list[place] as T;
    if (isSound(value)) places.set(keyOf(value), place);
  }
  const index: Index<T> = { list, places, keyOf, last: undefined, lastPlace: -1 };
  return (value) => placeOf(index, value);
}

interface Index<T> {
  readonly list: T[];
  readonly places: Map<string, number>;
  readonly keyOf: (value: T) => string;
  /** The value that was asked for last, and its place; -1 before any. */
  last: T | undefined;
  lastPlace: number;
}

// No closure, of which the host forgets what it has compiled when it is gone.
function placeOf<T>(index: Index<T>, value: T): number {
  if (index.lastPlace !== -1 && value === index.last) return index.lastPlace;
  const key = index.keyOf(value);
  const place = index.places.get(key) ?? index.list.push(value) - 1;
  index.places.set(key, place);
  index.last = value;
  index.lastPlace = place;
  return place;
}

/** A code may hold any text, so each comes with its length. */
function heldKey(held: readonly HeldCode[] | null): string {
  return held === null ? "" : `=${held.map(({ code, from, to }) => `${from} ${to} ${code.length} ${code}`).join()}`;
}
