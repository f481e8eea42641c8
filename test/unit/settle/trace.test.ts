import { describe, expect, it } from "vitest";
import type { Plan, Variant } from "../../../src/plan/types.ts";
import type { Benefit, Limit } from "../../../src/rules/benefit.ts";
import { applyCase } from "../../../src/settle/benefit.ts";
import { evaluate } from "../../../src/settle/evaluate.ts";
import { readOutcome } from "../../../src/settle/events.ts";
import { FIGURES } from "../../../src/settle/run.ts";
import type { Figures } from "../../../src/settle/run.ts";
import { keepTrace, readTrace } from "../../../src/settle/trace.ts";
import { benefit, claimOf, flat, line, planOf, TITLE } from "../pack.ts";
import { variantOf } from "../plan/tuple.ts";
import { accountWith, benefitOf, runOf, settledOn } from "./run.ts";

const LIMITS: readonly Limit[] = [
  { amount: "900.00", on: "paid", per: "year" },
  { amount: "800.00", on: "base", per: "year" },
  { amount: "700.00", on: "paid", per: "visit", pool: "p" },
];
const tagged = (add: string, ...tags: readonly string[]) => ({ add, tags });
const half = (id: string, more: Partial<Benefit> = {}): Benefit => benefit(id, { cases: [flat("0.5")], ...more });
const plan: Plan = planOf(
  {
    basic: [
      half("limited", { limits: LIMITS }),
      half("tagged", {
        adjust: [
          { id: "x", source: "n", rate: tagged("0.10", "drug") },
          { id: "y", source: "n", rate: tagged("0.10", "bed") },
        ],
      }),
      half("both", {
        limits: LIMITS.slice(0, 1),
        adjust: [{ id: "z", source: "n", rate: tagged("-0.10", "drug", "bed") }],
      }),
      half("last"),
    ],
  },
  { pipeline: { tags: { drug: { title: TITLE }, bed: { title: TITLE } } } },
);
const LINES = [line("1", "100.00"), line("2", "60.00", { tags: ["drug"] }), line("3", "40.00", { tags: ["bed"] })];
const ACCOUNT = accountWith({
  amounts: { "basic.limited.base": "1.00", "basic.limited.paid": "2.00", "pool.p": "3.00" },
});

describe("a row", () => {
  it("has every figure by its name, then what each limit had used, then the tagged parts", () => {
    const run = runOf(plan, claimOf({}));
    const variant: Variant = variantOf(plan, {}, 0);
    const limited: Variant = { ...variant, rateSteps: variantOf(plan, {}, 1).rateSteps };
    FIGURES.forEach((_, place) => {
      run.trace[place] = 1000 + place;
    });
    run.tagged = [7, 8];
    variant.baseLimits.concat(variant.paidLimits).forEach(({ slot }, i) => {
      run.row[slot] = 50 + i;
    });
    keepTrace(run, limited);
    const { figures, next } = readTrace(run.trace, 0, limited);
    const named = Object.fromEntries(FIGURES.map((name, place) => [name, 1000 + place]));
    // The limit on the base first, though the file states it second.
    expect(figures).toEqual({ ...named, used: [50, 51, 52], tagged: [7, 8], isFirst: false });
    expect([next, run.traceEnd]).toEqual([FIGURES.length + 5, FIGURES.length + 5]);
  });

  it("begins where the one before ended", () => {
    const run = runOf(plan, claimOf(LINES), ACCOUNT);
    const lengths: number[] = [];
    const read: Figures[] = [];
    plan.benefits.forEach((_, index) => {
      const from = run.traceEnd;
      const variant = variantOf(plan, {}, index);
      applyCase(run, benefitOf(plan, index), variant);
      const { figures, next } = readTrace(run.trace, from, variant);
      expect(next).toBe(run.traceEnd);
      lengths.push(next - from - FIGURES.length);
      read.push(figures);
    });
    expect(lengths).toEqual([3, 2, 2, 0]);
    // 200.00; then 100.00 with 60 and 40 of 200 tagged (30.00 and 20.00 of what is left); 40 left of 100.
    expect(read.map(({ found, pay, used, tagged: parts }) => [found, pay, used, parts])).toEqual([
      [20_000, 10_000, [100, 200, 0], []],
      [10_000, 5_500, [], [3_000, 2_000]],
      [4_500, 2_025, [0], [2_250]],
      [2_475, 1_238, [], []],
    ]);
  });
});

it("a whole settlement's trace is read back event by event", () => {
  const { outcome } = settledOn(plan, claimOf(LINES), ACCOUNT);
  const { events } = readOutcome(outcome);
  const figures = events.map((event) => (event.kind === "paid" ? event.applied.figures : null));
  expect(figures.map((each) => [each?.found, each?.pay, each?.used, each?.tagged])).toEqual([
    [20_000, 10_000, [100, 200, 0], []],
    [10_000, 5_500, [], [3_000, 2_000]],
    [4_500, 2_025, [0], [2_250]],
    [2_475, 1_238, [], []],
  ]);
});

it("a bill without tags has tagged parts of 0, so that its rows are as long", () => {
  const { outcome } = settledOn(plan, claimOf({ inScope: "200.00" }), ACCOUNT);
  const { events } = readOutcome(outcome);
  expect(events.map((event) => (event.kind === "paid" ? event.applied.figures?.tagged : null))).toEqual([
    [],
    [0, 0],
    [0],
    [],
  ]);
  expect(outcome.trace).toHaveLength(4 * FIGURES.length + 3 + 2 + 2);
});

it("figures of another mechanism, and of an earlier claim, do not stay", () => {
  const allow = [{ amount: "10.00" }];
  const own = planOf({
    basic: [
      benefit("b", {
        cases: [
          flat("0.5", { id: "bands", deductible: "30.00", when: { var: "visit.tcm" } }),
          { id: "burden", source: "n", when: { "!": { var: "visit.tcm" } }, burden: { allow, per: "visit" } },
        ],
      }),
    ],
  });
  const run = runOf(own, claimOf({ inScope: "100.00" }));
  const figuresAfter = (tcm: boolean): Figures => {
    const variant = variantOf(own, { "visit.tcm": tcm });
    evaluate(run, benefitOf(own), variant);
    keepTrace(run, variant);
    run.traceEnd = 0;
    return readTrace(run.trace, 0, variant).figures;
  };
  for (const _ of [1, 2]) {
    expect(figuresAfter(true)).toMatchObject({
      deductible: 3_000,
      deductibleUsed: 3_000,
      roundedAfter: 3_500,
      burden: 0,
      allowed: 0,
    });
    expect(figuresAfter(false)).toMatchObject({
      deductible: 0,
      deductibleUsed: 0,
      deductibleApplied: 0,
      roundedAfter: 0,
      burden: 10_000,
      allowed: 1_000,
    });
  }
});

it("there is none where it is not kept", () => {
  const { outcome, row } = settledOn(plan, claimOf(LINES), ACCOUNT, { trace: false, lines: true });
  expect(outcome.trace).toBeNull();
  const { events, unpaid } = readOutcome(outcome);
  expect(events.map((event) => event.kind === "paid" && event.applied.figures)).toEqual([null, null, null, null]);
  const traced = settledOn(plan, claimOf(LINES), ACCOUNT);
  expect([unpaid, [...row]]).toEqual([readOutcome(traced.outcome).unpaid, [...traced.row]]);
});
