/** Journals: begun, read, added to, and where they stand. */
import { parseAccount, printAccount } from "../account/account.ts";
import { digest } from "../canonical.ts";
import { refuse } from "../errors.ts";
import { deepFreeze } from "../freeze.ts";
import { continuing } from "../year/readmission.ts";
import { chainIssues } from "./digests.ts";
import { printedWithOthers } from "./household.ts";
import { readJournal } from "./reading.ts";
import { applicable, learntBy, withRecognised } from "./recognition.ts";
import { stateBefore } from "./replay.ts";
import { accountAfter, openState, stateAfter } from "./state.ts";
import type { Effect, Standing, State } from "./state.ts";
import type { Journal, JournalEntry, JournalState, StandingSettlement } from "./types.ts";

/** Journals that were made or read here. They are frozen: what is known of them stays so. */
const known = new WeakMap<object, State>();

/**
 * Begins the journal of one person's benefit year.
 *
 * @param account Where the year stands before the first event: `openAccount` where it begins with it. Anything may be
 *   passed.
 * @throws SettlementError `invalid_account`.
 * @example
 * openJournal(openAccount("p-1", 2018)).entries.length; // 0
 */
export function openJournal(account: unknown): Journal {
  const parsed = parseAccount(account);
  const opening = printAccount(parsed);
  return keep({ opening, entries: [], digest: digest(opening) }, openState(parsed));
}

/**
 * Where a journal stands: the account, and the settlements that were not taken back.
 *
 * @param journal Anything; from JSON too.
 * @throws SettlementError with every finding: `invalid_journal`, `broken_chain`, and what is wrong with its claims.
 * @example
 * journalState(openJournal(openAccount("p-1", 2018))).account.revision; // 0
 */
export function journalState(journal: unknown): JournalState {
  const { state } = openedJournal(journal);
  return {
    account: printAccount(accountAfter(state.opening, state.standing, state.revision)),
    settlements: state.standing.map((each, at) => standingAt(state, each, at)),
  };
}

function standingAt({ opening, standing, recognised }: State, each: Standing, at: number): StandingSettlement {
  const { of, basis, receipt } = each;
  const { settlement, account, claim, continuation, household, notApplied } = receipt;
  const before = accountAfter(opening, standing.slice(0, at), settlement.account.before);
  const recognisedIn = withRecognised(each.claim, applicable(learntBy(recognised, basis), notApplied ?? []));
  return {
    of,
    claim: claim ?? (continuation === undefined ? recognisedIn : continuing(recognisedIn, continuation)),
    knownAt: basis.knownAt,
    before: printedWithOthers(before, household),
    settlement,
    after: account,
    ...(household === undefined ? {} : { household }),
    ...(notApplied === undefined ? {} : { notApplied }),
  };
}

/** A journal that has been read, with where it stands. */
export interface OpenedJournal {
  readonly journal: Journal;
  readonly state: State;
}

/** Reads a journal, but for one that was made here. */
export function openedJournal(value: unknown): OpenedJournal {
  const state = typeof value === "object" && value !== null ? known.get(value) : undefined;
  if (state !== undefined) return { journal: value as Journal, state };
  const journal = readJournal(value);
  refuse(chainIssues(journal));
  const read = stateBefore(journal, journal.entries.length);
  return { journal: keep(journal, read), state: read };
}

/** A journal with one more entry. */
export function withEntry({ journal, state }: OpenedJournal, effect: Effect, made: readonly Standing[]): Journal {
  const receipts = made.map(({ receipt }) => receipt);
  const entry: JournalEntry = { previous: journal.digest, event: effect.event, receipts };
  const { opening, entries } = journal;
  return keep({ opening, entries: [...entries, entry], digest: digest(entry) }, stateAfter(state, effect, made));
}

function keep(journal: Journal, state: State): Journal {
  known.set(deepFreeze(journal), state);
  return journal;
}
