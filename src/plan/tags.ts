/** Tags that follow from what a fee line is. */
import type { DeclaredCodes } from "../rules/resolved.ts";
import type { Layout } from "./layout.ts";
import type { Plan } from "./types.ts";

/** Tag bits that a charge category or code of a fee line implies, for the tags that this plan's rules name. */
export function derivedTags(
  { tags, tagMask }: Pick<Layout, "tags" | "tagMask">,
  declared: DeclaredCodes,
): Pick<Plan, "chargeTags" | "codeTags" | "derivesTags"> {
  const chargeTags = new Map<string, number>();
  const codeTags = new Map<string, number>();
  for (const [tag, { charge = [], codes = [] }] of declared.tags) {
    if (!tags.includes(tag)) continue;
    const bit = tagMask([tag]);
    for (const category of charge) chargeTags.set(category, (chargeTags.get(category) ?? 0) | bit);
    for (const code of codes) codeTags.set(code, (codeTags.get(code) ?? 0) | bit);
  }
  return { chargeTags, codeTags, derivesTags: chargeTags.size > 0 || codeTags.size > 0 };
}
