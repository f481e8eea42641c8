import { describe, expect, it } from "vitest";
import type { Account, Claim } from "../../../src/claim/types.ts";
import type { Layers, PackOptions } from "../pack.ts";
import { settle } from "../../../src/settlement.ts";
import { benefit, bookOf, claimOf, flat, line, TITLE } from "../pack.ts";

const printed = (layers: Layers, claim: Claim, options: PackOptions = {}, account?: Account) =>
  settle(bookOf(layers, options), claim, account).settlement;

const half = benefit("half", { cases: [flat("0.5")] });
const all = benefit("all", {
  title: { zh: "全", en: "All" },
  base: { of: ["ownPay", "inScope"] },
  cases: [flat("1", { id: "x" })],
});

describe("a settlement", () => {
  const pipeline = {
    payers: { finance: TITLE, fund: TITLE },
    entitlements: [
      { code: "noDeposit", title: { zh: "免押金", en: "No deposit" }, source: "n" },
      { code: "tcm", title: TITLE, when: { var: "visit.tcm" }, source: "n" },
    ],
  };
  const notEncoded = {
    basic: [{ source: "n 9", why: { zh: "另有规定", en: "Other rules" }, effect: "note" }],
  } as const;
  const shared = benefit("shared", {
    cases: [flat("0.5")],
    payers: [
      { payer: "finance", share: "0.5" },
      { payer: "fund", share: "0.5" },
    ],
  });
  const account: Account = { person: "p-1", year: 2018, revision: 6, admissions: 1, highestTier: null, amounts: {} };
  const claim = claimOf(
    [line("b", "60.01", { code: "X" }), line("a", "40.00", { catalogue: "C" }), line("c", "0.00")],
    { facility: { tcm: false } },
  );
  const settlement = printed({ basic: [half, shared] }, claim, { pipeline, notEncoded }, account);

  it("is printed whole", () => {
    // Half of 60.01 is 30.005, so 30.01; of the 30.00 left 15.00, in two parts.
    expect(settlement).toEqual({
      claim: "c-1",
      person: "p-1",
      year: 2018,
      region: "990101",
      on: "2018-11-10",
      knownAt: "2018-11-10",
      total: "100.01",
      bill: { inScope: "60.01", preSelfPay: "0.00", overLimit: "0.00", ownPay: "40.00" },
      payments: [
        {
          layer: "basic",
          benefit: "half",
          case: "all",
          payer: "basic",
          title: TITLE,
          amount: "30.01",
          buckets: { inScope: "30.01" },
        },
        {
          layer: "basic",
          benefit: "shared",
          case: "all",
          payer: "finance",
          title: TITLE,
          amount: "7.50",
          buckets: { inScope: "7.50" },
        },
        {
          layer: "basic",
          benefit: "shared",
          case: "all",
          payer: "fund",
          title: TITLE,
          amount: "7.50",
          buckets: { inScope: "7.50" },
        },
      ],
      payers: { basic: "30.01", finance: "7.50", fund: "7.50" },
      patient: {
        amount: "55.00",
        buckets: { inScope: "15.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "40.00" },
      },
      ratio: "0.4501", // 45.01 ÷ 100.01 = 0.450054…
      lines: [
        {
          id: "b",
          amount: "60.01",
          buckets: { inScope: "60.01", preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" },
          payers: { basic: "30.01", finance: "7.50", fund: "7.50" },
          patient: "15.00",
        },
        {
          id: "a",
          amount: "40.00",
          buckets: { inScope: "0.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "40.00" },
          payers: {},
          patient: "40.00",
        },
        {
          id: "c",
          amount: "0.00",
          buckets: { inScope: "0.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" },
          payers: {},
          patient: "0.00",
        },
      ],
      steps: settlement.steps,
      entitlements: ["noDeposit"],
      notes: [{ origin: "990101/basic@2018-01-01", source: "n 9", why: { zh: "另有规定", en: "Other rules" } }],
      rules: settlement.rules,
      account: { before: 6, after: 7 },
      names: settlement.names,
      engine: "yizhan/0.1.0",
    });
    expect(settlement.rules.map(({ layer }) => layer)).toEqual(["pipeline", "basic"]);
    expect(Object.keys(settlement.names)).toEqual(["basic", "finance", "fund", "noDeposit", "tcm"]);
  });

  it("is plain JSON", () => {
    expect(JSON.parse(JSON.stringify(settlement))).toEqual(settlement);
  });
});

describe("payments", () => {
  it("name the buckets they were taken from, not those of 0.00; payments of 0.00 are not listed", () => {
    const { payments } = printed(
      { basic: [benefit("none", { cases: [flat("0")] }), all] },
      claimOf({ inScope: "2.00", ownPay: "1.00" }),
    );
    expect(payments.map(({ benefit: id, case: own, amount, buckets }) => [id, own, amount, buckets])).toEqual([
      ["all", "x", "3.00", { inScope: "2.00", ownPay: "1.00" }],
    ]);
    expect(printed({ basic: [half] }, claimOf({ ownPay: "1.00" })).payments).toEqual([]);
  });

  it("that the claim gives have no benefit, case or title", () => {
    const paid = [{ layer: "basic", amount: "1.50" }];
    expect(printed({ basic: [half] }, claimOf({ inScope: "1.00", ownPay: "1.00" }, { paid })).payments).toEqual([
      {
        layer: "basic",
        benefit: null,
        case: null,
        payer: "basic",
        title: null,
        amount: "1.50",
        buckets: { inScope: "1.00", ownPay: "0.50" },
      },
    ]);
  });

  it("of a hospital that keeps the difference are below 0, and everything still sums", () => {
    const quota = benefit("q", { cases: [{ id: "all", source: "n", quota: { amount: "50.00", below: "keep" } }] });
    const settlement = printed({ hospitalWaiver: [quota], basic: [half] }, claimOf([line("1", "40.00")]));
    expect(settlement).toMatchObject({
      total: "40.00",
      payers: { hospital: "-10.00", basic: "25.00" },
      patient: { amount: "25.00", buckets: { inScope: "25.00" } },
      ratio: "0.3750",
      lines: [{ payers: { hospital: "-10.00", basic: "25.00" }, patient: "25.00" }],
    });
    expect(settlement.payments[0]?.buckets).toEqual({ inScope: "-10.00" });
  });
});

describe("payers", () => {
  const options = { without: ["backstop"], pipeline: { optional: ["backstop"], payers: { finance: TITLE } } };
  const byFinance = benefit("f", {
    when: { var: "visit.tcm" },
    cases: [flat("1")],
    payers: [{ payer: "finance", share: "1" }],
  });

  it("are those of rules in force, with 0.00 where they pay nothing", () => {
    const { payers } = printed(
      { basic: [half], medicalAssistance: [byFinance] },
      claimOf({ inScope: "1.00" }, { facility: { tcm: false } }),
      options,
    );
    expect(payers).toEqual({ basic: "0.50", finance: "0.00" });
  });

  it("and whoever the claim says has paid, though without rules", () => {
    const paid = [{ layer: "backstop", amount: "0.25" }];
    expect(printed({ basic: [half] }, claimOf({ inScope: "1.00" }, { paid }), options).payers).toEqual({
      basic: "0.50",
      backstop: "0.25",
    });
  });

  it("sum over all that they pay", () => {
    expect(
      printed(
        {
          basic: [half, half].map((own, i) => ({ ...own, id: `b${i}` })),
          hospitalWaiver: [half],
          hospitalReduction: [half],
        },
        claimOf({ inScope: "16.00" }),
      ).payers,
    ).toEqual({
      basic: "12.00",
      hospital: "3.00",
    });
  });
});

it.each([
  [{ inScope: "3.00" }, "0.5000"],
  [{ inScope: "1.00", ownPay: "2.00" }, "0.1667"],
  [{ inScope: "0.01", ownPay: "99.99" }, "0.0001"], // 0.01 of 100.00
  [{ inScope: "0.01", ownPay: "199.99" }, "0.0001"], // 0.00005, half-up
  [{ inScope: "0.01", ownPay: "200.00" }, "0.0000"],
  [{}, null],
])("of %j the payers bear %s", (bill, ratio) => {
  expect(printed({ basic: [half] }, claimOf(bill)).ratio).toBe(ratio);
});
