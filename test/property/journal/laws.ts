/** What must hold of a journal after every step: laws 1 to 7 of the design. */
import { expect } from "vitest";
import { applyEvent, journalState, readjudicate, settle, verify } from "../../../src/index.ts";
import type {
  Applied,
  Changes,
  Journal,
  PartyDeltas,
  Readjudication,
  Rulebook,
  Settlement,
  SettlementChange,
  StandingSettlement,
} from "../../../src/index.ts";
import { fen } from "../arbitraries/amounts.ts";
import { replay } from "../replay.ts";
import { withoutRevision } from "./model.ts";
import type { Parts } from "./world.ts";

/** As `toEqual`, which is slow: what prints the same is the same. */
export function expectSame(found: unknown, expected: unknown): void {
  if (found === expected || JSON.stringify(found) === JSON.stringify(expected)) return;
  expect(found).toEqual(expected);
}

/** As `toBeGreaterThanOrEqual`, likewise. */
export function expectAtLeast(found: number, least: number): void {
  if (found < least) expect(found).toBeGreaterThanOrEqual(least);
}

const sum = (amounts: readonly string[]): number => amounts.reduce((total, amount) => total + fen(amount), 0);

/** Laws 1, 2, 3 and 7 of a settlement that stands, and that it replays. */
export function holdReceipt(
  rulebook: Rulebook,
  { claim, knownAt, before, settlement, after, household }: StandingSettlement,
): void {
  const options = { knownAt, trace: false };
  const isYearEnd = settlement.yearEnd === true;
  const traced = isYearEnd ? null : settle(rulebook, claim, before, { knownAt });
  // Law 6: the receipt replays, byte for byte.
  if (traced === null) expect(verify(rulebook, settlement, claim, before, options)).toEqual({ same: true });
  else {
    expect(JSON.stringify({ ...traced.settlement, steps: [] })).toBe(JSON.stringify(settlement));
    // What the household's others used is not this person's; the model holds what is left.
    if (household === undefined) expect(JSON.stringify(traced.account)).toBe(JSON.stringify(after));
  }
  // Law 1.
  const { total, payers, patient, payments, lines, bill } = settlement;
  expectSame(sum(Object.values(payers)) + fen(patient.amount), fen(total));
  expectSame(sum(payments.map(({ amount }) => amount)) + fen(patient.amount), fen(total));
  expectSame(sum(Object.values(bill)), fen(total));
  for (const line of lines) expectSame(sum(Object.values(line.payers)) + fen(line.patient), fen(line.amount));
  // Law 2: nothing below zero but a hospital's part under a quota, and nobody pays more than is there.
  for (const { amount, payer } of payments) if (payer !== "hospital") expectAtLeast(fen(amount), 0);
  expectAtLeast(fen(patient.amount), 0);
  for (const line of lines) {
    const sign = fen(line.amount) < 0 ? -1 : 1;
    expectAtLeast(sign * fen(line.patient), 0);
    for (const [payer, share] of Object.entries(line.payers))
      if (payer !== "hospital") expectAtLeast(sign * fen(share), 0);
  }
  if (traced === null) return;
  // Law 7: the steps alone give the amounts.
  expectSame(replay(traced.settlement), []);
  // Law 3: the order of lines changes nothing.
  if (claim.lines === undefined) return;
  const turned = settle(rulebook, { ...claim, lines: [...claim.lines].reverse() }, before, { knownAt, trace: false });
  expectSame({ ...turned.settlement, lines: [...turned.settlement.lines].reverse() }, settlement);
}

/** Law 4: one more visit, in two parts, leaves the account as in one. */
export function holdParts(rulebook: Rulebook, journal: Journal, { whole, parts }: Parts): void {
  const { account } = journalState(journal);
  const one = settle(rulebook, whole, account, { trace: false });
  const first = settle(rulebook, parts[0], account, { trace: false });
  const second = settle(rulebook, parts[1], first.account, { trace: false });
  expectSame(second.account.amounts, one.account.amounts);
}

/** Law 5: taking back what was settled last gives back the account, all but its revision; the end of the year goes on. */
export function holdReversal(rulebook: Rulebook, before: Journal, journal: Journal, of: string, day: string): void {
  const last = journalState(journal).settlements.find((each) => each.of === of);
  if (last === undefined) throw new RangeError("nothing to take back");
  const { account } = journalState(journal);
  const event = { id: "law-5", day, kind: "reversed", revision: account.revision, of };
  const { journal: reversed, changes } = applyEvent(rulebook, journal, event);
  const now = journalState(reversed);
  expectSame(withoutRevision(now.account), withoutRevision(journalState(before).account));
  expectSame(now.account.revision, account.revision + changes.settlements.length);
  expect(changes.settlements.slice(1).every(({ after }) => after?.yearEnd === true)).toBe(true);
  const { mirror } = changes.settlements[0] ?? {};
  if (mirror === undefined || mirror === null) throw new Error("no mirror");
  holdMirror(last.settlement, mirror);
}

/** Every figure of a receipt, negated. */
export function holdMirror(receipt: Settlement, mirror: Settlement): void {
  const figures = (settlement: Settlement): number[] => {
    const { total, bill, payments, payers, patient, lines } = settlement;
    const amounts = JSON.stringify([total, bill, payments, payers, patient, lines]).match(/"-?\d+\.\d\d"/g) ?? [];
    return amounts.map((amount) => fen(amount.slice(1, -1)));
  };
  expectSame(
    figures(mirror),
    figures(receipt).map((amount) => 0 - amount),
  );
  expect(mirror.payments.map(({ layer, benefit, payer }) => [layer, benefit, payer])).toEqual(
    receipt.payments.map(({ layer, benefit, payer }) => [layer, benefit, payer]),
  );
}

/** Law 6: what is recorded is what was said, and a second time changes nothing. */
export function holdReadjudication(rulebook: Rulebook, dry: Readjudication, { journal, changes }: Applied): void {
  expectSame(changes, { settlements: dry.settlements, sums: dry.sums });
  const again = readjudicate(journal, rulebook, { knownAt: dry.knownAt });
  for (const { deltas, owed } of again.settlements) {
    expectSame(
      [...Object.values(deltas.payers), deltas.patient].filter((amount) => amount !== "0.00"),
      [],
    );
    expectSame([deltas.facility, owed, deltas.lines, deltas.payments], ["0.00", [], [], []]);
  }
}

/** What each gives of a settlement; at the end of a year, what its own payments give the patient. */
function givenBy(settlement: Settlement | null): {
  readonly payers: Readonly<Record<string, number>>;
  readonly patient: number;
  readonly total: number;
} {
  if (settlement === null) return { payers: {}, patient: 0, total: 0 };
  const payers: Record<string, number> = {};
  if (settlement.yearEnd !== true) {
    for (const [payer, amount] of Object.entries(settlement.payers)) payers[payer] = fen(amount);
    return { payers, patient: fen(settlement.patient.amount), total: fen(settlement.total) };
  }
  let patient = 0;
  for (const { benefit, payer, amount } of settlement.payments) {
    if (benefit === null) continue;
    payers[payer] = (payers[payer] ?? 0) + fen(amount);
    patient -= fen(amount);
  }
  return { payers, patient, total: 0 };
}

/** What changes is what is now less what was, sums to zero, and is what the debts settle. */
export function holdChanges({ settlements, sums }: Changes): void {
  const total = new Map<string, number>();
  for (const change of settlements) {
    const { deltas, owed } = change;
    const [before, after] = [givenBy(change.before), givenBy(change.after)];
    const party = (name: string, amount: number): void => void total.set(name, (total.get(name) ?? 0) + amount);
    const patient = after.patient - before.patient;
    expectSame(fen(deltas.patient), patient);
    party("patient", patient);
    const facility = before.total - after.total;
    expectSame(fen(deltas.facility), facility);
    party("facility", facility);
    const names = new Set([...Object.keys(before.payers), ...Object.keys(after.payers)]);
    expectSame(Object.keys(deltas.payers).sort(), [...names].sort());
    for (const name of names) {
      const amount = (after.payers[name] ?? 0) - (before.payers[name] ?? 0);
      expectSame(fen(deltas.payers[name] ?? ""), amount);
      party(`payer ${name}`, amount);
    }
    holdDebts(deltas, owed);
    holdShares(change);
  }
  expectSame(
    [...total.values()].reduce((all, amount) => all + amount, 0),
    0,
  );
  for (const { deltas, owed } of sums) holdDebts(deltas, owed);
  const [only, ...more] = sums;
  if (only === undefined || more.length > 0) return;
  expectSame(fen(only.deltas.patient), total.get("patient"));
  for (const [payer, amount] of Object.entries(only.deltas.payers))
    expectSame(fen(amount), total.get(`payer ${payer}`));
}

/** Deltas sum to zero, and the debts are what makes them good. */
function holdDebts({ payers, patient, facility, hospitals }: PartyDeltas, owed: SettlementChange["owed"]): void {
  expectSame(sum([...Object.values(payers), patient, facility]), 0);
  expectSame(sum(hospitals.map((each) => each.facility)), fen(facility));
  const given: Record<string, number> = {};
  const partyOf = (party: string, hospital?: string): string =>
    hospital === undefined ? party : `${party} of ${hospital}`;
  for (const { amount, ...debt } of owed) {
    const [from, to] = [partyOf(debt.from, debt.fromHospital), partyOf(debt.to, debt.toHospital)];
    expectAtLeast(fen(amount), 1);
    given[from] = (given[from] ?? 0) + fen(amount);
    given[to] = (given[to] ?? 0) - fen(amount);
  }
  const expected = Object.fromEntries(
    [
      ...Object.entries(payers).map(
        ([payer, amount]) =>
          [payer, fen(amount) - (payer === "hospital" ? sum(hospitals.map((each) => each.payer)) : 0)] as const,
      ),
      ["patient", fen(patient)] as const,
      ...hospitals.flatMap((each) => [
        [partyOf("hospital", each.id), fen(each.payer)] as const,
        [partyOf("facility", each.id), fen(each.facility)] as const,
      ]),
    ].filter(([, amount]) => amount !== 0),
  );
  expectSame(given, expected);
}

/** Lines and payments change by what the whole does. */
function holdShares({ before, after, deltas }: SettlementChange): void {
  for (const { payers, patient, facility } of deltas.lines)
    expectSame(sum([...Object.values(payers), patient, facility]), 0);
  const byPayer = new Map<string, number>();
  for (const { payer, amount } of deltas.payments) byPayer.set(payer, (byPayer.get(payer) ?? 0) + fen(amount));
  for (const [payer, amount] of Object.entries(deltas.payers)) expectSame(byPayer.get(payer) ?? 0, fen(amount));
  const lined = [before, after].every((settlement) => settlement === null || settlement.lines.length > 0);
  if (!lined) return;
  expectSame(sum(deltas.lines.map(({ patient }) => patient)), fen(deltas.patient));
  expectSame(sum(deltas.lines.map(({ facility }) => facility)), fen(deltas.facility));
}
