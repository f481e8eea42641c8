/** Companion case files, from text to what they say. */
import { refuse } from "../errors.ts";
import type { Finding, Issue } from "../errors.ts";
import { companionSchema } from "../rules/companion.ts";
import type { CompanionCase } from "../rules/companion.ts";
import { held, readContent } from "../rules/source.ts";
import type { RuleFile } from "../rules/types.ts";

/** A companion case with the name of its file. */
export interface NamedCase {
  readonly file: string;
  readonly data: CompanionCase;
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
      const data = read.ok ? held(companionSchema, read.value, findings) : null;
      if (!read.ok) findings.push(...read.findings);
      issues.push(...findings.map((finding): Issue => ({ code: "invalid_rules", file: given.file, ...finding })));
      return data === null ? [] : [{ file: given.file, data }];
    });
  refuse(issues);
  return cases;
}
