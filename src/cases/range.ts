/** Running a companion case of open ranges: the version that it gives is held to the ranges above it. */
import { findInCases } from "../check/cases.ts";
import { findInChanges } from "../check/changes.ts";
import { findInPlan } from "../check/check.ts";
import { findEscapes } from "../check/escapes.ts";
import { holesOf } from "../check/holes.ts";
import { statedIn } from "../check/place.ts";
import { findInRanges } from "../check/ranges.ts";
import { findInReferences } from "../check/references.ts";
import { createReport } from "../check/report.ts";
import type { Report } from "../check/report.ts";
import { periodsOf } from "../check/timeline.ts";
import type { RuleFinding, RuleFindingCode } from "../check/types.ts";
import { worldOf } from "../check/world.ts";
import type { Issue } from "../errors.ts";
import type { Rulebook } from "../rulebook.ts";
import { crossFaults } from "../rules/cross-faults.ts";
import { RANGE_CODES } from "../rules/range-case.ts";
import { indexRules, knownFrom } from "../rules/rule-index.ts";
import type { Indexed } from "../rules/rule-index.ts";
import { sourced } from "../rules/source.ts";
import type { Source } from "../rules/source.ts";
import type { LayerVersion } from "../rules/types.ts";
import type { NamedRange } from "./read.ts";
import { rulesFor } from "./region-rules.ts";
import type { CaseDifference } from "./types.ts";

/** What came of a case of ranges. */
export interface RangeOutcome {
  readonly differences: readonly CaseDifference[];
  /** What is wrong with the version before it can be held to anything. */
  readonly issues: readonly Issue[];
}

/** What a range can give; that there are too many visits to tell is neither within nor beyond. */
const OF_RANGES: ReadonlySet<RuleFindingCode> = new Set([...RANGE_CODES, "dangling_range", "too_many_visits"]);

/** What a case tells: what ranges give, and whatever is wrong, as no bill could be settled by it or within a range. */
function isTold({ code, severity }: RuleFinding): boolean {
  return OF_RANGES.has(code) || severity === "error";
}

/** Runs one case of ranges. */
export function rangeOutcome(rulebook: Rulebook, { file, data }: NamedRange): RangeOutcome {
  const { version, expect } = data;
  const rules = rulesFor(rulebook, version.region);
  const issues = versionIssues(rules, file, version);
  const expected = expect.findings.map(({ code, path }) => `${code} ${path}`);
  const found = rules === null || issues.length > 0 ? [] : findingsOf(rules, file, version);
  const missing = expected.filter((name) => !found.includes(name));
  const more = found.filter((name) => !expected.includes(name));
  return {
    differences: [
      ...missing.map((name) => difference(name, name, null)),
      ...more.map((name) => difference(name, null, name)),
    ],
    issues,
  };
}

function difference(name: string, expected: string | null, found: string | null): CaseDifference {
  const nowhere = { layer: null, benefit: null, case: null, payer: null, difference: null };
  return { kind: "finding", ...nowhere, name, expected, found };
}

/** What is wrong with the version as a rule file among those of its region and above. */
function versionIssues(rules: Indexed | null, file: string, version: LayerVersion): readonly Issue[] {
  const regions = [...(rules?.regions ?? [])].map(([code, { parent }]) => ({ code, parent }));
  const own: Source = { file, kind: "version", value: version };
  const others: Source[] = [
    { file: "regions.json", kind: "regions", value: regions },
    ...(rules?.pipelines ?? []).map(({ file: of, data }): Source => ({ file: of, kind: "pipeline", value: data })),
  ];
  return crossFaults([...others, own], [], own).map(({ issue }) => ({ ...issue, path: `version.${issue.path}` }));
}

/** The findings about the version, each once. */
function findingsOf(rules: Indexed, file: string, version: LayerVersion): readonly string[] {
  const isSame = ({ region, layer, from, ...rest }: LayerVersion): boolean =>
    region === version.region &&
    layer === version.layer &&
    from === version.from &&
    knownFrom({ from, ...rest }) === knownFrom(version);
  const versions = [...rules.versions.filter(({ data }) => !isSame(data)), sourced(file, version)];
  const laid: Indexed = { ...rules, versions };
  const index = indexRules(laid);
  const report = createReport(holesOf([], []));
  findByItself(laid, file, version, report);
  findInChanges(index, version.region, report);
  const periods = periodsOf(index, version.region);
  for (const period of periods) {
    if (period.rules === null) continue;
    findInReferences(index.chains.get(version.region) ?? [], period.rules, report);
    findInRanges(laid, index, period, report);
    findEscapes(index, period, report);
  }
  for (const inForce of new Set(periods.map((period) => period.rules)))
    if (inForce !== null) findInPlan(inForce, report);
  const own = report.findings().filter((each) => each.file === file && isTold(each));
  return [...new Set(own.map(({ code, path }) => `${code} ${path}`))];
}

/** What is wrong with the cases of its benefits, whatever is above it. */
function findByItself(rules: Indexed, file: string, version: LayerVersion, report: Report): void {
  const refused = "notEncoded" in version ? (version.notEncoded ?? []) : [];
  const world = worldOf(rules, version.region, version.layer);
  for (const [benefit, path] of statedIn(version))
    findInCases(benefit, path, refused, world, report.of(file), { cases: false, refusals: false, conditions: false });
}
