import Decimal from "decimal.js";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { divide, divideBig, MAX_FEN, MODES, multiplyDivide } from "../../src/money.ts";

const HALF_UP = MODES.indexOf("half-up");
const HALF_EVEN = MODES.indexOf("half-even");
const DOWN = MODES.indexOf("down");
const UP = MODES.indexOf("up");
const SAFE = Number.MAX_SAFE_INTEGER;
const REFERENCE: readonly Decimal.Rounding[] = [
  Decimal.ROUND_HALF_UP,
  Decimal.ROUND_HALF_EVEN,
  Decimal.ROUND_DOWN,
  Decimal.ROUND_UP,
];

describe("rounding", () => {
  // numerator, denominator, then half-up, half-even, down, up
  const table: readonly (readonly [number, number, number, number, number, number])[] = [
    [0, 10, 0, 0, 0, 0],
    [1, 10, 0, 0, 0, 1],
    [4, 10, 0, 0, 0, 1],
    [5, 10, 1, 0, 0, 1],
    [6, 10, 1, 1, 0, 1],
    [9, 10, 1, 1, 0, 1],
    [10, 10, 1, 1, 1, 1],
    [14, 10, 1, 1, 1, 2],
    [15, 10, 2, 2, 1, 2],
    [16, 10, 2, 2, 1, 2],
    [25, 10, 3, 2, 2, 3],
    [35, 10, 4, 4, 3, 4],
    [7, 1, 7, 7, 7, 7],
    [1, 3, 0, 0, 0, 1],
    [2, 3, 1, 1, 0, 1],
    [3, 2, 2, 2, 1, 2],
    [1, 2, 1, 0, 0, 1],
  ];
  // The same halves at every unit of rounding, in thousandths of a fen: 0.01 yuan is 1 fen, 0.1 is 10, 1 is 100.
  const units = [1, 10, 100] as const;

  test.each(table)("%i / %i", (numerator, denominator, halfUp, halfEven, down, up) => {
    const expected = [halfUp, halfEven, down, up];
    for (const unit of units) {
      for (const [mode, value] of expected.entries()) {
        const [n, d] = [numerator * unit, denominator * unit];
        expect([divide(n, d, mode), divide(-n, d, mode)]).toStrictEqual([value, value === 0 ? 0 : -value]);
        expect(divideBig(BigInt(n), BigInt(d), mode)).toBe(value);
        expect(divideBig(BigInt(-n), BigInt(d), mode)).toBe(value === 0 ? 0 : -value);
        expect(multiplyDivide(numerator, unit, d, mode)).toBe(value);
        expect(multiplyDivide(-numerator, unit, d, mode)).toBe(value === 0 ? 0 : -value);
      }
    }
  });

  test("no result is a negative zero, so that it prints and compares as 0", () => {
    for (const mode of [HALF_UP, HALF_EVEN, DOWN, UP]) {
      expect(divide(-0, 5, mode)).toBe(0);
      expect(divide(-1, 5, DOWN)).toBe(0);
      expect(multiplyDivide(0, -3, 100, mode)).toBe(0);
      expect(multiplyDivide(-3, 0, 100, mode)).toBe(0);
    }
  });

  test("agrees with decimal.js for any safe numerator and denominator", () => {
    const Reference = Decimal.clone({ precision: 60 });
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.integer({ min: 1, max: SAFE }),
        fc.integer({ min: 0, max: 3 }),
        (n, d, mode) => {
          // 60 digits are enough: a quotient that is not a half differs from it by 1/(2d) at least.
          const expected =
            new Reference(n)
              .div(d)
              .toDecimalPlaces(0, REFERENCE[mode] ?? 4)
              .toNumber() + 0;
          expect(divide(n, d, mode)).toBe(expected);
          expect(divideBig(BigInt(n), BigInt(d), mode)).toBe(expected);
        },
      ),
    );
  });

  test("exact halves of large numbers, where a float quotient cannot tell", () => {
    for (const half of [SAFE, SAFE - 2, 4_503_599_627_370_497]) {
      const floor = (half - 1) / 2;
      expect(divide(half, 2, HALF_UP)).toBe(floor + 1);
      expect(divide(half, 2, HALF_EVEN)).toBe(floor % 2 === 1 ? floor + 1 : floor);
      expect(divide(half, 2, DOWN)).toBe(floor);
      expect(divide(half, 2, UP)).toBe(floor + 1);
      expect(divide(-half, 2, HALF_UP)).toBe(-floor - 1);
    }
    expect(divide(SAFE, SAFE - 1, DOWN)).toBe(1);
    expect(divide(SAFE - 1, SAFE, DOWN)).toBe(0);
    expect(divide(SAFE - 1, SAFE, UP)).toBe(1);
    expect(divide((SAFE - 1) / 2, SAFE, HALF_UP)).toBe(0);
    expect(divide((SAFE + 1) / 2, SAFE, HALF_UP)).toBe(1);
  });

  test("a product past 2^53 is exact: against BigInt", () => {
    const amount = fc.integer({ min: -MAX_FEN, max: MAX_FEN });
    const rate = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(amount, rate, fc.integer({ min: 0, max: 3 }), (a, b, mode) => {
        const product = BigInt(a) * BigInt(b);
        expect(multiplyDivide(a, b, 1_000_000, mode)).toBe(divideBig(product, 1_000_000n, mode));
      }),
    );
  });

  test("the edge of the guard", () => {
    expect(multiplyDivide(SAFE, 1, 1, HALF_UP)).toBe(SAFE);
    expect(multiplyDivide(94_906_267, 94_906_267, 1, HALF_UP)).toBe(Number(94_906_267n * 94_906_267n));
    expect(multiplyDivide(MAX_FEN, 999_999, 1_000_000, HALF_UP)).toBe(99_999_899_999_999);
    expect(multiplyDivide(-MAX_FEN, 999_999, 1_000_000, HALF_UP)).toBe(-99_999_899_999_999);
  });
});
