/** The shapes of what happens in one person's benefit year. */
import type { Account, Claim, ClaimAmount, ClaimPerson, GivenPayment } from "../claim/types.ts";
import type { Day } from "../rules/types.ts";
import type { EarlierStay } from "../year/readmission.ts";

/** What every event has. */
interface EventHead {
  /** 1 to 256 characters, its own within the journal. The same event again changes nothing. */
  readonly id: string;
  /** The day on which it was learnt or done, not before that of the event before it. */
  readonly day: Day;
}

/** What an event that touches the account has. */
interface AccountEventHead extends EventHead {
  /** The revision of the account that its author saw; another one is `stale_account`. */
  readonly revision: number;
}

/**
 * What others than this journal have used of the totals that the members of a household share (`household` of the
 * pipeline), as its other members' accounts had it: of that which is not shared, nothing may be said; of a lump that
 * they were paid (`.paid` above 0) how often belongs to it, and where the case that first paid in the year counts, which.
 */
export type HouseholdUse = Pick<Account, "amounts" | "counts">;

/** What a journal cannot know of a visit by itself. */
export interface Surroundings {
  /** Needed, if only as `{ "amounts": {} }`, where the region's pipeline has a `household`. */
  readonly household?: HouseholdUse;
  /**
   * Earlier stays of the person that are not settled in this journal. With them, if only `[]`, a claim that does not state
   * `visit.continuation` has it found, as by `withContinuation`, among these and the stays of all other settlements that
   * stand, each time the claim is settled: their days tell which are earlier, and of two on the same days the one that was
   * settled first is. What comes late changes a later stay when the year is re-adjudicated. Absent: nothing is looked for.
   */
  readonly stays?: readonly EarlierStay[];
}

/** A claim was settled. Where the end of the year stands, it is settled before it, and the end again. */
export interface SettledEvent extends AccountEventHead, Surroundings {
  readonly kind: "settled";
  /** Settled by `day` at the latest; its id stands for no other settlement of the journal. */
  readonly claim: Claim;
  /** Only rules published, and what the journal recognised, by this day count. Default: the claim's day of settlement. */
  readonly knownAt?: Day;
}

/**
 * The end of the year was settled, as by `settleYearEnd`, on the bills of all settlements that stand; it is settled again
 * whenever one of them changes. The journal has to begin with the year. At most one stands.
 */
export interface YearEndEvent extends AccountEventHead {
  readonly kind: "yearEnd";
  readonly bills: {
    /** Id of this settlement, as of a claim. */
    readonly id: string;
    readonly person: ClaimPerson;
    /** The day of it, in the benefit year, and not after `day`. */
    readonly settled: Day;
  };
  /** As of a claim. Default: `bills.settled`. */
  readonly knownAt?: Day;
  /** As of a claim. */
  readonly household?: HouseholdUse;
}

/** A settlement was taken back as a whole (NHSA 2305, 2601). */
export interface ReversedEvent extends AccountEventHead {
  readonly kind: "reversed";
  /** Id of the event that settled it. */
  readonly of: string;
}

/** What is given back of one fee line. */
export interface RefundedLine {
  readonly id: string;
  /** How many, above 0, of a line with a price and a quantity; at most four decimals. Absent: the line as a whole. */
  readonly quantity?: ClaimAmount;
}

/** Fee lines were given back. What is left is settled as if they had never been there. */
export interface RefundedEvent extends AccountEventHead {
  readonly kind: "refunded";
  /** Id of the event that settled it. */
  readonly of: string;
  readonly lines: readonly RefundedLine[];
  /**
   * What the layers settled elsewhere pay of the rest: needed where the claim has `paid`, for each layer that it gives and
   * no other, with 0.00 for one that pays nothing of the rest.
   */
  readonly paid?: readonly GivenPayment[];
}

/**
 * A claim was wrong, and this is what is right; it keeps its place in the year. With the same day of settlement it also
 * keeps the day whose knowledge counts; with another, that day counts, or the `knownAt` of the year's re-adjudication
 * since where that is later.
 */
export interface CorrectedEvent extends AccountEventHead, Surroundings {
  readonly kind: "corrected";
  /** Id of the event that settled it; not the end of a year, which is reversed and settled anew. */
  readonly of: string;
  /** Of the same id, person and region. What it does not say of `household` and `stays` stays as it was. */
  readonly claim: Claim;
}

/** Days, both inclusive, on which a code is held. */
export interface HeldRange {
  /** Absent: since ever. */
  readonly from?: Day;
  /** Last day. Absent: still. */
  readonly to?: Day;
}

/**
 * When a person holds a category or certificate, as learnt on `day`: it stands in place of what claims say of this code,
 * and of what was recognised of it before. Settlements that are there already change only when they are re-adjudicated.
 * `applyEvent` refuses a code that is neither national nor declared in any region of the rulebook by `day`. To a claim whose
 * region does not declare it, it is not applied, and its receipt says so (`notApplied`).
 */
export interface RecognisedEvent extends EventHead {
  readonly kind: "recognised";
  /** Exactly one of `category` and `certificate`. */
  readonly category?: string;
  readonly certificate?: string;
  /** Empty: never held. */
  readonly held: readonly HeldRange[];
}

/** The year was settled again under what was known on a day. */
export interface ReadjudicatedEvent extends AccountEventHead {
  readonly kind: "readjudicated";
  /** Not before the last event, and not after `day`. */
  readonly knownAt: Day;
}

/** What happened. */
export type JournalEvent =
  SettledEvent | YearEndEvent | ReversedEvent | RefundedEvent | CorrectedEvent | RecognisedEvent | ReadjudicatedEvent;
