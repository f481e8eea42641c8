/** What a child has by its mother's categories, and ages in months and days, from the claim to what is paid. */
import { describe, expect, it } from "vitest";
import { createBatch } from "../../../src/batch/batch.ts";
import { collectClaims } from "../../../src/batch/collect.ts";
import { ageInMonths } from "../../../src/date.ts";
import { parseClaim } from "../../../src/claim/parse.ts";
import { quote } from "../../../src/quote/quote.ts";
import type { Validities } from "../../../src/rules/practice.ts";
import { settle } from "../../../src/settlement.ts";
import { expectRefusal } from "../claim/refusal.ts";
import { benefit, bookOf, claimOf, flat } from "../pack.ts";

const source = "n 1";
const mothers = { in: ["registeredPoor", { var: "person.mother.categories" }] };
const young = { "<": [{ var: "person.ageMonths" }, 3] };

/** 80 % within three months of birth with the mother's category, else 50 %. */
function bookWith(validity: NonNullable<Validities["categories"]> = {}) {
  const when = { and: [young, mothers] };
  const own = benefit("b", { cases: [flat("0.5"), { ...flat("0.8"), id: "poor", when, exceptionTo: "all" }] });
  return bookOf({ basic: [own] }, { pipeline: { validity: { categories: validity } } });
}

function newborn(birthDate: string, from = "2016-01-01", to?: string) {
  const held = { code: "registeredPoor", from, ...(to === undefined ? {} : { to }) };
  return claimOf(
    { inScope: "100.00" },
    {
      person: { birthDate, categories: [], mother: { categories: [held] } },
      visit: { admitted: "2018-11-10" },
    },
  );
}

const pays = (claim: ReturnType<typeof newborn>, validity?: Validities["categories"]): string =>
  settle(bookWith(validity), claim).settlement.payers["basic"] ?? "";

it.each([
  ["2019-01-15", "2019-01-15", 0],
  ["2019-01-15", "2019-02-14", 0],
  ["2019-01-15", "2019-02-15", 1],
  ["2019-01-31", "2019-02-28", 0],
  ["2019-01-31", "2019-03-01", 1],
  ["2016-02-29", "2017-02-28", 11],
  ["2016-02-29", "2017-03-01", 12],
  ["1999-12-31", "2019-12-30", 239],
])("who was born on %s is on %s %i months old", (birth, on, months) => {
  expect(ageInMonths(birth, on)).toBe(months);
});

describe("a child of its mother's category", () => {
  it("has it below three months of age, on the day that selects", () => {
    expect(["2018-08-11", "2018-08-10"].map((birth) => pays(newborn(birth)))).toEqual(["80.00", "50.00"]);
  });

  it("has it while the mother has it", () => {
    const [until, since] = [
      pays(newborn("2018-10-01", "2016-01-01", "2018-11-09")),
      pays(newborn("2018-10-01", "2018-11-11")),
    ];
    expect([until, since, pays(newborn("2018-10-01", "2018-11-10"))]).toEqual(["50.00", "50.00", "80.00"]);
  });

  it("has it with the look-back and the end that the pipeline says of the category", () => {
    const late = newborn("2018-10-01", "2018-12-31");
    expect([pays(late), pays(late, { registeredPoor: { before: { startOf: "year" }, source } })]).toEqual([
      "50.00",
      "80.00",
    ]);
    const open = claimOf({}, { person: { mother: { categories: [{ code: "registeredPoor" }] } } });
    expectRefusal(
      () => settle(bookWith({ registeredPoor: { lasts: { months: 3 }, source } }), open),
      [
        [
          "invalid_claim",
          "person.mother.categories[0].from",
          "nothing",
          "a first day: registeredPoor lasts from it here",
        ],
      ],
    );
  });

  it.each([
    ["no mother", {}],
    ["a mother of whom nothing is said", { mother: {} }],
  ])("is not guessed: %s", (_, more) => {
    const claim = claimOf(
      {},
      { person: { birthDate: "2018-10-01", categories: [], ...more }, visit: { admitted: "2018-11-10" } },
    );
    expectRefusal(() => settle(bookWith(), claim), [["missing_fact", "person.mother.categories", "nothing"]]);
  });

  it("has ranges that do not overlap, read alike from values and from bytes", () => {
    const twice = [{ code: "registeredPoor" }, { code: "registeredPoor", from: "2018-01-01" }];
    const claim = { ...newborn("2018-10-01") };
    const wrong = { ...claim, person: { ...claim.person, mother: { categories: twice } } };
    expectRefusal(() => parseClaim(wrong), [["invalid_claim", "person.mother.categories[1]", '"registeredPoor"']]);
  });

  it("is settled in a batch as by itself", () => {
    const claims = [newborn("2018-08-11"), newborn("2018-08-10"), newborn("2018-10-01", "2018-11-11")];
    const result = createBatch(bookWith()).run(collectClaims(claims));
    expect(claims.map((claim) => pays(claim))).toEqual(["80.00", "50.00", "50.00"]);
    expect(Array.from(result.patient.inScope.subarray(0, 3))).toEqual([2000, 5000, 5000]);
  });

  it("is asked for by a quote, with one birth for each stretch that the rules tell apart", () => {
    const { person, ...rest } = newborn("2018-10-01");
    const { birthDate: _, mother: __, ...known } = person;
    const { patient, missing } = quote(bookWith(), { ...rest, person: known });
    expect([patient.least.amount, patient.greatest.amount]).toEqual(["20.00", "50.00"]);
    expect(missing.map(({ fact, values }) => [fact, values])).toEqual([
      ["person.ageMonths", [0, 3, 4]],
      ["person.mother.categories", [[], ["registeredPoor"]]],
    ]);
  });
});
