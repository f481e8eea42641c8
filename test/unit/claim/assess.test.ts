import * as fc from "fast-check";
import { expect, test } from "vitest";
import { assess, overCeiling, priceOf } from "../../../src/claim/assess.ts";

const MAX = 999_999_999_999_999;

/** Half-up away from zero, by definition. */
function round(numerator: bigint, denominator: bigint): number {
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return Number(numerator < 0n ? -rounded : rounded);
}

// Unit price in 0.000001 yuan, quantity in 0.0001, fen.
test.each<[number, number, number]>([
  [12_500_000, 20_000, 2500],
  [0, 20_000, 0],
  [12_500_000, 0, 0],
  [1, 1, 0],
  [5_000, 10_000, 1], // 0.005 yuan once: half a fen is one fen
  [4_999, 10_000, 0],
  [15_000, 10_000, 2],
  [5_000, 9_999, 0],
  [5_000, 10_001, 1],
  [10_000, 5_000, 1], // half of one fen's worth
  [333_333, 30_000, 100],
])("price %i times %i is %i fen, either way", (price, quantity, fen) => {
  const expected = round(BigInt(price) * BigInt(quantity), 100_000_000n);
  if (Number.isInteger(fen)) expect(expected).toBe(fen);
  expect(priceOf(price, quantity)).toBe(expected);
  expect(priceOf(price, -quantity)).toBe(expected === 0 ? 0 : -expected);
});

test("a product past 2^53 is exact", () => {
  const price = fc.integer({ min: 0, max: MAX });
  const quantity = fc.integer({ min: -MAX, max: MAX });
  fc.assert(
    fc.property(price, quantity, (p, q) => {
      const exact = round(BigInt(p) * BigInt(q), 100_000_000n);
      fc.pre(Math.abs(exact) <= Number.MAX_SAFE_INTEGER);
      expect(priceOf(p, q)).toBe(exact);
    }),
  );
  expect(priceOf(999_999_999_999_999, 1_000_000)).toBe(10_000_000_000_000); // 99,999,999,999.9999 yuan
  expect(priceOf(999_999_999_950_000, 10_000)).toBe(99_999_999_995);
});

test.each<[number, number, number, number]>([
  [12_500_000, 10_000_000, 20_000, 500],
  [12_500_000, 12_500_000, 20_000, 0],
  [12_500_000, 15_000_000, 20_000, 0],
  [12_500_000, 0, 20_000, 2500],
  [12_500_000, 10_000_000, -20_000, -500],
  [12_500_000, 15_000_000, -20_000, 0],
  [12_505_000, 12_500_000, 10_000, 1],
  [12_505_000, 12_500_000, -10_000, -1],
])("price %i over ceiling %i, %i times: %i", (price, ceiling, quantity, fen) => {
  expect(overCeiling(price, ceiling, quantity)).toBe(fen);
});

test.each<["A" | "B" | "C", number, number, number, readonly number[]]>([
  ["A", 2500, 0, 0, [2500, 0, 0, 0]],
  ["A", 2500, 500, 0, [2000, 0, 500, 0]],
  ["B", 2500, 500, 100_000, [1800, 200, 500, 0]],
  ["B", 2500, 0, 1_000_000, [0, 2500, 0, 0]],
  ["C", 2500, 500, 100_000, [0, 0, 0, 2500]],
  ["B", 5, 0, 100_000, [4, 1, 0, 0]], // 0.5 fen
  ["B", 4, 0, 100_000, [4, 0, 0, 0]], // 0.4
  ["B", 15, 0, 100_000, [13, 2, 0, 0]], // 1.5
  ["B", 25, 0, 100_000, [22, 3, 0, 0]], // 2.5: away from zero, not to even
  ["B", 1, 0, 499_999, [1, 0, 0, 0]],
  ["B", 1, 0, 500_000, [0, 1, 0, 0]],
  ["B", 99_999_999_999_999, 0, 123_457, [87_654_299_999_999, 12_345_700_000_000, 0, 0]],
  ["A", 0, 0, 0, [0, 0, 0, 0]],
])("%s of %i fen, %i above the ceiling, rate %i", (catalogue, amount, overLimit, rate, parts) => {
  expect(assess(catalogue, amount, overLimit, rate)).toStrictEqual(parts);
  const mirrored = parts.map((part) => (part === 0 ? 0 : -part));
  expect(assess(catalogue, amount === 0 ? 0 : -amount, overLimit === 0 ? 0 : -overLimit, rate)).toStrictEqual(mirrored);
});

test("the parts of any line sum, have its sign, and mirror when it is corrected", () => {
  const line = fc.record({
    catalogue: fc.constantFrom("A", "B", "C"),
    price: fc.integer({ min: 0, max: 10_000_000_000 }),
    ceiling: fc.integer({ min: 0, max: 10_000_000_000 }),
    quantity: fc.integer({ min: 0, max: 10_000_000 }),
    rate: fc.integer({ min: 0, max: 1_000_000 }),
  });
  fc.assert(
    fc.property(line, ({ catalogue, price, ceiling, quantity, rate }) => {
      const parts = assess(catalogue, priceOf(price, quantity), overCeiling(price, ceiling, quantity), rate);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(priceOf(price, quantity));
      expect(parts.every((part) => part >= 0)).toBe(true);
      const back = assess(catalogue, priceOf(price, -quantity), overCeiling(price, ceiling, -quantity), rate);
      expect(back).toStrictEqual(parts.map((part) => (part === 0 ? 0 : -part)));
    }),
  );
});
