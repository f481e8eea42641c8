/** Rule files by their digests. */
import type { RuleIndex } from "./rule-index.ts";
import type { Sourced } from "./resolved.ts";

/** An index of some versions only. */
export interface NamedVersions {
  readonly index: RuleIndex;
  /** Digests that no version has. */
  readonly unknown: readonly string[];
}

/** The index without any version that is not of one of these digests. */
export function onlyDigests(index: RuleIndex, digests: ReadonlySet<string>): NamedVersions {
  const found = new Set<string>();
  const only = <T>(groups: ReadonlyMap<string, readonly Sourced<T>[]>): ReadonlyMap<string, readonly Sourced<T>[]> =>
    new Map(
      [...groups].map(([name, versions]) => {
        const kept = versions.filter(({ digest }) => digests.has(digest));
        for (const { digest } of kept) found.add(digest);
        return [name, kept];
      }),
    );
  const named = { ...index, pipelines: only(index.pipelines), layers: only(index.layers) };
  return { index: named, unknown: [...digests].filter((digest) => !found.has(digest)) };
}
