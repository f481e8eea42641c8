/** Warnings that a pack accepts, each with its reason: `accepted.json` at the root of a rule folder. */
import { acceptedSchema } from "../rules/accepted.ts";
import type { AcceptedFinding } from "../rules/accepted.ts";
import type { RuleFile } from "../rules/types.ts";
import { contentOf } from "./content.ts";
import { placeholdersIn } from "./placeholders.ts";
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
 *
 * @param isWhole Whether everything could be read: otherwise what is accepted may be in what could not.
 */
export function accept(files: readonly RuleFile[], report: Report, isWhole: boolean): RuleFinding[] {
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
  for (const entry of isWhole ? entries.filter((each) => !used.has(each)) : [])
    report.of(entry.from)("unused_acceptance", `[${entry.at}]`, {
      zh: `${entry.file} 没有可接受的 ${entry.code}`,
      en: `there is no ${entry.code} to accept in ${entry.file}`,
    });
  return [...findings, ...report.findings().slice(before)];
}

function entriesOf(given: RuleFile, report: Report): Entry[] {
  const { value, data } = contentOf(acceptedSchema, given, report);
  placeholdersIn(value, report.raw(given.file));
  return (data ?? []).map((entry, at) => ({ ...entry, from: given.file, at }));
}

function isAbout({ code, file, path }: Entry, finding: RuleFinding): boolean {
  return code === finding.code && file === finding.file && (path === undefined || path === finding.path);
}
