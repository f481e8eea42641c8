/** The figures of settlements, of the engine and of the reference, in one form. */
import type { Settled, Settlement } from "../../src/index.ts";
import type { ReferenceSettlement } from "../reference/settle.ts";

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

/** Every figure of a settlement, in the form in which the reference gives them. */
export function figuresOf({ settlement, account }: Settled) {
  return {
    total: settlement.total,
    bill: settlement.bill,
    ...(settlement.deductibles && { deductibles: settlement.deductibles }),
    payments: paymentsOf(settlement),
    payers: paying(settlement.payers),
    patient: settlement.patient,
    lines: settlement.lines.map((line) => ({ ...line, payers: paying(line.payers) })),
    account,
    notes: settlement.notes.map(({ source }) => source),
    entitlements: settlement.entitlements,
  };
}

/** Every figure that the reference gives, without those of payments of nothing. */
export function referenceFigures(result: ReferenceSettlement) {
  const { ok: _, payments, payers, lines, ...rest } = result;
  return {
    ...rest,
    payments: payments.filter(({ amount }) => amount !== "0.00"),
    payers: paying(payers),
    lines: lines.map((line) => ({ ...line, payers: paying(line.payers) })),
  };
}
