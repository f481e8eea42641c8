import { expect, test } from "vitest";
import { withoutRefunded } from "../../../src/journal/refund.ts";
import type { RefundedEvent, RefundedLine } from "../../../src/journal/event-types.ts";
import { claimOf, line } from "../pack.ts";

const priced = { id: "2", catalogue: "A", unitPrice: "3.333333", quantity: "10.5" } as const;
const claim = claimOf([line("1", "10.00"), priced, line("3", "5.00")]);

function refund(lines: readonly RefundedLine[], more: Partial<RefundedEvent> = {}): RefundedEvent {
  return { id: "e-2", day: "2018-12-01", kind: "refunded", revision: 1, of: "e-1", lines, ...more };
}

function attempt(own: typeof claim, event: RefundedEvent) {
  const wrong: (readonly [string, string])[] = [];
  const left = withoutRefunded(own, event, (code, path) => void wrong.push([code, path]));
  return { left, wrong };
}

test("lines are taken away, quantities are subtracted exactly, the rest stays in its order", () => {
  const { left, wrong } = attempt(claim, refund([{ id: "3" }, { id: "2", quantity: "0.0001" }]));
  expect(wrong).toEqual([]);
  expect(left).toEqual({ ...claim, lines: [line("1", "10.00"), { ...priced, quantity: "10.4999" }] });
});

test("all of a quantity is the line as a whole; numbers are read as decimals", () => {
  const { left } = attempt(claim, refund([{ id: "2", quantity: 10.5 }]));
  expect(left.lines).toEqual([line("1", "10.00"), line("3", "5.00")]);
});

test("never more back than is left: of lines, of quantities, of corrections", () => {
  expect(attempt(claim, refund([{ id: "9" }])).wrong).toEqual([["over_refunded", "lines[0].id"]]);
  expect(attempt(claim, refund([{ id: "2", quantity: "10.5001" }])).wrong).toEqual([
    ["over_refunded", "lines[0].quantity"],
  ]);
  const corrected = claimOf([line("1", "10.00"), priced, { ...priced, id: "4", quantity: "-1" }]);
  expect(attempt(corrected, refund([{ id: "4", quantity: "1" }])).wrong).toEqual([
    ["over_refunded", "lines[0].quantity"],
  ]);
});

test("given payments are said anew where there are any, and only there", () => {
  const paid = [{ layer: "basic", amount: "1.00" }];
  const given = { ...claim, paid: [{ layer: "basic", amount: "5.00" }] };
  expect(attempt(given, refund([{ id: "1" }], { paid })).left.paid).toEqual(paid);
  expect(attempt(given, refund([{ id: "1" }])).wrong).toEqual([["invalid_event", "paid"]]);
  expect(attempt(claim, refund([{ id: "1" }], { paid })).wrong).toEqual([["invalid_event", "paid"]]);
});

test("a ready bill has no lines, and something must be left", () => {
  expect(attempt(claimOf({ inScope: "1.00" }), refund([{ id: "1" }])).wrong).toEqual([["invalid_event", "of"]]);
  expect(attempt(claim, refund([{ id: "1" }, { id: "2" }, { id: "3" }])).wrong).toEqual([["invalid_event", "lines"]]);
});
