import { expect, it } from "vitest";
import type { Step } from "../../src/index.ts";
import { fen } from "./arbitraries/amounts.ts";
import { holdLaw } from "./law.ts";

it("law 2: every payment is at least 0 (but a hospital's under a quota), at most what was unpaid and what limits left", () => {
  holdLaw("law 2", "all", 10_000, ({ settled }) => {
    if (settled === null) return;
    const { settlement, account } = settled;
    let left = fen(settlement.total);
    const limits = new Map<string, number>();
    let quota = false;
    let paidOf = new Map<string, number>();
    for (const step of settlement.steps) {
      const key = `${step.layer}.${step.benefit ?? ""}`;
      if (step.kind === "base") {
        quota = false;
        paidOf = new Map();
      }
      if (step.kind === "quota") quota = true;
      if (step.kind === "limit" && step.inputs["on"] === "paid")
        limits.set(key, Math.min(limits.get(key) ?? Infinity, fen(step.amount)));
      if (step.kind === "limit") expectWithin(step);
      if (step.kind !== "pay" && step.kind !== "given") continue;
      const amount = fen(step.amount);
      if (!quota || step.payer !== "hospital") expect(amount).toBeGreaterThanOrEqual(0);
      expect(amount).toBeLessThanOrEqual(Math.max(0, left));
      left -= amount;
      paidOf.set(key, (paidOf.get(key) ?? 0) + amount);
      if (step.kind === "pay") expect(paidOf.get(key) ?? 0).toBeLessThanOrEqual(limits.get(key) ?? Infinity);
    }
    expect(left).toBe(fen(settlement.patient.amount));
    for (const amount of Object.values(settlement.patient.buckets)) expect(fen(amount)).toBeGreaterThanOrEqual(0);
    for (const amount of Object.values(account.amounts)) expect(fen(amount)).toBeGreaterThan(0);
  });
});

/** What a limit leaves is its amount less what was used, and never below 0. */
function expectWithin(step: Step): void {
  const { amount = "", used = "" } = step.inputs;
  expect(fen(step.amount)).toBe(Math.max(0, fen(amount) - fen(used)));
}
