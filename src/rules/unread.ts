/** What a file that could not be read seems to be, and what may therefore be stated in it. */
import { textOf } from "./raw.ts";
import type { RuleFile } from "./types.ts";

/** What is still seen of a file that could not be read. */
export interface Unread {
  readonly file: string;
  /** `null`: a version or a pipeline, or none of the rules. */
  readonly kind: "regions" | "pipeline" | "version" | null;
  /** `null`: it may be any. */
  readonly region: string | null;
  /** Of a version; `null`: it may be any. */
  readonly layer: string | null;
}

/** The list of regions is told by its name alone. */
export const REGISTER = /(^|[\\/])regions\.json$/;

/** Looks at what a file that could not be read says of itself. */
export function seenOf({ file, text = "", data }: RuleFile): Unread {
  if (REGISTER.test(file)) return { file, kind: "regions", region: null, layer: null };
  const stated = (key: string): string | null =>
    textOf(data, key) ?? new RegExp(`"${key}"\\s*:\\s*"([A-Za-z0-9-]+)"`).exec(text)?.[1] ?? null;
  const [isVersion, isPipeline] = [/"layer"\s*:/, /"order"\s*:/].map((key) => key.test(text));
  const kind = isVersion === isPipeline ? null : isVersion === true ? "version" : "pipeline";
  return { file, kind, region: stated("region"), layer: stated("layer") };
}

/** What may be stated in files that could not be read. */
export interface Unseen {
  readonly hasRegions: boolean;
  /** Whether one may be a pipeline of one of these regions. */
  readonly declaresIn: (chain: readonly string[]) => boolean;
  /** Whether one may be a version of one of these regions, of a layer or (`null`) of any. */
  readonly statesIn: (chain: readonly string[], layer: string | null) => boolean;
}

/** Asks files that could not be read. */
export function unseenIn(unread: readonly Unread[]): Unseen {
  const isOf = ({ region }: Unread, chain: readonly string[]): boolean => region === null || chain.includes(region);
  return {
    hasRegions: unread.some(({ kind }) => kind === "regions"),
    declaresIn: (chain) => unread.some((each) => (each.kind === null || each.kind === "pipeline") && isOf(each, chain)),
    statesIn: (chain, layer) =>
      unread.some(
        (each) =>
          (each.kind === null || each.kind === "version") &&
          isOf(each, chain) &&
          (layer === null || each.layer === null || each.layer === layer),
      ),
  };
}
