/** What a run is given as a whole: held to what it needs before anything is settled. */
import type { ClaimColumns, Dictionaries } from "./columns.ts";
import { isName, saysNothing } from "./entries.ts";
import type { ResultColumns } from "./results.ts";

/** The columns of a table by the kind of their memory. */
type Kinds = { readonly [kind in "Int32Array" | "Uint8Array" | "Float64Array"]?: readonly string[] };

const BUCKETS = ["inScope", "preSelfPay", "overLimit", "ownPay"];

const CLAIMS: Kinds = {
  Int32Array: ["person", "region", "visit", "admitted", "discharged", "settled", "birth", "categories", "extras"],
  Uint8Array: ["flags", "refused"],
  Float64Array: BUCKETS,
};
const PARTS: Kinds = { Int32Array: ["row", "item"], Float64Array: BUCKETS };
const GIVEN: Kinds = {
  Int32Array: ["row", "layer"],
  Float64Array: ["amount", ...BUCKETS, "deductible", "statedDeductible", "penalty"],
};
const PATIENT: Kinds = { Float64Array: BUCKETS };
const REFUSAL: Kinds = { Uint8Array: ["refusal"] };

/**
 * Holds what a run is given to what it needs as a whole; what is wrong with a row is that row's refusal.
 *
 * @param dictionaries Of what was run before.
 * @throws RangeError naming what has no room for the rows, is no column, or is not as it was before.
 */
export function checkRun(columns: ClaimColumns, into: ResultColumns, dictionaries: Dictionaries | null): void {
  const { count, capacity, parts, given } = columns;
  if (!isCount(count, capacity)) throw new RangeError(`${count} rows in columns of ${capacity}`);
  if (!isCount(count, into.capacity)) throw new RangeError(`room for ${into.capacity} of ${count} rows`);
  checkTable("", columns, CLAIMS, count);
  checkTable("", into, REFUSAL, count);
  checkTable("patient.", into.patient, PATIENT, count);
  checkTable("payers.", into.payers, { Float64Array: Object.keys(into.payers) }, count);
  const ofPayers = Object.values(into.payers);
  if (into.columns.length !== ofPayers.length || !ofPayers.every((column) => into.columns.includes(column)))
    throw new RangeError("columns of results are not those of their payers");
  if (!isCount(parts.count, parts.row.length))
    throw new RangeError(`${parts.count} parts in columns of ${parts.row.length}`);
  if (!isCount(given.count, given.row.length))
    throw new RangeError(`${given.count} given payments in columns of ${given.row.length}`);
  checkTable("parts.", parts, PARTS, parts.count);
  checkTable("given.", given, GIVEN, given.count);
  checkDictionaries(columns.dictionaries);
  if (dictionaries !== null && dictionaries.persons !== columns.dictionaries.persons)
    throw new RangeError("columns that are run one after the other share their dictionary of persons");
  checkOrder("parts", parts, count);
  checkOrder("given payments", given, count);
}

function isCount(count: number, room: number): boolean {
  return Number.isInteger(count) && Number.isInteger(room) && count >= 0 && count <= room;
}

/** Holds columns to their kind, and to room for so many rows: what is beyond a column would be read as 0. */
function checkTable(prefix: string, table: object, kinds: Kinds, count: number): void {
  const columns = table as { readonly [name: string]: unknown };
  for (const [kind, names] of Object.entries(kinds))
    for (const name of names) {
      const column = columns[name];
      // By its tag, since a typed array may come from another realm.
      if (!ArrayBuffer.isView(column) || (column as Uint8Array)[Symbol.toStringTag] !== kind)
        throw new RangeError(`${prefix}${name} is no ${kind}`);
      const { length } = column as Uint8Array;
      if (length < count) throw new RangeError(`${prefix}${name} has room for ${length} of ${count} rows`);
    }
}

/** How many of a dictionary's persons have been looked at: they are many, and are not taken back. */
const LOOKED_AT = new WeakMap<readonly string[], number>();

/** Holds dictionaries to lists, with persons that have names; another entry that is none is the refusal of its rows. */
function checkDictionaries(dictionaries: Dictionaries): void {
  for (const name of ["persons", "regions", "categories", "extras", "items", "layers"] as const)
    if (!Array.isArray(dictionaries[name])) throw new RangeError(`dictionaries.${name} is no list`);
  const { persons, categories, extras } = dictionaries;
  for (let place = LOOKED_AT.get(persons) ?? 0; place < persons.length; place++)
    if (!isName(persons[place]))
      throw new RangeError(`dictionaries.persons[${place}] is no text of 1 to 256 characters`);
  LOOKED_AT.set(persons, persons.length);
  if (categories[0] !== null) throw new RangeError("dictionaries.categories[0] is not null");
  if (!saysNothing(extras[0])) throw new RangeError("dictionaries.extras[0] says something");
}

/** Holds a side table to the order of its rows. */
function checkOrder(name: string, table: { readonly count: number; readonly row: Int32Array }, rows: number): void {
  let last = 0;
  for (let i = 0; i < table.count; i++) {
    const row = table.row[i] ?? -1;
    if (row < last || row >= rows) throw new RangeError(`${name} are not in the order of their rows`);
    last = row;
  }
}
