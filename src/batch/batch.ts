/** Settling columns of claims: the same arithmetic as for one claim, without an object for any. */
import { parseAccount, printAccount } from "../account/account.ts";
import type { Account } from "../claim/types.ts";
import { compareCodePoints } from "../order.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Day } from "../rules/types.ts";
import type { ClaimColumns } from "./columns.ts";
import { openBlocks } from "./kernel/blocks.ts";
import type { Blocks } from "./kernel/blocks.ts";
import { createPlaces } from "./plans.ts";
import { createResults } from "./results.ts";
import type { ResultColumns } from "./results.ts";
import { settleRows } from "./rows.ts";
import type { Share } from "./rows.ts";
import type { YearColumns } from "./year-columns.ts";
import { createYears } from "./years.ts";

/** How to settle a batch. */
export interface BatchOptions {
  /** Only rules published by this day count. Default: the day on which each claim is settled. */
  readonly knownAt?: Day;
  /**
   * Whether to settle most rows with WebAssembly; to the same fen. Where the host has none or forbids it, this says
   * nothing. Default: once a run has rows enough to repay the memory that it takes.
   */
  readonly webAssembly?: boolean;
}

/** Accounts of persons, and what settles columns of their claims, one run after the other. */
export interface Batch {
  /**
   * Settles the rows in order; the claims of a person's year share its account. Nothing is thrown for a row: its
   * refusal says why.
   *
   * @param columns All columns that a batch runs share their dictionary of persons.
   * @param into    Columns to use again. Absent: new ones.
   * @param share   Only the rows whose person falls to this part. Default: all.
   * @throws RangeError if `into` has room for fewer rows.
   */
  readonly run: (columns: ClaimColumns, into?: ResultColumns, share?: Share) => ResultColumns;
  /**
   * Gives a person of the columns' dictionary an account to begin with; before the first run.
   *
   * @throws SettlementError `invalid_account`.
   */
  readonly open: (person: number, account: unknown) => void;
  /**
   * Gives persons of the columns' dictionary years to begin with; before anything else.
   *
   * @throws RangeError if a person's year stands twice, or the batch has begun.
   */
  readonly openYears: (years: YearColumns) => void;
  /** The years after the runs so far, as columns; totals of a day or month are only in `accounts`. */
  readonly years: () => YearColumns;
  /** Puts all years back to where they began, to run again. */
  readonly reset: () => void;
  /** The accounts after the runs so far, sorted by person (by code point) and year. */
  readonly accounts: () => Account[];
  /** The payers that the rows of a share may name, sorted by code point. */
  readonly payersIn: (columns: ClaimColumns, share?: Share) => string[];
  /** Bytes of the totals that the batch keeps. */
  readonly bytes: () => number;
}

const ALL: Share = { part: 0, of: 1 };

/** Rows of a run that repay the opening of a kernel. */
const MANY = 4096;

/**
 * Opens a batch.
 *
 * @example
 * const batch = createBatch(rulebook);
 * batch.run(collectClaims(claims)).refusal[0]; // 0
 */
export function createBatch(rulebook: Rulebook, options: BatchOptions = {}): Batch {
  const places = createPlaces(rulebook, options.knownAt ?? null);
  const years = createYears();
  let persons: readonly string[] = [];
  let blocks: Blocks | null | undefined = options.webAssembly === false ? null : undefined;
  return {
    run(columns, into = createResults(columns.capacity), share = ALL) {
      if (into.capacity < columns.count) throw new RangeError(`room for ${into.capacity} of ${columns.count} rows`);
      persons = columns.dictionaries.persons;
      years.reserve(Math.ceil(persons.length / share.of), persons.length);
      if (blocks === undefined && (columns.count >= MANY || options.webAssembly === true)) blocks = openBlocks(years);
      if (blocks === undefined || blocks === null) settleRows(columns, into, places, years, share);
      else blocks.settle(columns, into, places, share);
      return into;
    },
    openYears: (columns) => years.openColumns(columns),
    years: () => years.columns(),
    reset: () => years.reset(),
    open: (person, account) => years.open(person, parseAccount(account)),
    accounts: () =>
      Array.from({ length: years.count() }, (_, row) => row)
        .filter(years.isBegun)
        .map((row) => years.close(row, persons[years.personOf(row)] ?? ""))
        .sort((left, right) => compareCodePoints(left.person, right.person) || left.year - right.year)
        .map(printAccount),
    payersIn(columns, { part, of } = ALL) {
      places.open(columns.dictionaries);
      const named = new Set<string>();
      for (let row = 0; row < columns.count; row++) {
        if ((columns.refused[row] ?? 0) !== 0 || (columns.person[row] ?? 0) % of !== part) continue;
        for (const payer of places.find(columns, row).desk?.plan.payers ?? []) named.add(payer);
      }
      return [...named].sort(compareCodePoints);
    },
    bytes: () => years.bytes() + (blocks?.bytes() ?? 0),
  };
}
