/** The check of rule files: everything that is wrong with them, before a patient is. */
import { SettlementError } from "../errors.ts";
import { planFor, createRulebook } from "../rulebook.ts";
import { readRules } from "../rules/parse.ts";
import type { RuleSet } from "../rules/parse.ts";
import { indexRules } from "../rules/resolve.ts";
import type { RuleIndex } from "../rules/resolve.ts";
import type { FaultKind } from "../rules/rule-fault.ts";
import type { Benefit } from "../rules/benefit.ts";
import type { RuleFile } from "../rules/types.ts";
import { accept } from "./acceptance.ts";
import { findInAmounts } from "./amounts.ts";
import { findInCases, findInConditions } from "./cases.ts";
import { findInChanges } from "./changes.ts";
import { findInEvidence } from "./evidence.ts";
import { findInSuccession } from "./gaps.ts";
import { findOutOfOrder, findWithoutRule, livedIn } from "./orders.ts";
import { statedIn } from "./place.ts";
import { findInRanges } from "./ranges.ts";
import { findInReferences } from "./references.ts";
import { findRefused } from "./refused.ts";
import { createReport, faultWords } from "./report.ts";
import type { Report } from "./report.ts";
import { EVER, periodsOf } from "./timeline.ts";
import type { Period } from "./timeline.ts";
import { findInTotals } from "./totals.ts";
import type { CheckOptions, RuleFinding, RuleFindingCode } from "./types.ts";
import { worldOf } from "./world.ts";

/**
 * Checks the files of one or more rule folders.
 *
 * Where a file is wrong in itself, what it shares with others is not looked at until it is mended; all the rest is.
 *
 * @param files As for `createRulebook`, and with them the `accepted.json` of each folder.
 * @returns Every finding, in the order of the files. Never throws for what a file says.
 * @example
 * checkRules([{ file: "regions.json", text: "[" }])[0]?.code; // "unreadable"
 */
export function checkRules(files: readonly RuleFile[], options: CheckOptions = {}): readonly RuleFinding[] {
  const report = createReport();
  const { rules, faults } = readRules(files);
  for (const { kind, issue } of faults) report.of(issue.file ?? "")(codeOf(kind), issue.path, faultWords(issue));
  const faulty = new Set(faults.map(({ issue }) => issue.file));
  findInVersions({ ...rules, ...without(rules, faulty) }, options, report);
  findInTime(rules, report);
  if (faults.length === 0) findBetween(rules, files, report);
  const order = new Map(files.map(({ file }, at) => [file, at]));
  const placeOf = ({ file }: RuleFinding): number => order.get(file) ?? files.length;
  return accept(files, report).sort((left, right) => placeOf(left) - placeOf(right));
}

/** The kinds of faults are codes of findings. */
function codeOf(kind: FaultKind): RuleFindingCode {
  return kind;
}

function without({ versions, pipelines }: RuleSet, faulty: ReadonlySet<string | undefined>) {
  return {
    versions: versions.filter(({ file }) => !faulty.has(file)),
    pipelines: pipelines.filter(({ file }) => !faulty.has(file)),
  };
}

/** What each file says by itself. */
function findInVersions(rules: RuleSet, options: CheckOptions, report: Report): void {
  for (const { file, data } of rules.versions) {
    const find = report.of(file);
    findInEvidence(data, options, find);
    const refused = "notEncoded" in data ? (data.notEncoded ?? []) : [];
    const world = worldOf(rules, data.region, data.layer);
    for (const [benefit, path] of statedIn(data)) findInCases(benefit, path, refused, world, find);
    findInConditions(refused, "notEncoded", world, find);
  }
  for (const { file, data } of rules.pipelines) {
    const find = report.of(file);
    findInEvidence(data, options, find);
    findInConditions(data.entitlements ?? [], "entitlements", worldOf(rules, data.region, null), find);
  }
}

function findInTime(rules: RuleSet, report: Report): void {
  const index = indexRules(rules);
  for (const versions of [...index.layers.values(), ...index.pipelines.values()]) findInSuccession(versions, report);
}

/** What files say of each other; every file is sound in itself. */
function findBetween(rules: RuleSet, files: readonly RuleFile[], report: Report): void {
  const index = indexRules(rules);
  const stating = statingRegions(index);
  const lived = livedIn(index, stating);
  const seen = new Set<Benefit>();
  findOutOfOrder(rules, index, report);
  for (const region of stating) {
    findInChanges(index, region, report);
    const periods = periodsOf(index, region);
    findInTotals(rules, periods, report);
    if (lived.has(region)) findWithoutRule(periods, report);
    for (const period of periods) {
      if (period.rules === null) continue;
      findInReferences(period.rules, report);
      findRefused(rules, period.rules, report);
      findInAmounts(rules, period.rules, seen, report);
      findInRanges(rules, index, period, report);
    }
    findInPlans(files, region, periods, report);
  }
}

/** The regions that state anything; the others have the rules of those above them. */
function statingRegions(index: RuleIndex): string[] {
  const stated = new Set([...index.layers.keys(), ...index.pipelines.keys()].map((key) => key.split(" ")[0] ?? ""));
  return [...index.chains.keys()].filter((code) => stated.has(code));
}

const FOUND_BEFORE: ReadonlySet<RuleFindingCode> = new Set(["dangling_change", "wrong_less", "mixed_pool"]);

/** Whatever else the engine refuses when it first makes a plan. */
function findInPlans(files: readonly RuleFile[], region: string, periods: readonly Period[], report: Report): void {
  if (report.findings().some(({ code }) => FOUND_BEFORE.has(code))) return;
  const rulebook = createRulebook(files);
  for (const { from } of periods)
    try {
      planFor(rulebook, region, { admission: from, discharge: from, settlement: from }, EVER);
    } catch (error) {
      if (!(error instanceof SettlementError)) throw error;
      for (const issue of error.issues)
        if (issue.code === "invalid_rules") report.of(issue.file ?? "")("plan_refused", issue.path, faultWords(issue));
    }
}
