/** The check of rule files: everything that is wrong with them, before a patient is. */
import { isDay } from "../date.ts";
import { SettlementError } from "../errors.ts";
import { compilePlan } from "../plan/compile.ts";
import { readRules } from "../rules/parse.ts";
import type { RuleSet } from "../rules/parse.ts";
import { indexRules } from "../rules/rule-index.ts";
import type { RuleIndex } from "../rules/rule-index.ts";
import type { ResolvedRules } from "../rules/resolved.ts";
import type { FaultKind } from "../rules/rule-fault.ts";
import type { RuleFile } from "../rules/types.ts";
import { accept } from "./acceptance.ts";
import { findInAmounts, findInUnseen } from "./amounts.ts";
import type { Seen } from "./amounts.ts";
import { findInCases, findInConditions } from "./cases.ts";
import { findInChanges } from "./changes.ts";
import { findInCompanions } from "./companions.ts";
import { findEscapes } from "./escapes.ts";
import { findInEvidence, findInRegister } from "./evidence.ts";
import { findInSuccession } from "./gaps.ts";
import { findOutOfOrder, findWithoutRule, livedIn } from "./orders.ts";
import { statedIn } from "./place.ts";
import { findInPipelines } from "./pipelines.ts";
import { placeholdersIn } from "./placeholders.ts";
import { findInRanges } from "./ranges.ts";
import { readableOf } from "./readable.ts";
import type { Readable } from "./readable.ts";
import { findInReferences } from "./references.ts";
import { findRefused } from "./refused.ts";
import { createReport, faultWords } from "./report.ts";
import type { Report } from "./report.ts";
import { periodsOf } from "./timeline.ts";
import { findInTotals } from "./totals.ts";
import type { CheckOptions, RuleFinding, RuleFindingCode } from "./types.ts";
import { worldOf } from "./world.ts";

/**
 * Checks the files of one or more rule folders.
 *
 * What is wrong with one part hides nothing of the others: a benefit or case that cannot be read is left out, and so is
 * whatever would only follow from that.
 *
 * @param files As for `createRulebook`, and with them the `accepted.json` of each folder and, as far as they are to be
 *              read too, its `cases`; these are held to their form and not run.
 * @returns Every finding, in the order of the files. Never throws for what a file says.
 * @throws TypeError if `today` is not a day.
 * @example
 * checkRules([{ file: "regions.json", text: "[" }])[0]?.code; // "unreadable"
 */
export function checkRules(files: readonly RuleFile[], options: CheckOptions = {}): readonly RuleFinding[] {
  const { today } = options;
  if (today !== undefined && !isDay(today)) throw new TypeError(`today is not a day: ${String(today)}`);
  const read = readRules(files);
  const readable = readableOf(read, files);
  const { rules, faults, holes } = readable;
  const report = createReport(holes);
  for (const { kind, issue } of faults) report.fault(codeOf(kind), issue);
  for (const { file, kind, value } of read.sources) {
    placeholdersIn(value, report.raw(file));
    if (kind === "regions") findInRegister(value, options, report.of(file));
  }
  findInVersions(readable, options, report);
  findInTime(rules, report);
  findBetween(readable, report);
  findInCompanions(files, read, report);
  const order = new Map(files.map(({ file }, at) => [file, at]));
  const placeOf = ({ file }: RuleFinding): number => order.get(file) ?? files.length;
  return accept(files, report, faults.length === 0).sort((left, right) => placeOf(left) - placeOf(right));
}

/** The kinds of faults are codes of findings. */
function codeOf(kind: FaultKind): RuleFindingCode {
  return kind;
}

/** What each file says by itself. */
function findInVersions({ rules, apart }: Readable, options: CheckOptions, report: Report): void {
  const { holes } = report;
  // What can be in a region that is not known cannot be told.
  const isPlaced = (file: string, region: string): boolean =>
    rules.regions.has(region) && !holes.covers(file, "region");
  for (const { file, data } of [...rules.versions, ...apart.versions]) {
    const find = report.of(file);
    findInEvidence(data, options, find);
    if (!isPlaced(file, data.region)) continue;
    const refused = "notEncoded" in data ? (data.notEncoded ?? []) : [];
    const world = worldOf(rules, data.region, holes.covers(file, "layer") ? null : data.layer);
    for (const [benefit, path] of statedIn(data))
      findInCases(benefit, path, refused, world, find, {
        cases: holes.blursCases(file, path),
        refusals: holes.isIn(file, "notEncoded") || holes.hasCondition(file, "notEncoded"),
        conditions: holes.hasCondition(file, path),
      });
    findInConditions(refused, "notEncoded", world, find);
  }
  for (const { file, data } of [...rules.pipelines, ...apart.pipelines]) {
    const find = report.of(file);
    findInEvidence(data, options, find);
    if (isPlaced(file, data.region))
      findInConditions(
        "ended" in data ? [] : (data.entitlements ?? []),
        "entitlements",
        worldOf(rules, data.region, null),
        find,
      );
  }
}

function findInTime(rules: RuleSet, report: Report): void {
  const index = indexRules(rules);
  for (const versions of [...index.layers.values(), ...index.pipelines.values()]) findInSuccession(versions, report);
}

/** What files say of each other. */
function findBetween({ rules, apart }: Readable, report: Report): void {
  const index = indexRules(rules);
  const stating = statingRegions(index);
  // A region of which a file could not be read has rules of its own too.
  const lived = livedIn(index, [...stating, ...report.holes.regions]);
  const seen: Seen = { benefits: new Set(), places: new Set() };
  findOutOfOrder(rules, index, report);
  for (const region of stating) {
    const chain = index.chains.get(region) ?? [];
    findInChanges(index, region, report);
    findInPipelines(index, region, report);
    const periods = periodsOf(index, region);
    findInTotals(rules, chain, periods, report);
    if (lived.has(region)) findWithoutRule(chain, periods, report);
    for (const period of periods) {
      if (period.rules === null) continue;
      findInReferences(chain, period.rules, report);
      findRefused(rules, period.rules, report);
      findInAmounts(rules, period.rules, seen, report);
      findInRanges(rules, index, period, report);
      findEscapes(index, period, report);
    }
    if (!report.holes.mayHave(chain, null))
      for (const inForce of new Set(periods.map((period) => period.rules)))
        if (inForce !== null) findInPlan(inForce, report);
  }
  for (const version of [...rules.versions, ...apart.versions]) findInUnseen(rules, version, seen, report);
}

/** The regions that state anything; the others have the rules of those above them. */
function statingRegions(index: RuleIndex): string[] {
  const stated = new Set([...index.layers.keys(), ...index.pipelines.keys()].map((key) => key.split(" ")[0] ?? ""));
  return [...index.chains.keys()].filter((code) => stated.has(code));
}

const FOUND_BEFORE: ReadonlySet<RuleFindingCode> = new Set(["wrong_less", "mixed_pool"]);

/** Whatever else the engine refuses when it first makes a plan. */
export function findInPlan(rules: ResolvedRules, report: Report): void {
  const own = new Set([...rules.layers.values()].flatMap(({ versions }) => versions.map(({ file }) => file)));
  if (report.findings().some(({ code, file }) => FOUND_BEFORE.has(code) && own.has(file))) return;
  try {
    compilePlan(rules);
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    for (const issue of error.issues)
      if (issue.code === "invalid_rules") report.of(issue.file ?? "")("plan_refused", issue.path, faultWords(issue));
  }
}
