/** Holds the engine against the reference: every figure of a settlement, or the codes of the refusal. */
import { expect } from "vitest";
import { referenceSettle } from "../reference/settle.ts";
import { figuresOf, referenceFigures } from "./figures.ts";
import type { Instance } from "./law.ts";

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
