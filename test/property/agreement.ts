/** Holds the engine against the reference: every figure of a settlement, or the codes of the refusal. */
import { expect } from "vitest";
import type { Settlement } from "../../src/index.ts";
import { referenceSettle } from "../reference/settle.ts";
import type { ReferenceSettlement } from "../reference/settle.ts";
import type { Instance } from "./law.ts";

/** Payments in one form: all four buckets. */
function paymentsOf(settlement: Settlement) {
  const none = { inScope: "0.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" };
  return settlement.payments.map(({ title: _, ...payment }) => ({
    ...payment,
    buckets: { ...none, ...payment.buckets },
  }));
}

/** Payers who paid something. */
function paying(payers: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(payers).filter(([, amount]) => amount !== "0.00"));
}

function figuresOf({ settlement, account }: NonNullable<Instance["settled"]>) {
  return {
    total: settlement.total,
    bill: settlement.bill,
    payments: paymentsOf(settlement),
    payers: paying(settlement.payers),
    patient: settlement.patient,
    lines: settlement.lines.map((line) => ({ ...line, payers: paying(line.payers) })),
    account,
    notes: settlement.notes.map(({ source }) => source),
    entitlements: settlement.entitlements,
  };
}

function referenceFigures(result: ReferenceSettlement) {
  const { ok: _, payments, payers, lines, ...rest } = result;
  return {
    ...rest,
    payments: payments.filter(({ amount }) => amount !== "0.00"),
    payers: paying(payers),
    lines: lines.map((line) => ({ ...line, payers: paying(line.payers) })),
  };
}

/** Fails unless engine and reference agree. */
export function expectAgreement({ rules, claim, account, settled, codes }: Omit<Instance, "pack" | "rulebook">): void {
  if (rules === null) {
    expect(settled).toBeNull();
    return;
  }
  const reference = referenceSettle(rules, claim, account);
  if (!reference.ok) {
    // The engine collects the findings of a stage, the reference stops at its first.
    expect(codes).toEqual(expect.arrayContaining([...new Set(reference.codes)]));
    return;
  }
  expect(codes).toEqual([]);
  if (settled !== null) expect(figuresOf(settled)).toEqual(referenceFigures(reference));
}
