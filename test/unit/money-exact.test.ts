/** Where money passes 2^53, and that no configuration of decimal.js reaches it. */
import Decimal from "decimal.js";
import { afterEach, describe, expect, test, vi } from "vitest";
import { DOWN, HALF_UP, MODES, multiplyDivide, printRatio } from "../../src/money.ts";

const SAFE = Number.MAX_SAFE_INTEGER;

describe("multiplyDivide past 2^53", () => {
  // Each is off by one when the product is taken as a floating number.
  test.each([
    [99_751_523_474_599, 995, 1000, "up", 99_252_765_857_227],
    [77_730_150_547_700, 8850, 10_000, "half-up", 68_791_183_234_715],
    [29_219_524_008_267, 897, 1000, "half-up", 26_209_913_035_415],
    [56_912_593_212_427, 9110, 10_000, "down", 51_847_372_416_520],
    [84_297_299_009_829, 807, 1000, "up", 68_027_920_300_933],
    [88_604_241_805_399, 401, 1000, "down", 35_530_300_963_964],
  ] as const)("%i × %i / %i %s is %i", (a, b, denominator, mode, expected) => {
    expect(multiplyDivide(a, b, denominator, MODES.indexOf(mode))).toBe(expected);
    expect(multiplyDivide(-a, b, denominator, MODES.indexOf(mode))).toBe(-expected);
  });

  test("the last products below it are exact as they are", () => {
    expect(multiplyDivide(SAFE, 1, 2, DOWN)).toBe((SAFE - 1) / 2);
    expect(multiplyDivide(-SAFE, 1, 2, HALF_UP)).toBe(-(SAFE + 1) / 2);
  });
});

describe("printRatio", () => {
  test.each([
    [0, 3, "0.0000"],
    [1, 3, "0.3333"],
    [2, 3, "0.6667"],
    [1, 20_000, "0.0001"],
    [1, 20_001, "0.0000"],
    [5, 5, "1.0000"],
    [-1, 3, "-0.3333"],
    [-7, 4, "-1.7500"],
    [99_999_999_999_998, 99_999_999_999_999, "1.0000"],
    [-1, 20_001, "0.0000"],
    // Past what a double holds, in ten-thousandths.
    [-99_999_999_999_998, 1, "-99999999999998.0000"],
    [99_999_999_999_997, 3, "33333333333332.3333"],
    [-99_999_999_999_998, 3, "-33333333333332.6667"],
  ])("%i of %i is %s", (part, whole, expected) => {
    expect(printRatio(part, whole)).toBe(expected);
  });
});

test("the modes, in the order of their indices", () => {
  expect(MODES).toStrictEqual(["half-up", "half-even", "down", "up"]);
});

describe("a host's configuration of decimal.js", () => {
  afterEach(() => {
    Decimal.set({ defaults: true });
    vi.resetModules();
  });

  test("made before the first import reaches nothing", async () => {
    Decimal.set({ precision: 3, rounding: Decimal.ROUND_DOWN, maxE: 4, minE: -4, toExpPos: 2, toExpNeg: -1 });
    vi.resetModules();
    const fresh = await import("../../src/money.ts");
    expect(fresh.printExact(fresh.exact("123456.789").times("1.0000001"))).toBe("123456.8013456789");
    expect(fresh.printRatio(2, 3)).toBe("0.6667");
    expect(fresh.fenOf(fresh.exact("12345678.905"))).toBe(1_234_567_891);
  });
});
