import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { Issue } from "../../../src/errors.ts";
import type { Choice } from "../../../src/plan/choose.ts";
import type { Plan } from "../../../src/plan/types.ts";
import type { Benefit, Case } from "../../../src/rules/benefit.ts";
import { applyCase, chooseCase } from "../../../src/settle/benefit.ts";
import { benefit, claimOf, flat, planOf } from "../pack.ts";
import { choiceOf } from "../plan/tuple.ts";
import type { Facts } from "../plan/tuple.ts";
import { accountWith, benefitOf, runOf } from "./run.ts";

const CLAIM = claimOf({ inScope: "1000.00", ownPay: "100.00" });

function usable(choice: Choice): Exclude<Choice, { kind: "skip" }> {
  if (choice.kind === "skip") throw new RangeError(choice.reason);
  return choice;
}

function chosenBy(plan: Plan, facts: Facts = {}, index = 0) {
  const issues: Issue[] = [];
  const run = runOf(plan, CLAIM);
  const chosen = chooseCase(
    run,
    parseClaim(CLAIM),
    benefitOf(plan, index),
    usable(choiceOf(plan, facts, index)),
    issues,
  );
  return { run, chosen, issues };
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
    const { chosen, issues } = chosenBy(best(cases), { "visit.tcm": false });
    expect([chosen?.variant.case.id, chosen?.figures.pay, issues]).toEqual([id, pay, []]);
  });

  it("takes nothing while it compares", () => {
    const { run } = chosenBy(best([flat("0.5", { id: "x" }), flat("0.6", { id: "y" })]));
    expect([run.unpaid, run.totals]).toEqual([
      [100_000, 0, 0, 10_000],
      [0, 0, 0],
    ]);
  });
});

describe("no case to settle by", () => {
  it("two hold: rule_conflict with both", () => {
    const plan = planOf({ basic: [benefit("b", { cases: [flat("0.5", { id: "x" }), flat("0.6", { id: "y" })] })] });
    const { run, chosen, issues } = chosenBy(plan);
    expect(chosen).toBeNull();
    expect(issues).toMatchObject([
      {
        code: "rule_conflict",
        cases: ["x", "y"],
        file: "basic.json",
        claim: "c-1",
        path: "benefits.b.cases",
        found: "x, y",
      },
    ]);
    expect(issues).toHaveLength(1);
    expect(applyCase(run, benefitOf(plan), chosen)).toBeNull();
    expect(run.unpaid).toEqual([100_000, 0, 0, 10_000]);
  });

  it("a fact is missing", () => {
    const plan = planOf({ basic: [benefit("b", { when: { var: "visit.tcm" }, cases: [flat("0.5")] })] });
    const { chosen, issues } = chosenBy(plan);
    expect([chosen, issues.map(({ code, path }) => [code, path])]).toEqual([
      null,
      [["missing_fact", "visit.facility.tcm"]],
    ]);
  });

  it("a quantity of a given layer is missing", () => {
    const aid = benefit("aid", {
      base: { of: ["inScope"], less: [{ of: "basic", what: "penalty" }] },
      cases: [flat("0.5")],
    });
    const plan = planOf({ basic: [benefit("b", { cases: [flat("0.5")] })], medicalAssistance: [aid] });
    const run = runOf(plan, CLAIM);
    run.given[0] = [100, 100, null];
    const issues: Issue[] = [];
    const choice = usable(choiceOf(plan, {}, 1));
    expect(chooseCase(run, parseClaim(CLAIM), benefitOf(plan, 1), choice, issues)).toBeNull();
    expect(issues.map(({ code, path, found }) => [code, path, found])).toEqual([
      ["missing_fact", "paid.basic.penalty", "nothing"],
    ]);
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
    const { run, chosen } = chosenBy(plan);
    const applied = applyCase(run, benefitOf(plan), chosen);
    // (1100 − 150) × 0.5 = 475.00, against × 0.6 = 570.00; own pay is taken first.
    expect(applied?.parts).toEqual([{ payer: 0, amount: 47_500, cells: [37_500, 0, 0, 10_000] }]);
    expect(run.unpaid).toEqual([62_500, 0, 0, 0]);
    expect(
      Object.fromEntries(plan.slots.map(({ key, period }, slot) => [`${key} ${period}`, run.totals[slot]])),
    ).toEqual({
      "basic.b.base year": 110_000,
      "basic.b.paid year": 47_500,
      "basic.b.deductible year": 15_000,
      "pool.p month": 47_500,
      "basic.b.base day": 110_000,
      "backstop.r.base year": 0,
      "backstop.r.paid year": 0,
      "backstop.r.deductible year": 0,
    });
    expect(run.quantities).toEqual([15_000, 10_000, 9_500, 0, 0, 0]);
  });

  it("pays no part where it pays nothing, and still charges its base", () => {
    const plan = planOf({ basic: [benefit("b", { cases: [flat("0.5", { deductible: "2000.00" })] })] });
    const { run, chosen } = chosenBy(plan);
    expect(applyCase(run, benefitOf(plan), chosen)?.parts).toEqual([]);
    expect(run.totals).toEqual([100_000, 0, 100_000]);
    expect(run.quantities).toEqual([100_000, 200_000, 0]);
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
      const { run, chosen } = chosenBy(plan);
      applyCase(run, benefitOf(plan), chosen);
      expect(run.counts).toEqual([count]);
    }
  });

  it("adds the gross bill of a year's burden, by bucket, whatever is unpaid", () => {
    const burden = { allow: [{ ratio: "0.1", of: ["inScope", "ownPay"] }], per: "year" } as const;
    const plan = planOf({ basic: [benefit("b", { cases: [{ id: "all", source: "n", burden }] })] });
    const { run, chosen } = chosenBy(plan);
    run.unpaid[0] = 90_000;
    applyCase(run, benefitOf(plan), chosen);
    expect(plan.slots.map(({ key }, slot) => [key, run.totals[slot]])).toEqual([
      ["basic.b.base", 100_000],
      ["basic.b.paid", 89_000], // 1000 − 110
      ["basic.b.deductible", 0],
      ["basic.b.gross.inScope", 100_000],
      ["basic.b.gross.ownPay", 10_000],
    ]);
  });

  it("a hospital that keeps the difference adds it to what is unpaid in scope, and nothing to what was paid", () => {
    const quota = { amount: "1300.00", below: "keep" } as const;
    const plan = planOf({ hospitalWaiver: [benefit("b", { cases: [{ id: "all", source: "n", quota }] })] });
    const { run, chosen } = chosenBy(plan);
    const applied = applyCase(run, benefitOf(plan), chosen);
    expect(applied?.parts).toEqual([{ payer: 0, amount: -30_000, cells: [-30_000, 0, 0, 0] }]);
    expect([run.unpaid, run.totals, accountWith().revision]).toEqual([[130_000, 0, 0, 10_000], [100_000, 0, 0], 0]);
  });
});
