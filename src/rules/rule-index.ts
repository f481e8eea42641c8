/** Versions by region and layer, and which of them rules on a day with what is known by then. */
import type { RuleSet } from "./parse.ts";
import type { PipelineVersion } from "./pipeline-version.ts";
import type { Sourced } from "./resolved.ts";
import type { Day, LayerVersion } from "./types.ts";

/** When a version or pipeline is in force, and since when it is known. */
export interface Dated {
  readonly region: string;
  /** Absent: of a pipeline. */
  readonly layer?: string;
  readonly from: Day;
  readonly to?: Day;
  readonly published: Day | null;
}

/** Versions by region and layer, the one that rules first when several have started. */
type Versions<T> = ReadonlyMap<string, readonly Sourced<T>[]>;

/** Parsed rules, indexed so that a look-up does not depend on how many regions there are. */
export interface RuleIndex {
  /** A region's code and those above it, the nearest first. */
  readonly chains: ReadonlyMap<string, readonly string[]>;
  readonly pipelines: Versions<PipelineVersion>;
  readonly layers: Versions<LayerVersion>;
  /** The versions and pipelines of a region and of those above it, of whatever layer. */
  readonly datesOf: (region: string) => readonly Dated[];
}

/** What is indexed: of the regions, only what lies above each. */
export type Indexed = Pick<RuleSet, "pipelines" | "versions"> & {
  readonly regions: ReadonlyMap<string, { readonly parent: string | null }>;
};

/** Indexes parsed rules. */
export function indexRules(rules: Indexed): RuleIndex {
  const chains = new Map<string, readonly string[]>();
  for (const code of rules.regions.keys()) {
    const chain: string[] = [];
    // Parents in a circle are found elsewhere; whoever looks for the rest of what is wrong must not walk for ever.
    for (let at: string | null = code; at !== null && !chain.includes(at); at = rules.regions.get(at)?.parent ?? null)
      chain.push(at);
    chains.set(code, chain);
  }
  const dated = new Map<string, Dated[]>();
  for (const version of [...rules.pipelines, ...rules.versions]) {
    const dates = datesOf(version);
    const own = dated.get(dates.region);
    if (own === undefined) dated.set(dates.region, [dates]);
    else own.push(dates);
  }
  return {
    chains,
    datesOf: (region) => (chains.get(region) ?? []).flatMap((code) => dated.get(code) ?? []),
    pipelines: group(rules.pipelines, ({ region }) => region),
    layers: group(rules.versions, ({ region, layer = "" }) => `${region} ${layer}`),
  };
}

function group<T extends Dated>(versions: readonly Sourced<T>[], nameOf: (dates: Dated) => string): Versions<T> {
  const groups = new Map<string, Sourced<T>[]>();
  for (const version of versions) {
    const key = nameOf(datesOf(version));
    groups.set(key, [...(groups.get(key) ?? []), version]);
  }
  for (const own of groups.values()) own.sort((a, b) => (rankOf(datesOf(a)) < rankOf(datesOf(b)) ? 1 : -1));
  return groups;
}

function datesOf(version: Sourced<Dated>): Dated {
  return version.dated ?? version.data;
}

/** The day from which a version counts as known. */
export function knownFrom({ from, published }: Pick<Dated, "from" | "published">): Day {
  return published ?? from;
}

/** Later start first; of one start, later publication first. */
export function rankOf(version: Dated): string {
  return `${version.from} ${knownFrom(version)}`;
}

/** Of a region's versions that are known and have started, the one that rules. */
export function ruling<T extends Dated>(
  versions: readonly Sourced<T>[] | undefined,
  on: Day,
  knownAt: Day,
): Sourced<T> | undefined {
  return versions?.find((version) => {
    const dates = datesOf(version);
    return dates.from <= on && knownFrom(dates) <= knownAt;
  });
}

export function isOver({ to }: Dated, on: Day): boolean {
  return to !== undefined && to < on;
}
