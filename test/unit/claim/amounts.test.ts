import { describe, test } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import { expectRefusal } from "./refusal.ts";
import type { Row } from "./refusal.ts";
import { bill, claimWith, withBill, withPaid, without } from "./samples.ts";

const amounts: readonly Row[] = [
  ...(
    [
      [Number.NaN, "NaN", "a finite number"],
      [Number.POSITIVE_INFINITY, "Infinity", "a finite number"],
      [Number.NEGATIVE_INFINITY, "-Infinity", "a finite number"],
      ["NaN", '"NaN"', "a finite number"],
      ["1e3", '"1e3"', "digits without an exponent"],
      ["0x10", '"0x10"', "decimal digits"],
      ["\uFF11\uFF12.00", '"\uFF11\uFF12.00"', "ASCII digits 0-9"],
      ["1,234.00", '"1,234.00"', "digits without thousands separators"],
      ["12.345", '"12.345"', "at most 2 decimals"],
      [12.345, "12.345", "at most 2 decimals"],
      ["1000000000000.00", '"1000000000000.00"', "at most 999999999999.99"],
      [1e300, "1e+300", "at most 999999999999.99"],
      ["-0.01", '"-0.01"', "0 or more"],
      [-0.01, "-0.01", "0 or more"],
      ["", '""', 'a decimal such as "12.50"'],
      [null, "null", 'a decimal such as "12.50"'],
      [{}, "an object", 'a decimal such as "12.50"'],
      ["9".repeat(50_000_000), `"${"9".repeat(60)}…"`, "at most 999999999999.99"],
    ] as const
  ).map(([value, found, expected]): Row => [
    `an amount of ${found}`,
    withBill({ ownPay: value }),
    [["invalid_claim", "bill.ownPay", found, expected]],
  ]),
  ["a bucket is missing", claimWith({ bill: without(bill, "ownPay") }), [["invalid_claim", "bill.ownPay", "nothing"]]],
  ["an unknown bucket", withBill({ deductible: "1.00" }), [["invalid_claim", "bill.deductible", '"deductible"']]],
  ["tags beside a whole bill", withBill({ tags: [] }), [["invalid_claim", "bill.tags", '"tags"']]],
  [
    "a part below zero",
    claimWith({ bill: [bill, { ...bill, inScope: "-1" }] }),
    [["invalid_claim", "bill[1].inScope", '"-1"', "0 or more"]],
  ],
  [
    "a part of the wrong form",
    claimWith({ bill: [bill, { ...bill, inScope: "1e3" }] }),
    [["invalid_claim", "bill[1].inScope", '"1e3"']],
  ],
  [
    "parts that come to too much",
    claimWith({
      bill: [
        { ...bill, inScope: "999999999999.99", ownPay: "0.00" },
        { ...bill, inScope: "0.01", ownPay: "0.00" },
      ],
    }),
    [["invalid_claim", "bill", "1000000000000", "amounts that, without signs, sum to at most 999999999999.99"]],
  ],
  [
    "too many parts",
    claimWith({ bill: Array.from({ length: 201 }, () => bill) }),
    [["invalid_claim", "bill", "a list of 201", "at most 200 entries"]],
  ],
];

const given: readonly Row[] = [
  [
    "two payments of one layer",
    withPaid({ layer: "basic", amount: "1.00" }, { layer: "basic", amount: "2.00" }),
    [["invalid_claim", "paid[1].layer", '"basic"', "a layer other than that of paid[0]"]],
  ],
  [
    "a payment below zero",
    withPaid({ layer: "basic", amount: "-1.00" }),
    [["invalid_claim", "paid[0].amount", '"-1.00"', "0 or more"]],
  ],
  ["no amount", withPaid({ layer: "basic" }), [["invalid_claim", "paid[0].amount", "nothing"]]],
  ["no layer", withPaid({ amount: "1.00" }), [["invalid_claim", "paid[0].layer", "nothing"]]],
  [
    "a bucket below zero",
    withPaid({ layer: "basic", amount: "1.00", buckets: { inScope: "2.00", ownPay: "-1.00" } }),
    [["invalid_claim", "paid[0].buckets.ownPay", '"-1.00"', "0 or more"]],
  ],
  [
    "buckets that do not sum",
    withPaid({ layer: "basic", amount: "1.00", buckets: { inScope: "0.99" } }),
    [["unbalanced", "paid[0].buckets", "0.99", "a sum equal to amount, 1.00"]],
  ],
  [
    "an unknown bucket",
    withPaid({ layer: "basic", amount: "1.00", buckets: { total: "1.00" } }),
    [["invalid_claim", "paid[0].buckets.total", '"total"']],
  ],
  [
    "quantities of the wrong form",
    withPaid({ layer: "basic", amount: "1.00", deductible: "-1", statedDeductible: "1e3", penalty: "0.001" }),
    [
      ["invalid_claim", "paid[0].deductible", '"-1"', "0 or more"],
      ["invalid_claim", "paid[0].statedDeductible", '"1e3"', "digits without an exponent"],
      ["invalid_claim", "paid[0].penalty", '"0.001"', "at most 2 decimals"],
    ],
  ],
  [
    "a quantity below zero",
    withPaid({ layer: "basic", amount: "1.00", deductible: -1 }),
    [["invalid_claim", "paid[0].deductible", "-1", "0 or more"]],
  ],
  [
    "too many payments",
    withPaid(...Array.from({ length: 21 }, (_, i) => ({ layer: `l${i}`, amount: 0 }))),
    [["invalid_claim", "paid", "a list of 21", "at most 20 entries"]],
  ],
];

describe.each<[string, readonly Row[]]>([
  ["amounts", amounts],
  ["given payments", given],
])("refusals of %s", (_, rows) => {
  test.each(rows)("%s", (_name, claim, refused) => {
    expectRefusal(() => parseClaim(claim), refused);
  });
});
