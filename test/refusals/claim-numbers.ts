/** Numbers of claims, written as they are not. */
import type { Text } from "../../src/index.ts";
import { BILL, claimWith, withLines } from "./pack.ts";
import type { Fields, Value } from "./pack.ts";
import { ofClaim } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import { atMost, both, DECIMAL, decimals, eitherWay, FINITE, NOT_NEGATIVE } from "./words.ts";

/** A bill and a payment in which a value stands for every amount. */
const ready = (value: Value): Fields =>
  claimWith({
    bill: { ...BILL, inScope: value },
    paid: [{ layer: "basic", amount: value, buckets: { inScope: value }, deductible: value }],
  });
const lined = (value: Value): Fields =>
  withLines(
    { id: "1", catalogue: "B", amount: value, preSelfPayRate: value },
    { id: "2", catalogue: "A", unitPrice: value, quantity: value, ceilingPrice: value },
    { id: "3", split: { ...BILL, inScope: value } },
  );

const READY = ["bill.inScope", "paid[0].amount", "paid[0].buckets.inScope", "paid[0].deductible"];
/** Paths with the decimals that they may have, and the most that may stand there. */
const LINED: readonly (readonly [path: string, decimals: number, most: Text])[] = [
  ["lines[0].amount", 2, eitherWay("999999999999.99")],
  ["lines[0].preSelfPayRate", 6, atMost("1")],
  ["lines[1].unitPrice", 6, atMost("999999999.999999")],
  ["lines[1].quantity", 4, eitherWay("99999999999.9999")],
  ["lines[1].ceilingPrice", 6, atMost("999999999.999999")],
  ["lines[2].split.inScope", 2, eitherWay("999999999999.99")],
];

/** A value in place of every amount, price, quantity and share. */
function everywhere(value: Value, found: string, expected: Text): Refusal[] {
  return [
    {
      name: `${found} in a bill and a payment`,
      claim: ready(value),
      issues: READY.map((path) => ofClaim(path, expected, found)),
    },
    {
      name: `${found} in lines`,
      claim: lined(value),
      issues: LINED.map(([path]) => ofClaim(path, expected, found)),
    },
  ];
}

const NO_EXPONENT = both("不带指数的数字", "digits without an exponent");
const NO_SEPARATORS = both("不带千分位分隔符的数字", "digits without thousands separators");
const ASCII = both("半角数字 0-9", "ASCII digits 0-9");
const TEN = both("十进制数字", "decimal digits");

/** Numbers as they are not written. */
export const NUMBERS: readonly Refusal[] = [
  ...everywhere(Number.NaN, "NaN", FINITE),
  ...everywhere(Number.POSITIVE_INFINITY, "Infinity", FINITE),
  ...everywhere(Number.NEGATIVE_INFINITY, "-Infinity", FINITE),
  ...everywhere("NaN", '"NaN"', FINITE),
  ...everywhere("Infinity", '"Infinity"', FINITE),
  ...everywhere("1e3", '"1e3"', NO_EXPONENT),
  ...everywhere("0x10", '"0x10"', TEN),
  ...everywhere("\uFF11\uFF12.\uFF10\uFF10", '"\uFF11\uFF12.\uFF10\uFF10"', ASCII),
  ...everywhere("1,000.00", '"1,000.00"', NO_SEPARATORS),
  ...everywhere("1\uFF0C000.00", '"1\uFF0C000.00"', NO_SEPARATORS),
  ...everywhere("", '""', DECIMAL),
  ...everywhere(null, "null", DECIMAL),
  {
    name: "1e21 as a number in a bill and a payment",
    claim: ready(1e21),
    issues: READY.map((path) => ofClaim(path, atMost("999999999999.99"), "1e+21")),
  },
  {
    name: "1e21 as a number in lines",
    claim: lined(1e21),
    issues: LINED.map(([path, , most]) => ofClaim(path, most, "1e+21")),
  },
  ...(["1.2345678", 1.2345678, 1e-7] as const).flatMap((value): Refusal[] => [
    {
      name: `more than two decimals in a bill and a payment: ${JSON.stringify(value)}`,
      claim: ready(value),
      issues: READY.map((path) => ofClaim(path, decimals(2), JSON.stringify(value))),
    },
    {
      name: `more decimals than there may be in lines: ${JSON.stringify(value)}`,
      claim: lined(value),
      issues: LINED.map(([path, most]) => ofClaim(path, decimals(most), JSON.stringify(value))),
    },
  ]),
  ...(["-1.00", -1] as const).flatMap((value): Refusal[] => [
    {
      name: `below zero in a bill and a payment: ${JSON.stringify(value)}`,
      claim: ready(value),
      issues: READY.map((path) => ofClaim(path, NOT_NEGATIVE, JSON.stringify(value))),
    },
    {
      name: `below zero in lines, where only amounts and quantities may be: ${JSON.stringify(value)}`,
      claim: lined(value),
      issues: ["lines[0].preSelfPayRate", "lines[1].unitPrice", "lines[1].ceilingPrice"].map((path) =>
        ofClaim(path, NOT_NEGATIVE, JSON.stringify(value)),
      ),
    },
  ]),
];
