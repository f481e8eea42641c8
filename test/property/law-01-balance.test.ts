import { expect, it } from "vitest";
import type { Bucket } from "../../src/index.ts";
import { fen } from "./arbitraries/amounts.ts";
import { holdLaw } from "./law.ts";

const BUCKETS: readonly Bucket[] = ["inScope", "preSelfPay", "overLimit", "ownPay"];

const sum = (amounts: readonly string[]): number => amounts.reduce((total, amount) => total + fen(amount), 0);

it("law 1: payers and patient make the total, to the fen; per bucket; per line", () => {
  holdLaw("law 1", "all", 10_000, ({ settled }) => {
    if (settled === null) return;
    const { total, bill, payments, payers, patient, lines } = settled.settlement;
    expect(sum(Object.values(payers)) + fen(patient.amount)).toBe(fen(total));
    expect(sum(payments.map(({ amount }) => amount)) + fen(patient.amount)).toBe(fen(total));
    for (const bucket of BUCKETS) {
      const taken = sum(payments.map(({ buckets }) => buckets[bucket] ?? "0.00"));
      expect(taken + fen(patient.buckets[bucket])).toBe(fen(bill[bucket]));
    }
    for (const payment of payments) expect(sum(Object.values(payment.buckets))).toBe(fen(payment.amount));
    for (const line of lines) {
      expect(sum(Object.values(line.payers)) + fen(line.patient)).toBe(fen(line.amount));
      expect(sum(Object.values(line.buckets))).toBe(fen(line.amount));
    }
    if (lines.length > 0) {
      expect(sum(lines.map(({ amount }) => amount))).toBe(fen(total));
      expect(sum(lines.map((line) => line.patient))).toBe(fen(patient.amount));
      for (const [payer, amount] of Object.entries(payers))
        expect(sum(lines.map((line) => line.payers[payer] ?? "0.00"))).toBe(fen(amount));
    }
  });
});
