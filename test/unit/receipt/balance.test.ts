/** Every printed figure that is the sum of others. */
import { describe, expect, it } from "vitest";
import { openAccount } from "../../../src/account/account.ts";
import { applyEvent } from "../../../src/journal/apply.ts";
import { journalState, openJournal } from "../../../src/journal/journal.ts";
import { balanceFindings } from "../../../src/receipt/balance.ts";
import { settle } from "../../../src/settlement.ts";
import type { Settlement } from "../../../src/settle/types.ts";
import { benefit, bookOf, claimOf, DAY, flat, line } from "../pack.ts";

const book = bookOf({
  basic: [benefit("half", { cases: [flat("0.5")] })],
  backstop: [benefit("more", { base: { of: ["inScope", "ownPay"] }, cases: [flat("0.333")] })],
});
const lines = [line("1", "10.00"), line("2", "0.01"), line("3", "7.77", { catalogue: "C" }), line("4", "-1.11")];
const { settlement } = settle(book, claimOf(lines));
const ready = settle(book, claimOf({ inScope: "100.00", ownPay: "3.33" })).settlement;

/** The settlement with another value at a path. */
function changed(whole: Settlement, path: readonly (string | number)[], value: unknown): Settlement {
  const copy = structuredClone(whole) as unknown;
  const last = path.at(-1) ?? "";
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as { [key: string | number]: unknown })[key], copy);
  (parent as { [key: string | number]: unknown })[last] = value;
  return copy as Settlement;
}

const pathsOf = (whole: Settlement): readonly string[] => balanceFindings(whole).map(({ path }) => path);

describe("a settlement that was printed", () => {
  it("balances, with lines and without, and that of nothing", () => {
    expect([settlement, ready, settle(book, claimOf({})).settlement].flatMap(balanceFindings)).toEqual([]);
  });
});

it("a line that moves an amount from one bucket to another has shares on both sides of zero", () => {
  const split = (inScope: string, ownPay: string) => ({ inScope, preSelfPay: "0.00", overLimit: "0.00", ownPay });
  const moving = [
    { id: "1", split: split("100.00", "60.00") },
    { id: "2", split: split("50.00", "-50.00") },
  ];
  const own = bookOf({ basic: [benefit("b", { cases: [flat("0.8")] })] });
  const journal = applyEvent(own, openJournal(openAccount("p-1", 2018)), {
    id: "e-1",
    day: DAY,
    kind: "settled",
    revision: 0,
    claim: claimOf(moving),
  }).journal;
  expect(settle(own, claimOf(moving)).settlement.lines[1]).toMatchObject({
    payers: { basic: "40.00" },
    patient: "-40.00",
  });
  expect(journalState(JSON.parse(JSON.stringify(journal)))).toEqual(journalState(journal));
});

it("a pool may be named paid", () => {
  const limits = [{ amount: "1000.00", on: "paid", per: "year", pool: "paid" }] as const;
  const own = bookOf({ basic: [benefit("b", { cases: [flat("0.8")], limits: [...limits] })] });
  const claim = claimOf([line("1", "100.00")]);
  const opened = openJournal(openAccount("p-1", 2018));
  const { journal } = applyEvent(own, opened, { id: "e-1", day: DAY, kind: "settled", revision: 0, claim });
  expect(journalState(JSON.parse(JSON.stringify(journal))).account.amounts).toMatchObject({ "pool.paid": "80.00" });
});

describe("one fen more", () => {
  it.each([
    [["total"], "17.67", ["total", "patient.amount", "ratio"]],
    [["patient", "amount"], "8.84", ["patient.amount", "ratio"]],
    [["payers", "basic"], "4.46", ["payers.basic", "patient.amount", "payers.basic"]],
    [["payments", 0, "amount"], "4.46", ["payments[0].amount", "payers.basic"]],
    [["ratio"], "0.9999", ["ratio"]],
    [["ratio"], null, ["ratio"]],
    [["lines", 1, "patient"], "9.00", ["lines[1].patient"]],
    [["lines", 0, "amount"], "10.01", ["lines[0].amount", "lines[0].patient"]],
    [["payers"], {}, ["payers.basic", "payers.backstop", "patient.amount", "payers.basic", "payers.backstop"]],
  ])("at %j is found", (path, value, found) => {
    expect(pathsOf(changed(settlement, path, value))).toEqual(found);
  });

  it("in any other figure of it is found too", () => {
    const amounts: (readonly (string | number)[])[] = [];
    const walk = (value: unknown, path: readonly (string | number)[]): void => {
      if (typeof value === "string" && /^-?\d+\.\d\d$/.test(value)) amounts.push(path);
      else if (typeof value === "object" && value !== null)
        for (const [key, inner] of Object.entries(value))
          walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    };
    const { total, bill, payments, payers, patient, lines: settled } = settlement;
    walk({ total, bill, payments, payers, patient, lines: settled }, []);
    expect(amounts.length).toBeGreaterThan(30);
    expect(amounts.filter((path) => pathsOf(changed(settlement, path, "123.45")).length === 0)).toEqual([]);
  });

  it("as a part of a line that is none: more than the line, though every sum is right", () => {
    expect([settlement.lines[0]?.payers, settlement.lines[2]?.payers]).toEqual([
      { basic: "5.00", backstop: "4.57" },
      {},
    ]);
    const swapped = [
      [["lines", 0, "payers", "backstop"], "5.01"],
      [["lines", 0, "patient"], "-0.01"],
      [["lines", 2, "payers"], { backstop: "-0.44" }],
      [["lines", 2, "patient"], "8.21"],
    ] as const;
    const whole = swapped.reduce((made, [path, value]) => changed(made, path, value), settlement);
    expect(balanceFindings(whole)).toEqual([
      { path: "lines[0].patient", expected: { zh: "至少 0.00", en: "at least 0.00" }, found: "-0.01" },
      { path: "lines[2].payers.backstop", expected: { zh: "至少 0.00", en: "at least 0.00" }, found: "-0.44" },
    ]);
  });

  it("says what the parts come to", () => {
    const [first] = balanceFindings(changed(ready, ["total"], "103.34"));
    expect(first).toEqual({
      path: "total",
      expected: { zh: "各部分合计 103.33", en: "103.33, which its parts come to" },
      found: "103.34",
    });
  });
});
