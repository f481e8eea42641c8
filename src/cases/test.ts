/** Running companion cases against a rulebook. */
import type { Claim } from "../claim/types.ts";
import { SettlementError } from "../errors.ts";
import type { Issue } from "../errors.ts";
import type { Rulebook } from "../rulebook.ts";
import type { CompanionCase } from "../rules/companion.ts";
import type { RuleFile } from "../rules/types.ts";
import { settle } from "../settlement.ts";
import type { Settled } from "../settle/types.ts";
import { settleInHousehold } from "../year/household.ts";
import { withContinuation } from "../year/readmission.ts";
import { splitStay } from "../year/split.ts";
import { settleYearEnd } from "../year/year-end.ts";
import { refusalDifferences, settledDifferences } from "./difference.ts";
import { rangeOutcome } from "./range.ts";
import { isRange, readCases } from "./read.ts";
import type { NamedBill, NamedCase, NamedRange } from "./read.ts";
import type { CaseDifference, CaseResult } from "./types.ts";
import { workingDifferences } from "./working-difference.ts";

/**
 * Runs companion cases: settles each claim, compares every payment, the patient's part and what else the case states to
 * the fen, and works out every expression by itself. A version in place of a claim is held to the open ranges above it.
 *
 * @param rulebook From `createRulebook`, or `loadRules` of `yizhan/node`.
 * @param files    Case files, as `readCaseFiles` of `yizhan/node` gives them; `survivors.json` among them is passed over.
 * @returns One result for each case, in the order of the files.
 * @throws SettlementError `invalid_rules`: every finding of case files that are not what the format says.
 * @example
 * testCases(rulebook, []); // []
 */
export function testCases(rulebook: Rulebook, files: readonly RuleFile[]): CaseResult[] {
  return readCases(files).map((each) => testCase(rulebook, each));
}

/** Runs one case. */
export function testCase(rulebook: Rulebook, each: NamedCase): CaseResult {
  return isRange(each) ? testRange(rulebook, each) : testBill(rulebook, each);
}

function testRange(rulebook: Rulebook, each: NamedRange): CaseResult {
  const { file, data } = each;
  const { differences, issues } = rangeOutcome(rulebook, each);
  const passed = differences.length === 0 && issues.length === 0;
  return { file, title: data.title, passed, differences, issues, rules: [] };
}

function testBill(rulebook: Rulebook, { file, data }: NamedBill): CaseResult {
  const { outcome, issues } = outcomeOf(rulebook, data);
  const differences = [...compared(data, outcome, issues), ...workingDifferences(data)];
  const rules = outcome === null ? [] : outcome.settlement.rules.map((receipt) => receipt.file);
  return { file, title: data.title, passed: differences.length === 0, differences, issues, rules };
}

/**
 * Whether what comes out is what the case says; its arithmetic is not worked out, since that does not depend on the
 * rules.
 */
export function holdsFor(rulebook: Rulebook, each: NamedCase): boolean {
  if (isRange(each)) return testRange(rulebook, each).passed;
  const { data } = each;
  const { outcome, issues } = outcomeOf(rulebook, data);
  return compared(data, outcome, issues).length === 0;
}

function outcomeOf(
  rulebook: Rulebook,
  data: CompanionCase,
): { readonly outcome: Settled | null; readonly issues: readonly Issue[] } {
  try {
    return { outcome: settledCase(rulebook, data), issues: [] };
  } catch (error) {
    if (error instanceof SettlementError) return { outcome: null, issues: error.issues };
    throw error;
  }
}

/** What comes of the claim of a case, or of its year's end. */
function settledCase(rulebook: Rulebook, data: CompanionCase): Settled {
  const { account, household, yearEnd } = data;
  const claim = claimOf(rulebook, data);
  const settled =
    household === undefined
      ? settle(rulebook, claim, account, { trace: false })
      : settleInHousehold(rulebook, claim, account, household, { trace: false });
  if (yearEnd === undefined) return settled;
  // It has been settled, so that it is a claim.
  const { person } = claim as Claim;
  const year = { id: "year-end", person, settled: yearEnd, settlements: [settled.settlement] };
  return settleYearEnd(rulebook, year, settled.account, { trace: false });
}

/** The claim as the dates of practice make it. */
function claimOf(rulebook: Rulebook, { claim, stays, part }: CompanionCase): unknown {
  const whole = stays === undefined ? claim : withContinuation(rulebook, claim, stays);
  if (part === undefined) return whole;
  return splitStay(rulebook, whole).find(({ year }) => year === part)?.claim ?? whole;
}

function compared(data: CompanionCase, outcome: Settled | null, issues: readonly Issue[]): readonly CaseDifference[] {
  return outcome === null ? refusalDifferences(data.expect, issues) : settledDifferences(data.expect, outcome);
}
