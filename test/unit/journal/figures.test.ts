import { expect, test } from "vitest";
import { addParties, deltasOf, noParties, partiesOf, printParties } from "../../../src/journal/figures.ts";
import type { Billed } from "../../../src/journal/figures.ts";
import { mirrorOf } from "../../../src/journal/mirror.ts";
import { settle } from "../../../src/settlement.ts";
import type { Settlement } from "../../../src/settle/types.ts";
import { benefit, bookOf, claimOf, flat, line } from "../pack.ts";

const half = bookOf({ basic: [benefit("half", { cases: [flat("0.5")] })] });
const more = bookOf({
  basic: [benefit("half", { cases: [flat("0.6")] })],
  backstop: [benefit("rest", { cases: [flat("0.5")] })],
});
const claim = claimOf([line("1", "10.01"), line("2", "20.00")]);
const before = settle(half, claim).settlement;
const after = settle(more, claim).settlement;
const billed = (settlement: Settlement, hospital: string | null = "h-1"): Billed => ({ settlement, hospital });

test("what is now, less what was, by party, payment and line", () => {
  const parties = partiesOf(billed(before), billed(after));
  expect(deltasOf(before, after, parties)).toEqual({
    payers: { basic: "3.00", backstop: "6.00" },
    patient: "-9.00",
    facility: "0.00",
    hospitals: [{ id: "h-1", payer: "0.00", facility: "0.00" }],
    payments: [
      { layer: "basic", benefit: "half", payer: "basic", amount: "3.00" },
      { layer: "backstop", benefit: "rest", payer: "backstop", amount: "6.00" },
    ],
    lines: [
      { id: "1", payers: { basic: "1.00", backstop: "2.00" }, patient: "-3.00", facility: "0.00" },
      { id: "2", payers: { basic: "2.00", backstop: "4.00" }, patient: "-6.00", facility: "0.00" },
    ],
  });
});

test("a settlement that is new, or taken back, is all of it; the hospital is given what the others give", () => {
  expect(printParties(partiesOf(null, billed(before)))).toEqual({
    payers: { basic: "15.01" },
    patient: "15.00",
    facility: "-30.01",
    hospitals: [{ id: "h-1", payer: "0.00", facility: "-30.01" }],
  });
  expect(printParties(partiesOf(billed(before), null))).toEqual({
    payers: { basic: "-15.01" },
    patient: "-15.00",
    facility: "30.01",
    hospitals: [{ id: "h-1", payer: "0.00", facility: "30.01" }],
  });
});

test("nothing changes where nothing does", () => {
  const parties = partiesOf(billed(before), billed(before));
  expect(deltasOf(before, before, parties)).toEqual({
    payers: { basic: "0.00" },
    patient: "0.00",
    facility: "0.00",
    hospitals: [{ id: "h-1", payer: "0.00", facility: "0.00" }],
    payments: [],
    lines: [],
  });
});

test("differences add up", () => {
  const sum = noParties();
  addParties(sum, partiesOf(null, billed(before)));
  addParties(sum, partiesOf(billed(before), billed(after)));
  addParties(sum, partiesOf(billed(after), null));
  expect(printParties(sum)).toEqual({
    payers: { basic: "0.00", backstop: "0.00" },
    patient: "0.00",
    facility: "0.00",
    hospitals: [{ id: "h-1", payer: "0.00", facility: "0.00" }],
  });
});

test("hospitals are told apart: a bill that another one made is one's less and the other's more", () => {
  const sum = noParties();
  addParties(sum, partiesOf(null, billed(before)));
  addParties(sum, partiesOf(billed(before), billed(before, "h-2")));
  addParties(sum, partiesOf(null, billed(before, null)));
  expect(printParties(sum)).toMatchObject({
    facility: "-60.02",
    hospitals: [
      { id: "h-1", payer: "0.00", facility: "0.00" },
      { id: "h-2", payer: "0.00", facility: "-30.01" },
    ],
  });
});

test("a mirror negates every amount and keeps what is none", () => {
  const mirror = mirrorOf(after, { before: 4, after: 5 });
  expect(mirror).toMatchObject({
    claim: "c-1",
    total: "-30.01",
    payers: { basic: "-18.01", backstop: "-6.00" },
    patient: { amount: "-6.00" },
  });
  expect(mirror.lines.map(({ amount, patient }) => [amount, patient])).toEqual([
    ["-10.01", "-2.00"],
    ["-20.00", "-4.00"],
  ]);
  expect([mirror.account, mirror.rules, mirror.ratio]).toEqual([{ before: 4, after: 5 }, after.rules, after.ratio]);
  expect(mirrorOf(mirror, after.account)).toEqual(after);
});

test("a mirror of nothing is nothing, without a sign", () => {
  const empty = settle(half, claimOf({})).settlement;
  expect(mirrorOf(empty, empty.account)).toEqual(empty);
});
