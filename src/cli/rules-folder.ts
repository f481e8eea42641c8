/** The rule folder that a verb works on: the shipped rules, a part of them, or a folder laid over them. */
import { realpathSync } from "node:fs";
import { relative, sep } from "node:path";
import { loadRules, readCaseFiles, readRuleFiles, shippedRules } from "../node.ts";
import type { Rulebook } from "../rulebook.ts";
import type { RuleFile } from "../rules/types.ts";
import { systemReason, Unusable } from "./unusable.ts";

/** A rule folder with what it is read together with. */
export interface RulesFolder {
  readonly rulebook: () => Rulebook;
  /** Every rule file, those of the shipped rules first. */
  readonly files: () => readonly RuleFile[];
  /** The case files that belong to it. */
  readonly cases: () => readonly RuleFile[];
  /** Whether a rule file is of the folder itself. */
  readonly isOwn: (file: string) => boolean;
}

/**
 * Opens a folder.
 *
 * @param folder `undefined`: the shipped rules. A folder among them is that part of them.
 * @throws Unusable if there is no such folder.
 */
export function openRulesFolder(folder: string | undefined): RulesFolder {
  const shipped = shippedRules();
  const inside = folder === undefined ? "" : insideOf(shipped, folder);
  if (folder === undefined || inside !== null) {
    const prefix = inside === null || inside === "" ? "" : `${inside}/`;
    return {
      rulebook: () => loadRules(),
      files: () => readRuleFiles(shipped),
      // All of them: a county's bill is settled by its province's files too.
      cases: () => readCaseFiles(shipped),
      isOwn: (file) => file.startsWith(prefix),
    };
  }
  const own = readRuleFiles(folder);
  const cases = readCaseFiles(folder);
  const names = new Set([...own, ...cases].map(({ file }) => file));
  return {
    rulebook: () => loadRules({ folders: [folder] }),
    files: () => [...readRuleFiles(shipped), ...own],
    cases: () => cases,
    isOwn: (file) => names.has(file),
  };
}

/** The path of a folder in another, with `/`, empty for that one itself; `null` where it is not in it. */
function insideOf(outer: string, folder: string): string | null {
  try {
    const path = relative(realpathSync(outer), realpathSync(folder));
    return path === ".." || path.startsWith(`..${sep}`) || /^[A-Za-z]:/.test(path) ? null : path.replaceAll(sep, "/");
  } catch (error) {
    const reason = systemReason(error);
    throw new Unusable({
      zh: `无法读取文件夹 ${folder}：${reason}`,
      en: `cannot read the folder ${folder}: ${reason}`,
    });
  }
}
