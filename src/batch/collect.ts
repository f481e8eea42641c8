/** From claims to columns. */
import { parseClaim } from "../claim/parse.ts";
import {
  HAS_CERTIFICATES,
  HAS_CLASS,
  HAS_DISEASES,
  HAS_DURING_STAY,
  HAS_EARLIER,
  HAS_FLAGS,
  HAS_ITEMS,
  HAS_MOTHER,
  HAS_PROGRAMMES,
  HAS_TAGS,
} from "../claim/parsed.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import { SettlementError } from "../errors.ts";
import type { IssueCode } from "../errors.ts";
import { refusalCode } from "./codes.ts";
import { createColumns, createDictionaries, createGiven, createParts } from "./columns.ts";
import type { ClaimColumns, Dictionaries, Extras, GivenColumns, Item, PartColumns } from "./columns.ts";
import { indexDictionaries, itemKey } from "./dictionaries.ts";
import type { DictionaryIndex } from "./dictionaries.ts";

/** Writes claims into columns, row after row. */
export interface Collector {
  /** The columns so far; others after `add` or `refuse` where there was no room. */
  readonly columns: () => ClaimColumns;
  /** Adds a claim that has been read. */
  readonly add: (claim: ParsedClaim) => void;
  /** Adds a row for a claim that was refused. */
  readonly refuse: (code: IssueCode) => void;
}

/** Opens a collector on columns, which are made longer where they are full. */
export function createCollector(begun: ClaimColumns, shared = false): Collector {
  const filling: Filling = { columns: begun, index: indexDictionaries(begun.dictionaries), shared };
  return {
    columns: () => filling.columns,
    refuse(code) {
      const row = nextRow(filling);
      filling.columns.refused[row] = refusalCode(code);
    },
    add: (claim) => addClaim(filling, claim),
  };
}

/** Columns that are being filled. */
interface Filling {
  columns: ClaimColumns;
  readonly index: DictionaryIndex;
  readonly shared: boolean;
}

function nextRow(filling: Filling): number {
  if (filling.columns.count >= filling.columns.capacity)
    filling.columns = longerColumns(filling.columns, filling.shared);
  return filling.columns.count++;
}

// No closure of a collector: the host forgets what it has compiled of functions that are gone, and a pool makes a
// collector for each piece of a file.
function addClaim(filling: Filling, claim: ParsedClaim): void {
  const { index, shared } = filling;
  const { person, paid } = claim;
  const row = nextRow(filling);
  const { columns } = filling;
  columns.refused[row] = 0;
  columns.person[row] = index.persons(person.id);
  columns.region[row] = index.regions(person.region);
  columns.visit[row] = claim.packedCodes;
  columns.flags[row] = claim.packedFlags;
  columns.admitted[row] = claim.admission;
  columns.discharged[row] = claim.discharge;
  columns.settled[row] = claim.settlement;
  columns.birth[row] = claim.birth;
  columns.categories[row] = index.categories(person.categories);
  columns.extras[row] = (claim.extras & HAS_EXTRAS) === 0 ? 0 : index.extras(extrasOf(claim));
  columns.inScope[row] = claim.inScope;
  columns.preSelfPay[row] = claim.preSelfPay;
  columns.overLimit[row] = claim.overLimit;
  columns.ownPay[row] = claim.ownPay;
  const divided = (claim.extras & (HAS_TAGS | HAS_ITEMS)) !== 0;
  for (const part of divided ? partsByItem(claim) : []) {
    const at = roomFor(columns.parts, (capacity) => createParts(capacity, shared));
    columns.parts.row[at] = row;
    columns.parts.item[at] = index.items(part.item);
    writeBuckets(columns.parts, at, part.parts);
  }
  for (const given of paid) {
    const at = roomFor(columns.given, (capacity) => createGiven(capacity, shared));
    columns.given.row[at] = row;
    columns.given.layer[at] = index.layers(given.layer);
    columns.given.amount[at] = given.amount;
    writeBuckets(columns.given, at, given.buckets ?? UNSTATED);
    columns.given.deductible[at] = given.deductible ?? NaN;
    columns.given.statedDeductible[at] = given.statedDeductible ?? NaN;
    columns.given.penalty[at] = given.penalty ?? NaN;
  }
}

/**
 * Reads claims into columns. A claim that is not one becomes a row that is refused; `settle` says what is wrong with it.
 *
 * @param claims       Anything; what is wrong with one is its row's refusal.
 * @param shared       Whether workers share the memory. Default: no.
 * @param dictionaries Those of earlier columns, to go on with; for claims of the same persons, or for the same batch.
 * @example
 * collectClaims([claim]).count; // 1
 */
export function collectClaims(
  claims: readonly unknown[],
  shared = false,
  dictionaries: Dictionaries = createDictionaries(),
): ClaimColumns {
  const collector = createCollector(createColumns(Math.max(1, claims.length), shared, dictionaries), shared);
  for (const claim of claims) {
    try {
      collector.add(parseClaim(claim));
    } catch (error) {
      if (!(error instanceof SettlementError)) throw error;
      collector.refuse(error.issues[0].code);
    }
  }
  return collector.columns();
}

const UNSTATED = [NaN, NaN, NaN, NaN] as const;

/** The parts of a bill by item; lines add up. */
function partsByItem({ lines, parts }: ParsedClaim): readonly { readonly item: Item; readonly parts: number[] }[] {
  const sums = new Map<string, { readonly item: Item; readonly parts: number[] }>();
  const add = (item: Item, own: readonly number[]): void => {
    const key = itemKey(item);
    const sum = sums.get(key) ?? { item, parts: [0, 0, 0, 0] };
    sums.set(key, sum);
    own.forEach((amount, k) => {
      sum.parts[k] = (sum.parts[k] ?? 0) + amount;
    });
  };
  for (const { tags, charge, code, parts: own } of lines) add({ tags, charge, code }, own);
  for (const { tags, parts: own } of parts) add({ tags, charge: null, code: null }, own);
  return [...sums.values()];
}

const HAS_EXTRAS =
  HAS_CERTIFICATES | HAS_MOTHER | HAS_CLASS | HAS_PROGRAMMES | HAS_FLAGS | HAS_DISEASES | HAS_DURING_STAY | HAS_EARLIER;

function extrasOf({ person, visit, stay }: ParsedClaim): Extras {
  const { class: hospitalClass, programmes, flags, diseases, duringStay } = visit;
  const { certificates, motherCategories } = person;
  const codes = { certificates, motherCategories, class: hospitalClass, programmes, flags, diseases };
  return { ...codes, ...(duringStay === null ? {} : { duringStay }), ...(stay === null ? {} : { stay }) };
}

/** The same rows in columns of twice the length. */
function longerColumns(columns: ClaimColumns, shared: boolean): ClaimColumns {
  const longer = createColumns(2 * columns.capacity, shared, columns.dictionaries);
  copyColumns(columns, longer);
  return Object.assign(longer, { count: columns.count, parts: columns.parts, given: columns.given });
}

/** Copies the columns of one table to the places of the same names in another. */
function copyColumns(from: object, to: object): void {
  const into = to as { readonly [name: string]: unknown };
  for (const [name, column] of Object.entries(from)) {
    const other = into[name];
    if (ArrayBuffer.isView(column) && ArrayBuffer.isView(other)) (other as Float64Array).set(column as Float64Array);
  }
}

/** The next place of a side table, which is made longer where it is full. */
function roomFor<T extends PartColumns | GivenColumns>(table: T, create: (capacity: number) => T): number {
  if (table.count === table.row.length) {
    const longer = create(Math.max(64, 2 * table.count));
    copyColumns(table, longer);
    Object.assign(table, longer, { count: table.count });
  }
  return table.count++;
}

function writeBuckets(table: PartColumns | GivenColumns, at: number, parts: ArrayLike<number>): void {
  table.inScope[at] = parts[0] ?? 0;
  table.preSelfPay[at] = parts[1] ?? 0;
  table.overLimit[at] = parts[2] ?? 0;
  table.ownPay[at] = parts[3] ?? 0;
}
