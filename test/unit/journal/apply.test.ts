import { describe, expect, test } from "vitest";
import { openAccount } from "../../../src/account/account.ts";
import type { Claim } from "../../../src/claim/types.ts";
import { SettlementError } from "../../../src/errors.ts";
import { applyEvent } from "../../../src/journal/apply.ts";
import { journalState, openJournal } from "../../../src/journal/journal.ts";
import { readjudicate } from "../../../src/journal/readjudicate.ts";
import { createRulebook } from "../../../src/rulebook.ts";
import type { Predicate } from "../../../src/rules/types.ts";
import { settle } from "../../../src/settlement.ts";
import { expectRefusal } from "../claim/refusal.ts";
import { live as liveBy, payersOf } from "./live.ts";
import { benefit, bookOf, claimOf, filesOf, flat, line, pipelineOf, TITLE, versionOf } from "../pack.ts";

/** All of what is in scope, up to 100.00 a year; the rest to the backstop by half. */
const layers = {
  basic: [benefit("all", { cases: [flat("1")], limits: [{ amount: "100.00", on: "paid", per: "year" }] })],
  backstop: [benefit("half", { cases: [flat("0.5")] })],
};
const book = bookOf(layers);
const stay = (id: string, amount: string, more: Parameters<typeof claimOf>[1] = {}): Claim =>
  claimOf([line("1", amount), line("2", "10.00")], { id, ...more });
const DAY = "2018-12-01";
const settled = (id: string, revision: number, claim: Claim) => ({ id, day: DAY, kind: "settled", revision, claim });

const live = (events: readonly object[], rulebook = book) => liveBy(rulebook, events);
const TWO = [settled("e-1", 0, stay("c-1", "70.00")), settled("e-2", 1, stay("c-2", "70.00"))];

describe("settled", () => {
  test("gives what settle gives, without steps, and the account after it", () => {
    const { journal } = live(TWO);
    const first = settle(book, stay("c-1", "70.00"));
    const second = settle(book, stay("c-2", "70.00"), first.account, { trace: false });
    const state = journalState(journal);
    expect(state.account).toEqual(second.account);
    expect(state.settlements.map(({ settlement }) => settlement)).toEqual([
      { ...first.settlement, steps: [] },
      second.settlement,
    ]);
    expect(journal.entries.map(({ event }) => event)).toEqual(TWO);
  });

  test("everybody owes the hospital", () => {
    const { sums } = live(TWO).last;
    expect(sums[0]?.owed).toEqual([
      { from: "basic", to: "facility", amount: "20.00", toHospital: "h-1" },
      { from: "backstop", to: "facility", amount: "30.00", toHospital: "h-1" },
      { from: "patient", to: "facility", amount: "30.00", toHospital: "h-1" },
    ]);
  });

  test("a yearly reduction that moves from one hospital to another is owed by the one to the other", () => {
    const reduced = (when?: Predicate) =>
      benefit("ten", {
        ...(when === undefined ? {} : { when }),
        cases: [flat("0.1")],
        limits: [{ amount: "100.00", on: "paid", per: "year" }],
      });
    const files = filesOf({ basic: [benefit("half", { cases: [flat("0.5")] })], hospitalReduction: [reduced()] });
    const city = versionOf("hospitalReduction", [reduced({ "==": [{ var: "visit.tier" }, "city"] })], {
      published: "2018-12-02",
    });
    const late = createRulebook([...files, { file: "notice.json", data: city }]);
    const { facility, ...visit } = stay("c-2", "2000.00").visit;
    const elsewhere = { visit: { ...visit, facility: { ...facility, id: "h-2", tier: "city" as const } } };
    const events = [settled("e-1", 0, stay("c-1", "2000.00")), settled("e-2", 1, stay("c-2", "2000.00", elsewhere))];
    const { settlements, sums } = readjudicate(live(events, late).journal, late, { knownAt: "2018-12-02" });
    expect(settlements.map(({ hospital, owed }) => [hospital, owed])).toEqual([
      ["h-1", [{ from: "patient", to: "hospital", amount: "100.00", toHospital: "h-1" }]],
      ["h-2", [{ from: "hospital", to: "patient", amount: "100.00", fromHospital: "h-2" }]],
    ]);
    expect(sums[0]?.deltas).toMatchObject({ payers: { hospital: "0.00" }, patient: "0.00" });
    expect(sums[0]?.owed).toEqual([
      { from: "hospital", to: "hospital", amount: "100.00", fromHospital: "h-2", toHospital: "h-1" },
    ]);
  });
});

describe("reversed", () => {
  test("the latest gives back the account, all but its revision, and mirrors the receipt", () => {
    const { journal, last } = live([...TWO, { id: "e-3", day: DAY, kind: "reversed", revision: 2, of: "e-2" }]);
    const { account } = journalState(live(TWO.slice(0, 1)).journal);
    expect(journalState(journal).account).toEqual({ ...account, revision: 3 });
    expect(last.settlements.map(({ of, after, mirror }) => [of, after, mirror?.payers, mirror?.account])).toEqual([
      ["e-2", null, { basic: "-20.00", backstop: "-30.00" }, { before: 2, after: 3 }],
    ]);
  });

  test("an earlier one settles the later ones again and says what changes for whom", () => {
    const { journal, last } = live([...TWO, { id: "e-3", day: DAY, kind: "reversed", revision: 2, of: "e-1" }]);
    expect(payersOf(last)).toEqual([
      ["e-1", { basic: "80.00", backstop: "0.00" }, null],
      ["e-2", { basic: "20.00", backstop: "30.00" }, { basic: "80.00", backstop: "0.00" }],
    ]);
    expect(last.settlements[1]?.owed).toEqual([
      { from: "basic", to: "backstop", amount: "30.00" },
      { from: "basic", to: "patient", amount: "30.00" },
    ]);
    const { account, settlements } = journalState(journal);
    expect([account.revision, settlements[0]?.settlement.account]).toEqual([4, { before: 3, after: 4 }]);
  });

  describe("the case that first paid in the year", () => {
    const poor = { in: ["registeredPoor", { var: "person.categories" }] };
    const cases = [flat("0.1", { id: "poor", when: poor }), flat("0.5", { id: "all" })];
    const own = bookOf({ basic: [benefit("aid", { choose: "first-of-year", cases })] });
    const visit = (id: string, amount: string, more: Parameters<typeof claimOf>[1] = {}): Claim =>
      claimOf({ inScope: amount }, { id, person: { categories: [{ code: "registeredPoor" }] }, ...more });
    // Who is no registered poor has the case of all alone.
    const other = visit("c-1", "100.00", { person: { categories: [] } });
    const takeBack = { id: "e-3", day: DAY, kind: "reversed", revision: 2, of: "e-1" };

    test("is free again when its only settlement is taken back", () => {
      const first = settled("e-1", 0, other);
      const once = live([first], own).journal;
      expect(journalState(once).account.counts).toEqual({ "basic.aid.case.all": 1 });
      const { journal } = live([first, { ...takeBack, revision: 1 }], own);
      expect(journalState(journal).account.counts).toBeUndefined();
    });

    test("gives way to that of the next, which is settled again", () => {
      const capped = [
        flat("0.9", { id: "poor", when: poor, limits: [{ amount: "10.00", on: "paid", per: "visit" }] }),
        flat("0.5", { id: "all" }),
      ];
      const byCase = bookOf({ basic: [benefit("aid", { choose: "first-of-year", cases: capped })] });
      const events = [settled("e-1", 0, visit("c-1", "10.00")), settled("e-2", 1, visit("c-2", "100.00"))];
      const before = journalState(live(events, byCase).journal);
      expect(before.account.counts).toEqual({ "basic.aid.case.poor": 1 });
      const { journal, last } = live([...events, takeBack], byCase);
      expect(payersOf(last)).toEqual([
        ["e-1", { basic: "9.00" }, null],
        ["e-2", { basic: "10.00" }, { basic: "50.00" }],
      ]);
      expect(journalState(journal).account.counts).toEqual({ "basic.aid.case.all": 1 });
    });
  });

  test("a claim that was taken back may be settled again", () => {
    const again = [
      ...TWO,
      { id: "e-3", day: DAY, kind: "reversed", revision: 2, of: "e-1" },
      settled("e-4", 4, stay("c-1", "70.00")),
    ];
    expect(journalState(live(again).journal).settlements.map(({ of }) => of)).toEqual(["e-2", "e-4"]);
  });
});

describe("refunded", () => {
  test("is as if the lines had never been there, for that settlement and the later ones", () => {
    const refund = { id: "e-3", day: DAY, kind: "refunded", revision: 2, of: "e-1", lines: [{ id: "1" }] };
    const { journal, last } = live([...TWO, refund]);
    const plain = live([
      settled("e-1", 0, claimOf([line("2", "10.00")], { id: "c-1" })),
      settled("e-2", 1, stay("c-2", "70.00")),
    ]);
    expect(journalState(journal).account.amounts).toEqual(journalState(plain.journal).account.amounts);
    expect(last.settlements[0]?.deltas).toMatchObject({
      payers: { basic: "-70.00", backstop: "0.00" },
      patient: "0.00",
      facility: "70.00",
      lines: [{ id: "1", payers: { basic: "-70.00" }, patient: "0.00", facility: "70.00" }],
    });
    expect(payersOf(last)[1]).toEqual([
      "e-2",
      { basic: "20.00", backstop: "30.00" },
      { basic: "80.00", backstop: "0.00" },
    ]);
  });
});

describe("corrected", () => {
  test("keeps its place in the year", () => {
    const event = { id: "e-3", day: DAY, kind: "corrected", revision: 2, of: "e-1", claim: stay("c-1", "10.00") };
    const { journal, last } = live([...TWO, event]);
    expect(journalState(journal).settlements.map(({ of, claim }) => [of, claim.id])).toEqual([
      ["e-1", "c-1"],
      ["e-2", "c-2"],
    ]);
    expect(payersOf(last)[1]).toEqual([
      "e-2",
      { basic: "20.00", backstop: "30.00" },
      { basic: "80.00", backstop: "0.00" },
    ]);
  });
});

describe("corrected to another day of settlement", () => {
  const claimed = (day: string): Claim => stay("c-1", "90.00", { visit: { settled: day }, person: { categories: [] } });
  const recognised = { id: "e-2", day: "2018-12-15", kind: "recognised", category: "registeredPoor", held: [{}] };
  const first = { ...settled("e-1", 0, claimed("2018-12-01")), knownAt: "2018-11-20" };
  const corrected = (day: string, revision: number) => {
    return { id: "e-9", day: "2018-12-31", kind: "corrected", revision, of: "e-1", claim: claimed(day) };
  };
  const standing = (events: readonly object[]): unknown =>
    journalState(live(events, late).journal).settlements.map(({ knownAt, settlement }) => [
      knownAt,
      settlement.patient.amount,
    ]);

  test("is settled by what that day knew", () => {
    expect(standing([first, recognised, corrected("2018-12-01", 1)])).toEqual([["2018-11-20", "20.00"]]);
    expect(standing([first, recognised, corrected("2018-12-14", 1)])).toEqual([["2018-12-14", "20.00"]]);
    expect(standing([first, recognised, corrected("2018-12-15", 1)])).toEqual([["2018-12-15", "0.00"]]);
    // The notice of 20 December.
    expect(standing([first, corrected("2018-12-20", 1)])).toEqual([["2018-12-20", "60.00"]]);
  });

  test("and not by less than the year was re-adjudicated by", () => {
    const again = { id: "e-3", day: "2018-12-22", kind: "readjudicated", revision: 1, knownAt: "2018-12-22" };
    expect(standing([first, again, corrected("2018-12-05", 2)])).toEqual([["2018-12-22", "60.00"]]);
    expect(standing([first, again, corrected("2018-12-30", 2)])).toEqual([["2018-12-30", "60.00"]]);
  });
});

describe("sent again", () => {
  test("the same event gives what it gave, also when the account has moved on", () => {
    const { journal } = live(TWO);
    const first = live(TWO.slice(0, 1)).last;
    const again = applyEvent(book, journal, structuredClone(TWO[0]));
    expect(again.journal).toBe(journal);
    expect(again.changes).toEqual(first);
  });

  test("the same amounts are the same content, however they are written, and the order of keys is none", () => {
    const own = { id: "1", catalogue: "B", unitPrice: 12.5, quantity: 2, preSelfPayRate: "0.10" } as const;
    const other = { preSelfPayRate: 0.1, quantity: "2.0000", unitPrice: "12.500", catalogue: "B", id: "1" } as const;
    const more = { paid: [{ layer: "basic", amount: 1 }] };
    const event = settled("e-1", 0, claimOf([own, line("2", "100")], more));
    const { claim, ...head } = event;
    const { lines: _, ...rest } = claim;
    const written = {
      ...rest,
      lines: [other, { ...line("2", "0"), amount: 100 }],
      paid: [{ amount: "1.00", layer: "basic" }],
    };
    const again = { claim: written, ...head };
    const { journal } = live([event]);
    expect(applyEvent(book, journal, again).journal).toBe(journal);
    const changed = { ...again, claim: { ...written, paid: [{ amount: "1.01", layer: "basic" }] } };
    expectRefusal(() => applyEvent(book, journal, changed), [["event_conflict", "id", '"e-1" with other content']]);
    const refund = { id: "e-2", day: DAY, kind: "refunded", revision: 1, of: "e-1", paid: more.paid };
    const refunded = applyEvent(book, journal, { ...refund, lines: [{ id: "1", quantity: "1.50" }] }).journal;
    const repeated = { ...refund, paid: [{ layer: "basic", amount: "1.0" }], lines: [{ quantity: 1.5, id: "1" }] };
    expect(applyEvent(book, refunded, repeated).journal).toBe(refunded);
  });
});

/** The poor pay nothing; and from a notice of June, back to January, half as much is paid to others. */
const poor = {
  id: "poor",
  source: "n 4",
  when: { in: ["registeredPoor", { var: "person.categories" }] },
  exceptionTo: "all",
  bands: [{ rate: "1" }],
} as const;
const known = filesOf({ basic: [benefit("own", { cases: [flat("0.8"), poor] })] });
const notice = {
  file: "notice.json",
  data: versionOf("basic", [benefit("own", { cases: [flat("0.4"), poor] })], { published: "2018-12-20" }),
};
const late = createRulebook([...known, notice]);
const categories = { person: { categories: [] } };

describe("what is known later", () => {
  const one = [settled("e-1", 0, stay("c-1", "90.00", categories))];
  const recognised = {
    id: "e-2",
    day: "2018-12-10",
    kind: "recognised",
    category: "registeredPoor",
    held: [{ from: "2018-01-01" }],
  };

  test("a recognition changes nothing by itself, and a later claim has it", () => {
    const { journal, last } = live([...one, recognised], createRulebook(known));
    expect(last).toEqual({ settlements: [], sums: [] });
    const third = { ...settled("e-3", 1, stay("c-3", "90.00", categories)), day: "2018-12-11", knownAt: "2018-12-10" };
    const applied = applyEvent(createRulebook(known), journal, third);
    expect(applied.changes.settlements[0]?.after?.patient.amount).toBe("0.00");
    expect(journalState(applied.journal).settlements[1]?.claim.person.categories).toEqual([
      { code: "registeredPoor", from: "2018-01-01" },
    ]);
  });

  test("a code that no region declares is refused at once; what one declares is not", () => {
    const typo = { ...recognised, category: "registeredPor" };
    expect(() => live([...one, typo])).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ code: "invalid_event", path: "category" })] }),
    );
    const { category: _, ...rest } = recognised;
    expect(() => live([...one, { ...rest, certificate: "heart" }])).toThrow(SettlementError);
    // Also where nothing is settled yet.
    expectRefusal(() => live([typo]), [["invalid_event", "category", '"registeredPor"']]);
    const declared = { localPoor: { title: TITLE } };
    const own = bookOf(layers, { pipeline: { categories: declared } });
    expect(live([...one, { ...recognised, category: "localPoor" }], own).journal.entries).toHaveLength(2);
    // A category is no certificate.
    expect(() => live([...one, { ...rest, certificate: "localPoor" }], own)).toThrow(SettlementError);
  });

  test("a code that another region declares blocks no claim of this one, and is not lost in silence", () => {
    const region = { code: "990202", name: TITLE, parent: null, level: "county" } as const;
    const elsewhere = { ...pipelineOf(["basic"]), region: region.code, categories: { otherPoor: { title: TITLE } } };
    const files = [...known, { file: "elsewhere.json", data: elsewhere }].map((file) =>
      file.file === "regions.json" ? { ...file, data: [...(file.data as object[]), region] } : file,
    );
    const both = createRulebook(files);
    const event = { ...recognised, category: "otherPoor" };
    const third = { ...settled("e-3", 1, stay("c-3", "90.00", categories)), day: "2018-12-11", knownAt: "2018-12-10" };
    const { journal, last } = live([...one, event, third], both);
    expect(last.settlements[0]?.notApplied).toEqual([{ category: "otherPoor" }]);
    expect(last.settlements[0]?.after?.payers).toEqual({ basic: "80.00" });
    const own = journalState(journal).settlements[1];
    expect([own?.claim, own?.notApplied]).toEqual([third.claim, [{ category: "otherPoor" }]]);
    expect(journalState(JSON.parse(JSON.stringify(journal)))).toEqual(journalState(journal));
    expect(readjudicate(journal, both, { knownAt: "2018-12-11" }).settlements.map((each) => each.notApplied)).toEqual([
      [{ category: "otherPoor" }],
      [{ category: "otherPoor" }],
    ]);
  });

  test("a code that is declared from a later day on is recognised then", () => {
    const before = pipelineOf(["basic", "backstop"]);
    const after = { ...before, from: "2018-12-05", categories: { localPoor: { title: TITLE } } };
    const changed = createRulebook([...filesOf(layers), { file: "later.json", data: after }]);
    const event = { ...recognised, category: "localPoor" };
    expect(live([...one, event], changed).journal.entries).toHaveLength(2);
    expect(() => live([...one, { ...event, day: "2018-12-04" }], changed)).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ path: "category" })] }),
    );
  });

  test("re-adjudication brings in notices and recognitions of the day, and neither before", () => {
    const { journal } = live([...one, recognised], late);
    const patientAt = (knownAt: string): unknown =>
      readjudicate(journal, late, { knownAt }).settlements.map(({ after }) => after?.patient.amount);
    expect(patientAt("2018-12-09")).toEqual(["20.00"]);
    expect(patientAt("2018-12-10")).toEqual(["0.00"]);
    expect(readjudicate(live(one, late).journal, late, { knownAt: "2018-12-20" }).sums[0]?.owed).toEqual([
      { from: "patient", to: "basic", amount: "40.00" },
    ]);
  });

  test("recorded on a later day, asking again for the day changes nothing", () => {
    const event = { id: "e-x", day: "2018-12-22", kind: "readjudicated", revision: 1, knownAt: "2018-12-20" };
    const { journal, last } = live([...one, event], late);
    expect(last.sums[0]?.owed).toEqual([{ from: "patient", to: "basic", amount: "40.00" }]);
    for (const knownAt of ["2018-12-20", "2018-12-21", "2018-12-22"])
      expect(readjudicate(journal, late, { knownAt }).settlements.map(({ owed }) => owed)).toEqual([[]]);
    // The day before, nobody knew of it.
    const [before] = readjudicate(journal, late, { knownAt: "2018-12-19" }).settlements;
    expect([before?.before?.payers, before?.owed]).toEqual([{ basic: "80.00" }, []]);
  });

  test("a day before the first event has nothing to settle", () => {
    expect(readjudicate(live(one).journal, book, { knownAt: "2018-11-30" })).toEqual({
      person: "p-1",
      year: 2018,
      knownAt: "2018-11-30",
      settlements: [],
      sums: [],
    });
  });

  test("a reversal settles later ones by what their own desks knew, until the year is re-adjudicated", () => {
    const events = [...one, settled("e-2", 1, stay("c-2", "90.00", categories))];
    const reversal = { id: "e-3", day: "2018-12-25", kind: "reversed", revision: 2, of: "e-1" };
    expect(live([...events, reversal], late).last.settlements[1]?.after?.payers).toEqual({ basic: "80.00" });
    const again = { id: "e-x", day: "2018-12-25", kind: "readjudicated", revision: 2, knownAt: "2018-12-25" };
    const { last } = live([...events, again, { ...reversal, revision: 4 }], late);
    expect(last.settlements[1]?.after).toMatchObject({ payers: { basic: "40.00" }, knownAt: "2018-12-25" });
  });
});

describe("a journal as data", () => {
  test("comes back from JSON, and goes on", () => {
    const { journal } = live(TWO.slice(0, 1));
    const read: unknown = JSON.parse(JSON.stringify(journal));
    expect(journalState(read)).toEqual(journalState(journal));
    expect(applyEvent(book, read, TWO[1]).journal).toEqual(live(TWO).journal);
  });

  test("cannot be changed in place", () => {
    const { journal } = live(TWO);
    expect(() => Object.assign(journal.entries[0]?.event ?? {}, { day: "2018-12-02" })).toThrow(TypeError);
  });

  test("goes on from an account in use", () => {
    const opening = { ...openAccount("p-1", 2018), revision: 7, amounts: { "basic.all.paid": "90.00" } };
    const { changes, journal } = applyEvent(book, openJournal(opening), settled("e-1", 7, stay("c-1", "70.00")));
    expect(changes.settlements[0]?.after?.payers).toEqual({ basic: "10.00", backstop: "35.00" });
    expect(journalState(journal).settlements[0]?.before).toEqual(opening);
    expect(() => openJournal({ ...opening, year: 1 })).toThrow(SettlementError);
  });
});
