/** Each place of the dates of practice is changed, and companion cases notice. */
import { expect, it } from "vitest";
import { testCases } from "../../../src/cases/test.ts";
import { formatCases } from "../../../src/cases/words.ts";
import { mutateRules } from "../../../src/mutate/mutate.ts";
import type { CompanionCase, ExpectedPayment, ExpectedSettlement } from "../../../src/rules/companion.ts";
import { createRulebook } from "../../../src/rulebook.ts";
import type { Pipeline, RuleFile } from "../../../src/rules/types.ts";
import { benefit, claimOf, filesOf, flat, TITLE, versionOf } from "../pack.ts";

const pipeline: Partial<Pipeline> = {
  layers: { refund: TITLE, bonus: TITLE },
  validity: {
    categories: {
      illnessPoor: { before: { months: 6 }, lasts: { months: 12 }, after: { days: 10 }, source: "n" },
      disabled: { before: { startOf: "month" }, source: "n" },
    },
  },
  crossYear: { split: "lineDay", when: { "!": [{ in: ["extremePoor", { var: "person.categories" }] }] }, source: "n" },
  readmission: { days: 15, hospital: "same", disease: "category", source: "n" },
  household: { pools: ["family", "home"], benefits: ["basic.inpatient"], source: "n" },
  yearEnd: { layers: ["refund", "bonus"], source: "n" },
};

const basic = benefit("inpatient", {
  cases: [
    flat("0.60", { id: "ordinary", deductible: "100.00" }),
    flat("0.80", {
      id: "poor",
      when: { some: [{ var: "person.categories" }, { in: [{ var: "" }, ["illnessPoor", "disabled"]] }] },
      exceptionTo: "ordinary",
      deductible: "100.00",
    }),
  ],
  adjust: [{ id: "continued", when: { var: "visit.continuation" }, deductible: { set: "0.00" }, source: "n" }],
  limits: [
    { amount: "5000.00", on: "paid", per: "year", pool: "family" },
    { amount: "6000.00", on: "paid", per: "year", pool: "home" },
    { amount: "7000.00", on: "paid", per: "year" },
  ],
});
const refund = benefit("ceiling", {
  cases: [{ id: "all", source: "n", burden: { allow: [{ ratio: "0.10", of: ["inScope"] }], per: "visit" } }],
});
const bonus = benefit("half", { cases: [flat("0.50")] });

const RULES: readonly RuleFile[] = [
  ...filesOf({ basic: [basic] }, { pipeline }),
  { file: "refund.json", data: versionOf("refund", [refund]) },
  { file: "bonus.json", data: versionOf("bonus", [bonus]) },
];

const DEFAULTS = { title: TITLE, source: "made up", evidence: "illustrative" } as const;

function paid(amount: string, id = "ordinary"): ExpectedPayment {
  return { layer: "basic", benefit: "inpatient", case: id, payer: "basic", amount };
}

function file(name: string, data: Partial<CompanionCase> & { readonly expect: ExpectedSettlement }): RuleFile {
  const { payments, patient: patientWorking } = data.expect;
  const working = payments.map(({ layer, benefit: id, payer, amount: expression }) => {
    return { layer, benefit: id, payer, expression };
  });
  return { file: `cases/${name}.json`, data: { ...DEFAULTS, working, patientWorking, ...data } };
}

/** A stay of 1000.00 in scope, recognised on a day: as poor by illness, or otherwise. */
function recognised(from: string, code = "illnessPoor") {
  const person = { categories: [{ code, from }] };
  return { claim: { ...claimOf({ inScope: "1000.00" }, { person, visit: { continuation: false } }) } };
}

const stay = {
  claim: { ...claimOf({ inScope: "1000.00" }, { person: { categories: [] }, visit: { diseases: ["I63.9"] } }) },
};
const own = {
  claim: { ...claimOf({ inScope: "1000.00" }, { person: { categories: [] }, visit: { continuation: false } }) },
};

/** A stay over the turn of the year, 200.00 in the old one and 800.00 in the new. */
function overYears(...categories: { readonly code: string }[]) {
  const visit = { admitted: "2018-12-28", discharged: "2019-01-05", settled: "2019-01-05", continuation: false };
  const lines = [
    { id: "1", catalogue: "A", amount: "200.00", day: "2018-12-30" },
    { id: "2", catalogue: "A", amount: "800.00", day: "2019-01-02" },
  ] as const;
  return { claim: { ...claimOf(lines, { person: { categories }, visit }) }, part: 2019 };
}

/** A household whose account has come to an amount. */
function home(key: string, amount: string) {
  const head = { person: "home-1", year: 2018, revision: 1, admissions: 0, highestTier: null };
  return { household: { id: "home-1", account: { ...head, amounts: { [key]: amount } } } };
}

const CASES: readonly RuleFile[] = [
  file("counts-from", {
    ...recognised("2019-05-10"),
    expect: { payments: [paid("720.00", "poor")], patient: "280.00" },
  }),
  file("not-before", { ...recognised("2019-05-11"), expect: { payments: [paid("540.00")], patient: "460.00" } }),
  file("month-of", {
    ...recognised("2018-11-30", "disabled"),
    expect: { payments: [paid("720.00", "poor")], patient: "280.00" },
  }),
  file("month-after", {
    ...recognised("2018-12-01", "disabled"),
    expect: { payments: [paid("540.00")], patient: "460.00" },
  }),
  file("last-day", { ...recognised("2017-11-01"), expect: { payments: [paid("720.00", "poor")], patient: "280.00" } }),
  file("day-after", { ...recognised("2017-10-31"), expect: { payments: [paid("540.00")], patient: "460.00" } }),
  file("part", { ...overYears(), expect: { payments: [paid("480.00")], patient: "320.00" } }),
  file("whole", {
    ...overYears({ code: "extremePoor" }),
    expect: { payments: [paid("540.00")], patient: "460.00" },
  }),
  file("continued", {
    ...stay,
    stays: [{ hospital: "h-1", discharged: "2018-10-17", diseases: ["I63.2"] }],
    expect: { payments: [paid("600.00")], patient: "400.00" },
  }),
  file("too-late", {
    ...stay,
    stays: [{ hospital: "h-1", discharged: "2018-10-16", diseases: ["I63.9"] }],
    expect: { payments: [paid("540.00")], patient: "460.00" },
  }),
  file("elsewhere", {
    ...stay,
    stays: [{ hospital: "h-2", discharged: "2018-10-30", diseases: ["I63.9"] }],
    expect: { payments: [paid("540.00")], patient: "460.00" },
  }),
  file("other-disease", {
    ...stay,
    stays: [{ hospital: "h-1", discharged: "2018-10-30", diseases: ["I10.x"] }],
    expect: { payments: [paid("540.00")], patient: "460.00" },
  }),
  file("family", {
    ...own,
    ...home("pool.family", "4900.00"),
    expect: { payments: [paid("100.00")], patient: "900.00" },
  }),
  file("home", { ...own, ...home("pool.home", "5950.00"), expect: { payments: [paid("50.00")], patient: "950.00" } }),
  file("benefit", {
    ...own,
    ...home("basic.inpatient.paid", "6990.00"),
    expect: { payments: [paid("10.00")], patient: "990.00" },
  }),
  file("year-end", {
    ...own,
    yearEnd: "2018-12-31",
    expect: {
      payments: [
        { layer: "basic", benefit: null, case: null, payer: "basic", amount: "540.00" },
        { layer: "refund", benefit: "ceiling", case: "all", payer: "refund", amount: "360.00" },
        { layer: "bonus", benefit: "half", case: "all", payer: "bonus", amount: "50.00" },
      ],
      patient: "50.00",
    },
  }),
];

const KEYS = /^(validity|crossYear|readmission|household|yearEnd)\b/;

it("cases of a stay among others, a part of one, a household and a year's end hold", () => {
  const results = testCases(createRulebook(RULES), CASES);
  expect(formatCases(results, "en", false)).toBe(`${CASES.length} cases, 0 of them failed\n`);
});

it("of the dates of practice each value, comparator and part is changed, and cases notice", () => {
  const { mutants } = mutateRules(RULES, CASES, { only: (name) => name === "pipeline.json" });
  const found = mutants.filter(({ path }) => KEYS.test(path));
  expect(found.map(({ path, change, verdict }) => `${verdict.kind} ${path}: ${change}`)).toEqual([
    "noticed validity.categories.illnessPoor: removed",
    "noticed validity.categories.illnessPoor.before: removed",
    "noticed validity.categories.illnessPoor.before.months: 6 → 7",
    "noticed validity.categories.illnessPoor.before.months: 6 → 5",
    'noticed validity.categories.illnessPoor.before: {"months":6} → {"days":6}',
    "noticed validity.categories.illnessPoor.lasts: removed",
    "noticed validity.categories.illnessPoor.lasts.months: 12 → 13",
    "noticed validity.categories.illnessPoor.lasts.months: 12 → 11",
    'noticed validity.categories.illnessPoor.lasts: {"months":12} → {"days":12}',
    "noticed validity.categories.illnessPoor.after: removed",
    "noticed validity.categories.illnessPoor.after.days: 10 → 11",
    "noticed validity.categories.illnessPoor.after.days: 10 → 9",
    'noticed validity.categories.illnessPoor.after: {"days":10} → {"months":10}',
    "noticed validity.categories.disabled: removed",
    "noticed validity.categories.disabled.before.startOf: month → year",
    "noticed crossYear: removed",
    "noticed crossYear.when: removed",
    "noticed crossYear.when: negated",
    "noticed crossYear.when.![0]: negated",
    "noticed crossYear.when.![0].in[0]: extremePoor → subsistence",
    "noticed readmission: removed",
    "noticed household: removed",
    "noticed yearEnd: removed",
    "noticed readmission.days: 15 → 16",
    "noticed readmission.days: 15 → 14",
    "noticed readmission.hospital: same → any",
    "noticed readmission.disease: removed",
    "noticed readmission.disease: category → code",
    "noticed household.pools[0]: removed",
    "noticed household.pools[1]: removed",
    "noticed household.benefits: removed",
    "noticed yearEnd.layers[0]: removed",
    "noticed yearEnd.layers[1]: removed",
    "noticed yearEnd.layers[0]: refund ↔ bonus",
  ]);
});
