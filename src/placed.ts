/** Findings with the folders of their files. */
import { SettlementError } from "./errors.ts";
import type { Issue } from "./errors.ts";

/**
 * Runs what may refuse, and names the files of its findings as readers know them.
 *
 * @param placeOf A file's name with its folder.
 * @throws SettlementError what is thrown, with other file names.
 * @example
 * placed(() => createRulebook(files), (file) => `county/${file}`);
 */
export function placed<T>(run: () => T, placeOf: (file: string) => string): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    const place = (issue: Issue): Issue => (issue.file === undefined ? issue : { ...issue, file: placeOf(issue.file) });
    const [first, ...rest] = error.issues;
    throw new SettlementError([place(first), ...rest.map(place)]);
  }
}
