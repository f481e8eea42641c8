import { describe, expect, it } from "vitest";
import type { Account, Claim } from "../../src/claim/types.ts";
import type { Case } from "../../src/rules/benefit.ts";
import type { Predicate } from "../../src/rules/types.ts";
import { benefit, billed, claim, codesOf, flat, flatBenefit, hasCategory, line, rules, settled } from "./builders.ts";

type ClaimParts = Parameters<typeof claim>[0];

function whether(when: Predicate, parts: ClaimParts = {}, pipeline = {}): boolean {
  const rule = rules({ basic: [{ ...flatBenefit("b", { of: ["inScope"] }, "1"), when }] }, { pipeline });
  return settled(rule, billed({ inScope: "1.00" }, parts)).payers["basic"] === "1.00";
}

const is = (name: string, value: unknown): Predicate => ({ "==": [{ var: name }, value] });
const has = (name: string, code: string): Predicate => ({ in: [code, { var: name }] });

describe("facts", () => {
  it.each([
    ["411322", "county"],
    ["411325", "city"],
    ["410105", "province"],
    ["110105", "outside"],
  ])("a facility in %s is at %s", (region, place) => {
    expect(whether(is("visit.place", place), { facility: { region } })).toBe(true);
  });

  it.each([
    ["2004-11-10", 14],
    ["2004-11-11", 13],
  ])("born %s is %d", (birthDate, age) => {
    expect(whether(is("person.age", age), { person: { birthDate } })).toBe(true);
  });

  it("counts a birthday of 29 February on 1 March", () => {
    const person = { birthDate: "2004-02-29" };
    const until = (day: string) => ({ person, visit: { discharged: day, settled: day, admitted: day } });
    expect(whether(is("person.age", 13), until("2018-02-28"))).toBe(true);
    expect(whether(is("person.age", 14), until("2018-03-01"))).toBe(true);
  });

  it("tests categories on the selecting day, both ends included", () => {
    const during = (from: string, to: string) => ({ person: { categories: [{ code: "subsistence", from, to }] } });
    expect(whether(hasCategory("subsistence"), during("2018-11-10", "2018-11-10"))).toBe(true);
    expect(whether(hasCategory("subsistence"), during("2018-11-11", "2018-12-31"))).toBe(false);
    expect(whether(hasCategory("subsistence"), during("2018-01-01", "2018-11-09"))).toBe(false);
    expect(whether(hasCategory("subsistence"), during("2018-11-01", "2018-11-01"), { selectBy: "admission" })).toBe(
      true,
    );
  });

  it("derives programmes from prefixes of diseases", () => {
    const programmes = { twoDiseases: { title: { zh: "两病", en: "Two" }, diseases: ["I10", "E11"] } };
    expect(whether(has("visit.programmes", "twoDiseases"), { visit: { diseases: ["E11.9"] } }, { programmes })).toBe(
      true,
    );
    expect(whether(has("visit.programmes", "twoDiseases"), { visit: { programmes: [] } }, { programmes })).toBe(false);
    expect(whether(has("visit.programmes", "other"), { visit: { programmes: ["other"] } }, { programmes })).toBe(true);
  });

  it("reads sets, chains and alternatives, and stops early", () => {
    const some: Predicate = { some: [{ var: "visit.diseases" }, { in: [{ var: "" }, ["I63.9"]] }] };
    expect(whether(some, { visit: { diseases: ["A00", "I63.9"] } })).toBe(true);
    expect(whether({ "<": [0, { var: "visit.admission" }, 2] })).toBe(true);
    expect(whether({ in: [{ var: "visit.tier" }, ["city", "province"]] })).toBe(false);
    expect(whether({ "!": [is("visit.tier", "city")] })).toBe(true);
    expect(whether({ or: [is("visit.tier", "county"), { var: "visit.referred" }] })).toBe(true);
    expect(whether({ and: [is("visit.tier", "city"), { var: "visit.referred" }] })).toBe(false);
  });

  it("knows which layers have paid so far", () => {
    const paid = has("paid.layers", "basic");
    const three = rules({
      basic: [
        flatBenefit("b", { of: ["inScope"] }, "0.50"),
        { ...flatBenefit("c", { of: ["ownPay"] }, "1"), when: paid },
      ],
      backstop: [{ ...flatBenefit("d", { of: ["preSelfPay"] }, "1"), when: paid }],
    });
    expect(settled(three, billed({ inScope: "2.00", preSelfPay: "4.00", ownPay: "8.00" })).patient.amount).toBe("1.00");
    expect(settled(three, billed({ preSelfPay: "4.00", ownPay: "8.00" })).patient.amount).toBe("12.00");
  });
});

describe("cases", () => {
  const always = (id: string, rate: string, more: Partial<Case> = {}): Case => ({ ...flat(rate), id, ...more });
  const chosen = (cases: readonly Case[], choose?: "best") =>
    settled(rules({ basic: [benefit("b", { cases, ...(choose && { choose }) })] }), billed({ inScope: "100.00" }))
      .payments[0]?.case;

  it("give way to their exceptions, and those to theirs", () => {
    const a = always("a", "0.10", { exceptionTo: "b" });
    const b = always("b", "0.20", { exceptionTo: ["c"] });
    expect(chosen([always("c", "0.30"), b, a])).toBe("a");
    expect(chosen([always("c", "0.30"), { ...b, when: is("visit.tier", "city") }])).toBe("c");
  });

  it("may be chosen by what they pay, ties to the first", () => {
    expect(chosen([always("a", "0.10"), always("b", "0.30"), always("c", "0.30")], "best")).toBe("b");
  });

  it("may be those by which the year's first payment was made, or the best again where that one does not hold", () => {
    const cases = [always("a", "0.10"), always("b", "0.30"), always("c", "0.20", { when: is("visit.tier", "city") })];
    const own = rules({ basic: [benefit("b", { cases, choose: "first-of-year" })] });
    const one = billed({ inScope: "100.00" });
    const year = { person: "p-1", year: 2018, revision: 0, admissions: 0, highestTier: null, amounts: {} };
    const after = (visit: Claim, counts?: Account["counts"]) => {
      const { payments, account } = settled(own, visit, { ...year, ...(counts && { counts }) });
      return [payments[0]?.case, account.counts];
    };
    const key = (id: string) => ({ [`basic.b.case.${id}`]: 1 });
    expect(after(one)).toEqual(["b", key("b")]);
    expect(after(one, key("a"))).toEqual(["a", key("a")]);
    expect(after(one, key("c"))).toEqual(["b", key("c")]);
    expect(after(billed({ inScope: "0.01" }))).toEqual([undefined, undefined]);
  });

  it("skip the benefit when none holds", () => {
    expect(chosen([always("a", "0.10", { when: is("visit.tier", "city") })])).toBeUndefined();
  });
});

describe("refusals", () => {
  const plain = flatBenefit("b", { of: ["inScope"] }, "1");
  const one = billed({ inScope: "1.00" });
  const why = { zh: "例外", en: "Exception" };

  it("missing_fact", () => {
    expect(codesOf(rules({ basic: [{ ...plain, when: { var: "visit.referred" } }] }), one)).toEqual(["missing_fact"]);
    const less = flatBenefit("b", { of: ["inScope"], less: [{ of: "basic", what: "deductible" }] }, "1");
    const paid = [{ layer: "basic", amount: "0.00" }];
    expect(codesOf(rules({ basic: [], backstop: [less] }), billed({}, { paid }))).toEqual(["missing_fact"]);
  });

  it("rule_conflict", () => {
    const two = benefit("b", { cases: [flat("1"), { ...flat("1"), id: "other" }] });
    expect(codesOf(rules({ basic: [two] }), one)).toEqual(["rule_conflict"]);
  });

  it("not_encoded, or a note", () => {
    const refusing = [
      { source: "n 一", why },
      { source: "n 二", why, effect: "refuse" as const },
    ];
    expect(codesOf(rules({ basic: [plain] }, { notEncoded: { basic: refusing } }), one)).toEqual([
      "not_encoded",
      "not_encoded",
    ]);
    const noting = [
      { source: "n 三", why, effect: "note" as const },
      { source: "n 四", why, when: is("visit.tier", "city") },
    ];
    expect(settled(rules({ basic: [plain] }, { notEncoded: { basic: noting } }), one).notes).toEqual(["n 三"]);
  });

  it("not_encoded only above an amount paid in the year, this claim included", () => {
    const above = { benefit: "b", amount: "1000.00" };
    const known = rules(
      { basic: [flatBenefit("b", { of: ["inScope"] }, "1")] },
      { notEncoded: { basic: [{ source: "n", why, above }] } },
    );
    expect(settled(known, billed({ inScope: "1000.00" })).payers).toEqual({ basic: "1000.00" });
    expect(codesOf(known, billed({ inScope: "1000.01" }))).toEqual(["not_encoded"]);
  });

  it("no_rule, unless the layer is optional", () => {
    const order = ["basic", "supplemental", "backstop"];
    expect(codesOf(rules({ basic: [plain] }, { pipeline: { order } }), one)).toEqual(["no_rule", "no_rule"]);
    const optional = rules({ basic: [plain] }, { pipeline: { order, optional: ["supplemental", "backstop"] } });
    expect(settled(optional, one).payers["backstop"]).toBe("0.00");
  });

  it("unknown_layer and overpaid", () => {
    const rule = rules({ basic: [plain] });
    expect(codesOf(rule, billed({}, { paid: [{ layer: "commercial", amount: "1.00" }] }))).toEqual(["unknown_layer"]);
    expect(codesOf(rule, billed({ inScope: "1.00" }, { paid: [{ layer: "basic", amount: "1.01" }] }))).toEqual([
      "overpaid",
    ]);
    const buckets = { ownPay: "1.00" };
    expect(codesOf(rule, billed({ inScope: "1.00" }, { paid: [{ layer: "basic", amount: "1.00", buckets }] }))).toEqual(
      ["overpaid"],
    );
  });

  it("unbalanced, where a bucket of a group is below zero", () => {
    const lines = [line("1", "1.00"), line("2", "-2.00")];
    expect(codesOf(rules({ basic: [plain] }), claim({ lines }))).toEqual(["unbalanced"]);
  });
});

describe("entitlements", () => {
  it("are those that hold", () => {
    const title = { zh: "免押金", en: "No deposit" };
    const entitlements = [
      { code: "noDeposit", title, source: "n", when: is("visit.place", "county") },
      { code: "other", title, source: "n", when: is("visit.place", "outside") },
    ];
    expect(settled(rules({ basic: [] }, { pipeline: { entitlements } }), billed({})).entitlements).toEqual([
      "noDeposit",
    ]);
  });
});
