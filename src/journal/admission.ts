/** Whether an event fits what came before it, and what it does to the settlements of the year. */
import type { Issue, IssueCode } from "../errors.ts";
import { show } from "../errors.ts";
import type { Day, Text } from "../rules/types.ts";
import { yearEndHead } from "../year/year-end.ts";
import { recognitionOf } from "./recognition.ts";
import { withoutRefunded } from "./refund.ts";
import { pendingOf } from "./state.ts";
import type { Effect, Pending, Standing, State } from "./state.ts";
import type { CorrectedEvent, JournalEvent, SettledEvent, Surroundings, YearEndEvent } from "./event-types.ts";

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
    case "settled": {
      // The end of the year stands after all bills of it.
      const end = standing.filter((each) => each.yearEnd).map(pendingOf);
      const kept = standing.filter((each) => !each.yearEnd);
      return { ...nothing, kept, pending: [settledBy(state, event, wrong), ...end] };
    }
    case "yearEnd":
      return { ...nothing, pending: [endedBy(state, event, wrong)] };
    case "recognised":
      return { ...nothing, recognised: [...recognised, recognitionOf(event, state.entries)] };
    case "reversed": {
      const at = placeOf(standing, event.of, wrong);
      // Taking it back is a step of the account of its own.
      return { ...nothing, ...from(standing, at, []), revision: revision + 1 };
    }
    case "refunded": {
      const at = placeOf(standing, event.of, wrong);
      const own = visitAt(standing, at, wrong);
      if (own === null) return nothing;
      const left = { ...pendingOf(own), claim: withoutRefunded(own.claim, event, wrong) };
      return { ...nothing, ...from(standing, at, [left]) };
    }
    case "corrected": {
      const at = placeOf(standing, event.of, wrong);
      const own = visitAt(standing, at, wrong);
      if (own === null) return nothing;
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
  return standing.map((each) => ({ ...pendingOf(each), basis: { knownAt, entries, readjudicated: knownAt } }));
}

/** What is before a place is kept; what stands there is replaced, and what comes after is settled again as it was. */
function from(
  standing: readonly Standing[],
  at: number,
  instead: readonly Pending[],
): Pick<Effect, "kept" | "pending"> {
  return { kept: standing.slice(0, at), pending: [...instead, ...standing.slice(at + 1).map(pendingOf)] };
}

/** The place of the settlement that an event made; past the end where it does not stand. */
function placeOf(standing: readonly Standing[], of: string, wrong: Wrong): number {
  const at = standing.findIndex((each) => each.of === of);
  if (at !== -1) return at;
  const expected = { zh: "尚未撤销的结算事件的编号", en: "the id of an event whose settlement stands" };
  wrong("unknown_event", "of", expected, show(of));
  return standing.length;
}

/** The settlement of a visit at a place; `null` where there is none, or that of the year's end. */
function visitAt(standing: readonly Standing[], at: number, wrong: Wrong): Standing | null {
  const own = standing[at];
  if (own === undefined || !own.yearEnd) return own ?? null;
  const expected = {
    zh: "结算就诊的事件;年终结算请撤销(reversed)后重办",
    en: "an event that settled a visit; the end of a year is reversed and settled anew",
  };
  wrong("invalid_event", "of", expected, "the end of the year");
  return null;
}

function settledBy(state: State, event: SettledEvent, wrong: Wrong): Pending {
  const { id, claim, knownAt = claim.visit.settled } = event;
  checkDays(event, claim.visit.settled, "claim.visit.settled", wrong);
  checkKnown(event, wrong);
  checkTwin(state, claim.id, "claim.id", wrong);
  const basis = { knownAt, entries: state.entries, readjudicated: null };
  return { of: id, claim, basis, around: surroundingsOf(event), yearEnd: false };
}

function endedBy(state: State, event: YearEndEvent, wrong: Wrong): Pending {
  const { id, bills, knownAt = bills.settled } = event;
  checkDays(event, bills.settled, "bills.settled", wrong);
  checkKnown(event, wrong);
  checkTwin(state, bills.id, "bills.id", wrong);
  const end = state.standing.find((each) => each.yearEnd);
  if (end !== undefined) {
    const expected = { zh: "年终未结算,或已撤销", en: "a year whose end is not settled, or was reversed" };
    wrong("event_conflict", "kind", expected, `settled by ${show(end.of)}`);
  }
  const { revision, amounts, admissions } = state.opening;
  if (revision > 0 || amounts.size > 0 || admissions > 0) {
    const expected = { zh: "自年初开始的账目:此前的单据不在其中", en: "a journal that begins with the year" };
    wrong("invalid_event", "kind", expected, `one opened at revision ${revision}`);
  }
  const basis = { knownAt, entries: state.entries, readjudicated: null };
  return { of: id, claim: yearEndHead(bills), basis, around: surroundingsOf(event), yearEnd: true };
}

/** What an event says of them; of a correction, in place of what was said before. */
function surroundingsOf({ household, stays }: Surroundings): Surroundings {
  return { ...(household === undefined ? {} : { household }), ...(stays === undefined ? {} : { stays }) };
}

function checkKnown({ day, knownAt }: SettledEvent | YearEndEvent, wrong: Wrong): void {
  if (knownAt !== undefined && knownAt > day) wrong("invalid_event", "knownAt", onOrBefore(day), show(knownAt));
}

function checkTwin({ standing }: State, claim: string, path: string, wrong: Wrong): void {
  const twin = standing.find((each) => each.claim.id === claim);
  if (twin === undefined) return;
  const expected = { zh: "尚未结算,或已撤销的单据", en: "a claim that is not settled, or was reversed" };
  wrong("event_conflict", path, expected, `${show(claim)}, settled by ${show(twin.of)}`);
}

/**
 * The right claim. Settled on another day than was said, it is as if it had been settled then: by what that day knew,
 * but by no less than the year was re-adjudicated by.
 */
function correctedBy({ entries }: State, own: Standing, event: CorrectedEvent): Pending {
  const { claim } = event;
  const { settled } = claim.visit;
  const right = { ...pendingOf(own), claim, around: { ...own.around, ...surroundingsOf(event) } };
  if (settled === own.claim.visit.settled) return right;
  const { readjudicated } = own.basis;
  const knownAt = readjudicated !== null && readjudicated > settled ? readjudicated : settled;
  return { ...right, basis: { knownAt, entries, readjudicated } };
}

function checkCorrection(own: Standing, event: CorrectedEvent, wrong: Wrong): void {
  const { claim } = event;
  checkDays(event, claim.visit.settled, "claim.visit.settled", wrong);
  const same = (path: string, before: string, now: string): void => {
    if (before !== now) wrong("invalid_event", path, { zh: show(before), en: show(before) }, show(now));
  };
  same("claim.id", own.claim.id, claim.id);
  // Another region has other funds: that is a reversal and a settlement of another.
  same("claim.person.region", own.claim.person.region, claim.person.region);
}

/** What has been settled was settled by the day on which the journal learns of it. */
function checkDays({ day }: JournalEvent, settled: Day, path: string, wrong: Wrong): void {
  if (settled > day) wrong("invalid_event", path, onOrBefore(day), show(settled));
}

function onOrAfter(day: Day): Text {
  return { zh: `不早于 ${day}`, en: `on or after ${day}` };
}

function onOrBefore(day: Day): Text {
  return { zh: `不晚于 ${day}`, en: `on or before ${day}` };
}
