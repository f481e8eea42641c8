/** What a pack says of mutants that no case can notice: `cases/survivors.json` in a region's folder. */
import { refuse } from "../errors.ts";
import type { Finding, Issue } from "../errors.ts";
import { isExplanations } from "../cases/read.ts";
import { explanationsSchema } from "../rules/explanations.ts";
import type { Explanation } from "../rules/explanations.ts";
import { held, readContent } from "../rules/source.ts";
import type { RuleFile, Text } from "../rules/types.ts";
import type { Mutant } from "./types.ts";

/** An explanation with its place. */
interface Placed {
  readonly file: string;
  readonly path: string;
  readonly entry: Explanation;
}

/** The explanations of a pack, and which of them have been used. */
export interface Explanations {
  /** Why no case can notice a mutant, or `null` where nobody says so; the explanation counts as used then. */
  readonly of: (mutant: Mutant) => Text | null;
  /**
   * Those not used, about files of which all mutants were asked for, or about files that the pack has not.
   *
   * @param files Of which all mutants were asked for.
   * @param known All files of the pack.
   */
  readonly stale: (files: ReadonlySet<string>, known: ReadonlySet<string>) => Issue[];
}

function keyOf({ file, path, change }: Pick<Explanation, "file" | "path" | "change">): string {
  return JSON.stringify([file, path, change]);
}

/**
 * Reads the explanations among the files of `cases` folders.
 *
 * @throws SettlementError `invalid_rules`: every finding of every file, an explanation given twice among them.
 */
export function readExplanations(files: readonly RuleFile[]): Explanations {
  const issues: Issue[] = [];
  const placed = files
    .filter(({ file }) => isExplanations(file))
    .flatMap((given): Placed[] => {
      const findings: Finding[] = [];
      const read = readContent(given);
      const data = read.ok ? held(explanationsSchema, read.value, findings) : null;
      if (!read.ok) findings.push(...read.findings);
      issues.push(...findings.map((finding): Issue => ({ code: "invalid_rules", file: given.file, ...finding })));
      return (data?.survivors ?? []).map((entry, at) => ({ file: given.file, path: `survivors[${at}]`, entry }));
    });
  const byKey = new Map<string, Placed>();
  for (const each of placed) {
    const key = keyOf(each.entry);
    if (byKey.has(key)) issues.push(issueOf(each, "每处改动只说明一次", "each change explained once"));
    byKey.set(key, each);
  }
  refuse(issues);
  const used = new Set<string>();
  return {
    of: (mutant) => {
      const key = keyOf(mutant);
      const found = byKey.get(key);
      if (found !== undefined) used.add(key);
      return found?.entry.why ?? null;
    },
    stale: (asked, known) =>
      placed
        .filter(({ entry }) => !used.has(keyOf(entry)) && (asked.has(entry.file) || !known.has(entry.file)))
        .map((each) => issueOf(each, "无案例察觉的一处改动", "a change that no case notices")),
  };
}

function issueOf({ file, path, entry }: Placed, zh: string, en: string): Issue {
  const found = `${entry.file}#${entry.path} ${entry.change}`;
  return { code: "invalid_rules", file, path, expected: { zh, en }, found };
}
