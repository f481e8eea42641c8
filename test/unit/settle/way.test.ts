import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import { dayNumber } from "../../../src/date.ts";
import { TIERS } from "../../../src/facts.ts";
import type { Profile } from "../../../src/plan/profile.ts";
import type { Plan } from "../../../src/plan/types.ts";
import { createDesk } from "../../../src/settle/desk.ts";
import type { Desk } from "../../../src/settle/desk.ts";
import { openBill } from "../../../src/settle/bill.ts";
import { keyOf } from "../../../src/settle/profiles.ts";
import { BASE_NOW, createRun, movesOf, sumOf } from "../../../src/settle/run.ts";
import { foldPlain, settleClaim } from "../../../src/settle/settle.ts";
import { expectRefusal } from "../claim/refusal.ts";
import { benefit, claimOf, DAY, flat, line, planOf, TITLE } from "../pack.ts";
import { accountWith, runOf, settledOn } from "./run.ts";

const half = (id: string) => benefit(id, { cases: [flat("0.5")] });
const plan = planOf({ basic: [half("b")] });
const MAX_TOTAL = 999_999_999_999_999;

/** The profile that a desk keeps for a claim of `DAY`, under a tier of the year as a row holds it. */
function keptFor({ plan: { keys, ...rest }, profiles }: Desk, claim: ReturnType<typeof claimOf>, tier: number) {
  if (keys === null) throw new RangeError("no keys");
  const key = keyOf({ keys, ...rest }, keys, parseClaim(claim), dayNumber(DAY), 1);
  return {
    key,
    whole: key + (keys.highestTier?.[tier] ?? 0),
    profile: profiles.find(key + (keys.highestTier?.[tier] ?? 0)),
  };
}

describe("a claim goes the quick way", () => {
  it.each(["inScope", "preSelfPay", "overLimit", "ownPay"] as const)(
    "with a bound of all its buckets: %s",
    (bucket) => {
      const claim = claimOf({ [bucket]: "7.00" }, { person: { birthDate: "1950-01-01" } });
      expect(settledOn(plan, claim).row[plan.row.peak]).toBe(1_400); // two benefits' worth of 7.00
    },
  );

  it("up to the last fen that an account may hold", () => {
    const desk = createDesk(plan);
    const row = new Float64Array(plan.row.width);
    row[plan.row.peak] = MAX_TOTAL - 200;
    settleClaim(desk, parseClaim(claimOf({ inScope: "1.00" })), row);
    expect(row[plan.row.peak]).toBe(MAX_TOTAL);
    // One more is settled with care, which knows what the totals are.
    settleClaim(desk, parseClaim(claimOf({ inScope: "0.01" })), row);
    expect(row[plan.row.peak]).toBe(101);
  });

  it("keeps figures and shares of lines unless told otherwise", () => {
    const row = new Float64Array(plan.row.width);
    const { trace, allocation } = settleClaim(createDesk(plan), parseClaim(claimOf([line("1", "1.00")])), row);
    expect([trace?.length, allocation?.shares]).toEqual([22, [50]]);
  });

  it("by the age on the day", () => {
    const old = { ">=": [{ var: "person.age" }, 60] };
    const cases = [flat("0.5", { id: "young", when: { "!": old } }), flat("0.6", { id: "old", when: old })];
    const desk = createDesk(planOf({ basic: [benefit("b", { cases })] }));
    const chosen = (birthDate: string) =>
      settledOn(desk, claimOf({ inScope: "1.00" }, { person: { birthDate } })).outcome.variants[0]?.case.id;
    expect([chosen("1958-11-11"), chosen("1958-11-10"), chosen("2018-01-01")]).toEqual(["young", "old", "young"]);
  });

  it("unless a code is not declared", () => {
    const person = { categories: [{ code: "martian" }] };
    expectRefusal(
      () => settledOn(plan, claimOf({ inScope: "1.00" }, { person })),
      [["invalid_claim", "person.categories[0].code", '"martian"']],
    );
  });
});

describe("the tier of the year", () => {
  const high = { in: [{ var: "year.highestTier" }, ["city", "province"]] };
  const cases = [flat("0.1", { id: "low", when: { "!": high } }), flat("0.2", { id: "high", when: high })];
  const highestTier = { when: { var: "visit.tcm" }, source: "n" };
  const layers = { basic: [benefit("b", { cases })] };
  const city = (tcm: boolean) => claimOf({ inScope: "1.00" }, { facility: { tier: "city", tcm } });

  it("is part of the key under which the profile is kept, and of the one of whether a visit counts", () => {
    const desk = createDesk(planOf(layers, { pipeline: { highestTier } }));
    const { outcome, row } = settledOn(desk, city(true), accountWith({ highestTier: "county" }));
    const tier = row[desk.plan.row.highestTier] ?? 0;
    const { profile, key } = keptFor(desk, city(true), tier);
    expect(profile?.choices).toBe(outcome.choices);
    const before = TIERS.indexOf("county") + 1;
    expect(desk.profiles.tierCounts(key + (desk.plan.keys?.highestTier?.[before] ?? 0))).toBe(true);
  });

  it("is not asked for where every visit counts", () => {
    const desk = createDesk(planOf(layers));
    settledOn(desk, city(true));
    expect(desk.profiles.tierCounts(keptFor(desk, city(true), 0).whole)).toBeUndefined();
  });

  it("is known from an earlier claim with these facts", () => {
    const desk = createDesk(planOf(layers, { pipeline: { highestTier } }));
    desk.profiles.keepTier(keptFor(desk, city(true), 0).whole, false);
    const { row } = settledOn(desk, city(true));
    expect(row[desk.plan.row.highestTier]).toBe(0);
  });

  it("is refused where a fact is missing that decides it, though no benefit reads one", () => {
    const simple = planOf({ basic: [half("b")] }, { pipeline: { highestTier } });
    expectRefusal(
      () => settledOn(simple, claimOf({ inScope: "1.00" })),
      [["missing_fact", "visit.facility.tcm", "nothing"]],
    );
    // Where it is known, the claim goes the quick way: the bound is none that a look at the totals gives.
    expect(settledOn(simple, city(true)).row[simple.row.peak]).toBe(200);
  });
});

describe("a profile that is kept", () => {
  it("is taken as it is", () => {
    const desk = createDesk(plan);
    const claim = claimOf({ inScope: "1.00" });
    settledOn(desk, claim);
    const { profile, whole } = keptFor(desk, claim, 0);
    if (profile === undefined) throw new RangeError("not kept");
    const other = createDesk(plan);
    const remarks = { ...profile.remarks };
    other.profiles.keep(whole, { ...profile, remarks });
    expect(settledOn(other, claim).outcome.remarks).toBe(remarks);
  });

  /** Whether foldPlain goes by the tape: the fold over variants leaves the base of each in the run. */
  function isTaped(own: Plan, change: Partial<Profile>, peak: number, safe: number): boolean {
    const desk = createDesk(own);
    const claim = claimOf({ inScope: "10.00" });
    settledOn(desk, claim);
    const { profile } = keptFor(desk, claim, 0);
    if (profile === undefined) throw new RangeError("not kept");
    own.tape.safe = safe;
    expect(openBill(desk.run, parseClaim(claim))).toEqual([]);
    expect(desk.run.now[BASE_NOW]).toBe(0);
    expect(foldPlain(desk, { ...profile, ...change }, 1, 1, peak)).toBe(profile.variants);
    expect([desk.run.whole, desk.run.moved[0]]).toEqual([[0, 0, 0, 0], 500]);
    return desk.run.now[BASE_NOW] === 0;
  }

  it.each<readonly [boolean, Partial<Profile>, number, number]>([
    [true, { safe: 100 }, 100, 50],
    [true, { safe: 50 }, 100, 100],
    [true, { safe: 200 }, 100, 50],
    [true, { safe: 50 }, 100, 200],
    [false, { safe: 99 }, 100, 99],
    [false, { safe: 200, way: -1 }, 100, 200],
  ])("goes by the tape, %s, with %o, a bound of %i and a tape safe up to %i", (taped, change, peak, safe) => {
    expect(isTaped(planOf({ basic: [half("b")] }), change, peak, safe)).toBe(taped);
  });

  it("goes the quick way below the amount of a remark that the bill might have passed", () => {
    const above = { benefit: "b", amount: "60.00" };
    const noted = planOf({ basic: [half("b")] }, { notEncoded: { basic: [{ source: "n", why: TITLE, above }] } });
    // 50.00 is paid of a bill of 100.00.
    expect(settledOn(noted, claimOf({ inScope: "100.00" })).row[noted.row.peak]).toBe(20_000);
  });
});

describe("the room of a run", () => {
  const limits = [{ amount: "9.00", on: "paid", per: "year" }] as const;
  const two = [...limits, { amount: "9.00", on: "base", per: "year" }] as const;
  const adjust = [{ id: "a", source: "n", rate: { add: "0.1" } }] as const;
  const first = benefit("a", {
    cases: [flat("0.5", { limits: two }), flat("0.5", { id: "x", limits: [] })],
    limits,
    adjust,
  });
  const roomy = planOf({ basic: [first, benefit("b", { cases: [flat("0.5")], limits })], backstop: [half("c")] });

  it("is as long as the longest trace and all moves", () => {
    // 22 figures each; two limits and one step; one limit; nothing.
    expect(createRun(roomy).trace).toHaveLength(25 + 23 + 22);
    // Three benefits and two layers, of one payer each.
    expect([movesOf(roomy, 1), movesOf(roomy, 3), createRun(roomy).moved.length]).toEqual([25, 65, 25]);
  });

  it("has a place for the case that is kept for the year, and cells for each payer", () => {
    const cases = [flat("0.5", { id: "x", when: { var: "visit.tcm" } }), flat("0.6", { id: "y" })];
    const payers = ["basic", "hospital"].map((payer) => ({ payer, share: "0.5" }));
    const own = planOf({ basic: [benefit("b", { choose: "first-of-year", cases, payers })] });
    expect([createRun(own).trace.length, movesOf(own, 1), movesOf(own, 2)]).toEqual([23, 14, 26]);
  });

  it("begins with nothing traced, given or undeclared", () => {
    expect(createRun(roomy)).toMatchObject({ undeclared: false, traced: false, given: [null, null] });
  });

  it("sums a bill in one group where that is covered", () => {
    const run = runOf(roomy, claimOf({ inScope: "3.00", ownPay: "1.00" }));
    run.groupTags = [2];
    const sums = [0, 1, 2, 3].map((tags) => sumOf(run, run.unpaid, [0, 3], tags));
    expect(sums).toEqual([400, 0, 400, 400]);
  });
});
