import { describe, expect, test } from "vitest";
import {
  AMOUNT,
  decimalOf,
  expectedDecimal,
  PRICE,
  QUANTITY,
  readForm,
  SHARE,
  SIGNED_AMOUNT,
} from "../../../src/claim/decimal.ts";
import type { DecimalForm } from "../../../src/claim/decimal.ts";

const refused: readonly (readonly [DecimalForm, unknown, string])[] = [
  [AMOUNT, Number.NaN, "a finite number"],
  [AMOUNT, Number.POSITIVE_INFINITY, "a finite number"],
  [AMOUNT, Number.NEGATIVE_INFINITY, "a finite number"],
  [AMOUNT, "NaN", "a finite number"],
  [AMOUNT, "Infinity", "a finite number"],
  [AMOUNT, "-inf", "a finite number"],
  [AMOUNT, "0x10", "decimal digits"],
  [AMOUNT, "0b11", "decimal digits"],
  [AMOUNT, "-0o7", "decimal digits"],
  [AMOUNT, "1e3", "digits without an exponent"],
  [AMOUNT, "1.5E-2", "digits without an exponent"],
  [AMOUNT, ".5e1", "digits without an exponent"],
  [AMOUNT, "\uFF11\uFF12.50", "ASCII digits 0-9"],
  [AMOUNT, "12\uFF0E50", "ASCII digits 0-9"],
  [AMOUNT, "\uFF0D5", "ASCII digits 0-9"],
  [AMOUNT, "1,234.00", "digits without thousands separators"],
  [AMOUNT, "1\uFF0C234.00", "digits without thousands separators"],
  [AMOUNT, "1 234 567", "digits without thousands separators"],
  [AMOUNT, "1_000", "digits without thousands separators"],
  [AMOUNT, "1'000.00", "digits without thousands separators"],
  [AMOUNT, "12.345", "at most 2 decimals"],
  [AMOUNT, "12.340", "at most 2 decimals"],
  [AMOUNT, 0.1 + 0.2, "at most 2 decimals"],
  [AMOUNT, 1.005, "at most 2 decimals"],
  [AMOUNT, 1e-7, "at most 2 decimals"],
  [AMOUNT, "-0.01", "0 or more"],
  [AMOUNT, -5, "0 or more"],
  [AMOUNT, -0.005, "0 or more"],
  [AMOUNT, "1000000000000", "at most 999999999999.99"],
  [AMOUNT, "0000000000000.00", "at most 999999999999.99"],
  [AMOUNT, 1e12, "at most 999999999999.99"],
  [AMOUNT, 1e21, "at most 999999999999.99"],
  [AMOUNT, "9".repeat(1000), "at most 999999999999.99"],
  [AMOUNT, "", 'a decimal such as "12.50"'],
  [AMOUNT, "-", 'a decimal such as "12.50"'],
  [AMOUNT, ".5", 'a decimal such as "12.50"'],
  [AMOUNT, "5.", 'a decimal such as "12.50"'],
  [AMOUNT, "+5", 'a decimal such as "12.50"'],
  [AMOUNT, " 5", 'a decimal such as "12.50"'],
  [AMOUNT, "5元", 'a decimal such as "12.50"'],
  [AMOUNT, "\u0661\u0662", 'a decimal such as "12.50"'],
  [AMOUNT, "1,2", 'a decimal such as "12.50"'],
  [AMOUNT, null, 'a decimal such as "12.50"'],
  [AMOUNT, undefined, 'a decimal such as "12.50"'],
  [AMOUNT, true, 'a decimal such as "12.50"'],
  [AMOUNT, ["5"], 'a decimal such as "12.50"'],
  [SIGNED_AMOUNT, "-1000000000000", "at most 999999999999.99 either way"],
  [PRICE, "1.0000001", "at most 6 decimals"],
  [PRICE, "-1", "0 or more"],
  [PRICE, "1000000000", "at most 999999999.999999"],
  [QUANTITY, "1.00001", "at most 4 decimals"],
  [QUANTITY, "100000000000", "at most 99999999999.9999 either way"],
  [SHARE, "1.000001", "at most 1"],
  [SHARE, 1.1, "at most 1"],
  [SHARE, "-0.1", "0 or more"],
  [SHARE, "10%", 'a decimal such as "12.50"'],
];

describe("refused, each with what was expected", () => {
  test.each(refused)("%o: %o", (form, value, expected) => {
    const text = expectedDecimal(value, form);
    expect(text.en).toBe(expected);
    expect(text.zh).toMatch(/\p{Script=Han}/u);
    if (typeof value === "string" || typeof value === "number") expect(readForm(value, form)).toBeNull();
  });
});

test.each<[DecimalForm, string | number, number]>([
  [AMOUNT, "0", 0],
  [AMOUNT, "-0.00", 0],
  [AMOUNT, -0, 0],
  [AMOUNT, "12.5", 1250],
  [AMOUNT, 12.5, 1250],
  [AMOUNT, 0.3, 30],
  [AMOUNT, "999999999999.99", 99_999_999_999_999],
  [AMOUNT, 999999999999.99, 99_999_999_999_999],
  [SIGNED_AMOUNT, "-999999999999.99", -99_999_999_999_999],
  [PRICE, "0.000001", 1],
  [PRICE, "999999999.999999", 999_999_999_999_999],
  [QUANTITY, "-0.0001", -1],
  [QUANTITY, "99999999999.9999", 999_999_999_999_999],
  [SHARE, "0.1", 100_000],
  [SHARE, 1, 1_000_000],
  [SHARE, "1.000000", 1_000_000],
])("%o: %s is %i", (form, value, read) => {
  expect(readForm(value, form)).toBe(read);
  expect(decimalOf(value, form)).toBe(read);
});

test("what has not passed its schema is a bug in the caller", () => {
  expect(() => decimalOf("1e3", AMOUNT)).toThrow(new RangeError("not a decimal of its form: 1e3"));
});
