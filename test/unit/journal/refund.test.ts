import { describe, expect, test } from "vitest";
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

test("given payments are said for each layer of the claim, and for no other", () => {
  const [basic, critical, other] = ["basic", "criticalIllness", "backstop"].map((layer) => ({ layer, amount: "0.00" }));
  if (basic === undefined || critical === undefined || other === undefined) throw new RangeError("three layers");
  const given = { ...claim, paid: [{ ...basic, amount: "5.00" }, critical] };
  // In any order.
  expect(attempt(given, refund([{ id: "1" }], { paid: [critical, basic] })).wrong).toEqual([]);
  for (const paid of [[], [basic], [basic, other], [basic, critical, other], [basic, basic]])
    expect(attempt(given, refund([{ id: "1" }], { paid })).wrong).toEqual([["invalid_event", "paid"]]);
});

test("a ready bill has no lines, and something must be left", () => {
  expect(attempt(claimOf({ inScope: "1.00" }), refund([{ id: "1" }])).wrong).toEqual([["invalid_event", "of"]]);
  expect(attempt(claim, refund([{ id: "1" }, { id: "2" }, { id: "3" }])).wrong).toEqual([["invalid_event", "lines"]]);
});

describe("a correction inside the bill", () => {
  const corrected = claimOf([
    line("1", "50.00", { code: "x" }),
    line("2", "-20.00", { code: "x" }),
    line("3", "9.00", { code: "y" }),
    line("4", "7.00"),
    line("5", "-1.00"),
    { ...priced, id: "6", code: "z", quantity: "3", unitPrice: "2.00" },
    { ...priced, id: "7", code: "z", quantity: "-1", unitPrice: "2.00" },
  ]);
  const of = (...lines: readonly RefundedLine[]) => attempt(corrected, refund(lines)).wrong;

  test("is never given back alone: that would charge the patient", () => {
    expect(of({ id: "2" })).toEqual([["over_refunded", "lines[0].id"]]);
    expect(of({ id: "3" }, { id: "2" })).toEqual([["over_refunded", "lines[1].id"]]);
    expect(of({ id: "3" }, { id: "7" })).toEqual([["over_refunded", "lines[1].id"]]);
    // Without a code, it corrects what has none.
    expect(of({ id: "5" })).toEqual([["over_refunded", "lines[0].id"]]);
  });

  test("is given back with what it corrects", () => {
    expect(of({ id: "1" }, { id: "2" })).toEqual([]);
    expect(of({ id: "5" }, { id: "4" })).toEqual([]);
    expect(attempt(corrected, refund([{ id: "2" }, { id: "1" }])).left.lines?.map(({ id }) => id)).toEqual([
      "3",
      "4",
      "5",
      "6",
      "7",
    ]);
  });

  test("leaves no more to give back of what it corrects than was paid of it", () => {
    expect(of({ id: "1" })).toEqual([["over_refunded", "lines[0].id"]]);
    expect(of({ id: "6", quantity: "2" })).toEqual([]);
    expect(of({ id: "6", quantity: "2.01" })).toEqual([["over_refunded", "lines[0].id"]]);
  });

  test("says how much can be given back, in both languages", () => {
    const said: unknown[] = [];
    withoutRefunded(corrected, refund([{ id: "1" }]), (...finding) => void said.push(finding));
    expect(said).toEqual([
      [
        "over_refunded",
        "lines[0].id",
        { zh: "冲减后至多 30.00", en: "at most 30.00, which the corrections leave" },
        "50.00",
      ],
    ]);
  });
});
