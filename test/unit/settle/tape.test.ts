import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { Claim, FeeLine } from "../../../src/claim/types.ts";
import { profileOf } from "../../../src/plan/profile.ts";
import type { Profile } from "../../../src/plan/profile.ts";
import { AMOUNTS_AT, BAND_COUNT, OF } from "../../../src/plan/step.ts";
import { stepsOf } from "../../../src/plan/tape.ts";
import type { Plan } from "../../../src/plan/types.ts";
import type { BandsCase, Benefit } from "../../../src/rules/benefit.ts";
import { settleCarefully } from "../../../src/settle/careful.ts";
import { createDesk, visitOf } from "../../../src/settle/desk.ts";
import { settleClaim } from "../../../src/settle/settle.ts";
import { openRow } from "../../../src/settle/totals.ts";
import { accountWith } from "./run.ts";
import { benefit, claimOf, flat, line, planOf, TITLE } from "../pack.ts";

const FULL = { trace: true, lines: true };
const TAGS = { pipeline: { tags: { herb: { title: TITLE } } } };

/** The way of a claim through a plan. */
function profileFor(plan: Plan, from: Claim): Profile {
  const claim = parseClaim(from);
  const desk = createDesk(plan);
  openRow(plan, claim, accountWith(), desk.run.row);
  const { codes, view } = visitOf(desk, claim, []);
  return profileOf(plan, codes, view);
}

/** Three layers with everything that a tape knows. */
const layers = (more: Partial<BandsCase> = {}): { readonly [layer: string]: readonly Benefit[] } => ({
  basic: [
    benefit("stay", {
      cases: [flat("0.60", { deductible: "400.00", bands: [{ upTo: "1500.00", rate: "0.63" }, { rate: "0.83" }] })],
      limits: [{ amount: "2000.00", on: "paid", per: "year", pool: "basic" }],
      adjust: [{ id: "herbs", source: "n", rate: { add: "0.05", tags: ["herb"] } }],
    }),
  ],
  criticalIllness: [
    benefit("year", {
      base: { of: ["inScope"], per: "year" },
      cases: [
        flat("0.50", { deductible: "300.00", bands: [{ upTo: "900.00", rate: "0.50" }, { rate: "0.70" }], ...more }),
      ],
      limits: [{ amount: "5000.00", on: "base", per: "year" }],
    }),
  ],
  medicalAssistance: [
    benefit("rest", {
      base: { of: ["preSelfPay", "inScope"], less: [{ of: "basic", what: "statedDeductible" }] },
      cases: [flat("0.70")],
      limits: [{ amount: "800.00", on: "paid", per: "year" }],
    }),
  ],
});

/** The claims one after the other on one row, by the tape and by the careful fold: outcomes, figures and rows. */
function bothWays(plan: Plan, claims: readonly Claim[]) {
  const [quick, careful] = [createDesk(plan), createDesk(plan)];
  const rows = [new Float64Array(plan.row.width), new Float64Array(plan.row.width)] as const;
  return claims.map((from) => {
    const claim = parseClaim(from);
    const one = settleClaim(quick, claim, rows[0], 0, FULL);
    Object.assign(careful.run, { row: rows[1], at: 0, traced: true });
    const other = settleCarefully(careful, claim, FULL);
    const told = ({ moved, trace, allocation, groups }: typeof one, row: Float64Array) => ({
      moved,
      trace,
      allocation,
      groups,
      totals: [...row.subarray(0, plan.slots.length)],
    });
    return [told(one, rows[0]), told(other, rows[1])] as const;
  });
}

describe("the loop over a tape", () => {
  const plan = planOf(layers(), TAGS);
  const herbs: readonly FeeLine[] = [
    line("1", "900.00", { tags: ["herb"] }),
    line("2", "1350.55"),
    line("3", "333.33", { catalogue: "B", preSelfPayRate: "0.2" }),
  ];

  it("settles these packs at all", () => {
    expect(stepsOf(plan.tape, profileFor(plan, claimOf({ inScope: "1.00" })).way)).toHaveLength(3);
    expect(profileFor(plan, claimOf(herbs)).firstTags).not.toBe(0);
  });

  it.each<readonly [string, readonly Claim[]]>([
    [
      "below, at and above edges, in a year",
      ["399.99", "400.00", "400.01", "1500.00", "1500.01", "5000.00"].map((inScope) =>
        claimOf({ inScope, preSelfPay: "120.07" }),
      ),
    ],
    [
      "a year whose limits are used up",
      Array.from({ length: 6 }, () => claimOf({ inScope: "2999.99", preSelfPay: "700.00", ownPay: "5.00" })),
    ],
    ["lines without a tag", [claimOf([line("1", "2000.00"), line("2", "0.01")])]],
    ["lines of which one bears the tag", [claimOf(herbs), claimOf(herbs), claimOf(herbs)]],
    ["lines that all bear it", [claimOf([line("1", "2000.00", { tags: ["herb"] })]), claimOf({ inScope: "9.00" })]],
    ["a base of nothing", [claimOf({ ownPay: "10.00" })]],
    [
      "an amount far beyond the tape's guard",
      [claimOf({ inScope: "99999999999.99" }), claimOf({ inScope: "1000.00" })],
    ],
  ])("settles as the careful fold does: %s", (_, claims) => {
    for (const [one, other] of bothWays(plan, claims)) expect(one).toStrictEqual(other);
  });
});

describe("the tape of a plan", () => {
  it("holds a step and a way once, where its numbers stand together", () => {
    const plan = planOf(layers(), TAGS);
    const { way } = profileFor(plan, claimOf({ inScope: "1.00" }));
    const places = stepsOf(plan.tape, way);
    const { codes } = plan.tape;
    expect(places.map((place) => codes[place + BAND_COUNT])).toEqual([2, 2, 1]);
    // One bucket is itself; several are 4 and their number.
    expect(places.map((place) => codes[place + OF])).toEqual([0, 0, 6]);
    expect(new Set(places.map((place) => codes[place + AMOUNTS_AT])).size).toBe(3);
    const variants = profileFor(plan, claimOf({ inScope: "2.00" })).variants;
    expect(plan.tape.wayOf(plan.benefits, variants)).toBe(way);
    // A way of one of them alone is another, over the same step.
    const alone = plan.tape.wayOf(plan.benefits, [variants[0] ?? null, null, null]);
    expect(stepsOf(plan.tape, alone)).toEqual(places.slice(0, 1));
  });

  it.each<readonly [string, Partial<BandsCase>]>([
    ["a slab", { bandMode: "slab" }],
    ["a deductible that is a trigger", { deductible: { amount: "300.00", mode: "trigger" } }],
    ["bands from the deductible", { bandsFrom: "deductible" }],
    ["rounding to the yuan", { rounding: { unit: "1", mode: "half-up" } }],
    ["rounding down", { rounding: { unit: "0.01", mode: "down" } }],
  ])("leaves to the fold over variants: %s", (_, more) => {
    const plan = planOf(layers(more), TAGS);
    expect(profileFor(plan, claimOf({ inScope: "1.00" })).way).toBe(-1);
    const claims = ["700.00", "900.01", "5000.00"].map((inScope) => claimOf({ inScope, preSelfPay: "50.05" }));
    for (const [one, other] of bothWays(plan, claims)) expect(one).toStrictEqual(other);
  });

  it("knows parts of a bill by the first rate alone", () => {
    const second = layers();
    const [basic = [], critical = []] = [second["basic"], second["criticalIllness"]];
    const turned = planOf({ criticalIllness: critical, basic }, TAGS);
    expect(profileFor(turned, claimOf({ inScope: "1.00" })).firstTags).toBe(-1);
    const claims = [claimOf([line("1", "900.00", { tags: ["herb"] }), line("2", "1350.55")])];
    for (const [one, other] of bothWays(turned, claims)) expect(one).toStrictEqual(other);
  });
});
