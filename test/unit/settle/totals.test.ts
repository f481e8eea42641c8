import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { Account, Claim } from "../../../src/claim/types.ts";
import type { Plan } from "../../../src/plan/types.ts";
import type { Limit } from "../../../src/rules/benefit.ts";
import { openRow } from "../../../src/settle/totals.ts";
import { benefit, claimOf, flat, planOf } from "../pack.ts";
import { accountWith, settledOn } from "./run.ts";

const limit = (on: Limit["on"], per: Limit["per"], pool?: string): Limit => ({
  amount: "9999.00",
  on,
  per,
  ...(pool === undefined ? {} : { pool }),
});
const LIMITS = [
  limit("paid", "visit"),
  limit("paid", "day"),
  limit("paid", "month"),
  limit("base", "month"),
  limit("paid", "year", "p"),
  limit("base", "month", "q"),
  limit("paid", "visit", "r"),
];
const lump = { id: "x", source: "n", lump: { bands: [{ amount: "5.00" }], times: 3, per: "year" } } as const;
const own = benefit("b", { limits: LIMITS, cases: [flat("0.5", { deductible: "20.00" })] });
const plan = planOf({ basic: [own], commercial: [benefit("l", { cases: [lump] })] });

/** The row with which a claim begins, between others in one room. */
function opened(of: Plan, account: Partial<Account>): Float64Array {
  const { width } = of.row;
  const room = new Float64Array(3 * width).fill(-1);
  openRow(of, parseClaim(claimOf({})), accountWith(account), room, width);
  for (const other of [room.subarray(0, width), room.subarray(2 * width)])
    expect(other.every((value) => value === -1)).toBe(true);
  return room.slice(width, 2 * width);
}

function after(claim: Claim, account: Partial<Account> = {}) {
  const { amounts, counts, ...rest } = settledOn(plan, claim, accountWith(account)).account;
  return { ...rest, amounts: Object.fromEntries(amounts), counts: Object.fromEntries(counts) };
}

describe("openRow", () => {
  it("reads those of the year, and of the month and day of the claim; none within a visit", () => {
    const amounts = {
      "basic.b.base": "1.00",
      "basic.b.paid": "2.00",
      "basic.b.paid@2018-11": "3.00",
      "basic.b.paid@2018-11-10": "4.00",
      "basic.b.paid@2018-11-09": "100.00",
      "basic.b.paid@2018-10": "100.00",
      "basic.b.base@2018-11": "5.00",
      "pool.p": "6.00",
      "pool.p@2018-11": "100.00",
      "pool.q": "100.00",
      "pool.q@2018-11": "7.00",
      "pool.r": "100.00",
    };
    const row = opened(plan, { amounts, counts: { "commercial.l": 2, "basic.b": 9 } });
    expect(plan.slots.map(({ key, period }, slot) => [`${key} ${period}`, row[slot]])).toEqual([
      ["basic.b.base year", 100],
      ["basic.b.base month", 500],
      ["basic.b.paid year", 200],
      ["basic.b.paid visit", 0],
      ["basic.b.paid day", 400],
      ["basic.b.paid month", 300],
      ["basic.b.deductible year", 0],
      ["pool.q month", 700],
      ["pool.p year", 600],
      ["pool.r visit", 0],
      ["commercial.l.base year", 0],
      ["commercial.l.paid year", 0],
      ["commercial.l.deductible year", 0],
    ]);
    expect(row[plan.row.counts]).toBe(2);
  });

  it("has the visits of the year so far, and the greatest total", () => {
    const { admissions, highestTier, peak } = plan.row;
    const rest = (account: Partial<Account>) => {
      const row = opened(plan, account);
      return [row[admissions], row[highestTier], row[peak]];
    };
    expect(rest({})).toEqual([0, 0, 0]);
    const amounts = {
      "basic.b.base": "1.00",
      "pool.q@2018-11": "7.00",
      "pool.r": "100.00",
      "basic.old.paid": "200.00",
    };
    expect(rest({ admissions: 4, highestTier: "township", amounts })).toEqual([4, 1, 700]);
    expect(rest({ highestTier: "province" })).toEqual([0, 4, 0]);
  });

  it("month and day are those of the date that decides the year", () => {
    const byAdmission = planOf({ basic: [own] }, { pipeline: { yearOf: "admission" } });
    const amounts = { "basic.b.paid@2018-11-01": "3.00", "basic.b.paid@2018-11-10": "4.00" };
    expect(
      opened(byAdmission, { amounts })[
        byAdmission.slots.findIndex(({ key, period }) => key === "basic.b.paid" && period === "day")
      ],
    ).toBe(300);
  });
});

describe("closeAccount", () => {
  it("writes every total that is not 0, under its period", () => {
    // Base 100.00, 40.00 paid after a deductible of 20.00; then a lump of 5.00.
    expect(after(claimOf({ inScope: "100.00" }))).toEqual({
      person: "p-1",
      year: 2018,
      revision: 1,
      admissions: 1,
      highestTier: "county",
      amounts: {
        "basic.b.base": 10_000,
        "basic.b.paid": 4_000,
        "basic.b.deductible": 2_000,
        "basic.b.base@2018-11": 10_000,
        "basic.b.paid@2018-11": 4_000,
        "basic.b.paid@2018-11-10": 4_000,
        "pool.p": 4_000,
        "pool.q@2018-11": 10_000,
        "commercial.l.base": 6_000,
        "commercial.l.paid": 500,
      },
      counts: { "commercial.l": 1 },
    });
  });

  it("writes nothing that is 0", () => {
    expect(after(claimOf({ ownPay: "100.00" }))).toMatchObject({ revision: 1, amounts: {}, counts: {} });
  });

  it("keeps what the plan does not know, and other months and days", () => {
    const amounts = {
      "basic.old.paid": "7.00",
      "civil.x.gross.ownPay": "8.00",
      "pool.gone@2018-10": "9.00",
      "basic.b.paid@2018-10": "1.00",
      "basic.b.paid@2018-11-09": "2.00",
      "basic.b.paid": "30.00",
    };
    const closed = after(claimOf({ inScope: "40.00" }), {
      revision: 6,
      admissions: 4,
      amounts,
      counts: { "basic.old": 3 },
    });
    expect(closed).toMatchObject({ revision: 7, admissions: 5 });
    expect(closed.amounts).toMatchObject({
      "basic.old.paid": 700,
      "civil.x.gross.ownPay": 800,
      "pool.gone@2018-10": 900,
      "basic.b.paid@2018-10": 100,
      "basic.b.paid@2018-11-09": 200,
      "basic.b.paid@2018-11-10": 1_000,
      "basic.b.paid": 4_000,
    });
    expect(closed.counts).toEqual({ "basic.old": 3, "commercial.l": 1 });
  });

  it.each([
    ["inpatient", 2, 3],
    ["outpatient", 2, 2],
  ] as const)("an %s visit after %i admissions leaves %i", (kind, before, left) => {
    expect(after(claimOf({}, { visit: { kind } }), { admissions: before }).admissions).toBe(left);
  });

  it.each([
    [null, "township", "township"],
    ["city", "township", "city"],
    ["city", "province", "province"],
  ] as const)("the highest tier %s after a visit to %s is %s", (highestTier, tier, left) => {
    expect(after(claimOf({}, { facility: { tier } }), { highestTier }).highestTier).toBe(left);
  });
});
