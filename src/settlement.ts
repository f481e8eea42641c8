/** `settle`: from a claim as it came to a printed settlement. */
import { newYear, parseAccount, printAccount } from "./account/account.ts";
import type { ParsedAccount } from "./account/account.ts";
import { parseClaim } from "./claim/parse.ts";
import type { ParsedClaim } from "./claim/parsed.ts";
import { dayNumber, isDay, yearOf } from "./date.ts";
import { mask, refuse, SettlementError } from "./errors.ts";
import type { Issue } from "./errors.ts";
import type { Plan } from "./plan/types.ts";
import { printSettlement } from "./report/settlement.ts";
import { summarise } from "./report/summary.ts";
import type { Summary } from "./report/summary.ts";
import { planAt } from "./rulebook.ts";
import type { Rulebook } from "./rulebook.ts";
import type { Day } from "./rules/types.ts";
import { visitDate } from "./settle/facts.ts";
import { createDesk } from "./settle/desk.ts";
import type { Desk, Detail, Outcome } from "./settle/desk.ts";
import { settleClaim } from "./settle/settle.ts";
import { closeAccount, openRow } from "./settle/totals.ts";
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
 * @param options  `knownAt` and `trace`.
 * @throws SettlementError with every finding of the stage that refused; nothing has been settled then. Codes:
 *   `invalid_claim`, `invalid_account`, `wrong_account`, `unbalanced`, `unknown_region`, `not_in_force`, `no_rule`,
 *   `missing_fact`, `rule_conflict`, `not_encoded`, `unknown_layer`, `overpaid`, and `invalid_rules` where versions of
 *   several files do not fit together. TypeError if `knownAt` is not a day.
 * @example
 * const { settlement, account } = settle(rulebook, claim);
 * settlement.patient.amount; // "3200.00"
 */
export function settle(rulebook: Rulebook, claim: unknown, account?: unknown, options: SettleOptions = {}): Settled {
  const opened = openClaim(rulebook, claim, options);
  const before = account === undefined ? newAccount(opened) : parseAccount(account);
  return settleOpened(opened, before).settled;
}

/**
 * Whose account a claim belongs to, and of which benefit year.
 *
 * @throws SettlementError `invalid_claim`, `unbalanced`, `unknown_region`, `not_in_force`, `invalid_rules`. TypeError if
 *   `knownAt` is not a day.
 * @example
 * benefitYear(rulebook, claim); // { person: "p-1", year: 2018 }
 */
export function benefitYear(
  rulebook: Rulebook,
  claim: unknown,
  options: SettleOptions = {},
): { readonly person: string; readonly year: number } {
  const { claim: parsed, year } = openClaim(rulebook, claim, options);
  return { person: parsed.person.id, year };
}

/** A claim that has been read, with the plan that settles it. */
export interface OpenedClaim {
  readonly claim: ParsedClaim;
  readonly plan: Plan;
  readonly knownAt: Day;
  /** Its benefit year. */
  readonly year: number;
  readonly trace: boolean;
}

/** Reads a claim and finds its plan. */
export function openClaim(rulebook: Rulebook, value: unknown, options: SettleOptions): OpenedClaim {
  return openParsed(rulebook, parseClaim(value), options);
}

/** Finds the plan of a claim that has been read. */
export function openParsed(rulebook: Rulebook, claim: ParsedClaim, options: SettleOptions): OpenedClaim {
  const knownAt = options.knownAt ?? claim.visit.settled;
  if (!isDay(knownAt)) throw new TypeError(`knownAt is not a day: ${String(knownAt)}`);
  const plan = planOf(rulebook, claim, dayNumber(knownAt));
  return { claim, plan, knownAt, year: yearOf(visitDate(claim, plan.pipeline.yearOf)), trace: options.trace ?? true };
}

/** The plan of a claim; what is refused is given the claim's id, which those who look for rules do not know. */
function planOf(
  rulebook: Rulebook,
  { id, person, admission, discharge, settlement }: ParsedClaim,
  knownAt: number,
): Plan {
  try {
    return planAt(rulebook, person.region, admission, discharge, settlement, knownAt);
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    const [first, ...rest] = error.issues;
    throw new SettlementError([{ claim: id, ...first }, ...rest.map((issue) => ({ claim: id, ...issue }))]);
  }
}

/** The account of a year that begins with this claim. */
export function newAccount({ claim, year }: OpenedClaim): ParsedAccount {
  return newYear(claim.person.id, year);
}

/**
 * Settles a claim that has been read, on an account that has been read.
 *
 * @throws SettlementError `wrong_account`, or as `settleClaim`.
 */
export function settleOpened(
  opened: OpenedClaim,
  before: ParsedAccount,
): { readonly settled: Settled; readonly after: ParsedAccount } {
  const { knownAt, year, trace } = opened;
  const { outcome, after } = outcomeOf(opened, before, { trace, lines: true });
  const settlement = printSettlement(outcome, { year, before: before.revision, after: after.revision }, knownAt);
  return { settled: { settlement, account: printAccount(after) }, after };
}

/** As `settleOpened`, to the sums of the payers alone. */
export function sumUpOpened(
  opened: OpenedClaim,
  before: ParsedAccount,
): { readonly summary: Summary; readonly after: ParsedAccount } {
  const { outcome, after } = outcomeOf(opened, before, { trace: false, lines: false });
  return { summary: summarise(outcome), after };
}

/** Settles to integers, with the account after it. */
function outcomeOf(
  opened: OpenedClaim,
  before: ParsedAccount,
  detail: Detail,
): { readonly outcome: Outcome; readonly after: ParsedAccount } {
  checkAccount(opened, before);
  const { plan, claim } = opened;
  const row = new Float64Array(plan.row.width);
  openRow(plan, claim, before, row);
  const outcome = settleClaim(deskOf(plan), claim, row, 0, detail);
  return { outcome, after: closeAccount(plan, claim, before, row) };
}

const desks = new WeakMap<Plan, Desk>();

/** The desk of a plan, opened once. */
export function deskOf(plan: Plan): Desk {
  const known = desks.get(plan);
  if (known !== undefined) return known;
  const desk = createDesk(plan);
  desks.set(plan, desk);
  return desk;
}

/** Refuses an account of another person or year. */
function checkAccount({ claim, year }: OpenedClaim, account: ParsedAccount): void {
  if (account.person === claim.person.id && account.year === year) return;
  const issues: Issue[] = [];
  const wrong = (path: string, zh: string, en: string, found: string): void => {
    issues.push({ code: "wrong_account", claim: claim.id, path, expected: { zh, en }, found });
  };
  const own = mask(claim.person.id);
  if (account.person !== claim.person.id)
    wrong(
      "account.person",
      `单据参保人(${own})的台账`,
      `the account of the claim's person, ${own}`,
      `that of another person, ${mask(account.person)}`,
    );
  if (account.year !== year) wrong("account.year", `${year} 年度`, `the year ${year}`, String(account.year));
  refuse(issues);
}
