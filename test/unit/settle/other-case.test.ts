/** What one case leaves in the account for another case of the same benefit. */
import { expect, it } from "vitest";
import { createRulebook, createSession } from "../../../src/index.ts";
import type { Benefit } from "../../../src/index.ts";

const TITLE = { zh: "名称", en: "Name" };
const HEAD = {
  region: "990000",
  from: "2018-01-01",
  published: null,
  documents: { n: { title: "n", evidence: "illustrative" } },
} as const;

/** What a benefit pays for visits of a year: tier of the hospital, and the amount in scope. */
function payments(benefit: Benefit, visits: readonly (readonly ["county" | "city", string])[]): string[] {
  const pipeline = { ...HEAD, order: ["basic"], selectBy: "discharge", yearOf: "discharge", source: "n" };
  const region = { code: "990000", name: TITLE, parent: null, level: "province" };
  const rulebook = createRulebook([
    { file: "regions.json", data: [region] },
    { file: "pipeline.json", data: pipeline },
    { file: "basic.json", data: { ...HEAD, layer: "basic", benefits: [benefit] } },
  ]);
  const session = createSession(rulebook);
  return visits.map(([tier, inScope], i) => {
    const facility = { id: "h", region: "990000", tier };
    const bill = { inScope, preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" };
    const claim = {
      id: `c-${i}`,
      person: { id: "p", region: "990000" },
      visit: { kind: "outpatient", facility, settled: "2018-05-01" },
      bill,
    };
    return session.settle(claim).settlement.payers["basic"] ?? "";
  });
}

const county = { "==": [{ var: "visit.tier" }, "county"] };
const city = { "==": [{ var: "visit.tier" }, "city"] };

it("a ratio of the year counts the bills that another case settled", () => {
  const burdens: Benefit = {
    id: "ceiling",
    title: TITLE,
    source: "n",
    base: { of: ["inScope"] },
    cases: [
      { id: "county", source: "n", when: county, burden: { allow: [{ amount: "3000.00" }], per: "year" } },
      { id: "city", source: "n", when: city, burden: { allow: [{ ratio: "0.20", of: ["total"] }], per: "year" } },
    ],
  };
  // 30 000 in the year, of which 20 % is 6 000 and 7 000 was paid: 17 000.
  const visits = [
    ["county", "10000.00"],
    ["city", "20000.00"],
  ] as const;
  expect(payments(burdens, visits)).toEqual(["7000.00", "17000.00"]);
});

it("a limit of the month counts what another case paid", () => {
  const limited: Benefit = {
    id: "month",
    title: TITLE,
    source: "n",
    base: { of: ["inScope"] },
    limits: [{ amount: "100.00", on: "paid", per: "month" }],
    cases: [
      { id: "county", source: "n", when: county, bands: [{ rate: "1" }] },
      { id: "city", source: "n", when: city, limits: [], bands: [{ rate: "1" }] },
    ],
  };
  const visits = [
    ["city", "80.00"],
    ["county", "80.00"],
  ] as const;
  expect(payments(limited, visits)).toEqual(["80.00", "20.00"]);
});
