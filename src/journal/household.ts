/** What the other members of a household have used, beside the account of one of them. */
import { printAccount } from "../account/account.ts";
import type { ParsedAccount } from "../account/account.ts";
import type { Account } from "../claim/types.ts";
import { readFen } from "../money.ts";
import type { Totals } from "../year/household.ts";
import type { HouseholdUse } from "./event-types.ts";

/** What of it is shared by the rules that settle a claim; the rest does not count. */
export function sharedUse({ amounts, counts }: HouseholdUse, isShared: (key: string) => boolean): HouseholdUse {
  const only = <T>(values: { readonly [key: string]: T }): { readonly [key: string]: T } =>
    Object.fromEntries(Object.entries(values).filter(([key]) => isShared(key)));
  return { amounts: only(amounts), ...(counts === undefined ? {} : { counts: only(counts) }) };
}

/** An account with what the others have used: what rules look at. */
export function withOthers(own: ParsedAccount, used: HouseholdUse): ParsedAccount {
  return { ...own, ...moved(own, used, 1) };
}

/** An account without what the others have used: what the next settlement goes on from. */
export function withoutOthers(joined: ParsedAccount, used: HouseholdUse): ParsedAccount {
  return { ...joined, ...moved(joined, used, -1) };
}

/** The same of an account as it is printed. */
export function printedWithOthers(own: ParsedAccount, used: HouseholdUse | undefined): Account {
  return printAccount(used === undefined ? own : withOthers(own, used));
}

/** It as integers. */
export function totalsOf({ amounts, counts = {} }: HouseholdUse): Totals {
  return {
    amounts: new Map(Object.entries(amounts).map(([key, amount]) => [key, readFen(amount)])),
    counts: new Map(Object.entries(counts)),
  };
}

function moved(own: Totals, used: HouseholdUse, sign: 1 | -1): Totals {
  const { amounts, counts } = totalsOf(used);
  const add = (totals: ReadonlyMap<string, number>, more: ReadonlyMap<string, number>) => {
    const sums = new Map(totals);
    for (const [key, value] of more) sums.set(key, (sums.get(key) ?? 0) + sign * value);
    return sums;
  };
  return { amounts: add(own.amounts, amounts), counts: add(own.counts, counts) };
}
