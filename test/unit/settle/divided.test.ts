import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { BillPart, Claim } from "../../../src/claim/types.ts";
import { profileOf } from "../../../src/plan/profile.ts";
import type { Profile } from "../../../src/plan/profile.ts";
import { AMOUNTS_AT, TAG_ADD, YEAR_SLOT } from "../../../src/plan/step.ts";
import type { Plan } from "../../../src/plan/types.ts";
import type { Base, Benefit } from "../../../src/rules/benefit.ts";
import { createDesk, visitOf } from "../../../src/settle/desk.ts";
import { addsExactly, firstBuckets, runDivided } from "../../../src/settle/divided.ts";
import type { Run } from "../../../src/settle/run.ts";
import { benefit, billOf, claimOf, flat, planOf, TITLE } from "../pack.ts";
import type { Amounts } from "../pack.ts";
import { runOf, totalsIn } from "./run.ts";

/** Herbs are paid 10 points more by the first benefit; the second pays half of what is left before self-pay and in scope. */
function planWith(base: Base, ...more: readonly Benefit[]): Plan {
  const herbs = { id: "herbs", source: "n", rate: { add: "0.1", tags: ["herb"] } } as const;
  const first = benefit("first", { base, cases: [flat("0.5", { deductible: "10.00" })], adjust: [herbs] });
  const rest = benefit("rest", { base: { of: ["preSelfPay", "inScope"] }, cases: [flat("0.5")] });
  const last = benefit("last", { cases: [flat("0.1")] });
  return planOf(
    { basic: [first, ...more], criticalIllness: [rest], medicalAssistance: [last] },
    { pipeline: { tags: { herb: { title: TITLE } } } },
  );
}
const plan = planWith({ of: ["inScope"] });

const part = (amounts: Amounts, ...tags: readonly string[]): BillPart =>
  tags.length === 0 ? billOf(amounts) : { ...billOf(amounts), tags };

interface Begun {
  readonly run: Run;
  readonly profile: Profile;
}

/** A divided bill that has been begun, and the profile of its claim. */
function begun(of: Plan, ...bill: readonly BillPart[]): Begun {
  const from: Claim = { ...claimOf({}), bill };
  const claim = parseClaim(from);
  const { codes, view } = visitOf(createDesk(of), claim, []);
  return { run: runOf(of, claim), profile: profileOf(of, codes, view) };
}

const PEAK = 1_000_000;
const movedIn = (run: Run): number[] => run.moved.slice(0, run.movedEnd);
const unpaidIn = (run: Run): number[] => run.unpaid.slice(0, 4 * run.groups);

describe("a divided bill on the tape", () => {
  it("is settled as a whole, and given to its groups", () => {
    const { run, profile } = begun(
      plan,
      part({ inScope: "102.00", preSelfPay: "8.00", ownPay: "1.00" }),
      part({ inScope: "30.00" }, "herb"),
    );
    expect(runDivided(run, profile, PEAK)).toBe(true);
    // 122.00 above the deductible at 0.5, and 30.00 × 0.1 × 122 / 132 for the herbs: 61.00 + 2.77. Over 102 and 30:
    // 49.2768 and 14.4931. Then half of 8.00 + 52.72 + 15.51: 38.12, of which 8.00 first, and 30.12 over 52.72 and
    // 15.51: 23.2731 and 6.8469. Then a tenth of 29.45 + 8.66: 3.81, over these: 2.9442 and 0.8658.
    const payments = [
      [6377, 4928, 1449, 0, 0, 0, 0, 0, 0],
      [3812, 2327, 685, 800, 0, 0, 0, 0, 0],
      [381, 294, 87, 0, 0, 0, 0, 0, 0],
    ];
    expect(movedIn(run)).toEqual(payments.flat());
    expect(unpaidIn(run)).toEqual([2651, 779, 0, 0, 0, 0, 100, 0]);
    expect(run.whole).toEqual([2651 + 779, 0, 0, 100]);
    const bases = plan.benefits.map(({ baseSlot }) => totalsIn(plan, run.row)[baseSlot]);
    expect(bases).toEqual([13_200, 7623, 3811]);
  });

  it("that bears one tag throughout leaves an amount where one bucket pays", () => {
    const { run, profile } = begun(plan, part({ inScope: "100.00" }, "herb"));
    expect(run.lineGroups).not.toBeNull();
    expect(runDivided(run, profile, PEAK)).toBe(true);
    // 90.00 at 0.5, and 100.00 × 0.1 × 90 / 100; half of 46.00; a tenth of 23.00.
    expect(movedIn(run)).toEqual([5400, 2300, 2300, 0, 0, 0, 230]);
    expect(unpaidIn(run)).toEqual([2070, 0, 0, 0]);
  });

  it("has its herbs counted in the buckets of the first base", () => {
    const { run, profile } = begun(
      planWith({ of: ["preSelfPay", "overLimit"] }),
      part({ inScope: "500.00", preSelfPay: "30.00", overLimit: "20.00" }),
      part({ inScope: "7.00", preSelfPay: "20.00", overLimit: "40.00" }, "herb"),
    );
    expect(runDivided(run, profile, PEAK)).toBe(true);
    // 100.00 above the deductible at 0.5, and 60.00 × 0.1 × 100 / 110: 50.00 + 5.45. Before self-pay all 50.00, then
    // 5.45 over 20 and 40: 1.8167 and 3.6333.
    expect(movedIn(run).slice(0, 9)).toEqual([5545, 0, 0, 3000, 2000, 182, 363, 0, 0]);
    // Half of 507.00: 253.50, over 500 and 7: 249.9998 and 3.5002, no more than that before self-pay.
    expect(movedIn(run).slice(9, 18)).toEqual([25_350, 25_000, 350, 0, 0, 0, 0, 0, 0]);
  });

  it("has no cells where nothing is paid, and what is paid next follows", () => {
    const { run, profile } = begun(plan, part({ preSelfPay: "9.00" }), part({ inScope: "5.00" }, "herb"));
    expect(runDivided(run, profile, PEAK)).toBe(true);
    expect(movedIn(run)).toEqual([0, 700, 0, 0, 700, 0, 0, 0, 0, 0, 50, 0, 50, 0, 0, 0, 0, 0, 0]);
  });
});

describe("nothing has happened", () => {
  const nothingIn = ({ run }: Begun): void => {
    expect([run.movedEnd, run.unpaid, totalsIn(run.plan, run.row).every((total) => total === 0)]).toEqual([
      0,
      run.amounts,
      true,
    ]);
  };
  const bill = [part({ inScope: "102.00" }), part({ inScope: "30.00" }, "herb")];

  it("where the profile has no way on the tape", () => {
    const own = begun(plan, ...bill);
    expect(runDivided(own.run, { ...own.profile, way: -1 }, PEAK)).toBe(false);
    nothingIn(own);
  });

  it("where its parts matter to more than the first rate", () => {
    const own = begun(plan, ...bill);
    expect(own.profile.firstTags).toBe(1);
    expect(runDivided(own.run, { ...own.profile, firstTags: -1 }, PEAK)).toBe(false);
    nothingIn(own);
  });

  it("where what the herbs add is not found exactly: by the bill of the visit, by the peak of the year", () => {
    // A tenth, of which 10^9 fen of herbs in a bill of 10^10 fen are beyond 2^52, however small the peak.
    const own = begun(plan, part({ inScope: "90000000.00" }), part({ inScope: "10000000.00" }, "herb"));
    expect(runDivided(own.run, own.profile, 1)).toBe(false);
    nothingIn(own);
    const ofYear = planWith({ of: ["inScope"], per: "year" });
    const year = begun(ofYear, ...bill);
    expect(runDivided(year.run, year.profile, Number.MAX_SAFE_INTEGER)).toBe(false);
    nothingIn(year);
    expect(runDivided(year.run, year.profile, PEAK)).toBe(true);
    const visit = begun(plan, ...bill);
    expect(runDivided(visit.run, visit.profile, Number.MAX_SAFE_INTEGER)).toBe(true);
  });
});

describe("the buckets of the first base", () => {
  it("are those of the first benefit that is not skipped", () => {
    const { profile } = begun(plan, part({}));
    const [first = null, second = null] = profile.variants;
    expect(firstBuckets({ ...profile, variants: [first, second] })).toEqual([0]);
    expect(firstBuckets({ ...profile, variants: [null, second] })).toEqual([1, 0]);
    expect(firstBuckets({ ...profile, variants: [null, null] })).toEqual([]);
    expect(firstBuckets({ ...profile, variants: [] })).toEqual([]);
  });
});

describe("what herbs add", () => {
  const WAY = 3;
  const STEP = 9;
  const AMOUNTS = 7;
  /** A tape whose only way, of one step, begins at `WAY`; whatever else stands there is no place of it. */
  function planOn(add: number, yearSlot: number): Plan {
    const codes = new Int32Array(32).fill(-9);
    codes[WAY] = 1;
    codes[WAY + 1] = STEP;
    codes[STEP + AMOUNTS_AT] = AMOUNTS;
    codes[STEP + YEAR_SLOT] = yearSlot;
    const amounts = new Float64Array(32);
    amounts[AMOUNTS + TAG_ADD] = add;
    return { ...plan, tape: { ...plan.tape, codes, amounts } };
  }

  it.each<readonly [string, number, number, number, number, number, boolean]>([
    // 2^26 × 2^10 × 2^16 = 2^52: the sum with another of its size may be 2^53.
    ["too much in a visit", 2 ** 10, -1, 2 ** 26, 2 ** 16, 1, false],
    ["the most in a visit", 2 ** 10, -1, 2 ** 26, 2 ** 16 - 1, 2 ** 50, true],
    ["too little is as much", -(2 ** 10), -1, 2 ** 26, 2 ** 16, 1, false],
    ["too much in a year", 2 ** 10, 5, 2 ** 26, 1, 2 ** 16, false],
    ["the most in a year", 2 ** 10, 5, 2 ** 26, 2 ** 50, 2 ** 16 - 1, true],
    ["too much in a year, on the first or second total", 2 ** 10, 1, 2 ** 26, 1, 2 ** 16, false],
    ["nothing", 0, 5, 2 ** 26, 2 ** 50, 2 ** 50, true],
  ])("is found exactly up to 2^52: %s", (_, add, yearSlot, tagged, billed, peak, exact) => {
    expect(addsExactly(planOn(add, yearSlot), WAY, tagged, billed, peak)).toBe(exact);
  });
});
