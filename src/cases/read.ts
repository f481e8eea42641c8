/** Companion case files, from text to what they say. */
import { refuse } from "../errors.ts";
import type { Finding, Issue } from "../errors.ts";
import { caseFileSchema, isRangeCase } from "../rules/case-file.ts";
import type { CompanionCase } from "../rules/companion.ts";
import type { RangeCase } from "../rules/range-case.ts";
import { held, readContent } from "../rules/source.ts";
import type { RuleFile } from "../rules/types.ts";

/** A companion case of a bill with the name of its file. */
export interface NamedBill {
  readonly file: string;
  readonly data: CompanionCase;
}

/** One of open ranges. */
export interface NamedRange {
  readonly file: string;
  readonly data: RangeCase;
}

/** A companion case of either kind. */
export type NamedCase = NamedBill | NamedRange;

/** Whether a case is about open ranges, and not about a bill. */
export function isRange(each: NamedCase): each is NamedRange {
  return isRangeCase(each.data);
}

/** The file of a `cases` folder that explains mutants and holds no case. */
export const EXPLANATIONS = "survivors.json";

/** Whether a file of a `cases` folder explains mutants. */
export function isExplanations(file: string): boolean {
  return file.split(/[\\/]/).at(-1) === EXPLANATIONS;
}

/**
 * Reads case files; those that explain mutants are passed over.
 *
 * @throws SettlementError `invalid_rules`: every finding of every file.
 */
export function readCases(files: readonly RuleFile[]): NamedCase[] {
  const issues: Issue[] = [];
  const cases = files
    .filter(({ file }) => !isExplanations(file))
    .flatMap((given): NamedCase[] => {
      const findings: Finding[] = [];
      const read = readContent(given);
      const data = read.ok ? held(caseFileSchema, read.value, findings) : null;
      if (!read.ok) findings.push(...read.findings);
      issues.push(...findings.map((finding): Issue => ({ code: "invalid_rules", file: given.file, ...finding })));
      return data === null ? [] : [{ file: given.file, data } as NamedCase];
    });
  refuse(issues);
  return cases;
}
