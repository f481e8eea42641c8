/** What resolution gives: the rules in force in a region on a day, each with the file it came from. */
import type { Benefit } from "./benefit.ts";
import type { StatingPipeline } from "./pipeline-version.ts";
import type { Dated } from "./rule-index.ts";
import type {
  Day,
  Declared,
  DeclaredProgramme,
  DeclaredTag,
  Evidence,
  LayerVersion,
  NotEncoded,
  Pipeline,
  Text,
} from "./types.ts";

/** A rule file's content with what a receipt says of it. */
export interface Sourced<T> {
  readonly file: string;
  /** Of sealed rules it is read when it is first asked for. */
  readonly data: T;
  /** When and where it is in force, where that is known without its data. */
  readonly dated?: Dated;
  /** `sha256-` and hex, of the canonical JSON. */
  readonly digest: string;
  /** The weakest evidence of its documents. */
  readonly evidence: Evidence;
}

/** The pipeline in force, whole. Its file, digest and evidence are those of the nearest version. */
export interface ResolvedPipeline extends Sourced<Pipeline> {
  /** The versions that it is made of, the nearest first; more than one where one extends its parent's. */
  readonly versions: readonly Sourced<StatingPipeline>[];
}

/** A benefit with the version that states it, and for each of its adjustments the version that states that. */
export interface ResolvedBenefit {
  readonly benefit: Benefit;
  readonly version: Sourced<LayerVersion>;
  readonly adjustVersions: readonly Sourced<LayerVersion>[];
}

/** A layer's rules in force. */
export interface ResolvedLayer {
  readonly name: string;
  /** File of the nearest version. */
  readonly file: string;
  /** The versions used, the nearest first; more than one where one extends its parent's. */
  readonly versions: readonly Sourced<LayerVersion>[];
  readonly benefits: readonly ResolvedBenefit[];
  readonly notEncoded: readonly { readonly entry: NotEncoded; readonly version: Sourced<LayerVersion> }[];
}

/** The codes that the pipelines in force up a region's chain declare; the nearest wins on one code. */
export interface DeclaredCodes {
  readonly layers: ReadonlyMap<string, Text>;
  readonly payers: ReadonlyMap<string, Text>;
  readonly tags: ReadonlyMap<string, DeclaredTag>;
  readonly programmes: ReadonlyMap<string, DeclaredProgramme>;
  readonly flags: ReadonlyMap<string, Declared>;
  readonly categories: ReadonlyMap<string, Declared>;
  readonly certificates: ReadonlyMap<string, Declared>;
  readonly classes: ReadonlyMap<string, Declared>;
}

/** Why a layer has no rule set in force. */
export type Absence = "no_rule" | "not_in_force";

/** Everything that a plan is compiled from. */
export interface ResolvedRules {
  readonly region: string;
  readonly on: Day;
  readonly knownAt: Day;
  readonly pipeline: ResolvedPipeline;
  /** The pipelines further up the chain that declare codes, those that are extended among them; the nearest first. */
  readonly declaring: readonly Sourced<StatingPipeline>[];
  readonly declared: DeclaredCodes;
  /** By name; layers of the pipeline's order that have no rule in force are absent. */
  readonly layers: ReadonlyMap<string, ResolvedLayer>;
  /**
   * Layers that a version speaks of and that still have no rule: it has ended by its `to` with nothing following, or
   * it extends a parent that states nothing. Being optional does not excuse them.
   */
  readonly absent: ReadonlyMap<string, Absence>;
}
