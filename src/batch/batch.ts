/** Settling columns of claims: the same arithmetic as for one claim, without an object for any. */
import { parseAccount, printAccount } from "../account/account.ts";
import type { Account } from "../claim/types.ts";
import { isDay } from "../date.ts";
import { compareCodePoints } from "../order.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Day } from "../rules/types.ts";
import type { ClaimColumns, Dictionaries } from "./columns.ts";
import { createRowCheck } from "./check.ts";
import { createEntryCheck } from "./entries.ts";
import { openBlocks } from "./kernel/blocks.ts";
import type { Blocks } from "./kernel/blocks.ts";
import { createPlaces } from "./plans.ts";
import { createResults } from "./results.ts";
import type { ResultColumns } from "./results.ts";
import { openRows, settleRows } from "./rows.ts";
import { checkRun } from "./run-check.ts";
import { ALL, checkShare, personsOf } from "./share.ts";
import type { Persons, Share } from "./share.ts";
import { checkReset, checkYears, givenYears, TOO_LATE } from "./year-check.ts";
import type { GivenYears } from "./year-check.ts";
import { mostOf } from "./year-columns.ts";
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
   * @param share   Only the rows whose person falls to this part; all others of `into` hold what they held. Default: all.
   * @throws RangeError if a column of `columns` or `into` has room for fewer rows than count or is of another kind than
   *   `createColumns` and `createResults` make it, a person has no name, there is no such share, the dictionaries are
   *   others, or parts or given payments do not stand in the order of their rows; nothing has been settled then.
   */
  readonly run: (columns: ClaimColumns, into?: ResultColumns, share?: Share) => ResultColumns;
  /**
   * Gives a person an account to begin with; before the first run.
   *
   * @param person  Place in the dictionary of persons.
   * @param account An `Account`; anything may be passed, what is wrong with it is found. Whose it is, the place says.
   * @throws SettlementError `invalid_account`. RangeError after a run, for a place that is none, and where the person has
   *   been given this year already; nothing has been given then.
   */
  readonly open: (person: number, account: unknown) => void;
  /**
   * Gives persons of the columns' dictionary years to begin with; before anything else. They are copied: the columns may
   * be used for other things afterwards.
   *
   * @throws SettlementError `invalid_account` with the numbers and keys that no account could have. RangeError if a column
   *   is too short or a person's year stands twice, or the batch has begun. Nothing has been given then.
   */
  readonly openYears: (years: YearColumns) => void;
  /**
   * The years after the runs so far, as columns: those that were given or have had a settlement. Totals of a day or month
   * are only in `accounts`.
   *
   * @throws RangeError where a count is above 2 147 483 647, which an account may state and a column cannot.
   */
  readonly years: () => YearColumns;
  /**
   * Puts all years back to where they began, to run again.
   *
   * @param years Those that `openYears` gave, of which a batch keeps no second copy. Their numbers may be others.
   * @throws RangeError without years after `openYears`, with years where that has given none, and where they are of other
   *   persons, years or keys, or a column is too short. SettlementError `invalid_account` as `openYears`. Nothing is put
   *   back then.
   */
  readonly reset: (years?: YearColumns) => void;
  /**
   * The accounts after the runs so far, sorted by person (by code point) and year.
   *
   * @throws RangeError before the first run, where there are any: columns name the persons. RangeError where two places of
   *   the dictionary name the same person.
   */
  readonly accounts: () => Account[];
  /** Bytes of the totals that the batch keeps, and of its WebAssembly where it has opened any; columns are not among them. */
  readonly bytes: () => number;
}

/**
 * A batch with its accounts by the place of their person, for a worker that knows no more of persons. Whoever runs it has
 * held what it is given to `checkRun`: a pool does so once, not in each of its workers.
 */
export interface OpenBatch extends Omit<Batch, "accounts" | "run"> {
  readonly run: (columns: ClaimColumns, into: ResultColumns, persons: Persons) => ResultColumns;
  /** Makes ready for years of some persons, which `beginYears` begins, each before a claim of its person. */
  readonly expectYears: (years: YearColumns, persons: Persons) => void;
  readonly beginYears: (years: YearColumns, from: number, to: number) => void;
  /** Accounts without the id of their person. */
  readonly standing: () => Standing[];
}

/** An account, and the place of its person. */
export interface Standing {
  readonly person: number;
  readonly account: Account;
}

/** Rows of a run that repay the opening of a kernel. */
const MANY = 4096;

/**
 * Opens a batch.
 *
 * @param rulebook From `createRulebook`, or `loadRules` of `yizhan/node`.
 * @param options  `knownAt`, `webAssembly`.
 * @throws TypeError if `knownAt` is not a day.
 * @example
 * const batch = createBatch(rulebook);
 * batch.run(collectClaims(claims)).refusal[0]; // 0
 */
export function createBatch(rulebook: Rulebook, options: BatchOptions = {}): Batch {
  const batch = openBatch(rulebook, options);
  let dictionaries: Dictionaries | null = null;
  let given: GivenYears | null = null;
  return {
    run(columns, into = createResults(Math.max(1, columns.count)), share = ALL) {
      checkShare(share);
      checkRun(columns, into, dictionaries);
      ({ dictionaries } = columns);
      return batch.run(columns, into, personsOf(share));
    },
    open(person, account) {
      if (dictionaries !== null) throw new RangeError("accounts are given before the first run");
      checkPerson(person);
      batch.open(person, account);
    },
    openYears(years) {
      if (dictionaries !== null || given !== null) throw new RangeError(TOO_LATE);
      checkYears(years);
      batch.openYears(years);
      given = givenYears(years);
    },
    years: batch.years,
    reset(years) {
      checkReset(years, given);
      batch.reset(years);
    },
    bytes: () => batch.bytes() + (given === null ? 0 : given.person.byteLength + given.year.byteLength),
    accounts: () => nameAccounts(batch.standing(), dictionaries?.persons ?? []),
  };
}

/** As `createBatch`. */
export function openBatch(rulebook: Rulebook, { knownAt, webAssembly }: BatchOptions): OpenBatch {
  if (knownAt !== undefined && !(typeof knownAt === "string" && isDay(knownAt)))
    throw new TypeError(`knownAt is not a day: ${String(knownAt)}`);
  const places = createPlaces(rulebook, knownAt ?? null);
  const years = createYears();
  const entries = createEntryCheck();
  const check = createRowCheck();
  let blocks: Blocks | null | undefined = webAssembly === false ? null : undefined;
  return {
    run(columns, into, whose) {
      const { persons } = columns.dictionaries;
      years.reserve(whose.most(persons.length), persons.length);
      if (blocks === undefined && (columns.count >= MANY || webAssembly === true)) blocks = openBlocks(years);
      const rows = openRows(columns, into, places, years, entries, check);
      try {
        if (blocks === undefined || blocks === null) settleRows(rows, whose);
        else blocks.settle(rows, whose);
      } finally {
        check.close();
      }
      return into;
    },
    openYears: (columns) => years.openColumns(columns),
    expectYears(columns, persons) {
      years.reserve(persons.most(columns.count), 1 + mostOf(columns.person.subarray(0, columns.count)));
      years.openNames(columns);
    },
    beginYears: (columns, from, to) => years.beginRows(columns, from, to),
    years: () => years.columns(),
    reset: (columns) => years.reset(columns ?? null),
    open: (person, account) => years.open(person, parseAccount(account)),
    standing: () =>
      Array.from({ length: years.count() }, (_, row) => row)
        .filter(years.isBegun)
        .map((row) => ({ person: years.personOf(row), account: printAccount(years.close(row, "")) })),
    bytes: () => years.bytes() + (blocks?.bytes() ?? 0),
  };
}

/**
 * Holds a place in a dictionary of persons that is not there yet.
 *
 * @throws RangeError
 */
export function checkPerson(person: number): void {
  if (!Number.isInteger(person) || person < 0 || person > 0x7fffffff)
    throw new RangeError(`not a place in a dictionary of persons: ${String(person)}`);
}

/**
 * Accounts with the ids of their persons, sorted by those (by code point) and year.
 *
 * @throws RangeError where no columns have named a person, or two places name the same one: it would have two accounts.
 */
export function nameAccounts(standing: readonly Standing[], persons: readonly string[]): Account[] {
  const places = new Map<string, number>();
  const idOf = (place: number): string => {
    const id = persons[place];
    if (id === undefined) throw new RangeError(`no columns have been run that name the person at ${place}`);
    const first = places.get(id) ?? place;
    if (first !== place) throw new RangeError(`places ${first} and ${place} name the same person`);
    places.set(id, place);
    return id;
  };
  return standing
    .map(({ person, account }) => ({ ...account, person: idOf(person) }))
    .sort((left, right) => compareCodePoints(left.person, right.person) || left.year - right.year);
}
