import { describe, expect, it } from "vitest";
import { MissingFact } from "../../../src/predicate.ts";
import type { Base, Less } from "../../../src/rules/benefit.ts";
import { benefit, claimOf, flat, line, planOf, TITLE } from "../pack.ts";
import { HALF_UP } from "../../../src/money.ts";
import { boundOf } from "../../../src/settle/base.ts";
import { NONE } from "../../../src/settle/run.ts";
import { accountWith, figuresOf, runOf } from "./run.ts";

const tags = { drug: { title: TITLE }, bed: { title: TITLE }, food: { title: TITLE } };
const planWith = (base: Base) =>
  planOf(
    {
      basic: [
        benefit("b", { base, cases: [flat("0.5")] }),
        benefit("grouping", { base: { of: ["inScope"], tags: ["drug", "bed"] }, cases: [flat("0.5")] }),
      ],
    },
    { pipeline: { tags } },
  );

/** 60.00 untagged, 30.00 drug, 10.00 of both; of the last 2.00 are paid first. */
const LINES = [
  line("1", "60.00"),
  line("2", "30.00", { tags: ["drug"] }),
  line("3", "10.00", { tags: ["bed", "drug"], catalogue: "B", preSelfPayRate: "0.2" }),
  line("4", "7.00", { catalogue: "C", tags: ["food"] }),
];

describe("what is found", () => {
  it.each<readonly [Base, number]>([
    [{ of: ["inScope"] }, 9_800],
    [{ of: ["preSelfPay"] }, 200],
    [{ of: ["ownPay"] }, 700],
    [{ of: ["overLimit"] }, 0],
    [{ of: ["ownPay", "preSelfPay", "inScope", "overLimit"] }, 10_700],
    [{ of: ["inScope"], tags: ["drug"] }, 3_800],
    [{ of: ["inScope", "preSelfPay"], tags: ["bed"] }, 1_000],
    [{ of: ["inScope"], tags: ["bed", "drug"] }, 3_800],
    [{ of: ["inScope"], tags: ["food"] }, 0],
  ])("in %j: %i", (base, found) => {
    expect(figuresOf(runOf(planWith(base), claimOf(LINES)))).toMatchObject({
      found,
      shared: found,
      capped: found,
      base: found,
    });
  });

  it("is what is still unpaid, or the bill as it came", () => {
    const paid = [{ layer: "supplemental", amount: "0.00" }];
    for (const [net, base] of [
      ["unpaid", 7_000],
      ["gross", 9_800],
    ] as const) {
      const run = runOf(planWith({ of: ["inScope"], net }), claimOf(LINES, { paid }));
      run.unpaid[0] = (run.unpaid[0] ?? 0) - 2_800;
      expect(figuresOf(run)).toMatchObject({ base, unpaid: 7_000 });
    }
  });
});

describe("ratio and atMost", () => {
  it.each<readonly [Partial<Base>, string, number, number, number]>([
    [{ ratio: "0.85" }, "100.00", 8_500, -1, 8_500],
    [{ ratio: "0.5" }, "0.01", 1, -1, 1], // half a fen
    [{ ratio: "0.333333" }, "0.01", 0, -1, 0],
    [{ ratio: "0" }, "100.00", 0, -1, 0],
    [{ ratio: "1" }, "999999999999.99", 99_999_999_999_999, -1, 99_999_999_999_999],
    [{ ratio: "0.333333" }, "999999999999.99", 33_333_300_000_000, -1, 33_333_300_000_000],
    [{ atMost: { amount: "100.00", over: "cut" } }, "99.99", 9_999, 10_000, 9_999],
    [{ atMost: { amount: "100.00", over: "cut" } }, "100.00", 10_000, 10_000, 10_000],
    [{ atMost: { amount: "100.00", over: "cut" } }, "100.01", 10_001, 10_000, 10_000],
    [{ atMost: { amount: "100.00", over: "none" } }, "100.00", 10_000, 10_000, 10_000],
    [{ atMost: { amount: "100.00", over: "none" } }, "100.01", 10_001, 10_000, 0],
    [{ atMost: { amount: "0.00", over: "cut" } }, "100.00", 10_000, 0, 0],
    [{ ratio: "0.5", atMost: { amount: "50.00", over: "none" } }, "100.01", 5_001, 5_000, 0], // 50.005 is 50.01
  ])("%j of %s: %i under %i leaves %i", (more, inScope, shared, cap, base) => {
    const plan = planWith({ of: ["inScope"], ...more });
    expect(figuresOf(runOf(plan, claimOf({ inScope })))).toMatchObject({ shared, cap, capped: base, base });
  });

  it.each([
    [["total"], 1_005], // 0.1 × 100.45 = 10.045, half-up
    [["inScope"], 500],
    [["inScope", "ownPay"], 1_005],
    [["preSelfPay"], 0],
  ] as const)("a bound of a tenth of %j of the gross bill is %i", (of, cap) => {
    const plan = planWith({ of: ["inScope"], atMost: { ratio: "0.1", of, over: "cut" } });
    const run = runOf(plan, claimOf({ inScope: "50.00", ownPay: "50.45" }));
    run.unpaid[3] = 0; // gross, whatever is paid
    expect(figuresOf(run).cap).toBe(cap);
  });

  it("a bound counts all groups, the base those that it covers", () => {
    const plan = planWith({ of: ["inScope"], tags: ["drug"], atMost: { ratio: "0.3", of: ["total"], over: "cut" } });
    expect(figuresOf(runOf(plan, claimOf(LINES)))).toMatchObject({ found: 3_800, cap: 3_210, base: 3_210 });
  });
});

describe("a bound of the bills of the year", () => {
  const run = runOf(
    planWith({ of: ["inScope"] }),
    claimOf({ inScope: "1.00", preSelfPay: "2.00", overLimit: "4.00", ownPay: "8.00" }),
  );
  // A row that begins at 3, before and behind which stands what is not to be read.
  run.row = Float64Array.of(1_600, 3_200, 6_400, 12_800, 25_600, 51_200, 102_400);
  run.at = 3;

  it.each<readonly [readonly number[], readonly number[], number]>([
    [[0], NONE, 100],
    [[0, 1, 2, 3], NONE, 1_500],
    [[0], [0], 12_900],
    [[0], [1], 25_700],
    [[1, 3], [0, 1, 3, -1], 26_600], // 2.00 and 8.00 now, 256.00 before
    [[3], [0, 1, 3, -1], 800],
    [[0, 1, 2, 3], [0, 1, 2, 3], 193_500],
  ])("in buckets %j with totals at %j: %i", (of, totals, bound) => {
    expect(boundOf(run, { amount: -1, ratio: { numerator: 1, denominator: 1 }, of }, HALF_UP, totals)).toBe(bound);
    const half = { numerator: 1, denominator: 2 };
    expect(boundOf(run, { amount: -1, ratio: half, of }, HALF_UP, totals)).toBe(bound / 2);
  });
});

describe("quantities that it is reduced by", () => {
  const planLess = (...less: readonly Less[]) =>
    planOf({
      basic: [benefit("one", { cases: [flat("0.5")] }), benefit("two", { cases: [flat("0.5")] })],
      criticalIllness: [benefit("c", { base: { of: ["inScope"], less }, cases: [flat("0.5")] })],
    });
  const CLAIM = claimOf({ inScope: "100.00" });
  /** Applied 1.00, stated 2.00 and lost 4.00 by the first benefit; 8.00, 16.00 and 32.00 by the second. */
  const baseAfter = (...less: readonly Less[]) => {
    const run = runOf(planLess(...less), CLAIM);
    run.quantities.set([100, 200, 400, 800, 1600, 3200]);
    const { less: sum, base } = figuresOf(run, {}, 2);
    return [sum, base];
  };

  it.each<readonly [readonly Less[], number]>([
    [[{ of: "basic.one", what: "deductible" }], 100],
    [[{ of: "basic.one", what: "statedDeductible" }], 200],
    [[{ of: "basic.one", what: "penalty" }], 400],
    [[{ of: "basic.two", what: "deductible" }], 800],
    [[{ of: "basic", what: "deductible" }], 900],
    [[{ of: "basic", what: "penalty" }], 3600],
    [
      [
        { of: "basic", what: "deductible" },
        { of: "basic.two", what: "statedDeductible" },
      ],
      2500,
    ],
  ])("%j: %i", (less, sum) => {
    expect(baseAfter(...less)).toEqual([sum, 10_000 - sum]);
  });

  it("leave nothing rather than less", () => {
    const all: Less[] = (["deductible", "statedDeductible", "penalty"] as const).map((what) => ({ of: "basic", what }));
    expect(baseAfter(...all, ...all)).toEqual([12_600, 0]);
  });

  it("are 0 of a benefit that did not run", () => {
    expect(figuresOf(runOf(planLess({ of: "basic", what: "deductible" }), CLAIM), {}, 2).base).toBe(10_000);
  });

  it.each<readonly [Less, number | string]>([
    [{ of: "basic", what: "deductible" }, 300],
    [{ of: "basic", what: "statedDeductible" }, 0], // stated as nothing
    [{ of: "basic", what: "penalty" }, "paid.basic.penalty"],
    [{ of: "basic.one", what: "deductible" }, "paid.basic.one.deductible"],
  ])("of a given layer, %j: %j", (less, expected) => {
    const run = runOf(planLess(less), CLAIM);
    run.given[0] = [300, 0, null];
    const found = ((): unknown => {
      try {
        return figuresOf(run, {}, 2).less;
      } catch (error) {
        return error instanceof MissingFact ? error.fact : error;
      }
    })();
    expect(found).toBe(expected);
  });
});

describe("limits on the base", () => {
  const limits = [
    { amount: "50.00", on: "base", per: "visit" },
    { amount: "120.00", on: "base", per: "year" },
  ] as const;
  const plan = planOf({ basic: [benefit("b", { limits, cases: [flat("0.5")] })] });

  it.each([
    ["49.99", "0.00", 5_000, 4_999],
    ["50.00", "0.00", 5_000, 5_000],
    ["50.01", "0.00", 5_000, 5_000],
    ["50.01", "70.00", 5_000, 5_000],
    ["50.01", "70.01", 4_999, 4_999],
    ["50.01", "120.00", 0, 0],
    ["50.01", "999.00", 0, 0],
  ])("of %s after %s in the year: %i are left, the base is %i", (inScope, used, left, base) => {
    const account = accountWith({ amounts: { "basic.b.base": used } });
    expect(figuresOf(runOf(plan, claimOf({ inScope }), account))).toMatchObject({ baseLeft: left, base, after: base });
  });
});
