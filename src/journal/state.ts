/** Where a journal stands, kept beside it: what later events look at. */
import type { ParsedAccount } from "../account/account.ts";
import type { Claim } from "../claim/types.ts";
import type { Day } from "../rules/types.ts";
import type { Recognition } from "./recognition.ts";
import type { JournalEvent, Surroundings } from "./event-types.ts";
import type { Receipt } from "./types.ts";

/** By what a settlement was computed: it stays so until the year is re-adjudicated. */
export interface Basis {
  readonly knownAt: Day;
  /** Only what was recognised by this many entries counts: the knowledge of the desk that settled it. */
  readonly entries: number;
  /** By which day's knowledge the year was last re-adjudicated since; `null`: never. */
  readonly readjudicated: Day | null;
}

/** A settlement whose receipt is still to come. */
export interface Pending {
  /** Id of the event that settled it. */
  readonly of: string;
  /** The claim after refunds and corrections, before recognitions; of the end of a year, without its bills. */
  readonly claim: Claim;
  readonly basis: Basis;
  /** What the journal does not know by itself. */
  readonly around: Surroundings;
  /** Whether it is the end of the year, which stands after all others. */
  readonly yearEnd: boolean;
}

/** A settlement of the year that was not taken back. */
export interface Standing extends Pending {
  readonly receipt: Receipt;
  /** The account after it. */
  readonly after: ParsedAccount;
}

/** The settlement again, as it was. */
export function pendingOf({ of, claim, basis, around, yearEnd }: Standing): Pending {
  return { of, claim, basis, around, yearEnd };
}

/** Where a journal stands. Never changed; an event gives another one. */
export interface State {
  readonly opening: ParsedAccount;
  /** How many entries there are. */
  readonly entries: number;
  /** That of the last event; `null` before the first. */
  readonly day: Day | null;
  /** Of the account. */
  readonly revision: number;
  readonly standing: readonly Standing[];
  readonly recognised: readonly Recognition[];
}

/** What an event does to the settlements of the year. */
export interface Effect {
  readonly event: JournalEvent;
  /** Those that stay as they are, from the first on. */
  readonly kept: readonly Standing[];
  /** Those that are to be settled, on what is kept. */
  readonly pending: readonly Pending[];
  /** The account's revision before the first of them. */
  readonly revision: number;
  /** What is recognised after it. */
  readonly recognised: readonly Recognition[];
}

/** Where a journal stands before its first event. */
export function openState(opening: ParsedAccount): State {
  return { opening, entries: 0, day: null, revision: opening.revision, standing: [], recognised: [] };
}

/** The account after some settlements, as integers. */
export function accountAfter(opening: ParsedAccount, standing: readonly Standing[], revision: number): ParsedAccount {
  return { ...(standing.at(-1)?.after ?? opening), revision };
}

/** Where a journal stands after an event, of which every pending settlement has been made. */
export function stateAfter(state: State, effect: Effect, made: readonly Standing[]): State {
  return {
    opening: state.opening,
    entries: state.entries + 1,
    day: effect.event.day,
    revision: effect.revision + made.length,
    standing: [...effect.kept, ...made],
    recognised: effect.recognised,
  };
}
