/** Where it stands what has been used of the deductible of a benefit. */
import type { Benefit, Case } from "../rules/benefit.ts";
import type { Predicate } from "../rules/types.ts";
import type { Slot } from "./types.ts";

/** Places of the plan's row. */
export interface DeductiblePlaces {
  /** What the year has used, whatever the deductible is of. */
  readonly deductibleSlot: number;
  /** What is used of a deductible that more than one claim shares, of the year or of the stay. */
  readonly deductibleUse: number;
  /** Whether that is of the stay: it then begins with what the claim says of its earlier parts. */
  readonly ofStay: boolean;
}

/** Gives a benefit its places. */
export function deductiblePlaces(
  slot: (key: string, period: Slot["period"]) => number,
  benefit: Benefit,
  key: string,
): DeductiblePlaces {
  const deductibleSlot = slot(`${key}.deductible`, "year");
  if (!isOfStay(benefit)) return { deductibleSlot, deductibleUse: deductibleSlot, ofStay: false };
  return { deductibleSlot, deductibleUse: slot(`${key}.deductible`, "visit"), ofStay: true };
}

/** Whether all parts of a stay share the deductible of a case. */
function isOfStay({ cases }: Benefit): boolean {
  return cases.some((each: Case) => {
    const stated = "bands" in each ? each.deductible : undefined;
    return typeof stated === "object" && stated.per === "stay";
  });
}

/** What a benefit with such a deductible asks of every stay; nothing of others. */
export function asksOf(benefit: Benefit): readonly Predicate[] {
  return isOfStay(benefit) ? [{ "==": [{ var: "visit.continuation" }, true] }] : [];
}
