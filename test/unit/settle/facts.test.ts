import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { Claim } from "../../../src/claim/types.ts";
import { FACTS } from "../../../src/facts.ts";
import type { FactValue } from "../../../src/facts.ts";
import { factValue, visitDate } from "../../../src/settle/facts.ts";
import { benefit, claimOf, DAY, flat, planOf, TITLE } from "../pack.ts";

it.each([
  ["admission", "2018-11-01"],
  ["discharge", "2018-11-10"],
  ["settlement", "2018-11-12"],
] as const)("the date of %s is %s", (which, day) => {
  expect(visitDate(parseClaim(claimOf({}, { visit: { settled: "2018-11-12" } })), which)).toBe(day);
});

const CHANGING = ["visit.admission", "year.highestTier", "year.layers", "paid.layers"];
const half = benefit("half", { cases: [flat("0.5")] });
const plan = planOf(
  { basic: [half] },
  {
    pipeline: {
      categories: { localPoor: { title: TITLE } },
      certificates: { heart: { title: TITLE } },
      classes: { first: { title: TITLE } },
      flags: { abroad: { title: TITLE } },
      programmes: {
        twoDiseases: { title: TITLE, diseases: ["I10", "E11"] },
        stroke: { title: TITLE, diseases: ["I63.9"] },
        given: { title: TITLE },
      },
    },
  },
);

function valueOf(fact: string, claim: Claim, on = DAY): FactValue {
  return factValue(fact, parseClaim(claim), plan, on);
}

describe("values", () => {
  const full = claimOf(
    {},
    {
      person: {
        insurance: "employee",
        birthDate: "1957-11-11",
        categories: [{ code: "registeredPoor" }],
        certificates: [{ code: "heart" }],
        mother: { categories: [{ code: "orphan" }, { code: "disabled", to: "2018-11-09" }] },
      },
      visit: {
        referred: true,
        accident: false,
        continuation: true,
        programmes: ["given"],
        flags: ["abroad"],
        diseases: ["I63.9"],
      },
      facility: { grade: 0, designated: false, tcm: true, class: "first", tier: "city" },
    },
  );

  it.each<readonly [string, FactValue]>([
    ["person.insurance", "employee"],
    ["person.categories", ["registeredPoor"]],
    ["person.certificates", ["heart"]],
    ["person.mother.categories", ["orphan"]],
    ["person.age", 60],
    ["person.ageMonths", 731],
    ["person.ageDays", 22_279],
    ["visit.kind", "inpatient"],
    ["visit.tier", "city"],
    ["visit.grade", 0],
    ["visit.class", "first"],
    ["visit.place", "county"],
    ["visit.referred", true],
    ["visit.designated", false],
    ["visit.tcm", true],
    ["visit.accident", false],
    ["visit.continuation", true],
    ["visit.programmes", ["given", "stroke"]],
    ["visit.flags", ["abroad"]],
    ["visit.diseases", ["I63.9"]],
  ])("%s is %j", (fact, value) => {
    expect(valueOf(fact, full)).toEqual(value);
  });

  it("what the claim does not say is missing; what it must say is not", () => {
    const bare = claimOf({});
    const missing = Object.keys(FACTS).filter((fact) => !CHANGING.includes(fact) && valueOf(fact, bare) === null);
    expect(missing).toEqual([
      "person.insurance",
      "person.categories",
      "person.certificates",
      "person.mother.categories",
      "person.age",
      "person.ageMonths",
      "person.ageDays",
      "visit.grade",
      "visit.class",
      "visit.referred",
      "visit.designated",
      "visit.tcm",
      "visit.accident",
      "visit.continuation",
      "visit.duringStay",
      "visit.programmes",
      "visit.flags",
      "visit.diseases",
    ]);
  });

  it("what the account says, or changes while a claim is settled, is not among them", () => {
    for (const fact of [...CHANGING, "person.wage"]) expect(() => valueOf(fact, full)).toThrow(RangeError);
  });
});

it.each([
  ["2018-11-10", "2018-11-10", 0],
  ["2000-11-10", "2018-11-10", 18],
  ["2000-11-11", "2018-11-10", 17],
  ["2004-02-29", "2018-02-28", 13],
  ["2004-02-29", "2018-03-01", 14],
])("born %s, on %s: %i years", (birthDate, on, age) => {
  const day = { admitted: on, discharged: on, settled: on };
  expect(valueOf("person.age", claimOf({}, { person: { birthDate }, visit: day }), on)).toBe(age);
});

it.each([
  [{}, true],
  [{ from: "2018-11-10" }, true],
  [{ from: "2018-11-11" }, false],
  [{ to: "2018-11-10" }, true],
  [{ to: "2018-11-09" }, false],
  [{ from: "2018-11-10", to: "2018-11-10" }, true],
])("categories and certificates held %j hold on the day: %s", (days, held) => {
  const person = { categories: [{ code: "orphan", ...days }], certificates: [{ code: "heart", ...days }] };
  const claim = claimOf({}, { person });
  expect(valueOf("person.categories", claim)).toEqual(held ? ["orphan"] : []);
  expect(valueOf("person.certificates", claim)).toEqual(held ? ["heart"] : []);
});

it.each<readonly [readonly string[] | null, readonly string[] | null, FactValue]>([
  [null, null, null],
  [[], null, []],
  [null, [], []],
  [["given"], null, ["given"]],
  [null, ["I10"], ["twoDiseases"]],
  [null, ["I10.9", "E11.0"], ["twoDiseases"]], // prefixes; once
  [null, ["I11"], []],
  [null, ["I63"], []], // shorter than the prefix I63.9
  [null, ["I63.9", "I10"], ["twoDiseases", "stroke"]],
  [["given", "stroke"], ["I63.91"], ["given", "stroke"]],
])("programmes %j and diseases %j: %j", (programmes, diseases, expected) => {
  const visit = { ...(programmes === null ? {} : { programmes }), ...(diseases === null ? {} : { diseases }) };
  expect(valueOf("visit.programmes", claimOf({}, { visit }))).toEqual(expected);
});
