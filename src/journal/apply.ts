/** Applying an event to a journal. */
import { refuse, show } from "../errors.ts";
import type { Issue } from "../errors.ts";
import type { Rulebook } from "../rulebook.ts";
import { admit } from "./admission.ts";
import { settleInTurn } from "./sequence.ts";
import { changesOf } from "./changes.ts";
import { contentOf } from "./content.ts";
import { checkDeclared } from "./declared.ts";
import { openedJournal, withEntry } from "./journal.ts";
import type { OpenedJournal } from "./journal.ts";
import { readEvent } from "./reading.ts";
import { replayed, stateBefore } from "./replay.ts";
import { accountAfter } from "./state.ts";
import type { Standing } from "./state.ts";
import type { JournalEvent } from "./event-types.ts";
import type { Applied } from "./types.ts";

/**
 * Applies an event: the journal with it, and what it changes for whom. An event that is there already, with the same
 * content, changes nothing and gives what it gave.
 *
 * What a reversal, a refund or a correction does not touch is settled again where it comes later in the year, each
 * under the knowledge it was settled by; only a `readjudicated` event brings in later notices and recognitions.
 *
 * @param rulebook As in `settle`.
 * @param journal  From `openJournal`, or of JSON; anything may be passed. It is not changed.
 * @param event    A `JournalEvent`; anything may be passed.
 * @throws SettlementError and nothing has happened: `invalid_event`, `invalid_journal`, `broken_chain`,
 *   `event_conflict`, `unknown_event`, `stale_account`, `over_refunded`, and as `settle` for any of the settlements.
 * @example
 * const { journal, changes } = applyEvent(rulebook, openJournal(account), {
 *   id: "e-1", day: "2018-03-20", kind: "settled", revision: 0, claim,
 * });
 * changes.settlements[0]?.after?.patient.amount; // "3200.00"
 */
export function applyEvent(rulebook: Rulebook, journal: unknown, event: unknown): Applied {
  const opened = openedJournal(journal);
  const read = readEvent(event);
  const at = opened.journal.entries.findIndex((entry) => entry.event.id === read.id);
  if (at !== -1) return repeated(opened, at, read);
  const { state } = opened;
  const admitted = admit(state, read);
  if (!admitted.ok) {
    refuse(admitted.issues);
    throw new RangeError("refused without a finding");
  }
  checkDeclared(rulebook, read);
  const { effect } = admitted;
  const before = accountAfter(state.opening, effect.kept, effect.revision);
  const made = settleInTurn(rulebook, effect.kept, effect.pending, effect.recognised, before);
  checkUse(read, made);
  return { journal: withEntry(opened, effect, made), changes: changesOf(state, effect, made) };
}

/** An event that is there already gives what it gave; one of its id with other content is refused. */
function repeated({ journal }: OpenedJournal, at: number, event: JournalEvent): Applied {
  const entry = journal.entries[at];
  if (entry === undefined || contentOf(entry.event) !== contentOf(event)) {
    const expected = { zh: "与同一编号的事件相同的内容", en: "the content of the event of that id" };
    refuse([{ code: "event_conflict", path: "id", expected, found: `${show(event.id)} with other content` }]);
  }
  const before = stateBefore(journal, at);
  if (entry === undefined) throw new RangeError("no such entry");
  const { effect, made } = replayed(before, entry, `entries[${at}]`, []);
  return { journal, changes: changesOf(before, effect, made) };
}

/** Totals that the event says others have used, and that nobody shares by the rules, are somebody's mistake. */
function checkUse(event: JournalEvent, made: readonly Standing[]): void {
  if (!("household" in event) || event.household === undefined) return;
  const of = "of" in event ? event.of : event.id;
  const counted = made.find((each) => each.of === of)?.receipt.household;
  const issues = (["amounts", "counts"] as const).flatMap((list) =>
    Object.keys(event.household?.[list] ?? {}).flatMap((key): Issue[] => {
      if (Object.hasOwn(counted?.[list] ?? {}, key)) return [];
      const expected = { zh: "家庭合并累计的键", en: "a total that households share in the region" };
      return [{ code: "invalid_event", path: `household.${list}.${key}`, expected, found: "another" }];
    }),
  );
  refuse(issues);
}
