import { describe, expect, it } from "vitest";
import { printScaled } from "../../../src/money.ts";
import type { Plan, Variant } from "../../../src/plan/types.ts";
import type { Adjust, Benefit, Case, Limit, RateChange } from "../../../src/rules/benefit.ts";
import { benefit, flat, planOf, TITLE } from "../pack.ts";
import { variantOf } from "./tuple.ts";

const tags = { drug: { title: TITLE }, bed: { title: TITLE } };

function planWith(parts: Partial<Benefit> & { readonly cases: readonly Case[] }, layer = "basic"): Plan {
  return planOf({ [layer]: [benefit("b", parts)] }, { pipeline: { tags } });
}

function compiled(parts: Partial<Benefit> & { readonly cases: readonly Case[] }, layer = "basic"): Variant {
  return variantOf(planWith(parts, layer));
}

describe("adjustments of the rate", () => {
  const change = (...changes: readonly RateChange[]): Adjust[] =>
    changes.map((rate, i) => ({ id: `a${i}`, source: "n", rate }));
  const ratesOf = ({ bands }: Variant): readonly [readonly number[] | undefined, number | undefined] => [
    bands?.rate,
    bands?.scale,
  ];

  it.each<readonly [readonly RateChange[], readonly number[], number]>([
    [[{ add: "0.05" }], [65, 95], 100],
    [[{ add: "0.2" }], [8, 10], 10], // 1.1 is kept at 1
    [[{ add: "-0.7" }], [0, 2], 10], // -0.1 is kept at 0
    [[{ set: "0.333333" }], [333_333, 333_333], 1_000_000],
    [[{ times: "0.9" }], [54, 81], 100],
    [[{ times: "2" }], [1, 1], 1],
    [[{ set: "0.123" }, { set: "0.4" }], [4, 4], 10], // no finer than what comes of it
    [[{ add: "0.2" }, { add: "-0.2" }], [6, 8], 10], // clamped after each: 1.1 is 1, then 0.8
    [[{ add: "-0.2" }, { add: "0.2" }], [6, 9], 10],
    [[{ times: "0.5" }, { add: "0.1" }], [40, 55], 100],
    [[{ add: "0.1" }, { times: "0.5" }], [35, 50], 100],
    [[{ times: "0.999999" }, { times: "0.999999" }], [5_999_988_000_006, 8_999_982_000_009], 10_000_000_000_000],
  ])("%j make rates %j over %i", (changes, rates, scale) => {
    const cases = [flat("0.6", { bands: [{ upTo: "1000.00", rate: "0.6" }, { rate: "0.9" }] })];
    const variant = compiled({ cases, adjust: change(...changes) });
    expect(ratesOf(variant)).toEqual([rates, scale]);
    expect([variant.rateSteps, variant.unpenalised]).toEqual([null, null]);
  });

  it("in proportion to a tagged part are left out of the table, and kept as steps", () => {
    const variant = compiled({
      cases: [flat("0.6")],
      adjust: change({ add: "0.1" }, { add: "-0.2", tags: ["drug", "bed"] }, { times: "0.5" }, { set: "0.4" }),
    });
    expect(ratesOf(variant)).toEqual([[4], 10]);
    expect(variant.untagged).toEqual([0, 0, 0, 0]);
    expect(
      variant.rateSteps?.map(({ kind, value, tags: mask }) => [kind, printScaled(value.value, value.decimals), mask]),
    ).toEqual([
      ["add", "0.1", 0],
      ["add", "-0.2", 3],
      ["times", "0.5", 0],
      ["set", "0.4", 0],
    ]);
  });

  it("those whose predicate does not hold are not made", () => {
    const adjust: Adjust[] = [
      { id: "no", when: { var: "visit.tcm" }, source: "n", rate: { set: "0" } },
      { id: "yes", when: { "!": { var: "visit.tcm" } }, source: "n", rate: { add: "0.1" } },
    ];
    const variant = variantOf(planWith({ cases: [flat("0.6")], adjust }), { "visit.tcm": false });
    expect([variant.adjusts, ...ratesOf(variant)]).toEqual([[1], [7], 10]);
  });
});

describe("adjustments of deductible and limits", () => {
  const limits: Limit[] = [
    { amount: "100.00", on: "paid", per: "visit" },
    { amount: "1000.00", on: "paid", per: "year" },
    { amount: "500.00", on: "base", per: "visit" },
  ];

  it("change in order what is there, each rounded and kept at 0 or more", () => {
    const adjust: Adjust[] = [
      { id: "a", source: "n", deductible: { times: "0.5" }, limit: { times: "2" } },
      { id: "b", source: "n", deductible: { add: "-100.00" }, limit: { add: "-300.00" } },
      { id: "c", source: "n", deductible: { add: "1.00" }, limit: { add: "1.00" } },
    ];
    const variant = compiled({ limits, adjust, cases: [flat("0.5", { deductible: "150.00" })] });
    // 150 → 75 → 0 → 1; limits 100 → 200 → 0 → 1, 1000 → 2000 → 1700 → 1701, 500 → 1000 → 700 → 701
    expect([variant.statedDeductible, variant.deductible]).toEqual([15_000, 100]);
    expect(variant.paidLimits.map(({ amount }) => amount)).toEqual([100, 170_100]);
    expect(variant.baseLimits.map(({ amount }) => amount)).toEqual([70_100]);
  });

  it("change a deductible that there was not", () => {
    const adjust: Adjust[] = [{ id: "a", source: "n", deductible: { set: "50.00" } }];
    expect(compiled({ adjust, cases: [flat("0.5")] })).toMatchObject({ statedDeductible: 0, deductible: 5000 });
  });

  it("a case's limits replace the benefit's; an empty list removes them", () => {
    const own: Limit[] = [{ amount: "7.00", on: "base", per: "month" }];
    const replaced = compiled({ limits, cases: [flat("0.5", { limits: own })] });
    expect(replaced.baseLimits.map(({ amount }) => amount)).toEqual([700]);
    expect(replaced.paidLimits).toEqual([]);
    const none = compiled({ limits, cases: [flat("0.5", { limits: [] })] });
    expect([none.baseLimits, none.paidLimits]).toEqual([[], []]);
  });

  it("charge every total once, whatever the number of limits that name it", () => {
    const plan = planWith({
      limits: [
        { amount: "1.00", on: "paid", per: "year", pool: "p" },
        { amount: "2.00", on: "paid", per: "year", pool: "p" },
        { amount: "3.00", on: "paid", per: "year" },
        { amount: "4.00", on: "base", per: "day" },
        { amount: "5.00", on: "base", per: "day" },
      ],
      cases: [flat("0.5")],
    });
    const variant = variantOf(plan);
    const keys = (slots: readonly number[]) => slots.map((slot) => plan.slots[slot]);
    // The benefit's own totals, then the pools.
    expect(keys(variant.paidCharges)).toEqual([
      { key: "basic.b.paid", period: "year" },
      { key: "pool.p", period: "year" },
    ]);
    expect(keys(variant.baseCharges)).toEqual([
      { key: "basic.b.base", period: "year" },
      { key: "basic.b.base", period: "day" },
    ]);
    const [benefitPlan] = plan.benefits;
    expect(keys(benefitPlan?.paidTotals ?? [])).toEqual([{ key: "basic.b.paid", period: "year" }]);
    expect(keys(benefitPlan?.baseTotals ?? [])).toEqual([
      { key: "basic.b.base", period: "year" },
      { key: "basic.b.base", period: "day" },
    ]);
  });
});

describe("the variant without penalties", () => {
  const planReading = (what: "penalty" | "deductible", of: string, adjust: readonly Adjust[]): Plan =>
    planOf({
      basic: [benefit("b", { cases: [flat("0.6")], adjust }), benefit("other", { cases: [flat("0.6")], adjust })],
      medicalAssistance: [benefit("aid", { base: { of: ["inScope"], less: [{ of, what }] }, cases: [flat("0.5")] })],
    });
  const lower: Adjust = { id: "lower", source: "n", rate: { add: "-0.1" }, deductible: { add: "10.00" } };
  const withoutOf = (plan: Plan, index = 0) => {
    const { unpenalised } = variantOf(plan, {}, index);
    return unpenalised === null ? null : [unpenalised.bands?.rate, unpenalised.bands?.scale, unpenalised.deductible];
  };

  it.each<readonly [string, Adjust, unknown]>([
    ["a negative sum", lower, [[6], 10, 1000]], // only the rate is left out
    ["a factor below 1", { id: "x", source: "n", rate: { times: "0.999999" } }, [[6], 10, 0]],
    ["a factor of 1", { id: "x", source: "n", rate: { times: "1" } }, null],
    ["a positive sum", { id: "x", source: "n", rate: { add: "0.1" } }, null],
    ["a sum of -0", { id: "x", source: "n", rate: { add: "-0" } }, null],
    ["a rate that is set", { id: "x", source: "n", rate: { set: "0" } }, null],
    ["a deductible", { id: "x", source: "n", deductible: { add: "10.00" } }, null],
  ])("leaves out %s", (_, adjust, expected) => {
    expect(withoutOf(planReading("penalty", "basic", [adjust]))).toEqual(expected);
  });

  it("keeps what raises the rate", () => {
    const higher: Adjust = { id: "higher", source: "n", rate: { add: "0.05" } };
    expect(withoutOf(planReading("penalty", "basic", [lower, higher]))).toEqual([[65], 100, 1000]);
  });

  it("is there only where a later base reads the penalty of the layer or the benefit", () => {
    expect(withoutOf(planReading("deductible", "basic", [lower]))).toBeNull();
    const one = planReading("penalty", "basic.other", [lower]);
    expect([withoutOf(one), withoutOf(one, 1)]).toEqual([null, [[6], 10, 1000]]);
  });
});
