/** Every code of a refusal occurs in these tests. */
import { expect, test } from "vitest";
import type { IssueCode } from "../../src/index.ts";
import { ACCOUNTS } from "./accounts.ts";
import { FIELDS } from "./claim-fields.ts";
import { JOURNALS } from "./journals.ts";
import { NUMBERS } from "./claim-numbers.ts";
import { DAYS, SUMS } from "./claim-sums.ts";
import { RULE_FIELDS } from "./rule-fields.ts";
import { RULE_MISSING } from "./rule-missing.ts";
import { RULE_NAMES } from "./rule-names.ts";
import { RULE_NUMBERS } from "./rule-numbers.ts";
import { RULE_TEXTS } from "./rule-texts.ts";
import { CHANGES } from "./settling-changes.ts";
import { CODES, GIVEN, OWNERS } from "./settling-claims.ts";
import { FACTS, PLACES } from "./settling-rules.ts";
import { TOGETHER } from "./together.ts";

/** The compiler holds this to the union: a code that is not here, or no longer there, does not compile. */
const EVERY: { readonly [code in IssueCode]: true } = {
  invalid_rules: true,
  unsupported_operator: true,
  invalid_claim: true,
  invalid_account: true,
  unbalanced: true,
  unknown_region: true,
  not_in_force: true,
  no_rule: true,
  not_encoded: true,
  unknown_layer: true,
  overpaid: true,
  wrong_account: true,
  invalid_journal: true,
  invalid_event: true,
  broken_chain: true,
  event_conflict: true,
  unknown_event: true,
  stale_account: true,
  over_refunded: true,
  missing_fact: true,
  rule_conflict: true,
  too_many_values: true,
  invalid_receipt: true,
  unknown_rules: true,
};

/** Codes of what is not a settlement: each is in the tests of that. */
const ELSEWHERE: readonly IssueCode[] = ["too_many_values", "invalid_receipt", "unknown_rules"];

const OF_CLAIMS = [...FIELDS, ...NUMBERS, ...SUMS, ...DAYS];
const OF_RULES = [...RULE_MISSING, ...RULE_FIELDS, ...RULE_NUMBERS, ...RULE_NAMES, ...RULE_TEXTS];
const BETWEEN = [...PLACES, ...FACTS, ...GIVEN, ...CHANGES, ...CODES, ...OWNERS];

test("every code of the union occurs", () => {
  const all = [...OF_CLAIMS, ...ACCOUNTS, ...OF_RULES, ...BETWEEN, ...TOGETHER, ...JOURNALS];
  const codes = new Set(all.flatMap(({ issues }) => issues.map(({ code }) => code)));
  expect([...codes, ...ELSEWHERE].sort()).toStrictEqual(Object.keys(EVERY).sort());
});
