import { describe, expect, it } from "vitest";
import { MODES } from "../../../src/money.ts";
import type { Adjust, BandsCase, Rounding } from "../../../src/rules/benefit.ts";
import { bandOf, exactBig, tableFor } from "../../../src/settle/bands.ts";
import { createFigures } from "../../../src/settle/run.ts";
import { benefit, claimOf, flat, line, planOf, TITLE } from "../pack.ts";
import { variantOf } from "../plan/tuple.ts";
import { accountWith, benefitOf, figuresOf, runOf } from "./run.ts";

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
  expect(bandOf({ from: [0, 100_000, 300_000] }, x)).toBe(band);
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

describe("past 2^53", () => {
  const rates = [123_457n, 333_333n, 999_999n];
  const bands = [
    { upTo: "90071992.54", rate: "0.123457" }, // the last amount that doubles can take: (2^53 - 1) / 10^6
    { upTo: "500000000.01", rate: "0.333333" },
    { rate: "0.999999" },
  ];
  const edges = [0n, 9_007_199_254n, 50_000_000_001n];

  /** `f(x)` over 10^6, written as a plain sum. */
  const sumTo = (x: bigint): bigint =>
    edges.reduce((sum, edge, i) => {
      const upper = edges[i + 1] ?? x;
      const part = (x < upper ? x : upper) - edge;
      return part > 0n ? sum + part * (rates[i] ?? 0n) : sum;
    }, 0n);
  const round = (value: bigint, unit: bigint, mode: Rounding["mode"]): bigint => {
    const size = 1_000_000n * unit;
    const floor = value / size;
    const twice = (value % size) * 2n;
    if (mode === "down" || twice === 0n) return floor * unit;
    if (mode === "up") return (floor + 1n) * unit;
    if (twice === size && mode === "half-even") return (floor + (floor % 2n)) * unit;
    return (twice >= size ? floor + 1n : floor) * unit;
  };
  const AMOUNTS = [
    ...["90071992.53", "90071992.54", "90071992.55"],
    ...["500000000.00", "500000000.01", "500000000.02"],
    ...["999999999999.98", "999999999999.99"],
  ];

  it.each(MODES.flatMap((mode) => (["0.01", "0.1", "1"] as const).map((unit) => [unit, mode] as const)))(
    "equals BigInt, rounded to %s %s",
    (unit, mode) => {
      const fen = { "0.01": 1n, "0.1": 10n, "1": 100n }[unit];
      for (const inScope of AMOUNTS) {
        const x = BigInt(inScope.replace(".", ""));
        for (const deductible of ["0.00", "150.00"]) {
          const less = deductible === "0.00" ? 0n : 15_000n;
          const expected = round(sumTo(x) - sumTo(less), fen, mode);
          expect([inScope, deductible, rawOf({ bands, deductible }, inScope, { unit, mode })]).toEqual([
            inScope,
            deductible,
            Number(expected),
          ]);
        }
      }
    },
  );

  it("equals BigInt for slabs, triggers and edges from the deductible", () => {
    const x = 99_999_999_999_999n;
    const top = x - 15_000n;
    expect(rawOf({ bands, bandMode: "slab", deductible: "150.00" }, "999999999999.99")).toBe(
      Number(round(top * 999_999n, 1n, "half-up")),
    );
    const trigger = { amount: "150.00", mode: "trigger" } as const;
    expect(rawOf({ bands, bandMode: "slab", deductible: trigger }, "999999999999.99")).toBe(
      Number(round(x * 999_999n, 1n, "half-up")),
    );
    expect(rawOf({ bands, deductible: trigger }, "999999999999.99")).toBe(Number(round(sumTo(x), 1n, "half-up")));
    // The bands begin at 150.00, where the first one also covers what is below.
    expect(rawOf({ bands, bandsFrom: "deductible", deductible: "150.00" }, "999999999999.99")).toBe(
      Number(round(sumTo(top), 1n, "half-up")),
    );
    expect(rawOf({ bands, bandsFrom: "deductible", deductible: trigger }, "999999999999.99")).toBe(
      Number(round(sumTo(top) + 15_000n * 123_457n, 1n, "half-up")),
    );
  });

  it("both ways of reckoning agree below the guard", () => {
    for (const own of [
      {},
      { deductible: "150.00" },
      { deductible: "2000.00", bandsFrom: "deductible" },
      { deductible: { amount: "150.00", mode: "trigger" }, bandsFrom: "deductible" },
      { deductible: "150.00", bandMode: "slab" },
    ] satisfies Partial<BandsCase>[]) {
      const plan = planOf({ basic: [benefit("b", { cases: [flat("0", { bands: LADDER, ...own })] })] });
      for (const inScope of ["2000.01", "3000.00", "3000.01", "98765.43"]) {
        const { variant, after, deductible, raw } = figuresOf(runOf(plan, claimOf({ inScope })));
        const table = tableFor(variant, createFigures());
        const big = exactBig(variant, table, deductible, after) * (1_000_000n / table.big.scale);
        expect(Number(round(big, 1n, "half-up"))).toBe(raw);
      }
    }
  });
});

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
    expect(tableFor(variant, { ...createFigures(), tagged, found: 10_000 })).toBe(variant.bands);
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

  it("asks for bands", () => {
    const burden = { id: "all", source: "n", burden: { allow: [{ amount: "1.00" }], per: "visit" } } as const;
    const plan = planOf({ basic: [benefit("b", { cases: [burden] })] });
    expect(benefitOf(plan).benefit.id).toBe("b");
    expect(() => tableFor(variantOf(plan), createFigures())).toThrow(RangeError);
  });
});
