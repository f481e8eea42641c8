/** What a version says of its sources: days that are not known, and looks at a source that lie too far back. */
import { daysBetween } from "../date.ts";
import type { Day, Document } from "../rules/types.ts";
import type { Find } from "./report.ts";
import type { CheckOptions } from "./types.ts";

const USUAL_AGE = 365;

interface Published {
  readonly published: Day | null;
  readonly documents: { readonly [key: string]: Document };
}

/** Findings about one version or pipeline. */
export function findInEvidence(
  { published, documents }: Published,
  { today, staleAfter = USUAL_AGE }: CheckOptions,
  find: Find,
): void {
  if (published === null)
    find("published_unknown", "published", {
      zh: "公布日期不明,视为首日即知",
      en: "the day of publication is not known: it counts as known from its first day",
    });
  if (today === undefined) return;
  for (const [key, { evidence, checked }] of Object.entries(documents)) {
    // What nobody has read cannot be looked at again.
    if (evidence === "recalled" || evidence === "illustrative") continue;
    const age = checked === undefined ? null : daysBetween(checked, today);
    if (age === null)
      find("stale_evidence", `documents.${key}`, { zh: "没有核对日期", en: "nobody says when it was looked at" });
    else if (age > staleAfter)
      find("stale_evidence", `documents.${key}.checked`, {
        zh: `${checked ?? ""} 核对,已 ${age} 天,超过 ${staleAfter} 天`,
        en: `looked at on ${checked ?? ""}, ${age} days ago; more than ${staleAfter}`,
      });
  }
}
