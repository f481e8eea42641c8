/** `settle`: from a claim as it came to a printed settlement. */
import { openAccount, parseAccount, printAccount } from "./account/account.ts";
import type { ParsedAccount } from "./account/account.ts";
import { parseClaim } from "./claim/parse.ts";
import type { ParsedClaim } from "./claim/parsed.ts";
import { isDay, yearOf } from "./date.ts";
import { mask, refuse } from "./errors.ts";
import type { Issue } from "./errors.ts";
import type { Plan } from "./plan/types.ts";
import { printSettlement } from "./report/settlement.ts";
import { planFor } from "./rulebook.ts";
import type { Rulebook } from "./rulebook.ts";
import type { Day } from "./rules/types.ts";
import { visitDate } from "./settle/facts.ts";
import { settleClaim } from "./settle/settle.ts";
import { closeAccount } from "./settle/totals.ts";
import type { Settled } from "./settle/types.ts";

/** How to settle. */
export interface SettleOptions {
  /** Only rules published by this day count. Default: the day on which the claim is settled. */
  readonly knownAt?: Day;
  /** Whether to give the steps. Default: yes. */
  readonly trace?: boolean;
}

/**
 * Settles one claim through every payer in line, exact to the fen.
 *
 * @param rulebook From `createRulebook`, or `loadRules` of `yizhan/node`.
 * @param claim    A `Claim`; anything may be passed, what is wrong with it is found.
 * @param account  The person's `Account` of the benefit year before this claim; absent: the year begins with it.
 * @throws SettlementError with every finding of the stage that refused. Nothing has been settled then.
 * @example
 * const { settlement, account } = settle(rulebook, claim);
 * settlement.patient.amount; // "3200.00"
 */
export function settle(rulebook: Rulebook, claim: unknown, account?: unknown, options: SettleOptions = {}): Settled {
  const { parsed, plan, knownAt } = open(rulebook, claim, options);
  const before = accountFor(parsed, plan, account);
  const outcome = settleClaim(plan, parsed, before);
  const after = closeAccount(outcome);
  return {
    settlement: printSettlement(outcome, after, knownAt, options.trace ?? true),
    account: printAccount(after),
  };
}

/**
 * Whose account a claim belongs to, and of which benefit year.
 *
 * @throws SettlementError as `settle`, for the claim and its region.
 */
export function benefitYear(
  rulebook: Rulebook,
  claim: unknown,
  options: SettleOptions = {},
): { readonly person: string; readonly year: number } {
  const { parsed, plan } = open(rulebook, claim, options);
  return { person: parsed.person.id, year: yearOf(visitDate(parsed, plan.pipeline.yearOf)) };
}

function open(
  rulebook: Rulebook,
  claim: unknown,
  options: SettleOptions,
): { readonly parsed: ParsedClaim; readonly plan: Plan; readonly knownAt: Day } {
  const parsed = parseClaim(claim);
  const { admitted, discharged, settled } = parsed.visit;
  const knownAt = options.knownAt ?? settled;
  if (!isDay(knownAt)) throw new TypeError(`knownAt is not a day: ${String(knownAt)}`);
  const days = { admission: admitted, discharge: discharged, settlement: settled };
  return { parsed, plan: planFor(rulebook, parsed.person.region, days, knownAt), knownAt };
}

/** The account given, held against the claim's person and year; or a new one. */
function accountFor(claim: ParsedClaim, plan: Plan, account: unknown): ParsedAccount {
  const year = yearOf(visitDate(claim, plan.pipeline.yearOf));
  if (account === undefined) return parseAccount(openAccount(claim.person.id, year));
  const parsed = parseAccount(account);
  const issues: Issue[] = [];
  const wrong = (path: string, expected: string, found: string): void => {
    issues.push({ code: "wrong_account", claim: claim.id, path, expected: { zh: expected, en: expected }, found });
  };
  if (parsed.person !== claim.person.id) wrong("account.person", mask(claim.person.id), mask(parsed.person));
  if (parsed.year !== year) wrong("account.year", String(year), String(parsed.year));
  refuse(issues);
  return parsed;
}
