/** Running totals that the members of a household have together, kept in an account of the household. */
import { newYear, parseAccount, printAccount } from "../account/account.ts";
import type { ParsedAccount } from "../account/account.ts";
import type { Account } from "../claim/types.ts";
import { mask, refuse, show } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { caseKeyOf, keyOf } from "../plan/layout.ts";
import type { Plan } from "../plan/types.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Household } from "../rules/practice.ts";
import type { Text } from "../rules/types.ts";
import { newAccount, openClaim, settleOpened } from "../settlement.ts";
import type { OpenedClaim, SettleOptions } from "../settlement.ts";
import type { Settled } from "../settle/types.ts";

/** A household by its id, which is no person's, with its account of the benefit year; absent: the year begins. */
export interface HouseholdAccount {
  readonly id: string;
  readonly account?: unknown;
}

/** What `settleInHousehold` gives. */
export interface SettledInHousehold extends Settled {
  /** The household's account after the settlement; `account` is the member's. */
  readonly household: Account;
  /** The member's account before it with what the household shares: on it `verify` makes the receipt again. */
  readonly joined: Account;
}

/**
 * Settles a claim of a member of a household: the totals that the pipeline's `household` names are those of the
 * household's account, all others the member's own.
 *
 * @param account   The member's account before the claim; absent: the year begins with it.
 * @param household Whose totals are shared.
 * @throws SettlementError as `settle`; `invalid_account` where the region's pipeline has no `household`, or the member's
 *   account holds a total that is the household's, or the household's says that a lump was paid and not how often,
 *   or not which case first paid where that counts (`counts`); `wrong_account` for a household's account of another id
 *   or year.
 * @example
 * settleInHousehold(rulebook, claim, undefined, { id: "home-1" }).household.revision; // 1
 */
export function settleInHousehold(
  rulebook: Rulebook,
  claim: unknown,
  account: unknown,
  household: HouseholdAccount,
  options: SettleOptions = {},
): SettledInHousehold {
  const opened = openClaim(rulebook, claim, options);
  const own = account === undefined ? newAccount(opened) : parseAccount(account);
  const home = household.account === undefined ? newYear(household.id, opened.year) : parseAccount(household.account);
  const shared = opened.plan.pipeline.household;
  refuse(faultsOf(opened, own, home, household.id, shared));
  const isShared = sharedBy(shared);
  const joined = { ...own, ...totals(own, home, isShared) };
  const { settled, after } = settleOpened(opened, joined);
  const { person, year, revision, admissions, highestTier } = home;
  const kept = { person, year, revision: revision + 1, admissions, highestTier };
  const not = (key: string): boolean => !isShared(key);
  return {
    settlement: settled.settlement,
    account: printAccount({ ...after, ...only(after, not) }),
    household: printAccount({ ...kept, ...totals(home, after, isShared) }),
    joined: printAccount(joined),
  };
}

/** Running totals, in fen, and counts. */
export type Totals = Pick<ParsedAccount, "amounts" | "counts">;

/** Tells whether a key of an account is the household's, by what the pipeline says of it. */
export function sharedBy({ pools = [], benefits = [] }: Household = { source: "" }): (key: string) => boolean {
  const [ofPools, ofBenefits] = [new Set(pools.map((pool) => `pool.${pool}`)), new Set(benefits)];
  return (key) => {
    const [name = ""] = key.split("@");
    return ofPools.has(name) || ofBenefits.has(name.split(".").slice(0, 2).join("."));
  };
}

/** A count that is asked for, and what it says. */
interface Uncounted {
  readonly key: string;
  readonly expected: Text;
}

/**
 * Benefits of which a household's totals say that they paid, and not what the account keeps of that: of a lump how often,
 * which would be paid again, and where the case that first paid in the year counts which it was. Of lumps only benefits
 * whose every case is counted, since one that is not may have paid; a count of 0 says that it was so.
 */
export function uncounted(
  plan: Plan,
  { amounts, counts }: Totals,
  isShared: (key: string) => boolean,
): readonly Uncounted[] {
  return plan.benefits.flatMap(({ benefit, countSlot, caseSlots, layer }): Uncounted[] => {
    const key = keyOf(plan.layers[layer]?.name ?? "", benefit.id);
    if (!isShared(key) || (amounts.get(`${key}.paid`) ?? 0) === 0) return [];
    // Who shares a lock is a person, whatever a household has together.
    const goesByOwn = caseSlots.length > 0 && benefit.lock === undefined;
    const isCounted = benefit.cases.every((each) => "lump" in each && each.lump.times !== undefined);
    const ofCases = caseKeyOf(key, undefined, "");
    const [first = 0] = caseSlots;
    return [
      ...(countSlot === -1 || !isCounted || counts.has(key) ? [] : [{ key, expected: TIMES_USED }]),
      ...(!goesByOwn || [...counts.keys()].some((each) => each.startsWith(ofCases))
        ? []
        : [{ key: plan.counts[first] ?? "", expected: CASE_USED }]),
    ];
  });
}

const TIMES_USED: Text = {
  zh: "已支付的次数:已付定额的次数(0 为未按次计)",
  en: "how often a lump that was paid was paid (0 if it was not counted)",
};
const CASE_USED: Text = {
  zh: "首次支付所用的情形,其键为 1(都不是则此键为 0)",
  en: "1 under the key of the case that first paid in the year (0 under this one if none of them)",
};

function only({ amounts, counts }: Totals, which: (key: string) => boolean): Totals {
  const pick = (map: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
    new Map([...map].filter(([key]) => which(key)));
  return { amounts: pick(amounts), counts: pick(counts) };
}

/** The totals of one account, with those of another in the place of what is shared. */
function totals(own: Totals, other: Totals, isShared: (key: string) => boolean): Totals {
  const [kept, taken] = [only(own, (key) => !isShared(key)), only(other, isShared)];
  return {
    amounts: new Map([...kept.amounts, ...taken.amounts]),
    counts: new Map([...kept.counts, ...taken.counts]),
  };
}

function faultsOf(
  { claim, year, plan }: OpenedClaim,
  own: ParsedAccount,
  home: ParsedAccount,
  id: string,
  shared: Household | undefined,
): Issue[] {
  const issues: Issue[] = [];
  const wrong = (
    code: "invalid_account" | "wrong_account",
    path: string,
    zh: string,
    en: string,
    found: string,
  ): void => {
    issues.push({ code, claim: claim.id, path, expected: { zh, en }, found });
  };
  if (shared === undefined)
    wrong(
      "invalid_account",
      "household",
      "支付顺序写有 household 的地区",
      "a region whose pipeline has a household",
      show(plan.region),
    );
  if (home.person !== id)
    wrong(
      "wrong_account",
      "household.account.person",
      `家庭 ${mask(id)} 的台账`,
      `the account of household ${mask(id)}`,
      mask(home.person),
    );
  if (id === claim.person.id)
    wrong("wrong_account", "household.id", "与参保人不同的编号", "another id than the person's", "that of the person");
  if (home.year !== year)
    wrong("wrong_account", "household.account.year", `${year} 年度`, `the year ${year}`, String(home.year));
  const isShared = sharedBy(shared);
  for (const { key, expected } of uncounted(plan, home, isShared))
    wrong("invalid_account", `household.account.counts.${key}`, expected.zh, expected.en, show(undefined));
  for (const key of [...own.amounts.keys(), ...own.counts.keys()])
    if (isShared(key))
      wrong(
        "invalid_account",
        `account.amounts.${key}`,
        "全家的累计记在家庭台账",
        "a total of the household in its own account",
        "an amount",
      );
  return issues;
}
