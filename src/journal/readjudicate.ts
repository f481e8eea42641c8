/** The year again, under what is known on a day. */
import { isDay } from "../date.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Day } from "../rules/types.ts";
import { readjudicatedAt } from "./admission.ts";
import { settleInTurn } from "./sequence.ts";
import { compare } from "./changes.ts";
import { openedJournal } from "./journal.ts";
import { stateBefore } from "./replay.ts";
import { accountAfter } from "./state.ts";
import type { JournalEvent } from "./event-types.ts";
import type { Readjudication } from "./types.ts";

/** Under which knowledge. */
export interface ReadjudicateOptions {
  /**
   * Only rules published, events learnt and codes recognised by this day count: the journal as it was then. Settlements
   * that came later are left out. A re-adjudication under what was known by this day counts whenever it was recorded.
   */
  readonly knownAt: Day;
}

/**
 * Settles the year again in the order of its events, under what is known on a day, and says what changes for whom: for
 * each settlement both receipts, the deltas per payer, patient, layer and line, and who owes whom. Nothing is recorded;
 * the event `readjudicated` does that.
 *
 * Each settlement starts from the account as those before it leave it, so none is counted in its own accumulators. Once
 * recorded, a second time changes nothing.
 *
 * @param journal  As in `applyEvent`. It is not changed.
 * @param rulebook As in `settle`.
 * @throws SettlementError `invalid_journal`, `broken_chain`, and as `settle` for the first that is refused. TypeError if
 *   `knownAt` is not a day.
 * @example
 * const { sums } = readjudicate(journal, rulebook, { knownAt: "2018-10-31" });
 * sums[0]?.owed; // [{ from: "criticalIllness", to: "backstop", amount: "1584.00" }]
 */
export function readjudicate(journal: unknown, rulebook: Rulebook, { knownAt }: ReadjudicateOptions): Readjudication {
  if (!isDay(knownAt)) throw new TypeError(`knownAt is not a day: ${String(knownAt)}`);
  const opened = openedJournal(journal);
  const { entries, opening } = opened.journal;
  const count = entries.filter(({ event }) => isOf(event, knownAt)).length;
  const state = count === entries.length ? opened.state : stateBefore(opened.journal, count);
  const { standing, recognised, revision } = state;
  const before = accountAfter(state.opening, [], revision);
  const made = settleInTurn(rulebook, [], readjudicatedAt(state, knownAt), recognised, before);
  const pairs = standing.map((each, at) => ({ before: each, after: made[at] ?? null }));
  return { person: opening.person, year: opening.year, knownAt, ...compare(pairs, revision) };
}

/**
 * Whether an event belongs to the journal as known on a day. Days never fall, and nothing before a re-adjudication is
 * later than its knowledge, so these are the first ones.
 */
function isOf(event: JournalEvent, knownAt: Day): boolean {
  return event.day <= knownAt || (event.kind === "readjudicated" && event.knownAt <= knownAt);
}
