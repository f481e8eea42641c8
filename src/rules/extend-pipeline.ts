/** A pipeline that extends its parent's: what it says stands for what the parent's says, and the rest is taken over. */
import { refuse, show } from "../errors.ts";
import { pathOf, valueAt } from "../path.ts";
import { orderFaults, practiceFaults } from "./pipeline-faults.ts";
import type { ExtendingPipeline, StatingPipeline } from "./pipeline-version.ts";
import type { ResolvedPipeline, Sourced } from "./resolved.ts";
import type { Pipeline } from "./types.ts";
import { expectedBy } from "./wording.ts";

/** A pipeline in full, as it stands in its file. */
export function inFull(version: Sourced<Pipeline>): ResolvedPipeline {
  return resolved(version, version.data, [version]);
}

/**
 * Lays an extending pipeline over its parent's.
 *
 * @throws SettlementError `invalid_rules` where the two do not fit together: an optional layer that is not in the order, a
 *   layer in it that pays at the end of the year, a year by settlement with stays that are split.
 */
export function extendPipeline(
  parent: ResolvedPipeline,
  version: Sourced<StatingPipeline>,
  data: ExtendingPipeline,
): ResolvedPipeline {
  const { extends: _, ...own } = data;
  const { to, note, ...above } = withoutCodes(parent.data);
  const laid: Pipeline = { ...above, ...own };
  refuse(
    [...orderFaults(laid), ...practiceFaults(laid)].map(({ path, message, found }) => ({
      code: "invalid_rules" as const,
      file: version.file,
      path: pathOf(path),
      expected: expectedBy(message) ?? { zh: message, en: message },
      found: found ?? show(valueAt(laid, path)),
    })),
  );
  return resolved(version, laid, [version, ...parent.versions]);
}

/** The version that states a key of a resolved pipeline: the nearest that has it, or the one in full. */
export function statingOf({ versions }: ResolvedPipeline, key: keyof Pipeline): Sourced<StatingPipeline> {
  const stating = versions.find(({ data }) => Object.hasOwn(data, key)) ?? versions.at(-1);
  if (stating === undefined) throw new RangeError("a pipeline of no version");
  return stating;
}

/** Codes are looked for in every pipeline up the chain. */
function withoutCodes(pipeline: Pipeline): Pipeline {
  const { layers, payers, tags, programmes, flags, categories, certificates, classes, ...rest } = pipeline;
  return rest;
}

function resolved(
  version: Sourced<StatingPipeline>,
  data: Pipeline,
  versions: ResolvedPipeline["versions"],
): ResolvedPipeline {
  return {
    file: version.file,
    data,
    // Of the many versions of a region a receipt names few.
    get digest() {
      return version.digest;
    },
    evidence: version.evidence,
    versions,
  };
}
