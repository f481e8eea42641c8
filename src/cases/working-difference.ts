/** The arithmetic of a case beside the payments that it must give. */
import type { CompanionCase, ExpectedPayment, Working } from "../rules/companion.ts";
import { less } from "./difference.ts";
import type { CaseDifference } from "./types.ts";
import { evaluateWorking } from "../check/working.ts";

/** Workings that do not give their payment, payments without one, and workings without a payment. */
export function workingDifferences({ expect, working, patientWorking }: CompanionCase): CaseDifference[] {
  const payments = "payments" in expect ? expect.payments : [];
  const most = Math.max(payments.length, working.length);
  const differences = Array.from({ length: most }, (_, i) => workingDifference(payments[i], working[i])).flat();
  if (patientWorking === undefined) return differences;
  const expected = "patient" in expect ? expect.patient : null;
  const { amount, found } = workedOut(patientWorking);
  if (amount !== null && amount === expected) return differences;
  const difference = amount === null ? null : less(amount, expected);
  const kind = "patientWorking";
  const place = { layer: null, benefit: null, case: null, payer: null };
  return [...differences, { ...place, kind, name: patientWorking, expected, found, difference }];
}

function workingDifference(payment: ExpectedPayment | undefined, working: Working | undefined): CaseDifference[] {
  const place = payment ?? working;
  if (place === undefined) return [];
  const { layer, benefit, payer } = place;
  const at = { kind: "working" as const, layer, benefit, case: payment?.case ?? null, payer };
  if (working === undefined || payment === undefined || !isOf(working, payment)) {
    const name = working?.expression ?? null;
    const found = working === undefined ? null : placeOf(working);
    return [{ ...at, name, expected: payment === undefined ? null : placeOf(payment), found, difference: null }];
  }
  const { amount, found } = workedOut(working.expression);
  if (amount === payment.amount) return [];
  const difference = amount === null ? null : less(amount, payment.amount);
  return [{ ...at, name: working.expression, expected: payment.amount, found, difference }];
}

function isOf(working: Working, { layer, benefit, payer }: ExpectedPayment): boolean {
  return working.layer === layer && working.benefit === benefit && working.payer === payer;
}

function placeOf({ layer, benefit, payer }: Working | ExpectedPayment): string {
  return [layer, benefit, payer].filter((part) => part !== null).join(" ");
}

function workedOut(expression: string): { readonly amount: string | null; readonly found: string } {
  try {
    const amount = evaluateWorking(expression);
    return { amount, found: amount };
  } catch (error) {
    return { amount: null, found: error instanceof Error ? error.message : String(error) };
  }
}
