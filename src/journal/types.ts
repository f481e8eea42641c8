/** The shapes of a journal: what happened in one person's benefit year, in the order in which it was learnt. */
import type { Account, Claim, ClaimAmount, GivenPayment } from "../claim/types.ts";
import type { Amount, Day } from "../rules/types.ts";
import type { Settlement } from "../settle/types.ts";

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

/** A claim was settled. */
export interface SettledEvent extends AccountEventHead {
  readonly kind: "settled";
  /** Settled by `day` at the latest; its id stands for no other settlement of the journal. */
  readonly claim: Claim;
  /** Only rules published, and what the journal recognised, by this day count. Default: the claim's day of settlement. */
  readonly knownAt?: Day;
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
  /** What the layers settled elsewhere pay of the rest: needed, as a whole, where the claim has `paid`. */
  readonly paid?: readonly GivenPayment[];
}

/**
 * A claim was wrong, and this is what is right; it keeps its place in the year. With the same day of settlement it also
 * keeps the day whose knowledge counts; with another, that day counts, or the `knownAt` of the year's re-adjudication
 * since where that is later.
 */
export interface CorrectedEvent extends AccountEventHead {
  readonly kind: "corrected";
  /** Id of the event that settled it. */
  readonly of: string;
  /** Of the same id, person and region. */
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
 * `applyEvent` refuses a code that is neither national nor declared in a region of the settlements that stand; a claim of
 * another region that does not declare it is refused with it.
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
  SettledEvent | ReversedEvent | RefundedEvent | CorrectedEvent | RecognisedEvent | ReadjudicatedEvent;

/** A settlement as an event left it. */
export interface Receipt {
  /** Id of the event that settled the claim first. */
  readonly of: string;
  /** Without steps: settling what `journalState` gives of it again prints them. */
  readonly settlement: Settlement;
  /** The account after it. */
  readonly account: Account;
}

/** An event with what came of it. */
export interface JournalEntry {
  /** Digest of the entry before, of the opening account for the first. */
  readonly previous: string;
  readonly event: JournalEvent;
  /** The settlements that it made or changed, in the order of the year. */
  readonly receipts: readonly Receipt[];
}

/** One person's benefit year. Plain data; entries are only ever added. */
export interface Journal {
  /** The account before the first event. */
  readonly opening: Account;
  readonly entries: readonly JournalEntry[];
  /** Digest of the last entry, of the opening account where there is none. */
  readonly digest: string;
}

/** A settlement that stands: settling `claim` on `before` at `knownAt` without trace gives `settlement` and `after`. */
export interface StandingSettlement {
  /** Id of the event that settled it. */
  readonly of: string;
  /** The claim after refunds, corrections and recognitions. */
  readonly claim: Claim;
  readonly knownAt: Day;
  readonly before: Account;
  readonly settlement: Settlement;
  readonly after: Account;
}

/** Where a year stands. */
export interface JournalState {
  readonly account: Account;
  /** In the order in which they were settled first. */
  readonly settlements: readonly StandingSettlement[];
}

/** What one payer gives more (or, below 0, less) under one benefit. */
export interface PaymentDelta {
  readonly layer: string;
  readonly benefit: string | null;
  readonly payer: string;
  readonly amount: Amount;
}

/** What each party gives more for one fee line. Sums to zero with `facility`. */
export interface LineDelta {
  readonly id: string;
  readonly payers: { readonly [payer: string]: Amount };
  readonly patient: Amount;
  readonly facility: Amount;
}

/** What each party has to give more; below 0, what it gets back. All of them sum to zero, to the fen. */
export interface PartyDeltas {
  /** Every payer of either settlement. */
  readonly payers: { readonly [payer: string]: Amount };
  readonly patient: Amount;
  /** What the hospital gives back: by how much the bill became smaller. */
  readonly facility: Amount;
}

/** The same of one settlement, in full. */
export interface Deltas extends PartyDeltas {
  /** Only those that changed, in the order of payment. */
  readonly payments: readonly PaymentDelta[];
  /** Only those that changed, in the order of the claim. */
  readonly lines: readonly LineDelta[];
}

/** One party owes another. Parties are payers, `patient` and `facility` (the hospital that billed). */
export interface Debt {
  readonly from: string;
  readonly to: string;
  /** Above 0. */
  readonly amount: Amount;
}

/** One settlement before and after. */
export interface SettlementChange {
  /** Id of the event that settled it. */
  readonly of: string;
  readonly claim: string;
  readonly region: string;
  /** `null`: it was not there. */
  readonly before: Settlement | null;
  /** `null`: it was taken back. */
  readonly after: Settlement | null;
  /** Where it was taken back, its receipt with every amount negated: bill, payments, payers, patient and lines. */
  readonly mirror: Settlement | null;
  readonly deltas: Deltas;
  /** Who owes whom for this settlement. */
  readonly owed: readonly Debt[];
}

/** The same over the settlements of one insured region, whose payers are the same funds. */
export interface RegionSum {
  readonly region: string;
  readonly deltas: PartyDeltas;
  readonly owed: readonly Debt[];
}

/** What changes for whom. */
export interface Changes {
  readonly settlements: readonly SettlementChange[];
  /** By region, in the order of the settlements. */
  readonly sums: readonly RegionSum[];
}

/** What applying an event gives. */
export interface Applied {
  readonly journal: Journal;
  /** Those that the event made, took back or settled again. */
  readonly changes: Changes;
}

/** What the year would be under what is known on a day. */
export interface Readjudication extends Changes {
  readonly person: string;
  readonly year: number;
  readonly knownAt: Day;
}
