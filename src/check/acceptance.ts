/** Warnings that a pack accepts, each with its reason: `accepted.json` at the root of a rule folder. */
import { acceptedSchema } from "../rules/accepted.ts";
import type { AcceptedFinding } from "../rules/accepted.ts";
import type { Finding } from "../errors.ts";
import { held, readContent } from "../rules/source.ts";
import type { RuleFile } from "../rules/types.ts";
import { faultWords } from "./report.ts";
import type { Report } from "./report.ts";
import type { RuleFinding } from "./types.ts";

interface Entry extends AcceptedFinding {
  /** The file of the entry itself, and its place there. */
  readonly from: string;
  readonly at: number;
}

/**
 * Marks the warnings that are accepted; errors cannot be. An entry that accepts nothing is a finding, and so is whatever
 * is wrong with the file.
 */
export function accept(files: readonly RuleFile[], report: Report): RuleFinding[] {
  const entries = files
    .filter(({ file }) => /(^|[\\/])accepted\.json$/.test(file))
    .flatMap((file) => entriesOf(file, report));
  const used = new Set<Entry>();
  const findings = report.findings().map((finding) => {
    if (finding.severity !== "warning") return finding;
    const entry = entries.find((each) => isAbout(each, finding));
    if (entry === undefined) return finding;
    used.add(entry);
    return { ...finding, accepted: entry.why };
  });
  const before = findings.length;
  for (const entry of entries.filter((each) => !used.has(each)))
    report.of(entry.from)("unused_acceptance", `[${entry.at}]`, {
      zh: `${entry.file} 没有可接受的 ${entry.code}`,
      en: `there is no ${entry.code} to accept in ${entry.file}`,
    });
  return [...findings, ...report.findings().slice(before)];
}

function entriesOf(given: RuleFile, report: Report): Entry[] {
  const find = report.of(given.file);
  const read = readContent(given);
  const findings: Finding[] = [];
  const accepted = read.ok ? held(acceptedSchema, read.value, findings) : null;
  if (!read.ok) for (const finding of read.findings) find("unreadable", finding.path, faultWords(finding));
  for (const finding of findings) find("schema", finding.path, faultWords(finding));
  return (accepted ?? []).map((entry, at) => ({ ...entry, from: given.file, at }));
}

function isAbout({ code, file, path }: Entry, finding: RuleFinding): boolean {
  return code === finding.code && file === finding.file && (path === undefined || path === finding.path);
}
