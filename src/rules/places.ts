/** The tree of regions and what pipelines declare in it, read from files that may have findings of their own. */
import { LAYERS } from "../facts.ts";
import type { DeclaredKind } from "../facts.ts";
import { fieldOf, keysOf, textOf } from "./raw.ts";
import type { Source } from "./source.ts";

/** Where a pipeline declares codes. */
export type Declaration = DeclaredKind | "payers" | "tags";

const DECLARATIONS: readonly Declaration[] = [
  "layers",
  "payers",
  "tags",
  "programmes",
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
  /** Whether a pipeline of the region or of one above it declares a code, on whatever day. */
  declares(region: string, declaration: Declaration, code: string): boolean;
  /** Whether a name is one of the eight layers or a declared one. */
  isLayer(region: string, name: string): boolean;
  /** Whether a name is a declared payer, a layer, or the hospital. */
  isPayer(region: string, name: string): boolean;
}

/** Collects the regions and declarations of all files. */
export function placesOf(sources: readonly Source[]): Places {
  const parents = new Map<string, string | null>();
  const declared = new Set<string>();
  for (const { kind, value } of sources) {
    if (kind === "regions" && Array.isArray(value))
      for (const entry of value as readonly unknown[]) {
        const code = textOf(entry, "code");
        if (code !== undefined) parents.set(code, textOf(entry, "parent") ?? null);
      }
    if (kind !== "pipeline") continue;
    const region = textOf(value, "region") ?? "";
    for (const declaration of DECLARATIONS)
      for (const code of keysOf(fieldOf(value, declaration))) declared.add(`${region} ${declaration} ${code}`);
  }
  const declares = (region: string, declaration: Declaration, code: string): boolean => {
    const seen = new Set<string>();
    for (let at: string | null = region; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
      if (declared.has(`${at} ${declaration} ${code}`)) return true;
      seen.add(at);
    }
    return false;
  };
  const isLayer = (region: string, name: string): boolean =>
    LAYERS.some((layer) => layer === name) || declares(region, "layers", name);
  return {
    isKnown: (region) => parents.has(region),
    hasParent: (region) => (parents.get(region) ?? null) !== null,
    declares,
    isLayer,
    isPayer: (region, name) => name === HOSPITAL || isLayer(region, name) || declares(region, "payers", name),
  };
}
