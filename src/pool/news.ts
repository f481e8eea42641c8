/** What workers are told of columns and their dictionaries. */
import type { ClaimColumns, Dictionaries, Extras, Item } from "../batch/columns.ts";
import { SOUND } from "../batch/entries.ts";
import type { HeldCode, ParsedStay } from "../claim/parsed.ts";
import type { News, SharedColumns } from "./messages.ts";

/** Columns as they are sent: their memory is shared, nothing of it is copied. */
export function sharedColumns({ dictionaries: _, ...columns }: ClaimColumns): SharedColumns {
  return columns;
}

/** All that an entry of any dictionary says, by type, so that nothing of it is forgotten. */
const SAYS: { readonly [name in keyof HeldCode | keyof Extras | keyof Item | keyof ParsedStay]: true } = {
  code: true,
  from: true,
  to: true,
  certificates: true,
  motherCategories: true,
  class: true,
  programmes: true,
  flags: true,
  diseases: true,
  stay: true,
  deductibles: true,
  counted: true,
  duringStay: true,
  tags: true,
  charge: true,
};
const NAMES = Object.keys(SAYS);

/** What a sound entry says and nothing else, since what somebody has hung on it may be something that cannot be sent. */
function plain(entry: unknown): unknown {
  return JSON.parse(JSON.stringify(entry, NAMES));
}

/** Remembers what workers know of dictionaries. */
export interface Messenger {
  /** What is new in dictionaries, which are the same each time, since it was last asked. */
  readonly news: (dictionaries: Dictionaries) => News;
  /** Those that workers know of. */
  readonly dictionaries: () => Dictionaries | null;
}

/** Makes one for workers that know nothing yet but the first places, which stand for what a claim does not say. */
export function createMessenger(): Messenger {
  let known: Dictionaries | null = null;
  const sent = { regions: 0, categories: 1, extras: 1, items: 0, layers: 0 };
  const newIn = <Name extends keyof typeof sent>(dictionaries: Dictionaries, name: Name): Dictionaries[Name] => {
    const from = sent[name];
    sent[name] = dictionaries[name].length;
    // What is no entry may be something that cannot be sent; for a worker, `undefined` is none of any dictionary.
    const entries = dictionaries[name].slice(from).map((entry) => (SOUND[name](entry) ? plain(entry) : undefined));
    return entries as Dictionaries[Name];
  };
  return {
    dictionaries: () => known,
    news(dictionaries) {
      known = dictionaries;
      return {
        persons: dictionaries.persons.length,
        regions: newIn(dictionaries, "regions"),
        categories: newIn(dictionaries, "categories"),
        extras: newIn(dictionaries, "extras"),
        items: newIn(dictionaries, "items"),
        layers: newIn(dictionaries, "layers"),
      };
    },
  };
}
