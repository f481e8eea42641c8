import Decimal from "decimal.js";
import * as fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import {
  addScaled,
  exact,
  fenOf,
  MAX_FEN,
  MODES,
  multiplyDivide,
  printExact,
  printFen,
  printScaled,
  readClaimDecimal,
  readDecimal,
  readFen,
  readScaled,
  scaleTo,
  timesScaled,
} from "../../src/money.ts";
import type { Exact, Scaled } from "../../src/money.ts";

const HALF_EVEN = MODES.indexOf("half-even");
const SAFE = Number.MAX_SAFE_INTEGER;

describe("reading decimal text", () => {
  test.each<[string, number, number]>([
    ["0", 2, 0],
    ["0.00", 2, 0],
    ["-0", 2, 0],
    ["-0.00", 2, 0],
    ["12", 2, 1200],
    ["12.5", 2, 1250],
    ["12.50", 2, 1250],
    ["-12.50", 2, -1250],
    ["007.10", 2, 710],
    ["0.01", 2, 1],
    ["-0.01", 2, -1],
    ["0.000001", 6, 1],
    ["1", 6, 1_000_000],
    ["5", 0, 5],
    ["999999999999.99", 2, MAX_FEN],
    ["90071992547409.91", 2, SAFE],
    ["-90071992547409.91", 2, -SAFE],
    ["9007199254740991", 0, SAFE],
  ])("%s with %i decimals is %i", (text, decimals, value) => {
    expect(readDecimal(text, decimals)).toBe(value);
  });

  test.each<[string, number]>([
    ["", 2],
    ["-", 2],
    [".", 2],
    [".5", 2],
    ["5.", 2],
    ["-.5", 2],
    ["--5", 2],
    ["+5", 2],
    ["1.2.3", 2],
    ["1.234", 2],
    ["1.230", 2],
    ["5.0", 0],
    ["1e3", 2],
    ["1E3", 2],
    ["0x10", 2],
    ["0b1", 2],
    ["1_000", 2],
    ["1,000.00", 2],
    ["1 000", 2],
    [" 1", 2],
    ["1 ", 2],
    ["1\n", 2],
    ["\uFF11\uFF12.\uFF15\uFF10", 2], // full-width
    ["12\uFF0E50", 2],
    ["\u0661\u0662", 2], // Arabic-Indic
    ["12。50", 2],
    ["NaN", 2],
    ["Infinity", 2],
    ["90071992547409.92", 2],
    ["9007199254740992", 0],
    ["9007199254740993", 0],
    ["99999999999999999999999999", 2],
    ["9007199255", 6],
  ])("%j with %i decimals is refused", (text, decimals) => {
    expect(readDecimal(text, decimals)).toBeNull();
  });

  test("what is printed is read back", () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (fen) => readDecimal(printFen(fen), 2) === (fen === 0 ? 0 : fen)));
  });

  test("agrees with decimal.js on any text of digits", () => {
    const text = fc.stringMatching(/^-?\d{1,16}(\.\d{1,7})?$/);
    fc.assert(
      fc.property(text, fc.constantFrom(0, 2, 4, 6), (written, decimals) => {
        const value = new Decimal(written).times(new Decimal(10).pow(decimals));
        const fits = (written.split(".")[1] ?? "").length <= decimals && value.abs().lte(SAFE);
        expect(readDecimal(written, decimals)).toBe(fits ? value.toNumber() + 0 : null);
      }),
    );
  });

  test("a long text is refused at once", () => {
    expect(readDecimal("9".repeat(50_000_000), 2)).toBeNull();
  });
});

describe("reading the amounts of a claim", () => {
  test.each<[unknown, number, number | null]>([
    ["12.50", 2, 1250],
    [12.5, 2, 1250],
    [0.3, 2, 30],
    [0.1 + 0.2, 2, null],
    [-0, 2, 0],
    [-12.5, 2, -1250],
    [1e21, 2, null],
    [1e-7, 6, null],
    [0.000001, 6, 1],
    [1.005, 2, null],
    [Number.NaN, 2, null],
    [Number.POSITIVE_INFINITY, 2, null],
    [Number.NEGATIVE_INFINITY, 2, null],
    [999999999999.99, 2, MAX_FEN],
    [5n, 2, null],
    [null, 2, null],
    [undefined, 2, null],
    [true, 2, null],
    [["5"], 2, null],
    [{ valueOf: () => 5 }, 2, null],
  ])("%s with %i decimals is %s", (value, decimals, expected) => {
    expect(readClaimDecimal(value, decimals)).toBe(expected);
  });

  test("every amount in fen below 2^43 survives as a JSON number", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(2 ** 43), max: 2 ** 43 }),
        (fen) => readClaimDecimal(Number(printFen(fen)), 2) === fen + 0,
      ),
    );
  });
});

test("fen of an account are read, anything else is a bug in the caller", () => {
  expect(readFen("1938.00")).toBe(193_800);
  expect(() => readFen("1e3")).toThrow(new RangeError("not an amount: 1e3"));
});

test.each<[number, string]>([
  [0, "0.00"],
  [-0, "0.00"],
  [1, "0.01"],
  [-1, "-0.01"],
  [10, "0.10"],
  [99, "0.99"],
  [100, "1.00"],
  [-30_005, "-300.05"],
  [MAX_FEN, "999999999999.99"],
  [-MAX_FEN, "-999999999999.99"],
  [SAFE, "90071992547409.91"],
])("%i fen is %s", (fen, text) => {
  expect(printFen(fen)).toBe(text);
});

describe("exact decimals of rules", () => {
  const set = {
    precision: 20,
    rounding: Decimal.ROUND_HALF_UP,
    toExpNeg: -7,
    toExpPos: 21,
    modulo: 1,
    maxE: 9e15,
    minE: -9e15,
    crypto: false,
  } as const;
  afterEach(() => {
    Decimal.set(set);
  });

  test.each<[string, number]>([
    ["0.005", 1],
    ["-0.005", -1],
    ["0.004999", 0],
    ["1.005", 101],
    ["2.675", 268],
    ["-2.675", -268],
    ["999999999999.99", MAX_FEN],
  ])("%s yuan is %i fen, half-up", (yuan, fen) => {
    expect(fenOf(exact(yuan)) + 0).toBe(fen);
  });

  test("digits, places, printing", () => {
    expect(readScaled("0.700")).toEqual({ value: 7n, decimals: 1 });
    expect(readScaled("1.000")).toEqual({ value: 1n, decimals: 0 });
    expect(readScaled("-0.50")).toEqual({ value: -5n, decimals: 1 });
    expect(readScaled("0.00")).toEqual({ value: 0n, decimals: 0 });
    expect(readScaled("100")).toEqual({ value: 100n, decimals: 0 });
    expect(scaleTo(readScaled("0.123456"), 6)).toBe(123_456n);
    expect(scaleTo(readScaled("-0.5"), 3)).toBe(-500n);
    expect(printExact(exact("0.000000100"))).toBe("0.0000001");
    expect(printExact(exact("100000000000000000000000"))).toBe("100000000000000000000000");
    expect(printScaled(9_012, 4)).toBe("0.9012");
    expect(printScaled(-5n, 1)).toBe("-0.5");
    expect(printScaled(MAX_FEN, 2)).toBe("999999999999.99");
    expect(printScaled(0, 2)).toBe("0");
    expect(printScaled(1_500n, 2)).toBe("15");
    expect(printScaled(-1_200n, 4)).toBe("-0.12");
    expect(printScaled(10n ** 40n + 1n, 40)).toBe(`1.${"0".repeat(39)}1`);
  });

  test("whole numbers over powers of ten add and multiply as decimal.js does", () => {
    const text = fc
      .tuple(fc.boolean(), fc.integer({ min: 0, max: 100 }), fc.stringMatching(/^[0-9]{1,8}$/))
      .map(([negative, whole, fraction]) => `${negative ? "-" : ""}${whole}.${fraction}`);
    const print = ({ value, decimals }: Scaled): string => printScaled(value, decimals);
    fc.assert(
      fc.property(text, text, (left, right) => {
        const [a, b] = [readScaled(left), readScaled(right)];
        // A zero of decimal.js may be negative.
        const expected = (value: Exact): string => printExact(value.isZero() ? exact("0") : value);
        expect(print(a)).toBe(expected(exact(left)));
        expect(print(addScaled(a, b))).toBe(expected(exact(left).plus(right)));
        expect(print(timesScaled(a, b))).toBe(expected(exact(left).times(right)));
        expect(a.decimals).toBe(exact(left).decimalPlaces());
      }),
    );
  });

  test("a host's Decimal.set changes nothing", () => {
    const sample = (): unknown[] => [
      fenOf(exact("2.675")),
      fenOf(exact("0.005")),
      printExact(exact("123456789.123456789").times(exact("987654321.987654321"))),
      printExact(exact("0.00000001")),
      printExact(exact("123456789012345678901234567890")),
      printExact(exact("1").div(exact("8"))),
      printScaled(12_345_678_901_234n, 6),
      multiplyDivide(MAX_FEN, 123_457, 1_000_000, HALF_EVEN),
    ];
    const before = sample();
    Decimal.set({ precision: 1, rounding: Decimal.ROUND_UP, toExpNeg: 0, toExpPos: 0, maxE: 3, minE: -3, modulo: 9 });
    expect(sample()).toStrictEqual(before);
    expect(new Decimal("2.675").plus(0).toString()).toBe("3e+0"); // the host's setting is in force, and its own
  });
});
