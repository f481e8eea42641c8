/** Journals far longer than a claim: each event keeps the receipts that it changes. */
import { expect, it } from "vitest";
import { openAccount } from "../../../src/account/account.ts";
import { applyEvent } from "../../../src/journal/apply.ts";
import { journalState, openJournal } from "../../../src/journal/journal.ts";
import { benefit, bookOf, claimOf, DAY, flat, line } from "../pack.ts";

/** How many values something in JSON comes to. */
function valuesIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, each) => sum + valuesIn(each), 1);
}

it("what was written of more than a million values is read again", () => {
  const rulebook = bookOf({ basic: [benefit("b", { cases: [flat("0.5")] })] });
  let journal = openJournal(openAccount("p-1", 2018));
  for (let i = 0; i < 8; i++) {
    const claim = claimOf(
      Array.from({ length: 10_000 }, (_, at) => line(`${at}`, "1.00")),
      { id: `c-${i}` },
    );
    journal = applyEvent(rulebook, journal, { id: `e-${i}`, day: DAY, kind: "settled", revision: i, claim }).journal;
  }
  const written: unknown = JSON.parse(JSON.stringify(journal));
  expect(valuesIn(written)).toBeGreaterThan(1_000_000);
  expect(journalState(written).account).toEqual(journalState(journal).account);
});
