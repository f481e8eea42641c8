/** One person's benefit year: read, begun and printed. */
import type { Account, Facility } from "../claim/types.ts";
import { printFen } from "../money.ts";
import { compareCodePoints } from "../order.ts";
import { readAccountCarefully } from "./careful.ts";
import { readAccountQuickly } from "./quick.ts";

/** An account as integers. */
export interface ParsedAccount {
  readonly person: string;
  readonly year: number;
  readonly revision: number;
  readonly admissions: number;
  readonly highestTier: Facility["tier"] | null;
  /** Running totals by key; one that is absent is 0. Unit: fen, 0 or more. */
  readonly amounts: ReadonlyMap<string, number>;
  /** As `Account.counts`; absent is 0. */
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * Reads an account.
 *
 * @param value Anything; it is not changed.
 * @param place The name of the file that it came from, for findings.
 * @throws SettlementError with every finding: `invalid_account`.
 */
export function parseAccount(value: unknown, place: { readonly file?: string } = {}): ParsedAccount {
  return readAccountQuickly(value) ?? readAccountCarefully(value, place);
}

/**
 * The account with which a benefit year begins.
 *
 * @example
 * openAccount("p-1", 2018).revision; // 0
 */
export function openAccount(person: string, year: number): Account {
  return { person, year, revision: 0, admissions: 0, highestTier: null, amounts: {} };
}

/** The same as integers. */
export function newYear(person: string, year: number): ParsedAccount {
  return { person, year, revision: 0, admissions: 0, highestTier: null, amounts: new Map(), counts: new Map() };
}

/** Prints an account: keys sorted by code point, nothing that is 0. Equal accounts print the same bytes as JSON. */
export function printAccount(account: ParsedAccount): Account {
  const { person, year, revision, admissions, highestTier } = account;
  // Object.fromEntries defines its keys, so that one named `__proto__` is a key like any other.
  const amounts = Object.fromEntries(
    keysOf(account.amounts).map((key) => [key, printFen(account.amounts.get(key) ?? 0)]),
  );
  const own: Account = { person, year, revision, admissions, highestTier, amounts };
  const keys = keysOf(account.counts);
  if (keys.length === 0) return own;
  return { ...own, counts: Object.fromEntries(keys.map((key) => [key, account.counts.get(key) ?? 0])) };
}

/** The keys of what is not 0, sorted. */
function keysOf(values: ReadonlyMap<string, number>): string[] {
  const keys: string[] = [];
  for (const [key, value] of values) if (value !== 0) keys.push(key);
  return keys.sort(compareCodePoints);
}
