/** Rule files for the verbs that look at rules and settle nothing. */
import { layFolders } from "../node.ts";
import { placed } from "../placed.ts";
import type { RuleFile } from "../rules/types.ts";
import { replacedLine } from "./replaced.ts";
import type { VerbContext } from "./verb.ts";

/**
 * The shipped rules with further folders laid over them, for a use that may refuse them: what it finds names files with
 * their folders. What the folders replace is said on standard error.
 */
export function withAllRules<T>(
  folders: readonly string[],
  { streams, language }: VerbContext,
  use: (files: readonly RuleFile[]) => T,
): T {
  const { files, placeOf } = layFolders({
    folders,
    onReplaced: (replacement) => void streams.stderr.write(replacedLine(replacement, language)),
  });
  return placed(() => use(files), placeOf);
}
