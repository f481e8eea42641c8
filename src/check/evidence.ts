/** What a version says of its sources: days that are not known, and looks at a source that lie too far back. */
import { daysBetween, isDay } from "../date.ts";
import { textOf } from "../rules/raw.ts";
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
  for (const [key, document] of Object.entries(documents))
    findStale(document, `documents.${key}`, today, staleAfter, find);
}

/** Findings about the list of regions, whatever else is wrong with it. */
export function findInRegister(regions: unknown, { today, staleAfter = USUAL_AGE }: CheckOptions, find: Find): void {
  if (today === undefined || !Array.isArray(regions)) return;
  regions.forEach((region: unknown, at) => {
    const checked = textOf(region, "checked");
    if (checked !== undefined && !isDay(checked)) return;
    const evidence = textOf(region, "evidence");
    // A region may say nothing of itself.
    if (evidence === undefined) return;
    findStale({ evidence, ...(checked === undefined ? {} : { checked }) }, `[${at}]`, today, staleAfter, find);
  });
}

function findStale(
  { evidence, checked }: { readonly evidence: string; readonly checked?: Day },
  path: string,
  today: Day,
  staleAfter: number,
  find: Find,
): void {
  if (checked !== undefined && checked > today)
    find("future_evidence", `${path}.checked`, {
      zh: `称 ${checked} 核对,而今天是 ${today}`,
      en: `said to be looked at on ${checked}, but today is ${today}`,
    });
  // What nobody has read cannot be looked at again.
  if (evidence === "recalled" || evidence === "illustrative") return;
  const age = checked === undefined ? null : daysBetween(checked, today);
  if (age === null) find("stale_evidence", path, { zh: "没有核对日期", en: "nobody says when it was looked at" });
  else if (age > staleAfter)
    find("stale_evidence", `${path}.checked`, {
      zh: `${checked ?? ""} 核对,已 ${age} 天,超过 ${staleAfter} 天`,
      en: `looked at on ${checked ?? ""}, ${age} days ago; more than ${staleAfter}`,
    });
}
