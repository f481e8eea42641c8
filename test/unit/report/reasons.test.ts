import { describe, expect, test } from "vitest";
import { reasonsOf } from "../../../src/report/reasons.ts";
import { sayIn } from "../../../src/report/words.ts";
import type { Step, StepKind } from "../../../src/settle/types.ts";

function step(kind: StepKind, inputs: Step["inputs"], amount: string, payer: string | null = null): Step {
  const place = { layer: "basic", benefit: "b", case: "c", title: null, origin: null, source: null };
  return { seq: 0, ...place, kind, inputs, amount, payer };
}

function english(...steps: Step[]): string[] {
  return reasonsOf(steps, sayIn("en"), (payer) => payer.toUpperCase()).map(({ text }) => text);
}

const base = { of: "inScope", net: "unpaid", per: "visit", found: "100.00" };

describe("a base", () => {
  test.each<[string, Step["inputs"], string, string]>([
    ["plain", base, "100.00", "Base: in scope (what is still unpaid) 100.00"],
    [
      "gross, several buckets",
      { ...base, of: "inScope ownPay", net: "gross" },
      "100.00",
      "Base: in scope + own pay (as billed) 100.00",
    ],
    [
      "a ratio",
      { ...base, ratio: "0.60", shared: "60.00" },
      "60.00",
      "Base: in scope (what is still unpaid) 100.00, × 60% = 60.00, 60.00 counts",
    ],
    [
      "cut",
      { ...base, atMost: "80.00", over: "cut" },
      "80.00",
      "Base: in scope (what is still unpaid) 100.00, at most 80.00 counts, 80.00 counts",
    ],
    [
      "none above",
      { ...base, atMost: "80.00", over: "none" },
      "0.00",
      "Base: in scope (what is still unpaid) 100.00, nothing counts above 80.00, 0.00 counts",
    ],
    [
      "less",
      { ...base, less: "40.00", lessOf: "basic.deductible" },
      "60.00",
      "Base: in scope (what is still unpaid) 100.00, less basic.deductible 40.00, 60.00 counts",
    ],
    [
      "limited",
      { ...base, left: "30.00" },
      "30.00",
      "Base: in scope (what is still unpaid) 100.00, limits leave 30.00, 30.00 counts",
    ],
    [
      "tagged",
      { ...base, tags: "drug" },
      "100.00",
      "Base: in scope (what is still unpaid) 100.00, only lines tagged drug, 100.00 counts",
    ],
    [
      "of the year",
      { ...base, per: "year", before: "5.00", after: "105.00" },
      "100.00",
      "Base: in scope (what is still unpaid) 100.00, the year's base goes from 5.00 to 105.00",
    ],
    [
      "of the year, net of what was paid",
      { ...base, per: "year", accumulate: "net", before: "5.00", after: "105.00" },
      "100.00",
      "Base: in scope (what is still unpaid) 100.00, the year's base, less what was paid before, goes from 5.00 to 105.00",
    ],
  ])("%s", (_, inputs, amount, text) => {
    expect(english(step("base", inputs, amount))).toEqual([text]);
  });
});

describe("an adjustment", () => {
  test.each<[Step["inputs"], string]>([
    [{ id: "a", "deductible.set": "0.00" }, "Adjusted (a): deductible becomes 0.00"],
    [{ id: "a", "deductible.add": "-100.00" }, "Adjusted (a): deductible less 100.00"],
    [{ id: "a", "deductible.times": "0.5" }, "Adjusted (a): deductible times 0.5"],
    [{ id: "a", "rate.set": "0.85" }, "Adjusted (a): every rate becomes 85%"],
    [{ id: "a", "rate.add": "0.05" }, "Adjusted (a): every rate plus 5 percentage points"],
    [
      { id: "a", "rate.add": "-0.2", "limit.add": "10.00" },
      "Adjusted (a): every rate less 20 percentage points, every limit plus 10.00",
    ],
    [
      { id: "a", "rate.add": "0.05", "rate.tags": "tcm", tagged: "30.00", found: "100.00" },
      "Adjusted (a): every rate plus 5 percentage points, only for what is tagged tcm (30.00 of 100.00)",
    ],
  ])("%o", (inputs, text) => {
    expect(english(step("adjust", inputs, "0.00"))).toEqual([text]);
  });
});

describe("bands", () => {
  const band = (at: string, from: string, to: string, amount: string, rate: string, upTo?: string): Step =>
    step("band", { at, from, to, rate, ...(upTo === undefined ? {} : { upTo }) }, amount);
  const round = (after: string, before: string, amount: string, bands = "marginal"): Step =>
    step("round", { after, before, unit: "0.01", mode: "half-up", bands }, amount);

  test("stand in one sentence that can be recomputed", () => {
    const steps = [
      band("after", "400.00", "1500.00", "1100.00", "0.63", "1500.00"),
      band("after", "1500.00", "3000.00", "1500.00", "0.83"),
      round("1938.00", "0.00", "1938.00"),
    ];
    expect(english(...steps)).toEqual([
      "Bands: 1100.00 (400.00–1500.00) × 63% + 1500.00 (above 1500.00) × 83% = 1938.00 (rounded half-up to 0.01)",
    ]);
  });

  test("of a year show what counted before", () => {
    const steps = [
      band("after", "0.00", "30.00", "30.00", "0.5"),
      band("before", "0.00", "10.00", "10.00", "0.5"),
      round("15.00", "5.00", "10.00"),
    ];
    expect(english(...steps)).toEqual([
      "Bands: with this visit 30.00 (above 0.00) × 50% = 15.00, before it 10.00 (above 0.00) × 50% = 5.00; the difference is 10.00 (rounded half-up to 0.01)",
    ]);
  });

  test("below the deductible there are none", () => {
    expect(
      english(
        step("deductible", { stated: "400.00", deductible: "400.00", mode: "subtract" }, "300.00"),
        round("0.00", "0.00", "0.00"),
      ),
    ).toEqual(["Deductible 400.00: 300.00 taken off", "Bands: 0 = 0.00 (rounded half-up to 0.01)"]);
  });

  test("a slab and a threshold say so", () => {
    expect(
      english(
        step("deductible", { stated: "400.00", deductible: "100.00", mode: "trigger" }, "0.00"),
        band("after", "0.00", "500.00", "500.00", "17/30"),
        round("283.33", "0.00", "283.33", "slab"),
      ),
    ).toEqual([
      "Threshold 400.00 (now 100.00): once reached all counts; 0.00 taken off",
      "Bands (one rate for all): 500.00 (above 0.00) × 17/30 = 283.33 (rounded half-up to 0.01)",
    ]);
  });
});

describe("the other mechanisms", () => {
  test("a burden of one bound, and of several", () => {
    const inputs = { burden: "60.00", pick: "most", per: "year", allowed: "50.00", paidSoFar: "1.00" };
    expect(english(step("burden", { ...inputs, bounds: "50.00" }, "9.00"))).toEqual([
      "Ceiling on the patient's burden in the year: bears 60.00, allowed 50.00, which is 50.00; paid before 1.00, 9.00 above it",
    ]);
    expect(english(step("burden", { ...inputs, bounds: "0.1 × inScope + ownPay, 50.00" }, "9.00"))).toEqual([
      "Ceiling on the patient's burden in the year: bears 60.00, allowed the greatest of 10% × in scope + own pay and 50.00, which is 50.00; paid before 1.00, 9.00 above it",
    ]);
  });

  test("a lump sum and a fixed price", () => {
    expect(english(step("lump", { at: "15000.00", band: "8000.00", times: "1" }, "8000.00"))).toEqual([
      "Lump sum: 8000.00 for a base of 15000.00, at most 1 times a year; due 8000.00",
    ]);
    expect(english(step("quota", { base: "3000.00", quota: "3300.00", below: "keep" }, "-300.00"))).toEqual([
      "Fixed price 3300.00, cost 3000.00 (below it the hospital keeps the difference): the hospital bears -300.00",
    ]);
  });
});

describe("limits and payments", () => {
  test("a limit shows what was used and what is left", () => {
    expect(english(step("limit", { amount: "10000.00", on: "paid", per: "year", used: "9000.00" }, "1000.00"))).toEqual(
      ["Limit on payments: 10000.00 a year, 9000.00 used before, 1000.00 left"],
    );
  });

  test("a payment that was held back shows what by", () => {
    expect(
      english(
        step("pay", { raw: "1500.00", left: "1000.00", unpaid: "5000.00", inScope: "1000.00" }, "1000.00", "basic"),
      ),
    ).toEqual([
      "Payment: due 1500.00, limits leave 1000.00, still unpaid 5000.00; paid 1000.00, taken from in scope 1000.00",
    ]);
  });

  test("a share names its payer", () => {
    expect(
      english(step("pay", { raw: "3.00", unpaid: "9.00", share: "0.5", ownPay: "1.50" }, "1.50", "finance")),
    ).toEqual(["Payment (FINANCE, a share of 50%): due 3.00, still unpaid 9.00; paid 1.50, taken from own pay 1.50"]);
  });

  test("a given payment shows where it was taken from and what it states", () => {
    expect(english(step("given", { inScope: "80.00", deductible: "20.00" }, "80.00", "basic"))).toEqual([
      "Settled elsewhere; the claim gives 80.00, taken from in scope 80.00; stated: deductible applied 20.00",
    ]);
  });
});

test("a text from a rule file cannot write to the terminal", () => {
  expect(english(step("adjust", { id: "a\u001b[2J", "deductible.set": "0.00" }, "0.00"))).toEqual([
    "Adjusted (a?[2J): deductible becomes 0.00",
  ]);
});
