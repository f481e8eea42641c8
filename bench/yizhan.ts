/**
 * The engine, as the bench uses it: the only file here that knows the inside of `src`. Each function is one thing that
 * is timed, or prepares one.
 */
import { join } from "node:path";
import { parseAccount } from "../src/account/account.ts";
import type { ParsedAccount } from "../src/account/account.ts";
import { parseClaim } from "../src/claim/parse.ts";
import type { ParsedClaim } from "../src/claim/parsed.ts";
import { createRulebook, settle } from "../src/index.ts";
import type { Account, Claim, RuleFile, Rulebook, Settled } from "../src/index.ts";
import { readRuleFiles } from "../src/node.ts";
import { compilePlan } from "../src/plan/compile.ts";
import type { Plan } from "../src/plan/types.ts";
import { printSettlement } from "../src/report/settlement.ts";
import { parseRuleFiles } from "../src/rules/parse.ts";
import { indexRules, resolvePipeline, resolveRules } from "../src/rules/resolve.ts";
import { openClaim } from "../src/settlement.ts";
import { partsOf, settleClaim } from "../src/settle/settle.ts";
import type { Outcome } from "../src/settle/settle.ts";
import { closeAccount } from "../src/settle/totals.ts";
import type { Columns } from "./reference/columns.ts";
import { KEYS, tierCode } from "./sample/wire.ts";

export type { Account, Claim, Outcome, ParsedAccount, ParsedClaim, Plan, RuleFile, Rulebook, Settled };

/** The shipped rule files of a checkout, as text. */
export function readRules(root: string): RuleFile[] {
  return readRuleFiles(join(root, "rules"));
}

/** A rulebook of rule files. */
export function openRules(files: readonly RuleFile[]): Rulebook {
  return createRulebook(files);
}

/** The plan that settles a claim; compiled when the rulebook first meets its region and days. */
export function planOf(rulebook: Rulebook, claim: Claim): Plan {
  return openClaim(rulebook, claim, {}).plan;
}

/** Compiles the plan that settles a claim, anew at each call; its rules have been read and found before. */
export function openCompile(files: readonly RuleFile[], claim: Claim): () => Plan {
  const { person, visit } = parseClaim(claim);
  const index = indexRules(parseRuleFiles(files));
  const { discharged, settled } = visit;
  const pipeline = resolvePipeline(index, person.region, discharged, settled);
  const rules = resolveRules(index, person.region, pipeline, visit.discharged, discharged, settled);
  return () => compilePlan(rules);
}

/** The plan of a rulebook in which one value is another: the text of one file is replaced. */
export function overlay(files: readonly RuleFile[], changed: RuleFile, claim: Claim): Plan {
  return planOf(createRulebook(files.map((each) => (each.file === changed.file ? changed : each))), claim);
}

/** A claim, read. */
export function readClaim(claim: unknown): ParsedClaim {
  return parseClaim(claim);
}

/** An account, read. */
export function readAccount(account: unknown): ParsedAccount {
  return parseAccount(account);
}

/** Parsed claim to opaque outcome, with the numbers of the trace. */
export function tracedCore(plan: Plan, claim: ParsedClaim, account: ParsedAccount): Outcome {
  return settleClaim(plan, claim, account);
}

/** The same without the numbers of the trace. */
export function untracedCore(plan: Plan, claim: ParsedClaim, account: ParsedAccount): Outcome {
  return settleClaim(plan, claim, account);
}

/** A number of an outcome, so that it is not left unread. */
export function touch(outcome: Outcome): number {
  return (outcome.unpaid[0] ?? 0) + (outcome.totals[0] ?? 0) + (outcome.allocation?.patient[0] ?? 0);
}

/** Unknown claim and account to printed settlement and account. */
export function wholeSettle(rulebook: Rulebook, claim: unknown, account: unknown): Settled {
  return settle(rulebook, claim, account);
}

/** One line of NDJSON to one line of summary: who pays what, and the patient. */
export function summarise(rulebook: Rulebook, line: Buffer): string {
  const { settlement } = settle(rulebook, JSON.parse(line.toString("utf8")), undefined, { trace: false });
  const { claim, total, payers, patient } = settlement;
  return JSON.stringify({ claim, total, payers, patient: patient.amount });
}

/** Prints an outcome, with its steps. */
export function print(outcome: Outcome): unknown {
  return printSettlement(outcome, closeAccount(outcome), outcome.claim.visit.settled, true);
}

/** A batch over the columns of a million stays; run as often as wanted. */
export interface Batch {
  /** Settles all rows from the persons' years as they were given. */
  run(): void;
  /** Puts the persons' years back to where they began. */
  reset(): void;
  /** A number of the last run's results, so that they are not left unread. */
  touch(): number;
  /** The figures of a row in the order of `figuresOf` up to the patient's buckets, then its person's year (no revision). */
  figures(row: number): number[];
  /** All bytes of its columns and years, in and out. */
  readonly bytes: number;
}

/** Whether the engine has a batch. */
export const HAS_BATCH: boolean = false;

/** Opens a batch over stays; the columns' years are where the persons begin. */
export function openBatch(_plan: Plan, _columns: Columns): Batch {
  throw new RangeError("the engine has no batch");
}

const PAYERS = ["basic", "criticalIllness", "supplemental", "medicalAssistance"];

/**
 * The figures of an outcome in the order of the references: four payers, the patient, the patient's four buckets, the
 * year's fields, and what was paid by others or out of scope, which this policy never does.
 */
export function figuresOf(outcome: Outcome): number[] {
  const { plan, bill, unpaid } = outcome;
  const paid = PAYERS.map(() => 0);
  let elsewhere = 0;
  for (const part of outcome.events.flatMap(partsOf)) {
    const payer = PAYERS.indexOf(plan.payers[part.payer] ?? "");
    part.cells.forEach((amount, cell) => {
      if (payer === -1 || cell >= bill.groups) elsewhere += Math.abs(amount);
      else paid[payer] = (paid[payer] ?? 0) + amount;
    });
  }
  const buckets = [0, 1, 2, 3].map((k) =>
    unpaid.slice(k * bill.groups, (k + 1) * bill.groups).reduce((sum, amount) => sum + amount, 0),
  );
  const after = closeAccount(outcome);
  return [
    ...paid,
    buckets.reduce((sum, amount) => sum + amount, 0),
    ...buckets,
    after.revision,
    after.admissions,
    tierCode(after.highestTier),
    ...KEYS.map(([, key]) => after.amounts.get(key) ?? 0),
    elsewhere,
  ];
}

/** What each payer pays of each line and what the patient bears of it, at `line * 5 + payer`. */
export function lineFiguresOf(outcome: Outcome): number[] {
  const { allocation, plan, claim } = outcome;
  if (allocation === null) return [];
  const places = PAYERS.map((name) => plan.payers.indexOf(name));
  return claim.lines.flatMap((_, line) => [
    ...places.map((place) => (place === -1 ? 0 : (allocation.byPayer[line * plan.payers.length + place] ?? 0))),
    allocation.patient[line] ?? 0,
  ]);
}
