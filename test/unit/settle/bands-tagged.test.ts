import { describe, expect, it } from "vitest";
import type { Adjust, BandsCase } from "../../../src/rules/benefit.ts";
import { tableFor } from "../../../src/settle/bands.ts";
import { benefit, claimOf, flat, line, planOf, TITLE } from "../pack.ts";
import { variantOf } from "../plan/tuple.ts";
import { benefitOf, figuresOf, runOf } from "./run.ts";

describe("a rate that counts in proportion to a tagged part", () => {
  const tags = { herb: { title: TITLE }, drug: { title: TITLE } };
  const planWith = (rate: string, adjust: readonly Adjust["rate"][], more: Partial<BandsCase> = {}) =>
    planOf(
      {
        basic: [
          benefit("b", {
            base: { of: ["inScope", "preSelfPay"] },
            cases: [flat(rate, more)],
            adjust: adjust.map((each, i) => ({
              id: `a${i}`,
              source: "n",
              ...(each === undefined ? {} : { rate: each }),
            })),
          }),
        ],
      },
      { pipeline: { tags } },
    );
  const add = (value: string, ...named: readonly string[]) => ({ add: value, tags: named });
  const lines = [
    line("1", "100.00", { tags: ["herb"] }),
    line("2", "250.00"),
    line("3", "50.00", { catalogue: "B", preSelfPayRate: "0.2", tags: ["drug"] }),
  ]; // 400.00: herb 100.00, drug 50.00

  it.each<readonly [string, readonly Adjust["rate"][], number, readonly number[]]>([
    ["0.60", [add("0.10", "herb")], 25_000, [10_000]], // 0.6 + 0.1 × 100 ÷ 400 = 0.625
    ["0.60", [add("0.10", "herb", "drug")], 25_500, [15_000]], // 0.6375
    ["0.60", [add("-0.10", "drug")], 23_500, [5_000]], // 0.5875
    ["0.90", [add("0.80", "herb")], 40_000, [10_000]], // 1.1 is kept at 1
    ["0.10", [add("-0.80", "herb")], 0, [10_000]], // -0.1 is kept at 0
    ["0.60", [{ set: "0.5" }, add("0.10", "herb")], 21_000, [0, 10_000]], // 0.525
    ["0.60", [add("0.10", "herb"), { set: "0.5" }], 20_000, [10_000, 0]],
    ["0.60", [add("0.10", "herb"), { times: "0.5" }], 12_500, [10_000, 0]], // 0.3125
    ["0.60", [{ times: "0.5" }, add("0.10", "herb")], 13_000, [0, 10_000]], // 0.325
    ["0.60", [add("0.10", "herb"), add("0.20", "drug"), { add: "0.01" }], 26_400, [10_000, 5_000, 0]], // 0.66
    ["0.90", [add("0.80", "herb"), { add: "-0.2" }], 32_000, [10_000, 0]], // kept at 1 before
    ["0.10", [add("-0.80", "herb"), { add: "0.2" }], 8_000, [10_000, 0]], // kept at 0 before
  ])("%s with %j gives %i", (rate, adjust, raw, tagged) => {
    expect(figuresOf(runOf(planWith(rate, adjust), claimOf(lines)))).toMatchObject({ raw, tagged });
  });

  it("is exact where the quotient is not", () => {
    // 0.6 + 0.1 × 100 ÷ 300 = 19/30 of 300.00 is 190.00, of 300.01 (with 0.01 more) 190.006.
    const three = [line("1", "100.00", { tags: ["herb"] }), line("2", "200.00")];
    const plan = planWith("0.60", [add("0.10", "herb")]);
    expect(figuresOf(runOf(plan, claimOf(three))).raw).toBe(19_000);
    expect(figuresOf(runOf(plan, claimOf([...three, line("3", "0.01")]))).raw).toBe(19_001);
  });

  it("is the plain rate where no part of the base bears the tag, or there is no base", () => {
    const plan = planWith("0.60", [add("0.10", "herb")]);
    const { variant, raw, tagged } = figuresOf(runOf(plan, claimOf([line("1", "100.00")])));
    expect([raw, tagged]).toEqual([6000, [0]]);
    expect(tableFor(variant, tagged, 10_000)).toBe(variant.bands);
    expect(figuresOf(runOf(plan, claimOf([line("1", "0.00", { tags: ["herb"] })]))).raw).toBe(0);
  });

  it("looks at the raw base: before ratio, atMost and less, and only at covered groups and buckets", () => {
    const base = {
      of: ["inScope"],
      tags: ["drug", "herb"],
      ratio: "0.5",
      atMost: { amount: "30.00", over: "cut" },
    } as const;
    const plan = planWith("0.60", [add("0.10", "herb")], { base });
    // In scope: herb 100, drug 40. 140 × 0.5 = 70, cut at 30; the rate is 0.6 + 0.1 × 100 ÷ 140.
    const figures = figuresOf(runOf(plan, claimOf(lines)));
    expect(figures).toMatchObject({ found: 14_000, base: 3000, tagged: [10_000], raw: 2014 }); // 20.142857…
  });

  it("stays exact with the largest bills", () => {
    // x = 99 999 999 999 999 fen, a third of it tagged: 0.333333 x + 0.111111 x ÷ 3 = 0.37037 x.
    const huge = [line("1", "333333333333.33", { tags: ["herb"] }), line("2", "666666666666.66")];
    const figures = figuresOf(runOf(planWith("0.333333", [add("0.111111", "herb")]), claimOf(huge)));
    expect(figures.raw).toBe(37_037_000_000_000); // 37 036 999 999 999.62963
  });

  it.each<readonly [string, readonly Adjust["rate"][], number]>([
    ["0.60", [add("0.10", "herb")], 18_750], // 300.00 above it × 0.625
    ["0.60", [add("-0.10", "drug")], 17_625], // × 0.5875
    ["0.90", [add("0.80", "herb")], 30_000], // kept at 1
    ["0.60", [{ times: "0.5" }, add("0.10", "herb")], 9_750], // × 0.325
  ])("counts above the deductible alone: %s with %j gives %i", (rate, adjust, raw) => {
    expect(figuresOf(runOf(planWith(rate, adjust, { deductible: "100.00" }), claimOf(lines))).raw).toBe(raw);
    expect(figuresOf(runOf(planWith(rate, adjust, { deductible: "400.00" }), claimOf(lines))).raw).toBe(0);
  });

  it("is exact at every half fen, however large the bill", () => {
    const plan = planWith("0.60", [add("0.10", "herb")]);
    const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
    for (const size of [1_000_000, 10_000_000_000, 30_000_000_000_000])
      for (let i = 0; i < 60; i++) {
        // 0.6 × the bill + 0.1 × the part: the bill a multiple of five, the part five more than one of ten.
        const part = size + 10 * i + 5;
        const rest = 2 * size + 5 * (1 + ((i * 7_919) % 1_000_003));
        const bill = claimOf([line("1", yuan(part), { tags: ["herb"] }), line("2", yuan(rest))]);
        const tenths = 6 * (part + rest) + part;
        expect(tenths % 10).toBe(5);
        expect([size, i, figuresOf(runOf(plan, bill)).raw]).toEqual([size, i, (tenths + 5) / 10]);
      }
  });

  it("asks for bands", () => {
    const burden = { id: "all", source: "n", burden: { allow: [{ amount: "1.00" }], per: "visit" } } as const;
    const plan = planOf({ basic: [benefit("b", { cases: [burden] })] });
    expect(benefitOf(plan).benefit.id).toBe("b");
    expect(() => tableFor(variantOf(plan), [], 0)).toThrow(RangeError);
  });
});
