/** A row of the batch's totals in the layout of one plan, and back. */
import type { ParsedClaim } from "../claim/parsed.ts";
import { monthOf } from "../date.ts";
import type { Plan, Slot } from "../plan/types.ts";
import type { Desk } from "../settle/desk.ts";
import { givenIn } from "../settle/totals.ts";
import { dayOf } from "./claim.ts";
import type { Wiring } from "./plans.ts";
import { COUNT } from "./year-columns.ts";
import type { Years } from "./years.ts";

/** Copies a row into the plan's own, and lets the desk run in that. */
export function loadRow({ plan, run }: Desk, { places, row }: Wiring, years: Years, from: number, day: number): void {
  const block = years.block();
  const at = from * years.stride();
  for (let i = 0; i < row.length; i++) row[i] = block[at + (places?.[i] ?? i)] ?? 0;
  for (const slot of plan.row.datedSlots) row[slot] = years.datedOf(from).get(nameOf(plan, slot, day)) ?? 0;
  run.row = row;
  run.at = 0;
}

/** Copies the plan's own row back. */
export function storeRow({ plan }: Desk, { places, row }: Wiring, years: Years, to: number, day: number): void {
  const block = years.block();
  const at = to * years.stride();
  for (let i = 0; i < row.length; i++) block[at + (places?.[i] ?? i)] = row[i] ?? 0;
  for (const slot of plan.row.datedSlots) {
    const total = row[slot] ?? 0;
    if (total !== 0) years.datedOf(to).set(nameOf(plan, slot, day), total);
  }
}

/** Counts what a settled claim was given, whether its plan asks for that or not. */
export function countGiven(claim: ParsedClaim, years: Years, to: number): void {
  for (const key of givenIn(claim)) {
    const [place = 0] = years.findPlaces([COUNT + key]);
    const at = to * years.stride() + place;
    const block = years.block();
    block[at] = (block[at] ?? 0) + 1;
  }
}

/** The name of a total of a day or month in an account. */
function nameOf(plan: Plan, slot: number, day: number): string {
  const { key, period }: Slot = plan.slots[slot] ?? { key: "", period: "day" };
  return `${key}@${period === "month" ? monthOf(dayOf(day)) : dayOf(day)}`;
}
