import { describe, expect, it } from "vitest";
import { BANDS, BURDEN, LUMP, QUOTA } from "../../../src/plan/types.ts";
import type { Plan, Variant } from "../../../src/plan/types.ts";
import type { Adjust, BandsCase, Benefit, Case } from "../../../src/rules/benefit.ts";
import { benefit, flat, planOf, TITLE } from "../pack.ts";
import { variantOf } from "./tuple.ts";

const tags = { drug: { title: TITLE }, bed: { title: TITLE } };

function planWith(parts: Partial<Benefit> & { readonly cases: readonly Case[] }, layer = "basic"): Plan {
  return planOf({ [layer]: [benefit("b", parts)] }, { pipeline: { tags } });
}

function compiled(parts: Partial<Benefit> & { readonly cases: readonly Case[] }, layer = "basic"): Variant {
  return variantOf(planWith(parts, layer));
}

describe("the base", () => {
  it("is that of the benefit, with its defaults", () => {
    expect(compiled({ cases: [flat("0.5")] })).toMatchObject({
      mechanism: BANDS,
      of: [0],
      tags: 0,
      gross: false,
      year: false,
      ratio: null,
      cap: null,
      less: [],
      unit: 1,
      mode: 0,
    });
  });

  it("is compiled whole", () => {
    const base = {
      of: ["ownPay", "inScope"],
      net: "gross",
      per: "year",
      tags: ["drug"],
      ratio: "0.85",
      atMost: { ratio: "0.3", of: ["total"], over: "cut" },
    } as const;
    expect(compiled({ base, cases: [flat("0.5")] })).toMatchObject({
      of: [3, 0],
      tags: 1,
      gross: true,
      year: true,
      ratio: { numerator: 85, denominator: 100 },
      cap: { amount: -1, ratio: { numerator: 3, denominator: 10 }, of: [0, 1, 2, 3] },
      capCuts: true,
    });
  });

  it("is the case's where it states one, all but the period", () => {
    const own = { of: ["preSelfPay"], atMost: { amount: "10.00", over: "none" } } as const;
    const base = { of: ["inScope"], net: "gross", per: "year", tags: ["drug"], ratio: "0.5" } as const;
    expect(compiled({ base, cases: [flat("0.5", { base: own })] })).toMatchObject({
      of: [1],
      tags: 0,
      gross: false,
      year: true,
      ratio: null,
      cap: { amount: 1000 },
      capCuts: false,
    });
  });
});

describe("rounding", () => {
  it.each([
    ["0.01", "half-up", 1, 0],
    ["0.1", "half-even", 10, 1],
    ["1", "down", 100, 2],
    ["1", "up", 100, 3],
  ] as const)("to %s %s", (unit, mode, fen, index) => {
    expect(compiled({ rounding: { unit, mode }, cases: [flat("0.5")] })).toMatchObject({ unit: fen, mode: index });
  });

  it("is the case's where it states one", () => {
    const parts = {
      rounding: { unit: "1", mode: "up" },
      cases: [flat("0.5", { rounding: { unit: "0.1", mode: "down" } })],
    } as const;
    expect(compiled(parts)).toMatchObject({ unit: 10, mode: 2 });
  });
});

describe("bands", () => {
  it.each([
    [undefined, { deductible: 0, statedDeductible: 0, trigger: false, deductibleOfYear: false }],
    ["150.00", { deductible: 15_000, statedDeductible: 15_000, trigger: false, deductibleOfYear: false }],
    [{ amount: "150.00" }, { deductible: 15_000, trigger: false, deductibleOfYear: false }],
    [
      { amount: "150.00", mode: "trigger" },
      { deductible: 15_000, trigger: true },
    ],
    [{ amount: "150.00", per: "visit" }, { deductibleOfYear: false }],
    [{ amount: "150.00", per: "year" }, { deductibleOfYear: true }],
    [{ amount: "150.00", per: "stay" }, { deductibleOfYear: true }],
  ] as const)("a deductible %j", (deductible, expected) => {
    const cases = [flat("0.5", deductible === undefined ? {} : { deductible })];
    expect(compiled({ cases })).toMatchObject(expected);
  });

  it("a deductible of the year under a base of the year is the base's own", () => {
    const cases = [flat("0.5", { deductible: { amount: "150.00", per: "year" } })];
    expect(compiled({ base: { of: ["inScope"], per: "year" }, cases }).deductibleOfYear).toBe(false);
  });

  it("modes", () => {
    expect(compiled({ cases: [flat("0.5")] })).toMatchObject({ slab: false, bandsFromDeductible: false });
    expect(compiled({ cases: [flat("0.5", { bandMode: "slab", bandsFrom: "deductible" })] })).toMatchObject({
      slab: true,
      bandsFromDeductible: true,
    });
  });
});

describe("what plain bands give below the deductible", () => {
  const bands = [{ upTo: "1000.00", rate: "0.50" }, { upTo: "3000.00", rate: "0.60" }, { rate: "0.75" }];
  const startOf = (own: Partial<BandsCase>, parts: Partial<Benefit> = {}) =>
    compiled({ cases: [flat("0", { bands, ...own })], ...parts }).start;

  it.each([
    ["0.00", 0],
    ["0.01", 50],
    ["999.99", 99_999 * 50],
    ["1000.00", 100_000 * 50],
    ["1000.01", 100_000 * 50 + 60],
    ["3000.00", 100_000 * 50 + 200_000 * 60],
    ["3000.01", 100_000 * 50 + 200_000 * 60 + 75],
  ])("%s: %i over 100", (deductible, start) => {
    expect(startOf({ deductible })).toBe(start);
    // The same by an adjustment.
    const adjust: Adjust[] = [{ id: "a", source: "n", deductible: { set: deductible } }];
    expect(startOf({ deductible: "77.00" }, { adjust })).toBe(start);
  });

  const OTHERS: readonly (readonly [string, Partial<BandsCase>, Partial<Benefit>?])[] = [
    ["a slab", { bandMode: "slab" }],
    ["edges from the deductible", { bandsFrom: "deductible" }],
    ["a trigger", { deductible: { amount: "1.00", mode: "trigger" } }],
    ["a deductible of the year under a base of the visit", { deductible: { amount: "1.00", per: "year" } }],
    ["whole yuan", { rounding: { unit: "1", mode: "half-up" } }],
    ["another mode", { rounding: { unit: "0.01", mode: "half-even" } }],
    ["another mode of the benefit", {}, { rounding: { unit: "0.01", mode: "down" } }],
    ["a scale of 1, which has no half", { bands: [{ rate: "1" }] }],
  ];
  it.each(OTHERS.map(([name, own, parts = {}]) => [name, own, parts] as const))(
    "is not known of %s",
    (_, own, parts) => {
      expect(startOf(own, parts)).toBe(-1);
    },
  );

  it("is known under a base of the year", () => {
    expect(startOf({ deductible: "1.00" }, { base: { of: ["inScope"], per: "year" } })).toBe(5_000);
  });
});

describe("other mechanisms", () => {
  it("burden", () => {
    const burden = {
      allow: [{ ratio: "0.10", of: ["inScope", "ownPay"] }, { amount: "5000.00" }],
      pick: "most",
      per: "year",
    } as const;
    const plan = planWith({ cases: [{ id: "all", source: "n", burden }] });
    const variant = variantOf(plan);
    expect(variant).toMatchObject({
      mechanism: BURDEN,
      bands: null,
      allow: [{ amount: -1, of: [0, 3] }, { amount: 500_000 }],
      allowMost: true,
      burdenOfYear: true,
    });
    // Only the buckets of a ratio have totals.
    expect(plan.benefits[0]?.grossTotals.map((slot) => plan.slots[slot]?.key)).toEqual([
      "basic.b.gross.inScope",
      undefined,
      undefined,
      "basic.b.gross.ownPay",
    ]);
    const visit = { allow: [{ ratio: "0.10", of: ["total"] }], per: "visit" } as const;
    expect(compiled({ cases: [{ id: "all", source: "n", burden: visit }] })).toMatchObject({
      allowMost: false,
      burdenOfYear: false,
    });
  });

  it("lump", () => {
    const bands = [{ upTo: "10000.00", amount: "0.00" }, { amount: "8000.00" }];
    const lump = { id: "all", source: "n", lump: { bands, times: 2, per: "year" } } as const;
    expect(compiled({ cases: [lump] })).toMatchObject({
      mechanism: LUMP,
      lumpEdges: [0, 1_000_000],
      lumpAmounts: [0, 800_000],
      times: 2,
    });
    expect(compiled({ cases: [{ id: "all", source: "n", lump: { bands } }] }).times).toBe(0);
  });

  it.each([
    ["keep", true],
    ["cost", false],
  ] as const)("quota, %s", (below, keep) => {
    const quota = { id: "all", source: "n", quota: { amount: "3300.00", below } };
    expect(compiled({ cases: [quota] }, "hospitalWaiver")).toMatchObject({ mechanism: QUOTA, quota: 330_000, keep });
  });
});

const quota: Case = { id: "all", source: "n", quota: { amount: "3300.00", below: "cost" } };

it("a case has nothing of the mechanisms that it is not of", () => {
  expect(compiled({ cases: [quota] }, "hospitalWaiver")).toMatchObject({
    deductible: 0,
    statedDeductible: 0,
    trigger: false,
    deductibleOfYear: false,
    bandsFromDeductible: false,
    slab: false,
    bands: null,
    start: -1,
    rateSteps: null,
    tagStep: null,
    untagged: [],
    unpenalised: null,
    allow: [],
    allowMost: false,
    burdenOfYear: false,
    lumpEdges: [],
    lumpAmounts: [],
    times: 0,
  });
  const none = { baseLimits: [], paidLimits: [], quota: 0, keep: false, caseSlot: -1 };
  expect(compiled({ cases: [flat("0.5")] })).toMatchObject(none);
});

describe("a last step of the rate by tags", () => {
  const drug = (add: string) => ({ add, tags: ["drug"] });
  const stepOf = (rates: readonly string[], ...changes: readonly NonNullable<Adjust["rate"]>[]) => {
    const bands = rates.map((rate, i) => (i + 1 < rates.length ? { upTo: `${i + 1}000.00`, rate } : { rate }));
    const adjust = changes.map((rate, i) => ({ id: `a${i}`, source: "n", rate }));
    const variant = compiled({ cases: [flat("0", { bands })], adjust });
    return { step: variant.tagStep, scale: variant.bands?.scale ?? 0 };
  };

  it.each([
    ["alone", ["0.5"], [drug("0.1")], 1],
    ["after one of all tags", ["0.5"], [{ add: "0.2" }, drug("0.1")], 1],
    ["up to the whole", ["0.9", "0.4"], [drug("0.1")], 1],
    ["down to nothing", ["0.4", "0.1"], [drug("-0.1")], -1],
  ])("is known %s", (_, rates, changes, tenths) => {
    const { step, scale } = stepOf(rates, ...changes);
    expect(step).toEqual({ add: (tenths * scale) / 10, tags: 1 });
  });

  it("is not known where it is no safe integer, at whatever scale", () => {
    const times = ["0.999999", "0.999997", "0.999993"].map((each) => ({ times: each }));
    const after = (count: number) => stepOf(["0.123457"], ...times.slice(0, count), drug("0.000001"));
    expect(after(2)).toEqual({ step: { add: 1e12, tags: 1 }, scale: 1e18 });
    const { step, scale } = after(3);
    expect([step, scale]).toEqual([null, 1e24]);
  });

  it.each([
    ["where there is none", ["0.5"], []],
    ["where it is of all tags", ["0.5"], [{ add: "0.1" }]],
    ["where one of all tags comes after it", ["0.5"], [drug("0.1"), { add: "0.1" }]],
    ["where another has tags too", ["0.5"], [drug("0.1"), { add: "0.1", tags: ["bed"] }]],
    ["past the whole in one band", ["0.5", "0.95"], [drug("0.1")]],
    ["below nothing in one band", ["0.05", "0.5"], [drug("-0.1")]],
  ])("is not known %s", (_, rates, changes) => {
    expect(stepOf(rates, ...changes).step).toBeNull();
  });
});
