import { describe, expect, it } from "vitest";
import type { Plan } from "../../../src/plan/types.ts";
import type { Benefit, Limit } from "../../../src/rules/benefit.ts";
import {
  BASE,
  BASE_LEFT,
  FIGURES,
  PAID_LEFT,
  PAY,
  RAW,
  ROUNDED_AFTER,
  ROUNDED_BEFORE,
} from "../../../src/settle/run.ts";
import type { Run } from "../../../src/settle/run.ts";
import { runTape } from "../../../src/settle/tape.ts";
import { variantOf } from "../plan/tuple.ts";
import { benefit, claimOf, flat, planOf, TITLE } from "../pack.ts";
import type { Amounts } from "../pack.ts";
import { runOf } from "./run.ts";

const TAGS = { pipeline: { tags: { herb: { title: TITLE }, root: { title: TITLE } } } };
const planWith = (...benefits: readonly Benefit[]): Plan => planOf({ basic: benefits }, TAGS);

/** Totals of the year before, by the benefit and kind of the slot: `a.base`, `a.paid month`. */
type Totals = { readonly [slot: string]: number };

interface Taped {
  readonly run: Run;
  /** The payments, with the parts of those from several buckets. */
  readonly moved: readonly number[];
  /** A figure of the first benefit. */
  readonly figure: (place: number) => number | undefined;
}

/** Settles a bill by the tape of all the benefits, on a row that stands after a number that is not its own. */
function taped(plan: Plan, bill: Amounts, totals: Totals = {}, part = 0, traced = true, quantity = 0): Taped {
  const run = runOf(plan, claimOf(bill));
  run.row = new Float64Array(1 + plan.row.width);
  run.row[0] = 777;
  run.at = 1;
  run.traced = traced;
  run.quantities.fill(quantity);
  for (const [name, fen] of Object.entries(totals)) run.row[1 + slotOf(plan, name)] = fen;
  const way = plan.tape.wayOf(
    plan.benefits,
    plan.benefits.map((_, index) => variantOf(plan, {}, index)),
  );
  if (way === -1) throw new RangeError("no way");
  const end = runTape(run, way, part, run.unpaid, run.moved);
  expect(run.row[0]).toBe(777);
  return { run, moved: run.moved.slice(0, end), figure: (place) => run.trace[place] };
}

function slotOf({ slots }: Plan, name: string): number {
  const [key = "", period = "year"] = name.split(" ");
  const slot = slots.findIndex((each) => each.key === `basic.${key}` && each.period === period);
  if (slot === -1) throw new RangeError(name);
  return slot;
}

const limit = (on: Limit["on"], per: Limit["per"], amount: string): Limit => ({ on, per, amount });

describe("the loop over a tape, on a bill of 100.00 in scope", () => {
  const bill = { inScope: "100.00" };

  it.each<readonly [string, readonly Limit[], Totals, number, number]>([
    // What is left of each, then the base and half of it.
    ["the first leaves less", [limit("base", "year", "70.00"), limit("base", "month", "90.00")], {}, 7_000, 3_500],
    ["the last leaves less", [limit("base", "year", "90.00"), limit("base", "month", "60.00")], {}, 6_000, 3_000],
    [
      "what was used counts, each its own",
      [limit("base", "year", "90.00"), limit("base", "month", "80.00")],
      { "b.base": 2_500, "b.base month": 1_000 },
      6_500,
      3_250,
    ],
    [
      "nothing is left",
      [limit("base", "year", "90.00"), limit("base", "month", "80.00")],
      { "b.base": 9_100, "b.base month": 1_000 },
      0,
      0,
    ],
    ["all the base", [limit("base", "year", "100.00")], {}, 10_000, 5_000],
  ])("is held by limits on the base: %s", (_, limits, totals, base, pay) => {
    const { run, figure, moved } = taped(planWith(benefit("b", { cases: [flat("0.5")], limits })), bill, totals);
    expect([figure(BASE), figure(RAW), moved, run.unpaid[0]]).toEqual([base, pay, [pay], 10_000 - pay]);
  });

  it.each<readonly [string, readonly Limit[], Totals, number, number]>([
    ["the first leaves less", [limit("paid", "year", "30.00"), limit("paid", "month", "40.00")], {}, 3_000, 3_000],
    ["the last leaves less", [limit("paid", "year", "40.00"), limit("paid", "month", "20.00")], {}, 2_000, 2_000],
    [
      "what was used counts, each its own",
      [limit("paid", "year", "90.00"), limit("paid", "month", "80.00")],
      { "b.paid": 6_000, "b.paid month": 3_500 },
      3_000,
      3_000,
    ],
    ["more than is paid", [limit("paid", "year", "90.00"), limit("paid", "month", "80.00")], {}, 8_000, 5_000],
  ])("is held by limits on the payment: %s", (_, limits, totals, left, pay) => {
    const { run, figure, moved } = taped(planWith(benefit("b", { cases: [flat("0.5")], limits })), bill, totals);
    expect([figure(PAID_LEFT), figure(PAY), moved, run.unpaid[0]]).toEqual([left, pay, [pay], 10_000 - pay]);
  });

  it("reads limits on the base before those on the payment", () => {
    const limits = [limit("paid", "year", "30.00"), limit("base", "month", "80.00"), limit("base", "year", "90.00")];
    const { run, figure } = taped(planWith(benefit("b", { cases: [flat("0.5")], limits })), bill, {
      "b.base month": 500,
      "b.base": 1_200,
      "b.paid": 100,
    });
    expect([figure(BASE_LEFT), figure(PAID_LEFT), figure(PAY)]).toEqual([7_500, 2_900, 2_900]);
    // What each had used follows the figures.
    expect(run.trace.slice(FIGURES.length, run.traceEnd)).toEqual([500, 1_200, 100]);
  });

  it("begins a base of the visit at nothing, one of the year where the year stands", () => {
    const cases = [flat("0.5", { deductible: "30.00" })];
    const visit = taped(planWith(benefit("b", { cases })), bill, { "b.base": 2_000 });
    expect(visit.moved).toEqual([3_500]); // (100 − 30) / 2
    const year = taped(planWith(benefit("b", { cases, base: { of: ["inScope"], per: "year" } })), bill, {
      "b.base": 2_000,
    });
    expect(year.moved).toEqual([4_500]); // 20 of the 30 is borne
    expect(year.run.row[1 + slotOf(year.run.plan, "b.deductible")]).toBe(1_000);
  });
});

describe("the loop over bands", () => {
  const bands = [
    { upTo: "10.00", rate: "0.1" },
    { upTo: "20.00", rate: "0.2" },
    { upTo: "30.00", rate: "0.3" },
    { rate: "0.4" },
  ];

  it.each<readonly [string, number]>([
    ["10.00", 100],
    ["10.01", 100], // 1.002
    ["20.00", 300],
    ["30.00", 600],
    ["30.10", 604],
    ["100.00", 3_400],
  ])("goes through four of them: %s", (inScope, pay) => {
    const plan = planWith(benefit("b", { cases: [flat("0", { bands })] }));
    expect(taped(plan, { inScope }).moved).toEqual([pay]);
  });

  it.each<readonly [number, number, number]>([
    // From, then what the bands give up to there, and at 10.00 more.
    [0, 0, 100],
    [500, 50, 200],
    [2_000, 300, 600],
    [2_500, 450, 800],
    [4_000, 1_000, 1_400],
    [100_000, 39_400, 39_800],
  ])("starts in the band where the year stands: %i", (before, lower, upper) => {
    const limits = [limit("paid", "visit", "1.50")];
    const own = benefit("b", { base: { of: ["inScope"], per: "year" }, cases: [flat("0", { bands })], limits });
    const { figure, moved } = taped(planWith(own), { inScope: "10.00" }, { "b.base": before });
    expect([figure(ROUNDED_BEFORE), figure(ROUNDED_AFTER)]).toEqual([lower, upper]);
    expect(moved).toEqual([Math.min(150, upper - lower)]);
  });

  it("gives nothing for a year's base of nothing, above the deductible too", () => {
    const own = benefit("b", { base: { of: ["inScope"], per: "year" }, cases: [flat("0", { bands })] });
    const { figure, moved } = taped(planWith(own), { ownPay: "10.00" }, { "b.base": 3_000 });
    expect([figure(ROUNDED_BEFORE), figure(ROUNDED_AFTER), figure(RAW), moved]).toEqual([600, 600, 0, [0]]);
  });
});

describe("a tagged part of the first base", () => {
  const adjust = [
    { id: "all", source: "n", rate: { add: "0.05" } },
    { id: "herbs", source: "n", rate: { add: "0.1", tags: ["herb"] } },
  ] as const;
  const own = (per: "visit" | "year"): Benefit =>
    benefit("b", { base: { of: ["inScope"], per }, adjust, cases: [flat("0.45", { deductible: "100.00" })] });

  it("adds its share of what lies above the deductible", () => {
    const { run, figure, moved } = taped(planWith(own("visit")), { inScope: "200.00" }, {}, 5_000);
    // 0.5, and 0.1 of a quarter, of 100.00.
    expect([figure(ROUNDED_BEFORE), figure(ROUNDED_AFTER), moved]).toEqual([0, 5_250, [5_250]]);
    // Only the last step has tags.
    expect(run.trace.slice(FIGURES.length, run.traceEnd)).toEqual([0, 5_000]);
  });

  it("does so before and after where the base is of the year", () => {
    const { figure, moved } = taped(planWith(own("year")), { inScope: "200.00" }, { "b.base": 30_000 }, 5_000);
    // 0.525 of 200.00, and of 400.00.
    expect([figure(ROUNDED_BEFORE), figure(ROUNDED_AFTER), moved]).toEqual([10_500, 21_000, [10_500]]);
  });

  it("is of the first base alone", () => {
    const two = planWith(own("visit"), { ...own("visit"), id: "c" });
    // Nothing but 52.50 is paid by the first; 147.50 is left, 0.5 of the 47.50 above 100.00.
    expect(taped(two, { inScope: "200.00" }, {}, 5_000).moved).toEqual([5_250, 2_375]);
  });
});

describe("what the loop takes and keeps", () => {
  const several = benefit("b", { base: { of: ["preSelfPay", "inScope"] }, cases: [flat("0.5")] });

  it("takes from the buckets of a base in their order", () => {
    const bill = { inScope: "100.00", preSelfPay: "40.00", ownPay: "9.00" };
    const { run, moved } = taped(planWith(several), bill);
    expect([moved, run.unpaid]).toEqual([
      [7_000, 3_000, 4_000, 0, 0],
      [7_000, 0, 0, 900],
    ]);
    const more = taped(planWith(several), { inScope: "10.00", preSelfPay: "40.00" });
    expect([more.moved, more.run.unpaid]).toEqual([
      [2_500, 0, 2_500, 0, 0],
      [1_000, 1_500, 0, 0],
    ]);
  });

  it("passes over a bucket that is not of the base", () => {
    const own = benefit("b", { base: { of: ["inScope", "overLimit"] }, cases: [flat("0.8")] });
    const { run, moved } = taped(planWith(own), { inScope: "10.00", preSelfPay: "5.00", overLimit: "20.00" });
    expect([moved, run.unpaid]).toEqual([
      [2_400, 1_000, 0, 1_400, 0],
      [0, 500, 600, 0],
    ]);
  });

  it("says 0 alone where it pays nothing", () => {
    expect(taped(planWith(several), { ownPay: "40.00" }).moved).toEqual([0]);
  });

  it("keeps no figure where none are asked for", () => {
    const { run, moved } = taped(planWith(several), { inScope: "100.00" }, {}, 0, false);
    expect([moved.length, run.traceEnd, run.trace.every((figure) => figure === 0)]).toEqual([5, 0, true]);
  });

  it("leaves the quantities that later rules read", () => {
    const first = benefit("a", { cases: [flat("0.5", { deductible: "30.00" })] });
    const reader = benefit("r", {
      base: { of: ["inScope"], less: [{ of: "basic.a", what: "statedDeductible" }] },
      cases: [flat("0.5")],
    });
    const { run, moved } = taped(planWith(several, first, reader), { inScope: "100.00" }, {}, 0, true, 5);
    expect([...run.quantities]).toEqual([5, 5, 5, 3_000, 3_000, 0, 5, 5, 5]);
    // Of the 50.00 that are left, 20.00 are above the deductible; then of 40.00 10.00 are.
    expect(moved).toEqual([5_000, 5_000, 0, 0, 0, 1_000, 500]);
  });
});
