/** The figures of settlements as integers, and their differences: subtraction of fen, and nothing else. */
import { printFen, readFen } from "../money.ts";
import { HOSPITAL } from "../plan/names.ts";
import type { Amount } from "../rules/types.ts";
import type { Payment, SettledLine, Settlement } from "../settle/types.ts";
import type { Deltas, HospitalDelta, LineDelta, PartyDeltas, PaymentDelta } from "./types.ts";

/** Fen by name, in the order in which names came up. */
type Sums = Map<string, number>;

/** What one hospital gives more, as a payer (of a waiver or reduction) and of the bill. Unit: fen. */
export interface HospitalShare {
  payer: number;
  facility: number;
}

/** What each party gives more, in fen; payers, patient and facility sum to zero. */
export interface Parties {
  readonly payers: Sums;
  patient: number;
  facility: number;
  /** Of the payer `hospital` and of `facility`, what is whose, by the id of the hospital. */
  readonly hospitals: Map<string, HospitalShare>;
}

/** A settlement with the id of the hospital that billed; `null` of the end of a year, which none did. */
export interface Billed {
  readonly settlement: Settlement;
  readonly hospital: string | null;
}

/** Nothing yet. */
export function noParties(): Parties {
  return { payers: new Map(), patient: 0, facility: 0, hospitals: new Map() };
}

function addHospital({ hospitals }: Parties, id: string, { payer, facility }: HospitalShare): void {
  const share = hospitals.get(id) ?? { payer: 0, facility: 0 };
  hospitals.set(id, { payer: share.payer + payer, facility: share.facility + facility });
}

function add(sums: Sums, name: string, fen: number): void {
  sums.set(name, (sums.get(name) ?? 0) + fen);
}

/** What each bears of a whole. Unit: fen. */
interface Shares {
  readonly payers: Iterable<readonly [payer: string, fen: number]>;
  readonly patient: number;
  readonly whole: number;
}

/** Adds what a settlement or one of its lines says, `sign` times. */
function addShares(parties: Parties, { payers, patient, whole }: Shares, sign: 1 | -1): void {
  for (const [payer, fen] of payers) add(parties.payers, payer, sign * fen);
  parties.patient += sign * patient;
  // The hospital is given the whole: what it is given less, it gives back.
  parties.facility -= sign * whole;
}

function sharesOf(payers: { readonly [payer: string]: Amount }, patient: Amount, whole: Amount): Shares {
  const paid = Object.entries(payers).map(([payer, amount]) => [payer, readFen(amount)] as const);
  return { payers: paid, patient: readFen(patient), whole: readFen(whole) };
}

/** The payments that a settlement itself makes: what was given to that of a year's end was paid on the bills of the year. */
function ownPayments({ yearEnd, payments }: Settlement): readonly Payment[] {
  return yearEnd === true ? payments.filter(({ benefit }) => benefit !== null) : payments;
}

/** What each bears of a settlement: of that of a year's end, what its payers give the patient, and nobody a hospital. */
function sharesOfAll(settlement: Settlement): Shares {
  const { yearEnd, payers, patient, total } = settlement;
  if (yearEnd !== true) return sharesOf(payers, patient.amount, total);
  const paid = ownPayments(settlement).map(({ payer, amount }) => [payer, readFen(amount)] as const);
  return { payers: paid, patient: 0 - paid.reduce((sum, [, fen]) => sum + fen, 0), whole: 0 };
}

/** Each with its sign: what is now, less what was. The order of names is that of what is now. */
function signed<T>(before: T | null, after: T | null): readonly (readonly [T, 1 | -1])[] {
  return [...(after === null ? [] : [[after, 1] as const]), ...(before === null ? [] : [[before, -1] as const])];
}

/** The difference of two settlements by party. */
export function partiesOf(before: Billed | null, after: Billed | null): Parties {
  const parties = noParties();
  for (const [{ settlement, hospital }, sign] of signed(before, after)) {
    const shares = sharesOfAll(settlement);
    addShares(parties, shares, sign);
    if (hospital === null) continue;
    const own = [...shares.payers].reduce((sum, [payer, fen]) => (payer === HOSPITAL ? sum + fen : sum), 0);
    addHospital(parties, hospital, { payer: sign * own, facility: -sign * shares.whole });
  }
  return parties;
}

/** Adds one difference to another. */
export function addParties(sum: Parties, { payers, patient, facility, hospitals }: Parties): void {
  for (const [payer, fen] of payers) add(sum.payers, payer, fen);
  sum.patient += patient;
  sum.facility += facility;
  for (const [id, share] of hospitals) addHospital(sum, id, share);
}

/** Prints a difference by party. */
export function printParties({ payers, patient, facility, hospitals }: Parties): PartyDeltas {
  const shares = [...hospitals].map(([id, share]): HospitalDelta => {
    return { id, payer: printFen(share.payer), facility: printFen(share.facility) };
  });
  return {
    payers: printSums(payers, true),
    patient: printFen(patient),
    facility: printFen(facility),
    hospitals: shares,
  };
}

function printSums(sums: Sums, zeros: boolean): { readonly [name: string]: Amount } {
  // Object.fromEntries defines its keys, so that one named `__proto__` is a key like any other.
  return Object.fromEntries(
    [...sums].filter(([, fen]) => zeros || fen !== 0).map(([name, fen]) => [name, printFen(fen)]),
  );
}

/** The difference of two settlements in full. */
export function deltasOf(before: Settlement | null, after: Settlement | null, parties: Parties): Deltas {
  return { ...printParties(parties), payments: paymentDeltas(before, after), lines: lineDeltas(before, after) };
}

function paymentDeltas(before: Settlement | null, after: Settlement | null): PaymentDelta[] {
  const sums = new Map<string, { readonly place: Omit<PaymentDelta, "amount">; fen: number }>();
  for (const [settlement, sign] of signed(before, after)) {
    for (const { layer, benefit, payer, amount } of ownPayments(settlement)) {
      const key = JSON.stringify([layer, benefit, payer]);
      const sum = sums.get(key) ?? { place: { layer, benefit, payer }, fen: 0 };
      sum.fen += sign * readFen(amount);
      sums.set(key, sum);
    }
  }
  return [...sums.values()].flatMap(({ place, fen }) => (fen === 0 ? [] : [{ ...place, amount: printFen(fen) }]));
}

function lineDeltas(before: Settlement | null, after: Settlement | null): LineDelta[] {
  const lines = new Map<string, Parties>();
  const addLine = ({ id, payers, patient, amount }: SettledLine, sign: 1 | -1): void => {
    const parties = lines.get(id) ?? noParties();
    addShares(parties, sharesOf(payers, patient, amount), sign);
    lines.set(id, parties);
  };
  // The lines of what was before first, since a refund takes some of them away: it is their order that is known.
  for (const line of before?.lines ?? []) addLine(line, -1);
  for (const line of after?.lines ?? []) addLine(line, 1);
  return [...lines].flatMap(([id, { payers, patient, facility }]): LineDelta[] => {
    const changed = patient !== 0 || facility !== 0 || [...payers.values()].some((fen) => fen !== 0);
    if (!changed) return [];
    return [{ id, payers: printSums(payers, false), patient: printFen(patient), facility: printFen(facility) }];
  });
}
