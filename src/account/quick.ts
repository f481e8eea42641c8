/**
 * The quick reader of accounts: a plain, sound account object becomes a `ParsedAccount` in one pass. On anything else
 * it gives up, and `parseAccount` reads with care and says what it finds. Where it gives an account, the careful reader
 * gives the same: property tests hold the two against each other.
 */
import { ownValue, plainObject } from "../claim/own.ts";
import { nameOf, oneOf } from "../claim/quick-values.ts";
import { unusual } from "../claim/unusual.ts";
import { TIERS } from "../facts.ts";
import { readFen } from "../money.ts";
import type { ParsedAccount } from "./account.ts";
import { COUNT_KEY, FIRST_YEAR, isOfTheCalendar, LAST_YEAR, RUNNING_TOTAL, TOTAL_KEY } from "./keys.ts";

/** Most keys here: an account of so many stays below the most values that are read. */
const USUAL_KEYS = 10_000;

const NO_COUNTS: ReadonlyMap<string, number> = new Map();

/** Reads an account, or gives `null` where it is unusual in any way. Never throws. */
export function readAccountQuickly(value: unknown): ParsedAccount | null {
  try {
    return readAccount(value);
  } catch {
    // A proxy may throw whatever it is asked; the careful reader asks again.
    return null;
  }
}

function readAccount(value: unknown): ParsedAccount {
  const account = plainObject(value);
  let person: string | null = null;
  let [year, revision, admissions] = [-1, -1, -1];
  let highestTier: ParsedAccount["highestTier"] | undefined;
  let amounts: ReadonlyMap<string, number> | null = null;
  let counts = NO_COUNTS;
  for (const key of Object.keys(account)) {
    const field = ownValue(account, key);
    if (field === undefined) continue;
    if (key === "person") person = nameOf(field);
    else if (key === "year") year = countOf(field);
    else if (key === "revision") revision = countOf(field);
    else if (key === "admissions") admissions = countOf(field);
    else if (key === "highestTier") highestTier = field === null ? null : oneOf(field, TIERS);
    else if (key === "amounts") amounts = mapOf(field, isTotalKey, totalOf);
    else if (key === "counts") counts = mapOf(field, isCountKey, countOf);
    else return unusual();
  }
  if (person === null || revision < 0 || admissions < 0 || highestTier === undefined || amounts === null)
    return unusual();
  if (year < FIRST_YEAR || year > LAST_YEAR) return unusual();
  return { person, year, revision, admissions, highestTier, amounts, counts };
}

function mapOf(
  value: unknown,
  isKey: (key: string) => boolean,
  read: (field: unknown) => number,
): ReadonlyMap<string, number> {
  const holder = plainObject(value);
  const keys = Object.keys(holder);
  if (keys.length > USUAL_KEYS) return unusual();
  const map = new Map<string, number>();
  for (const key of keys) {
    const field = ownValue(holder, key);
    if (field === undefined) continue;
    if (!isKey(key)) return unusual();
    map.set(key, read(field));
  }
  return map;
}

function isTotalKey(key: string): boolean {
  return TOTAL_KEY.test(nameOf(key)) && isOfTheCalendar(key);
}

function isCountKey(key: string): boolean {
  return COUNT_KEY.test(nameOf(key));
}

function totalOf(value: unknown): number {
  return typeof value === "string" && RUNNING_TOTAL.test(value) ? readFen(value) : unusual();
}

function countOf(value: unknown): number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : unusual();
}
