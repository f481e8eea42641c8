import { describe, expect, it } from "vitest";
import { readScaled } from "../../../src/money.ts";
import {
  bandTable,
  bucketsOf,
  capOf,
  changeAmount,
  clampRate,
  lowerEdges,
  ratioOf,
  tableOf,
} from "../../../src/plan/tables.ts";
import type { AmountChange } from "../../../src/rules/benefit.ts";

it.each([
  ["0", 0, 1],
  ["1", 1, 1],
  ["1.000000", 1, 1],
  ["0.10", 1, 10],
  ["0.333333", 333_333, 1_000_000],
])("the ratio %s is %i / %i", (rate, numerator, denominator) => {
  expect(ratioOf(rate)).toEqual({ numerator, denominator });
});

describe("bounds", () => {
  it("name buckets by index, in the order of the bill", () => {
    expect(bucketsOf(["ownPay", "inScope"])).toEqual([0, 3]);
    expect(bucketsOf(["preSelfPay"])).toEqual([1]);
    expect(bucketsOf(["total"])).toEqual([0, 1, 2, 3]);
  });

  it("are an amount or a ratio", () => {
    expect(capOf({ amount: "5000.00" })).toEqual({ amount: 500_000, ratio: { numerator: 0, denominator: 1 }, of: [] });
    expect(capOf({ amount: "0.00", over: "none" }).amount).toBe(0);
    expect(capOf({ ratio: "0.10", of: ["total"] })).toEqual({
      amount: -1,
      ratio: { numerator: 1, denominator: 10 },
      of: [0, 1, 2, 3],
    });
  });
});

describe("band tables", () => {
  const bands = [{ upTo: "1000.00", rate: "0.5" }, { upTo: "3000.00", rate: "0.65" }, { rate: "0.7" }];

  it("have lower edges", () => {
    expect(lowerEdges(bands)).toEqual([0, 100_000, 300_000]);
    expect(lowerEdges([{}])).toEqual([0]);
  });

  it("sum up over one scale", () => {
    // 1000.00 × 50, then 2000.00 × 65 more, over 100.
    const table = bandTable(
      bands,
      bands.map(({ rate }) => readScaled(rate)),
    );
    expect(table).toEqual({
      from: [0, 100_000, 300_000],
      rate: [50, 65, 70],
      cumulative: [0, 5_000_000, 18_000_000],
      scale: 100,
      half: 50,
      safe: 90_071_992_547_408, // (2^53 - 1 - 100) / 100: half a fen is added before the division
      big: { rate: [50n, 65n, 70n], cumulative: [0n, 5_000_000n, 18_000_000n], scale: 100n },
    });
  });

  it("take whole rates over 1", () => {
    const table = bandTable([{ rate: "1" }], [readScaled("1.00")]);
    expect([table.rate, table.scale, table.half]).toEqual([[1], 1, -1]);
    expect(table.safe).toBe(Number.MAX_SAFE_INTEGER - 1);
  });

  it("say from where on doubles would not do", () => {
    expect(tableOf([0], [1n], 1_000_000n).safe).toBe(9_007_199_253);
    expect(tableOf([0], [1n], 2n ** 53n).safe).toBe(0);
    expect(tableOf([0], [1n], 10n ** 30n).safe).toBe(0);
  });

  it("keep cumulated sums past 2^53 exact", () => {
    const { big } = tableOf([0, 99_999_999_999_999], [999_999n, 1n], 1_000_000n);
    expect(big.cumulative).toEqual([0n, 99_999_899_999_999_000_001n]);
  });
});

it.each<readonly [number, AmountChange, number]>([
  [15_000, { set: "0.00" }, 0],
  [15_000, { set: "300.50" }, 30_050],
  [15_000, { add: "50.01" }, 20_001],
  [15_000, { add: "-150.00" }, 0],
  [15_000, { add: "-150.01" }, 0],
  [15_000, { add: "-149.99" }, 1],
  [15_000, { times: "0" }, 0],
  [15_000, { times: "0.5" }, 7_500],
  [1, { times: "0.5" }, 1], // half a fen, away from zero
  [1, { times: "0.499999" }, 0],
  [3, { times: "0.5" }, 2],
  [99_999_999_999_999, { times: "0.333333" }, 33_333_300_000_000], // 33 333 299 999 999.666 667
])("%i fen changed by %j are %i", (fen, change, expected) => {
  expect(changeAmount(fen, change)).toBe(expected);
});

it.each([
  ["-0.000001", "0"],
  ["0", "0"],
  ["0.5", "0.5"],
  ["1", "1"],
  ["1.000001", "1"],
])("the rate %s is kept at %s", (rate, expected) => {
  expect(clampRate(readScaled(rate))).toEqual(readScaled(expected));
});

it.each([
  [0n, 2],
  [1n, 2],
  [100n, 2],
])("a rate of %i over a power of ten that is within the bounds stays as it is written", (value, decimals) => {
  expect(clampRate({ value, decimals })).toEqual({ value, decimals });
});
