/** Rule files laid over others: a version of one's own in place of the one that came with the package. */
import { fieldOf, textOf } from "./raw.ts";
import { isPassedOver, readSource } from "./source.ts";
import type { Day, RuleFile } from "./types.ts";

/** A file that another stands for. */
export interface Replacement {
  /** The file that is left out, and the one that stands for it. */
  readonly file: string;
  readonly by: string;
  readonly region: string;
  /** `null` for a pipeline. */
  readonly layer: string | null;
  readonly from: Day;
  readonly published: Day | null;
}

/** Which version a file is: two files of one key cannot stand side by side. */
interface Identity extends Omit<Replacement, "file" | "by"> {
  readonly key: string;
}

/**
 * The files below with those above in place of them: a file of the same region, layer, start and publication replaces
 * the one below, anything else is added. Files that cannot be read are added, for parsing to refuse.
 */
export function overlay(
  below: readonly RuleFile[],
  above: readonly RuleFile[],
): { readonly files: readonly RuleFile[]; readonly replaced: readonly Replacement[] } {
  const own = new Map<string, string>();
  for (const file of above) {
    const identity = identityOf(file);
    if (identity !== null) own.set(identity.key, file.file);
  }
  const replaced: Replacement[] = [];
  const kept = below.filter((file) => {
    const identity = own.size === 0 ? null : identityOf(file);
    const by = identity === null ? undefined : own.get(identity.key);
    if (identity === null || by === undefined) return true;
    const { key: _, ...version } = identity;
    replaced.push({ file: file.file, by, ...version });
    return false;
  });
  return { files: [...kept, ...above], replaced };
}

function identityOf(file: RuleFile): Identity | null {
  if (isPassedOver(file.file)) return null;
  const read = readSource(file);
  if (!read.ok || read.value === null || read.value.kind === "regions") return null;
  const { value, kind } = read.value;
  const [region, from] = [textOf(value, "region"), textOf(value, "from")];
  const layer = kind === "pipeline" ? null : textOf(value, "layer");
  if (region === undefined || from === undefined || layer === undefined) return null;
  const published = fieldOf(value, "published") === null ? null : textOf(value, "published");
  if (published === undefined) return null;
  return { key: JSON.stringify([region, layer, from, published ?? from]), region, layer, from, published };
}
