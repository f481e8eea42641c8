/** Running totals: from the account to the plan's slots, and back. */
import type { ParsedAccount } from "../account/account.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import { monthOf } from "../date.ts";
import type { Plan, Slot } from "../plan/types.ts";
import type { Day } from "../rules/types.ts";
import { visitDate } from "./facts.ts";
import type { Outcome } from "./settle.ts";

/** The name of a running total in the account: with the month or day that it is of. `null` within a visit. */
function accountKey(slot: Slot, day: Day): string | null {
  if (slot.period === "visit") return null;
  if (slot.period === "year") return slot.key;
  return `${slot.key}@${slot.period === "month" ? monthOf(day) : day}`;
}

/** The totals and counts that a settlement starts from. */
export function openTotals(
  plan: Plan,
  claim: ParsedClaim,
  account: ParsedAccount,
): { readonly totals: number[]; readonly counts: number[] } {
  const day = visitDate(claim, plan.pipeline.yearOf);
  return {
    totals: plan.slots.map((slot) => {
      const key = accountKey(slot, day);
      return key === null ? 0 : (account.amounts.get(key) ?? 0);
    }),
    counts: plan.counts.map((key) => account.counts.get(key) ?? 0),
  };
}

/** The account after a settlement. What the plan does not know is kept. */
export function closeAccount(outcome: Outcome): ParsedAccount {
  const { plan, claim, account } = outcome;
  const day = visitDate(claim, plan.pipeline.yearOf);
  const amounts = new Map(account.amounts);
  plan.slots.forEach((slot, index) => {
    const key = accountKey(slot, day);
    const total = outcome.totals[index] ?? 0;
    if (key !== null && total !== 0) amounts.set(key, total);
  });
  const counts = new Map(account.counts);
  plan.counts.forEach((key, index) => {
    const count = outcome.counts[index] ?? 0;
    if (count !== 0) counts.set(key, count);
  });
  return {
    person: account.person,
    year: account.year,
    revision: account.revision + 1,
    admissions: outcome.admissions,
    highestTier: outcome.highestTier,
    amounts,
    counts,
  };
}
