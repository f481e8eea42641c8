import { describe, expect, it } from "vitest";
import type { BandsCase, Rounding } from "../../../src/rules/benefit.ts";
import { bandOf } from "../../../src/settle/bands.ts";
import { benefit, claimOf, flat, planOf } from "../pack.ts";
import { accountWith, figuresOf, runOf } from "./run.ts";

const LADDER = [{ upTo: "1000.00", rate: "0.50" }, { upTo: "3000.00", rate: "0.60" }, { rate: "0.70" }];

/** What one case gives on a base of a visit. */
function rawOf(
  own: Partial<BandsCase>,
  inScope: string,
  rounding: Rounding = { unit: "0.01", mode: "half-up" },
): number {
  const plan = planOf({ basic: [benefit("b", { rounding, cases: [flat("0", { bands: LADDER, ...own })] })] });
  return figuresOf(runOf(plan, claimOf({ inScope }))).raw;
}

it.each([
  [0, 0],
  [1, 0],
  [100_000, 0],
  [100_001, 1],
  [300_000, 1],
  [300_001, 2],
  [Number.MAX_SAFE_INTEGER, 2],
])("%i lies in band %i: edges belong to the band below", (x, band) => {
  expect(bandOf([0, 100_000, 300_000], x)).toBe(band);
});

describe("marginal", () => {
  const deductible = "150.00";
  it.each([
    ["0.00", 0],
    ["150.00", 0],
    ["150.01", 1], // 0.005 is 0.01
    ["1000.00", 42_500], // 850 × 0.5
    ["1000.01", 42_501], // + 0.006
    ["3000.00", 162_500], // + 2000 × 0.6
    ["3000.01", 162_501], // + 0.007
    ["5000.00", 302_500], // + 2000 × 0.7
  ])("subtracts: %s gives %i", (inScope, raw) => {
    expect(rawOf({ deductible }, inScope)).toBe(raw);
  });

  it.each([
    ["999.99", 0],
    ["1000.00", 50_000],
    ["1000.01", 50_001],
    ["4000.00", 240_000], // 500 + 1200 + 700
  ])("once triggered all counts: %s gives %i", (inScope, raw) => {
    expect(rawOf({ deductible: { amount: "1000.00", mode: "trigger" } }, inScope)).toBe(raw);
  });

  it.each([
    ["2000.00", 0],
    ["3000.00", 60_000], // a deductible past the first band: (2000, 3000] × 0.6
    ["4000.00", 130_000],
  ])("a deductible inside the second band: %s gives %i", (inScope, raw) => {
    expect(rawOf({ deductible: "2000.00" }, inScope)).toBe(raw);
  });

  it.each([
    ["1150.00", 50_000], // the first 1000 above it
    ["1150.01", 50_001],
    ["3150.00", 170_000],
    ["4150.00", 240_000],
  ])("edges from the deductible: %s gives %i", (inScope, raw) => {
    expect(rawOf({ deductible, bandsFrom: "deductible" }, inScope)).toBe(raw);
  });

  it.each([
    ["99.99", 0],
    ["100.00", 5_000],
    ["1100.00", 55_000], // the first band reaches to 1100
    ["2100.00", 115_000],
  ])("edges from a trigger: %s gives %i", (inScope, raw) => {
    expect(rawOf({ deductible: { amount: "100.00", mode: "trigger" }, bandsFrom: "deductible" }, inScope)).toBe(raw);
  });
});

describe("slab", () => {
  const bandMode = "slab";
  it.each([
    ["150.00", 0],
    ["1000.00", 42_500], // 850 × 0.5
    ["1000.01", 51_001], // 850.01 × 0.6 = 510.006
    ["3000.00", 171_000], // 2850 × 0.6
    ["3000.01", 199_501], // 2850.01 × 0.7 = 1995.007
  ])("subtracts: %s gives %i", (inScope, raw) => {
    expect(rawOf({ bandMode, deductible: "150.00" }, inScope)).toBe(raw);
  });

  it.each([
    ["149.99", 0],
    ["150.00", 7_500],
    ["1000.01", 60_001],
  ])("triggered: %s gives %i", (inScope, raw) => {
    expect(rawOf({ bandMode, deductible: { amount: "150.00", mode: "trigger" } }, inScope)).toBe(raw);
  });

  it.each([
    ["1150.00", 50_000],
    ["1150.01", 60_001], // 1000.01 × 0.6
  ])("edges from the deductible: %s gives %i", (inScope, raw) => {
    expect(rawOf({ bandMode, deductible: "150.00", bandsFrom: "deductible" }, inScope)).toBe(raw);
  });
});

it.each<readonly [Rounding["unit"], Rounding["mode"], string, number]>([
  ["0.01", "half-up", "0.01", 1],
  ["0.01", "half-even", "0.01", 0],
  ["0.01", "half-even", "0.03", 2],
  ["0.01", "down", "0.99", 49],
  ["0.01", "up", "0.01", 1],
  ["0.1", "half-up", "0.90", 50], // 0.45
  ["0.1", "half-even", "0.90", 40],
  ["0.1", "down", "0.98", 40],
  ["0.1", "up", "0.82", 50],
  ["1", "half-up", "3.00", 200],
  ["1", "half-even", "5.00", 200],
  ["1", "down", "3.98", 100],
  ["1", "up", "2.01", 200],
])("rounds to %s %s: half of %s is %i fen", (unit, mode, inScope, raw) => {
  expect(rawOf({ bands: [{ rate: "0.5" }] }, inScope, { unit, mode })).toBe(raw);
});

describe("the year's running base", () => {
  const plan = planOf({
    basic: [
      benefit("b", {
        base: { of: ["inScope"], per: "year" },
        rounding: { unit: "1", mode: "half-up" },
        cases: [flat("0", { bands: LADDER, deductible: "150.00" })],
      }),
    ],
  });
  const after = (base: string) =>
    figuresOf(runOf(plan, claimOf({ inScope: "100.00" }), accountWith({ amounts: { "basic.b.base": base } })));

  it.each([
    ["0.00", 0, 0, 0, 10_000],
    ["49.00", 0, 0, 0, 10_000],
    ["100.00", 0, 2_500, 2_500, 5_000], // 50 × 0.5 is 25
    ["149.00", 0, 5_000, 5_000, 100], // 99 × 0.5 = 49.5 is 50
    ["201.00", 2_600, 7_600, 5_000, 0], // 25.5 is 26, 75.5 is 76
    ["950.00", 40_000, 45_500, 5_500, 0], // 425 + 50 × 0.6 = 455
  ])("from %s: %i to %i gives %i, %i of the deductible used", (base, before, to, raw, used) => {
    const figures = after(base);
    expect([figures.roundedBefore, figures.roundedAfter, figures.raw]).toEqual([before, to, raw]);
    expect([figures.deductibleUsed, figures.deductibleApplied]).toEqual([used, used]);
  });

  it("never gives less than nothing where a slab falls", () => {
    const falling = flat("0", { bandMode: "slab", bands: [{ upTo: "1000.00", rate: "0.90" }, { rate: "0.10" }] });
    const falls = planOf({ basic: [benefit("b", { base: { of: ["inScope"], per: "year" }, cases: [falling] })] });
    const run = runOf(falls, claimOf({ inScope: "100.00" }), accountWith({ amounts: { "basic.b.base": "1000.00" } }));
    expect(figuresOf(run)).toMatchObject({ roundedBefore: 90_000, roundedAfter: 11_000, raw: 0 });
  });

  it.each([
    ["0.00", 10_000, 10_000, 0],
    ["49.99", 10_000, 10_000, 0],
    ["50.00", 10_000, 0, 7_500], // reached: all of 150 counts at once
    ["100.00", 5_000, 0, 10_000],
    ["150.00", 0, 0, 5_000],
  ])("a trigger from %s: %i used, %i applied, gives %i", (base, used, applied, raw) => {
    const trigger = planOf({
      basic: [
        benefit("b", {
          base: { of: ["inScope"], per: "year" },
          cases: [flat("0.5", { deductible: { amount: "150.00", mode: "trigger" } })],
        }),
      ],
    });
    const run = runOf(trigger, claimOf({ inScope: "100.00" }), accountWith({ amounts: { "basic.b.base": base } }));
    expect(figuresOf(run)).toMatchObject({ deductibleUsed: used, deductibleApplied: applied, raw });
  });
});

describe("a deductible of the year under a base of the visit", () => {
  const planWith = (own: Partial<BandsCase>) =>
    planOf({ basic: [benefit("b", { cases: [flat("0", { bands: LADDER, ...own })] })] });
  const figuresAfter = (used: string, own: Partial<BandsCase>, inScope = "1000.00") => {
    const account = accountWith({ amounts: { "basic.b.deductible": used, "basic.b.base": "99999.00" } });
    return figuresOf(runOf(planWith(own), claimOf({ inScope }), account));
  };
  const ofYear = { amount: "600.00", per: "year" } as const;

  it.each([
    ["0.00", 60_000, 20_000],
    ["200.00", 40_000, 30_000],
    ["599.99", 1, 50_000], // 999.99 × 0.5 = 499.995
    ["600.00", 0, 50_000],
    ["9000.00", 0, 50_000],
  ])("is what is left: after %s, %i, and 1000.00 gives %i", (used, left, raw) => {
    expect(figuresAfter(used, { deductible: ofYear })).toMatchObject({
      before: 0,
      deductible: left,
      deductibleUsed: left,
      deductibleApplied: left,
      raw,
    });
  });

  it("is not read where it is of the visit", () => {
    expect(figuresAfter("600.00", { deductible: "600.00" })).toMatchObject({ deductible: 60_000, raw: 20_000 });
  });

  it("a base below what is left uses only so much", () => {
    expect(figuresAfter("500.00", { deductible: ofYear }, "99.99")).toMatchObject({
      deductible: 10_000,
      deductibleUsed: 9_999,
      raw: 0,
    });
  });

  it("moves the edges that count from it", () => {
    // 400 left: bands of 1000 from 400 on; 2000 gives 1000 × 0.5 + 600 × 0.6.
    const own = { deductible: ofYear, bandsFrom: "deductible" } as const;
    expect(figuresAfter("200.00", own, "2000.00").raw).toBe(86_000);
  });

  it("triggers by what is left", () => {
    const own = { deductible: { ...ofYear, mode: "trigger" } } as const;
    expect(figuresAfter("200.00", own, "399.99")).toMatchObject({
      raw: 0,
      deductibleUsed: 39_999,
      deductibleApplied: 39_999,
    });
    expect(figuresAfter("200.00", own, "400.00")).toMatchObject({
      raw: 20_000,
      deductibleUsed: 40_000,
      deductibleApplied: 0,
    });
  });
});
