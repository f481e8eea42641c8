/** A year's running base from which what the benefit has paid is taken off: years worked by hand. */
import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { Claim } from "../../../src/claim/types.ts";
import { createRulebook, settle } from "../../../src/index.ts";
import type { Rulebook } from "../../../src/index.ts";
import { profileOf } from "../../../src/plan/profile.ts";
import type { BandsCase, Base, Benefit } from "../../../src/rules/benefit.ts";
import { createDesk, visitOf } from "../../../src/settle/desk.ts";
import { openRow } from "../../../src/settle/totals.ts";
import { benefit, bookOf, claimOf, filesOf, flat, planOf, settleInTurn, versionOf } from "../pack.ts";
import { accountWith } from "./run.ts";

const NET: Base = { of: ["inScope"], per: "year", accumulate: "net" };
const HENAN = {
  deductible: "15000.00",
  bands: [{ upTo: "50000.00", rate: "0.50" }, { upTo: "100000.00", rate: "0.60" }, { rate: "0.70" }],
};
const annual = (more: Partial<Benefit> = {}, each: Partial<BandsCase> = HENAN): Benefit =>
  benefit("annual", { base: NET, cases: [flat("0", each)], ...more });

const bills = (...inScope: readonly string[]): Claim[] => inScope.map((amount) => claimOf({ inScope: amount }));
const year = (own: Benefit, ...inScope: readonly string[]) => {
  const { paid, last } = settleInTurn(bookOf({ criticalIllness: [own] }), bills(...inScope));
  return { paid: paid.map(([amount = "0.00"]) => amount), amounts: last.account.amounts };
};

describe("a running base net of what was paid", () => {
  it("begins each visit at what the payments before have left of the year's sum", () => {
    // 15 000 to 40 000 at 50 %; 27 500 to 57 500: 22 500 at 50 % and 7 500 at 60 %; 41 750 to 51 750: 8 250 and 1 750.
    expect(year(annual(), "40000.00", "30000.00", "10000.00")).toEqual({
      paid: ["12500.00", "15750.00", "5175.00"],
      amounts: {
        "criticalIllness.annual.base": "80000.00",
        "criticalIllness.annual.deductible": "15000.00",
        "criticalIllness.annual.paid": "33425.00",
      },
    });
  });

  it("is the whole sum as long as nothing was paid", () => {
    expect(year(annual(), "10000.00", "4000.00", "1000.00", "6000.00").paid).toEqual([
      "0.00",
      "0.00",
      "0.00",
      "3000.00",
    ]);
  });

  it("comes to the edge of a band, and beyond it", () => {
    // From 27 500 on: below, at and above 50 000.
    const second = (bill: string): string | undefined => year(annual(), "40000.00", bill).paid[1];
    expect([second("22499.98"), second("22500.00"), second("22500.10")]).toEqual(["11249.99", "11250.00", "11250.06"]);
  });

  it("leaves limits on the base to count whole bases", () => {
    const limits = [{ amount: "50000.00", on: "base", per: "year" }] as const;
    // 10 000 of the 30 000 may still count: from 27 500 to 37 500.
    const { paid, amounts } = year(annual({ limits }), "40000.00", "30000.00", "1.00");
    expect([paid, amounts["criticalIllness.annual.base"]]).toEqual([["12500.00", "5000.00", "0.00"], "50000.00"]);
  });

  it("takes off what was paid, not what a limit held back", () => {
    const limits = [{ amount: "10000.00", on: "paid", per: "visit" }] as const;
    // 40 000 less 10 000; 30 000 to 60 000 would give 16 000; then 50 000 to 51 000 at 60 %.
    expect(year(annual({ limits }), "40000.00", "30000.00", "1000.00").paid).toEqual([
      "10000.00",
      "10000.00",
      "600.00",
    ]);
  });

  it("takes off what it paid itself, not what others did", () => {
    const book = bookOf({ basic: [benefit("half", { cases: [flat("0.5")] })], criticalIllness: [annual()] });
    expect(settleInTurn(book, bills("80000.00", "60000.00")).paid).toEqual([
      ["40000.00", "12500.00"],
      ["30000.00", "15750.00"],
    ]);
  });

  it("may look at the bill as it came", () => {
    const own = annual({ base: { ...NET, net: "gross" } });
    const book = bookOf({ basic: [benefit("half", { cases: [flat("0.5")] })], criticalIllness: [own] });
    // Of the second 15 750 are due and 15 000 unpaid; the third goes from 42 500 to 43 500.
    expect(settleInTurn(book, bills("40000.00", "30000.00", "1000.00")).paid).toEqual([
      ["20000.00", "12500.00"],
      ["15000.00", "15000.00"],
      ["500.00", "500.00"],
    ]);
  });
});

describe("its deductible", () => {
  const small = { deductible: "100.00", bands: [{ rate: "0.99" }] };

  it("stays used where a payment was rounded up beyond what lay above it", () => {
    // 0.01 above it gives 1.00, and 99.01 would be left; 0.50 more are paid as from 100.00.
    const { paid, amounts } = year(annual({ rounding: { unit: "1", mode: "up" } }, small), "100.01", "0.50");
    expect([paid, amounts["criticalIllness.annual.deductible"]]).toEqual([["1.00", "0.50"], "100.00"]);
  });

  it.each([
    ["0.01", "half-up"],
    ["0.01", "half-even"],
    ["0.01", "up"],
    ["0.1", "up"],
    ["1", "half-up"],
    ["1", "down"],
  ] as const)("is used once a year, rounded to %s %s", (unit, mode) => {
    const visits = ["60.00", "40.03", "0.01", "7.77", "0.50", "1234.56", "0.05", "99.99", "0.49"];
    const { paid, amounts } = year(annual({ rounding: { unit, mode } }, small), ...visits);
    expect(amounts["criticalIllness.annual.deductible"]).toBe("100.00");
    expect(paid[0]).toBe("0.00");
  });

  it("may be the year's by its own word", () => {
    const own = annual({}, { ...HENAN, deductible: { amount: "15000.00", mode: "subtract", per: "year" } });
    expect(year(own, "40000.00", "30000.00").paid).toEqual(["12500.00", "15750.00"]);
  });
});

describe("a year whose rules change", () => {
  /** Whole sums in the first half of the year and net ones in the second, or the other way. */
  const changing = (first: Base, second: Base): Rulebook => {
    const layer = "criticalIllness";
    const next = versionOf(layer, [annual({ base: second })], { from: "2018-07-01" });
    return createRulebook([
      ...filesOf({ [layer]: [annual({ base: first })] }),
      { file: "criticalIllness/2018-07-01.json", data: next },
    ]);
  };
  const WHOLE: Base = { of: ["inScope"], per: "year" };
  const on = (day: string, inScope: string): Claim =>
    claimOf({ inScope }, { visit: { admitted: day, discharged: day, settled: day } });

  it.each([
    ["to net", WHOLE, NET, "15750.00"],
    ["from net", NET, WHOLE, "17000.00"],
  ] as const)("goes on from the same totals %s", (_, first, second, then) => {
    const claims = [on("2018-03-01", "40000.00"), on("2018-08-01", "30000.00")];
    expect(settleInTurn(changing(first, second), claims).paid).toEqual([["12500.00"], [then]]);
  });
});

describe("how it is settled and said", () => {
  it.each([
    [NET, true],
    [{ of: ["inScope"], per: "year" } as const, false],
  ])("on no tape where it is net: %j", (base, isCareful) => {
    const plan = planOf({ criticalIllness: [annual({ base })] });
    const claim = parseClaim(claimOf({ inScope: "40000.00" }));
    const desk = createDesk(plan);
    openRow(plan, claim, accountWith(), desk.run.row);
    const { codes, view } = visitOf(desk, claim, []);
    expect(profileOf(plan, codes, view).way === -1).toBe(isCareful);
  });

  it("the base's step says where the running base goes, and that it is net", () => {
    const { last } = settleInTurn(bookOf({ criticalIllness: [annual()] }), bills("40000.00", "30000.00"));
    const step = last.settlement.steps.find(({ kind }) => kind === "base");
    expect(step?.inputs).toMatchObject({ accumulate: "net", before: "27500.00", after: "57500.00" });
  });

  it("an account that says more was paid than counted begins at the deductible that was used", () => {
    const amounts = {
      "criticalIllness.annual.base": "20000.00",
      "criticalIllness.annual.deductible": "15000.00",
      "criticalIllness.annual.paid": "30000.00",
    };
    const account = { person: "p-1", year: 2018, revision: 1, admissions: 1, highestTier: null, amounts };
    const { settlement } = settle(bookOf({ criticalIllness: [annual()] }), claimOf({ inScope: "1000.00" }), account);
    expect(settlement.payments.map(({ amount }) => amount)).toEqual(["500.00"]);
  });
});
