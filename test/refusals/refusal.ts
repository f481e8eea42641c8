/** A refusal as a test states it, and what every refusal must be beside its own list of issues. */
import { describe, expect, test } from "vitest";
import { createRulebook, createSession, formatIssues, settle, SettlementError } from "../../src/index.ts";
import type { Issue, RuleFile, SettleOptions, Text } from "../../src/index.ts";
import { accountWith, claimWith, RULEBOOK } from "./pack.ts";

/** What is given, and the whole list of issues that it is refused with. What is absent is right. */
export interface Refusal {
  readonly name: string;
  readonly rules?: readonly RuleFile[];
  readonly claim?: unknown;
  readonly account?: unknown;
  readonly options?: SettleOptions;
  readonly issues: readonly Issue[];
}

type PlainCode = Exclude<Issue["code"], "missing_fact" | "rule_conflict">;

/** An issue of the claim `c-1`. */
export function ofClaim(path: string, expected: Text, found: string, code: PlainCode = "invalid_claim"): Issue {
  return { code, claim: "c-1", path, expected, found };
}

/** An issue of a rule file. */
export function ofFile(
  file: string,
  path: string,
  expected: Text,
  found: string,
  code: PlainCode = "invalid_rules",
): Issue {
  return { code, file, path, expected, found };
}

/** An issue of an account. */
export function ofAccount(path: string, expected: Text, found: string): Issue {
  return { code: "invalid_account", path, expected, found };
}

/** All issues that a function refuses with; fails the test when it throws anything else, or nothing. */
export function issuesOf(run: () => unknown): readonly Issue[] {
  try {
    run();
  } catch (error) {
    if (error instanceof SettlementError) return error.issues;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** Settles what a refusal gives. */
export function attempt({ rules, claim = claimWith(), account, options }: Refusal): unknown {
  return settle(rules === undefined ? RULEBOOK : createRulebook(rules), claim, account, options);
}

/** A test for each refusal: all of its issues, clear messages, and nothing changed by it. */
export function holdRefusals(what: string, refusals: readonly Refusal[]): void {
  describe(what, () => {
    test.each(refusals.map((refusal) => [refusal.name, refusal] as const))("%s", (_, refusal) => {
      // What is frozen cannot have been changed.
      for (const given of [refusal.rules, refusal.claim, refusal.account]) freeze(given);
      expect(issuesOf(() => attempt(refusal))).toStrictEqual(refusal.issues);
      expectClear(refusal.issues);
      if (refusal.rules === undefined && refusal.account === undefined) expectSessionKept(refusal);
    });
  });
}

/** Freezes all that a value holds, however deep it is. */
function freeze(root: unknown): void {
  const pending = [root];
  for (let value = pending.pop(); pending.length > 0 || value !== undefined; value = pending.pop()) {
    if (typeof value !== "object" || value === null || Object.isFrozen(value)) continue;
    Object.freeze(value);
    pending.push(...(Object.values(value) as unknown[]));
  }
}

const ENGLISH = /\b(nothing|none|object|list|line|column|more|again|first|known|other|another|ended|sum|bytes|end)\b/;

/** Messages are one line an issue, not too long to read, and Chinese where they are to be. */
export function expectClear(issues: readonly Issue[]): void {
  for (const issue of issues) {
    const [en, zh] = [formatIssues([issue], "en"), formatIssues([issue], "zh")];
    for (const message of [en, zh]) {
      expect(message).not.toMatch(/[\n\r]/);
      expect(message.replace(issue.path, "").length).toBeLessThan(500);
      expect(message.startsWith(issue.code)).toBe(true);
      expect(message).toContain(issue.path);
    }
    expect(en).toContain(`expected ${issue.expected.en}, found `);
    // Values stand in quotes.
    expect(zh.slice(zh.indexOf("实为")).replace(/".*"|\(.*\)/s, "")).not.toMatch(ENGLISH);
  }
}

/** A session refuses as `settle` does, and its accounts stay as they are. */
function expectSessionKept({ claim = claimWith(), options, issues }: Refusal): void {
  const accounts = [accountWith(), accountWith({ person: "q-1" })];
  const session = createSession(RULEBOOK, accounts);
  const before = JSON.stringify(session.accounts());
  expect(issuesOf(() => session.settle(claim, options))).toStrictEqual(issues);
  expect(JSON.stringify(session.accounts())).toBe(before);
  expect(JSON.parse(before)).toStrictEqual(accounts);
}
