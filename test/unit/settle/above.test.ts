import { describe, expect, it } from "vitest";
import type { Account } from "../../../src/claim/types.ts";
import type { NotEncoded } from "../../../src/rules/types.ts";
import { collectClaims, createBatch, REFUSALS } from "../../../src/batch.ts";
import { settle, SettlementError } from "../../../src/index.ts";
import { benefit, bookOf, claimOf, flat, TITLE } from "../pack.ts";

const entry = (source: string, more: Partial<NotEncoded> = {}): NotEncoded => ({ source, why: TITLE, ...more });
const above = { benefit: "half", amount: "100.00" };

/** Half of what is in scope is paid, and the rules are known up to 100.00 a year. */
const bookWith = (...entries: readonly NotEncoded[]) =>
  bookOf({ basic: [benefit("half", { cases: [flat("0.5")] })] }, { notEncoded: { basic: entries } });

const account = (paid: string): Account => ({
  person: "p-1",
  year: 2018,
  revision: 1,
  admissions: 1,
  highestTier: "county",
  amounts: { "basic.half.base": paid, "basic.half.paid": paid },
});

describe("what a notice says above an amount", () => {
  const refusing = bookWith(entry("n 9", { above }));
  const outcome = (inScope: string, before?: Account): string => {
    try {
      return settle(refusing, claimOf({ inScope }), before)
        .settlement.payments.map(({ amount }) => amount)
        .join(" ");
    } catch (error) {
      if (!(error instanceof SettlementError)) throw error;
      return error.issues.map(({ code, found }) => `${code} ${found}`).join(" ");
    }
  };

  it.each<readonly [string, string, Account | undefined]>([
    ["100.00", "200.00", undefined],
    ["not_encoded n 9", "200.01", undefined],
    ["40.00", "80.00", account("60.00")],
    ["not_encoded n 9", "80.00", account("60.01")],
    ["not_encoded n 9", "0.00", account("100.01")],
    ["", "0.00", account("100.00")],
  ])("gives %s for %s in scope", (expected, inScope, before) => {
    expect(outcome(inScope, before)).toBe(expected);
  });

  it("is a note in its place among the others, for claims that its condition matches", () => {
    const book = bookWith(
      entry("n 1", { effect: "note", above, when: { "==": [{ var: "visit.tcm" }, false] } }),
      entry("n 2", { effect: "note" }),
      entry("n 3", { effect: "note", above: { ...above, amount: "500.00" } }),
    );
    const notes = (inScope: string, tcm = false) =>
      settle(book, claimOf({ inScope }, { facility: { tcm } })).settlement.notes.map(({ source }) => source);
    expect([notes("200.00"), notes("200.02"), notes("200.02", true), notes("1000.02")]).toEqual([
      ["n 2"],
      ["n 1", "n 2"],
      ["n 2"],
      ["n 1", "n 2", "n 3"],
    ]);
  });

  it("is heeded by a batch, in the year and row by row", () => {
    const visits = ["100.00", "80.00", "40.00", "0.02"].map((inScope, i) => claimOf({ inScope }, { id: `c-${i}` }));
    const { refusal } = createBatch(refusing).run(collectClaims(visits));
    const codes = [...refusal.subarray(0, visits.length)].map((code) => (code === 0 ? "" : REFUSALS[code - 1]));
    expect(codes).toEqual(["", "", "not_encoded", ""]);
  });

  it("does not count where the claim gives the layer", () => {
    const given = claimOf({ inScope: "1000.00" }, { paid: [{ layer: "basic", amount: "900.00" }] });
    expect(settle(refusing, given, account("200.00")).settlement.patient.amount).toBe("100.00");
  });
});
