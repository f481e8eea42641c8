/** Rule files for the verbs that look at rules and settle nothing. */
import { readRuleFiles, shippedRules } from "../node.ts";
import type { RuleFile } from "../rules/types.ts";

/** The shipped rules and those of further folders. */
export function readAllRules(folders: readonly string[]): RuleFile[] {
  return [...readRuleFiles(shippedRules()), ...folders.flatMap(readRuleFiles)];
}
