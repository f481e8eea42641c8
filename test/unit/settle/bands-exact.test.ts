import { describe, expect, it } from "vitest";
import { MODES } from "../../../src/money.ts";
import type { BandsCase, Rounding } from "../../../src/rules/benefit.ts";
import { exactBig, tableFor } from "../../../src/settle/bands.ts";
import { benefit, claimOf, flat, planOf } from "../pack.ts";
import { figuresOf, runOf } from "./run.ts";

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
    "90071992.53",
    "90071992.54",
    "90071992.55",
    "500000000.00",
    "500000000.01",
    "500000000.02",
    "999999999999.98",
    "999999999999.99",
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

  it.each(MODES)("equals BigInt on both sides of every half and whole fen, rounded %s", (mode) => {
    // In the last band one fen less raises what is over the whole fen by a millionth: 999 999 is -1 there.
    const top = 99_999_999_999_999n;
    for (const over of [0n, 1n, 499_999n, 500_000n, 500_001n, 999_999n]) {
      const x = top - ((over - (sumTo(top) % 1_000_000n) + 1_000_000n) % 1_000_000n);
      expect(sumTo(x) % 1_000_000n).toBe(over);
      const inScope = `${x / 100n}.${String(x % 100n).padStart(2, "0")}`;
      const raw = rawOf({ bands }, inScope, { unit: "0.01", mode });
      expect([mode, over, raw]).toEqual([mode, over, Number(round(sumTo(x), 1n, mode))]);
    }
  });

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
        const table = tableFor(variant, [], 0);
        const big = exactBig(variant, table, deductible, after) * (1_000_000n / table.big.scale);
        expect(Number(round(big, 1n, "half-up"))).toBe(raw);
      }
    }
  });
});
