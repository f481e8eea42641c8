/** All mutants of a rule file. */
import type { FactType } from "../facts.ts";
import { keysOf, fieldOf } from "../rules/raw.ts";
import type { Source } from "../rules/source.ts";
import type { Codes } from "./conditions.ts";
import { pipelineChanges } from "./pipelines.ts";
import type { Mutant } from "./types.ts";
import { versionChanges } from "./versions.ts";

/** The mutants of one file, in the order of its places; none of `regions.json`. */
export function mutantsOf({ file, kind, value }: Source, codes: Codes): Mutant[] {
  if (kind === "regions") return [];
  const changes = kind === "pipeline" ? pipelineChanges(value, codes) : versionChanges(value, codes);
  return changes.map((change) => ({ file, ...change }));
}

/** The codes of facts, with those that the pipelines among the sources declare. */
export function codesIn(sources: readonly Source[]): Codes {
  const pipelines = sources.filter(({ kind }) => kind === "pipeline").map(({ value }) => value);
  const known = new Map<FactType, readonly string[]>();
  return (type) => {
    if (!("values" in type)) return [];
    const { declared, values } = type;
    const before = known.get(type);
    if (before !== undefined) return before;
    const more = declared === undefined ? [] : pipelines.flatMap((each) => keysOf(fieldOf(each, declared)));
    const all = [...new Set([...values, ...more])];
    known.set(type, all);
    return all;
  };
}
