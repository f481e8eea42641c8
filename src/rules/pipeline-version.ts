/** The versions of a pipeline: one in full, one that says what differs from its parent's, and one that ends the region's own. */
import type { Pipeline } from "./types.ts";

/** What every version of a pipeline says of itself. */
type Head = "$schema" | "region" | "from" | "to" | "published" | "documents" | "note";

/**
 * A pipeline that holds where the parent region's of the same day says something else, and takes the rest over: a key that
 * it has stands for the parent's, as a whole. Declared codes add up as they do anyway.
 */
export interface ExtendingPipeline extends Pick<Pipeline, Head | "source">, Partial<Omit<Pipeline, Head | "source">> {
  readonly extends: "parent";
}

/** A pipeline that says: from this day the region has none of its own, its parent's holds. */
export interface EndedPipeline extends Pick<Pipeline, Head> {
  readonly ended: true;
}

/** A pipeline that says anything: in full, or what differs from its parent's. */
export type StatingPipeline = Pipeline | ExtendingPipeline;

/** One version of a region's pipeline. */
export type PipelineVersion = StatingPipeline | EndedPipeline;

/** The versions that say anything. */
export function statingAmong(versions: readonly PipelineVersion[]): StatingPipeline[] {
  return versions.flatMap((version) => ("ended" in version ? [] : [version]));
}
