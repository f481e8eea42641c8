/** The rule folder that a verb works on: the shipped rules, a part of them, or a folder laid over them. */
import { realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { layFolders, loadRules, readCaseFiles, readRuleFiles, shippedRules } from "../node.ts";
import type { Issue } from "../errors.ts";
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

/** How a folder is opened. */
export interface OpenOptions {
  /** Without the shipped rules below a folder that is not among them. */
  readonly alone?: boolean;
  /** Is told of each rule or case file of the folder that cannot be read, in place of an error. */
  readonly onUnreadable?: (issue: Issue) => void;
}

/**
 * Opens a folder; which shipped files it replaces is said on standard error.
 *
 * @param folder `undefined`: the shipped rules. A folder among them is that part of them.
 * @throws Unusable if there is no such folder, or it holds neither rules nor cases: whoever names it means another.
 */
export function openRulesFolder(
  folder: string | undefined,
  { streams, language }: VerbContext,
  { alone = false, onUnreadable }: OpenOptions = {},
): RulesFolder {
  const shipped = shippedRules();
  const within = folder === undefined ? "" : insideOf(shipped, folder);
  const inside = alone ? null : within;
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
    ...(onUnreadable === undefined ? {} : { onUnreadable }),
  });
  const cases = readCaseFiles(folder, onUnreadable);
  if (cases.length === 0 && !files.some(({ file }) => isOwn(file))) throw withoutRules(folder);
  const names = new Set(cases.map(({ file }) => file));
  return {
    rulebook: () => loadRules({ folders: [folder], shipped: !alone }),
    files: () => files,
    cases: () => cases,
    isOwn: (file) => isOwn(file) || names.has(file),
    placeOf: (file) => (names.has(file) ? join(folder, file) : placeOf(file)),
  };
}

/** What is said of a folder in which there is nothing to work on. */
export function withoutRules(folder: string): Unusable {
  return new Unusable({
    zh: `文件夹 ${folder} 中没有规则文件（.json）`,
    en: `the folder ${folder} holds no rule files (.json)`,
  });
}

/** The path of a folder in another, with `/`, empty for that one itself; `null` where it is not in it. */
function insideOf(outer: string, folder: string): string | null {
  try {
    if (!statSync(folder).isDirectory())
      throw new Unusable({
        zh: `${folder} 不是文件夹；请给出它所在的规则文件夹`,
        en: `${folder} is no folder; give the rule folder that it is in`,
      });
    const path = relative(realpathSync(outer), realpathSync(folder));
    return path === ".." || path.startsWith(`..${sep}`) || /^[A-Za-z]:/.test(path) ? null : path.replaceAll(sep, "/");
  } catch (error) {
    if (error instanceof Unusable) throw error;
    const reason = systemReason(error);
    throw new Unusable({
      zh: `无法读取文件夹 ${folder}：${reason}`,
      en: `cannot read the folder ${folder}: ${reason}`,
    });
  }
}
