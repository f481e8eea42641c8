/** Rule files for the verbs that look at rules and settle nothing. */
import { layFolders } from "../node.ts";
import type { RuleFile } from "../rules/types.ts";
import { replacedLine } from "./replaced.ts";
import type { VerbContext } from "./verb.ts";

/** The shipped rules with further folders laid over them; what those replace is said on standard error. */
export function readAllRules(folders: readonly string[], { streams, language }: VerbContext): RuleFile[] {
  const { files } = layFolders({
    folders,
    onReplaced: (replacement) => void streams.stderr.write(replacedLine(replacement, language)),
  });
  return [...files];
}
