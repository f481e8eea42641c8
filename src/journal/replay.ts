/** Going through the entries of a journal again, by what they say came of their events. */
import { parseAccount } from "../account/account.ts";
import { canonicalJson } from "../canonical.ts";
import { refuse, show } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { admit } from "./admission.ts";
import { placed } from "./reading.ts";
import { receiptIssues } from "./receipts.ts";
import { openState, stateAfter } from "./state.ts";
import type { Effect, Standing, State } from "./state.ts";
import type { Journal, JournalEntry } from "./types.ts";

/**
 * Where a journal stood before one of its entries.
 *
 * @throws SettlementError `invalid_journal` for the first entry that does not follow from those before it.
 */
export function stateBefore({ opening, entries }: Journal, count: number): State {
  const ids = new Set<string>();
  return entries.slice(0, count).reduce(
    (state, entry, at) => {
      const place = `entries[${at}]`;
      const issues: Issue[] = [];
      if (ids.has(entry.event.id)) issues.push(again(`${place}.event.id`, entry.event.id));
      ids.add(entry.event.id);
      const { effect, made } = replayed(state, entry, place, issues);
      refuse(issues);
      return stateAfter(state, effect, made);
    },
    openState(parseAccount(opening)),
  );
}

function again(path: string, id: string): Issue {
  const expected = { zh: "账目内不重复的编号", en: "an id of its own within the journal" };
  return { code: "invalid_journal", path, expected, found: `${show(id)} again` };
}

/** What an entry did. */
export interface Replayed {
  readonly effect: Effect;
  readonly made: readonly Standing[];
}

/** What an entry did, as it says; what does not follow from the state before it goes to `issues`. */
export function replayed(state: State, entry: JournalEntry, place: string, issues: Issue[]): Replayed {
  const { event, receipts } = entry;
  const admitted = admit(state, event);
  if (!admitted.ok) {
    const own = admitted.issues.map(({ path, expected, found }): Issue => {
      return { code: "invalid_journal", path, expected, found };
    });
    issues.push(...placed(own, `${place}.event`));
    const { standing: kept, revision, recognised } = state;
    return { effect: { event, kept, pending: [], revision, recognised }, made: [] };
  }
  const { effect } = admitted;
  const [said, due] = [receipts, effect.pending].map((list) => canonicalJson(list.map(({ of }) => of)));
  if (said !== due) {
    const expected = { zh: `依次为 ${due} 的结算`, en: `the settlements of ${due} in turn` };
    issues.push({ code: "invalid_journal", path: `${place}.receipts`, expected, found: said ?? "" });
    return { effect, made: [] };
  }
  const made: Standing[] = [];
  receipts.forEach((receipt, at) => {
    const pending = effect.pending[at];
    if (pending === undefined) return;
    const standing = [...effect.kept, ...made];
    const before = { opening: state.opening, standing, recognised: effect.recognised, revision: effect.revision + at };
    issues.push(...receiptIssues({ ...before, pending }, receipt, `${place}.receipts[${at}]`));
    made.push({ ...pending, receipt, after: parseAccount(receipt.account) });
  });
  return { effect, made };
}
