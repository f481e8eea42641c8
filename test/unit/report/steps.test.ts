import { describe, expect, it } from "vitest";
import type { Step } from "../../../src/settle/types.ts";
import { settle } from "../../../src/settlement.ts";
import { benefit, bookOf, claimOf, flat, TITLE } from "../pack.ts";

const aid = { zh: "救助", en: "Aid" };
const book = bookOf(
  {
    basic: [
      benefit("skipped", { when: { var: "visit.tcm" }, cases: [flat("0.5")] }),
      benefit("none", { cases: [flat("0.5", { when: { var: "visit.tcm" } })] }),
      benefit("half", { cases: [flat("0.5", { id: "any" })] }),
    ],
    medicalAssistance: [
      benefit("shared", {
        title: aid,
        base: { of: ["ownPay", "inScope"] },
        cases: [flat("1", { limits: [{ amount: "30.01", on: "paid", per: "visit" }] })],
        payers: [
          { payer: "finance", share: "0.5" },
          { payer: "fund", share: "0.50" },
          { payer: "basic", share: "0" },
        ],
      }),
      benefit("nothing", {
        base: { of: ["overLimit"] },
        cases: [flat("0.5")],
        payers: [{ payer: "fund", share: "1" }],
      }),
    ],
  },
  { without: ["backstop"], pipeline: { optional: ["backstop"], payers: { finance: TITLE, fund: TITLE } } },
);
const claim = claimOf({ inScope: "100.00", ownPay: "10.00" }, { facility: { tcm: false } });
const { settlement } = settle(book, claim);

type Short = readonly [
  layer: string,
  benefit: string | null,
  own: string | null,
  kind: string,
  amount: string,
  payer: string | null,
];
const shortOf = (step: Step): Short => [step.layer, step.benefit, step.case, step.kind, step.amount, step.payer];

describe("steps", () => {
  it("are the story of the bill, from the bill to the patient", () => {
    expect(settlement.steps.map(shortOf)).toEqual([
      ["bill", null, null, "bill", "110.00", null],
      ["basic", "skipped", null, "skip", "0.00", null],
      ["basic", "none", null, "skip", "0.00", null],
      ["basic", "half", "any", "base", "100.00", null],
      ["basic", "half", "any", "band", "100.00", null],
      ["basic", "half", "any", "round", "50.00", null],
      ["basic", "half", "any", "pay", "50.00", "basic"],
      ["medicalAssistance", "shared", "all", "base", "60.00", null],
      ["medicalAssistance", "shared", "all", "band", "60.00", null],
      ["medicalAssistance", "shared", "all", "round", "60.00", null],
      ["medicalAssistance", "shared", "all", "limit", "30.01", null],
      ["medicalAssistance", "shared", "all", "pay", "15.01", "finance"],
      ["medicalAssistance", "shared", "all", "pay", "15.00", "fund"],
      ["medicalAssistance", "shared", "all", "pay", "0.00", "basic"],
      ["medicalAssistance", "nothing", "all", "base", "0.00", null],
      ["medicalAssistance", "nothing", "all", "round", "0.00", null],
      ["medicalAssistance", "nothing", "all", "pay", "0.00", "fund"],
      ["backstop", null, null, "skip", "0.00", null],
      ["patient", null, null, "patient", "29.99", null],
    ]);
  });

  it("are numbered from 0 without gaps", () => {
    expect(settlement.steps.map(({ seq }) => seq)).toEqual(settlement.steps.map((_, i) => i));
  });

  it("say where they come from", () => {
    const cited = settlement.steps.map(({ seq, origin, source, title }) => [seq, origin, source, title?.en ?? null]);
    expect([0, 1, 2, 3, 11, 17, 18].map((seq) => cited[seq])).toEqual([
      [0, null, null, null],
      [1, "990101/basic@2018-01-01", "n 2", "Name"], // the benefit's own source where no case was chosen
      [2, "990101/basic@2018-01-01", "n 2", "Name"],
      [3, "990101/basic@2018-01-01", "n 3", "Name"], // the case's
      [11, "990101/medicalAssistance@2018-01-01", "n 3", "Aid"],
      [17, "990101/pipeline@2017-01-01", "n 1", null],
      [18, null, null, null],
    ]);
  });

  it("say what they were made from", () => {
    const inputs = settlement.steps.map((step) => step.inputs);
    const bill = { inScope: "100.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "10.00" };
    expect(inputs[0]).toEqual(bill);
    expect([inputs[1], inputs[2], inputs[17]]).toEqual([
      { reason: "not-for-this-visit" },
      { reason: "no-case" },
      { reason: "no-rule" },
    ]);
    expect(inputs[6]).toEqual({ raw: "50.00", unpaid: "100.00", inScope: "50.00", rest: "60.00" });
    expect(inputs[11]).toEqual({
      raw: "60.00",
      left: "30.01",
      unpaid: "60.00",
      share: "0.5",
      inScope: "10.01",
      ownPay: "5.00",
      rest: "44.99",
    });
    expect(inputs[12]).toMatchObject({ share: "0.50", inScope: "10.00", ownPay: "5.00", rest: "29.99" });
    expect(inputs[13]).toEqual({ raw: "60.00", left: "30.01", unpaid: "60.00", share: "0", rest: "29.99" });
    expect(inputs[16]).toEqual({ raw: "0.00", unpaid: "0.00", rest: "29.99" });
    expect(inputs[18]).toEqual({ inScope: "29.99", preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" });
  });

  it("that name a payer sum to what it pays", () => {
    const sums: Record<string, number> = {};
    for (const { payer, amount } of settlement.steps)
      if (payer !== null) sums[payer] = (sums[payer] ?? 0) + Number(amount.replace(".", ""));
    expect(sums).toEqual({ basic: 5_000, finance: 1_501, fund: 1_500 });
    expect(settlement.payers).toEqual({ basic: "50.00", finance: "15.01", fund: "15.00" });
  });

  it("are left out on request, and nothing else with them", () => {
    const { settlement: short } = settle(book, claim, undefined, { trace: false });
    expect(short).toEqual({ ...settlement, steps: [] });
  });
});

it("a given payment is one step: where it was taken, and the quantities that it states", () => {
  const paid = [{ layer: "basic", amount: "105.00", deductible: "20.00", penalty: "0.00" }];
  const { steps } = settle(book, { ...claim, paid }).settlement;
  expect(steps[1]).toEqual({
    seq: 1,
    layer: "basic",
    benefit: null,
    case: null,
    kind: "given",
    title: null,
    origin: null,
    source: null,
    inputs: { inScope: "100.00", ownPay: "5.00", deductible: "20.00", penalty: "0.00", rest: "5.00" },
    amount: "105.00",
    payer: "basic",
  });
});
