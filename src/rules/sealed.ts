/**
 * Sealed rules: rules that have been parsed and checked, written so that they are read back as they were without doing
 * either again. The build seals the shipped rules; whoever opens a seal trusts whoever set it.
 */
import { compareCodePoints } from "../order.ts";
import type { RuleSet } from "./parse.ts";
import type { PipelineVersion } from "./pipeline-version.ts";
import type { Sourced } from "./resolved.ts";
import type { Dated } from "./rule-index.ts";
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
  /** `regions.json`, or a region's code with `.ndjson`. */
  readonly file: string;
  readonly text: string;
}

/** The name of the file of places. */
export const PLACES_FILE = "regions.json";

/** The name of a region's file. */
export function regionFile(code: string): string {
  return `${code}.ndjson`;
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
      const own = {
        pipelines: pipelines.filter(({ data }) => data.region === code),
        versions: versions.filter(({ data }) => data.region === code),
      };
      const heads: Heads = { pipelines: own.pipelines.map(headOf), versions: own.versions.map(headOf) };
      const lines = [heads, ...[...own.pipelines, ...own.versions].map(({ data }) => data)];
      return { file: regionFile(code), text: lines.map((line) => JSON.stringify(line)).join("\n") };
    }),
  ];
}

/** A version without its data. */
interface Head extends Omit<Sourced<unknown>, "data"> {
  readonly dated: Dated;
}

/** The first line of a region's file; each further line is the data of one of them, in their order. */
interface Heads {
  readonly pipelines: readonly Head[];
  readonly versions: readonly Head[];
}

/** What is computed when it is asked for is written out. */
function headOf({ file, data, digest, evidence }: Sourced<Dated>): Head {
  const { region, layer, from, to, published } = data;
  const dated = { region, from, published, ...(layer !== undefined && { layer }), ...(to !== undefined && { to }) };
  return { file, digest, evidence, dated };
}

/** Reads a file of places that `sealRules` has written. */
export function openPlaces(text: string): SealedPlaces {
  return JSON.parse(text) as SealedPlaces;
}

/**
 * Reads a region's file that `sealRules` has written: of each version when it is in force, and what it says when that is
 * asked for, since a visit needs few of them. It is frozen when a plan is made of it.
 */
export function openRegion(text: string): SealedRegion {
  const [first = "", ...lines] = text.split("\n");
  const { pipelines, versions } = JSON.parse(first) as Heads;
  const open = <T>(head: Head, line = ""): Sourced<T> => {
    let known: T | null = null;
    return {
      ...head,
      get data() {
        return (known ??= JSON.parse(line) as T);
      },
    };
  };
  return {
    pipelines: pipelines.map((head, i) => open<PipelineVersion>(head, lines[i])),
    versions: versions.map((head, i) => open<LayerVersion>(head, lines[pipelines.length + i])),
  };
}
