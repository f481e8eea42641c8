import { describe, test } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import { expectRefusal } from "./refusal.ts";
import type { Row } from "./refusal.ts";
import { bill, claimOf, without } from "./samples.ts";
import type { JsonObject } from "./samples.ts";

const A = { catalogue: "A" } as const;
const ONE_WAY = "exactly one of split, amount, or unitPrice with quantity";
const lines: readonly Row[] = [
  ["no money", claimOf(A), [["invalid_claim", "lines[0]", "nothing", ONE_WAY]]],
  [
    "a price without a quantity",
    claimOf({ ...A, unitPrice: "1" }),
    [["invalid_claim", "lines[0]", "unitPrice", ONE_WAY]],
  ],
  ["a quantity without a price", claimOf({ ...A, quantity: "1" }), [["invalid_claim", "lines[0]", "quantity"]]],
  [
    "an amount beside a price",
    claimOf({ ...A, amount: "1", unitPrice: "1", quantity: "1" }),
    [["invalid_claim", "lines[0]", "amount, unitPrice, quantity"]],
  ],
  [
    "a split beside a quantity",
    claimOf({ split: bill, quantity: "1" }),
    [["invalid_claim", "lines[0]", "split, quantity"]],
  ],
  [
    "a split that does not sum to its amount",
    claimOf({ split: bill, amount: "60000.01" }),
    [["unbalanced", "lines[0].amount", '"60000.01"', "the sum of split, 60000.00"]],
  ],
  [
    "a split beside a rate and a ceiling",
    claimOf({ split: bill, preSelfPayRate: "0.1", ceilingPrice: "1" }),
    [
      ["invalid_claim", "lines[0].ceilingPrice", '"1"', "nothing beside split"],
      ["invalid_claim", "lines[0].preSelfPayRate", '"0.1"', "nothing beside split"],
    ],
  ],
  [
    "a split that lacks a part",
    claimOf({ split: without(bill, "inScope") }),
    [["invalid_claim", "lines[0].split.inScope", "nothing"]],
  ],
  [
    "no catalogue",
    claimOf({ amount: "1.00" }),
    [["invalid_claim", "lines[0].catalogue", "nothing", "one of A, B, C, unless there is a split"]],
  ],
  [
    "a catalogue that is none",
    claimOf({ catalogue: "甲", amount: "1.00" }),
    [["invalid_claim", "lines[0].catalogue", '"甲***"', 'one of "A", "B", "C"']],
  ],
  [
    "B without a rate",
    claimOf({ catalogue: "B", amount: "1.00" }),
    [["invalid_claim", "lines[0].preSelfPayRate", "nothing", "the share paid first for catalogue B, 0 to 1"]],
  ],
  [
    "C with a rate",
    claimOf({ catalogue: "C", amount: "1.00", preSelfPayRate: "0.5" }),
    [["invalid_claim", "lines[0].preSelfPayRate", '"0.5"', 'nothing or "1" for catalogue C']],
  ],
  [
    "a rate above 1",
    claimOf({ catalogue: "B", amount: "1.00", preSelfPayRate: "1.01" }),
    [["invalid_claim", "lines[0].preSelfPayRate", '"1.01"', "at most 1"]],
  ],
  [
    "a rate below 0",
    claimOf({ catalogue: "B", amount: "1.00", preSelfPayRate: -0.1 }),
    [["invalid_claim", "lines[0].preSelfPayRate", "-0.1", "0 or more"]],
  ],
  [
    "a rate in percent",
    claimOf({ catalogue: "B", amount: "1.00", preSelfPayRate: "10%" }),
    [["invalid_claim", "lines[0].preSelfPayRate", '"10%"']],
  ],
  [
    "a ceiling without a price",
    claimOf({ ...A, amount: "1.00", ceilingPrice: "1" }),
    [["invalid_claim", "lines[0].ceilingPrice", '"1"', "nothing without unitPrice and quantity"]],
  ],
  [
    "a ceiling below zero",
    claimOf({ ...A, unitPrice: "1", quantity: "1", ceilingPrice: "-1" }),
    [["invalid_claim", "lines[0].ceilingPrice", '"-1"', "0 or more"]],
  ],
  [
    "a price below zero",
    claimOf({ ...A, unitPrice: "-1", quantity: "-1" }),
    [["invalid_claim", "lines[0].unitPrice", '"-1"', "0 or more"]],
  ],
  [
    "a price with seven decimals",
    claimOf({ ...A, unitPrice: "0.0000001", quantity: "1" }),
    [["invalid_claim", "lines[0].unitPrice", '"0.0000001"', "at most 6 decimals"]],
  ],
  [
    "a quantity with five decimals",
    claimOf({ ...A, unitPrice: "1", quantity: "0.00001" }),
    [["invalid_claim", "lines[0].quantity", '"0.00001"', "at most 4 decimals"]],
  ],
  [
    "a product past the bound",
    claimOf({ ...A, unitPrice: "999999999.999999", quantity: "1000.0001" }),
    [
      [
        "invalid_claim",
        "lines[0]",
        "999999999.999999 × 1000.0001",
        "a price times quantity of at most 999999999999.99 either way",
      ],
    ],
  ],
  [
    "the largest product there is",
    claimOf({ ...A, unitPrice: 999999999.999999, quantity: "-99999999999.9999" }),
    [["invalid_claim", "lines[0]", "999999999.999999 × -99999999999.9999"]],
  ],
  [
    "an id twice",
    claimOf({ id: "x", ...A, amount: "1" }, { id: "y", ...A, amount: "1" }, { id: "x", ...A, amount: "1" }),
    [["invalid_claim", "lines[2].id", '"x"', "an id other than that of lines[0]"]],
  ],
  [
    "a day that does not exist",
    claimOf({ ...A, amount: "1", day: "2018-02-30" }),
    [["invalid_claim", "lines[0].day", '"2018-02-30"']],
  ],
  [
    "a negative total",
    claimOf({ ...A, amount: "1.00" }, { ...A, amount: "-1.01" }),
    [["unbalanced", "lines", "-0.01", "a total of at least 0"]],
  ],
  [
    "buckets below zero under a total that is not",
    claimOf(
      { ...A, amount: "5.00" },
      { catalogue: "C", amount: "-1.00" },
      { split: { inScope: "0", preSelfPay: "-2", overLimit: "0", ownPay: "0" } },
    ),
    [
      ["unbalanced", "lines", "-2.00", "a sum of preSelfPay of at least 0"],
      ["unbalanced", "lines", "-1.00", "a sum of ownPay of at least 0"],
    ],
  ],
  [
    "lines that come to too much, although they cancel out",
    claimOf(
      ...Array.from({ length: 200 }, (_, i): JsonObject => ({
        ...A,
        amount: i % 2 === 0 ? "999999999999.99" : "-999999999999.99",
      })),
    ),
    [["invalid_claim", "lines", "199999999999998", "amounts that, without signs, sum to at most 999999999999.99"]],
  ],
  [
    "a sum is not looked at while a line has a finding of its own",
    claimOf({ ...A, amount: "-5.00" }, { ...A }),
    [["invalid_claim", "lines[1]", "nothing"]],
  ],
  [
    "100 001 lines",
    claimOf(...Array.from({ length: 100_001 }, (): JsonObject => ({ ...A, amount: "1.00" }))),
    [["invalid_claim", "lines", "a list of 100001", "at most 10000 entries"]],
  ],
  [
    "a name of 50 MB",
    claimOf({ ...A, amount: "1.00", name: "x".repeat(50_000_000) }),
    [["invalid_claim", "lines[0].name", "x***", "a text of 1 to 256 characters"]],
  ],
  [
    "too many tags",
    claimOf({ ...A, amount: "1.00", tags: Array.from({ length: 201 }, () => "t") }),
    [["invalid_claim", "lines[0].tags", "a list of 201"]],
  ],
];

describe.each<[string, readonly Row[]]>([["lines", lines]])("refusals of %s", (_, rows) => {
  test.each(rows)("%s", (_name, claim, refused) => {
    expectRefusal(() => parseClaim(claim), refused);
  });
});
