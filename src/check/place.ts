/** Where in its file a benefit is that is in force. */
import { pathOf } from "../path.ts";
import type { Benefit } from "../rules/benefit.ts";
import type { ResolvedBenefit } from "../rules/resolved.ts";
import type { LayerVersion } from "../rules/types.ts";
import type { Find, Report } from "./report.ts";

/** The lists of a version that state benefits. */
export const STATING = ["benefits", "replace", "add"] as const;

/** Every benefit that a version states, with its path. */
export function statedIn(version: LayerVersion): readonly (readonly [benefit: Benefit, path: string])[] {
  return STATING.flatMap((list) => {
    const benefits = (version as { readonly [key in (typeof STATING)[number]]?: readonly Benefit[] })[list] ?? [];
    return benefits.map((benefit, at) => [benefit, pathOf([list, at])] as const);
  });
}

/** Where findings about a benefit belong. */
export interface BenefitPlace {
  readonly find: Find;
  readonly path: string;
}

/** The place of a benefit in the version that states it. */
export function placeOf({ benefit, version }: ResolvedBenefit, report: Report): BenefitPlace {
  return { find: report.of(version.file), path: pathIn(version.data, benefit.id) };
}

/** The path of a benefit in the version that states it. */
export function pathIn(version: LayerVersion, id: string): string {
  return statedIn(version).find(([stated]) => stated.id === id)?.[1] ?? "";
}
