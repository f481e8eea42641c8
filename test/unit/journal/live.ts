/** Years that are lived in tests. */
import { openAccount } from "../../../src/account/account.ts";
import { applyEvent } from "../../../src/journal/apply.ts";
import { openJournal } from "../../../src/journal/journal.ts";
import type { Changes, Journal } from "../../../src/journal/types.ts";
import type { Rulebook } from "../../../src/rulebook.ts";

/** The journal of the year after events, and what the last of them changed. */
export function live(
  rulebook: Rulebook,
  events: readonly object[],
): { readonly journal: Journal; readonly last: Changes } {
  let last: Changes = { settlements: [], sums: [] };
  const journal = events.reduce<Journal>(
    (before, event) => {
      const applied = applyEvent(rulebook, before, event);
      last = applied.changes;
      return applied.journal;
    },
    openJournal(openAccount("p-1", 2018)),
  );
  return { journal, last };
}

/** What each settlement paid before and after, by payer. */
export function payersOf({ settlements }: Changes): unknown[] {
  return settlements.map(({ of, before, after }) => [of, before?.payers ?? null, after?.payers ?? null]);
}
