/** Settling claim after claim: the accounts of all persons are kept between them. */
import { parseAccount, printAccount } from "./account/account.ts";
import type { ParsedAccount } from "./account/account.ts";
import type { ParsedClaim } from "./claim/parsed.ts";
import type { Account } from "./claim/types.ts";
import { refuse, SettlementError } from "./errors.ts";
import type { Issue } from "./errors.ts";
import { compareCodePoints } from "./order.ts";
import type { Summary } from "./report/summary.ts";
import type { Rulebook } from "./rulebook.ts";
import { newAccount, openClaim, openParsed, settleOpened, sumUpOpened } from "./settlement.ts";
import type { OpenedClaim, SettleOptions } from "./settlement.ts";
import type { Settled } from "./settle/types.ts";

/** Accounts by person and benefit year, and the rules that claims on them are settled by. */
export interface Session {
  /**
   * Settles a claim on the account of its person and year, and keeps the account after it.
   *
   * @throws SettlementError as `settle`; the accounts are as before then.
   */
  readonly settle: (claim: unknown, options?: SettleOptions) => Settled;
  /** All accounts as they are now, sorted by person (by code point) and year. */
  readonly accounts: () => Account[];
}

/**
 * Opens a session. Memory grows with the persons seen, not with the claims.
 *
 * @param accounts Where persons stand before the first claim; anything may be passed. One for each person and year.
 * @throws SettlementError `invalid_account` with every finding of every account, under `accounts[i]`.
 * @example
 * const session = createSession(rulebook);
 * for (const claim of claims) session.settle(claim);
 * session.accounts().length; // persons, or more where claims span years
 */
export function createSession(rulebook: Rulebook, accounts: readonly unknown[] = []): Session {
  const session = openSession(rulebook, accounts);
  return { settle: session.settle, accounts: session.accounts };
}

/** A session that also takes claims that have been read. */
export interface OpenSession extends Session {
  readonly settleParsed: (claim: ParsedClaim, options?: SettleOptions) => Settled;
  /** As `settleParsed`, to the sums of the payers alone. */
  readonly sumUp: (claim: ParsedClaim, options?: SettleOptions) => Summary;
}

/** As `createSession`. */
export function openSession(rulebook: Rulebook, accounts: readonly unknown[]): OpenSession {
  const kept = new Map<string, Map<number, ParsedAccount>>();
  const keep = (account: ParsedAccount): void => {
    const years = kept.get(account.person) ?? new Map<number, ParsedAccount>();
    kept.set(account.person, years.set(account.year, account));
  };
  for (const account of readAccounts(accounts)) keep(account);
  const before = (opened: OpenedClaim): ParsedAccount =>
    kept.get(opened.claim.person.id)?.get(opened.year) ?? newAccount(opened);
  const settleKept = (opened: OpenedClaim): Settled => {
    const { settled, after } = settleOpened(opened, before(opened));
    keep(after);
    return settled;
  };
  const sumUpKept = (opened: OpenedClaim): Summary => {
    const { summary, after } = sumUpOpened(opened, before(opened));
    keep(after);
    return summary;
  };
  return {
    settle: (claim, options = {}) => settleKept(openClaim(rulebook, claim, options)),
    settleParsed: (claim, options = {}) => settleKept(openParsed(rulebook, claim, options)),
    sumUp: (claim, options = {}) => sumUpKept(openParsed(rulebook, claim, options)),
    accounts: () =>
      [...kept.values()]
        .flatMap((years) => [...years.values()])
        .sort((left, right) => compareCodePoints(left.person, right.person) || left.year - right.year)
        .map(printAccount),
  };
}

function readAccounts(accounts: readonly unknown[]): ParsedAccount[] {
  const issues: Issue[] = [];
  const places = new Map<string, number>();
  const read = accounts.flatMap((value, i): ParsedAccount[] => {
    const place = `accounts[${i}]`;
    try {
      const account = parseAccount(value);
      const key = JSON.stringify([account.person, account.year]);
      const first = places.get(key) ?? i;
      places.set(key, first);
      if (first === i) return [account];
      const expected = { zh: "一人一年度只有一个台账", en: "one account for a person and year" };
      issues.push({ code: "invalid_account", path: place, expected, found: `accounts[${first}] again` });
    } catch (error) {
      if (!(error instanceof SettlementError)) throw error;
      for (const issue of error.issues) issues.push({ ...issue, path: under(place, issue.path) });
    }
    return [];
  });
  refuse(issues);
  return read;
}

function under(place: string, path: string): string {
  return path === "" || path.startsWith("[") ? place + path : `${place}.${path}`;
}
