/**
 * Sealed rules: rules that have been parsed and checked, written so that they are read back as they were without doing
 * either again. The build seals the shipped rules; whoever opens a seal trusts whoever set it.
 */
import { compareCodePoints } from "../order.ts";
import type { RuleSet } from "./parse.ts";
import type { PipelineVersion } from "./pipeline-version.ts";
import type { Sourced } from "./resolved.ts";
import type { LayerVersion } from "./types.ts";

/** The places of sealed rules, and which of them have rules of their own. */
export interface SealedPlaces {
  /** The region above each, by code; `null` for the country. */
  readonly parents: { readonly [code: string]: string | null };
  /** Codes of regions that have rules of their own, sorted. */
  readonly stated: readonly string[];
}

/** What one region states itself. */
export interface SealedRegion {
  /** In the order of the files, as in a `RuleSet`. */
  readonly pipelines: readonly Sourced<PipelineVersion>[];
  readonly versions: readonly Sourced<LayerVersion>[];
}

/** A file of sealed rules. */
export interface SealedFile {
  /** `regions.json`, or a region's code with `.json`. */
  readonly file: string;
  readonly text: string;
}

/** The name of the file of places. */
export const PLACES_FILE = "regions.json";

/** The name of a region's file. */
export function regionFile(code: string): string {
  return `${code}.json`;
}

/** Seals parsed rules: the file of places, and one for each region that has rules of its own. */
export function sealRules({ regions, pipelines, versions }: RuleSet): SealedFile[] {
  const all = [...pipelines, ...versions].map(({ data }) => data.region);
  const stated = [...new Set(all)].sort(compareCodePoints);
  const parents = Object.fromEntries([...regions.values()].map(({ code, parent }) => [code, parent]));
  const places: SealedPlaces = { parents, stated };
  return [
    { file: PLACES_FILE, text: JSON.stringify(places) },
    ...stated.map((code) => {
      const own: SealedRegion = {
        pipelines: pipelines.filter(({ data }) => data.region === code).map(written),
        versions: versions.filter(({ data }) => data.region === code).map(written),
      };
      return { file: regionFile(code), text: JSON.stringify(own) };
    }),
  ];
}

/** What is computed when it is asked for is written out. */
function written<T>({ file, data, digest, evidence }: Sourced<T>): Sourced<T> {
  return { file, data, digest, evidence };
}

/** Reads a file of places that `sealRules` has written. */
export function openPlaces(text: string): SealedPlaces {
  return JSON.parse(text) as SealedPlaces;
}

/** Reads a region's file that `sealRules` has written. What it holds is frozen when a plan is made of it. */
export function openRegion(text: string): SealedRegion {
  return JSON.parse(text) as SealedRegion;
}
