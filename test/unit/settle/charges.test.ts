import { describe, expect, it } from "vitest";
import type { Plan } from "../../../src/plan/types.ts";
import type { Benefit, Case } from "../../../src/rules/benefit.ts";
import { applyCase, bestOf } from "../../../src/settle/benefit.ts";
import { BASE_NOW, DUE_NOW } from "../../../src/settle/run.ts";
import type { Run } from "../../../src/settle/run.ts";
import { benefit, claimOf, flat, line, planOf, TITLE } from "../pack.ts";
import { choiceOf, variantOf } from "../plan/tuple.ts";
import { benefitOf, runOf } from "./run.ts";

const CLAIM = claimOf({ inScope: "100.00" });
const half = (id: string, more: Partial<Benefit> = {}): Benefit => benefit(id, { cases: [flat("0.5")], ...more });
const only = (more: object): Case => ({ id: "all", source: "n", ...more }) as Case;
const later = { bands: [{ amount: "80.00" }], times: 1, per: "year", rest: "later" } as const;
const lump = { bands: [{ amount: "80.00" }], times: 2, per: "year" } as const;
const burden = { allow: [{ ratio: "0.1", of: ["inScope", "preSelfPay"] }], per: "year" } as const;

/** A run whose row stands after another, which is all 7. */
function besideOf(plan: Plan, claim = CLAIM): Run {
  const run = runOf(plan, claim);
  const { width } = plan.row;
  run.row = new Float64Array(2 * width).fill(7, 0, width);
  run.at = width;
  return run;
}
const untouched = ({ row, at }: Run): boolean => row.subarray(0, at).every((value) => value === 7);
const apply = (run: Run, index = 0): number =>
  applyCase(run, benefitOf(run.plan, index), variantOf(run.plan, {}, index));

describe("a case that is applied charges", () => {
  it("no total of what is due later where its benefit has none", () => {
    const run = besideOf(planOf({ basic: [half("b")] }));
    run.now[DUE_NOW] = 123;
    expect([apply(run), untouched(run)]).toEqual([5_000, true]);
  });

  it("a lump alone with what is due, whatever stands before its row", () => {
    const run = besideOf(planOf({ basic: [benefit("b", { cases: [only({ lump })] })] }));
    run.row.fill(50_000, 0, run.at);
    expect(apply(run)).toBe(8_000);
  });

  it("what a lump grants only where something of it is paid", () => {
    const base = { of: ["inScope"], net: "gross" } as const;
    const plan = planOf({ basic: [benefit("b", { base, cases: [only({ lump: later })] })] });
    const granted = (unpaid: number): number => {
      const run = besideOf(plan);
      run.unpaid[0] = unpaid;
      apply(run);
      expect(untouched(run)).toBe(true);
      return run.row[run.at + benefitOf(plan).grantedSlot] ?? 0;
    };
    expect([granted(0), granted(1), granted(10_000)]).toEqual([0, 8_000, 8_000]);
  });

  it("the count of its own benefit", () => {
    const plan = planOf({
      basic: ["a", "b"].map((id) => benefit(id, { cases: [only({ lump: { ...lump, bands: [{ amount: "8.00" }] } })] })),
    });
    const run = besideOf(plan);
    apply(run, 1);
    const { counts } = plan.row;
    expect([...run.row.subarray(run.at + counts, run.at + counts + 2)]).toEqual([0, 1]);
  });

  it("the gross bill by bucket, over all of its groups", () => {
    const plan = planOf(
      {
        basic: [benefit("b", { cases: [only({ burden })] }), half("d", { base: { of: ["inScope"], tags: ["drug"] } })],
      },
      { pipeline: { tags: { drug: { title: TITLE } } } },
    );
    const lines = [
      line("1", "100.00", { tags: ["drug"] }),
      line("2", "30.00"),
      line("3", "50.00", { catalogue: "B", preSelfPayRate: "0.2" }),
      line("4", "5.00", { catalogue: "C" }),
    ];
    const run = besideOf(plan, claimOf(lines));
    expect(run.groups).toBe(2);
    apply(run);
    const gross = (bucket: string) =>
      run.row[run.at + plan.slots.findIndex(({ key }) => key === `basic.b.gross.${bucket}`)];
    // 10.00 of the third line is paid by the person first.
    expect([gross("inScope"), gross("preSelfPay"), untouched(run)]).toEqual([17_000, 1_000, true]);
  });

  it("leaves its quantities in its own place", () => {
    const cases = [flat("0.5", { deductible: "30.00" })];
    const less = [{ of: "basic.b", what: "deductible" }] as const;
    const reader = half("r", { base: { of: ["inScope"], less } });
    const run = besideOf(planOf({ basic: [half("a"), half("b", { cases }), reader] }));
    apply(run, 1);
    expect([...run.quantities]).toEqual([0, 0, 0, 3_000, 3_000, 0, 0, 0, 0]);
  });
});

describe("figures that are not asked for", () => {
  it.each<readonly [string, Case]>([
    ["bands", flat("0.5", { deductible: "30.00" })],
    ["a burden", only({ burden })],
    ["a lump that is paid later", only({ lump: later })],
  ])("are not kept: %s", (_, own) => {
    const run = besideOf(planOf({ basic: [benefit("b", { cases: [own] })] }));
    run.traced = false;
    run.trace.fill(9);
    expect(apply(run)).toBeGreaterThan(0);
    expect([run.traceEnd, run.trace.every((figure) => figure === 9)]).toEqual([0, true]);
  });
});

describe("the case to settle by", () => {
  it("is not weighed where there is one", () => {
    const plan = planOf({ basic: [half("b")] });
    const run = runOf(plan, CLAIM);
    run.now[BASE_NOW] = 42;
    const variant = variantOf(plan);
    expect([bestOf(run, benefitOf(plan), [variant]) === variant, run.now[BASE_NOW]]).toEqual([true, 42]);
  });

  it("is the one that pays most, whatever totals there are, where no case is kept for the year", () => {
    const cases = [flat("0.5", { id: "x" }), flat("0.6", { id: "y" })];
    const plan = planOf({ basic: [benefit("b", { choose: "best", cases })] });
    const run = runOf(plan, CLAIM);
    run.row.fill(7);
    const choice = choiceOf(plan);
    if (choice.kind !== "cases") throw new RangeError(choice.kind);
    expect(bestOf(run, benefitOf(plan), choice.variants).case.id).toBe("y");
  });
});
