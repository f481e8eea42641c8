/** Running totals: from the account to a row, and back. */
import type { ParsedAccount } from "../account/account.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import { monthOf } from "../date.ts";
import { TIERS } from "../facts.ts";
import { givenKeyOf } from "../plan/layout.ts";
import type { Plan, Slot } from "../plan/types.ts";
import type { Day } from "../rules/types.ts";
import { visitDate } from "./facts.ts";

/** The name of a running total in the account: with the month or day that it is of. `null` within a visit. */
function accountKey(slot: Slot, day: Day): string | null {
  if (slot.period === "visit") return null;
  if (slot.period === "year") return slot.key;
  return `${slot.key}@${slot.period === "month" ? monthOf(day) : day}`;
}

/** Fills in the row from which a settlement starts. */
export function openRow(plan: Plan, claim: ParsedClaim, account: ParsedAccount, row: Float64Array, at = 0): void {
  const day = visitDate(claim, plan.pipeline.yearOf);
  const { slots, counts, row: layout } = plan;
  let peak = 0;
  for (let slot = 0; slot < slots.length; slot++) {
    const each = slots[slot];
    const key = each === undefined ? null : accountKey(each, day);
    const total = key === null ? 0 : (account.amounts.get(key) ?? 0);
    row[at + slot] = total;
    if (total > peak) peak = total;
  }
  counts.forEach((key, i) => {
    row[at + layout.counts + i] = account.counts.get(key) ?? 0;
  });
  row[at + layout.admissions] = account.admissions;
  row[at + layout.highestTier] = account.highestTier === null ? 0 : TIERS.indexOf(account.highestTier) + 1;
  row[at + layout.peak] = peak;
}

/** The counts that a settled claim adds one to: whatever rules are in force, an account says what it was given. */
export function givenIn({ paid }: ParsedClaim): string[] {
  return paid.flatMap(({ layer, amount }) => (amount > 0 ? [givenKeyOf(layer)] : []));
}

/** The account after a settlement. What the plan does not know is kept. */
export function closeAccount(
  plan: Plan,
  claim: ParsedClaim,
  before: ParsedAccount,
  row: Float64Array,
  at = 0,
): ParsedAccount {
  const day = visitDate(claim, plan.pipeline.yearOf);
  const { slots, row: layout } = plan;
  const amounts = new Map(before.amounts);
  for (let slot = 0; slot < slots.length; slot++) {
    const total = row[at + slot] ?? 0;
    const each = slots[slot];
    if (total === 0 || each === undefined) continue;
    const key = accountKey(each, day);
    if (key !== null) amounts.set(key, total);
  }
  const counts = new Map(before.counts);
  plan.counts.forEach((key, i) => {
    const count = row[at + layout.counts + i] ?? 0;
    if (count !== 0) counts.set(key, count);
  });
  for (const key of givenIn(claim)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return {
    person: before.person,
    year: before.year,
    revision: before.revision + 1,
    admissions: row[at + layout.admissions] ?? 0,
    highestTier: TIERS[(row[at + layout.highestTier] ?? 0) - 1] ?? null,
    amounts,
    counts,
  };
}
