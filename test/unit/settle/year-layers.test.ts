import { describe, expect, it } from "vitest";
import { collectClaims, createBatch } from "../../../src/batch.ts";
import type { Account, Claim, GivenPayment } from "../../../src/claim/types.ts";
import { applyEvent } from "../../../src/journal/apply.ts";
import { journalState, openJournal } from "../../../src/journal/journal.ts";
import { createRulebook } from "../../../src/rulebook.ts";
import type { Rulebook } from "../../../src/rulebook.ts";
import { createSession } from "../../../src/session.ts";
import { settle } from "../../../src/settlement.ts";
import { openAccount } from "../../../src/account/account.ts";
import { benefit, bookOf, claimOf, flat, pipelineOf, planOf, REGIONS_FILE, settleInTurn, versionOf } from "../pack.ts";

const paidInYear = (layer: string) => ({ in: [layer, { var: "year.layers" }] });
const critical = benefit("critical", { cases: [flat("0.5", { deductible: "100.00" })] });
const aid = benefit("aid", {
  cases: [
    flat("0.1", { id: "before", when: { "!": paidInYear("criticalIllness") } }),
    flat("0.2", { id: "after", when: paidInYear("criticalIllness") }),
  ],
});
const LAYERS = { criticalIllness: [critical], medicalAssistance: [aid] };
const book = bookOf(LAYERS);

let id = 0;
const visit = (inScope: string, paid: readonly GivenPayment[] = [], day = "2018-11-10"): Claim =>
  claimOf(
    { inScope },
    { id: `c-${(id += 1)}`, visit: { admitted: day, discharged: day, settled: day }, ...(paid.length > 0 && { paid }) },
  );
const given = (amount: string, layer = "criticalIllness"): GivenPayment[] => [{ layer, amount }];

/** The case of `aid` for each claim, settled one after the other. */
function casesOf(claims: readonly Claim[], rulebook: Rulebook = book, before?: Account): (string | null | undefined)[] {
  let account = before;
  return claims.map((claim) => {
    const settled = settle(rulebook, claim, account);
    account = settled.account;
    return settled.settlement.payments.find(({ layer }) => layer === "medicalAssistance")?.case;
  });
}

describe("year.layers", () => {
  it("holds a layer from its first payment of the year on, this claim so far included", () => {
    expect(casesOf([visit("100.00"), visit("100.02"), visit("100.00")])).toEqual(["before", "after", "after"]);
  });

  it("holds a layer that an earlier claim gave, and the account counts such claims", () => {
    const claims = [visit("100.00", given("0.00")), visit("100.00", given("5.00")), visit("100.00", given("0.00"))];
    expect(casesOf(claims)).toEqual(["before", "after", "after"]);
    expect(settleInTurn(book, claims).last.account.counts).toEqual({ "given.criticalIllness": 1 });
    expect(settleInTurn(book, [...claims, ...claims]).last.account.counts).toEqual({ "given.criticalIllness": 2 });
  });

  it("does not hold a layer that pays later in the order, nor one that another benefit of the claim waits for", () => {
    const first = bookOf({ medicalAssistance: [aid], criticalIllness: [critical] });
    expect(casesOf([visit("200.00"), visit("200.00")], first)).toEqual(["before", "after"]);
  });

  it("begins anew with the year", () => {
    const session = createSession(book);
    const aided = [visit("300.00"), visit("50.00"), visit("50.00", [], "2019-01-01")].map(
      (claim) => session.settle(claim).settlement.payments.find(({ layer }) => layer === "medicalAssistance")?.case,
    );
    expect(aided).toEqual(["after", "after", "before"]);
  });

  it("goes on from an account that says so, by what it counts or by what benefits in force have paid", () => {
    const from = (more: Partial<Account>) =>
      casesOf([visit("50.00")], book, { ...openAccount("p-1", 2018), revision: 1, ...more });
    expect(from({ counts: { "given.criticalIllness": 3 } })).toEqual(["after"]);
    expect(from({ amounts: { "criticalIllness.critical.paid": "0.01" } })).toEqual(["after"]);
    expect(from({ amounts: { "criticalIllness.critical.base": "90.00" }, counts: { "given.basic": 1 } })).toEqual([
      "before",
    ]);
    // Under an id that no rule in force has, as every total.
    expect(from({ amounts: { "criticalIllness.gone.paid": "10.00" } })).toEqual(["before"]);
  });

  it("knows of what was given while no rule asked for it", () => {
    const plain = benefit("aid", { cases: [flat("0.1", { id: "before" })] });
    const order = ["criticalIllness", "medicalAssistance"];
    const own = createRulebook([
      REGIONS_FILE,
      { file: "pipeline.json", data: pipelineOf(order) },
      { file: "critical.json", data: versionOf("criticalIllness", [critical]) },
      { file: "one.json", data: versionOf("medicalAssistance", [plain]) },
      {
        file: "two.json",
        data: versionOf("medicalAssistance", [aid], { from: "2018-07-01", published: "2018-06-01" }),
      },
    ]);
    const early = visit("100.00", given("5.00"), "2018-03-01");
    const claims = [early, visit("50.00")];
    expect(casesOf(claims, own)).toEqual(["before", "after"]);
    expect(casesOf([visit("100.00", given("0.00"), "2018-03-01"), visit("50.00")], own)).toEqual(["before", "before"]);
    for (const webAssembly of [true, false]) {
      const batch = createBatch(own, { webAssembly });
      const { payers } = batch.run(collectClaims(claims));
      expect([...(payers["medicalAssistance"] ?? [])].slice(0, 2)).toEqual([950, 1_000]);
      const session = createSession(own);
      for (const claim of claims) session.settle(claim);
      expect(batch.accounts()).toEqual(session.accounts());
      expect(batch.accounts()[0]?.counts).toEqual({ "given.criticalIllness": 1 });
    }
  });

  it("in a batch is as claim after claim, also from columns of years", () => {
    const claims = [visit("100.00"), visit("100.00", given("1.00")), visit("80.00"), visit("300.00")];
    const session = createSession(book);
    const paid = claims.map((claim) => session.settle(claim).settlement.payers["medicalAssistance"]);
    for (const webAssembly of [true, false]) {
      const batch = createBatch(book, { webAssembly });
      const { payers } = batch.run(collectClaims(claims));
      expect([...(payers["medicalAssistance"] ?? [])].slice(0, 4).map((fen) => (fen / 100).toFixed(2))).toEqual(paid);
      expect(batch.accounts()).toEqual(session.accounts());
      const again = createBatch(book, { webAssembly });
      again.openYears(batch.years());
      expect(again.run(collectClaims([visit("50.00")])).payers["medicalAssistance"]?.[0]).toBe(1_000);
    }
  });

  it("is free again when the payment is taken back", () => {
    const day = "2018-12-01";
    const events = [
      { id: "e-1", day, kind: "settled", revision: 0, claim: visit("100.00", given("5.00")) },
      { id: "e-2", day, kind: "reversed", revision: 1, of: "e-1" },
      { id: "e-3", day, kind: "settled", revision: 2, claim: visit("50.00") },
    ];
    const accounts = [1, 2, 3].map((count) => {
      const journal = events
        .slice(0, count)
        .reduce((before, event) => applyEvent(book, before, event).journal, openJournal(openAccount("p-1", 2018)));
      return journalState(journal).account;
    });
    expect(accounts.map(({ counts }) => counts)).toEqual([{ "given.criticalIllness": 1 }, undefined, undefined]);
    expect(accounts[2]?.amounts["medicalAssistance.aid.paid"]).toBe("5.00");
  });

  it("asks for a place in the row only where it is read", () => {
    expect(planOf(LAYERS).counts).toEqual(["given.criticalIllness"]);
    expect(planOf({ criticalIllness: [critical] }).counts).toEqual([]);
  });
});
