/** The shapes of a journal: what happened in one person's benefit year, in the order in which it was learnt. */
import type { Account, Claim } from "../claim/types.ts";
import type { Amount, Day } from "../rules/types.ts";
import type { Settlement } from "../settle/types.ts";
import type { HouseholdUse, JournalEvent } from "./event-types.ts";

/** A code that was recognised and that the claim's region does not declare: no rule of it can ask for it. */
export interface NotApplied {
  /** Exactly one of `category` and `certificate`. */
  readonly category?: string;
  readonly certificate?: string;
}

/** A settlement as an event left it. */
export interface Receipt {
  /** Id of the event that settled the claim first. */
  readonly of: string;
  /** Without steps: settling what `journalState` gives of it again prints them. */
  readonly settlement: Settlement;
  /** The account after it: the person's own part of what a household shares. */
  readonly account: Account;
  /** Of a year's end, the claim that the year's bills came to. */
  readonly claim?: Claim;
  /** `visit.continuation` as it was found among earlier stays; absent: it was not looked for. */
  readonly continuation?: boolean;
  /** What of the household's use counted; absent: the region knows no households. */
  readonly household?: HouseholdUse;
  /** Recognised codes that were not applied; absent: none. */
  readonly notApplied?: readonly NotApplied[];
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

/**
 * A settlement that stands: settling `claim` on `before` at `knownAt` without trace gives `settlement`, and `after`, but for
 * what the household used. That of a year's end (`settlement.yearEnd`) is made again by `verify`.
 */
export interface StandingSettlement {
  /** Id of the event that settled it. */
  readonly of: string;
  /** The claim after refunds, corrections and recognitions, with what the journal found of its continuation. */
  readonly claim: Claim;
  readonly knownAt: Day;
  /** The account before it, with what the household's other members had used where `household` says so. */
  readonly before: Account;
  readonly settlement: Settlement;
  /** The account after it, without what the other members used. */
  readonly after: Account;
  readonly household?: HouseholdUse;
  readonly notApplied?: readonly NotApplied[];
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

/**
 * What each party has to give more; below 0, what it gets back. All of them sum to zero, to the fen. The settlement of a
 * year's end gives the patient what its own layers pay, and has nothing to do with the hospital: what else its receipt
 * says was paid on the bills of the year.
 */
export interface PartyDeltas {
  /** Every payer of either settlement. */
  readonly payers: { readonly [payer: string]: Amount };
  readonly patient: Amount;
  /** What the hospital gives back: by how much the bill became smaller. */
  readonly facility: Amount;
  /** Of the payer `hospital` and of `facility`, what is whose: every hospital of either settlement. */
  readonly hospitals: readonly HospitalDelta[];
}

/** What one hospital has to give more, told apart from others by `visit.facility.id`. */
export interface HospitalDelta {
  readonly id: string;
  /** As the payer `hospital`, of a waiver or a reduction. */
  readonly payer: Amount;
  /** By how much its bills became smaller. */
  readonly facility: Amount;
}

/** The same of one settlement, in full. */
export interface Deltas extends PartyDeltas {
  /** Only those that changed, in the order of payment. */
  readonly payments: readonly PaymentDelta[];
  /** Only those that changed, in the order of the claim. */
  readonly lines: readonly LineDelta[];
}

/**
 * One party owes another. Parties are payers, `patient` and `facility` (the hospital that billed); the payer `hospital`
 * and `facility` are a party for each hospital.
 */
export interface Debt {
  readonly from: string;
  readonly to: string;
  /** Above 0. */
  readonly amount: Amount;
  /** Id of the hospital that `from` is; absent where it is none. */
  readonly fromHospital?: string;
  /** The same of `to`. */
  readonly toHospital?: string;
}

/** One settlement before and after. */
export interface SettlementChange {
  /** Id of the event that settled it. */
  readonly of: string;
  readonly claim: string;
  readonly region: string;
  /** Id of the hospital that billed what is now, or what was taken back; `null` at the end of a year. */
  readonly hospital: string | null;
  /** `null`: it was not there. */
  readonly before: Settlement | null;
  /** `null`: it was taken back. */
  readonly after: Settlement | null;
  /** Where it was taken back, its receipt with every amount negated: bill, payments, payers, patient and lines. */
  readonly mirror: Settlement | null;
  readonly deltas: Deltas;
  /** Who owes whom for this settlement. */
  readonly owed: readonly Debt[];
  /** Recognised codes that are not applied to what is now, for its region does not declare them; absent: none. */
  readonly notApplied?: readonly NotApplied[];
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
