/** Entries of dictionaries: whoever fills them by hand may write anything into them. */
import { ICD10 } from "../facts.ts";
import { MAX_FEN } from "../money.ts";
import type { ClaimColumns, Dictionaries } from "./columns.ts";

/** The dictionaries of which a bad entry refuses the rows that use it. */
type Checked = Exclude<keyof Dictionaries, "persons">;

/** Looks at anything. */
type Check = (entry: unknown) => boolean;

const OPEN_END = 99_999_999;
const LONGEST_NAME = 256;

/** Whether something is a text that may name a person, as in a claim. */
export const isName: Check = (entry) => typeof entry === "string" && entry.length > 0 && entry.length <= LONGEST_NAME;

const orNull =
  (check: Check): Check =>
  (entry) =>
    entry === null || check(entry);
const listOf =
  (check: Check): Check =>
  (entry) =>
    // Spread, so that a hole is looked at too.
    Array.isArray(entry) && [...(entry as unknown[])].every(check);
const isBetween = (entry: unknown, most: number): boolean =>
  Number.isInteger(entry) && (entry as number) >= 0 && (entry as number) <= most;

/** The properties of an object; of anything else, none. */
function partsOf(entry: unknown): { readonly [name: string]: unknown } {
  return typeof entry === "object" && entry !== null ? (entry as { readonly [name: string]: unknown }) : {};
}

const isHeld = orNull(
  listOf((entry) => {
    const { code, from, to } = partsOf(entry);
    return isName(code) && isBetween(to, OPEN_END) && isBetween(from, to as number);
  }),
);
const areNames = listOf(isName);
const isCode = orNull(isName);
const areCodes = orNull(areNames);
const areDiseases = orNull(listOf((entry) => typeof entry === "string" && ICD10.test(entry)));
const isDeductible: Check = (entry) =>
  Array.isArray(entry) && entry.length === 2 && isName(entry[0]) && isBetween(entry[1], MAX_FEN);

function isStay(entry: unknown): boolean {
  const { deductibles, counted } = partsOf(entry);
  return listOf(isDeductible)(deductibles) && typeof counted === "boolean";
}

/** Whether an entry is what its dictionary holds. */
export const SOUND: { readonly [name in Checked]: Check } = {
  regions: (entry) => typeof entry === "string" && /^\d{6}$/.test(entry),
  categories: isHeld,
  extras(entry) {
    const {
      certificates,
      motherCategories,
      class: own,
      programmes,
      flags,
      diseases,
      stay,
      duringStay,
    } = partsOf(entry);
    return (
      isHeld(certificates) &&
      isHeld(motherCategories) &&
      isCode(own) &&
      areCodes(programmes) &&
      areCodes(flags) &&
      areDiseases(diseases) &&
      (stay === undefined || isStay(stay)) &&
      (duringStay === undefined || typeof duringStay === "boolean")
    );
  },
  items(entry) {
    const { tags, charge, code } = partsOf(entry);
    return areNames(tags) && isCode(charge) && isCode(code);
  },
  layers: isName,
};

/** Whether an entry of `extras` says nothing, as the first one does. */
export function saysNothing(entry: unknown): boolean {
  return SOUND.extras(entry) && Object.values(partsOf(entry)).every((each) => each === null || each === undefined);
}

/** Looks at the dictionaries of one run after the other: at each entry once. */
export interface EntryCheck {
  /** Looks at what is new. */
  readonly open: (dictionaries: Dictionaries) => void;
  /** Whether an item is one. */
  readonly isItem: (place: number) => boolean;
  /** 1 for the rows that use an entry which is none; `null` where all entries are sound. */
  readonly spoiled: (columns: ClaimColumns) => Uint8Array | null;
}

/** Makes the check of dictionaries. */
export function createEntryCheck(): EntryCheck {
  const lists = { regions: noList(), categories: noList(), extras: noList(), items: noList(), layers: noList() };
  const names = Object.keys(lists) as Checked[];
  return {
    open(dictionaries) {
      for (const name of names) lookAt(lists[name], dictionaries[name], SOUND[name]);
    },
    isItem: (place) => !lists.items.bad.has(place),
    spoiled(columns) {
      if (names.every((name) => lists[name].bad.size === 0)) return null;
      const rows = new Uint8Array(columns.count);
      const mark = (name: Checked, count: number, places: Int32Array, rowOf: (i: number) => number): void => {
        const { bad } = lists[name];
        if (bad.size > 0) for (let i = 0; i < count; i++) if (bad.has(places[i] ?? 0)) rows[rowOf(i)] = 1;
      };
      const { count, parts, given } = columns;
      mark("regions", count, columns.region, (row) => row);
      mark("categories", count, columns.categories, (row) => row);
      mark("extras", count, columns.extras, (row) => row);
      mark("items", parts.count, parts.item, (i) => parts.row[i] ?? 0);
      mark("layers", given.count, given.layer, (i) => given.row[i] ?? 0);
      return rows;
    },
  };
}

/** What has been seen of a dictionary, and the places of entries that are none. */
interface Seen {
  list: readonly unknown[];
  entries: unknown[];
  readonly bad: Set<number>;
}

function noList(): Seen {
  return { list: [], entries: [], bad: new Set() };
}

function lookAt(seen: Seen, list: readonly unknown[], isSound: Check): void {
  if (seen.list !== list) {
    seen.list = list;
    seen.entries = [];
    seen.bad.clear();
  }
  const { entries, bad } = seen;
  for (let place = 0; place < list.length; place++) {
    const entry = list[place];
    if (place < entries.length && entries[place] === entry) continue;
    entries[place] = entry;
    if (isSound(entry)) bad.delete(place);
    else bad.add(place);
  }
}
