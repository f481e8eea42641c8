import { describe, expect, it } from "vitest";
import type { Account, Claim } from "../../../src/claim/types.ts";
import type { Plan } from "../../../src/plan/types.ts";
import type { Benefit } from "../../../src/rules/benefit.ts";
import type { Outcome } from "../../../src/settle/desk.ts";
import { partsOf, readOutcome } from "../../../src/settle/events.ts";
import { benefit, claimOf, flat, line, planOf, TITLE } from "../pack.ts";
import { accountWith, settledOn, totalsIn } from "./run.ts";

function outcomeOf(plan: Plan, claim: Claim, account: Partial<Account> = {}): Outcome {
  return settledOn(plan, claim, accountWith(account)).outcome;
}

/** What happened, in short. */
function eventsOf(plan: Plan, claim: Claim, account: Partial<Account> = {}) {
  const { events, unpaid } = readOutcome(outcomeOf(plan, claim, account));
  const short = events.map((event) => {
    const sum = partsOf(event).reduce((total, { amount }) => total + amount, 0);
    if (event.kind === "given" || event.kind === "no-rule") return [event.kind, event.layer.name, sum];
    if (event.kind === "skip") return [event.reason, event.benefit.benefit.id, sum];
    return [event.kind, event.benefit.benefit.id, sum];
  });
  return { events: short, unpaid };
}

const half = (id: string, more: Partial<Benefit> = {}): Benefit => benefit(id, { cases: [flat("0.5")], ...more });
const tcm = { var: "visit.tcm" };
const hasPaid = (layer: string) => ({ in: [layer, { var: "paid.layers" }] });

describe("the fold over layers", () => {
  it("each benefit works on what the one before left", () => {
    const plan = planOf({
      basic: [half("a"), half("b")],
      backstop: [half("c", { base: { of: ["inScope"], net: "gross" } })],
    });
    expect(eventsOf(plan, claimOf({ inScope: "100.00", ownPay: "1.00" }))).toEqual({
      events: [
        ["paid", "a", 5_000],
        ["paid", "b", 2_500],
        ["paid", "c", 2_500], // half of the gross bill is 50.00, 25.00 is left
      ],
      unpaid: [0, 0, 0, 100],
    });
  });

  it("skips with a reason, and goes on", () => {
    const plan = planOf(
      {
        basic: [half("a", { when: tcm }), half("b", { cases: [flat("0.5", { when: tcm })] }), half("c")],
      },
      { without: ["backstop"], pipeline: { optional: ["backstop"] } },
    );
    expect(eventsOf(plan, claimOf({ inScope: "100.00" }, { facility: { tcm: false } })).events).toEqual([
      ["not-for-this-visit", "a", 0],
      ["no-case", "b", 0],
      ["paid", "c", 5_000],
      ["no-rule", "backstop", 0],
    ]);
  });

  it("a given layer is not computed, is taken off and counts as paid", () => {
    const plan = planOf({
      basic: [half("a", { when: { var: "visit.referred" } })], // read it would be missing
      criticalIllness: [half("b", { when: hasPaid("basic") })],
    });
    const given = (amount: string) => claimOf({ inScope: "100.00" }, { paid: [{ layer: "basic", amount }] });
    expect(eventsOf(plan, given("60.00"))).toEqual({
      events: [
        ["given", "basic", 6_000],
        ["paid", "b", 2_000],
      ],
      unpaid: [2_000, 0, 0, 0],
    });
    expect(eventsOf(plan, given("0.00")).events).toEqual([
      ["given", "basic", 0],
      ["not-for-this-visit", "b", 0],
    ]);
  });

  it("a given layer needs no rule, and touches no running total but the count of visits", () => {
    const plan = planOf({ criticalIllness: [half("b")] }, { pipeline: { order: ["basic", "criticalIllness"] } });
    const paid = [{ layer: "basic", amount: "60.00" }];
    expect(eventsOf(plan, claimOf({ inScope: "100.00" }, { paid })).events).toEqual([
      ["given", "basic", 6_000],
      ["paid", "b", 2_000],
    ]);
    const all = planOf({ basic: [half("a")] });
    const { row, account } = settledOn(all, claimOf({ inScope: "100.00" }, { paid }));
    expect([totalsIn(all, row), account.admissions, account.highestTier]).toEqual([[0, 0, 0], 1, "county"]);
  });

  it("paid.layers names layers that have paid something, earlier benefits of the same layer too", () => {
    const plan = planOf({
      basic: [
        half("nothing", { cases: [flat("0")] }),
        half("first", { when: { "!": hasPaid("basic") } }),
        half("second", { when: hasPaid("basic") }),
      ],
    });
    expect(eventsOf(plan, claimOf({ inScope: "100.00" })).events).toEqual([
      ["paid", "nothing", 0],
      ["paid", "first", 5_000],
      ["paid", "second", 2_500],
    ]);
    expect(eventsOf(plan, claimOf({})).events[2]).toEqual(["not-for-this-visit", "second", 0]);
  });

  it("a hospital that keeps the difference has not paid", () => {
    const quota = { id: "all", source: "n", quota: { amount: "150.00", below: "keep" } } as const;
    const plan = planOf({
      hospitalWaiver: [benefit("q", { cases: [quota] })],
      basic: [half("b", { when: { "!": hasPaid("hospitalWaiver") } })],
    });
    expect(eventsOf(plan, claimOf({ inScope: "100.00" }))).toEqual({
      events: [
        ["paid", "q", -5_000],
        ["paid", "b", 7_500],
      ],
      unpaid: [7_500, 0, 0, 0],
    });
  });

  it("quantities of earlier layers and benefits, and of given ones", () => {
    const plan = planOf({
      basic: [half("a", { cases: [flat("0.5", { deductible: "30.00" })] }), half("skipped", { when: tcm })],
      medicalAssistance: [
        half("whole", {
          base: { of: ["inScope"], net: "gross", less: [{ of: "basic", what: "deductible" }] },
          cases: [flat("0.1")],
        }),
      ],
    });
    const claim = claimOf({ inScope: "100.00" }, { facility: { tcm: false } });
    expect(eventsOf(plan, claim).events[2]).toEqual(["paid", "whole", 700]);
    const paid = [{ layer: "basic", amount: "10.00", deductible: "80.00" }];
    expect(eventsOf(plan, { ...claim, paid }).events[1]).toEqual(["paid", "whole", 200]);
  });

  it("allocates to lines, where there are lines", () => {
    const plan = planOf({ basic: [half("a")] });
    expect(outcomeOf(plan, claimOf({ inScope: "1.00" })).allocation).toBeNull();
    const lines = claimOf([line("1", "1.00"), line("2", "2.00")]);
    expect(outcomeOf(plan, lines).allocation).toEqual({ payers: [0], shares: [50, 100] });
    const detail = { trace: true, lines: false };
    expect(settledOn(plan, lines, accountWith(), detail).outcome.allocation).toBeNull();
  });
});

it("remarks are of the whole claim: entitlements and notes know which layers have paid", () => {
  const plan = planOf(
    { basic: [half("a")] },
    {
      pipeline: { entitlements: [{ code: "paid", title: TITLE, when: hasPaid("basic"), source: "n" }] },
      notEncoded: { basic: [{ source: "n", why: TITLE, when: hasPaid("basic"), effect: "note" }] },
    },
  );
  const remarksOf = (inScope: string) => {
    const { entitlements, notes } = outcomeOf(plan, claimOf({ inScope })).remarks;
    return [entitlements, notes.length];
  };
  expect([remarksOf("1.00"), remarksOf("0.00")]).toEqual([
    [["paid"], 1],
    [[], 0],
  ]);
});
