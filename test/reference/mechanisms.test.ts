import { describe, expect, it } from "vitest";
import type { BandsCase, Burden, Quota } from "../../src/rules/benefit.ts";
import { benefit, billed, flatBenefit, rules, settled, settledInTurn } from "./builders.ts";

const LADDER = [{ upTo: "1000.00", rate: "0.50" }, { upTo: "3000.00", rate: "0.60" }, { rate: "0.70" }];

function paidBy(parts: Partial<BandsCase>, inScope: string): string | undefined {
  const only = rules({ basic: [benefit("b", { cases: [{ id: "all", source: "n", bands: LADDER, ...parts }] })] });
  return settled(only, billed({ inScope })).payers["basic"];
}

describe("bands", () => {
  it.each([
    ["1000.00", "450.00"], // (1000 − 100) × 50%
    ["1000.01", "450.01"], // + 0.01 × 60% = 0.006
    ["4000.00", "2350.00"], // 450 + 2000 × 60% + 1000 × 70%
    ["100.00", "0.00"],
  ])("marginal: %s pays %s", (inScope, pays) => {
    expect(paidBy({ deductible: "100.00" }, inScope)).toBe(pays);
  });

  it.each([
    ["1000.00", "450.00"], // 900 × 50%
    ["1000.01", "540.01"], // 900.01 × 60% = 540.006
    ["3000.00", "1740.00"],
    ["50.00", "0.00"],
  ])("slab: %s pays %s", (inScope, pays) => {
    expect(paidBy({ deductible: "100.00", bandMode: "slab" }, inScope)).toBe(pays);
  });

  const trigger = { amount: "500.00", mode: "trigger" } as const;
  it.each([
    ["499.99", "marginal", "0.00"],
    ["500.00", "marginal", "250.00"],
    ["2000.00", "marginal", "1100.00"], // 1000 × 50% + 1000 × 60%
    ["499.99", "slab", "0.00"],
    ["2000.00", "slab", "1200.00"],
  ] as const)("trigger: %s, %s, pays %s", (inScope, bandMode, pays) => {
    expect(paidBy({ deductible: trigger, bandMode }, inScope)).toBe(pays);
  });

  it("counts edges from zero or from the deductible", () => {
    const deductible = "400.00";
    expect(paidBy({ deductible }, "2000.00")).toBe("900.00"); // 600 × 50% + 1000 × 60%
    expect(paidBy({ deductible, bandsFrom: "deductible" }, "2000.00")).toBe("860.00"); // 1000 × 50% + 600 × 60%
    expect(paidBy({ deductible, bandsFrom: "deductible", bandMode: "slab" }, "1400.00")).toBe("500.00");
    expect(paidBy({ deductible, bandsFrom: "deductible", bandMode: "slab" }, "1400.01")).toBe("600.01");
  });

  it.each([
    ["0.01", "half-up", "0.01", "0.01"], // 0.5 fen
    ["0.01", "half-even", "0.01", "0.00"],
    ["0.01", "down", "0.99", "0.49"],
    ["0.01", "up", "0.01", "0.01"],
    ["0.1", "half-up", "0.50", "0.30"], // 0.25
    ["1", "half-even", "5.00", "2.00"], // 2.50
    ["1", "half-even", "7.00", "4.00"], // 3.50
  ] as const)("rounds to %s %s: %s pays %s", (unit, mode, inScope, pays) => {
    expect(paidBy({ bands: [{ rate: "0.50" }], rounding: { unit, mode } }, inScope)).toBe(pays);
  });
});

describe("burden", () => {
  const tenPercent = { ratio: "0.10", of: ["total"] } as const;

  function ceiling(burden: Burden) {
    const base = { of: ["inScope", "preSelfPay", "overLimit", "ownPay"] } as const;
    return rules({
      basic: [],
      backstop: [benefit("ceiling", { base, cases: [{ id: "all", source: "n", burden }] })],
    });
  }

  it("of a visit leaves the least bound, rounded down", () => {
    const least = ceiling({ allow: [tenPercent, { amount: "5000.00" }], per: "visit" });
    const paid = [{ layer: "basic", amount: "4000.00" }];
    const bill = { inScope: "6000.00", ownPay: "2000.00" };
    expect(settled(least, billed(bill, { paid })).payers["backstop"]).toBe("3200.00");
    expect(settled(least, billed({ inScope: "1000.05" })).patient.amount).toBe("100.00");
    expect(settled(least, billed({ ownPay: "60000.00" })).patient.amount).toBe("5000.00");
  });

  it("of a visit may leave the greatest bound", () => {
    const greatest = ceiling({ allow: [tenPercent, { amount: "5000.00" }], pick: "most", per: "visit" });
    expect(settled(greatest, billed({ inScope: "8000.00" })).payers["backstop"]).toBe("3000.00");
    expect(settled(greatest, billed({ inScope: "4000.00" })).payers["backstop"]).toBe("0.00");
  });

  it("of a year adds up what was found unpaid and what was paid", () => {
    const cap = ceiling({ allow: [{ amount: "5000.00" }], per: "year" });
    const visits = ["3000.00", "4000.00", "1000.00"].map((inScope) => billed({ inScope }));
    expect(settledInTurn(cap, visits).paid).toEqual(["", "2000.00", "1000.00"]);
  });

  it("of a year takes a ratio of the year's bills", () => {
    const cap = ceiling({ allow: [tenPercent], per: "year" });
    const visits = ["9500.00", "8000.00"].map((amount) =>
      billed({ inScope: "9000.00", ownPay: "1000.00" }, { paid: [{ layer: "basic", amount }] }),
    );
    const { paid, account } = settledInTurn(cap, visits);
    expect(paid).toEqual(["9500.00", "8000.00 500.00"]); // 500 + 2000 − 10% × 20000
    expect(account?.amounts).toEqual({
      "backstop.ceiling.base": "2500.00",
      "backstop.ceiling.gross.inScope": "18000.00",
      "backstop.ceiling.gross.ownPay": "2000.00",
      "backstop.ceiling.paid": "500.00",
    });
  });
});

describe("lump", () => {
  const bands = [{ upTo: "10000.00", amount: "0.00" }, { upTo: "20000.00", amount: "8000.00" }, { amount: "10000.00" }];

  it("pays so many times a year, counted when it paid", () => {
    const once = rules({
      backstop: [benefit("lump", { cases: [{ id: "all", source: "n", lump: { bands, times: 1, per: "year" } }] })],
    });
    const visits = ["10000.00", "10000.01", "30000.00"].map((inScope) => billed({ inScope }));
    const { paid, account } = settledInTurn(once, visits);
    expect(paid).toEqual(["", "8000.00", ""]);
    expect(account?.counts).toEqual({ "backstop.lump": 1 });
  });

  it("leaves what a bill does not hold of a sum for later bills of the year, where it says so", () => {
    const lump = { bands: [{ amount: "50.00" }], times: 2, per: "year", rest: "later" } as const;
    const later = rules({ backstop: [benefit("lump", { cases: [{ id: "all", source: "n", lump }] })] });
    const visits = ["20.00", "70.00", "15.00", "40.00"].map((inScope) => billed({ inScope }));
    const { paid, account } = settledInTurn(later, visits);
    // 50 due, 20 held; 30 left and 50 due anew, 70 held; 10 left, and no third time.
    expect(paid).toEqual(["20.00", "70.00", "10.00", ""]);
    expect(account?.counts).toEqual({ "backstop.lump": 2 });
    expect(account?.amounts["backstop.lump.granted"]).toBe("100.00");
  });

  it("without times pays as often as it applies, and never more than is unpaid", () => {
    const often = rules({
      backstop: [benefit("lump", { cases: [{ id: "all", source: "n", lump: { bands: [{ amount: "50.00" }] } }] })],
    });
    const { paid, account } = settledInTurn(often, [
      billed({ inScope: "60.00" }),
      billed({ inScope: "40.00" }),
      billed({}),
    ]);
    expect(paid).toEqual(["50.00", "40.00", ""]);
    expect(account?.counts).toBeUndefined();
  });
});

describe("quota", () => {
  function priced(below: Quota["below"]) {
    return rules({
      hospitalWaiver: [
        benefit("fixed", {
          base: { of: ["inScope", "preSelfPay"] },
          cases: [{ id: "all", source: "n", quota: { amount: "3300.00", below } }],
        }),
      ],
      basic: [flatBenefit("inpatient", { of: ["inScope"] }, "0.50")],
    });
  }

  it("the hospital bears the excess", () => {
    const result = settled(priced("cost"), billed({ inScope: "3400.00", preSelfPay: "100.00" }));
    expect(result.payers).toEqual({ hospital: "200.00", basic: "1600.00" });
    expect(result.patient.amount).toBe("1700.00");
  });

  it("below the quota nothing happens, or the hospital keeps the difference", () => {
    const bill = { inScope: "2900.00", preSelfPay: "100.00" };
    const cost = settled(priced("cost"), billed(bill));
    expect(cost.payers).toEqual({ hospital: "0.00", basic: "1450.00" });
    const keep = settled(priced("keep"), billed(bill));
    expect(keep.payers).toEqual({ hospital: "-300.00", basic: "1600.00" }); // (2900 + 300) × 50%
    expect(keep.patient.buckets).toEqual({
      inScope: "1600.00",
      preSelfPay: "100.00",
      overLimit: "0.00",
      ownPay: "0.00",
    });
    expect(keep.account.amounts).toEqual({
      "basic.inpatient.base": "3200.00",
      "basic.inpatient.paid": "1600.00",
      "hospitalWaiver.fixed.base": "3000.00",
    });
  });

  it("does nothing without a base", () => {
    expect(settled(priced("keep"), billed({ ownPay: "10.00" })).payments).toEqual([]);
  });

  it("lays what the hospital keeps on the smallest line where none is unpaid in scope", () => {
    const split = { inScope: "0.00", preSelfPay: "1650.00", overLimit: "0.00", ownPay: "0.00" };
    const { bill: _none, ...stay } = billed({});
    const result = settled(priced("keep"), {
      ...stay,
      lines: [
        { id: "b", split },
        { id: "a", split: { ...split, preSelfPay: "1600.00" } },
      ],
    });
    expect(result.lines.map(({ id, payers, patient }) => [id, payers, patient])).toEqual([
      ["b", {}, "1650.00"],
      ["a", { hospital: "-50.00", basic: "25.00" }, "1625.00"],
    ]);
  });
});
