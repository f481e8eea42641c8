import { describe, expect, it } from "vitest";
import type { Account } from "../../../src/claim/types.ts";
import type { Benefit, Burden, Limit, Lump, Quota } from "../../../src/rules/benefit.ts";
import { createRulebook, settle } from "../../../src/index.ts";
import { benefit, bookOf, claimOf, filesOf, flat, planOf } from "../pack.ts";
import { accountWith, figuresOf, runOf } from "./run.ts";

const ALL = ["inScope", "preSelfPay", "overLimit", "ownPay"] as const;

function evaluated(own: Benefit, bill: Parameters<typeof claimOf>[0], account: Partial<Account> = {}, layer = "basic") {
  return figuresOf(runOf(planOf({ [layer]: [own] }), claimOf(bill), accountWith(account)));
}

describe("limits on the payment", () => {
  const limit = (amount: string, per: Limit["per"], more: Partial<Limit> = {}): Limit => ({
    amount,
    on: "paid",
    per,
    ...more,
  });
  const amounts = {
    "basic.b.paid": "500.00",
    "basic.b.paid@2018-11": "70.00",
    "basic.b.paid@2018-11-10": "20.00",
    "basic.b.paid@2018-10": "60.00",
    "basic.b.paid@2018-11-09": "15.00",
    "pool.p": "990.00",
    "pool.p@2018-11": "33.00",
  };

  it.each<readonly [readonly Limit[], number, number]>([
    [[], -1, 10_000],
    [[limit("100.00", "visit")], 10_000, 10_000],
    [[limit("99.99", "visit")], 9_999, 9_999],
    [[limit("600.00", "year")], 10_000, 10_000],
    [[limit("599.99", "year")], 9_999, 9_999],
    [[limit("499.99", "year")], 0, 0], // more is used than there is
    [[limit("100.00", "month")], 3_000, 3_000],
    [[limit("100.00", "day")], 8_000, 8_000],
    [[limit("1000.00", "year", { pool: "p" })], 1_000, 1_000],
    [[limit("100.00", "month", { pool: "p" })], 6_700, 6_700],
    [[limit("100.00", "day", { pool: "p" })], 10_000, 10_000],
    [[limit("100.00", "visit", { pool: "p" })], 10_000, 10_000],
    [[limit("600.00", "year"), limit("100.00", "day"), limit("100.00", "month")], 3_000, 3_000],
    [[limit("0.00", "visit")], 0, 0],
  ])("%j leave %i: %i of 100.00", (limits, left, pay) => {
    const own = benefit("b", { limits, cases: [flat("1")] });
    expect(evaluated(own, { inScope: "100.00" }, { amounts })).toMatchObject({ raw: 10_000, paidLeft: left, pay });
  });

  it("the trace has what each had used, those on the base first", () => {
    const limits = [limit("600.00", "year"), limit("300.00", "month", { on: "base" }), limit("100.00", "day")];
    const own = benefit("b", { limits, cases: [flat("1")] });
    expect(evaluated(own, { inScope: "1.00" }, { amounts }).used).toEqual([0, 50_000, 2_000]);
    expect(evaluated(benefit("b", { cases: [flat("1")] }), { inScope: "1.00" }).used).toEqual([]);
  });
});

it("pays no more than is unpaid, where it looks at the bill as it came", () => {
  const own = benefit("b", { base: { of: ["inScope"], net: "gross" }, cases: [flat("0.8")] });
  const run = runOf(planOf({ basic: [own] }), claimOf({ inScope: "100.00", ownPay: "50.00" }));
  run.unpaid[0] = 8_000;
  expect(figuresOf(run)).toMatchObject({ base: 10_000, raw: 8_000, unpaid: 8_000, pay: 8_000 });
  run.unpaid[0] = 7_999;
  expect(figuresOf(run)).toMatchObject({ base: 10_000, raw: 8_000, unpaid: 7_999, pay: 7_999 });
});

describe("penalty", () => {
  const adjust = [{ id: "a", source: "n", rate: { add: "-0.1" } }] as const;
  const planWith = (deductible: string, limits: readonly Limit[] = []) =>
    planOf({
      basic: [benefit("b", { adjust, limits, cases: [flat("0.6", { deductible })] })],
      backstop: [
        benefit("x", { base: { of: ["inScope"], less: [{ of: "basic", what: "penalty" }] }, cases: [flat("0.5")] }),
      ],
    });

  it("is what lower rates lose, after rounding and before limits", () => {
    // 1000.05 × 0.6 = 600.03, × 0.5 = 500.025 is 500.03
    const run = runOf(
      planWith("0.00", [{ amount: "1.00", on: "paid", per: "visit" }]),
      claimOf({ inScope: "1000.05" }),
    );
    expect(figuresOf(run)).toMatchObject({ raw: 50_003, penalty: 10_000, pay: 100 });
  });

  it("is nothing below the deductible", () => {
    expect(figuresOf(runOf(planWith("2000.00"), claimOf({ inScope: "1000.00" })))).toMatchObject({
      raw: 0,
      penalty: 0,
    });
  });
});

describe("burden", () => {
  const tenth = { ratio: "0.10", of: ["total"] } as const;
  const own = (burden: Burden) => benefit("b", { base: { of: ALL }, cases: [{ id: "all", source: "n", burden }] });

  it.each<readonly [Burden["allow"], Burden["pick"], number, number]>([
    [[{ amount: "300.00" }], undefined, 30_000, 70_009],
    [[tenth], undefined, 10_000, 90_009], // 100.009 rounded down
    [[tenth, { amount: "99.99" }], undefined, 9_999, 90_010],
    [[tenth, { amount: "100.01" }], undefined, 10_000, 90_009],
    [[tenth, { amount: "100.01" }], "least", 10_000, 90_009],
    [[tenth, { amount: "99.99" }], "most", 10_000, 90_009],
    [[tenth, { amount: "100.01" }], "most", 10_001, 90_008],
    [[{ ratio: "0.5", of: ["ownPay"] }], undefined, 5_004, 95_005], // 50.045
    [[{ amount: "1000.09" }], undefined, 100_009, 0],
    [[{ amount: "1000.10" }], undefined, 100_010, 0],
    [[{ amount: "0.00" }], undefined, 0, 100_009],
    [[{ ratio: "1", of: ["total"] }], undefined, 100_009, 0],
  ])("of a visit, %j picking %s: %i allowed, %i paid", (allow, pick, allowed, raw) => {
    const burden: Burden = { allow, per: "visit", ...(pick === undefined ? {} : { pick }) };
    const bill = { inScope: "800.00", preSelfPay: "50.00", overLimit: "50.00", ownPay: "100.09" };
    expect(evaluated(own(burden), bill)).toMatchObject({ burden: 100_009, allowed, paidSoFar: 0, raw, pay: raw });
  });

  it("counts what is unpaid; a ratio is of the gross bill", () => {
    const run = runOf(planOf({ basic: [own({ allow: [tenth], per: "visit" })] }), claimOf({ inScope: "1000.00" }));
    run.unpaid[0] = 30_000;
    expect(figuresOf(run)).toMatchObject({ burden: 30_000, allowed: 10_000, raw: 20_000, pay: 20_000 });
    run.unpaid[0] = 9_999;
    expect(figuresOf(run)).toMatchObject({ burden: 9_999, raw: 0, pay: 0 });
  });

  it("of a year adds what was found, paid and billed before", () => {
    const amounts = {
      "basic.b.base": "900.00",
      "basic.b.paid": "400.00",
      "basic.b.gross.inScope": "2000.00",
      "basic.b.gross.ownPay": "1000.00",
    };
    const bill = { inScope: "100.00", ownPay: "200.00" };
    // Burden 900 + 300, paid 400 before.
    expect(evaluated(own({ allow: [{ amount: "500.00" }], per: "year" }), bill, { amounts })).toMatchObject({
      burden: 120_000,
      allowed: 50_000,
      paidSoFar: 40_000,
      raw: 30_000,
      before: 0,
    });
    // A tenth of 2000 + 100 in scope.
    expect(
      evaluated(own({ allow: [{ ratio: "0.1", of: ["inScope"] }], per: "year" }), bill, { amounts }),
    ).toMatchObject({
      allowed: 21_000,
      raw: 59_000,
      pay: 30_000, // all that is unpaid
    });
    // A visit's burden looks at none of that.
    expect(evaluated(own({ allow: [{ amount: "100.00" }], per: "visit" }), bill, { amounts }).raw).toBe(20_000);
  });
});

describe("a lump whose rest is paid later", () => {
  const lump = { bands: [{ amount: "8000.00" }], times: 1, per: "year", rest: "later" } as const;
  const later = benefit("b", { cases: [{ id: "all", source: "n", lump }] });

  it("is due with what earlier bills have not held of it, once", () => {
    const book = bookOf({ basic: [later] });
    const pays = ["5000.00", "2000.00", "9000.00", "9000.00"];
    let account: Account | undefined;
    const paid = pays.map((inScope, at) => {
      const result = settle(book, { ...claimOf({ inScope }), id: `c-${at}` }, account);
      account = result.account;
      const { steps } = result.settlement;
      const step = steps.find(({ kind }) => kind === "lump");
      return [result.settlement.payers["basic"], step?.inputs["owed"], step?.amount];
    });
    expect(paid).toEqual([
      ["5000.00", undefined, "8000.00"],
      ["2000.00", "3000.00", "3000.00"],
      ["1000.00", "1000.00", "1000.00"],
      ["0.00", undefined, "0.00"],
    ]);
    expect(account?.amounts).toMatchObject({ "basic.b.granted": "8000.00", "basic.b.paid": "8000.00" });
    expect(account?.counts).toEqual({ "basic.b": 1 });
  });

  it("has no case beside it that pays otherwise", () => {
    const other = { id: "other", when: { var: "visit.referred" }, source: "n", bands: [{ rate: "0.50" }] } as const;
    const [all] = later.cases;
    const mixed = { ...later, cases: [{ ...all, when: { "!": [{ var: "visit.referred" }] } }, other] };
    expect(() => createRulebook(filesOf({ basic: [mixed as Benefit] }))).toThrow("cases[1]");
  });
});

describe("lump", () => {
  const bands: Lump["bands"] = [
    { upTo: "10000.00", amount: "0.00" },
    { upTo: "20000.00", amount: "800.00" },
    { amount: "1000.00" },
  ];
  const own = (lump: Partial<Lump>, per: "visit" | "year" = "visit") =>
    benefit("b", { base: { of: ["inScope"], per }, cases: [{ id: "all", source: "n", lump: { bands, ...lump } }] });

  it.each([
    ["0.00", 0],
    ["10000.00", 0],
    ["10000.01", 80_000],
    ["20000.00", 80_000],
    ["20000.01", 100_000],
  ])("of %s is %i", (inScope, raw) => {
    expect(evaluated(own({}), { inScope })).toMatchObject({ raw, pay: raw });
  });

  it("pays nothing on nothing, and no more than there is", () => {
    const always = own({ bands: [{ amount: "50.00" }] });
    expect(evaluated(always, { inScope: "0.00" }).raw).toBe(0);
    expect(evaluated(always, { inScope: "0.01" })).toMatchObject({ raw: 5_000, pay: 1 });
  });

  it.each([
    [undefined, 0, 80_000],
    [undefined, 9, 80_000],
    [1, 0, 80_000],
    [1, 1, 0],
    [2, 1, 80_000],
    [2, 2, 0],
    [2, 3, 0],
  ])("at most %s times a year, after %i: %i", (times, count, raw) => {
    const lump = times === undefined ? {} : ({ times, per: "year" } as const);
    const counts = count === 0 ? {} : { counts: { "basic.b": count } };
    expect(evaluated(own(lump), { inScope: "15000.00" }, counts).raw).toBe(raw);
  });

  it("looks at the year's running base where that is the base", () => {
    const amounts = { "basic.b.base": "9999.99" };
    expect(evaluated(own({}, "year"), { inScope: "0.01" }, { amounts })).toMatchObject({ after: 1_000_000, raw: 0 });
    expect(evaluated(own({}, "year"), { inScope: "0.02" }, { amounts })).toMatchObject({ raw: 80_000, pay: 2 });
    expect(evaluated(own({}), { inScope: "0.02" }, { amounts }).raw).toBe(0);
  });
});

describe("quota", () => {
  const own = (below: Quota["below"]) =>
    benefit("b", {
      base: { of: ["inScope", "preSelfPay"] },
      cases: [{ id: "all", source: "n", quota: { amount: "3300.00", below } }],
    });

  it.each([
    ["keep", "3300.01", 1],
    ["keep", "3300.00", 0],
    ["keep", "3299.99", -1],
    ["keep", "0.01", -329_999],
    ["keep", "0.00", 0], // nothing at all
    ["cost", "5000.00", 170_000],
    ["cost", "3300.00", 0],
    ["cost", "3299.99", 0],
    ["cost", "0.00", 0],
  ] as const)("%s: of %s the hospital bears %i", (below, inScope, pay) => {
    const figures = evaluated(own(below), { inScope }, {}, "hospitalWaiver");
    expect([figures.raw, figures.pay]).toEqual([pay, pay]);
  });

  it("bears no more than is unpaid of a gross base", () => {
    const gross = benefit("b", {
      base: { of: ["inScope"], net: "gross" },
      cases: [{ id: "all", source: "n", quota: { amount: "10.00", below: "keep" } }],
    });
    const run = runOf(planOf({ hospitalWaiver: [gross] }), claimOf({ inScope: "100.00" }));
    run.unpaid[0] = 2_000;
    expect(figuresOf(run)).toMatchObject({ raw: 9_000, pay: 2_000 });
  });
});
