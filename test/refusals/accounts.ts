/** Accounts that are not what their format allows. */
import type { Text } from "../../src/index.ts";
import { accountWith, hostile, HUGE, nested } from "./pack.ts";
import type { Value } from "./pack.ts";
import { ofAccount } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import { AMOUNT, both, COUNT, FINITE, KEY, NAME, OBJECT, OTHER_KEY, SHALLOW, YEAR } from "./words.ts";

const TIER = both(
  '"township"、"county"、"city"、"province" 之一,或 null',
  'one of "township", "county", "city", "province", or null',
);
const TOTAL_KEY = both(
  "键:层.待遇.base、.paid、.granted、.deductible、.gross.部分,或 pool.名称,其后可有 @YYYY-MM 或 @YYYY-MM-DD",
  "keys layer.benefit.base, .paid, .granted, .deductible, .gross.bucket, or pool.name, with or without @YYYY-MM or @YYYY-MM-DD",
);
const COUNT_KEY = both("键:层.待遇 或 层.待遇.case.情形", "keys layer.benefit, or layer.benefit.case.id");
const CALENDAR = both("键中 @ 之后为公历的月或日", "a month or day of the calendar after @");
const SHOWN = `"${"9".repeat(60)}…"`;

/** A value in place of every number of an account. */
function everywhere(value: Value, found: string, expected?: Text): Refusal {
  return {
    name: `${found} in place of every number`,
    account: accountWith({
      year: value,
      revision: value,
      admissions: value,
      amounts: { "basic.half.paid": value },
      counts: { "basic.half": value },
    }),
    issues: [
      ofAccount("year", expected ?? YEAR, found),
      ofAccount("revision", expected ?? COUNT, found),
      ofAccount("admissions", expected ?? COUNT, found),
      ofAccount('amounts["basic.half.paid"]', expected ?? AMOUNT, found),
      ofAccount('counts["basic.half"]', expected ?? COUNT, found),
    ],
  };
}

/** All of them. */
export const ACCOUNTS: readonly Refusal[] = [
  {
    name: "nothing at all",
    account: {},
    issues: [
      ofAccount("person", NAME, "nothing"),
      ofAccount("year", YEAR, "nothing"),
      ofAccount("revision", COUNT, "nothing"),
      ofAccount("admissions", COUNT, "nothing"),
      ofAccount("highestTier", TIER, "nothing"),
      ofAccount("amounts", OBJECT, "nothing"),
    ],
  },
  { name: "null", account: null, issues: [ofAccount("", OBJECT, "null")] },
  {
    name: "unknown fields",
    account: accountWith({ x: 1, balance: "1.00" }),
    issues: [ofAccount("x", KEY, '"x"'), ofAccount("balance", KEY, '"balance"')],
  },
  {
    name: "unknown keys of totals and counts",
    account: accountWith({ amounts: { basic: "1.00", "basic.half.used": "1.00" }, counts: { basic: 1 } }),
    issues: [
      ofAccount("amounts.basic", TOTAL_KEY, '"basic"'),
      ofAccount('amounts["basic.half.used"]', TOTAL_KEY, '"basic.half.used"'),
      ofAccount("counts.basic", COUNT_KEY, '"basic"'),
    ],
  },
  everywhere(Number.NaN, "NaN", FINITE),
  everywhere(Number.POSITIVE_INFINITY, "Infinity", FINITE),
  everywhere(Number.NEGATIVE_INFINITY, "-Infinity", FINITE),
  everywhere("NaN", '"NaN"'),
  everywhere("1e3", '"1e3"'),
  everywhere(1e21, "1e+21"),
  everywhere("0x10", '"0x10"'),
  everywhere("\uFF11.\uFF10\uFF10", '"\uFF11.\uFF10\uFF10"'),
  everywhere("1,000.00", '"1,000.00"'),
  everywhere("1.234", '"1.234"'),
  everywhere(1.234, "1.234"),
  everywhere("-1.00", '"-1.00"'),
  everywhere(-1, "-1"),
  {
    name: "1e3 as a number, which is a count and no year or amount",
    account: accountWith({ year: 1e3, revision: 1e3, admissions: 1e3, amounts: { "basic.half.paid": 1e3 } }),
    issues: [ofAccount("year", YEAR, "1000"), ofAccount('amounts["basic.half.paid"]', AMOUNT, "1000")],
  },
  {
    name: "months and days that do not exist",
    account: accountWith({
      amounts: {
        "basic.half.paid@2018-02-29": "1.00",
        "basic.half.paid@2018-02-28": "1.00",
        "pool.p@2018-13": "1.00",
        "pool.p@2018-12": "1.00",
        "pool.p@2018-00": "1.00",
      },
    }),
    issues: [
      ofAccount('amounts["basic.half.paid@2018-02-29"]', CALENDAR, '"basic.half.paid@2018-02-29"'),
      ofAccount('amounts["pool.p@2018-13"]', CALENDAR, '"pool.p@2018-13"'),
      ofAccount('amounts["pool.p@2018-00"]', CALENDAR, '"pool.p@2018-00"'),
    ],
  },
  {
    name: "keys that reach for a prototype, everywhere",
    account: {
      ...hostile("prototype", accountWith()),
      amounts: hostile("__proto__"),
      counts: hostile("constructor"),
    },
    issues: [
      ofAccount("prototype", OTHER_KEY, '"prototype"'),
      ofAccount("amounts.__proto__", OTHER_KEY, '"__proto__"'),
      ofAccount("counts.constructor", OTHER_KEY, '"constructor"'),
    ],
  },
  {
    name: "20 000 levels",
    account: accountWith({ amounts: nested(20_000, (x) => ({ x })) }),
    issues: [ofAccount(`amounts${".x".repeat(63)}`, SHALLOW, "more")],
  },
  {
    name: "a text of 50 MB everywhere, masked where it stands for a person",
    account: accountWith({
      person: HUGE,
      highestTier: HUGE,
      amounts: { "a.b.paid": HUGE, [HUGE]: "1.00" },
      counts: { [HUGE]: 1 },
    }),
    issues: [
      ofAccount("person", NAME, "9***"),
      ofAccount("highestTier", TIER, SHOWN),
      ofAccount('amounts["a.b.paid"]', AMOUNT, SHOWN),
      ofAccount(`amounts[${SHOWN}]`, TOTAL_KEY, SHOWN),
      ofAccount(`counts[${SHOWN}]`, COUNT_KEY, SHOWN),
    ],
  },
];
