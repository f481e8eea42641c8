import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { Account, Claim } from "../../../src/claim/types.ts";
import type { Issue } from "../../../src/errors.ts";
import type { Plan } from "../../../src/plan/types.ts";
import { holds } from "../../../src/predicate.ts";
import type { Pipeline, Predicate } from "../../../src/rules/types.ts";
import { createVisit } from "../../../src/settle/visit.ts";
import { benefit, claimOf, flat, planOf, REGION } from "../pack.ts";
import { accountWith } from "./run.ts";

function planNaming(when: Predicate, pipeline: Partial<Pipeline> = {}): Plan {
  return planOf({ basic: [benefit("b", { when, cases: [flat("0.5")] })] }, { pipeline });
}

/** A tier as a row of totals holds it. */
function codeOf(tier: Account["highestTier"]): number {
  return tier === null ? 0 : ["township", "county", "city", "province"].indexOf(tier) + 1;
}

function visitOf(plan: Plan, claim: Claim, account: Partial<Account> = {}) {
  const issues: Issue[] = [];
  const { admissions, highestTier } = accountWith(account);
  const visit = createVisit(plan, parseClaim(claim), admissions, codeOf(highestTier), [], issues);
  return { ...visit, issues };
}

const isHighest = (tier: string) => ({ "==": [{ var: "year.highestTier" }, tier] });
const hasPaid = (layer: string) => ({ in: [layer, { var: "paid.layers" }] });
const local = { highestTier: { when: { "!=": [{ var: "visit.place" }, "outside"] }, source: "n" } };

describe("codes", () => {
  it("are those of the facts that the plan names, in its order", () => {
    const plan = planNaming({ and: [{ var: "visit.tcm" }, { ">=": [{ var: "visit.admission" }, 2] }] });
    const of = (tcm: boolean, admissions: number) =>
      visitOf(plan, claimOf({}, { facility: { tcm } }), { admissions }).codes;
    expect(plan.coder.facts).toEqual(["visit.tcm", "visit.admission"]);
    // The first admission is below the cut at 2, the second at it, the third at 3.
    expect([of(false, 0), of(true, 1), of(true, 2)]).toEqual([
      [1, 1],
      [2, 2],
      [2, 3],
    ]);
    expect(visitOf(plan, claimOf({})).codes).toEqual([0, 1]);
  });
});

describe("the year's highest tier", () => {
  it.each<readonly [string, Account["highestTier"], string, "county" | "city", Account["highestTier"]]>([
    ["the first visit", null, "990101", "county", "county"],
    ["a lower one", "city", "990101", "county", "city"],
    ["a higher one", "county", "990101", "city", "city"],
    ["one that does not count", null, "510000", "city", null],
    ["one that does not count, after others", "county", "510000", "city", "county"],
  ])("%s", (_, before, region, tier, after) => {
    const { view, highestTier, counts, issues } = visitOf(
      planNaming(isHighest("county"), local),
      claimOf({}, { facility: { region, tier } }),
      {
        highestTier: before,
      },
    );
    expect([highestTier, counts, issues]).toEqual([codeOf(after), region === REGION, []]);
    expect(holds(isHighest(after ?? "none"), view())).toBe(true);
  });

  it("is coded with this visit included", () => {
    const plan = planNaming({ or: [isHighest("county"), isHighest("none")] }, local);
    const index = plan.coder.facts.indexOf("year.highestTier");
    const coded = (region: string, highestTier: Account["highestTier"]) =>
      visitOf(plan, claimOf({}, { facility: { region } }), { highestTier }).codes[index];
    expect([coded("990101", null), coded("990101", "city"), coded("510000", null)]).toEqual([1, 3, 2]);
  });

  it("every visit counts where the pipeline does not say which", () => {
    expect(visitOf(planNaming({ var: "visit.tcm" }), claimOf({}, { facility: { region: "510000" } })).highestTier).toBe(
      codeOf("county"),
    );
  });

  it("a fact that decides it must be there", () => {
    const plan = planNaming({ var: "visit.tcm" }, { highestTier: { when: { var: "visit.referred" }, source: "n" } });
    const { issues, highestTier, counts } = visitOf(plan, claimOf({}));
    expect(issues.map(({ code, path }) => [code, path])).toEqual([["missing_fact", "visit.referred"]]);
    expect([highestTier, counts]).toEqual([0, null]);
    expect(visitOf(plan, claimOf({}, { visit: { referred: true } }))).toMatchObject({
      issues: [],
      highestTier: codeOf("county"),
      counts: true,
    });
  });

  it.each([
    [null, "county", "county"],
    ["city", "county", "city"],
    ["county", "city", "city"],
    ["township", "township", "township"],
    ["city", "province", "province"],
  ] as const)("of the tiers %s and %s the higher is %s", (before, tier, higher) => {
    const visit = visitOf(planNaming({ var: "visit.tcm" }), claimOf({}, { facility: { tier } }), {
      highestTier: before,
    });
    expect(visit.highestTier).toBe(codeOf(higher));
  });
});

describe("layers that have paid", () => {
  it("are none at first; each counts once, from then on", () => {
    const plan = planNaming({ or: [hasPaid("basic"), hasPaid("backstop")] });
    const visit = visitOf(plan, claimOf({}));
    const now = () => [visit.codes[0], holds(hasPaid("basic"), visit.view()), holds(hasPaid("backstop"), visit.view())];
    expect(now()).toEqual([1, false, false]);
    visit.paid("commercial");
    expect(now()).toEqual([1, false, false]);
    visit.paid("backstop");
    expect(now()).toEqual([3, false, true]);
    visit.paid("backstop");
    visit.paid("basic");
    expect(now()).toEqual([4, true, true]);
  });

  it("may be named by no rule", () => {
    const visit = visitOf(planNaming({ var: "visit.tcm" }), claimOf({}));
    visit.paid("basic");
    expect([visit.codes, holds(hasPaid("basic"), visit.view())]).toEqual([[0], true]);
  });
});

it.each([
  ["inpatient", 3],
  ["outpatient", 2],
  ["chronic", 2],
  ["special", 2],
  ["emergency", 2],
] as const)("counts admissions: an %s visit after two makes %i", (kind, admissions) => {
  const third = { ">=": [{ var: "visit.admission" }, 3] };
  const visit = visitOf(planNaming(third), claimOf({}, { visit: { kind } }), { admissions: 2 });
  expect([visit.admissions, holds(third, visit.view())]).toEqual([admissions, admissions === 3]);
});

it("tests categories on the day that selects rules", () => {
  const person = { categories: [{ code: "orphan", to: "2018-11-05" }] };
  const poor = { in: ["orphan", { var: "person.categories" }] };
  for (const [selectBy, held] of [
    ["admission", true],
    ["discharge", false],
  ] as const) {
    const visit = visitOf(planNaming(poor, { selectBy }), claimOf({}, { person }));
    expect(holds(poor, visit.view())).toBe(held);
  }
});
