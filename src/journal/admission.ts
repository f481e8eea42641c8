/** Whether an event fits what came before it, and what it does to the settlements of the year. */
import type { Issue, IssueCode } from "../errors.ts";
import { show } from "../errors.ts";
import type { Day, Text } from "../rules/types.ts";
import { recognitionOf } from "./recognition.ts";
import { withoutRefunded } from "./refund.ts";
import type { Effect, Pending, Standing, State } from "./state.ts";
import type { CorrectedEvent, JournalEvent, SettledEvent } from "./types.ts";

type Code = Exclude<IssueCode, "missing_fact" | "rule_conflict">;

/** Adds what is wrong at a path of the event. */
type Wrong = (code: Code, path: string, expected: Text, found: string) => void;

/** What an event that fits does, or all that speaks against it. */
export type Admitted =
  { readonly ok: true; readonly effect: Effect } | { readonly ok: false; readonly issues: readonly Issue[] };

/** Holds an event, whose shape is right, against the state before it. */
export function admit(state: State, event: JournalEvent): Admitted {
  const issues: Issue[] = [];
  const wrong: Wrong = (code, path, expected, found) => void issues.push({ code, path, expected, found });
  if (state.day !== null && event.day < state.day) wrong("invalid_event", "day", onOrAfter(state.day), show(event.day));
  if (event.kind !== "recognised" && event.revision !== state.revision) {
    const { revision } = state;
    const expected = { zh: `台账现在的版本 ${revision}`, en: `revision ${revision}, which the account has now` };
    wrong("stale_account", "revision", expected, String(event.revision));
  }
  const effect = effectOf(state, event, wrong);
  return issues.length === 0 ? { ok: true, effect } : { ok: false, issues };
}

function effectOf(state: State, event: JournalEvent, wrong: Wrong): Effect {
  const { standing, revision, recognised } = state;
  const nothing: Effect = { event, kept: standing, pending: [], revision, recognised };
  switch (event.kind) {
    case "settled":
      return { ...nothing, pending: [settledBy(state, event, wrong)] };
    case "recognised":
      return { ...nothing, recognised: [...recognised, recognitionOf(event, state.entries)] };
    case "reversed": {
      const at = placeOf(standing, event.of, wrong);
      // Taking it back is a step of the account of its own.
      return { ...nothing, ...from(standing, at, []), revision: revision + 1 };
    }
    case "refunded": {
      const at = placeOf(standing, event.of, wrong);
      const own = standing[at];
      if (own === undefined) return nothing;
      return { ...nothing, ...from(standing, at, [{ ...own, claim: withoutRefunded(own.claim, event, wrong) }]) };
    }
    case "corrected": {
      const at = placeOf(standing, event.of, wrong);
      const own = standing[at];
      if (own === undefined) return nothing;
      checkCorrection(own, event, wrong);
      return { ...nothing, ...from(standing, at, [correctedBy(state, own, event)]) };
    }
    case "readjudicated": {
      const { knownAt, day } = event;
      if (state.day !== null && knownAt < state.day)
        wrong("invalid_event", "knownAt", onOrAfter(state.day), show(knownAt));
      if (knownAt > day) wrong("invalid_event", "knownAt", onOrBefore(day), show(knownAt));
      return { ...nothing, kept: [], pending: readjudicatedAt(state, knownAt) };
    }
  }
}

/** All settlements of the year, to be made again under what is known on a day. */
export function readjudicatedAt({ standing, entries }: State, knownAt: Day): readonly Pending[] {
  return standing.map(({ of, claim }) => ({ of, claim, basis: { knownAt, entries, readjudicated: knownAt } }));
}

/** What is before a place is kept; what stands there is replaced, and what comes after is settled again as it was. */
function from(
  standing: readonly Standing[],
  at: number,
  instead: readonly Pending[],
): Pick<Effect, "kept" | "pending"> {
  const again = [...instead, ...standing.slice(at + 1)].map(({ of, claim, basis }): Pending => ({ of, claim, basis }));
  return { kept: standing.slice(0, at), pending: again };
}

/** The place of the settlement that an event made; past the end where it does not stand. */
function placeOf(standing: readonly Standing[], of: string, wrong: Wrong): number {
  const at = standing.findIndex((each) => each.of === of);
  if (at !== -1) return at;
  const expected = { zh: "尚未撤销的结算事件的编号", en: "the id of an event whose settlement stands" };
  wrong("unknown_event", "of", expected, show(of));
  return standing.length;
}

function settledBy({ standing, entries }: State, event: SettledEvent, wrong: Wrong): Pending {
  const { id, day, claim, knownAt = claim.visit.settled } = event;
  checkDays(event, wrong);
  if (event.knownAt !== undefined && knownAt > day) wrong("invalid_event", "knownAt", onOrBefore(day), show(knownAt));
  const twin = standing.find((each) => each.claim.id === claim.id);
  if (twin !== undefined) {
    const expected = { zh: "尚未结算,或已撤销的单据", en: "a claim that is not settled, or was reversed" };
    wrong("event_conflict", "claim.id", expected, `${show(claim.id)}, settled by ${show(twin.of)}`);
  }
  return { of: id, claim, basis: { knownAt, entries, readjudicated: null } };
}

/**
 * The right claim. Settled on another day than was said, it is as if it had been settled then: by what that day knew,
 * but by no less than the year was re-adjudicated by.
 */
function correctedBy({ entries }: State, { of, claim: wrong, basis }: Standing, { claim }: CorrectedEvent): Pending {
  const { settled } = claim.visit;
  if (settled === wrong.visit.settled) return { of, claim, basis };
  const { readjudicated } = basis;
  const knownAt = readjudicated !== null && readjudicated > settled ? readjudicated : settled;
  return { of, claim, basis: { knownAt, entries, readjudicated } };
}

function checkCorrection(own: Standing, event: CorrectedEvent, wrong: Wrong): void {
  checkDays(event, wrong);
  const { claim } = event;
  const same = (path: string, before: string, now: string): void => {
    if (before !== now) wrong("invalid_event", path, { zh: show(before), en: show(before) }, show(now));
  };
  same("claim.id", own.claim.id, claim.id);
  // Another region has other funds: that is a reversal and a settlement of another.
  same("claim.person.region", own.claim.person.region, claim.person.region);
}

/** What has been settled was settled by the day on which the journal learns of it. */
function checkDays({ day, claim }: SettledEvent | CorrectedEvent, wrong: Wrong): void {
  const { settled } = claim.visit;
  if (settled > day) wrong("invalid_event", "claim.visit.settled", onOrBefore(day), show(settled));
}

function onOrAfter(day: Day): Text {
  return { zh: `不早于 ${day}`, en: `on or after ${day}` };
}

function onOrBefore(day: Day): Text {
  return { zh: `不晚于 ${day}`, en: `on or before ${day}` };
}
