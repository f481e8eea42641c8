/** What a receipt says was paid in the year, against what it was before and what the settlement pays. */
import type { ParsedAccount } from "../account/account.ts";
import { show } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { printFen, readFen } from "../money.ts";
import { isOfPaid } from "../year/bills.ts";
import type { Receipt } from "./types.ts";

/**
 * Totals `<layer>.<benefit>.paid` of the account after a settlement that are not those before it and what the benefit
 * pays; a payment below 0.00 adds nothing. No rule is needed to know them, so a total that was made larger or smaller is
 * found without any.
 *
 * @param before The account before it, without what a household's others used.
 * @param place  Path of the receipt.
 */
export function paidIssues(
  before: Pick<ParsedAccount, "amounts">,
  { settlement, account }: Receipt,
  place: string,
): Issue[] {
  const due = new Map([...before.amounts].filter(([key]) => isOfPaid(key)));
  const paid = new Map<string, number>();
  for (const { layer, benefit, amount } of settlement.payments) {
    if (benefit === null) continue;
    const key = `${layer}.${benefit}.paid`;
    paid.set(key, (paid.get(key) ?? 0) + readFen(amount));
  }
  for (const [key, fen] of paid) due.set(key, (due.get(key) ?? 0) + Math.max(0, fen));
  const keys = new Set([...due.keys(), ...Object.keys(account.amounts).filter(isOfPaid)]);
  return [...keys].flatMap((key): Issue[] => {
    const expected = printFen(due.get(key) ?? 0);
    const found = account.amounts[key] ?? printFen(0);
    if (expected === found) return [];
    const path = `${place}.account.amounts.${key}`;
    return [{ code: "unbalanced", path, expected: { zh: expected, en: expected }, found: show(found) }];
  });
}
