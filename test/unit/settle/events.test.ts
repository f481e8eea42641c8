import { describe, expect, it } from "vitest";
import type { Claim } from "../../../src/claim/types.ts";
import type { Plan } from "../../../src/plan/types.ts";
import type { Benefit } from "../../../src/rules/benefit.ts";
import type { Paid } from "../../../src/settle/allocate.ts";
import { partsOf, paymentsIn, readOutcome } from "../../../src/settle/events.ts";
import type { Event } from "../../../src/settle/events.ts";
import { benefit, billOf, claimOf, flat, line, planOf, TITLE } from "../pack.ts";
import { settledOn } from "./run.ts";

const half = (id: string, more: Partial<Benefit> = {}): Benefit => benefit(id, { cases: [flat("0.5")], ...more });
const read = (plan: Plan, claim: Claim) => readOutcome(settledOn(plan, claim).outcome);
const nameOf = (event: Event): string => ("layer" in event ? event.layer.name : event.benefit.benefit.id);

const tags = { drug: { title: TITLE }, bed: { title: TITLE } };
const shared = [
  { payer: "finance", share: "0.5" },
  { payer: "fund", share: "0.5" },
] as const;
const plan = planOf(
  {
    hospitalWaiver: [
      benefit("keeps", {
        base: { of: ["inScope"], tags: ["drug"] },
        cases: [{ id: "all", source: "n", quota: { amount: "100.00", below: "keep" } }],
      }),
    ],
    basic: [
      half("nothing", { cases: [flat("0")] }),
      half("skipped", { when: { var: "visit.tcm" } }),
      half("half", { base: { of: ["inScope"], tags: ["drug", "bed"] } }),
    ],
    criticalIllness: [],
    supplemental: [half("shared", { base: { of: ["ownPay", "inScope"] }, payers: shared })],
  },
  { without: ["backstop"], pipeline: { tags, optional: ["backstop"], payers: { finance: TITLE, fund: TITLE } } },
);
const NOT_TCM = { facility: { tcm: false } };
const LINES = [
  line("1", "10.00"),
  line("2", "60.00", { tags: ["drug"] }),
  line("3", "30.00", { tags: ["bed"] }),
  line("4", "5.01", { catalogue: "C" }),
];

describe("a bill in groups", () => {
  const reading = read(plan, claimOf(LINES, NOT_TCM));
  // Groups: untagged, bed, drug.
  it("is read in the order of its tags", () => {
    expect([reading.groups, reading.total]).toEqual([3, 10_501]);
    expect(reading.billed).toEqual([1_000, 3_000, 6_000, 0, 0, 0, 0, 0, 0, 501, 0, 0]);
  });

  it("has one event for each benefit and absent layer, with the cells of each payer", () => {
    const parts = reading.events.map((event) => [
      event.kind,
      nameOf(event),
      partsOf(event).map(({ payer, amount, cells }) => [plan.payers[payer], amount, cells.map((cell) => cell || 0)]),
    ]);
    expect(parts).toEqual([
      // 60.00 of a price of 100.00: the hospital keeps 40.00, which are to be paid.
      ["paid", "keeps", [["hospital", -4_000, [0, 0, -4_000, 0, 0, 0, 0, 0, 0, 0, 0, 0]]]],
      ["paid", "nothing", []],
      ["skip", "skipped", []],
      // Half of 30.00 and 100.00.
      ["paid", "half", [["basic", 6_500, [0, 1_500, 5_000, 0, 0, 0, 0, 0, 0, 0, 0, 0]]]],
      // Half of 5.01 + 10 + 15 + 50 is 40.005, so 40.01: 5.01 of own pay, 35.00 of 75.00 in scope.
      [
        "paid",
        "shared",
        [
          ["finance", 2_001, [233, 350, 1_167, 0, 0, 0, 0, 0, 0, 251, 0, 0]],
          ["fund", 2_000, [234, 350, 1_166, 0, 0, 0, 0, 0, 0, 250, 0, 0]],
        ],
      ],
      ["no-rule", "backstop", []],
    ]);
  });

  it("leaves what no event took", () => {
    const sums = reading.billed.map((billed, cell) =>
      reading.events.flatMap(partsOf).reduce((left, { cells }) => left - (cells[cell] ?? 0), billed),
    );
    expect(reading.unpaid).toEqual(sums);
    expect(reading.unpaid.every((left) => left >= 0)).toBe(true);
    expect(reading.unpaid.reduce((sum, left) => sum + left, 0)).toBe(10_501 + 4_000 - 6_500 - 4_001);
  });

  it("parts of a ready bill settle like lines of the same tags", () => {
    const bill = [
      { ...billOf({ inScope: "10.00", ownPay: "5.01" }) },
      { ...billOf({ inScope: "60.00" }), tags: ["drug"] },
      { ...billOf({ inScope: "30.00" }), tags: ["bed"] },
    ];
    const { lines: _, ...claim } = claimOf(LINES, NOT_TCM);
    const { events, billed, unpaid } = read(plan, { ...claim, bill });
    expect([billed, unpaid]).toEqual([reading.billed, reading.unpaid]);
    expect(events.map((event) => partsOf(event))).toEqual(reading.events.map((event) => partsOf(event)));
  });
});

describe("given layers", () => {
  const given = (amount: string) =>
    claimOf({ inScope: "100.00", ownPay: "50.00" }, { ...NOT_TCM, paid: [{ layer: "basic", amount }] });

  it.each([
    ["60.00", 6_000, [6_000, 0, 0, 0]],
    ["120.00", 12_000, [10_000, 0, 0, 2_000]],
    ["0.00", 0, [0, 0, 0, 0]],
  ])("of %s stand in their place, and the rest is read after them", (amount, fen, cells) => {
    const { events, unpaid } = read(plan, given(amount));
    expect(events.map((event) => [event.kind, nameOf(event)])).toEqual([
      ["paid", "keeps"],
      ["given", "basic"],
      ["paid", "shared"],
      ["no-rule", "backstop"],
    ]);
    expect(events.slice(1, 2).flatMap(partsOf)).toEqual([{ payer: plan.payers.indexOf("basic"), amount: fen, cells }]);
    const shares = events.slice(2, 3).flatMap(partsOf);
    expect(shares.reduce((sum, part) => sum + part.amount, 0)).toBe((15_000 - fen) / 2);
    expect(unpaid.reduce((sum, left) => sum + left, 0)).toBe((15_000 - fen) / 2);
  });

  it("one that has no rules takes their place too", () => {
    const claim = claimOf({ inScope: "1.00" }, { ...NOT_TCM, paid: [{ layer: "backstop", amount: "0.25" }] });
    expect(read(plan, claim).events.map((event) => event.kind)).toEqual([
      "paid",
      "paid",
      "skip",
      "paid",
      "paid",
      "given",
    ]);
  });
});

it("payments of nothing have no place among those that are allocated", () => {
  const { outcome } = settledOn(plan, claimOf(LINES, NOT_TCM));
  const payments = paymentsIn(plan, outcome.claim, outcome.variants, outcome.moved, 3);
  const amountOf = ({ at, count }: Paid): number =>
    outcome.moved.slice(at, at + count).reduce((sum, amount) => sum + amount, 0);
  expect(payments.map((paid) => [plan.payers[paid.payer], paid.count, paid.first, amountOf(paid)])).toEqual([
    ["hospital", 12, 0, -4_000],
    ["basic", 12, 0, 6_500],
    ["finance", 12, 0, 2_001],
    ["fund", 12, 0, 2_000],
  ]);
});
