import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { Account, Claim } from "../../../src/claim/types.ts";
import type { Plan } from "../../../src/plan/types.ts";
import type { Benefit, Limit } from "../../../src/rules/benefit.ts";
import { partsOf, settleClaim } from "../../../src/settle/settle.ts";
import type { Outcome } from "../../../src/settle/settle.ts";
import { expectRefusal } from "../claim/refusal.ts";
import type { Refused } from "../claim/refusal.ts";
import { benefit, bookOf, claimOf, flat, line, planOf, settleInTurn, TITLE } from "../pack.ts";
import { accountWith } from "./run.ts";

function outcomeOf(plan: Plan, claim: Claim, account: Partial<Account> = {}): Outcome {
  return settleClaim(plan, parseClaim(claim), accountWith(account));
}

/** What happened, in short. */
function eventsOf(plan: Plan, claim: Claim, account: Partial<Account> = {}) {
  const { events, unpaid } = outcomeOf(plan, claim, account);
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
    const { totals, admissions, highestTier } = outcomeOf(all, claimOf({ inScope: "100.00" }, { paid }));
    expect([totals, admissions, highestTier]).toEqual([[0, 0, 0], 1, "county"]);
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
    expect(outcomeOf(plan, claimOf([line("1", "1.00"), line("2", "2.00")])).allocation).toEqual({
      byPayer: [50, 100],
      patient: [50, 100],
    });
  });
});

describe("the year", () => {
  const inScope = "100.00";
  const limit = (amount: string, more: Partial<Limit> = {}): Limit => ({ amount, on: "paid", per: "year", ...more });
  const visits = (...settled: readonly string[]): Claim[] =>
    settled.map((day) =>
      claimOf({ inScope }, { visit: { kind: "outpatient", admitted: day, discharged: day, settled: day } }),
    );
  const paidOver = (own: Benefit | readonly Benefit[], claims: readonly Claim[]) =>
    settleInTurn(bookOf({ basic: "id" in own ? [own] : own }), claims).paid;

  it("a pool is shared by all that name it, and charged once a benefit", () => {
    const pool = "p";
    const both = [
      half("a", { limits: [limit("70.00", { pool }), limit("80.00", { pool }), limit("60.00")] }),
      half("b", { limits: [limit("70.00", { pool })] }),
    ];
    // a 50, b 20 of the 25: the pool is at 70; the next visit finds nothing.
    expect(paidOver(both, visits("2018-03-01", "2018-03-02"))).toEqual([["50.00", "20.00"], []]);
  });

  it("a pool of the visit begins anew with each", () => {
    const limits = [limit("60.00", { pool: "p", per: "visit" })];
    expect(paidOver([half("a", { limits }), half("b", { limits })], visits("2018-03-01", "2018-03-02"))).toEqual([
      ["50.00", "10.00"],
      ["50.00", "10.00"],
    ]);
  });

  it.each<readonly [Limit["per"], readonly (readonly string[])[]]>([
    ["visit", [["50.00"], ["50.00"], ["50.00"], ["50.00"]]],
    ["day", [["50.00"], ["10.00"], ["50.00"], ["50.00"]]],
    ["month", [["50.00"], ["10.00"], [], ["50.00"]]],
    ["year", [["50.00"], ["10.00"], [], []]],
  ])("60.00 a %s", (per, paid) => {
    const claims = visits("2018-03-01", "2018-03-01", "2018-03-31", "2018-04-01");
    expect(paidOver(half("a", { limits: [limit("60.00", { per })] }), claims)).toEqual(paid);
    expect(paidOver(half("a", { limits: [limit("60.00", { per, pool: "p" })] }), claims)).toEqual(paid);
  });

  it("a base of 60.00 a month", () => {
    const limits = [limit("160.00", { per: "month", on: "base" })];
    expect(paidOver(half("a", { limits }), visits("2018-03-01", "2018-03-31", "2018-04-01"))).toEqual([
      ["50.00"],
      ["30.00"],
      ["50.00"],
    ]);
  });

  it("a deductible of the year under a base of the visit", () => {
    const own = half("a", { cases: [flat("0.5", { deductible: { amount: "150.00", per: "year" } })] });
    expect(paidOver(own, visits("2018-03-01", "2018-04-01", "2018-05-01"))).toEqual([[], ["25.00"], ["50.00"]]);
  });

  it("a deductible and bands of the year's running base: one visit in two parts pays what one does", () => {
    const own = half("a", {
      base: { of: ["inScope"], per: "year" },
      cases: [flat("0", { deductible: "150.00", bands: [{ upTo: "200.00", rate: "0.5" }, { rate: "0.8" }] })],
    });
    expect(paidOver(own, visits("2018-03-01", "2018-04-01", "2018-05-01"))).toEqual([[], ["25.00"], ["80.00"]]);
    expect(paidOver(own, [claimOf({ inScope: "300.00" })])).toEqual([["105.00"]]);
  });

  it("a ceiling on the year's burden", () => {
    const own = half("a", {
      cases: [{ id: "all", source: "n", burden: { allow: [{ amount: "130.00" }], per: "year" } }],
    });
    expect(paidOver(own, visits("2018-03-01", "2018-04-01", "2018-05-01"))).toEqual([[], ["70.00"], ["100.00"]]);
  });

  it("the second admission, and the highest tier so far", () => {
    const book = bookOf({
      basic: [
        half("a", {
          cases: [
            flat("0.1", { id: "first" }),
            flat("0.2", { id: "second", when: { ">=": [{ var: "visit.admission" }, 2] }, exceptionTo: "first" }),
            flat("0.3", { id: "high", when: { "==": [{ var: "year.highestTier" }, "city"] }, exceptionTo: "second" }),
          ],
        }),
      ],
    });
    const claims = [
      claimOf({ inScope }),
      claimOf({ inScope }),
      claimOf({ inScope }, { facility: { tier: "city" } }),
      claimOf({ inScope }),
    ];
    expect(settleInTurn(book, claims).paid).toEqual([["10.00"], ["20.00"], ["30.00"], ["30.00"]]);
  });
});

describe("refused", () => {
  const book = (layers: Parameters<typeof planOf>[0], options?: Parameters<typeof planOf>[1]) =>
    planOf(layers, options);
  const aid = half("aid", { base: { of: ["inScope"], less: [{ of: "basic", what: "penalty" }] } });

  it.each<readonly [string, Plan, Claim, readonly Refused[]]>([
    [
      "a fact that is read",
      book({ basic: [half("a", { when: tcm })] }),
      claimOf({}),
      [["missing_fact", "visit.facility.tcm", "nothing"]],
    ],
    [
      "two cases",
      book({ basic: [half("a", { cases: [flat("0.1", { id: "x" }), flat("0.1", { id: "y" })] })] }),
      claimOf({}),
      [["rule_conflict", "benefits.a.cases", "x, y"]],
    ],
    [
      "a layer without rules",
      book({ basic: [] }, { without: ["backstop"] }),
      claimOf({}),
      [["no_rule", "backstop", "nothing"]],
    ],
    [
      "what no file can say",
      book({ basic: [half("a")] }, { notEncoded: { basic: [{ source: "n 9", why: TITLE, when: { "!": tcm } }] } }),
      claimOf({}, { facility: { tcm: false } }),
      [["not_encoded", "notEncoded", "名称 / Name (n 9)"]],
    ],
    [
      "a fact that an entitlement reads",
      book(
        { basic: [half("a")] },
        { pipeline: { entitlements: [{ code: "e", title: TITLE, when: tcm, source: "n" }] } },
      ),
      claimOf({}),
      [["missing_fact", "visit.facility.tcm", "nothing"]],
    ],
    [
      "a quantity that a given payment does not state",
      book({ basic: [half("a")], medicalAssistance: [aid] }),
      claimOf({}, { paid: [{ layer: "basic", amount: "0.00", deductible: "1.00" }] }),
      [["missing_fact", "paid.basic.penalty", "nothing"]],
    ],
    [
      "more than is unpaid",
      book({ basic: [] }),
      claimOf({ inScope: "1.00" }, { paid: [{ layer: "basic", amount: "1.01" }] }),
      [["overpaid", "paid[0].amount", "1.01"]],
    ],
    [
      "a layer that is not in the order",
      book({ basic: [] }),
      claimOf({ inScope: "1.00" }, { paid: [{ layer: "backstop", amount: "1.00" }] }),
      [["unknown_layer", "paid[0].layer", '"backstop"']],
    ],
    [
      "codes and sums first, all of them; nothing is settled on such a claim",
      book(
        {
          basic: [half("a", { when: tcm, base: { of: ["inScope"], tags: ["drug"] } })],
        },
        { pipeline: { tags: { drug: { title: TITLE } } }, without: ["backstop"] },
      ),
      claimOf([line("1", "-1.00", { tags: ["drug"] }), line("2", "1.00", { tags: ["bed"] })], {
        person: { categories: [{ code: "martian" }] },
      }),
      [
        ["invalid_claim", "person.categories[0].code", '"martian"'],
        ["invalid_claim", "lines[1].tags[0]", '"bed"'],
        ["unbalanced", "lines", "-1.00"],
      ],
    ],
    [
      "then everything that settling finds, in the order of the layers",
      book(
        {
          hospitalWaiver: [half("w")],
          basic: [half("a", { when: tcm }), half("b", { cases: [flat("0.1", { id: "x" }), flat("0.1", { id: "y" })] })],
        },
        {
          without: ["backstop"],
          pipeline: {
            highestTier: { when: { var: "visit.referred" }, source: "n" },
            entitlements: [{ code: "e", title: TITLE, when: { var: "visit.accident" }, source: "n" }],
          },
          notEncoded: { basic: [{ source: "n 9", why: TITLE }] },
        },
      ),
      claimOf({ inScope: "1.00" }, { paid: [{ layer: "hospitalWaiver", amount: "2.00" }] }),
      [
        ["missing_fact", "visit.referred", "nothing"],
        ["overpaid", "paid[0].amount", "2.00"],
        ["missing_fact", "visit.facility.tcm", "nothing"],
        ["rule_conflict", "benefits.b.cases", "x, y"],
        ["no_rule", "backstop", "nothing"],
        ["missing_fact", "visit.accident", "nothing"],
        ["not_encoded", "notEncoded", "名称 / Name (n 9)"],
      ],
    ],
  ])("%s", (_, plan, claim, refused) => {
    expectRefusal(() => outcomeOf(plan, claim), refused);
  });

  it("a fact that no predicate comes to is not missing", () => {
    const when = { or: [{ "==": [{ var: "visit.tier" }, "county"] }, tcm] };
    const plan = planOf({ basic: [half("a", { when })] });
    expect(eventsOf(plan, claimOf({ inScope: "1.00" })).events).toEqual([["paid", "a", 50]]);
    expectRefusal(
      () => outcomeOf(plan, claimOf({}, { facility: { tier: "city" } })),
      [["missing_fact", "visit.facility.tcm", "nothing"]],
    );
  });

  it("a running total that an account cannot hold; the last that it can is no refusal", () => {
    const plan = planOf({ basic: [half("a")] });
    const after = (base: string) =>
      outcomeOf(plan, claimOf({ inScope: "0.02" }), { amounts: { "basic.a.base": base } });
    expect(after("9999999999999.97").totals[0]).toBe(999_999_999_999_999);
    expectRefusal(
      () => after("9999999999999.98"),
      [["invalid_account", "account.amounts.basic.a.base", "10000000000000.00"]],
    );
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
