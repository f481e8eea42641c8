/** The pool: what it is asked goes to all workers, each of which looks after some of the persons. */
import { availableParallelism } from "node:os";
import { parseAccount } from "../account/account.ts";
import { checkPerson, nameAccounts } from "../batch/batch.ts";
import { createDictionaries } from "../batch/columns.ts";
import type { ClaimColumns, Dictionaries } from "../batch/columns.ts";
import { createResults } from "../batch/results.ts";
import type { ResultColumns } from "../batch/results.ts";
import { checkRun } from "../batch/run-check.ts";
import { checkReset, checkYears, givenYears } from "../batch/year-check.ts";
import type { GivenYears } from "../batch/year-check.ts";
import { mostOf } from "../batch/year-columns.ts";
import type { YearColumns } from "../batch/year-columns.ts";
import type { Account } from "../claim/types.ts";
import { isDay } from "../date.ts";
import type { Day, RuleFile } from "../rules/types.ts";
import { readFile } from "./file.ts";
import type { FileClaims } from "./file.ts";
import { createDivider } from "./groups.ts";
import type { FolderRules, Orders, Question } from "./messages.ts";
import { createMessenger } from "./news.ts";
import { checkShared, settleInto } from "./results.ts";
import { startThreads } from "./threads.ts";
import { createTurns } from "./turns.ts";
import { groupYears, joinYears } from "./years.ts";

/** How to start a pool. */
export interface PoolOptions {
  /** Rule files as text or plain data, or folders of them. Default: the rules that come with the package. */
  readonly rules?: readonly RuleFile[] | FolderRules;
  /** From 1 to 256. Default: one for each processor that the process may use. */
  readonly workers?: number;
  /** Only rules published by this day count. Default: the day on which each claim is settled. */
  readonly knownAt?: Day;
}

/**
 * Workers with the rules, and the accounts of persons that they look after. Calls are done one after the other, in the
 * order in which they are made. Results, years and accounts are the same whatever the number of workers; columns of payers
 * that `into` lacked come sorted by code, where a batch adds them as they are met.
 *
 * Where a worker fails, the call rejects, everything else that was asked does too, and the pool is closed: its accounts
 * are gone, and columns of results that the call was given say of every row that it was not settled (`refusal` is 255).
 */
export interface Pool {
  /** How many workers there are. */
  readonly workers: number;
  /**
   * Settles columns; see `Batch.run`.
   *
   * @param columns In shared memory. All columns that a pool runs share their dictionaries.
   * @param into    Columns to use again, in shared memory. Absent: new ones. Nobody else may touch them, or `columns`,
   *   before the promise is settled.
   * @throws RangeError as `Batch.run`, or if memory is not shared; nothing has been settled then, and the pool goes on.
   */
  readonly run: (columns: ClaimColumns, into?: ResultColumns) => Promise<ResultColumns>;
  /**
   * Reads a file of claims, one on each line (NDJSON, UTF-8); blank lines are passed over. Each worker reads a part of
   * it. A person's claims stand in the order of the file, wherever they are in it. A byte-order mark at its head is no
   * JSON: the line that it begins is among `unread`.
   *
   * @param file         Path of a regular file that does not change meanwhile: no pipe, no device, nothing whose size is
   *   not known beforehand.
   * @param dictionaries Those of earlier columns, to go on with: for `run` after other columns of this pool.
   * @throws Error with the system's `code`, such as `ENOENT`, where the file cannot be read; without one where it is no
   *   regular file, or has changed. The pool goes on.
   */
  readonly read: (file: string, dictionaries?: Dictionaries) => Promise<FileClaims>;
  /**
   * Gives persons accounts to begin with; before the first run, and not after `openYears`.
   *
   * @param accounts For places in the dictionary of persons an `Account`; anything may be passed, what is wrong with it
   *   is found. Whose it is, the place says.
   * @throws SettlementError `invalid_account`. RangeError for a place that is none, and where a person has been given this
   *   year already, or after `openYears`. Nobody has been given anything then.
   */
  readonly open: (accounts: readonly (readonly [person: number, account: unknown])[]) => Promise<void>;
  /**
   * Gives persons years to begin with; before anything else but `read`. The columns are copied, and change neither before
   * that is done nor while `reset` is. The copy is kept until every year has begun: when `years` or `accounts` is asked.
   *
   * @throws SettlementError and RangeError as `openYears` of a batch, and so where an account has been given; nobody has
   *   been given anything then, and the pool goes on.
   */
  readonly openYears: (years: YearColumns) => Promise<void>;
  /**
   * The years after the runs so far, by place of their person and year: those that were given or have had a settlement.
   * Totals of a day or month are only in `accounts`. A count that a column cannot hold is a RangeError, as in a batch.
   * Asked before a run, this and `accounts` leave less for workers that are ahead to take, until `reset`.
   */
  readonly years: () => Promise<YearColumns>;
  /**
   * Puts all years back to where they began, to run again.
   *
   * @param years As those of `reset` of a batch.
   * @throws SettlementError and RangeError as there; nothing is put back then, and the pool goes on.
   */
  readonly reset: (years?: YearColumns) => Promise<void>;
  /**
   * The accounts after the runs so far, sorted by person (by code point) and year.
   *
   * @throws RangeError as `accounts` of a batch; the pool goes on.
   */
  readonly accounts: () => Promise<Account[]>;
  /** Ends the workers when what has been asked is done. What is asked after that rejects. May be called again. */
  readonly close: () => Promise<void>;
}

const MOST_WORKERS = 256;

/**
 * Holds rules to a list of files or folders: anything else would begin with the shipped rules.
 *
 * @throws TypeError
 */
function checkRules(rules: unknown): void {
  const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === "string");
  if (Array.isArray(rules)) return;
  if (typeof rules !== "object" || rules === null)
    throw new TypeError(`rules are neither files nor folders: ${String(rules)}`);
  const { folders = [], shipped = true, ...others } = rules as { readonly [name: string]: unknown };
  if (!isTexts(folders)) throw new TypeError("folders of rules is not a list of paths");
  if (typeof shipped !== "boolean") throw new TypeError("shipped of rules is neither true nor false");
  const [other] = Object.keys(others);
  if (other !== undefined) throw new TypeError(`rules have no ${other}: they are files, or folders and shipped`);
}

/** Starts a pool. */
export async function openPool(worker: URL, options: PoolOptions): Promise<Pool> {
  const { rules = {}, workers = availableParallelism(), knownAt } = options;
  checkRules(rules);
  if (!Number.isInteger(workers) || workers < 1 || workers > MOST_WORKERS)
    throw new RangeError(`workers is not from 1 to ${MOST_WORKERS}: ${String(workers)}`);
  if (knownAt !== undefined && !(typeof knownAt === "string" && isDay(knownAt)))
    throw new TypeError(`knownAt is not a day: ${String(knownAt)}`);
  const orders = Array.from({ length: workers }, (_, part): Orders => ({
    rules,
    knownAt: knownAt ?? null,
    share: { part, of: workers },
  }));
  const threads = await startThreads(worker, orders);
  const messenger = createMessenger();
  const divider = createDivider(workers);
  const inTurn = createTurns(threads);
  const everyone = (question: Question): Question[] => orders.map(() => question);
  let persons: readonly string[] = [];
  let begun = false;
  let byColumns: GivenYears | null = null;
  /** Persons and years that `open` has given. */
  const opened = new Set<string>();
  /** What has begun with one set of accounts cannot be given others. */
  const begin = (): void => {
    if (begun) throw new RangeError("accounts are given before anything else");
  };
  return {
    workers,
    run: (columns, given) =>
      inTurn(async () => {
        const into = given ?? createResults(Math.max(1, columns.count), [], true);
        checkShared(columns, into);
        checkRun(columns, into, messenger.dictionaries());
        const { dictionaries, ...shared } = columns;
        if ((messenger.dictionaries() ?? dictionaries) !== dictionaries)
          throw new RangeError("columns that a pool runs one after the other share their dictionaries");
        divider.reserve(dictionaries.persons.length);
        const [news, division] = [messenger.news(dictionaries), divider.open()];
        ({ persons } = dictionaries);
        begun = true;
        await settleInto(into, columns.count, () =>
          threads.askAll(everyone({ ask: "settle", columns: shared, news, results: into, division }), "settled"),
        );
        return into;
      }),
    read: (file, dictionaries = createDictionaries()) => inTurn(() => readFile(threads, file, dictionaries)),
    open: (accounts) =>
      inTurn(async () => {
        begin();
        // Before any worker is told, so that what is refused changes nothing.
        const more = new Set<string>();
        for (const [person, account] of accounts) {
          checkPerson(person);
          const year = `${person} ${parseAccount(account).year}`;
          if (opened.has(year) || more.has(year)) throw new RangeError("a person's year has been given already");
          more.add(year);
        }
        divider.reserve(1 + mostOf(accounts.map(([person]) => person)));
        for (const year of more) opened.add(year);
        const homes = accounts.map(([person]) => divider.keep(person));
        const own = orders.map((_, part) => accounts.filter((__, i) => homes[i] === part));
        await threads.askAll(
          own.map((part): Question => ({ ask: "open", accounts: part })),
          "done",
        );
      }),
    openYears: (years) =>
      inTurn(async () => {
        begin();
        // Before any worker is told, as all that is refused.
        if (opened.size > 0) throw new RangeError("years are given before any account");
        checkYears(years);
        // All memory first, since there may be none.
        const [grouped, given] = [groupYears(years), givenYears(years)];
        divider.reserve(1 + mostOf(years.person.subarray(0, years.count)));
        begun = true;
        byColumns = given;
        await threads.askAll(everyone({ ask: "openYears", years: grouped }), "done");
      }),
    years: () =>
      inTurn(async () => {
        divider.divide();
        const answers = await threads.askAll(everyone({ ask: "years", division: divider.open() }), "years");
        return joinYears(answers.map(({ years }) => years));
      }),
    reset: (years) =>
      inTurn(async () => {
        checkReset(years, byColumns);
        const grouped = years === undefined ? null : groupYears(years);
        divider.clear();
        await threads.askAll(everyone({ ask: "reset", years: grouped }), "done");
      }),
    accounts: () =>
      inTurn(async () => {
        divider.divide();
        const answers = await threads.askAll(everyone({ ask: "accounts", division: divider.open() }), "accounts");
        return nameAccounts(
          answers.flatMap(({ standing }) => standing),
          persons,
        );
      }),
    close: inTurn.close,
  };
}
