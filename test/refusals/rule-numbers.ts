/** Numbers and days of rule files. */
import type { Issue, RuleFile, Text } from "../../src/index.ts";
import { BASIC, BENEFIT, CASE, DOCUMENTS, fileOf, packOf, PIPELINE, REGIONS, withBenefit } from "./pack.ts";
import type { Value } from "./pack.ts";
import { ofFile } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import { AMOUNT, both, DAY, FINITE, NOT_EMPTY, OFTEN, RATE, SIGNED_RATE, TIMES } from "./words.ts";

/** Where rules have numbers, each with what is expected there, in the order of the findings. */
const PLACES: readonly (readonly [path: string, expected: Text])[] = [
  ["benefits[0].base.ratio", RATE],
  ["benefits[0].base.atMost.amount", AMOUNT],
  ["benefits[0].cases[0].base.atMost.ratio", RATE],
  ["benefits[0].cases[0].deductible", AMOUNT],
  ["benefits[0].cases[0].bands[0].upTo", AMOUNT],
  ["benefits[0].cases[0].bands[0].rate", RATE],
  ["benefits[0].cases[0].bands[1].rate", RATE],
  ["benefits[0].cases[1].deductible.amount", AMOUNT],
  ["benefits[0].cases[2].burden.allow[0].amount", AMOUNT],
  ["benefits[0].cases[2].burden.allow[1].ratio", RATE],
  ["benefits[0].cases[3].lump.bands[0].amount", AMOUNT],
  ["benefits[0].cases[3].lump.times", OFTEN],
  ["benefits[0].limits[0].amount", AMOUNT],
  ["benefits[0].payers[0].share", RATE],
  ["benefits[0].adjust[0].deductible.set", AMOUNT],
  ["benefits[0].adjust[0].rate.add", SIGNED_RATE],
  ["benefits[0].adjust[0].limit.times", TIMES],
];

function rulesWith(value: Value): readonly RuleFile[] {
  const bands = [{ rate: "0.5" }];
  return withBenefit({
    base: { of: ["inScope"], ratio: value, atMost: { over: "cut", amount: value } },
    cases: [
      {
        id: "a",
        source: "n",
        base: { of: ["inScope"], atMost: { over: "cut", ratio: value, of: ["total"] } },
        deductible: value,
        bands: [{ upTo: value, rate: value }, { rate: value }],
      },
      { id: "b", source: "n", deductible: { amount: value }, bands },
      {
        id: "c",
        source: "n",
        burden: { allow: [{ amount: value }, { ratio: value, of: ["total"] }], per: "visit" },
      },
      { id: "d", source: "n", lump: { bands: [{ amount: value }], times: value, per: "year" } },
    ],
    limits: [{ amount: value, on: "paid", per: "year" }],
    payers: [{ payer: "basic", share: value }],
    adjust: [{ id: "e", source: "n", deductible: { set: value }, rate: { add: value }, limit: { times: value } }],
  });
}

/** A value in place of every number; `right` names the kinds of number that it is. */
function everywhere(value: Value, found: string, expected?: Text, right: readonly Text[] = []): Refusal {
  return {
    name: `${found} in place of every number`,
    rules: rulesWith(value),
    issues: PLACES.filter(([, usual]) => !right.includes(usual)).map(([path, usual]) =>
      ofFile("basic.json", path, expected ?? usual, found),
    ),
  };
}

const NUMBERS: readonly Refusal[] = [
  everywhere(Number.NaN, "NaN", FINITE),
  everywhere(Number.POSITIVE_INFINITY, "Infinity", FINITE),
  everywhere(Number.NEGATIVE_INFINITY, "-Infinity", FINITE),
  everywhere("NaN", '"NaN"'),
  everywhere("Infinity", '"Infinity"'),
  everywhere("1e3", '"1e3"'),
  everywhere(1e3, "1000"),
  everywhere(1e21, "1e+21"),
  everywhere("0x10", '"0x10"'),
  everywhere("\uFF11.\uFF10\uFF10", '"\uFF11.\uFF10\uFF10"'),
  everywhere("1,000.00", '"1,000.00"'),
  everywhere("1000", '"1000"', undefined, [TIMES]),
  everywhere("1.234", '"1.234"', undefined, [TIMES]),
  everywhere("0.1234567", '"0.1234567"'),
  everywhere(0.5, "0.5"),
  everywhere("-1.00", '"-1.00"', undefined, [SIGNED_RATE]),
  everywhere("", '""'),
];

/** A value in place of every day. */
function days(value: Value): Refusal {
  const documents = { n: { ...DOCUMENTS.n, issued: value, checked: value } };
  const found = JSON.stringify(value);
  return {
    name: `a day ${found}, everywhere`,
    rules: [
      fileOf("regions.json", [{ ...REGIONS[0], checked: value }, REGIONS[1]]),
      fileOf("pipeline.json", { ...PIPELINE, from: value, to: value, published: value }),
      fileOf("basic.json", { ...BASIC, from: value, to: value, published: value, documents }),
    ],
    issues: [
      ofFile("regions.json", "[0].checked", DAY, found),
      ...["from", "to", "published"].map((path) => ofFile("pipeline.json", path, DAY, found)),
      ...["from", "to", "published", "documents.n.issued", "documents.n.checked"].map((path) =>
        ofFile("basic.json", path, DAY, found),
      ),
    ],
  };
}

const DAYS: readonly Refusal[] = [
  ...["2018-02-29", "2018-04-31", "2018-13-01", "2018-1-1", "20180101", 20180101].map(days),
  {
    name: "versions that end before they begin",
    rules: [
      fileOf("regions.json", REGIONS),
      fileOf("pipeline.json", { ...PIPELINE, to: "2017-12-31" }),
      fileOf("basic.json", { ...BASIC, to: "2017-12-31" }),
    ],
    issues: ["pipeline.json", "basic.json"].map((file) =>
      ofFile(file, "to", both("不早于首日 2018-01-01", "a day on or after 2018-01-01"), '"2017-12-31"'),
    ),
  },
];

function at(path: string, expected: Text, found: string): Issue {
  return ofFile("basic.json", `benefits[0].${path}`, expected, found);
}

function above(edge: string): Text {
  return both(`大于 ${edge}`, `above ${edge}`);
}

const BANDS: readonly Refusal[] = [
  {
    name: "bands out of order, of every kind",
    rules: withBenefit({
      cases: [
        { ...CASE, id: "falling", bands: [{ upTo: "2.00", rate: "0" }, { upTo: "1.99", rate: "0" }, { rate: "0" }] },
        { ...CASE, id: "equal", bands: [{ upTo: "2.00", rate: "0" }, { upTo: "2.00", rate: "0" }, { rate: "0" }] },
        { ...CASE, id: "zero", bands: [{ upTo: "0.00", rate: "0" }, { rate: "0" }] },
        { ...CASE, id: "closed", bands: [{ upTo: "1.00", rate: "0" }] },
        { ...CASE, id: "open", bands: [{ rate: "0" }, { rate: "0" }] },
        { ...CASE, id: "none", bands: [] },
        {
          id: "lump",
          source: "n",
          lump: { bands: [{ upTo: "2.00", amount: "1.00" }, { upTo: "1.00", amount: "1.00" }, { amount: "1.00" }] },
        },
      ],
    }),
    issues: [
      at("cases[0].bands[1].upTo", above("2.00"), '"1.99"'),
      at("cases[1].bands[1].upTo", above("2.00"), '"2.00"'),
      at("cases[2].bands[0].upTo", above("0.00"), '"0.00"'),
      at("cases[3].bands[0].upTo", both("末段不写 upTo", "no upTo: the last band is open"), '"1.00"'),
      at("cases[4].bands[0].upTo", both("upTo(只有末段不写)", "an upTo: only the last band is open"), "nothing"),
      at("cases[5].bands", NOT_EMPTY, "a list of 0"),
      at("cases[6].lump.bands[1].upTo", above("2.00"), '"1.00"'),
    ],
  },
  {
    name: "limits below zero, wherever they stand",
    rules: packOf({
      benefits: [
        {
          ...BENEFIT,
          cases: [{ ...CASE, limits: [{ amount: "-0.01", on: "base", per: "day" }] }],
          limits: [{ amount: "-5000.00", on: "paid", per: "year", pool: "p" }],
          adjust: [{ id: "a", source: "n", limit: { set: "-0.01" } }],
        },
        BENEFIT,
      ],
    }),
    issues: [
      at("cases[0].limits[0].amount", AMOUNT, '"-0.01"'),
      at("limits[0].amount", AMOUNT, '"-5000.00"'),
      at("adjust[0].limit.set", AMOUNT, '"-0.01"'),
      ofFile("basic.json", "benefits[1].id", both("不重复的值", "a value that is not there twice"), '"half"'),
    ],
  },
  {
    name: "shares that do not sum to 1",
    rules: withBenefit({
      payers: [
        { payer: "basic", share: "0.6" },
        { payer: "hospital", share: "0.300001" },
      ],
    }),
    issues: [at("payers", both("合计为 1 的份额", "shares that sum to 1"), "a sum of 0.900001")],
  },
];

/** All of them. */
export const RULE_NUMBERS: readonly Refusal[] = [...NUMBERS, ...DAYS, ...BANDS];
