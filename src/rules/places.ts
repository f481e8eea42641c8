/** The tree of regions and what pipelines declare in it, read from files that may have findings of their own. */
import { LAYERS } from "../facts.ts";
import type { DeclaredKind } from "../facts.ts";
import { entriesOf, fieldOf, keysOf, textOf } from "./raw.ts";
import type { Source } from "./source.ts";

/** Where a pipeline declares codes. */
export type Declaration = DeclaredKind | "payers" | "tags";

const DECLARATIONS: readonly Declaration[] = [
  "layers",
  "payers",
  "tags",
  "programmes",
  "flags",
  "categories",
  "certificates",
  "classes",
];

/** Payers that need no declaration beside the layers' own. */
const HOSPITAL = "hospital";

/** What is known of regions by their codes. */
export interface Places {
  isKnown(region: string): boolean;
  hasParent(region: string): boolean;
  /** A region and those above it, the nearest first. */
  chainOf(region: string): readonly string[];
  /** Whether a pipeline of the region or of one above it declares a code, on whatever day. */
  declares(region: string, declaration: Declaration, code: string): boolean;
  /** Whether a version of a layer of the region or of one above it names a pool, on whatever day. */
  hasPool(region: string, pool: string): boolean;
  /** Likewise whether one has a benefit, as `layer.benefit`. */
  hasBenefit(region: string, benefit: string): boolean;
  /** Whether a name is one of the eight layers or a declared one. */
  isLayer(region: string, name: string): boolean;
  /** Whether a name is a declared payer, a layer, or the hospital. */
  isPayer(region: string, name: string): boolean;
}

/** Collects the regions and declarations of all files. */
export function placesOf(sources: readonly Source[]): Places {
  const parents = new Map<string, string | null>();
  const stated = new Set<string>();
  for (const { kind, value } of sources) {
    if (kind === "regions" && Array.isArray(value))
      for (const entry of value as readonly unknown[]) {
        const code = textOf(entry, "code");
        if (code !== undefined) parents.set(code, textOf(entry, "parent") ?? null);
      }
    const region = textOf(value, "region") ?? "";
    if (kind === "version")
      for (const list of ["benefits", "add", "replace"])
        for (const benefit of listOf(fieldOf(value, list))) {
          stated.add(`${region} benefit ${textOf(value, "layer") ?? ""}.${textOf(benefit, "id") ?? ""}`);
          for (const limits of [benefit, ...listOf(fieldOf(benefit, "cases"))].map((each) => fieldOf(each, "limits")))
            for (const pool of entriesOf(limits, "pool")) stated.add(`${region} pool ${String(pool)}`);
        }
    if (kind !== "pipeline") continue;
    for (const declaration of DECLARATIONS)
      for (const code of keysOf(fieldOf(value, declaration))) stated.add(`${region} ${declaration} ${code}`);
  }
  const chainOf = (region: string): readonly string[] => {
    const chain = new Set<string>();
    for (let at: string | null = region; at !== null && !chain.has(at); at = parents.get(at) ?? null) chain.add(at);
    return [...chain];
  };
  const states = (region: string, what: string): boolean => chainOf(region).some((at) => stated.has(`${at} ${what}`));
  const declares = (region: string, declaration: Declaration, code: string): boolean =>
    states(region, `${declaration} ${code}`);
  const isLayer = (region: string, name: string): boolean =>
    LAYERS.some((layer) => layer === name) || declares(region, "layers", name);
  return {
    isKnown: (region) => parents.has(region),
    hasParent: (region) => (parents.get(region) ?? null) !== null,
    chainOf,
    declares,
    hasPool: (region, pool) => states(region, `pool ${pool}`),
    hasBenefit: (region, benefit) => states(region, `benefit ${benefit}`),
    isLayer,
    isPayer: (region, name) => name === HOSPITAL || isLayer(region, name) || declares(region, "payers", name),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
