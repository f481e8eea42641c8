/**
 * The engine, as the bench uses it: the only file here that knows the inside of `src`. Each function is one thing that
 * is timed, or prepares one.
 */
import { join } from "node:path";
import { parseAccount } from "../src/account/account.ts";
import type { ParsedAccount } from "../src/account/account.ts";
import { parseClaim } from "../src/claim/parse.ts";
import type { ParsedClaim } from "../src/claim/parsed.ts";
import { openDesk } from "../src/cli/desk.ts";
import { splitLines } from "../src/cli/lines.ts";
import { createRulebook, settle, SettlementError } from "../src/index.ts";
import type { Account, Claim, RuleFile, Rulebook, Settled } from "../src/index.ts";
import { readRuleFiles } from "../src/node.ts";
import { compilePlan } from "../src/plan/compile.ts";
import type { Plan } from "../src/plan/types.ts";
import { printSettlement } from "../src/report/settlement.ts";
import { createLazyRulebook } from "../src/rulebook.ts";
import { parseRuleFiles } from "../src/rules/parse.ts";
import { indexRules } from "../src/rules/rule-index.ts";
import { resolvePipeline } from "../src/rules/resolve-pipeline.ts";
import { resolveRules } from "../src/rules/resolve.ts";
import { openSession } from "../src/session.ts";
import { openClaim } from "../src/settlement.ts";
import { createDesk } from "../src/settle/desk.ts";
import type { Desk, Detail, Outcome } from "../src/settle/desk.ts";
import { partsOf, readOutcome } from "../src/settle/events.ts";
import { settleClaim } from "../src/settle/settle.ts";
import { closeAccount, openRow } from "../src/settle/totals.ts";
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

/** The shipped rules of a checkout as `loadRules` opens them: a region's files are parsed with the first claim of it. */
export function openShipped(root: string): Rulebook {
  const files = readRules(root);
  const regions = files.find(({ file }) => file === "regions.json");
  if (regions === undefined) throw new RangeError("no regions.json");
  return createLazyRulebook(regions, (code) => files.filter(({ file }) => file.startsWith(`CN/${code}-`)));
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

/** What settles the claims of a plan, with the row on which it does and the years that it has opened. */
export interface Core {
  readonly desk: Desk;
  /** The person's year after the last claim. */
  readonly row: Float64Array;
  /** The years before their claims, one beside the other, as those of a batch or a session stand. */
  years: Float64Array;
  /** How many they are. */
  opened: number;
}

/** Opens the core of a plan. */
export function openCore(plan: Plan): Core {
  const { width } = plan.row;
  return { desk: createDesk(plan), row: new Float64Array(width), years: new Float64Array(width), opened: 0 };
}

/** Puts a person's year before a claim beside those opened before; gives its place, the first of which is 0. */
export function openYear(core: Core, claim: ParsedClaim, account: ParsedAccount): number {
  const { plan } = core.desk;
  const { width } = plan.row;
  const at = core.opened * width;
  if (at + width > core.years.length) {
    const longer = new Float64Array(2 * core.years.length + width);
    longer.set(core.years);
    core.years = longer;
  }
  openRow(plan, claim, account, core.years, at);
  return core.opened++;
}

const TRACED: Detail = { trace: true, lines: true };
const UNTRACED: Detail = { trace: false, lines: true };

function settleOn({ desk, row, years }: Core, claim: ParsedClaim, year: number, detail: Detail): Outcome {
  const at = year * row.length;
  // Shorter than what `set` takes to begin.
  for (let i = 0; i < row.length; i++) row[i] = years[at + i] ?? 0;
  return settleClaim(desk, claim, row, 0, detail);
}

/** Parsed claim to opaque outcome, with the numbers of the trace; the year before it stays as it is. */
export function tracedCore(core: Core, claim: ParsedClaim, year: number): Outcome {
  return settleOn(core, claim, year, TRACED);
}

/** The same without the numbers of the trace. */
export function untracedCore(core: Core, claim: ParsedClaim, year: number): Outcome {
  return settleOn(core, claim, year, UNTRACED);
}

/** Whether a claim is settled on such a year, or refused. */
export function settles(core: Core, claim: ParsedClaim, year: number): boolean {
  try {
    tracedCore(core, claim, year);
    return true;
  } catch (error) {
    if (error instanceof SettlementError) return false;
    throw error;
  }
}

/** A number of an outcome and of the year after it, so that they are not left unread. */
export function touch({ row }: Core, { moved, allocation }: Outcome): number {
  return (moved[0] ?? 0) + (row[0] ?? 0) + (allocation?.shares[0] ?? 0);
}

/** Unknown claim and account to printed settlement and account. */
export function wholeSettle(rulebook: Rulebook, claim: unknown, account: unknown): Settled {
  return settle(rulebook, claim, account);
}

/**
 * Opens what `yizhan settle - --format summary` does with a file: lines of NDJSON to lines of summary, who pays what and
 * the patient, each person's year going on from claim to claim.
 */
export function openSummaries(rulebook: Rulebook): (line: Buffer) => string {
  const session = openSession(rulebook, []);
  const desk = openDesk("-", "en", (claim) => `${JSON.stringify(session.sumUp(claim))}\n`);
  const splitter = splitLines(1);
  return (line) => {
    const { settled, refused } = desk.settle(splitter.push(line));
    if (refused !== "") throw new RangeError(refused);
    return settled;
  };
}

/** Prints an outcome, with its steps. */
export function print(outcome: Outcome, account: ParsedAccount): unknown {
  const { year, revision } = account;
  return printSettlement(outcome, { year, before: revision, after: revision + 1 }, outcome.claim.visit.settled);
}

const PAYERS = ["basic", "criticalIllness", "supplemental", "medicalAssistance"];

/**
 * The figures of an outcome in the order of the references: four payers, the patient, the patient's four buckets, the
 * year's fields, and what was paid by others or out of scope, which this policy never does.
 */
export function figuresOf({ row }: Core, outcome: Outcome, account: ParsedAccount): number[] {
  const { plan, claim } = outcome;
  const { events, unpaid, groups } = readOutcome(outcome);
  const paid = PAYERS.map(() => 0);
  let elsewhere = 0;
  for (const part of events.flatMap(partsOf)) {
    const payer = PAYERS.indexOf(plan.payers[part.payer] ?? "");
    part.cells.forEach((amount, cell) => {
      if (payer === -1 || cell >= groups) elsewhere += Math.abs(amount);
      else paid[payer] = (paid[payer] ?? 0) + amount;
    });
  }
  const buckets = [0, 1, 2, 3].map((k) =>
    unpaid.slice(k * groups, (k + 1) * groups).reduce((sum, amount) => sum + amount, 0),
  );
  const after = closeAccount(plan, claim, account, row);
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
export function lineFiguresOf({ allocation, plan, claim }: Outcome): number[] {
  if (allocation === null) return [];
  const { payers, shares } = allocation;
  const { lines } = claim;
  return lines.flatMap(({ parts }, line) => {
    const own = PAYERS.map((name) =>
      payers.reduce(
        (sum, payer, row) => sum + (plan.payers[payer] === name ? (shares[row * lines.length + line] ?? 0) : 0),
        0,
      ),
    );
    const amount = parts.reduce((sum, part) => sum + part, 0);
    return [...own, amount - own.reduce((sum, share) => sum + share, 0)];
  });
}
