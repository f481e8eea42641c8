/** Sums and days of claims. */
import type { Issue, Text } from "../../src/index.ts";
import { BILL, PERSON, VISIT, withLines, withPaid, withPerson, withVisit } from "./pack.ts";
import type { Value } from "./pack.ts";
import { ofClaim } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import { both, DAY } from "./words.ts";

const unbalanced = (path: string, expected: Text, found: string): Issue => ofClaim(path, expected, found, "unbalanced");

/** Sums. */
export const SUMS: readonly Refusal[] = [
  {
    name: "a total below zero",
    claim: withLines({ id: "1", catalogue: "A", amount: "1.00" }, { id: "2", catalogue: "A", amount: "-1.01" }),
    issues: [unbalanced("lines", both("合计不小于 0", "a total of at least 0"), "-0.01")],
  },
  ...["-21474836.48", "-21474836.49", "-42949672.96", "-999999999.00"].map((amount) => ({
    name: `a total as far below zero as ${amount}`,
    claim: withLines({ id: "1", catalogue: "A", amount } as const),
    issues: [unbalanced("lines", both("合计不小于 0", "a total of at least 0"), amount)],
  })),
  {
    name: "buckets below zero under a total that is not",
    claim: withLines(
      { id: "1", catalogue: "A", amount: "10.00" },
      { id: "2", catalogue: "C", amount: "-2.00" },
      { id: "3", catalogue: "B", unitPrice: "3.00", quantity: "-1", ceilingPrice: "2.00", preSelfPayRate: "0.5" },
    ),
    issues: [
      unbalanced("lines", both("preSelfPay 合计不小于 0", "a sum of preSelfPay of at least 0"), "-1.00"),
      unbalanced("lines", both("overLimit 合计不小于 0", "a sum of overLimit of at least 0"), "-1.00"),
      unbalanced("lines", both("ownPay 合计不小于 0", "a sum of ownPay of at least 0"), "-2.00"),
    ],
  },
  {
    name: "lines that do not sum",
    claim: withLines({ id: "1", amount: "1499.99", split: BILL }, { id: "2", amount: "-1.00", split: BILL }),
    issues: [
      unbalanced("lines[0].amount", both("split 之和 1500.00", "the sum of split, 1500.00"), '"1499.99"'),
      unbalanced("lines[1].amount", both("split 之和 1500.00", "the sum of split, 1500.00"), '"-1.00"'),
    ],
  },
  {
    name: "a given payment whose buckets do not sum",
    claim: withPaid({ layer: "basic", amount: "10.00", buckets: { inScope: "9.98", ownPay: "0.01" } }),
    issues: [unbalanced("paid[0].buckets", both("合计等于 amount,10.00", "a sum equal to amount, 10.00"), "9.99")],
  },
];

/** A value in place of every day. */
function days(value: Value): Refusal {
  const paths = [
    "person.birthDate",
    "person.categories[0].from",
    "person.categories[0].to",
    "person.certificates[0].from",
    "person.certificates[0].to",
    "visit.admitted",
    "visit.discharged",
    "visit.settled",
    "lines[0].day",
  ];
  const held = { code: "marginal", from: value, to: value };
  return {
    name: `a day ${JSON.stringify(value)}, everywhere`,
    claim: {
      ...withLines({ id: "1", catalogue: "A", amount: "1.00", day: value }),
      person: { ...PERSON, birthDate: value, categories: [held], certificates: [held] },
      visit: { ...VISIT, admitted: value, discharged: value, settled: value },
    },
    issues: paths.map((path) => ofClaim(path, DAY, JSON.stringify(value))),
  };
}

function notBefore(what: string, day: string): Text {
  return both(`不早于 ${what}(${day})`, `on or after ${what}, ${day}`);
}

/** Days. */
export const DAYS: readonly Refusal[] = [
  ...[
    "2018-02-29",
    "1900-02-29",
    "2018-04-31",
    "2018-13-01",
    "2018-00-10",
    "2018-01-00",
    "1899-12-31",
    "2200-01-01",
    "2018-2-3",
    "20180203",
    "2018-02-03T00:00:00Z",
    "\uFF12\uFF10\uFF11\uFF18-02-03",
    20180203,
    null,
  ].map(days),
  {
    name: "discharge before admission",
    claim: withVisit({ discharged: "2018-10-31" }),
    issues: [ofClaim("visit.discharged", notBefore("admitted", "2018-11-01"), '"2018-10-31"')],
  },
  {
    name: "settlement before discharge",
    claim: withVisit({ settled: "2018-11-09" }),
    issues: [ofClaim("visit.settled", notBefore("discharged", "2018-11-10"), '"2018-11-09"')],
  },
  {
    name: "discharge before admission and settlement before both",
    claim: withVisit({ discharged: "2018-10-31", settled: "2018-10-30" }),
    issues: [
      ofClaim("visit.discharged", notBefore("admitted", "2018-11-01"), '"2018-10-31"'),
      ofClaim("visit.settled", notBefore("discharged", "2018-10-31"), '"2018-10-30"'),
    ],
  },
  {
    name: "a birth after admission",
    claim: withPerson({ birthDate: "2018-11-02" }),
    issues: [
      ofClaim(
        "person.birthDate",
        both("不晚于就诊首日 2018-11-01", "on or before the first day of the visit, 2018-11-01"),
        '"2018-11-02"',
      ),
    ],
  },
  {
    name: "a category that ends before it begins",
    claim: withPerson({ categories: [{ code: "marginal", from: "2018-02-01", to: "2018-01-31" }] }),
    issues: [ofClaim("person.categories[0].to", notBefore("from", "2018-02-01"), '"2018-01-31"')],
  },
];
