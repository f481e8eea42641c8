/** What a journal makes of the end of a year, of households and of readmissions: nothing of it is lost by what comes later. */
import { describe, expect, it } from "vitest";
import { openAccount } from "../../../src/account/account.ts";
import type { Claim } from "../../../src/claim/types.ts";
import { applyEvent } from "../../../src/journal/apply.ts";
import { journalState, openJournal } from "../../../src/journal/journal.ts";
import { readjudicate } from "../../../src/journal/readjudicate.ts";
import type { Changes, Journal } from "../../../src/journal/types.ts";
import { createRulebook } from "../../../src/rulebook.ts";
import { verify } from "../../../src/verify/verify.ts";
import { settleYearEnd } from "../../../src/year/year-end.ts";
import { settle } from "../../../src/settlement.ts";
import { expectRefusal } from "../claim/refusal.ts";
import { live, payersOf } from "./live.ts";
import { benefit, bookOf, claimOf, filesOf, flat, line, REGION, TITLE, versionOf } from "../pack.ts";

const source = "n 1";
const DAY = "2018-12-01";
const END = "2018-12-31";
const ALL = ["inScope", "preSelfPay", "overLimit", "ownPay"] as const;
const settled = (id: string, revision: number, claim: Claim, more: object = {}) => {
  return { id, day: DAY, kind: "settled", revision, claim, ...more };
};

const standingOf = (journal: Journal): unknown[] =>
  journalState(journal).settlements.map(({ of, settlement }) => [of, settlement.payers, settlement.patient.amount]);

describe("the end of a year in a journal", () => {
  /** Half of what is in scope; at the end of the year all that the patient bears above a tenth of the year's total. */
  const refund = benefit("ceiling", {
    base: { of: ALL },
    cases: [{ id: "all", source, burden: { allow: [{ ratio: "0.10", of: ["total"] }], per: "visit" } }],
  });
  const pipeline = { order: ["basic"], layers: { refund: TITLE }, yearEnd: { layers: ["refund"], source } };
  const layers = { basic: [benefit("b", { cases: [flat("0.5")] })], refund: [refund] };
  const book = bookOf(layers, { pipeline });
  const stay = (id: string, amount: string): Claim => claimOf([line("1", amount), line("2", "100.00")], { id });
  const bills = { id: "y-1", person: { id: "p-1", region: REGION }, settled: END };
  const two = [settled("e-1", 0, stay("c-1", "900.00")), settled("e-2", 1, stay("c-2", "400.00"))];
  const ended = { id: "e-3", day: END, kind: "yearEnd", revision: 2, bills };
  const { journal } = live(book, [...two, ended]);

  it("gives what settleYearEnd gives on the settlements that stand", () => {
    const first = settle(book, stay("c-1", "900.00"), undefined, { trace: false });
    const second = settle(book, stay("c-2", "400.00"), first.account, { trace: false });
    const settlements = [first.settlement, second.settlement];
    const end = settleYearEnd(book, { ...bills, settlements }, second.account, { trace: false });
    const { account, settlements: stand } = journalState(journal);
    expect(account).toEqual(end.account);
    expect(stand.at(-1)).toEqual({
      of: "e-3",
      claim: end.claim,
      knownAt: END,
      before: second.account,
      settlement: end.settlement,
      after: end.account,
    });
    // Of 1 500 half was paid; the patient bears 150 of the other half.
    expect(end.settlement.payers).toEqual({ basic: "750.00", refund: "600.00" });
  });

  it("is a debt of its payers to the patient, and of nobody to the hospital", () => {
    const { settlements } = applyEvent(book, live(book, two).journal, ended).changes;
    expect(settlements.map(({ owed }) => owed)).toEqual([[{ from: "refund", to: "patient", amount: "600.00" }]]);
  });

  it("is found again by verify, and in a journal out of JSON", () => {
    const read: unknown = JSON.parse(JSON.stringify(journal));
    expect(journalState(read)).toEqual(journalState(journal));
    const end = journalState(read).settlements.at(-1);
    expect(verify(book, end?.settlement, end?.claim, end?.before, { trace: false })).toEqual({ same: true });
  });

  it("is settled again when a bill before it is reversed, refunded or corrected: nobody is given back too much", () => {
    const after = (event: object): Changes =>
      applyEvent(book, journal, { id: "e-4", day: END, revision: 3, of: "e-1", ...event }).changes;
    const was = { basic: "750.00", refund: "600.00" };
    const second = ["e-2", { basic: "250.00" }, { basic: "250.00" }];
    expect(payersOf(after({ kind: "reversed" }))).toEqual([
      ["e-1", { basic: "500.00" }, null],
      second,
      ["e-3", was, { basic: "250.00", refund: "200.00" }],
    ]);
    // The first bill gave the patient 500 back, and the end of the year 400 less of it: 150 of 1 500 is 50 of 500.
    const { settlements, sums } = after({ kind: "reversed" });
    expect(settlements.map(({ deltas }) => [deltas.payers, deltas.patient, deltas.facility])).toEqual([
      [{ basic: "-500.00" }, "-500.00", "1000.00"],
      [{ basic: "0.00" }, "0.00", "0.00"],
      [{ refund: "-400.00" }, "400.00", "0.00"],
    ]);
    expect(settlements[2]?.owed).toEqual([{ from: "patient", to: "refund", amount: "400.00" }]);
    expect(sums[0]?.owed).toEqual([
      { from: "facility", fromHospital: "h-1", to: "basic", amount: "500.00" },
      { from: "facility", fromHospital: "h-1", to: "refund", amount: "400.00" },
      { from: "facility", fromHospital: "h-1", to: "patient", amount: "100.00" },
    ]);
    expect(payersOf(after({ kind: "refunded", lines: [{ id: "1" }] }))).toEqual([
      ["e-1", { basic: "500.00" }, { basic: "50.00" }],
      second,
      ["e-3", was, { basic: "300.00", refund: "240.00" }],
    ]);
    expect(payersOf(after({ kind: "corrected", claim: stay("c-1", "1900.00") }))).toEqual([
      ["e-1", { basic: "500.00" }, { basic: "1000.00" }],
      second,
      ["e-3", was, { basic: "1250.00", refund: "1000.00" }],
    ]);
  });

  it("is settled again after a bill that comes late, which stands before it", () => {
    const { journal: later, last } = live(book, [
      ...two,
      ended,
      settled("e-4", 3, stay("c-4", "100.00"), { day: END }),
    ]);
    expect(payersOf(last)).toEqual([
      ["e-4", null, { basic: "100.00" }],
      ["e-3", { basic: "750.00", refund: "600.00" }, { basic: "850.00", refund: "680.00" }],
    ]);
    expect(standingOf(later).map((each) => (each as unknown[])[0])).toEqual(["e-1", "e-2", "e-4", "e-3"]);
    expect(journalState(later).account.revision).toBe(5);
    const reversed = applyEvent(book, later, { id: "e-5", day: END, kind: "reversed", revision: 5, of: "e-4" });
    expect(standingOf(reversed.journal)).toEqual(standingOf(journal));
  });

  it("is re-adjudicated with the year", () => {
    const notice = {
      file: "notice.json",
      data: versionOf("basic", [benefit("b", { cases: [flat("0.8")] })], { published: "2019-02-01" }),
    };
    const late = createRulebook([...filesOf(layers, { pipeline }), notice]);
    const { settlements, sums } = readjudicate(journal, late, { knownAt: "2019-02-01" });
    expect(settlements.map(({ of, after }) => [of, after?.payers])).toEqual([
      ["e-1", { basic: "800.00" }],
      ["e-2", { basic: "400.00" }],
      ["e-3", { basic: "1200.00", refund: "150.00" }],
    ]);
    // What basic pays more on the bills, the end of the year pays less; the patient bears 150 as before.
    expect(sums[0]?.deltas).toEqual({
      payers: { basic: "450.00", refund: "-450.00" },
      patient: "0.00",
      facility: "0.00",
      hospitals: [{ id: "h-1", payer: "0.00", facility: "0.00" }],
    });
    expect(sums[0]?.owed).toEqual([{ from: "basic", to: "refund", amount: "450.00" }]);
    expect(settlements[2]?.deltas.payments).toEqual([
      { layer: "refund", benefit: "ceiling", payer: "refund", amount: "-450.00" },
    ]);
  });

  it("is taken back like any other, and then settled anew, but never twice", () => {
    const end = (id: string, revision: number) => ({ ...ended, id, revision });
    const reversal = { id: "e-4", day: END, kind: "reversed", revision: 3, of: "e-3" };
    const taken = applyEvent(book, journal, reversal).journal;
    expect(journalState(taken).account).toEqual({ ...journalState(live(book, two).journal).account, revision: 4 });
    expect(standingOf(applyEvent(book, taken, end("e-5", 4)).journal).at(-1)).toEqual([
      "e-5",
      { basic: "750.00", refund: "600.00" },
      "150.00",
    ]);
    expectRefusal(
      () => applyEvent(book, journal, { ...end("e-5", 3), bills: { ...bills, id: "y-2" } }),
      [["event_conflict", "kind", 'settled by "e-3"']],
    );
  });

  it("cannot be refunded or corrected", () => {
    const of = ["invalid_event", "of", "the end of the year"] as const;
    const event = { id: "e-4", day: END, revision: 3, of: "e-3" };
    expectRefusal(() => applyEvent(book, journal, { ...event, kind: "refunded", lines: [{ id: "1" }] }), [of]);
    expectRefusal(() => applyEvent(book, journal, { ...event, kind: "corrected", claim: stay("y-1", "1.00") }), [of]);
  });

  it("is refused with every finding: a day to come, a claim that stands, an account in use", () => {
    const opening = { ...openAccount("p-1", 2018), revision: 1, amounts: { "basic.b.paid": "1.00" } };
    const begun = applyEvent(book, openJournal(opening), settled("e-1", 1, stay("c-1", "1.00"))).journal;
    const wrong = { ...ended, day: "2018-12-30", knownAt: "2019-01-01", bills: { ...bills, id: "c-1" } };
    expectRefusal(
      () => applyEvent(book, begun, wrong),
      [
        ["invalid_event", "bills.settled", '"2018-12-31"'],
        ["invalid_event", "knownAt", '"2019-01-01"'],
        ["event_conflict", "bills.id", '"c-1", settled by "e-1"'],
        ["invalid_event", "kind", "one opened at revision 1"],
      ],
    );
    expectRefusal(
      () => applyEvent(book, begun, { ...ended, bills: { id: "y-1", person: { id: "p-1" } } }),
      [
        ["invalid_event", "bills.person.region", "nothing"],
        ["invalid_event", "bills.settled", "nothing"],
      ],
    );
  });

  it("is refused for bills of another region, another year, and without a yearEnd", () => {
    const none = bookOf({ basic: layers.basic });
    expectRefusal(
      () => applyEvent(none, live(none, two).journal, ended),
      [["invalid_claim", "person.region", `"${REGION}"`]],
    );
    expectRefusal(
      () =>
        applyEvent(book, live(book, two).journal, {
          ...ended,
          day: "2019-01-01",
          bills: { ...bills, settled: "2019-01-01" },
        }),
      [
        ["invalid_claim", "settlements[0].year", "2018"],
        ["invalid_claim", "settlements[1].year", "2018"],
      ],
    );
  });
});

describe("a household in a journal", () => {
  const bands = [{ upTo: "1000.00", amount: "0.00" }, { amount: "800.00" }];
  const lump = benefit("lump", { cases: [{ id: "all", source, lump: { bands, times: 1, per: "year" } }] });
  const half = benefit("b", {
    cases: [flat("0.1")],
    limits: [{ amount: "150.00", on: "paid", per: "year", pool: "home" }],
  });
  const household = { pools: ["home"], benefits: ["supplemental.lump"], source };
  const book = bookOf({ basic: [half], supplemental: [lump] }, { pipeline: { household } });
  const bill = (id: string): Claim => claimOf({ inScope: "2000.00" }, { id });
  const none = { household: { amounts: {} } };
  const others = { household: { amounts: { "pool.home": "100.00" }, counts: { "supplemental.lump": 1 } } };

  it("has its lump once: what the others have used counts, and what this member has", () => {
    const { journal } = live(book, [settled("e-1", 0, bill("c-1"), none), settled("e-2", 1, bill("c-2"), none)]);
    expect(standingOf(journal)).toEqual([
      ["e-1", { basic: "150.00", supplemental: "800.00" }, "1050.00"],
      ["e-2", { basic: "0.00", supplemental: "0.00" }, "2000.00"],
    ]);
    const second = live(book, [settled("e-1", 0, bill("c-1"), others)]).journal;
    expect(standingOf(second)).toEqual([["e-1", { basic: "50.00", supplemental: "0.00" }, "1950.00"]]);
  });

  it("keeps this member's own part in the account, and gives what each settlement looked at", () => {
    const { journal } = live(book, [settled("e-1", 0, bill("c-1"), others), settled("e-2", 1, bill("c-2"), others)]);
    const { account, settlements } = journalState(journal);
    expect(account.amounts).toEqual({
      "basic.b.base": "4000.00",
      "basic.b.paid": "50.00",
      "pool.home": "50.00",
      "supplemental.lump.base": "3950.00",
    });
    expect(account.counts).toBeUndefined();
    for (const { settlement, claim, before, household: used } of settlements) {
      expect(used).toEqual(others.household);
      expect(verify(book, settlement, claim, before, { trace: false })).toEqual({ same: true });
    }
    expect(settlements[1]?.before.amounts["pool.home"]).toBe("150.00");
    expect(journalState(JSON.parse(JSON.stringify(journal)))).toEqual(journalState(journal));
  });

  it("gives the lump to a later bill when the one that had it is taken back", () => {
    const { last } = live(book, [
      settled("e-1", 0, bill("c-1"), none),
      settled("e-2", 1, bill("c-2"), none),
      { id: "e-3", day: DAY, kind: "reversed", revision: 2, of: "e-1" },
    ]);
    expect(payersOf(last)[1]).toEqual([
      "e-2",
      { basic: "0.00", supplemental: "0.00" },
      { basic: "150.00", supplemental: "800.00" },
    ]);
  });

  it("has what the others used put right by a correction, which else leaves it as it was", () => {
    const corrected = (revision: number, more: object) => {
      return { id: `x-${revision}`, day: DAY, kind: "corrected", revision, of: "e-1", claim: bill("c-1"), ...more };
    };
    const first = settled("e-1", 0, bill("c-1"), none);
    expect(payersOf(live(book, [first, corrected(1, others)]).last)).toEqual([
      ["e-1", { basic: "150.00", supplemental: "800.00" }, { basic: "50.00", supplemental: "0.00" }],
    ]);
    expect(payersOf(live(book, [first, corrected(1, others), corrected(2, {})]).last)).toEqual([
      ["e-1", { basic: "50.00", supplemental: "0.00" }, { basic: "50.00", supplemental: "0.00" }],
    ]);
  });

  it("is refused where nothing is said of the others, or something that nobody shares", () => {
    expectRefusal(() => live(book, [settled("e-1", 0, bill("c-1"))]), [["invalid_event", "household", "nothing"]]);
    const unshared = { household: { amounts: { "basic.b.paid": "1.00" }, counts: { "basic.b": 1 } } };
    expectRefusal(
      () => live(book, [settled("e-1", 0, bill("c-1"), unshared)]),
      [
        ["invalid_event", "household.amounts.basic.b.paid", "another"],
        ["invalid_event", "household.counts.basic.b", "another"],
      ],
    );
    const paid = { "supplemental.lump.paid": "800.00" };
    const uncounted = { household: { amounts: paid } };
    expectRefusal(
      () => live(book, [settled("e-1", 0, bill("c-1"), uncounted)]),
      [["invalid_event", "household.counts.supplemental.lump", "nothing"]],
    );
    const said = { household: { amounts: paid, counts: { "supplemental.lump": 0 } } };
    expect(standingOf(live(book, [settled("e-1", 0, bill("c-1"), said)]).journal)).toEqual([
      ["e-1", { basic: "150.00", supplemental: "800.00" }, "1050.00"],
    ]);
    const alone = bookOf({ basic: [half] });
    expectRefusal(
      () => live(alone, [settled("e-1", 0, bill("c-1"), others)]),
      [
        ["invalid_event", "household.amounts.pool.home", "another"],
        ["invalid_event", "household.counts.supplemental.lump", "another"],
      ],
    );
    expect(standingOf(live(alone, [settled("e-1", 0, bill("c-1"), none)]).journal)).toEqual([
      ["e-1", { basic: "150.00" }, "1850.00"],
    ]);
  });
});

describe("a readmission in a journal", () => {
  const continues = { "==": [{ var: "visit.continuation" }, true] };
  const own = benefit("b", {
    cases: [flat("1", { deductible: "50.00" })],
    adjust: [{ id: "again", source, when: continues, deductible: { set: "0.00" } }],
  });
  const readmission = { days: 10, hospital: "same" as const, source };
  const book = bookOf({ basic: [own] }, { pipeline: { readmission } });
  const stay = (id: string, admitted: string, discharged: string, visit: object = {}): Claim =>
    claimOf({ inScope: "100.00" }, { id, visit: { admitted, discharged, settled: discharged, ...visit } });
  const first = settled("e-1", 0, stay("c-1", "2018-10-01", "2018-10-05"), { stays: [] });
  const again = (more: object = {}) => settled("e-2", 1, stay("c-2", "2018-10-15", "2018-10-20"), more);

  it("is found among the stays that stand before it and those that are given", () => {
    const { journal } = live(book, [first, again({ stays: [] })]);
    expect(standingOf(journal)).toEqual([
      ["e-1", { basic: "50.00" }, "50.00"],
      ["e-2", { basic: "100.00" }, "0.00"],
    ]);
    const { settlements } = journalState(journal);
    expect(settlements.map(({ claim }) => claim.visit.continuation)).toEqual([false, true]);
    expect(journalState(JSON.parse(JSON.stringify(journal)))).toEqual(journalState(journal));
    const earlier = { ...first, stays: [{ hospital: "h-1", discharged: "2018-09-21" }] };
    expect(standingOf(live(book, [earlier]).journal)).toEqual([["e-1", { basic: "100.00" }, "0.00"]]);
  });

  it("is one no longer when the stay before it is taken back or was another", () => {
    const reversal = { id: "e-3", day: DAY, kind: "reversed", revision: 2, of: "e-1" };
    expect(payersOf(live(book, [first, again({ stays: [] }), reversal]).last)[1]).toEqual([
      "e-2",
      { basic: "100.00" },
      { basic: "50.00" },
    ]);
    const right = { ...reversal, kind: "corrected", claim: stay("c-1", "2018-10-01", "2018-10-04") };
    expect(payersOf(live(book, [first, again({ stays: [] }), right]).last)[1]).toEqual([
      "e-2",
      { basic: "100.00" },
      { basic: "50.00" },
    ]);
  });

  const anew = (id: string, more: object = {}) => settled(id, 3, stay("c-1", "2018-10-01", "2018-10-05"), more);
  const changesOf = (events: readonly object[]) =>
    payersOf(readjudicate(live(book, events).journal, book, { knownAt: DAY }));

  it("is found again by a re-adjudication where the stay before it was settled anew, or billed late", () => {
    const reversal = { id: "e-3", day: DAY, kind: "reversed", revision: 2, of: "e-1" };
    const renewed = [first, again({ stays: [] }), reversal, { ...anew("e-4", { stays: [] }), revision: 4 }];
    const found = ["e-2", { basic: "50.00" }, { basic: "100.00" }];
    expect(changesOf(renewed)).toEqual([found, ["e-4", { basic: "50.00" }, { basic: "50.00" }]]);
    const late = [
      { ...again({ stays: [] }), revision: 0 },
      { ...anew("e-4", { stays: [] }), revision: 1 },
    ];
    expect(changesOf(late)).toEqual([found, ["e-4", { basic: "50.00" }, { basic: "50.00" }]]);
    const recorded = { id: "e-5", day: DAY, kind: "readjudicated", revision: 2, knownAt: DAY };
    const { journal, last } = live(book, [...late, recorded]);
    expect(payersOf(last)[0]).toEqual(found);
    expect(journalState(journal).settlements.map(({ claim }) => claim.visit.continuation)).toEqual([true, false]);
    expect(changesOf([...late, recorded])[0]).toEqual(["e-2", { basic: "100.00" }, { basic: "100.00" }]);
  });

  it("is, of two stays on the same days, the one that was settled later", () => {
    const sameDay = (id: string, claim: string, revision: number) =>
      settled(id, revision, stay(claim, "2018-10-01", "2018-10-01"), { stays: [] });
    const twins = [sameDay("e-1", "c-1", 0), sameDay("e-2", "c-2", 1)];
    expect(changesOf(twins)).toEqual([
      ["e-1", { basic: "50.00" }, { basic: "50.00" }],
      ["e-2", { basic: "100.00" }, { basic: "100.00" }],
    ]);
  });

  it("is not looked for where the claim states it, and nothing is guessed where no stays are given", () => {
    const stated = settled("e-2", 1, stay("c-2", "2018-10-15", "2018-10-20", { continuation: false }), { stays: [] });
    expect(standingOf(live(book, [first, stated]).journal)[1]).toEqual(["e-2", { basic: "50.00" }, "50.00"]);
    expectRefusal(() => live(book, [first, again()]), [["missing_fact", "visit.continuation", "nothing"]]);
  });
});
