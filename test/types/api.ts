/**
 * The public types, held by the compiler (`npm run types`): what must compile does, what must not is marked. Nothing
 * here runs.
 */
import {
  applyEvent,
  createRulebook,
  createSession,
  formatIssues,
  formatSettlement,
  openAccount,
  openJournal,
  readjudicate,
  settle,
  SettlementError,
} from "../../src/index.ts";
import { collectClaims, createBatch, createColumns, createResults, visitCode } from "../../src/batch.ts";
import type { ClaimColumns, REFUSALS, ResultColumns, YearColumns } from "../../src/batch.ts";
import type { createPool, FileClaims, Pool } from "../../src/pool.ts";
import { checkRules, formatRuleFindings } from "../../src/tools.ts";
import type { RuleFinding, RuleFindingCode } from "../../src/tools.ts";
import type {
  Account,
  Amount,
  Benefit,
  benefitYear,
  Case,
  Claim,
  Issue,
  IssueCode,
  JournalEvent,
  LayerVersion,
  Rulebook,
  Settled,
  Settlement,
  Step,
} from "../../src/index.ts";
import type { loadRules } from "../../src/node.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function holds<T extends true>(): T | undefined {
  return undefined;
}

declare const rulebook: Rulebook;
declare const claim: Claim;
declare const account: Account;
declare const settlement: Settlement;
declare const issue: Issue;

// What comes in is unknown, what comes out is not.
holds<Equal<Parameters<typeof settle>[1], unknown>>();
holds<Equal<ReturnType<typeof settle>, Settled>>();
holds<Equal<ReturnType<typeof loadRules>, Rulebook>>();
holds<Equal<Settlement["payers"][string], Amount>>();
holds<Equal<ReturnType<typeof benefitYear>["year"], number>>();
settle(rulebook, claim);
settle(rulebook, claim, account, { knownAt: "2018-12-31", trace: false });
createSession(rulebook, [account]).settle(claim).settlement.patient.amount.toUpperCase();

// A rulebook is opaque: nobody makes one by hand.
// @ts-expect-error a plain object is no rulebook
settle({}, claim);
// @ts-expect-error rule files come in a list
createRulebook({ file: "regions.json", data: [] });
// @ts-expect-error a file has a name
createRulebook([{ data: [] }]);

// What is printed is read-only, and its amounts are text.
// @ts-expect-error read-only
settlement.total = "0.00";
// @ts-expect-error read-only
settlement.payments.push(settlement.payments[0]);
// @ts-expect-error an amount is not a number
const doubled: number = settlement.total * 2;
// @ts-expect-error a step moves money or has null there
const payer: string = ({} as Step).payer;
// @ts-expect-error an account's amounts are text
const amounts: Account["amounts"] = { "basic.inpatient.paid": 12 };

// The code of an issue says what else it has.
if (issue.code === "missing_fact") issue.fact.toUpperCase();
if (issue.code === "rule_conflict") issue.cases.join();
// @ts-expect-error only a missing fact has one
if (issue.code === "no_rule") issue.fact.toUpperCase();
// @ts-expect-error an error without an issue cannot be
const empty = new SettlementError([]);
formatIssues([issue], "zh");
// @ts-expect-error two languages
formatIssues([issue], "fr");
// @ts-expect-error the language is asked for
formatSettlement(settlement, {});

// A case has exactly the mechanism that it has.
const bands: Case = { id: "a", source: "n", bands: [{ rate: "0.70" }] };
const burden: Case = { id: "b", source: "n", burden: { allow: [{ amount: "1.00" }], per: "visit" } };
// @ts-expect-error a case without a mechanism
const none: Case = { id: "c", source: "n" };
// @ts-expect-error a rate is text
const numeric: Case = { id: "d", source: "n", bands: [{ rate: 0.7 }] };
// @ts-expect-error a case restates no period of the base
const period: Case = { id: "e", source: "n", bands: [], base: { of: ["inScope"], per: "year" } };
// @ts-expect-error money in a rule is text
const benefit: Pick<Benefit, "limits"> = { limits: [{ amount: 5000, on: "paid", per: "year" }] };
// @ts-expect-error `published` is said or null, never left out
const version: LayerVersion = { layer: "basic", region: "410000", from: "2018-01-01", documents: {}, benefits: [] };
// @ts-expect-error `undefined` is not the same as absent
const optional: Claim = { ...claim, paid: undefined };

// A journal goes in as anything and comes out typed.
const { journal, changes } = applyEvent(rulebook, openJournal(openAccount("p-1", 2018)), {});
changes.settlements[0]?.deltas.patient.toUpperCase();
readjudicate(journal, rulebook, { knownAt: "2018-12-31" }).sums[0]?.owed[0]?.amount.toUpperCase();
// @ts-expect-error the day is asked for
readjudicate(journal, rulebook);
// @ts-expect-error entries are only ever added
journal.entries.push(journal.entries[0]);
// @ts-expect-error a reversal says what it is of
const event: JournalEvent = { id: "e-1", day: "2018-12-31", kind: "reversed", revision: 0 };

const findings: readonly RuleFinding[] = checkRules([{ file: "a.json", text: "{}" }], { today: "2026-01-01" });
formatRuleFindings(findings, "en");
// @ts-expect-error days are text
checkRules([], { today: 20260101 });
// @ts-expect-error the codes are a closed list
const unknownCode: RuleFindingCode = "wrong";

// Columns in, columns out; what a row was refused with is a code.
const columns: ClaimColumns = collectClaims([claim, "anything"]);
holds<Equal<ReturnType<ReturnType<typeof createBatch>["run"]>, ResultColumns>>();
holds<Equal<(typeof REFUSALS)[number], IssueCode>>();
holds<Equal<Awaited<ReturnType<typeof createPool>>, Pool>>();
holds<Equal<Awaited<ReturnType<Pool["read"]>>, FileClaims>>();
holds<Equal<Awaited<ReturnType<Pool["years"]>>, YearColumns>>();
createBatch(rulebook, { knownAt: "2018-12-31" }).run(columns, createResults(1), { part: 0, of: 2 });
// @ts-expect-error columns are typed arrays
createColumns(1).inScope = [1];
// @ts-expect-error a column holds one row for each place, and what it is called is fixed
const outOfScope: Float64Array = columns.outOfScope;
// @ts-expect-error the words are a closed list
visitCode({ kind: "stay", tier: "county", place: "county" });
// @ts-expect-error a visit has a place
visitCode({ kind: "inpatient", tier: "county" });
// @ts-expect-error claims are not settled by a pool, columns are
const posted: Promise<unknown> = ({} as Pool).run([claim]);

export {
  amounts,
  bands,
  benefit,
  burden,
  doubled,
  empty,
  event,
  none,
  numeric,
  optional,
  outOfScope,
  payer,
  period,
  posted,
  unknownCode,
  version,
};
