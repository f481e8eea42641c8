/** What may be missing because a file could not be read, or says that it is of a place that is none. */
import type { RuleFault } from "../rules/rule-fault.ts";
import { entriesOf, textOf } from "../rules/raw.ts";
import type { Source } from "../rules/source.ts";
import type { RuleFile } from "../rules/types.ts";
import { seenOf } from "../rules/unread.ts";
import { ORDER } from "./holes.ts";
import type { Lack } from "./holes.ts";

/**
 * What a file that was read would be.
 *
 * @param isLost Whether what a key says could not be read.
 */
export function lackOf({ file, kind, value }: Source, isWhole: boolean, isLost: (key: string) => boolean): Lack {
  const stated = (key: string): string | null => (isLost(key) ? null : (textOf(value, key) ?? null));
  return { file, region: stated("region"), layer: kind === "pipeline" ? ORDER : stated("layer"), isWhole };
}

/** What faults other than those of form leave out. */
export function lacksFrom(
  faults: readonly RuleFault[],
  sources: readonly Source[],
  files: readonly RuleFile[],
): Lack[] {
  return faults.flatMap(({ kind, issue: { file = "", path } }): Lack[] => {
    if (kind === "unreadable") return files.filter((each) => each.file === file).map(guessed);
    const own = sources.filter((source) => source.file === file);
    const stated = (key: string): string | null => textOf(own[0]?.value, key) ?? null;
    if (kind === "unknown_region") {
      const layer = own[0]?.kind === "pipeline" ? ORDER : stated("layer");
      return [{ file, region: null, layer, isWhole: true }];
    }
    if (kind === "undeclared_code" && path === "layer")
      return [{ file, region: stated("region"), layer: null, isWhole: true }];
    if (kind !== "unknown_parent") return [];
    if (path === "extends") {
      const layer = own[0]?.kind === "pipeline" ? ORDER : stated("layer");
      return [{ file, region: stated("region"), layer, isWhole: false }];
    }
    // The regions above it cannot be told, nor what it has from them.
    const at = Number(/^\[(\d+)\]/.exec(path)?.[1]);
    return own.flatMap(({ value }): Lack[] => {
      const code = entriesOf(value, "code")[at];
      return typeof code === "string" ? [{ file, region: code, layer: null, isWhole: false }] : [];
    });
  });
}

/** What a file seems to be of which the text is no JSON. */
function guessed(given: RuleFile): Lack {
  const { file, kind, region, layer } = seenOf(given);
  const isRegister = kind === "regions";
  return { file, region, layer: kind === "pipeline" ? ORDER : layer, isWhole: true, isRegister };
}
