/** The rule folder that a verb works on: the shipped rules, a part of them, or a folder laid over them. */
import { realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { layFolders, loadRules, readCaseFiles, readRuleFiles, shippedRules } from "../node.ts";
import type { Rulebook } from "../rulebook.ts";
import type { RuleFile } from "../rules/types.ts";
import { replacedLine } from "./replaced.ts";
import { systemReason, Unusable } from "./unusable.ts";
import type { VerbContext } from "./verb.ts";

/** A rule folder with what it is read together with. */
export interface RulesFolder {
  readonly rulebook: () => Rulebook;
  /** Every rule file, those of the shipped rules first. */
  readonly files: () => readonly RuleFile[];
  /** The case files that belong to it. */
  readonly cases: () => readonly RuleFile[];
  /** Whether a file is of the folder itself. */
  readonly isOwn: (file: string) => boolean;
  /** A file's name with the folder as it was given, where it is of it. */
  readonly placeOf: (file: string) => string;
}

/**
 * Opens a folder; which shipped files it replaces is said on standard error.
 *
 * @param folder `undefined`: the shipped rules. A folder among them is that part of them.
 * @param alone  Without the shipped rules below a folder that is not among them.
 * @throws Unusable if there is no such folder.
 */
export function openRulesFolder(
  folder: string | undefined,
  { streams, language }: VerbContext,
  alone = false,
): RulesFolder {
  const shipped = shippedRules();
  const inside = folder === undefined ? "" : alone ? null : insideOf(shipped, folder);
  if (folder === undefined || inside !== null) {
    const prefix = inside === null || inside === "" ? "" : `${inside}/`;
    return {
      rulebook: () => loadRules(),
      files: () => readRuleFiles(shipped),
      // All of them: a county's bill is settled by its province's files too.
      cases: () => readCaseFiles(shipped),
      isOwn: (file) => file.startsWith(prefix),
      placeOf: (file) =>
        folder !== undefined && file.startsWith(prefix) ? join(folder, file.slice(prefix.length)) : file,
    };
  }
  const { files, isOwn, placeOf } = layFolders({
    folders: [folder],
    shipped: !alone,
    onReplaced: (replacement) => void streams.stderr.write(replacedLine(replacement, language)),
  });
  const cases = readCaseFiles(folder);
  const names = new Set(cases.map(({ file }) => file));
  return {
    rulebook: () => loadRules({ folders: [folder], shipped: !alone }),
    files: () => files,
    cases: () => cases,
    isOwn: (file) => isOwn(file) || names.has(file),
    placeOf,
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
