/** The columns of a batch: what goes in. */
import type { HeldCode, ParsedStay } from "../claim/parsed.ts";
import { createRoom } from "./room.ts";

/** What else a claim says in codes of its region; `null` where it says nothing. */
export interface Extras {
  readonly certificates: readonly HeldCode[] | null;
  readonly motherCategories: readonly HeldCode[] | null;
  readonly class: string | null;
  readonly programmes: readonly string[] | null;
  readonly flags: readonly string[] | null;
  readonly diseases: readonly string[] | null;
  /** Absent: no earlier claim was for the same stay. */
  readonly stay?: ParsedStay;
  /** Whether the visit lies within another stay; absent: the claim does not say. */
  readonly duringStay?: boolean;
}

/** What decides the tags of a part of a bill. */
export interface Item {
  readonly tags: readonly string[];
  /** Charge category and item code of fee lines, from which a region's pipeline may derive tags. */
  readonly charge: string | null;
  readonly code: string | null;
}

/**
 * Lists that many claims share; a column holds the place of a claim's own. They grow, and what a run has used stays.
 * Rows that use an entry which is none are refused as `invalid_claim`.
 */
export interface Dictionaries {
  /** Each of 1 to 256 characters. A person has one place: years and accounts belong to places. */
  readonly persons: string[];
  /** Of six digits. */
  readonly regions: string[];
  /** Place 0 of these two is "the claim does not say": `null`, and extras without anything. */
  readonly categories: (readonly HeldCode[] | null)[];
  readonly extras: Extras[];
  readonly items: Item[];
  /** Layers of given payments. */
  readonly layers: string[];
}

/**
 * Parts of bills, ascending by row, of the claims in which something bears a tag or may be given one: fee lines of the
 * same item in one. They make up the row's amounts, and may be below 0.
 */
export interface PartColumns {
  count: number;
  row: Int32Array;
  /** Place in `dictionaries.items`. */
  item: Int32Array;
  inScope: Float64Array;
  preSelfPay: Float64Array;
  overLimit: Float64Array;
  ownPay: Float64Array;
}

/** Payments that claims give, ascending by row. NaN in an amount: the claim does not say. */
export interface GivenColumns {
  count: number;
  row: Int32Array;
  /** Place in `dictionaries.layers`. */
  layer: Int32Array;
  amount: Float64Array;
  /** Where it was taken from. */
  inScope: Float64Array;
  preSelfPay: Float64Array;
  overLimit: Float64Array;
  ownPay: Float64Array;
  deductible: Float64Array;
  statedDeductible: Float64Array;
  penalty: Float64Array;
}

/**
 * Claims as columns: row i of every column is claim i. The claims of one person stand in the order in which they were
 * settled; persons may be mixed as they like. Memory is shared or not, and used again as often as wanted.
 *
 * Codes are made by `visitCode` and `flagCode`, days are numbers `YYYYMMDD`, amounts are fen: safe integers, 0 or more.
 */
export interface ClaimColumns {
  /** Rows there is room for. */
  readonly capacity: number;
  /** Rows that count, from the first. */
  count: number;
  /** Place in `dictionaries.persons`. */
  readonly person: Int32Array;
  /** Insured region: place in `dictionaries.regions`. */
  readonly region: Int32Array;
  /** Insurance, kind, tier, grade and place; see `visitCode`. */
  readonly visit: Int32Array;
  /** Referred, designated, tcm, accident and continuation; see `flagCode`. */
  readonly flags: Uint8Array;
  /** Days of the visit, from 1900 to 2199. Where a visit has no such day, that of settlement. */
  readonly admitted: Int32Array;
  readonly discharged: Int32Array;
  readonly settled: Int32Array;
  /** 0 where the claim does not say. */
  readonly birth: Int32Array;
  /** Place in `dictionaries.categories`. */
  readonly categories: Int32Array;
  /** Place in `dictionaries.extras`. */
  readonly extras: Int32Array;
  /** The four parts of the bill, together at most 99,999,999,999,999 fen. */
  readonly inScope: Float64Array;
  readonly preSelfPay: Float64Array;
  readonly overLimit: Float64Array;
  readonly ownPay: Float64Array;
  readonly dictionaries: Dictionaries;
  /** Put larger ones in their place as needed. */
  parts: PartColumns;
  given: GivenColumns;
  /**
   * Claims that were refused before they became a row: one more than the place of the code in `REFUSALS`, else 0. Any
   * other number is refused as `invalid_claim`.
   */
  readonly refused: Uint8Array;
}

/**
 * Makes empty lists, for columns that share them: what a batch runs, one after the other, has the same dictionaries.
 *
 * @example
 * createDictionaries().persons.push("p-1"); // 1
 */
export function createDictionaries(): Dictionaries {
  return {
    persons: [],
    regions: [],
    categories: [null],
    extras: [
      { certificates: null, motherCategories: null, class: null, programmes: null, flags: null, diseases: null },
    ],
    items: [],
    layers: [],
  };
}

/** Bytes of a row: nine columns of 4, two of 1 and four of 8. */
const ROW_BYTES = 9 * 4 + 2 + 4 * 8;
const COLUMNS = 15;

/**
 * Makes room for claims.
 *
 * @param capacity     Rows, 0 or more.
 * @param shared       Whether workers share the memory. Default: no.
 * @param dictionaries Those of other columns, to go on with. Default: new ones.
 * @throws RangeError where `capacity` is no whole number, or there is no memory of that size.
 * @example
 * createColumns(1_000_000).inScope.length; // 1000000
 */
export function createColumns(
  capacity: number,
  shared = false,
  dictionaries: Dictionaries = createDictionaries(),
): ClaimColumns {
  const room = createRoom(capacity, COLUMNS, ROW_BYTES, shared);
  return {
    capacity,
    count: 0,
    person: room.codes(),
    region: room.codes(),
    visit: room.codes(),
    flags: room.flags(),
    admitted: room.codes(),
    discharged: room.codes(),
    settled: room.codes(),
    birth: room.codes(),
    categories: room.codes(),
    extras: room.codes(),
    inScope: room.amounts(),
    preSelfPay: room.amounts(),
    overLimit: room.amounts(),
    ownPay: room.amounts(),
    dictionaries,
    parts: createParts(0, shared),
    given: createGiven(0, shared),
    refused: room.flags(),
  };
}

/**
 * Makes room for parts, to put into `ClaimColumns.parts`.
 *
 * @param capacity Parts, 0 or more.
 * @param shared   As the columns that they belong to.
 * @throws RangeError where `capacity` is no whole number, or there is no memory of that size.
 * @example
 * createParts(100).item.length; // 100
 */
export function createParts(capacity: number, shared = false): PartColumns {
  const room = createRoom(capacity, 6, 2 * 4 + 4 * 8, shared);
  return {
    count: 0,
    row: room.codes(),
    item: room.codes(),
    inScope: room.amounts(),
    preSelfPay: room.amounts(),
    overLimit: room.amounts(),
    ownPay: room.amounts(),
  };
}

/**
 * Makes room for given payments, to put into `ClaimColumns.given`.
 *
 * @param capacity Payments, 0 or more.
 * @param shared   As the columns that they belong to.
 * @throws RangeError where `capacity` is no whole number, or there is no memory of that size.
 * @example
 * createGiven(100).amount.length; // 100
 */
export function createGiven(capacity: number, shared = false): GivenColumns {
  const room = createRoom(capacity, 10, 2 * 4 + 8 * 8, shared);
  return {
    count: 0,
    row: room.codes(),
    layer: room.codes(),
    amount: room.amounts(),
    inScope: room.amounts(),
    preSelfPay: room.amounts(),
    overLimit: room.amounts(),
    ownPay: room.amounts(),
    deductible: room.amounts(),
    statedDeductible: room.amounts(),
    penalty: room.amounts(),
  };
}
