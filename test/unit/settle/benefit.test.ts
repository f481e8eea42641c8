import { describe, expect, it } from "vitest";
import type { Plan, Variant } from "../../../src/plan/types.ts";
import type { Benefit, Case } from "../../../src/rules/benefit.ts";
import { MissingFact } from "../../../src/predicate.ts";
import { applyCase, bestOf } from "../../../src/settle/benefit.ts";
import type { Run } from "../../../src/settle/run.ts";
import { readTrace } from "../../../src/settle/trace.ts";
import { benefit, claimOf, flat, planOf } from "../pack.ts";
import { choiceOf } from "../plan/tuple.ts";
import type { Facts } from "../plan/tuple.ts";
import { benefitOf, runOf, settledOn, totalsIn } from "./run.ts";

const CLAIM = claimOf({ inScope: "1000.00", ownPay: "100.00" });

function variantsOf(plan: Plan, facts: Facts = {}, index = 0): readonly [Variant, ...Variant[]] {
  const choice = choiceOf(plan, facts, index);
  if (choice.kind !== "cases") throw new RangeError(choice.kind);
  return choice.variants;
}

/** The case that is chosen, before and after it is applied. */
function chosenBy(plan: Plan, facts: Facts = {}, index = 0) {
  const run = runOf(plan, CLAIM);
  const variant = bestOf(run, benefitOf(plan, index), variantsOf(plan, facts, index));
  return { run, variant };
}

function applied(plan: Plan, change: (run: Run) => void = () => {}) {
  const { run, variant } = chosenBy(plan);
  change(run);
  const pay = applyCase(run, benefitOf(plan), variant);
  const [moved, ...cells] = run.moved.slice(0, run.movedEnd);
  expect(moved).toBe(pay);
  const { figures } = readTrace(run.trace, 0, variant);
  expect(figures.pay).toBe(pay);
  return { run, pay, cells, figures };
}

const best = (cases: readonly Case[], more: Partial<Benefit> = {}): Plan =>
  planOf({ basic: [benefit("b", { choose: "best", cases, ...more })] });

describe("choose best", () => {
  const tcm = { var: "visit.tcm" };
  it.each<readonly [string, readonly Case[], string, number]>([
    ["the one that pays most", [flat("0.5", { id: "x" }), flat("0.6", { id: "y" })], "y", 60_000],
    ["ties to the first", [flat("0.5", { id: "y" }), flat("0.5", { id: "x" })], "y", 50_000],
    [
      "ties to the first that pays most",
      [flat("0.1", { id: "z" }), flat("0.5", { id: "y" }), flat("0.5", { id: "x" })],
      "y",
      50_000,
    ],
    ["nothing at all is a tie", [flat("0", { id: "x" }), flat("0", { id: "y" })], "x", 0],
    [
      "after the limits of each",
      [flat("0.9", { id: "x", limits: [{ amount: "400.00", on: "paid", per: "visit" }] }), flat("0.41", { id: "y" })],
      "y",
      41_000,
    ],
    [
      "by one fen",
      [
        flat("0.5", { id: "x" }),
        flat("0.5", {
          id: "y",
          rounding: { unit: "0.01", mode: "up" },
          deductible: "0.00",
          bands: [{ rate: "0.500001" }],
        }),
      ],
      "y",
      50_001,
    ],
    [
      "of several mechanisms",
      [flat("0.5", { id: "x" }), { id: "y", source: "n", burden: { allow: [{ amount: "100.00" }], per: "visit" } }],
      "y",
      90_000,
    ],
    ["only those that hold", [flat("0.9", { id: "x", when: tcm }), flat("0.5", { id: "y" })], "y", 50_000],
  ])("%s", (_, cases, id, pay) => {
    const plan = best(cases);
    const { run, variant } = chosenBy(plan, { "visit.tcm": false });
    expect([variant.case.id, applyCase(run, benefitOf(plan), variant)]).toEqual([id, pay]);
    // The whole door chooses the same.
    const tcmFalse = { ...CLAIM, visit: { ...CLAIM.visit, facility: { ...CLAIM.visit.facility, tcm: false } } };
    const [settled] = settledOn(plan, tcmFalse).outcome.variants;
    expect(settled?.case.id).toBe(id);
  });

  it("takes nothing while it compares", () => {
    const { run } = chosenBy(best([flat("0.5", { id: "x" }), flat("0.6", { id: "y" })]));
    expect([[...run.unpaid], totalsIn(run.plan, run.row), run.movedEnd, run.traceEnd]).toEqual([
      [100_000, 0, 0, 10_000],
      [0, 0, 0],
      0,
      0,
    ]);
  });

  it("keeps the figures of the one that it takes, whatever the others left", () => {
    const limits = [{ amount: "9999.00", on: "paid", per: "year" }] as const;
    const allow = [{ amount: "700.00" }];
    const plan = best([
      flat("0.5", { id: "x", deductible: "100.00", limits }),
      flat("0.6", { id: "y" }),
      { id: "z", source: "n", burden: { allow, per: "visit" } },
    ]);
    const { figures } = applied(plan);
    expect(figures).toMatchObject({ deductible: 0, deductibleUsed: 0, allowed: 0, burden: 0, raw: 60_000, used: [] });
  });
});

describe("one of a given layer", () => {
  it("a quantity that is not stated is missing, and nothing is taken", () => {
    const aid = benefit("aid", {
      base: { of: ["inScope"], less: [{ of: "basic", what: "penalty" }] },
      cases: [flat("0.5")],
    });
    const plan = planOf({ basic: [benefit("b", { cases: [flat("0.5")] })], medicalAssistance: [aid] });
    const run = runOf(plan, CLAIM);
    run.given[0] = [100, 100, null];
    const [variant] = variantsOf(plan, {}, 1);
    const missing = new MissingFact("paid.basic.penalty");
    expect(() => applyCase(run, benefitOf(plan, 1), variant)).toThrow(missing);
    expect(() => bestOf(run, benefitOf(plan, 1), [variant, variant])).toThrow(missing);
    expect([[...run.unpaid], run.movedEnd, run.traceEnd]).toEqual([[100_000, 0, 0, 10_000], 0, 0]);
  });
});

describe("a case that is applied", () => {
  it("takes the payment, charges the totals and leaves its quantities", () => {
    const own = benefit("b", {
      base: { of: ["ownPay", "inScope"] },
      adjust: [{ id: "a", source: "n", rate: { add: "-0.1" }, deductible: { add: "50.00" } }],
      limits: [
        { amount: "9999.00", on: "paid", per: "month", pool: "p" },
        { amount: "9999.00", on: "paid", per: "month", pool: "p" },
        { amount: "9999.00", on: "base", per: "day" },
      ],
      cases: [flat("0.6", { deductible: "100.00" })],
    });
    const reader = benefit("r", {
      base: { of: ["inScope"], less: [{ of: "basic", what: "penalty" }] },
      cases: [flat("0")],
    });
    const plan = planOf({ basic: [own], backstop: [reader] });
    // (1100 − 150) × 0.5 = 475.00, against × 0.6 = 570.00; own pay is taken first.
    const { run, pay, cells } = applied(plan);
    expect([pay, cells]).toEqual([47_500, [37_500, 0, 0, 10_000]]);
    expect([...run.unpaid]).toEqual([62_500, 0, 0, 0]);
    expect(Object.fromEntries(plan.slots.map(({ key, period }, slot) => [`${key} ${period}`, run.row[slot]]))).toEqual({
      "basic.b.base year": 110_000,
      "basic.b.paid year": 47_500,
      "basic.b.deductible year": 15_000,
      "pool.p month": 47_500,
      "basic.b.base day": 110_000,
      "backstop.r.base year": 0,
      "backstop.r.paid year": 0,
      "backstop.r.deductible year": 0,
    });
    expect([...run.quantities]).toEqual([15_000, 10_000, 9_500, 0, 0, 0]);
  });

  it("leaves no quantities where no rule reads them", () => {
    const plan = planOf({ basic: [benefit("b", { cases: [flat("0.5", { deductible: "100.00" })] })] });
    expect([...applied(plan).run.quantities]).toEqual([0, 0, 0]);
  });

  it("charges the totals of its own row, and no other", () => {
    const plan = planOf({ basic: [benefit("b", { cases: [flat("0.5")] })] });
    const { width } = plan.row;
    const { run } = applied(plan, (own) => {
      own.row = new Float64Array(3 * width).fill(7);
      own.at = width;
    });
    const charged = [...run.row].map((value, i) => [i - width, value - 7]).filter(([, change]) => change !== 0);
    expect(charged).toEqual([
      [0, 100_000],
      [1, 50_000],
    ]);
  });

  it("pays no part where it pays nothing, and still charges its base", () => {
    const plan = planOf({ basic: [benefit("b", { cases: [flat("0.5", { deductible: "2000.00" })] })] });
    const { run, pay, cells } = applied(plan);
    expect([pay, cells]).toEqual([0, []]);
    expect(totalsIn(plan, run.row)).toEqual([100_000, 0, 100_000]);
  });

  it("counts a lump when it paid something", () => {
    const lump = (amount: string): Plan =>
      planOf({
        basic: [
          benefit("b", { cases: [{ id: "all", source: "n", lump: { bands: [{ amount }], times: 2, per: "year" } }] }),
        ],
      });
    for (const [amount, count] of [
      ["0.01", 1],
      ["0.00", 0],
    ] as const) {
      const plan = lump(amount);
      expect(applied(plan).run.row[plan.row.counts]).toBe(count);
    }
  });

  it("adds the gross bill of a year's burden, by bucket, whatever is unpaid", () => {
    const burden = { allow: [{ ratio: "0.1", of: ["inScope", "ownPay"] }], per: "year" } as const;
    const plan = planOf({ basic: [benefit("b", { cases: [{ id: "all", source: "n", burden }] })] });
    const { run } = applied(plan, ({ unpaid }) => {
      unpaid[0] = 90_000;
    });
    expect(Object.fromEntries(plan.slots.map(({ key }, slot) => [key, run.row[slot]]))).toEqual({
      "basic.b.base": 90_000,
      "basic.b.paid": 79_000, // 900 − 110
      "basic.b.deductible": 0,
      "basic.b.gross.inScope": 100_000,
      "basic.b.gross.ownPay": 10_000,
    });
  });

  it("a hospital that keeps the difference adds it to what is unpaid in scope, and nothing to what was paid", () => {
    const quota = { amount: "1300.00", below: "keep" } as const;
    const plan = planOf({ hospitalWaiver: [benefit("b", { cases: [{ id: "all", source: "n", quota }] })] });
    const { run, pay, cells } = applied(plan);
    expect([pay, cells]).toEqual([-30_000, [-30_000, 0, 0, 0]]);
    expect([[...run.unpaid], totalsIn(plan, run.row)]).toEqual([
      [130_000, 0, 0, 10_000],
      [100_000, 0, 0],
    ]);
  });
});
