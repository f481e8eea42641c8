import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { Account, Claim } from "../../../src/claim/types.ts";
import { SettlementError } from "../../../src/errors.ts";
import type { Plan } from "../../../src/plan/types.ts";
import type { Benefit } from "../../../src/rules/benefit.ts";
import { settleCarefully } from "../../../src/settle/careful.ts";
import { createDesk } from "../../../src/settle/desk.ts";
import { readOutcome } from "../../../src/settle/events.ts";
import { settleClaim } from "../../../src/settle/settle.ts";
import { openRow } from "../../../src/settle/totals.ts";
import { expectRefusal } from "../claim/refusal.ts";
import { benefit, claimOf, flat, line, planOf, TITLE } from "../pack.ts";
import { accountWith, settledOn } from "./run.ts";

const half = (id: string, more: Partial<Benefit> = {}): Benefit => benefit(id, { cases: [flat("0.5")], ...more });
const MOST = "9999999999999.99";
const tcm = { var: "visit.tcm" };

/** The row of a claim that is refused, before and after, between other rows. */
function rowsOf(plan: Plan, claim: Claim, account: Partial<Account> = {}) {
  const desk = createDesk(plan);
  const { width } = plan.row;
  const room = new Float64Array(3 * width).fill(-1);
  const parsed = parseClaim(claim);
  openRow(plan, parsed, accountWith(account), room, width);
  const before = [...room];
  let issues: readonly { readonly code: string }[] = [];
  try {
    settleClaim(desk, parsed, room, width);
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    issues = error.issues;
  }
  return { before, after: [...room], codes: issues.map(({ code }) => code) };
}

describe("a claim that is refused leaves its row as it was", () => {
  const limits = [{ amount: "50.00", on: "paid", per: "visit" }] as const;
  const plan = planOf(
    { basic: [half("a", { limits }), half("b", { when: tcm })] },
    { pipeline: { tags: { drug: { title: TITLE } } } },
  );
  const account = { admissions: 3, amounts: { "basic.a.base": "7.00" } };

  it.each<readonly [string, Claim, string]>([
    ["a fact is missing after a benefit has paid", claimOf({ inScope: "100.00" }), "missing_fact"],
    ["more is given than is unpaid", claimOf({}, { paid: [{ layer: "basic", amount: "0.01" }] }), "overpaid"],
    ["a code is not declared", claimOf({}, { facility: { class: "first" } }), "invalid_claim"],
    [
      "a tag is not declared",
      claimOf([line("1", "1.00", { tags: ["x"] })], { facility: { tcm: true } }),
      "invalid_claim",
    ],
    [
      "a total passes what an account holds",
      claimOf({ inScope: "1.00" }, { facility: { tcm: true } }),
      "invalid_account",
    ],
  ])("%s", (_, claim, code) => {
    const amounts = code === "invalid_account" ? { "basic.a.base": MOST } : account.amounts;
    const { before, after, codes } = rowsOf(plan, claim, { ...account, amounts });
    expect([codes, after]).toEqual([[code], before]);
  });
});

describe("the bound of the running totals", () => {
  const plan = planOf({ basic: [half("a"), half("b")] });
  const peakAfter = (claim: Claim, account: Partial<Account> = {}) =>
    settledOn(plan, claim, accountWith(account)).row[plan.row.peak];

  it("is above every total that a plain claim can leave, and exact after a careful one", () => {
    const claim = claimOf({ inScope: "100.00" });
    expect(plan.row.gain).toBe(3);
    expect(peakAfter(claim)).toBe(30_000);
    expect(peakAfter(claim, { amounts: { "basic.b.paid": "9.00" } })).toBe(30_900);
    const given = { ...claim, paid: [{ layer: "basic", amount: "1.00" }] };
    expect(peakAfter(given, { amounts: { "basic.b.paid": "9.00" } })).toBe(900);
  });

  it("many small claims near the bound are settled, up to the last fen", () => {
    const desk = createDesk(plan);
    const row = new Float64Array(plan.row.width);
    openRow(plan, parseClaim(claimOf({})), accountWith({ amounts: { "basic.a.base": "9999999999999.49" } }), row);
    const one = parseClaim(claimOf({ inScope: "0.10" }));
    const { slots } = plan;
    for (let i = 1; i <= 5; i++) {
      settleClaim(desk, one, row);
      expect(row[slots.findIndex(({ key }) => key === "basic.a.base")]).toBe(999_999_999_999_949 + 10 * i);
    }
    const before = [...row];
    expectRefusal(
      () => settleClaim(desk, one, row),
      [["invalid_account", "account.amounts.basic.a.base", "10000000000000.09"]],
    );
    expect([...row]).toEqual(before);
  });

  it("a pool that every benefit charges is held to it", () => {
    const limits = [{ amount: "999999999999.99", on: "base", per: "year", pool: "p" }] as const;
    const own = { limits, cases: [flat("0")] };
    const pooled = planOf({ basic: ["a", "b", "c", "d"].map((id) => half(id, own)) });
    // Four times 25 000 000 000 000 fen, the last cut by one.
    const { row } = settledOn(pooled, claimOf({ inScope: "250000000000.00" }));
    const pool = pooled.slots.findIndex(({ key }) => key === "pool.p");
    expect([row[pool], (row[pooled.row.peak] ?? 0) >= (row[pool] ?? 0)]).toEqual([99_999_999_999_999, true]);
  });

  it("knows what a hospital that keeps the difference adds to a bill", () => {
    const quota = { id: "all", source: "n", quota: { amount: "999999999999.99", below: "keep" } } as const;
    const keeps = planOf({
      hospitalWaiver: [benefit("q", { cases: [quota] })],
      basic: [half("a", { cases: [flat("0")] })],
    });
    expect(keeps.row.kept).toBe(99_999_999_999_999);
    const desk = createDesk(keeps);
    const row = new Float64Array(keeps.row.width);
    const one = parseClaim(claimOf({ inScope: "0.01" }));
    const base = keeps.slots.findIndex(({ key }) => key === "basic.a.base");
    for (let i = 1; i <= 10; i++) {
      settleClaim(desk, one, row);
      expect(row[base]).toBe(99_999_999_999_999 * i);
      expect(row[keeps.row.peak]).toBeGreaterThanOrEqual(row[base] ?? 0);
    }
    expectRefusal(
      () => settleClaim(desk, one, row),
      [["invalid_account", "account.amounts.basic.a.base", "10999999999999.89"]],
    );
  });
});

it("a rule conflict names its cases and file, and nothing is taken for it", () => {
  const plan = planOf({ basic: [half("b", { cases: [flat("0.5", { id: "x" }), flat("0.6", { id: "y" })] })] });
  const desk = createDesk(plan);
  const settling = (): unknown => settledOn(desk, claimOf({ inScope: "1000.00" }));
  expect(settling).toThrow(SettlementError);
  try {
    settling();
  } catch (error) {
    expect(error instanceof SettlementError ? error.issues : error).toMatchObject([
      {
        code: "rule_conflict",
        cases: ["x", "y"],
        file: "basic.json",
        claim: "c-1",
        path: "benefits.b.cases",
        found: "x, y",
      },
    ]);
  }
  expect([[...desk.run.unpaid], desk.run.movedEnd]).toEqual([[100_000, 0, 0, 0], 0]);
});

it("tags that nobody declares and sums below zero are told together, on the quick way too", () => {
  const grouping = half("a", { base: { of: ["inScope"], tags: ["drug"] } });
  const plan = planOf({ basic: [grouping] }, { pipeline: { tags: { drug: { title: TITLE } } } });
  const lines = [line("1", "-1.00", { tags: ["drug"] }), line("2", "2.00", { tags: ["bed"] })];
  expectRefusal(
    () => settledOn(plan, claimOf(lines)),
    [
      ["invalid_claim", "lines[1].tags[0]", '"bed"'],
      ["unbalanced", "lines", "-1.00"],
    ],
  );
});

describe("a choice that waits for a payment", () => {
  const hasPaid = (layer: string) => ({ in: [layer, { var: "paid.layers" }] });
  const plan = planOf({
    basic: [half("a", { cases: [flat("0.5", { deductible: "10.00" })] })],
    backstop: [
      half("b", {
        cases: [
          flat("0.1", { id: "after", when: hasPaid("basic") }),
          flat("0.2", { id: "alone", when: { "!": hasPaid("basic") } }),
        ],
      }),
    ],
  });

  it("is made by what this claim has paid, not the one before", () => {
    expect(plan.keys?.dynamic).toBe(true);
    const desk = createDesk(plan);
    for (const [inScope, id] of [
      ["100.00", "after"],
      ["10.00", "alone"],
      ["10.01", "after"],
      ["100.00", "after"],
      ["1.00", "alone"],
    ] as const)
      expect([inScope, settledOn(desk, claimOf({ inScope })).outcome.variants[1]?.case.id]).toEqual([inScope, id]);
  });
});

describe("facts that do not fit below 2^53", () => {
  const diseases = (first: number) => Array.from({ length: 28 }, (_, i) => `${"ABCDEFGHIJ"[first] ?? ""}${10 + i}`);
  const wide = (id: string, fact: string, codes: readonly string[]) =>
    half(id, { when: { some: [{ var: fact }, { in: [{ var: "" }, codes] }] } });
  const local = Object.fromEntries(Array.from({ length: 28 }, (_, i) => [`c${i}`, { title: TITLE }]));
  const plan = planOf(
    {
      basic: [wide("d", "visit.diseases", diseases(0)), wide("c", "person.certificates", Object.keys(local))],
    },
    { pipeline: { certificates: local } },
  );

  it("have no key, and settle all the same", () => {
    expect(plan.keys).toBeNull();
    const paid = (disease: string, certificate: string) => {
      const claim = claimOf(
        { inScope: "100.00" },
        { visit: { diseases: [disease] }, person: { certificates: [{ code: certificate }] } },
      );
      return readOutcome(settledOn(plan, claim).outcome).unpaid[0];
    };
    const nothing = claimOf({ inScope: "100.00" }, { visit: { diseases: [] }, person: { certificates: [] } });
    expect([paid("A10", "c27"), paid("A37", "c0"), paid("B10", "c0")]).toEqual([2_500, 2_500, 5_000]);
    expect(settledOn(plan, nothing).outcome.variants).toEqual([null, null]);
  });
});

it("settles like settleClaim where that goes the quick way, but for the exact peak", () => {
  const plan = planOf({ basic: [half("a"), half("b")] });
  const desk = createDesk(plan);
  const claim = parseClaim(claimOf({ inScope: "100.00" }));
  const quick = settledOn(plan, claim);
  desk.run.row = new Float64Array(plan.row.width);
  desk.run.at = 0;
  desk.run.traced = true;
  const careful = settleCarefully(desk, claim, { trace: true, lines: true });
  expect([careful.moved, careful.trace]).toEqual([quick.outcome.moved, quick.outcome.trace]);
  const { peak } = plan.row;
  expect([...desk.run.row].slice(0, peak)).toEqual([...quick.row].slice(0, peak));
  expect([desk.run.row[peak], quick.row[peak]]).toEqual([10_000, 30_000]);
});
