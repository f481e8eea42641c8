import { describe, expect, it } from "vitest";
import { collectClaims, createBatch } from "../../../src/batch.ts";
import type { Account, Claim } from "../../../src/claim/types.ts";
import { SettlementError } from "../../../src/errors.ts";
import { profileOf } from "../../../src/plan/profile.ts";
import type { Benefit, Case } from "../../../src/rules/benefit.ts";
import { applyCase, bestOf } from "../../../src/settle/benefit.ts";
import { createSession } from "../../../src/session.ts";
import { settle } from "../../../src/settlement.ts";
import { benefit, bookOf, claimOf, flat, planOf, settleInTurn } from "../pack.ts";
import { choiceOf, tupleOf } from "../plan/tuple.ts";
import { accountWith, benefitOf, runOf } from "./run.ts";

const of = (category: string) => ({ in: [category, { var: "person.categories" }] });
const CASES: readonly Case[] = [
  flat("0.5", { id: "poor", when: of("registeredPoor") }),
  flat("0.7", { id: "subsistence", when: of("subsistence") }),
  flat("0.6", { id: "extreme", when: of("extremePoor") }),
];
const aid = (more: Partial<Benefit> = {}): Benefit =>
  benefit("aid", { choose: "first-of-year", cases: CASES, ...more });
const book = bookOf({ basic: [aid()] });

let id = 0;
const visit = (categories: readonly string[], inScope = "100.00", day = "2018-11-10"): Claim =>
  claimOf(
    { inScope },
    {
      id: `c-${(id += 1)}`,
      person: { categories: categories.map((code) => ({ code })) },
      visit: { admitted: day, discharged: day, settled: day },
    },
  );
const POOR = visit(["registeredPoor"]);
const BOTH = visit(["registeredPoor", "subsistence"]);
const SUBSISTENCE = visit(["subsistence"]);

/** The case of each claim, settled one after the other. */
function casesOf(claims: readonly Claim[], rulebook = book, before?: Account): (string | null | undefined)[] {
  let account: Account | undefined = before;
  return claims.map((claim) => {
    const settled = settle(rulebook, claim, account);
    account = settled.account;
    return settled.settlement.payments[0]?.case;
  });
}

describe("choose first-of-year", () => {
  it("takes at first the case that pays most, and keeps it", () => {
    const { account, settlement } = settle(book, BOTH);
    expect(settlement.payments.map(({ case: own, amount }) => [own, amount])).toEqual([["subsistence", "70.00"]]);
    expect(account.counts).toEqual({ "basic.aid.case.subsistence": 1 });
  });

  it("then takes it alone where it holds, whatever another would pay", () => {
    expect(casesOf([POOR, BOTH, BOTH])).toEqual(["poor", "poor", "poor"]);
    const { last } = settleInTurn(book, [POOR, BOTH, BOTH]);
    expect(last.account.counts).toEqual({ "basic.aid.case.poor": 1 });
  });

  it("where it no longer holds takes the best of the others; the first stays the first", () => {
    const others = visit(["subsistence", "extremePoor"]);
    expect(casesOf([POOR, others, BOTH, SUBSISTENCE, POOR])).toEqual([
      "poor",
      "subsistence",
      "poor",
      "subsistence",
      "poor",
    ]);
    expect(settleInTurn(book, [POOR, others]).last.account.counts).toEqual({ "basic.aid.case.poor": 1 });
  });

  it("begins anew with the year", () => {
    const session = createSession(book);
    const own = [POOR, BOTH, visit(["registeredPoor", "subsistence"], "100.00", "2019-01-01")];
    expect(own.map((claim) => session.settle(claim).settlement.payments[0]?.case)).toEqual([
      "poor",
      "poor",
      "subsistence",
    ]);
    expect(session.accounts().map(({ year, counts }) => [year, counts])).toEqual([
      [2018, { "basic.aid.case.poor": 1 }],
      [2019, { "basic.aid.case.subsistence": 1 }],
    ]);
  });

  it("is kept by no visit that pays nothing", () => {
    const above = bookOf({
      basic: [
        aid({
          cases: [flat("0.5", { id: "poor", deductible: "50.00", when: of("registeredPoor") }), ...CASES.slice(1)],
        }),
      ],
    });
    const small = visit(["registeredPoor"], "50.00");
    const { account } = settle(above, small);
    expect([account.counts, account.amounts]).toEqual([
      undefined,
      { "basic.aid.base": "50.00", "basic.aid.deductible": "50.00" },
    ]);
    expect(casesOf([small, BOTH, POOR], above)).toEqual([undefined, "subsistence", "poor"]);
    // A fen is a payment.
    expect(casesOf([visit(["registeredPoor"], "50.02"), BOTH], above)).toEqual(["poor", "poor"]);
  });

  it("is kept by no hospital that keeps what a fixed price leaves", () => {
    const quota = (amount: string, own: string): Case => ({
      id: own,
      source: "n",
      when: of(own),
      quota: { amount, below: "keep" },
    });
    const waiver = bookOf({
      hospitalWaiver: [aid({ cases: [quota("150.00", "subsistence"), quota("90.00", "extremePoor")] })],
    });
    expect(settle(waiver, SUBSISTENCE).account.counts).toBeUndefined();
    expect(settle(waiver, visit(["extremePoor"])).account.counts).toEqual({ "hospitalWaiver.aid.case.extremePoor": 1 });
  });

  it("of cases that pay the same keeps the first in the file", () => {
    const even = bookOf({ basic: [aid({ cases: [flat("0.5", { id: "z" }), flat("0.5", { id: "a" })] })] });
    expect(settle(even, POOR).account.counts).toEqual({ "basic.aid.case.z": 1 });
  });

  it("an exception removes it as any case", () => {
    const [poor, subsistence] = CASES;
    if (poor === undefined || subsistence === undefined) throw new RangeError("no cases");
    const own = bookOf({ basic: [aid({ cases: [poor, { ...subsistence, exceptionTo: "poor" }] })] });
    expect(casesOf([POOR, BOTH, POOR], own)).toEqual(["poor", "subsistence", "poor"]);
  });

  it("an account of several that were first, as of other rules within the year: the first in the file that stands", () => {
    const account = {
      ...settle(book, POOR).account,
      counts: { "basic.aid.case.extreme": 1, "basic.aid.case.poor": 2, "basic.aid.case.gone": 1 },
    };
    const all = visit(["subsistence", "extremePoor", "registeredPoor"]);
    expect(casesOf([all], book, account)).toEqual(["poor"]);
    expect(casesOf([visit(["subsistence", "extremePoor"])], book, account)).toEqual(["extreme"]);
    // A case that these rules do not have stands for none of theirs, and stays.
    const gone = { ...account, counts: { "basic.aid.case.gone": 1 } };
    expect(settle(book, BOTH, gone).account.counts).toEqual({
      "basic.aid.case.gone": 1,
      "basic.aid.case.subsistence": 1,
    });
  });

  it("keeps nothing under best", () => {
    const best = bookOf({ basic: [aid({ choose: "best" })] });
    expect(settle(best, BOTH).account.counts).toBeUndefined();
    const account = { ...settle(best, POOR).account, counts: { "basic.aid.case.poor": 1 } };
    expect(casesOf([BOTH], best, account)).toEqual(["subsistence"]);
  });

  it("each benefit has its own", () => {
    const two = bookOf({
      basic: [aid({ when: { "==": [{ var: "visit.kind" }, "outpatient"] } }), { ...aid(), id: "stay" }],
    });
    const outpatient = { ...POOR, visit: { ...POOR.visit, kind: "outpatient" as const } };
    const { last } = settleInTurn(two, [outpatient, BOTH]);
    expect(last.account.counts).toEqual({ "basic.aid.case.poor": 1, "basic.stay.case.poor": 1 });
  });

  describe("with a lock", () => {
    const outpatient = (claim: Claim): Claim => ({ ...claim, visit: { ...claim.visit, kind: "outpatient" } });
    const ofKind = (kind: string) => ({ when: { "==": [{ var: "visit.kind" }, kind] } });
    const [poor, subsistence, extreme] = CASES as [Case, Case, Case];
    const shared = bookOf({
      basic: [aid({ ...ofKind("outpatient"), lock: "category", cases: [poor, subsistence] })],
      medicalAssistance: [
        { ...aid({ ...ofKind("inpatient"), lock: "category", cases: [extreme, subsistence, poor] }), id: "stay" },
      ],
    });

    it("benefits of a name, of whatever layer, share the case that first paid, by its id", () => {
      expect(casesOf([outpatient(POOR), BOTH, outpatient(BOTH)], shared)).toEqual(["poor", "poor", "poor"]);
      expect(casesOf([SUBSISTENCE, outpatient(BOTH)], shared)).toEqual(["subsistence", "subsistence"]);
      expect(settleInTurn(shared, [outpatient(POOR), BOTH]).last.account.counts).toEqual({
        "lock.category.case.poor": 1,
      });
    });

    it("one that has no such case takes the best of its own, and the first stays the first", () => {
      const first = visit(["extremePoor"]);
      const { last } = settleInTurn(shared, [first, outpatient(BOTH)]);
      expect(last.settlement.payments[0]?.case).toBe("subsistence");
      expect(last.account.counts).toEqual({ "lock.category.case.extreme": 1 });
    });

    it("holds what pays later in the same claim", () => {
      const half = { ...aid({ lock: "category", cases: [poor, subsistence] }), id: "half" };
      const all = [flat("0.1", { id: "poor", when: of("registeredPoor") }), flat("0.05", { id: "subsistence" })];
      const both = bookOf({ basic: [half], medicalAssistance: [aid({ lock: "category", cases: all })] });
      const cases = (rulebook: typeof both) => settle(rulebook, BOTH).settlement.payments.map(({ case: own }) => own);
      expect(cases(both)).toEqual(["subsistence", "subsistence"]);
      expect(cases(bookOf({ basic: [half], medicalAssistance: [aid({ cases: all })] }))).toEqual([
        "subsistence",
        "poor",
      ]);
    });

    it("is apart from other names, and from benefits without", () => {
      const apart = bookOf({
        basic: [aid({ ...ofKind("outpatient"), lock: "one" })],
        medicalAssistance: [aid({ ...ofKind("inpatient"), lock: "two" })],
      });
      const { last } = settleInTurn(apart, [outpatient(POOR), BOTH]);
      expect(last.account.counts).toEqual({ "lock.one.case.poor": 1, "lock.two.case.subsistence": 1 });
    });

    it("in a batch is as claim after claim", () => {
      const claims = [outpatient(POOR), BOTH, outpatient(BOTH), SUBSISTENCE];
      const session = createSession(shared);
      for (const claim of claims) session.settle(claim);
      for (const webAssembly of [true, false]) {
        const batch = createBatch(shared, { webAssembly });
        batch.run(collectClaims(claims));
        expect(batch.accounts()).toEqual(session.accounts());
      }
    });
  });

  it("is the same where claims are settled with care", () => {
    // A quantity of a given layer leads there.
    const given = (claim: Claim): Claim => ({ ...claim, paid: [{ layer: "commercial", amount: "10.00" }] });
    const careful = bookOf({ basic: [aid()], commercial: [benefit("c", { cases: [flat("0")] })] });
    const payments = [POOR, BOTH, SUBSISTENCE].map(given);
    expect(casesOf(payments, careful)).toEqual(["poor", "poor", "subsistence"]);
    const tooMuch = { ...BOTH, paid: [{ layer: "commercial", amount: "100.00" }] };
    const before = settle(careful, given(POOR)).account;
    expect(() => settle(careful, tooMuch, before)).toThrow(SettlementError);
  });

  it("says so in the steps", () => {
    const { account } = settle(book, POOR);
    const base = (settled: ReturnType<typeof settle>) =>
      settled.settlement.steps.find(({ kind }) => kind === "base")?.inputs["choose"];
    expect(base(settle(book, BOTH))).toBeUndefined();
    expect(base(settle(book, BOTH, account))).toBe("first-of-year");
    expect(base(settle(book, SUBSISTENCE, account))).toBeUndefined();
  });
});

describe("in the run", () => {
  const plan = planOf({ basic: [benefit("b", { cases: [flat("0.9")] })], backstop: [aid({ cases: CASES })] });
  const facts = { "person.categories": ["registeredPoor", "subsistence"] } as const;
  const account = accountWith({ counts: { "backstop.aid.case.poor": 1 } });

  it("has a count for every case of such a benefit", () => {
    expect(plan.counts).toEqual([
      "backstop.aid.case.poor",
      "backstop.aid.case.subsistence",
      "backstop.aid.case.extreme",
    ]);
    expect(plan.benefits.map(({ caseSlots }) => caseSlots)).toEqual([[], [0, 1, 2]]);
  });

  it("bestOf takes what the row says, and looks at no other", () => {
    const choice = choiceOf(plan, facts, 1);
    if (choice.kind !== "cases") throw new RangeError(choice.kind);
    const chosen = (before = account) => bestOf(runOf(plan, BOTH, before), benefitOf(plan, 1), choice.variants).case.id;
    expect([chosen(), chosen(accountWith())]).toEqual(["poor", "subsistence"]);
  });

  it("applyCase counts once, in its own row", () => {
    const choice = choiceOf(plan, facts, 1);
    if (choice.kind !== "cases") throw new RangeError(choice.kind);
    const run = runOf(plan, BOTH);
    const { width, counts } = plan.row;
    run.row = new Float64Array(2 * width);
    run.at = width;
    for (const variant of choice.variants) applyCase(run, benefitOf(plan, 1), variant);
    expect([...run.row.subarray(width + counts, width + counts + 3)]).toEqual([1, 0, 0]);
    expect([...run.row.subarray(0, width)]).toEqual(Array.from({ length: width }, () => 0));
  });

  it("has no way on the tape, also where one case stands alone", () => {
    const { codes, view } = tupleOf(plan.coder, { "person.categories": ["subsistence"] });
    const own = profileOf(plan, codes, view);
    expect([own.way, own.competes, own.plain]).toEqual([-1, false, true]);
  });
});

describe.each([["the kernel", true] as const, ["the loop", false] as const])("in a batch by %s", (_, webAssembly) => {
  it("is as claim after claim, from run to run", () => {
    const turns = [
      [POOR, BOTH, SUBSISTENCE, BOTH],
      [BOTH, SUBSISTENCE, visit(["registeredPoor", "subsistence"], "100.00", "2019-02-01")],
    ];
    const session = createSession(book);
    const batch = createBatch(book, { webAssembly });
    const [first = [], second = []] = turns;
    const before = collectClaims(first);
    const columns = [before, collectClaims(second, false, before.dictionaries)];
    for (const [turn, claims] of turns.entries()) {
      const { payers } = batch.run(columns[turn] ?? before);
      const paid = claims.map((claim) => session.settle(claim).settlement.payers["basic"]);
      expect([...(payers["basic"] ?? [])].slice(0, claims.length).map((fen) => (fen / 100).toFixed(2))).toEqual(paid);
      expect(batch.accounts()).toEqual(session.accounts());
    }
    expect(batch.accounts().map(({ counts }) => counts)).toEqual([
      { "basic.aid.case.poor": 1 },
      { "basic.aid.case.subsistence": 1 },
    ]);
    const years = batch.years();
    expect(Object.fromEntries(Object.entries(years.counts).map(([key, column]) => [key, [...column]]))).toMatchObject({
      "basic.aid.case.poor": [1, 0],
      "basic.aid.case.subsistence": [0, 1],
    });
    // Columns of years open another batch with the same first cases.
    const again = createBatch(book, { webAssembly });
    again.openYears(years);
    const { payers } = again.run(collectClaims([BOTH]));
    expect(payers["basic"]?.[0]).toBe(5_000);
  });
});
