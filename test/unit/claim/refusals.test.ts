import { describe, expect, test } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import { expectRefusal, issuesOf } from "./refusal.ts";
import type { Refused } from "./refusal.ts";
import { bill, claimOf, claimWith, person, stay } from "./samples.ts";
import type { Json, JsonObject } from "./samples.ts";

type Row = readonly [name: string, claim: unknown, refused: readonly Refused[]];

const facility: JsonObject = { id: "h-1", region: "411224", tier: "county" };
const withPerson = (changes: JsonObject): JsonObject => claimWith({ person: { ...person, ...changes } });
const withVisit = (changes: JsonObject): JsonObject => claimWith({ visit: { ...stay, ...changes } });
const withFacility = (changes: JsonObject): JsonObject => withVisit({ facility: { ...facility, ...changes } });
const withBill = (changes: JsonObject): JsonObject => claimWith({ bill: { ...bill, ...changes } });
const withPaid = (...paid: readonly Json[]): JsonObject => claimWith({ paid });
const without = (object: JsonObject, field: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== field));

const shape: readonly Row[] = [
  ["nothing", undefined, [["invalid_claim", "", "nothing", "an object"]]],
  ["null", null, [["invalid_claim", "", "null", "an object"]]],
  ["a text", "c-1", [["invalid_claim", "", '"c-1"', "an object"]]],
  ["a list", [], [["invalid_claim", "", "a list of 0", "an object"]]],
  [
    "an empty object",
    {},
    [
      ["invalid_claim", "id", "nothing", "a text of 1 to 256 characters"],
      ["invalid_claim", "person", "nothing", "an object"],
      ["invalid_claim", "visit", "nothing", "an object"],
      ["invalid_claim", "", "nothing", "exactly one of lines and bill"],
    ],
  ],
  ["an empty id", claimWith({ id: "" }), [["invalid_claim", "id", '""', "a text of 1 to 256 characters"]]],
  ["an id that is a number", claimWith({ id: 5 }), [["invalid_claim", "id", "5"]]],
  [
    "an unknown field",
    claimWith({ currency: "CNY" }),
    [["invalid_claim", "", '"currency"', "only fields of the format"]],
  ],
  [
    "neither lines nor bill",
    without(claimWith({}), "bill"),
    [["invalid_claim", "", "nothing", "exactly one of lines and bill"]],
  ],
  [
    "both lines and bill",
    claimWith({ lines: [{ id: "1", catalogue: "A", amount: "1.00" }] }),
    [["invalid_claim", "", "lines, bill", "exactly one of lines and bill"]],
  ],
  ["no lines", claimOf(), [["invalid_claim", "lines", "a list of 0", "at least 1 entries"]]],
  ["no parts", claimWith({ bill: [] }), [["invalid_claim", "bill", "a list of 0", "at least 1 entries"]]],
  [
    "a bill that is a text",
    claimWith({ bill: "60000.00" }),
    [["invalid_claim", "bill", '"60000.00"', "an object or a list"]],
  ],
  ["lines that are null", claimWith({ bill: undefined, lines: null }), [["invalid_claim", "lines", "null", "a list"]]],
  [
    "a line that is null",
    claimWith({ bill: undefined, lines: [null] }),
    [["invalid_claim", "lines[0]", "null", "an object"]],
  ],
];

const people: readonly Row[] = [
  [
    "no region",
    claimWith({ person: { id: "p-1" } }),
    [["invalid_claim", "person.region", "nothing", "a region code of 6 digits"]],
  ],
  ["a region that is none", withPerson({ region: "4112" }), [["invalid_claim", "person.region", '"4112"']]],
  ["a full-width region", withPerson({ region: "41122\uFF14" }), [["invalid_claim", "person.region", '"41122\uFF14"']]],
  [
    "an insurance that is none",
    withPerson({ insurance: "rural" }),
    [["invalid_claim", "person.insurance", '"rural"', "one of resident, employee"]],
  ],
  ["an id is masked", withPerson({ id: 410102195703011234 }), [["invalid_claim", "person.id", "4***"]]],
  ["an id of 50 MB is masked", withPerson({ id: "9".repeat(50_000_000) }), [["invalid_claim", "person.id", "9***"]]],
  ["a person that is a name", claimWith({ person: "张三" }), [["invalid_claim", "person", "张***", "an object"]]],
  [
    "a name is an unknown field, its value is not told",
    withPerson({ name: "张三" }),
    [["invalid_claim", "person", '"name"']],
  ],
  [
    "a birth date that does not exist",
    withPerson({ birthDate: "1957-02-29" }),
    [["invalid_claim", "person.birthDate", '"1957-02-29"']],
  ],
  [
    "born after admission",
    withPerson({ birthDate: "2018-11-02" }),
    [["invalid_claim", "person.birthDate", '"2018-11-02"', "on or before the first day of the visit, 2018-11-01"]],
  ],
  [
    "a range that ends before it starts",
    withPerson({ categories: [{ code: "orphan", from: "2018-02-01", to: "2018-01-31" }] }),
    [["invalid_claim", "person.categories[0].to", '"2018-01-31"', "on or after from, 2018-02-01"]],
  ],
  [
    "ranges of one code that share a day",
    withPerson({ certificates: [{ code: "x", to: "2018-01-31" }, { code: "y" }, { code: "x", from: "2018-01-31" }] }),
    [["invalid_claim", "person.certificates[2]", '"x"', "days that do not overlap with person.certificates[0]"]],
  ],
  [
    "one code twice",
    withPerson({ categories: [{ code: "orphan" }, { code: "orphan" }] }),
    [["invalid_claim", "person.categories[1]", '"orphan"']],
  ],
  [
    "too many codes",
    withPerson({ categories: Array.from({ length: 201 }, (_, i) => ({ code: `c${i}` })) }),
    [["invalid_claim", "person.categories", "a list of 201", "at most 200 entries"]],
  ],
];

const visits: readonly Row[] = [
  [
    "a kind that is none",
    withVisit({ kind: "ward" }),
    [["invalid_claim", "visit.kind", '"ward"', "one of inpatient, outpatient, chronic, special, emergency"]],
  ],
  [
    "no hospital",
    claimWith({ visit: without(stay, "facility") }),
    [["invalid_claim", "visit.facility", "nothing", "an object"]],
  ],
  [
    "a tier that is none",
    withFacility({ tier: "village" }),
    [["invalid_claim", "visit.facility.tier", '"village"', "one of township, county, city, province"]],
  ],
  [
    "a grade that is none",
    withFacility({ grade: 4 }),
    [["invalid_claim", "visit.facility.grade", "4", "one of 0, 1, 2, 3"]],
  ],
  ["a grade that is a text", withFacility({ grade: "3" }), [["invalid_claim", "visit.facility.grade", '"3"']]],
  [
    "a flag that is a text",
    withVisit({ referred: "true" }),
    [["invalid_claim", "visit.referred", '"true"', "true or false"]],
  ],
  ["a flag that is a number", withFacility({ tcm: 1 }), [["invalid_claim", "visit.facility.tcm", "1"]]],
  [
    "a disease that is no code",
    withVisit({ diseases: ["I63.9", "stroke"] }),
    [["invalid_claim", "visit.diseases[1]", '"stroke"', "an ICD-10 code such as I63.9"]],
  ],
  [
    "an inpatient stay without its days",
    claimWith({ visit: { kind: "inpatient", facility, settled: "2018-11-12" } }),
    [
      ["invalid_claim", "visit.admitted", "nothing", "a day, YYYY-MM-DD, which an inpatient stay needs"],
      ["invalid_claim", "visit.discharged", "nothing"],
    ],
  ],
  [
    "no day of settlement",
    claimWith({ visit: without(stay, "settled") }),
    [["invalid_claim", "visit.settled", "nothing"]],
  ],
  [
    "discharged before admission",
    withVisit({ discharged: "2018-10-31" }),
    [["invalid_claim", "visit.discharged", '"2018-10-31"', "on or after admitted, 2018-11-01"]],
  ],
  [
    "settled before discharge",
    withVisit({ settled: "2018-11-09" }),
    [["invalid_claim", "visit.settled", '"2018-11-09"', "on or after discharged, 2018-11-10"]],
  ],
  [
    "settled before an admission without discharge",
    withVisit({ kind: "outpatient", admitted: "2018-11-13", discharged: undefined }),
    [["invalid_claim", "visit.settled", '"2018-11-12"', "on or after admitted, 2018-11-13"]],
  ],
  ...["2018-02-29", "2018-13-01", "2018-1-1", "20181101", "2018-11-01T00:00:00", "1899-12-31", ""].map((day): Row => [
    `day ${day}`,
    withVisit({ admitted: day }),
    [["invalid_claim", "visit.admitted", JSON.stringify(day), "a day of the calendar, YYYY-MM-DD, from 1900 to 2199"]],
  ]),
  ["a day that is a number", withVisit({ settled: 20181112 }), [["invalid_claim", "visit.settled", "20181112"]]],
];

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
  ["an unknown bucket", withBill({ deductible: "1.00" }), [["invalid_claim", "bill", '"deductible"']]],
  ["tags beside a whole bill", withBill({ tags: [] }), [["invalid_claim", "bill", '"tags"']]],
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
    [["unbalanced", "lines[0].amount", "60000.01", "the sum of split, 60000.00"]],
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
    [["invalid_claim", "lines[0].catalogue", '"甲"', "one of A, B, C"]],
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
    [["invalid_claim", "lines[0].name", `"${"x".repeat(60)}…"`, "a text of 1 to 256 characters"]],
  ],
  [
    "too many tags",
    claimOf({ ...A, amount: "1.00", tags: Array.from({ length: 201 }, () => "t") }),
    [["invalid_claim", "lines[0].tags", "a list of 201"]],
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
    [["invalid_claim", "paid[0].buckets", '"total"']],
  ],
  [
    "quantities of the wrong form",
    withPaid({ layer: "basic", amount: "1.00", deductible: "-1", statedDeductible: "1e3", penalty: "0.001" }),
    [
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
  ["the claim", shape],
  ["the person", people],
  ["the visit", visits],
  ["amounts", amounts],
  ["lines", lines],
  ["given payments", given],
])("refusals of %s", (_, rows) => {
  test.each(rows)("%s", (_name, claim, refused) => {
    expectRefusal(() => parseClaim(claim), refused);
  });
});

describe("hostile values", () => {
  test("keys that reach for prototypes", () => {
    const claim: unknown = JSON.parse(
      JSON.stringify(claimWith({})).replace('"id":"c-1"', '"id":"c-1","__proto__":{"id":"x"}'),
    );
    expect(issuesOf(() => parseClaim(claim)).map(({ code }) => code)).toStrictEqual(["invalid_claim"]);
    expect(
      issuesOf(() => parseClaim(claimWith({ constructor: { prototype: {} } }))).map(({ code }) => code),
    ).toStrictEqual(["invalid_claim"]);
    expect(Reflect.get({}, "id")).toBeUndefined();
  });

  test("nesting of 20 000 levels, and a circle", () => {
    let deep: unknown = {};
    for (let i = 0; i < 20_000; i++) deep = { deep };
    const circle: { [key: string]: unknown } = {};
    circle["circle"] = circle;
    for (const value of [deep, circle]) {
      for (const claim of [value, { ...claimWith({}), person: value }, { ...claimWith({}), lines: [value] }])
        expect(issuesOf(() => parseClaim(claim)).every(({ code }) => code === "invalid_claim")).toBe(true);
    }
  });

  test("unknown fields without number are told up to a number", () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, i]));
    const issues = issuesOf(() => parseClaim(claimWith({ person: { ...person, ...many } })));
    expect(issues.map(({ found }) => found)).toStrictEqual([
      ...Array.from({ length: 20 }, (_, i) => `"k${i}"`),
      "980 more",
    ]);
  });
});

test("every finding at once: those of the shape, then those of the parts whose shape is right", () => {
  const claim = {
    id: "c-9",
    extra: 1,
    person: { ...person, region: "x", birthDate: "2018-12-01" },
    visit: { ...stay, discharged: "2018-10-01" },
    lines: [
      { id: "1", catalogue: "A", amount: "1e3" },
      { id: "2", catalogue: "B", amount: "1.00" },
      { id: "2", catalogue: "A", amount: "-9.00" },
    ],
    bill,
    paid: [
      { layer: "basic", amount: "1.00", buckets: {} },
      { layer: "", amount: 0 },
      { layer: "basic", amount: 0 },
    ],
  };
  expectRefusal(
    () => parseClaim(claim),
    [
      ["invalid_claim", "person.region", '"x"'],
      ["invalid_claim", "lines[0].amount", '"1e3"'],
      ["invalid_claim", "paid[1].layer", '""'],
      ["invalid_claim", "", '"extra"'],
      ["invalid_claim", "visit.discharged", '"2018-10-01"'],
      ["invalid_claim", "", "lines, bill"],
      ["invalid_claim", "lines[2].id", '"2"'],
      ["invalid_claim", "lines[1].preSelfPayRate", "nothing"],
      ["invalid_claim", "paid[2].layer", '"basic"'],
      ["unbalanced", "paid[0].buckets", "0.00"],
    ],
  );
});

test("findings name the file and the claim, where there is one", () => {
  const issues = issuesOf(() => parseClaim(claimWith({ bill: { ...bill, ownPay: "x" } }), { file: "claims.json" }));
  expect(issues).toStrictEqual([
    {
      code: "invalid_claim",
      file: "claims.json",
      claim: "c-1",
      path: "bill.ownPay",
      expected: { zh: '十进制数,如 "12.50"', en: 'a decimal such as "12.50"' },
      found: '"x"',
    },
  ]);
  expect(issuesOf(() => parseClaim(claimWith({ id: "" })))[0]).not.toHaveProperty("claim");
  expect(issuesOf(() => parseClaim(claimWith({ id: "x".repeat(257) })))[0]).not.toHaveProperty("claim");
});
