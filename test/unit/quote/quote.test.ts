import { describe, expect, it } from "vitest";
import type { Benefit } from "../../../src/rules/benefit.ts";
import { quote } from "../../../src/quote/quote.ts";
import { settle } from "../../../src/settlement.ts";
import { expectRefusal } from "../claim/refusal.ts";
import { benefit, bookOf, claimOf, flat, TITLE } from "../pack.ts";
import type { PackOptions } from "../pack.ts";

const claim = claimOf({ inScope: "1000.00" });
const has = (fact: string, ...codes: readonly string[]) => ({ some: [{ var: fact }, { in: [{ var: "" }, codes] }] });
const rated = (when: { readonly [operator: string]: unknown }, more: Partial<Benefit> = {}): Benefit =>
  benefit("b", {
    cases: [flat("0.5"), { ...flat("0.8"), id: "more", when, exceptionTo: "all" }],
    ...more,
  });

function missingOf(own: Benefit, more: Parameters<typeof claimOf>[1] = {}, options: PackOptions = {}) {
  const { settlement, missing, patient } = quote(
    bookOf({ basic: [own] }, options),
    claimOf({ inScope: "1000.00" }, more),
  );
  expect(settlement).toBeNull();
  return { missing, least: patient.least, greatest: patient.greatest };
}

describe("quote", () => {
  it("is what settle gives, marked, without an account", () => {
    const book = bookOf({ basic: [rated({ "==": [{ var: "visit.tier" }, "county"] })] });
    const quoted = quote(book, claim);
    const { account: _, ...settled } = settle(book, claim).settlement;
    expect(quoted).toEqual({
      quote: true,
      claim: "c-1",
      person: "p-1",
      year: 2018,
      knownAt: "2018-11-10",
      settlement: { quote: true, ...settled },
      missing: [],
      patient: { least: { amount: "200.00", facts: {} }, greatest: { amount: "200.00", facts: {} } },
      refusals: [],
    });
    expect("account" in quoted).toBe(false);
    expect(quote(book, claim, undefined, { trace: false }).settlement?.steps).toEqual([]);
  });

  it("starts from the account", () => {
    const book = bookOf({
      basic: [benefit("b", { cases: [flat("0.5", { deductible: { amount: "600.00", per: "year" } })] })],
    });
    const { account } = settle(book, claim);
    expect(quote(book, claim).patient.least.amount).toBe("800.00");
    expect(quote(book, claim, account).patient.least.amount).toBe("500.00");
    expectRefusal(
      () => quote(book, claim, { ...account, person: "p-2" }),
      [["wrong_account", "account.person", "that of another person, p***"]],
    );
  });

  it("of an age that is missing, tries the least of each stretch", () => {
    const { missing, least, greatest } = missingOf(rated({ ">=": [{ var: "person.age" }, 60] }));
    expect(missing).toEqual([{ fact: "person.age", path: "person.birthDate", values: [0, 60, 61], matters: true }]);
    expect([least, greatest]).toEqual([
      { amount: "200.00", facts: { "person.age": 60 } },
      { amount: "500.00", facts: { "person.age": 0 } },
    ]);
  });

  it("of an age, none that the days of the visit do not allow", () => {
    const visit = { admitted: "2017-01-01", discharged: "2018-11-10", settled: "2018-11-10" };
    expect(missingOf(rated({ "<": [{ var: "person.age" }, 1] }), { visit }).missing).toEqual([
      { fact: "person.age", path: "person.birthDate", values: [1, 2], matters: false },
    ]);
    expect(missingOf(rated({ ">": [{ var: "person.age" }, 118] }), { visit }).missing[0]?.matters).toBe(false);
  });

  it("of sets, tries those of the codes that rules name", () => {
    const { missing, least } = missingOf(rated(has("person.categories", "subsistence", "orphan")));
    expect(missing[0]?.values).toEqual([[], ["subsistence"], ["orphan"], ["subsistence", "orphan"]]);
    expect(least).toEqual({ amount: "200.00", facts: { "person.categories": ["subsistence"] } });
  });

  it("says which facts matter: one that is read and changes nothing does not", () => {
    const same = benefit("b", {
      cases: [
        { ...flat("0.5"), id: "yes", when: { "==": [{ var: "visit.tcm" }, true] } },
        { ...flat("0.5"), id: "no", when: { "==": [{ var: "visit.tcm" }, false] } },
      ],
      adjust: [{ id: "less", source: "n", when: { "!": { var: "visit.referred" } }, rate: { add: "-0.1" } }],
    });
    expect(missingOf(same).missing.map(({ fact, matters }) => [fact, matters])).toEqual([
      ["visit.tcm", false],
      ["visit.referred", true],
    ]);
  });

  it("finds facts that are read only for some values of others, and leaves out those that are not", () => {
    const when = { and: [{ "==": [{ var: "visit.referred" }, true] }, { "==": [{ var: "visit.grade" }, 3] }] };
    const { missing } = missingOf(rated(when));
    expect(missing.map(({ fact, path, values }) => [fact, path, values])).toEqual([
      ["visit.referred", "visit.referred", [false, true]],
      ["visit.grade", "visit.facility.grade", [0, 1, 2, 3]],
    ]);
  });

  it("tries diseases from which programmes follow, where the claim gives programmes and no diseases", () => {
    const programmes = { p: { title: TITLE, diseases: ["C", "C50"] }, q: { title: TITLE, diseases: ["C50.9"] } };
    const own = benefit("b", {
      when: { "!": has("visit.diseases", "I10") },
      cases: [flat("0.5"), { ...flat("0.8"), id: "more", when: has("visit.programmes", "q"), exceptionTo: "all" }],
    });
    const { least, greatest } = missingOf(own, { visit: { programmes: [] } }, { pipeline: { programmes } });
    expect([least.amount, least.facts]).toEqual(["200.00", { "visit.diseases": ["C50.9"] }]);
    expect([greatest.amount, greatest.facts]).toEqual(["1000.00", { "visit.diseases": ["I10"] }]);
  });

  it("tells refusals for some values, which count for neither bound", () => {
    const why = { zh: "未收录", en: "Not recorded" };
    const when = { "==": [{ var: "person.insurance" }, "employee"] };
    const book = bookOf(
      { basic: [rated({ var: "visit.tcm" })] },
      { notEncoded: { basic: [{ source: "n 9", why, when }] } },
    );
    const { refusals, patient, missing } = quote(book, claim);
    expect(refusals.map(({ code, found }) => [code, found])).toEqual([["not_encoded", "n 9"]]);
    expect(patient.least.facts).toEqual({ "person.insurance": "resident", "visit.tcm": true });
    expect(missing.map(({ fact, matters }) => [fact, matters])).toEqual([
      ["visit.tcm", true],
      ["person.insurance", true],
    ]);
  });

  it("refuses where every completion is refused", () => {
    const why = { zh: "未收录", en: "Not recorded" };
    const when = { or: [{ "<": [{ var: "visit.grade" }, 2] }, { ">": [{ var: "visit.grade" }, 1] }] };
    const book = bookOf(
      { basic: [benefit("b", { cases: [flat("0.5")] })] },
      { notEncoded: { basic: [{ source: "n 9", why, when }] } },
    );
    expectRefusal(() => quote(book, claim), [["not_encoded", "notEncoded", "n 9"]]);
  });

  it("refuses, with what is missing, where there are more combinations than are tried", () => {
    const codes = Array.from({ length: 13 }, (_, at) => `c${at}`);
    const certificates = Object.fromEntries(codes.map((code) => [code, { title: TITLE }]));
    const book = bookOf({ basic: [rated(has("person.certificates", ...codes))] }, { pipeline: { certificates } });
    expectRefusal(
      () => quote(book, claim),
      [
        ["missing_fact", "person.certificates", "nothing"],
        ["too_many_values", "", "more", "at most 4096 combinations of values of the missing facts"],
      ],
    );
    const twelve = codes.slice(1);
    const most = bookOf({ basic: [rated(has("person.certificates", ...twelve))] }, { pipeline: { certificates } });
    expect(quote(most, claim).missing[0]?.values).toHaveLength(4096);
    const both = bookOf(
      { basic: [rated({ or: [has("person.certificates", ...twelve), { var: "visit.tcm" }] })] },
      { pipeline: { certificates } },
    );
    // Most of them are not needed once the hospital is known, but too many are.
    expectRefusal(
      () => quote(both, claimOf({ inScope: "1000.00" })),
      [
        ["missing_fact", "person.certificates", "nothing"],
        ["too_many_values", "", "more"],
      ],
    );
  });

  it("tells as a refusal an amount that a given payment does not state, where only some values read it", () => {
    const less = { of: "basic", what: "deductible" } as const;
    const base = { of: ["inScope"], less: [less] } as const;
    const book = bookOf({
      basic: [benefit("b", { cases: [flat("0.5")] })],
      backstop: [benefit("c", { when: { "==": [{ var: "visit.tcm" }, true] }, base, cases: [flat("0.5")] })],
    });
    const given = claimOf({ inScope: "1000.00" }, { paid: [{ layer: "basic", amount: "500.00" }] });
    const { patient, missing, refusals } = quote(book, given);
    const bound = { amount: "500.00", facts: { "visit.tcm": false } };
    expect(patient).toEqual({ least: bound, greatest: bound });
    expect(missing.map(({ fact, matters }) => [fact, matters])).toEqual([["visit.tcm", true]]);
    expect(refusals.map((issue) => [issue.code, issue.path])).toEqual([["missing_fact", "paid.basic.deductible"]]);
  });

  it("refuses as settle where what is missing is no fact of the claim", () => {
    const less = { of: "basic", what: "deductible" } as const;
    const book = bookOf({
      basic: [benefit("b", { cases: [flat("0.5")] })],
      backstop: [benefit("c", { base: { of: ["inScope"], less: [less] }, cases: [flat("0.5")] })],
    });
    const given = claimOf({ inScope: "1000.00" }, { paid: [{ layer: "basic", amount: "1.00" }] });
    expectRefusal(() => quote(book, given), [["missing_fact", "paid.basic.deductible", "nothing"]]);
  });
});
