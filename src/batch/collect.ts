/** From claims to columns. */
import { parseClaim } from "../claim/parse.ts";
import {
  BIRTH,
  EXTRAS,
  FIRST_BUCKET,
  FIRST_DAY,
  HAS_CERTIFICATES,
  HAS_CLASS,
  HAS_DISEASES,
  HAS_ITEMS,
  HAS_PROGRAMMES,
  HAS_TAGS,
  PACKED_CODES,
  PACKED_FLAGS,
} from "../claim/parsed.ts";
import type { HeldCode, ParsedClaim } from "../claim/parsed.ts";
import { SettlementError } from "../errors.ts";
import type { IssueCode } from "../errors.ts";
import { refusalCode } from "./codes.ts";
import { createColumns, createGiven, createParts } from "./columns.ts";
import type { ClaimColumns, Extras, GivenColumns, Item, PartColumns } from "./columns.ts";

/** Writes claims into columns, row after row. */
export interface Collector {
  readonly columns: ClaimColumns;
  /** Adds a claim that has been read. */
  readonly add: (claim: ParsedClaim) => void;
  /** Adds a row for a claim that was refused. */
  readonly refuse: (code: IssueCode) => void;
}

/** Opens a collector on columns that have room for all claims that will come. */
export function createCollector(columns: ClaimColumns, shared = false): Collector {
  const { dictionaries } = columns;
  const persons = indexed(dictionaries.persons, (id) => id);
  const regions = indexed(dictionaries.regions, (code) => code);
  const categories = indexed(dictionaries.categories, heldKey);
  const extras = indexed(dictionaries.extras, extrasKey);
  const items = indexed(dictionaries.items, itemKey);
  const layers = indexed(dictionaries.layers, (name) => name);
  const next = (): number => {
    if (columns.count >= columns.capacity) throw new RangeError(`more than ${columns.capacity} claims`);
    return columns.count++;
  };
  return {
    columns,
    refuse(code) {
      columns.refused[next()] = refusalCode(code);
    },
    add(claim) {
      const { codes, person, paid } = claim;
      const row = next();
      columns.refused[row] = 0;
      columns.person[row] = persons(person.id);
      columns.region[row] = regions(person.region);
      columns.visit[row] = codes[PACKED_CODES] ?? 0;
      columns.flags[row] = codes[PACKED_FLAGS] ?? 0;
      columns.admitted[row] = codes[FIRST_DAY] ?? 0;
      columns.discharged[row] = codes[FIRST_DAY + 1] ?? 0;
      columns.settled[row] = codes[FIRST_DAY + 2] ?? 0;
      columns.birth[row] = codes[BIRTH] ?? 0;
      columns.categories[row] = categories(person.categories);
      columns.extras[row] = ((codes[EXTRAS] ?? 0) & HAS_EXTRAS) === 0 ? 0 : extras(extrasOf(claim));
      columns.inScope[row] = codes[FIRST_BUCKET] ?? 0;
      columns.preSelfPay[row] = codes[FIRST_BUCKET + 1] ?? 0;
      columns.overLimit[row] = codes[FIRST_BUCKET + 2] ?? 0;
      columns.ownPay[row] = codes[FIRST_BUCKET + 3] ?? 0;
      const divided = ((codes[EXTRAS] ?? 0) & (HAS_TAGS | HAS_ITEMS)) !== 0;
      for (const part of divided ? partsByItem(claim) : []) {
        const at = roomFor(columns.parts, (capacity) => createParts(capacity, shared));
        columns.parts.row[at] = row;
        columns.parts.item[at] = items(part.item);
        writeBuckets(columns.parts, at, part.parts);
      }
      for (const given of paid) {
        const at = roomFor(columns.given, (capacity) => createGiven(capacity, shared));
        columns.given.row[at] = row;
        columns.given.layer[at] = layers(given.layer);
        columns.given.amount[at] = given.amount;
        writeBuckets(columns.given, at, given.buckets ?? UNSTATED);
        columns.given.deductible[at] = given.deductible ?? NaN;
        columns.given.statedDeductible[at] = given.statedDeductible ?? NaN;
        columns.given.penalty[at] = given.penalty ?? NaN;
      }
    },
  };
}

/**
 * Reads claims into columns. A claim that is not one becomes a row that is refused.
 *
 * @param claims Anything; what is wrong with one is its row's refusal.
 * @example
 * collectClaims([claim]).count; // 1
 */
export function collectClaims(claims: readonly unknown[], shared = false): ClaimColumns {
  const { columns, add, refuse } = createCollector(createColumns(Math.max(1, claims.length), shared), shared);
  for (const claim of claims) {
    try {
      add(parseClaim(claim));
    } catch (error) {
      if (!(error instanceof SettlementError)) throw error;
      refuse(error.issues[0].code);
    }
  }
  return columns;
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

function itemKey({ tags, charge, code }: Item): string {
  return JSON.stringify([tags, charge, code]);
}

const HAS_EXTRAS = HAS_CERTIFICATES | HAS_CLASS | HAS_PROGRAMMES | HAS_DISEASES;

function extrasOf({ person, visit }: ParsedClaim): Extras {
  const { class: hospitalClass, programmes, diseases } = visit;
  return { certificates: person.certificates, class: hospitalClass, programmes, diseases };
}

function extrasKey({ certificates, ...visit }: Extras): string {
  return `${heldKey(certificates)} ${JSON.stringify(visit)}`;
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

function heldKey(held: readonly HeldCode[] | null): string {
  return held === null ? "" : `=${held.map(({ code, from, to }) => `${code} ${from} ${to}`).join()}`;
}

/** The next place of a side table, which is made longer where it is full. */
function roomFor<T extends PartColumns | GivenColumns>(table: T, create: (capacity: number) => T): number {
  if (table.count === table.row.length) {
    const longer = create(Math.max(64, 2 * table.count));
    for (const [name, column] of Object.entries(table) as [keyof T, T[keyof T]][]) {
      if (!(column instanceof Float64Array || column instanceof Int32Array)) continue;
      (longer[name] as Float64Array | Int32Array).set(column);
      table[name] = longer[name];
    }
  }
  return table.count++;
}

function writeBuckets(table: PartColumns | GivenColumns, at: number, parts: ArrayLike<number>): void {
  table.inScope[at] = parts[0] ?? 0;
  table.preSelfPay[at] = parts[1] ?? 0;
  table.overLimit[at] = parts[2] ?? 0;
  table.ownPay[at] = parts[3] ?? 0;
}
