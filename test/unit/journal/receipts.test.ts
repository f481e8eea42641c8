/** A journal whose digests were all computed anew is still held against what its entries mean. */
import { describe, expect, it } from "vitest";
import { digest } from "../../../src/canonical.ts";
import { journalState } from "../../../src/journal/journal.ts";
import type { Journal, JournalEntry } from "../../../src/journal/types.ts";
import { expectRefusal, issuesOf } from "../claim/refusal.ts";
import { benefit, bookOf, claimOf, flat, line, REGION, TITLE } from "../pack.ts";
import { live } from "./live.ts";

const source = "n 1";
const book = bookOf(
  { basic: [benefit("b", { cases: [flat("0.5")] })], refund: [benefit("r", { cases: [flat("0.1")] })] },
  {
    pipeline: {
      order: ["basic"],
      layers: { refund: TITLE },
      yearEnd: { layers: ["refund"], source },
      readmission: { days: 10, hospital: "any", source },
      household: { benefits: ["basic.b"], source },
    },
  },
);
const household = { amounts: { "basic.b.paid": "3.00" } };
const around = { household, stays: [] };
const claim = claimOf([line("1", "10.00"), line("2", "5.00")], { person: { categories: [] } });
const events = [
  { id: "e-0", day: "2018-11-01", kind: "recognised", category: "orphan", held: [] },
  { id: "e-1", day: "2018-12-01", kind: "settled", revision: 0, claim, ...around },
  {
    id: "e-2",
    day: "2018-12-31",
    kind: "yearEnd",
    revision: 1,
    bills: { id: "y-1", person: { id: "p-1", region: REGION }, settled: "2018-12-31" },
    household,
  },
];
const { journal } = live(book, events);

type Draft<T> = { -readonly [key in keyof T]: Draft<T[key]> };

/** The journal with something changed in it, and every digest that of what is there. */
function forged(change: (entries: Draft<JournalEntry>[]) => void): unknown {
  const copy = structuredClone(journal) as Draft<Journal>;
  change(copy.entries as Draft<JournalEntry>[]);
  let last = digest(copy.opening);
  for (const entry of copy.entries) {
    entry.previous = last;
    last = digest(entry);
  }
  return { ...copy, digest: last };
}

type Receipts = Draft<JournalEntry["receipts"][number]>;

/** Paths that are named when a receipt is changed, below it. */
function named(at: number, change: (receipt: Receipts) => void): readonly string[] {
  const issues = issuesOf(() =>
    journalState(
      forged((entries) => {
        const receipt = entries[at]?.receipts[0] as Receipts | undefined;
        if (receipt === undefined) throw new RangeError("no receipt");
        change(receipt);
      }),
    ),
  );
  const place = `entries[${at}].receipts[0].`;
  expect(issues.every(({ path }) => path.startsWith(place))).toBe(true);
  return issues.map(({ code, path }) => `${code} ${path.slice(place.length)}`);
}

describe("a journal with its digests computed anew", () => {
  it("is read where nothing else was changed", () => {
    expect(journalState(forged(() => undefined))).toEqual(journalState(journal));
  });

  it("is refused where a receipt does not balance, with every figure", () => {
    expectRefusal(
      () =>
        journalState(
          forged((entries) => {
            const receipt = entries[1]?.receipts[0];
            if (receipt !== undefined) (receipt.settlement.patient as { amount: string }).amount = "0.00";
          }),
        ),
      [
        ["unbalanced", "entries[1].receipts[0].settlement.patient.amount", "0.00", "7.50, which its parts come to"],
        ["unbalanced", "entries[1].receipts[0].settlement.ratio", "0.5000"],
      ],
    );
  });

  it("is refused where a line, a payer or a bucket is off by a fen", () => {
    expect(
      named(1, ({ settlement }) => {
        (settlement.payers as { [payer: string]: string })["basic"] = "7.51";
      }),
    ).toEqual([
      "unbalanced settlement.payers.basic",
      "unbalanced settlement.patient.amount",
      "unbalanced settlement.payers.basic",
    ]);
    expect(
      named(1, ({ settlement }) => {
        (settlement.bill as { inScope: string }).inScope = "15.01";
      }),
    ).toEqual([
      "unbalanced settlement.total",
      "unbalanced settlement.patient.buckets.inScope",
      "unbalanced settlement.bill.inScope",
    ]);
    expect(named(1, ({ settlement }) => void (settlement.lines as unknown[]).pop())).toEqual([
      "invalid_journal settlement.lines",
      "unbalanced settlement.bill.inScope",
      "unbalanced settlement.payers.basic",
    ]);
  });

  it("is refused where what was paid in the year is not what was and what it pays, so that a limit would be another", () => {
    const paid = (at: number, amounts: object) =>
      named(at, ({ account }) => void Object.assign(account.amounts, amounts));
    const [wrong, none] = ["unbalanced account.amounts.basic.b.paid", "unbalanced account.amounts.basic.x.paid"];
    expect(paid(1, { "basic.b.paid": "7.49" })).toEqual([wrong]);
    expect(paid(2, { "basic.b.paid": "0.00" })).toEqual([wrong]);
    expect(paid(2, { "basic.x.paid": "0.01" })).toEqual([none]);
    expect(
      named(2, ({ account }) => void delete (account.amounts as { [key: string]: string })["basic.b.paid"]),
    ).toEqual([wrong]);
  });

  it("is refused where it was settled with what no event says", () => {
    expect(named(1, (receipt) => void (receipt.household = { amounts: { "basic.b.paid": "2.00" } }))).toEqual([
      "invalid_journal household.amounts.basic.b.paid",
    ]);
    expect(
      named(1, (receipt) => void (receipt.notApplied = [{ certificate: "heart" }, { category: "orphan" }])),
    ).toEqual(["invalid_journal notApplied[0]", "invalid_journal notApplied[1]"]);
    expect(named(2, (receipt) => void (receipt.continuation = true))).toEqual(["invalid_journal continuation"]);
    expect(named(1, (receipt) => void (receipt.claim = claim as Receipts["claim"] & object))).toEqual([
      "invalid_journal claim",
    ]);
  });

  it("is refused where the end of the year is of other bills", () => {
    expect(named(2, (receipt) => void delete receipt.claim)).toEqual(["invalid_journal claim"]);
    expect(named(2, ({ settlement }) => void delete settlement.yearEnd)).toEqual([
      "invalid_journal settlement.yearEnd",
    ]);
    expect(
      named(2, (receipt) => {
        const { claim: own } = receipt;
        if (own !== undefined) own.bill = { inScope: "9.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" };
      }),
    ).toEqual(["invalid_journal claim"]);
  });
});
