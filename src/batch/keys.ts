/** The key of a row's facts, from its columns and what the plan remembers of the dictionaries. */
import { heldBits } from "../claim/codes.ts";
import { HAS_CERTIFICATES, HAS_CLASS, HAS_DISEASES, HAS_FLAGS, HAS_PROGRAMMES } from "../claim/parsed.ts";
import type { HeldCode } from "../claim/parsed.ts";
import { ageAt } from "../date.ts";
import { CLOSED_FACTS, CLOSED_RADIX, SECOND_PACK } from "../facts.ts";
import type { KeyTables } from "../plan/keys.ts";
import type { Plan } from "../plan/types.ts";
import { cutPart, declaredPart, extrasOf, UNDECLARED } from "../settle/profiles.ts";
import { claimOf } from "./claim.ts";
import type { ClaimColumns } from "./columns.ts";

/** What a plan remembers of one dictionary: the part of the key that a place gives, and the days on which it does. */
interface Remembered {
  parts: Float64Array;
  from: Int32Array;
  to: Int32Array;
}

/** What a plan remembers of the dictionaries of the columns. */
export interface KeyMemory {
  readonly categories: Remembered;
  readonly extras: Remembered;
  /** Numbers of large sets are of this generation. */
  generation: number;
}

/** Makes an empty memory. */
export function createKeyMemory(): KeyMemory {
  return { categories: remember(0), extras: remember(0), generation: 0 };
}

function remember(length: number): Remembered {
  return {
    parts: new Float64Array(length),
    // A range of no days: nothing is remembered yet.
    from: new Int32Array(length).fill(1),
    to: new Int32Array(length),
  };
}

function lengthen(memory: Remembered, place: number): void {
  const longer = remember(Math.max(16, 2 * (place + 1)));
  longer.parts.set(memory.parts);
  longer.from.set(memory.from);
  longer.to.set(memory.to);
  Object.assign(memory, longer);
}

/**
 * The key of a row, as `keyOf` gives it for its claim.
 *
 * @param on         The selecting date as a number.
 * @param admissions Inpatient settlements of the year, this one included.
 */
export function rowKey(
  plan: Plan,
  keys: KeyTables,
  memory: KeyMemory,
  columns: ClaimColumns,
  row: number,
  on: number,
  admissions: number,
): number {
  const { categories, extras } = memory;
  const held = columns.categories[row] ?? 0;
  const extra = columns.extras[row] ?? 0;
  if (on < (categories.from[held] ?? 1) || on > (categories.to[held] ?? 0))
    rememberCategories(keys, categories, columns, held, on);
  let key =
    (keys.closed[0][columns.visit[row] ?? 0] ?? 0) +
    (keys.closed[1][columns.flags[row] ?? 0] ?? 0) +
    (categories.parts[held] ?? 0);
  if (extra !== 0) {
    if (memory.generation !== plan.coder.generation()) forget(memory, plan.coder.generation());
    if (on < (extras.from[extra] ?? 1) || on > (extras.to[extra] ?? 0))
      rememberExtras(plan, keys, extras, columns, row, on);
    key += extras.parts[extra] ?? 0;
  }
  if (keys.age !== null) {
    const birth = columns.birth[row] ?? 0;
    if (birth !== 0) key += cutPart(keys.age, ageAt(birth, on));
  }
  if (keys.admission !== null) key += cutPart(keys.admission, admissions);
  // What is undeclared was remembered as NaN.
  return key >= 0 ? key : UNDECLARED;
}

function forget(memory: KeyMemory, generation: number): void {
  memory.extras.from.fill(1);
  memory.extras.to.fill(0);
  memory.generation = generation;
}

function rememberCategories(
  keys: KeyTables,
  memory: Remembered,
  columns: ClaimColumns,
  place: number,
  on: number,
): void {
  if (place >= memory.parts.length) lengthen(memory, place);
  const held = columns.dictionaries.categories[place] ?? null;
  const declared = declaredPart(keys.categories, held, on);
  memory.parts[place] = declared === UNDECLARED ? NaN : (keys.national[heldBits(held, on)] ?? 0) + declared;
  keepDays(memory, place, held, on);
}

function rememberExtras(
  plan: Plan,
  keys: KeyTables,
  memory: Remembered,
  columns: ClaimColumns,
  row: number,
  on: number,
): void {
  const place = columns.extras[row] ?? 0;
  if (place >= memory.parts.length) lengthen(memory, place);
  const claim = claimOf(columns, row, 0, 0);
  const all = HAS_CERTIFICATES | HAS_CLASS | HAS_PROGRAMMES | HAS_FLAGS | HAS_DISEASES;
  const part = extrasOf(plan, keys, claim, on, all);
  memory.parts[place] = part === UNDECLARED ? NaN : part;
  keepDays(memory, place, claim.person.certificates, on);
}

/** The days around one on which the same codes are held as on it. */
function keepDays(memory: Remembered, place: number, held: readonly HeldCode[] | null, on: number): void {
  let from = 0;
  let to = LAST;
  for (const each of held ?? []) {
    if (on < each.from) to = Math.min(to, each.from - 1);
    else if (on > each.to) from = Math.max(from, each.to + 1);
    else {
      from = Math.max(from, each.from);
      to = Math.min(to, each.to);
    }
  }
  memory.from[place] = from;
  memory.to[place] = to;
}

const LAST = 99_999_999;

const TIER = CLOSED_FACTS.indexOf("visit.tier");
const KIND = CLOSED_FACTS.indexOf("visit.kind");

/** The code of one closed fact for every code of a visit. */
function codesOf(fact: number): Uint8Array {
  const radixOf = (from: number, to: number): number =>
    CLOSED_RADIX.slice(from, to).reduce((product, radix) => product * radix, 1);
  const below = radixOf(fact + 1, SECOND_PACK);
  return Uint8Array.from(
    { length: radixOf(0, SECOND_PACK) },
    (_, packed) => Math.floor(packed / below) % (CLOSED_RADIX[fact] ?? 1),
  );
}

/** The tier, and whether it is an inpatient stay, by the code of a visit. */
export const TIER_OF = codesOf(TIER);
export const INPATIENT_OF = codesOf(KIND).map((kind) => (kind === 1 ? 1 : 0));
