/** What is wrong between the regions of all files. */
import { canonicalJson } from "../canonical.ts";
import { show } from "../errors.ts";
import { textOf } from "./raw.ts";
import type { FaultKind, RuleFault } from "./rule-fault.ts";
import type { Source } from "./source.ts";
import type { Text } from "./types.ts";

interface Entry {
  /** Which of the sources: folders laid over each other may have files of one name. */
  readonly source: number;
  readonly file: string;
  readonly at: number;
  readonly value: unknown;
  readonly code: string;
  readonly parent: string | null;
}

const PARENT: Text = { zh: "已知地区的代码,或 null", en: "the code of a known region, or null" };
const NO_CYCLE: Text = { zh: "不在本地区之下的上级", en: "a region that is not below this one" };

/**
 * Regions stated twice in different words, parents that are not there, and parents in a circle.
 *
 * @param isWhole Whether every list of regions could be read: otherwise a parent that is not found may be in another.
 */
export function regionFaults(sources: readonly Source[], isWhole: boolean): RuleFault[] {
  const first = new Map<string, Entry>();
  const faults: RuleFault[] = [];
  const wrong = (kind: FaultKind, { file, at }: Entry, key: string, expected: Text, found: string): void => {
    faults.push({ kind, issue: { code: "invalid_rules", file, path: `[${at}].${key}`, expected, found } });
  };
  const entries = sources.flatMap(entriesOf);
  for (const entry of entries) {
    const earlier = first.get(entry.code);
    if (earlier === undefined) first.set(entry.code, entry);
    // A folder of one's own may name shipped regions again. Within a file, repeats are its schema's finding.
    else if (earlier.source !== entry.source && canonicalJson(earlier.value) !== canonicalJson(entry.value))
      wrong(
        "repeated_region",
        entry,
        "code",
        { zh: `与 ${earlier.file} 中相同的内容,或其他代码`, en: `the same as in ${earlier.file}, or another code` },
        `${show(entry.code)} with other content`,
      );
  }
  const done = new Set<string>();
  for (const entry of entries) {
    if (isWhole && entry.parent !== null && !first.has(entry.parent))
      wrong("unknown_parent", entry, "parent", PARENT, show(entry.parent));
    const path = new Set<string>();
    let at: Entry | undefined = first.get(entry.code);
    while (at !== undefined && !done.has(at.code)) {
      done.add(at.code);
      path.add(at.code);
      if (at.parent !== null && path.has(at.parent)) wrong("unknown_parent", at, "parent", NO_CYCLE, show(at.parent));
      at = at.parent === null ? undefined : first.get(at.parent);
    }
  }
  return faults;
}

function entriesOf({ file, kind, value }: Source, source: number): Entry[] {
  if (kind !== "regions" || !Array.isArray(value)) return [];
  return value.flatMap((entry: unknown, at): Entry[] => {
    const code = textOf(entry, "code");
    return code === undefined
      ? []
      : [{ source, file, at, value: entry, code, parent: textOf(entry, "parent") ?? null }];
  });
}
