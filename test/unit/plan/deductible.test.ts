import { describe, expect, it } from "vitest";
import { asksOf } from "../../../src/plan/deductible.ts";
import type { BandsCase, Case } from "../../../src/rules/benefit.ts";
import { benefit, flat, planOf } from "../pack.ts";

const quota: Case = { id: "q", source: "n", quota: { amount: "3300.00", below: "cost" } };
const of = (...stated: readonly BandsCase["deductible"][]) =>
  benefit("b", {
    cases: stated.map((deductible, i) =>
      flat("0.5", { id: `c${i}`, ...(deductible === undefined ? {} : { deductible }) }),
    ),
  });
const OF_STAY = { amount: "150.00", per: "stay" } as const;
const OF_YEAR = { amount: "150.00", per: "year" } as const;

describe("a deductible", () => {
  it.each([
    ["of each visit", of("150.00"), false],
    ["of the year", of(OF_YEAR), false],
    ["of the stay", of(OF_STAY), true],
    ["of the stay in one of its cases", of("100.00", OF_STAY), true],
    ["that no case states", of(undefined), false],
    ["of no bands", benefit("b", { cases: [quota] }), false],
  ])("%s: where its use is kept, and whether the visit is to say that it continues one", (_, own, stay) => {
    expect(asksOf(own)).toEqual(stay ? [{ "==": [{ var: "visit.continuation" }, true] }] : []);
    const plan = planOf({ hospitalWaiver: [own] });
    const [first] = plan.benefits;
    const slotAt = (slot: number | undefined) => plan.slots[slot ?? -1];
    expect(first?.ofStay).toBe(stay);
    expect(slotAt(first?.deductibleSlot)).toEqual({ key: "hospitalWaiver.b.deductible", period: "year" });
    expect(slotAt(first?.deductibleUse)).toEqual({
      key: "hospitalWaiver.b.deductible",
      period: stay ? "visit" : "year",
    });
  });
});
