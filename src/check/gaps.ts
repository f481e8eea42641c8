/** Days without a version, versions that run into the next, and versions that do not displace what they should. */
import { dayAfter } from "../date.ts";
import { knownFrom } from "../rules/rule-index.ts";
import type { Sourced } from "../rules/resolved.ts";
import type { Day } from "../rules/types.ts";
import { ORDER } from "./holes.ts";
import type { Report } from "./report.ts";

/** A version or pipeline. */
export interface Timed {
  readonly region: string;
  /** Of a pipeline: none. */
  readonly layer?: string;
  readonly from: Day;
  readonly to?: Day;
  readonly published: Day | null;
}

/** Findings about the versions of one layer, or the pipelines, of one region. */
export function findInSuccession(versions: readonly Sourced<Timed>[], report: Report): void {
  // What follows may be in a file that could not be read.
  const mayFollow = ({ file, data: { region, layer = ORDER } }: Sourced<Timed>): boolean =>
    report.holes.mayFollow(file, region, layer);
  if (versions.some(mayFollow)) return;
  const inOrder = [...versions].sort((a, b) => (rankOf(a.data) < rankOf(b.data) ? -1 : 1));
  // Of one start, the last published rules in the end.
  const ruling = inOrder.filter(({ data }, at) => inOrder[at + 1]?.data.from !== data.from);
  ruling.forEach((version, at) => findAtEnd(version, ruling[at + 1], report));
  for (const version of inOrder) findStanding(version, inOrder, report);
}

function rankOf(version: Timed): string {
  return `${version.from} ${knownFrom(version)}`;
}

function findAtEnd({ file, data }: Sourced<Timed>, next: Sourced<Timed> | undefined, report: Report): void {
  // A frame says nothing about money, so its end leaves no gap.
  if (data.to === undefined || "frame" in data) return;
  const find = report.of(file);
  if (next === undefined)
    find("gap", "to", {
      zh: `${data.to} 之后没有版本,单据将被拒绝`,
      en: `nothing follows ${data.to}: bills after it are refused`,
    });
  else if (data.to >= next.data.from)
    find("overlap", "to", {
      zh: `止于 ${data.to},而 ${next.file} 自 ${next.data.from} 起取代`,
      en: `lasts to ${data.to}, but ${next.file} takes over on ${next.data.from}`,
    });
  else if (dayAfter(data.to) < next.data.from)
    find("gap", "to", {
      zh: `${dayAfter(data.to)} 至 ${next.data.from} 前没有版本,单据将被拒绝`,
      en: `no version from ${dayAfter(data.to)} until ${next.data.from}: bills are refused`,
    });
}

/** What a version that reaches back does not displace: what started after its own start, and was known before it. */
function findStanding({ file, data }: Sourced<Timed>, versions: readonly Sourced<Timed>[], report: Report): void {
  const { published, from, to } = data;
  // Until when it lasts may be what could not be read.
  if (published === null || published <= from || report.holes.covers(file, "to")) return;
  for (const other of versions) {
    const start = other.data.from;
    const isLater = start > from && knownFrom(other.data) < published && (to === undefined || to >= start);
    const isRestated = versions.some((each) => each.data.from === start && knownFrom(each.data) >= published);
    if (!isLater || isRestated) continue;
    report.of(file)("later_version_stands", "published", {
      zh: `${published} 公布,自 ${from} 起;但 ${other.file} 自 ${start} 起仍有效`,
      en: `published on ${published} to hold from ${from}; but ${other.file} still rules from ${start}`,
    });
  }
}
