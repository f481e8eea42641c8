import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newYear, openAccount, parseAccount } from "../../../src/account/account.ts";
import { readAccountCarefully } from "../../../src/account/careful.ts";
import { readAccountQuickly } from "../../../src/account/quick.ts";

const sound = {
  person: "p-1",
  year: 2018,
  revision: 3,
  admissions: 2,
  highestTier: "county",
  amounts: {
    "basic.inpatient.paid": "1938.00",
    "pool.basic@2018-11": "1938.00",
    "a.b.gross.ownPay@2018-02-28": "0.01",
  },
  counts: { "backstop.lump": 1 },
};

/** What an account may be turned into: mostly near to what is sound. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    -1,
    -0,
    0.5,
    2 ** 53,
    NaN,
    "",
    "x".repeat(257),
    "\ud800",
    "p-1",
    [],
    {},
    true,
  ),
  fc.constantFrom<unknown>("county", "village", 1899, 1900, 2199, 2200, "2018"),
  fc.dictionary(
    fc.constantFrom(
      "a.b.paid",
      "pool.x",
      "a.b",
      "a.b.paid@2018-13",
      "a.b.paid@2018-02-30",
      "a.b.paid@2018-02",
      "pool.\ud800",
      "a",
      "__proto__",
      "constructor",
    ),
    fc.constantFrom<unknown>(
      "0.00",
      "9999999999999.99",
      "10000000000000.00",
      "01.00",
      "1.0",
      "-1.00",
      1,
      0,
      -1,
      undefined,
      null,
    ),
  ),
);
const accounts = fc
  .record({ key: fc.constantFrom(...Object.keys(sound), "more", "__proto__"), value: odd })
  .map(({ key, value }): unknown => {
    const changed = { ...sound };
    Object.defineProperty(changed, key, { value, enumerable: true, configurable: true, writable: true });
    return changed;
  });

function careful(value: unknown): unknown {
  try {
    return readAccountCarefully(value);
  } catch {
    return null;
  }
}

test("what the quick reader gives, the careful one gives too", () => {
  fc.assert(
    fc.property(accounts, (value) => {
      const quick = readAccountQuickly(value);
      if (quick !== null) expect(careful(value)).toStrictEqual(quick);
    }),
    { numRuns: 2000 },
  );
});

test("sound accounts are read quickly", () => {
  expect(readAccountQuickly(sound)).toStrictEqual(readAccountCarefully(sound));
  expect(readAccountQuickly({ ...sound, counts: undefined, highestTier: null })).toStrictEqual(
    readAccountCarefully({ ...sound, counts: undefined, highestTier: null }),
  );
  expect(newYear("p-1", 2018)).toStrictEqual(readAccountCarefully(openAccount("p-1", 2018)));
});

describe("left to the careful reader", () => {
  const accessor = Object.defineProperty({ ...sound }, "year", { get: () => 2018, enumerable: true });
  const inside = { ...sound, amounts: Object.defineProperty({}, "a.b.paid", { get: () => "1.00", enumerable: true }) };
  const trap = new Proxy(sound, {
    getOwnPropertyDescriptor: () => {
      throw new Error("no");
    },
  });
  test.each([
    ["an accessor", accessor],
    ["an accessor inside", inside],
    ["a proxy that throws", trap],
    ["an object of a class", Object.assign(new Map(), sound)],
    ["another key", { ...sound, more: 1 }],
    ["no totals", { ...sound, amounts: undefined }],
    ["no tier", { ...sound, highestTier: undefined }],
    ["a month that is none", { ...sound, amounts: { "a.b.paid@2018-13": "1.00" } }],
    ["nothing", undefined],
  ])("%s", (_, value) => {
    expect(readAccountQuickly(value)).toBeNull();
    expect(() => parseAccount(value)).toThrow("invalid_account");
  });
});
