import { describe, expect, it } from "vitest";
import type { Claim } from "../../../src/claim/types.ts";
import type { Benefit, Limit } from "../../../src/rules/benefit.ts";
import { benefit, bookOf, claimOf, flat, settleInTurn } from "../pack.ts";

const half = (id: string, more: Partial<Benefit> = {}): Benefit => benefit(id, { cases: [flat("0.5")], ...more });

describe("the year", () => {
  const inScope = "100.00";
  const limit = (amount: string, more: Partial<Limit> = {}): Limit => ({ amount, on: "paid", per: "year", ...more });
  const visits = (...settled: readonly string[]): Claim[] =>
    settled.map((day) =>
      claimOf({ inScope }, { visit: { kind: "outpatient", admitted: day, discharged: day, settled: day } }),
    );
  const paidOver = (own: Benefit | readonly Benefit[], claims: readonly Claim[]) =>
    settleInTurn(bookOf({ basic: "id" in own ? [own] : own }), claims).paid;

  it("a pool is shared by all that name it, and charged once a benefit", () => {
    const pool = "p";
    const both = [
      half("a", { limits: [limit("70.00", { pool }), limit("80.00", { pool }), limit("60.00")] }),
      half("b", { limits: [limit("70.00", { pool })] }),
    ];
    // a 50, b 20 of the 25: the pool is at 70; the next visit finds nothing.
    expect(paidOver(both, visits("2018-03-01", "2018-03-02"))).toEqual([["50.00", "20.00"], []]);
  });

  it("a pool of the visit begins anew with each", () => {
    const limits = [limit("60.00", { pool: "p", per: "visit" })];
    expect(paidOver([half("a", { limits }), half("b", { limits })], visits("2018-03-01", "2018-03-02"))).toEqual([
      ["50.00", "10.00"],
      ["50.00", "10.00"],
    ]);
  });

  it.each<readonly [Limit["per"], readonly (readonly string[])[]]>([
    ["visit", [["50.00"], ["50.00"], ["50.00"], ["50.00"]]],
    ["day", [["50.00"], ["10.00"], ["50.00"], ["50.00"]]],
    ["month", [["50.00"], ["10.00"], [], ["50.00"]]],
    ["year", [["50.00"], ["10.00"], [], []]],
  ])("60.00 a %s", (per, paid) => {
    const claims = visits("2018-03-01", "2018-03-01", "2018-03-31", "2018-04-01");
    expect(paidOver(half("a", { limits: [limit("60.00", { per })] }), claims)).toEqual(paid);
    expect(paidOver(half("a", { limits: [limit("60.00", { per, pool: "p" })] }), claims)).toEqual(paid);
  });

  it("a base of 60.00 a month", () => {
    const limits = [limit("160.00", { per: "month", on: "base" })];
    expect(paidOver(half("a", { limits }), visits("2018-03-01", "2018-03-31", "2018-04-01"))).toEqual([
      ["50.00"],
      ["30.00"],
      ["50.00"],
    ]);
  });

  it("a deductible of the year under a base of the visit", () => {
    const own = half("a", { cases: [flat("0.5", { deductible: { amount: "150.00", per: "year" } })] });
    expect(paidOver(own, visits("2018-03-01", "2018-04-01", "2018-05-01"))).toEqual([[], ["25.00"], ["50.00"]]);
  });

  it("a deductible and bands of the year's running base: one visit in two parts pays what one does", () => {
    const own = half("a", {
      base: { of: ["inScope"], per: "year" },
      cases: [flat("0", { deductible: "150.00", bands: [{ upTo: "200.00", rate: "0.5" }, { rate: "0.8" }] })],
    });
    expect(paidOver(own, visits("2018-03-01", "2018-04-01", "2018-05-01"))).toEqual([[], ["25.00"], ["80.00"]]);
    expect(paidOver(own, [claimOf({ inScope: "300.00" })])).toEqual([["105.00"]]);
  });

  it("a ceiling on the year's burden", () => {
    const own = half("a", {
      cases: [{ id: "all", source: "n", burden: { allow: [{ amount: "130.00" }], per: "year" } }],
    });
    expect(paidOver(own, visits("2018-03-01", "2018-04-01", "2018-05-01"))).toEqual([[], ["70.00"], ["100.00"]]);
  });

  describe("a running total is charged by every case, for the case that reads it at a later visit", () => {
    const county = { "==": [{ var: "visit.tier" }, "county"] };
    const cityAndAbove = { in: [{ var: "visit.tier" }, ["city", "province"]] };

    it("the bills of the year under a ratio of the year's burden", () => {
      const own = half("a", {
        cases: [
          { id: "county", source: "n", when: county, burden: { allow: [{ amount: "3000.00" }], per: "year" } },
          {
            id: "city",
            source: "n",
            when: cityAndAbove,
            burden: { allow: [{ ratio: "0.20", of: ["total"] }], per: "year" },
          },
        ],
      });
      const claims = [
        claimOf({ inScope: "10000.00" }),
        claimOf({ inScope: "20000.00" }, { facility: { tier: "city" } }),
      ];
      // The second may leave 0.20 of both bills, 6000.00, of which nothing but the first 3000.00 has been borne.
      expect(paidOver(own, claims)).toEqual([["7000.00"], ["17000.00"]]);
    });

    it.each<readonly [Limit["per"], readonly string[]]>([
      ["visit", ["80.00"]],
      ["day", ["20.00"]],
      ["month", ["20.00"]],
      ["year", ["20.00"]],
    ])("what was paid without a limit, under a limit of the %s", (per, second) => {
      const own = half("a", {
        cases: [
          flat("0.8", { id: "limited", when: county, limits: [limit("100.00", { per })] }),
          flat("0.8", { id: "unlimited", when: cityAndAbove, limits: [] }),
        ],
      });
      expect(paidOver(own, [claimOf({ inScope }, { facility: { tier: "city" } }), claimOf({ inScope })])).toEqual([
        ["80.00"],
        second,
      ]);
    });
  });

  it("the second admission, and the highest tier so far", () => {
    const book = bookOf({
      basic: [
        half("a", {
          cases: [
            flat("0.1", { id: "first" }),
            flat("0.2", { id: "second", when: { ">=": [{ var: "visit.admission" }, 2] }, exceptionTo: "first" }),
            flat("0.3", { id: "high", when: { "==": [{ var: "year.highestTier" }, "city"] }, exceptionTo: "second" }),
          ],
        }),
      ],
    });
    const claims = [
      claimOf({ inScope }),
      claimOf({ inScope }),
      claimOf({ inScope }, { facility: { tier: "city" } }),
      claimOf({ inScope }),
    ];
    expect(settleInTurn(book, claims).paid).toEqual([["10.00"], ["20.00"], ["30.00"], ["30.00"]]);
  });
});
