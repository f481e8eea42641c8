import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openAccount, parseAccount, printAccount } from "../../../src/account/account.ts";
import { compareCodePoints } from "../../../src/order.ts";
import { expectRefusal, issuesOf } from "../claim/refusal.ts";
import type { Refused } from "../claim/refusal.ts";

const account = {
  person: "p-1",
  year: 2018,
  revision: 3,
  admissions: 2,
  highestTier: "county",
  amounts: { "basic.inpatient.paid": "1938.00", "pool.basic": "1938.00" },
  counts: { "backstop.lump": 1 },
};

test("an account as integers", () => {
  expect(parseAccount(account)).toStrictEqual({
    person: "p-1",
    year: 2018,
    revision: 3,
    admissions: 2,
    highestTier: "county",
    amounts: new Map([
      ["basic.inpatient.paid", 193_800],
      ["pool.basic", 193_800],
    ]),
    counts: new Map([["backstop.lump", 1]]),
  });
});

test("a year begins with nothing", () => {
  const opened = openAccount("p-1", 2018);
  expect(opened).toStrictEqual({
    person: "p-1",
    year: 2018,
    revision: 0,
    admissions: 0,
    highestTier: null,
    amounts: {},
  });
  expect(parseAccount(opened)).toStrictEqual({
    person: "p-1",
    year: 2018,
    revision: 0,
    admissions: 0,
    highestTier: null,
    amounts: new Map(),
    counts: new Map(),
  });
  expect(JSON.stringify(printAccount(parseAccount(opened)))).toBe(JSON.stringify(opened));
});

describe("printing", () => {
  const parsed = parseAccount(account);

  test("sorts keys by code point and leaves out what is 0", () => {
    const printed = printAccount({
      ...parsed,
      amounts: new Map([
        ["b.x.paid", 1],
        ["a.\u{1F600}.paid", 2],
        ["a.\uFFFD.paid", 3],
        ["a.x.paid@2018-11", 100],
        ["a.x.paid", 0],
        ["B.x.paid", 99_999_999_999_999],
      ]),
      counts: new Map([
        ["b.y", 2],
        ["b.x", 1],
        ["a.x", 0],
      ]),
    });
    expect(JSON.stringify(printed)).toBe(
      `{"person":"p-1","year":2018,"revision":3,"admissions":2,"highestTier":"county","amounts":{"B.x.paid":"999999999999.99",` +
        `"a.x.paid@2018-11":"1.00","a.\uFFFD.paid":"0.03","a.\u{1F600}.paid":"0.02","b.x.paid":"0.01"},"counts":{"b.x":1,"b.y":2}}`,
    );
  });

  test("leaves out counts when there are none", () => {
    expect(printAccount({ ...parsed, counts: new Map([["a.x", 0]]) })).not.toHaveProperty("counts");
  });

  test("a key is a key, whatever it is called", () => {
    const printed = printAccount({ ...parsed, amounts: new Map([["__proto__", 5]]), counts: new Map() });
    expect(Object.entries(printed.amounts)).toStrictEqual([["__proto__", "0.05"]]);
    expect(Object.getPrototypeOf(printed.amounts)).toBe(Object.prototype);
  });

  test("what is printed is read back, byte for byte", () => {
    const name = fc.stringMatching(/^[A-Za-z\u4E00-\u4E10-]{1,8}$/);
    const period = fc.constantFrom("", "@2018-11", "@2018-11-02");
    const kind = fc.constantFrom("base", "paid", "deductible", "gross.inScope", "gross.ownPay");
    const key = fc.oneof(
      fc.tuple(name, name, kind, period).map(([layer, benefit, what, when]) => `${layer}.${benefit}.${what}${when}`),
      fc.tuple(name, period).map(([pool, when]) => `pool.${pool}${when}`),
    );
    const any = fc.record({
      person: fc.string({ minLength: 1, maxLength: 20 }),
      year: fc.integer({ min: 1900, max: 2199 }),
      revision: fc.nat(),
      admissions: fc.nat(),
      highestTier: fc.constantFrom(null, "township" as const, "province" as const),
      amounts: fc.array(fc.tuple(key, fc.integer({ min: 1, max: 99_999_999_999_999 }))).map((list) => new Map(list)),
      counts: fc
        .array(fc.tuple(fc.constantFrom("a.b", "a.c", "住院.丙"), fc.integer({ min: 1 })))
        .map((list) => new Map(list)),
    });
    fc.assert(
      fc.property(any, (before) => {
        const printed = printAccount(before);
        const keys = Object.keys(printed.amounts);
        expect(keys).toStrictEqual([...keys].sort(compareCodePoints));
        const after = parseAccount(JSON.parse(JSON.stringify(printed)));
        expect(after.amounts).toStrictEqual(new Map([...before.amounts].sort(([a], [b]) => compareCodePoints(a, b))));
        expect(JSON.stringify(printAccount(after))).toBe(JSON.stringify(printed));
      }),
    );
  });
});

const TOTAL = 'an amount such as "1938.00"';
const refused: readonly (readonly [string, unknown, readonly Refused[]])[] = [
  ["null", null, [["invalid_account", "", "null", "an object"]]],
  ["an id of a person in its place is masked", "410102195703011234", [["invalid_account", "", "4***", "an object"]]],
  [
    "an empty object",
    {},
    [
      ["invalid_account", "person", "nothing", "a text of 1 to 256 characters"],
      ["invalid_account", "year", "nothing", "a year from 1900 to 2199"],
      ["invalid_account", "revision", "nothing", "an integer of 0 or more"],
      ["invalid_account", "admissions", "nothing"],
      ["invalid_account", "highestTier", "nothing", 'one of "township", "county", "city", "province", or null'],
      ["invalid_account", "amounts", "nothing", "an object"],
    ],
  ],
  ["a person is masked", { ...account, person: 410102195703011 }, [["invalid_account", "person", "4***"]]],
  ["a long person is masked", { ...account, person: "张".repeat(257) }, [["invalid_account", "person", "张***"]]],
  ["an unknown field", { ...account, name: "张三" }, [["invalid_account", "name", '"name"', "a key of the format"]]],
  ["a year out of bounds", { ...account, year: 1899 }, [["invalid_account", "year", "1899"]]],
  ["a year that is a text", { ...account, year: "2018" }, [["invalid_account", "year", '"2018"']]],
  ["a revision below zero", { ...account, revision: -1 }, [["invalid_account", "revision", "-1"]]],
  ["a revision that is no integer", { ...account, revision: 1.5 }, [["invalid_account", "revision", "1.5"]]],
  ["a revision past 2^53", { ...account, revision: 2 ** 53 }, [["invalid_account", "revision", "9007199254740992"]]],
  ["a tier that is none", { ...account, highestTier: "none" }, [["invalid_account", "highestTier", '"none"']]],
  [
    "amounts that are a list",
    { ...account, amounts: [] },
    [["invalid_account", "amounts", "a list of 0", "an object"]],
  ],
  ...(
    [
      ["1938", '"1938"'],
      ["1938.0", '"1938.0"'],
      ["1938.000", '"1938.000"'],
      ["-1.00", '"-1.00"'],
      ["-0.00", '"-0.00"'],
      ["01.00", '"01.00"'],
      ["1e3", '"1e3"'],
      ["1,938.00", '"1,938.00"'],
      ["\uFF11.00", '"\uFF11.00"'],
      ["10000000000000.00", '"10000000000000.00"'],
      [1938, "1938"],
      [null, "null"],
    ] as const
  ).map(
    ([amount, found]) =>
      [
        `an amount of ${found}`,
        { ...account, amounts: { "pool.basic": amount } },
        [["invalid_account", 'amounts["pool.basic"]', found, TOTAL]],
      ] as const,
  ),
  ...[
    "basic",
    "basic.inpatient",
    "basic.inpatient.payed",
    "pool.",
    "pool.x@2018",
    "a.b.gross",
    "a.b.gross.total",
    "",
  ].map(
    (key) =>
      [
        `the key ${key}`,
        { ...account, amounts: { [key]: "1.00" } },
        [
          [
            "invalid_account",
            key === "" || key.includes(".") ? `amounts[${JSON.stringify(key)}]` : `amounts.${key}`,
            JSON.stringify(key),
            "keys layer.benefit.base, .paid, .granted, .deductible, .gross.bucket, or pool.name, with or without @YYYY-MM or @YYYY-MM-DD",
          ],
        ],
      ] as const,
  ),
  [
    "counts",
    { ...account, counts: { "a.b": -1, "a.c": 1.5, "a.d": "1", a: 1 } },
    [
      ["invalid_account", 'counts["a.b"]', "-1", "an integer of 0 or more"],
      ["invalid_account", 'counts["a.c"]', "1.5"],
      ["invalid_account", 'counts["a.d"]', '"1"'],
      ["invalid_account", "counts.a", '"a"', "keys layer.benefit, or layer.benefit.case.id"],
    ],
  ],
  [
    "keys that reach for prototypes",
    JSON.parse('{"amounts":{"__proto__":"1.00","constructor":"1.00"}}'),
    [
      ["invalid_account", "amounts.__proto__", '"__proto__"'],
      ["invalid_account", "amounts.constructor", '"constructor"'],
    ],
  ],
];

describe("refusals", () => {
  test.each(refused)("%s", (_, value, issues) => {
    expectRefusal(() => parseAccount(value), issues);
  });

  test("name the file", () => {
    expect(issuesOf(() => parseAccount(null, { file: "accounts.json" }))).toStrictEqual([
      {
        code: "invalid_account",
        file: "accounts.json",
        path: "",
        expected: { zh: "对象", en: "an object" },
        found: "null",
      },
    ]);
  });
});
