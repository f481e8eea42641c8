import { describe, expect, it } from "vitest";
import type { Limit } from "../../src/rules/benefit.ts";
import { benefit, billed, flat, flatBenefit, rules, settled, settledInTurn } from "./builders.ts";

const visits = (...amounts: readonly string[]) => amounts.map((inScope) => billed({ inScope }));

function limited(limits: readonly Limit[], rate = "0.50") {
  return rules({ basic: [benefit("b", { limits, cases: [flat(rate)] })] });
}

describe("a running year", () => {
  it("pays differences of rounded cumulatives", () => {
    const half = rules({ basic: [flatBenefit("b", { of: ["inScope"], per: "year" }, "0.50")] });
    // 0.5, 1.0, 1.5, 2.0 fen: cumulatives 1, 1, 2, 2
    expect(settledInTurn(half, visits("0.01", "0.01", "0.01", "0.01")).paid).toEqual(["0.01", "", "0.01", ""]);
  });

  it("takes the deductible once and goes on through the bands", () => {
    const bands = [{ upTo: "1000.00", rate: "0.50" }, { rate: "0.80" }];
    const year = rules({
      basic: [
        benefit("b", {
          base: { of: ["inScope"], per: "year" },
          cases: [{ id: "all", source: "n", deductible: "300.00", bands }],
        }),
      ],
    });
    const { paid, account } = settledInTurn(year, visits("200.00", "500.00", "500.00"));
    expect(paid).toEqual(["", "200.00", "310.00"]); // (700 − 300) × 50%; 300 × 50% + 200 × 80%
    expect(account?.amounts["basic.b.deductible"]).toBe("300.00");
  });

  it("leaves what is left of a yearly deductible to the next visit", () => {
    const deductible = { amount: "300.00", per: "year" } as const;
    const year = rules({ basic: [flatBenefit("b", { of: ["inScope"] }, "1", { deductible })] });
    const { paid, account } = settledInTurn(year, visits("200.00", "250.00", "10.00"));
    expect(paid).toEqual(["", "150.00", "10.00"]);
    expect(account?.amounts).toEqual({
      "basic.b.base": "460.00",
      "basic.b.deductible": "300.00",
      "basic.b.paid": "160.00",
    });
  });

  it("keeps totals that the rules do not know", () => {
    const before = {
      person: "p-1",
      year: 2018,
      revision: 4,
      admissions: 2,
      highestTier: "city" as const,
      amounts: { "pool.other": "7.00" },
      counts: { "backstop.old": 1 },
    };
    expect(settled(limited([]), billed({}), before).account).toEqual({ ...before, revision: 5, admissions: 3 });
  });

  it("counts for the highest tier only the visits that the pipeline counts", () => {
    const inside = { when: { "!=": [{ var: "visit.place" }, "outside"] } };
    const counting = rules({ basic: [] }, { pipeline: { highestTier: inside } });
    const near = billed({}, { facility: { tier: "township" } });
    const far = billed({}, { facility: { tier: "province", region: "110105" } });
    expect(settledInTurn(counting, [far]).account?.highestTier).toBeNull();
    expect(settledInTurn(counting, [near, far]).account?.highestTier).toBe("township");
  });
});

describe("limits", () => {
  it("on what is paid in a visit, and in a year", () => {
    const both = limited([
      { amount: "60.00", on: "paid", per: "visit" },
      { amount: "100.00", on: "paid", per: "year" },
    ]);
    expect(settledInTurn(both, visits("200.00", "200.00", "200.00")).paid).toEqual(["60.00", "40.00", ""]);
  });

  it("on the base narrows it before the mechanism", () => {
    const { paid, account } = settledInTurn(
      limited([{ amount: "1000.00", on: "base", per: "year" }]),
      visits("800.00", "500.00"),
    );
    expect(paid).toEqual(["400.00", "100.00"]);
    expect(account?.amounts["basic.b.base"]).toBe("1000.00");
  });

  it("of a month and of a day keep their own totals", () => {
    const rule = limited([
      { amount: "50.00", on: "paid", per: "month" },
      { amount: "80.00", on: "base", per: "day" },
    ]);
    const on = (discharged: string) => billed({ inScope: "100.00" }, { visit: { discharged, settled: "2018-12-31" } });
    const { paid, account } = settledInTurn(rule, [
      on("2018-11-10"),
      on("2018-11-10"),
      on("2018-11-11"),
      on("2018-12-01"),
    ]);
    expect(paid).toEqual(["40.00", "", "10.00", "40.00"]);
    expect(account?.amounts).toEqual({
      "basic.b.base": "240.00",
      "basic.b.base@2018-11-10": "80.00",
      "basic.b.base@2018-11-11": "80.00",
      "basic.b.base@2018-12-01": "80.00",
      "basic.b.paid": "90.00",
      "basic.b.paid@2018-11": "50.00",
      "basic.b.paid@2018-12": "40.00",
    });
  });

  it("of a case stand instead of the benefit's, and are adjusted", () => {
    const own: readonly Limit[] = [{ amount: "33.33", on: "paid", per: "visit" }];
    const rule = rules({
      basic: [
        benefit("b", {
          limits: [{ amount: "1.00", on: "paid", per: "visit" }],
          cases: [flat("1", { limits: own })],
          adjust: [
            { id: "half", source: "n", limit: { times: "0.5" } }, // 16.665 → 16.67
            { id: "again", source: "n", limit: { times: "0.5" } }, // 8.335 → 8.34
          ],
        }),
      ],
    });
    expect(settled(rule, billed({ inScope: "100.00" })).payers["basic"]).toBe("8.34");
  });
});

describe("pools", () => {
  it("of a year are shared by benefits and charged once each", () => {
    const pool: readonly Limit[] = [
      { amount: "100.00", on: "paid", per: "year", pool: "p" },
      { amount: "90.00", on: "paid", per: "year", pool: "p" },
    ];
    const shared = rules({
      basic: [
        benefit("inside", { limits: pool, cases: [flat("0.50")] }),
        benefit("outside", { base: { of: ["ownPay"] }, limits: pool, cases: [flat("1")] }),
      ],
    });
    const visit = billed({ inScope: "120.00", ownPay: "20.00" });
    const { paid, account } = settledInTurn(shared, [visit, visit]);
    expect(paid).toEqual(["60.00 20.00", "10.00"]);
    expect(account?.amounts["pool.p"]).toBe("90.00");
  });

  it("of a visit are shared within the claim and forgotten after it", () => {
    const pool: readonly Limit[] = [{ amount: "100.00", on: "paid", per: "visit", pool: "p" }];
    const shared = rules({
      basic: [benefit("inside", { limits: pool, cases: [flat("0.50")] })],
      backstop: [benefit("outside", { base: { of: ["ownPay"] }, limits: pool, cases: [flat("1")] })],
    });
    const visit = billed({ inScope: "160.00", ownPay: "50.00" });
    const { paid, account } = settledInTurn(shared, [visit, visit]);
    expect(paid).toEqual(["80.00 20.00", "80.00 20.00"]);
    expect(account?.amounts["pool.p"]).toBeUndefined();
  });

  it("of a month have the month in their key", () => {
    const rule = limited([{ amount: "30.00", on: "base", per: "month", pool: "p" }], "1");
    const { paid, account } = settledInTurn(rule, visits("20.00", "20.00"));
    expect(paid).toEqual(["20.00", "10.00"]);
    expect(account?.amounts).toEqual({ "basic.b.base": "30.00", "basic.b.paid": "30.00", "pool.p@2018-11": "30.00" });
  });
});
