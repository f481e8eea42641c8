import { describe, expect, it } from "vitest";
import type { PayerShare } from "../../src/rules/benefit.ts";
import { apportion } from "./apportion.ts";
import { benefit, billed, claim, flat, flatBenefit, line, rules, settled } from "./builders.ts";
import { exact } from "./decimal.ts";

describe("apportion", () => {
  it.each([
    [1, [1, 1], [1, 0]],
    [2, [1, 1, 1], [1, 1, 0]],
    [5, [3, 3, 4], [2, 1, 2]], // 1.5 1.5 2
    [5600, [10_000, -3000], [8000, -2400]],
    [1, [3, -1], [2, -1]], // 1.5 −0.5: floors 1 −1, the left fen to the earlier half
    [-300, [1, 2], [-100, -200]],
    [-1, [1, 1], [0, -1]],
    [0, [0, 0], [0, 0]],
  ])("%d over %j gives %j", (amount, weights, shares) => {
    expect(apportion(exact(amount), weights.map(exact)).map(Number)).toEqual(shares);
  });
});

describe("payers of one benefit", () => {
  const shares = (...parts: readonly (readonly [string, string])[]): readonly PayerShare[] =>
    parts.map(([payer, share]) => ({ payer, share }));

  function split(payers: readonly PayerShare[]) {
    return rules({ backstop: [benefit("b", { base: { of: ["inScope", "ownPay"] }, payers, cases: [flat("1")] })] });
  }

  it("give the one fen to the first", () => {
    const rule = split(shares(["finance", "0.5"], ["healthFund", "0.5"]));
    const result = settled(rule, billed({ inScope: "0.01" }));
    expect(result.payers).toEqual({ backstop: "0.00", finance: "0.01", healthFund: "0.00" });
    expect(result.payments.map(({ payer }) => payer)).toEqual(["finance"]);
  });

  it("give the left fen to the largest remainder", () => {
    const rule = split(shares(["province", "0.3"], ["city", "0.3"], ["county", "0.4"]));
    const { backstop: _none, ...payers } = settled(rule, billed({ inScope: "0.11" })).payers;
    expect(payers).toEqual({ province: "0.03", city: "0.03", county: "0.05" }); // 3.3 3.3 4.4
  });

  it("take from every bucket in proportion", () => {
    const rule = split(shares(["finance", "0.5"], ["healthFund", "0.5"]));
    const result = settled(rule, billed({ inScope: "60.01", ownPay: "40.00" }));
    const rest = { preSelfPay: "0.00", overLimit: "0.00" };
    // 5001 of 10001 fen: 3000.8 and 2000.19
    expect(result.payments.map(({ amount, buckets }) => [amount, buckets])).toEqual([
      ["50.01", { inScope: "30.01", ownPay: "20.00", ...rest }],
      ["50.00", { inScope: "30.00", ownPay: "20.00", ...rest }],
    ]);
  });
});

describe("fee lines", () => {
  const half = rules({ basic: [flatBenefit("b", { of: ["inScope"] }, "0.80")] });

  it("are assessed by catalogue, ceiling and the share paid first", () => {
    const lines = [
      line("1", "10.00"),
      { id: "2", catalogue: "C", amount: 5 },
      { id: "3", catalogue: "B", unitPrice: "12.50", quantity: "3", ceilingPrice: "10.00", preSelfPayRate: "0.1" },
      { id: "4", catalogue: "B", unitPrice: "0.333333", quantity: "1.5", preSelfPayRate: 0.05 },
      { id: "5", split: { inScope: "1.00", preSelfPay: "2.00", overLimit: "3.00", ownPay: "4.00" } },
    ] as const;
    const result = settled(half, claim({ lines }));
    expect(result.lines.map(({ amount, buckets }) => [amount, ...Object.values(buckets)])).toEqual([
      ["10.00", "10.00", "0.00", "0.00", "0.00"],
      ["5.00", "0.00", "0.00", "0.00", "5.00"],
      ["37.50", "27.00", "3.00", "7.50", "0.00"],
      ["0.50", "0.47", "0.03", "0.00", "0.00"], // 0.4999995; 0.50 × 5% = 0.025
      ["10.00", "1.00", "2.00", "3.00", "4.00"],
    ]);
    expect(result.total).toBe("63.00");
  });

  it("of negative quantity mirror exactly, half a fen too", () => {
    const lines = [
      { id: "1", catalogue: "B", unitPrice: "0.05", quantity: "1", preSelfPayRate: "0.1" },
      { id: "2", catalogue: "B", unitPrice: "0.05", quantity: "-1", preSelfPayRate: "0.1" },
    ] as const;
    const result = settled(half, claim({ lines }));
    expect(result.lines.map(({ buckets }) => buckets.preSelfPay)).toEqual(["0.01", "-0.01"]);
    expect(result.total).toBe("0.00");
  });

  it("share a payment, a correcting line with its sign", () => {
    const lines = [line("1", "100.00"), { id: "2", catalogue: "A", unitPrice: "10.00", quantity: "-3" }] as const;
    const result = settled(half, claim({ lines })); // 70 × 80% = 56
    expect(result.lines.map(({ payers, patient }) => [payers["basic"], patient])).toEqual([
      ["80.00", "20.00"],
      ["-24.00", "-6.00"],
    ]);
  });

  it("with equal remainders are served by code point of their id", () => {
    const lines = [line("9", "0.01"), line("2", "0.01"), line("10", "0.01")];
    const result = settled(half, claim({ lines })); // 0.024 → 0.02
    expect(result.lines.map(({ id, payers }) => [id, payers["basic"]])).toEqual([
      ["9", undefined],
      ["2", "0.01"],
      ["10", "0.01"],
    ]);
  });
});

describe("given payments", () => {
  const open = rules({ hospitalWaiver: [], basic: [flatBenefit("b", { of: ["inScope"] }, "1")], backstop: [] });
  const bill = { inScope: "100.00", preSelfPay: "20.00", ownPay: "30.00" };

  it("are taken in the order of the buckets, and their layer is not computed", () => {
    const result = settled(open, billed(bill, { paid: [{ layer: "basic", amount: "110.00" }] }));
    expect(result.payments).toEqual([
      {
        layer: "basic",
        benefit: null,
        case: null,
        payer: "basic",
        amount: "110.00",
        buckets: { inScope: "100.00", preSelfPay: "10.00", overLimit: "0.00", ownPay: "0.00" },
      },
    ]);
    expect(result.account.amounts).toEqual({});
    expect(result.account.revision).toBe(1);
  });

  it("or from the buckets that the claim states, by the hospital in its layers", () => {
    const paid = [{ layer: "hospitalWaiver", amount: "30.00", buckets: { inScope: "10.00", ownPay: 20 } }];
    const result = settled(open, billed(bill, { paid }));
    expect(result.payers).toEqual({ hospital: "30.00", basic: "90.00", backstop: "0.00" });
    expect(result.patient.buckets).toEqual({
      inScope: "0.00",
      preSelfPay: "20.00",
      overLimit: "0.00",
      ownPay: "10.00",
    });
  });

  it("are laid on the fee lines", () => {
    const lines = [line("1", "30.00"), line("2", "70.00")];
    const result = settled(open, claim({ lines, paid: [{ layer: "basic", amount: "50.00" }] }));
    expect(result.lines.map(({ payers }) => payers["basic"])).toEqual(["15.00", "35.00"]);
  });
});
