import { describe, expect, it } from "vitest";
import { benefitUses, createChooser } from "../../../src/plan/choose.ts";
import type { Choice } from "../../../src/plan/choose.ts";
import { createFactCoder } from "../../../src/plan/coding.ts";
import type { Plan } from "../../../src/plan/types.ts";
import { viewFacts } from "../../../src/predicate.ts";
import type { Adjust, Benefit, Case } from "../../../src/rules/benefit.ts";
import { benefit, flat, planOf } from "../pack.ts";
import { choiceOf, tupleOf, variantOf } from "./tuple.ts";
import type { Facts } from "./tuple.ts";

const tcm = { var: "visit.tcm" };
const referred = { var: "visit.referred" };
const accident = { var: "visit.accident" };
const isTier = (tier: string) => ({ "==": [{ var: "visit.tier" }, tier] });

function planWith(parts: Partial<Benefit> & { readonly cases: readonly Case[] }): Plan {
  return planOf({ basic: [benefit("b", parts)] });
}

/** A choice in short: ids of cases with their adjustments, or what else it is. */
function short(choice: Choice): unknown {
  if (choice.kind === "cases") return choice.variants.map(({ case: own, adjusts }) => [own.id, ...adjusts]);
  if (choice.kind === "skip") return choice.reason;
  return choice.kind === "missing" ? { missing: choice.fact } : { conflict: choice.cases };
}

describe("which case", () => {
  const cases = [
    flat("0.9", { id: "county", when: isTier("county") }),
    flat("0.8", { id: "city", when: isTier("city") }),
    flat("0.7", { id: "tcm", when: tcm }),
  ];
  const plan = planWith({ when: { "!": referred }, cases });

  it.each<readonly [string, Facts, unknown]>([
    ["the one that holds", { "visit.tier": "city", "visit.tcm": false, "visit.referred": false }, [["city"]]],
    ["not for this visit", { "visit.tier": "city", "visit.tcm": false, "visit.referred": true }, "not-for-this-visit"],
    ["none", { "visit.tier": "province", "visit.tcm": false, "visit.referred": false }, "no-case"],
    ["two", { "visit.tier": "city", "visit.tcm": true, "visit.referred": false }, { conflict: ["city", "tcm"] }],
    ["a fact missing in when", { "visit.tier": "city", "visit.tcm": false }, { missing: "visit.referred" }],
    ["a fact missing in a case", { "visit.tier": "city", "visit.referred": false }, { missing: "visit.tcm" }],
    ["facts of cases are not read where when fails", { "visit.referred": true }, "not-for-this-visit"],
  ])("%s", (_, facts, expected) => {
    expect(short(choiceOf(plan, facts))).toEqual(expected);
  });

  it("a case without a predicate always holds", () => {
    expect(short(choiceOf(planWith({ cases: [flat("0.5")] })))).toEqual([["all"]]);
  });
});

describe("exceptionTo", () => {
  // Each holds by its own fact: a by tcm, b by referred, c by accident, d always.
  const chain = [
    flat("0.1", { id: "a", when: tcm, exceptionTo: "b" }),
    flat("0.2", { id: "b", when: referred, exceptionTo: "c" }),
    flat("0.3", { id: "c", when: accident, exceptionTo: "d" }),
    flat("0.4", { id: "d" }),
  ];
  const holding = (a: boolean, b: boolean, c: boolean): Facts => ({
    "visit.tcm": a,
    "visit.referred": b,
    "visit.accident": c,
  });

  it.each<readonly [string, Facts, unknown]>([
    ["none but the rule", holding(false, false, false), [["d"]]],
    ["the last exception", holding(false, false, true), [["c"]]],
    ["an exception to an exception", holding(false, true, true), [["b"]]],
    ["the same where the exception itself does not hold", holding(false, true, false), [["b"]]],
    ["the whole chain", holding(true, true, true), [["a"]]],
    ["over two that do not hold", holding(true, false, false), [["a"]]],
  ])("%s", (_, facts, expected) => {
    expect(short(choiceOf(planWith({ cases: chain }), facts))).toEqual(expected);
  });

  it("names a list, and stands before or after what it removes", () => {
    const cases = [
      flat("0.1", { id: "x" }),
      flat("0.2", { id: "special", when: tcm, exceptionTo: ["x", "y"] }),
      flat("0.3", { id: "y", when: referred }),
    ];
    const plan = planWith({ cases });
    expect(short(choiceOf(plan, { "visit.tcm": true, "visit.referred": true }))).toEqual([["special"]]);
    expect(short(choiceOf(plan, { "visit.tcm": false, "visit.referred": false }))).toEqual([["x"]]);
    expect(short(choiceOf(plan, { "visit.tcm": false, "visit.referred": true }))).toEqual({ conflict: ["x", "y"] });
  });

  it("two exceptions to one case still conflict", () => {
    const cases = [
      flat("0.1", { id: "x" }),
      flat("0.2", { id: "y", when: tcm, exceptionTo: "x" }),
      flat("0.3", { id: "z", when: referred, exceptionTo: "x" }),
    ];
    const choice = choiceOf(planWith({ cases }), { "visit.tcm": true, "visit.referred": true });
    expect(short(choice)).toEqual({ conflict: ["y", "z"] });
  });

  it("goes before choose best: what is removed is not compared", () => {
    const cases = [
      flat("0.9", { id: "x" }),
      flat("0.2", { id: "y", when: tcm, exceptionTo: "x" }),
      flat("0.3", { id: "z" }),
    ];
    const plan = planWith({ choose: "best", cases });
    expect(short(choiceOf(plan, { "visit.tcm": true }))).toEqual([["y"], ["z"]]);
    expect(short(choiceOf(plan, { "visit.tcm": false }))).toEqual([["x"], ["z"]]);
  });
});

describe("adjustments", () => {
  const adjust: Adjust[] = [
    { id: "one", when: tcm, source: "n", rate: { add: "0.10" } },
    { id: "two", source: "n", deductible: { set: "0.00" } },
    { id: "three", when: referred, source: "n", rate: { add: "0.05" } },
  ];
  const plan = planWith({ cases: [flat("0.5")], adjust });

  it.each<readonly [Facts, unknown]>([
    [{ "visit.tcm": true, "visit.referred": true }, [["all", 0, 1, 2]]],
    [{ "visit.tcm": false, "visit.referred": true }, [["all", 1, 2]]],
    [{ "visit.tcm": false, "visit.referred": false }, [["all", 1]]],
    [{ "visit.tcm": true }, { missing: "visit.referred" }],
  ])("of %j: %j", (facts, expected) => {
    expect(short(choiceOf(plan, facts))).toEqual(expected);
  });

  it("are not read where no case holds", () => {
    const skipping = planWith({ cases: [flat("0.5", { when: accident })], adjust });
    expect(short(choiceOf(skipping, { "visit.accident": false }))).toBe("no-case");
  });

  it("one variant stands for all tuples that choose the same case and adjustments", () => {
    const facts = { "visit.tcm": true, "visit.referred": false, "visit.tier": "city" };
    const tiers = planWith({
      cases: [flat("0.5", { when: { or: [isTier("city"), isTier("county")] } })],
      adjust,
    });
    const [city, county] = [choiceOf(tiers, facts), choiceOf(tiers, { ...facts, "visit.tier": "county" })];
    expect(city).not.toBe(county);
    if (city.kind !== "cases" || county.kind !== "cases") throw new RangeError("no cases");
    expect(city.variants[0]).toBe(county.variants[0]);
  });
});

describe("memory", () => {
  it("two claims that differ only in a fact that the benefit does not name share a choice", () => {
    const plan = planOf({
      basic: [
        benefit("a", { cases: [flat("0.5", { when: isTier("county") })] }),
        benefit("b", { cases: [flat("0.5", { when: tcm })] }),
      ],
    });
    const facts = { "visit.tier": "county", "visit.tcm": true, "visit.referred": true };
    const first = choiceOf(plan, facts);
    expect(choiceOf(plan, { ...facts, "visit.tcm": false })).toBe(first);
    expect(choiceOf(plan, { ...facts, "visit.referred": false })).toBe(first);
    expect(choiceOf(plan, { ...facts, "visit.tier": "city" })).not.toBe(first);
  });

  it("refusals are remembered too", () => {
    const plan = planWith({ cases: [flat("0.5", { when: tcm })] });
    const [first, second] = [tupleOf(plan.coder), tupleOf(plan.coder)];
    plan.choosers[0]?.get(first.codes, first.view);
    plan.choosers[0]?.get(second.codes, second.view);
    expect([first.views, second.views]).toEqual([1, 0]);
  });

  it("a variant is compiled once, whatever is chosen in between", () => {
    const own = benefit("b", {
      cases: [
        flat("0.5", { id: "near", when: { or: [isTier("township"), isTier("county"), isTier("city")] } }),
        flat("0.6", { id: "far", when: isTier("province") }),
      ],
    });
    const coder = createFactCoder(benefitUses(own));
    const any = variantOf(planWith({ cases: [flat("0.5")] }));
    const compiled: string[] = [];
    const chooser = createChooser(own, coder, (each, adjusts) => {
      compiled.push(each.id);
      return { ...any, case: each, adjusts };
    });
    for (const tier of ["township", "province", "county", "city"]) {
      const { codes, view } = tupleOf(coder, { "visit.tier": tier });
      chooser.get(codes, view);
    }
    expect(compiled).toEqual(["near", "far"]);
  });

  it("holds with more tuples and variants than are remembered, and compiles anew what was dropped", () => {
    // 13 adjustments, each by a category of its own: 8192 tuples and as many variants.
    const codes = Array.from({ length: 13 }, (_, i) => `c${i}`);
    const own = benefit("b", {
      cases: [flat("0.5")],
      adjust: codes.map((id) => ({
        id,
        when: { in: [id, { var: "person.categories" }] },
        source: "n",
        deductible: { set: "0.00" },
      })),
    });
    const coder = createFactCoder(benefitUses(own));
    const any = variantOf(planWith({ cases: [flat("0.5")] }));
    let compiled = 0;
    const chooser = createChooser(own, coder, (each, adjusts) => {
      compiled++;
      return { ...any, case: each, adjusts };
    });
    for (const expected of [8192, 16_384]) {
      for (let bits = 0; bits < 8192; bits++) {
        const held = codes.flatMap((_, i) => ((bits >> i) % 2 === 1 ? [i] : []));
        const { codes: tuple, view } = tupleOf(coder, { "person.categories": held.map((i) => `c${i}`) });
        const choice = chooser.get(tuple, view);
        if (choice.kind !== "cases" || choice.variants[0].adjusts.join() !== held.join())
          throw new RangeError(`at ${bits}`);
      }
      expect(compiled).toBe(expected);
    }
  });
});

it("an error that is not of a missing fact is the caller's", () => {
  const { coder, choosers } = planWith({ when: tcm, cases: [flat("0.5")] });
  const { codes } = tupleOf(coder, { "visit.tcm": true });
  const view = () =>
    viewFacts(coder.facts, () => {
      throw new RangeError("bug");
    });
  expect(() => choosers[0]?.get(codes, view)).toThrow(new RangeError("bug"));
});
