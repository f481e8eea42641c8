/** What regions decide beyond what those above them leave open. */
import { pathOf } from "../path.ts";
import type { Case } from "../rules/benefit.ts";
import type { Indicator, OpenRange, StatedIndicators } from "../rules/open.ts";
import { ownVersion } from "../rules/resolve.ts";
import type { Indexed, RuleIndex } from "../rules/rule-index.ts";
import type { ResolvedBenefit, ResolvedLayer, Sourced } from "../rules/resolved.ts";
import type { LayerVersion } from "../rules/types.ts";
import { held } from "./bounds.ts";
import type { Excess } from "./bounds.ts";
import { hasHole, isBlurred, isCaseHole, isHole } from "./holes.ts";
import type { Holes } from "./holes.ts";
import { placeOf } from "./place.ts";
import { visitText } from "./report.ts";
import type { Report } from "./report.ts";
import { EVER } from "./timeline.ts";
import type { Period } from "./timeline.ts";
import { variantsOf } from "./variant.ts";
import type { CaseVariant } from "./variant.ts";
import { tooMany } from "./visits.ts";
import type { WitnessVisit } from "./types.ts";
import { worldOf } from "./world.ts";

/** Findings about one period of a region: its own ranges, and those of the regions above. */
export function findInRanges(rules: Indexed, index: RuleIndex, { from, rules: inForce }: Period, report: Report): void {
  if (inForce === null) return;
  const chain = index.chains.get(inForce.region) ?? [];
  for (const layer of inForce.layers.values())
    chain.forEach((code, at) => {
      const version = ownVersion(index, code, layer.name, from, EVER);
      if (version === undefined || !("open" in version.data)) return;
      const { open = [] } = version.data;
      if (at === 0) findDangling(chain, layer, version, open, report);
      else {
        const below = new Set(chain.slice(0, at));
        open.forEach((range) => hold(rules, inForce.region, layer, below, version, range, report));
      }
    });
}

function findDangling(
  chain: readonly string[],
  layer: ResolvedLayer,
  version: Sourced<LayerVersion>,
  open: readonly OpenRange[],
  report: Report,
): void {
  open.forEach(({ benefit: id, case: caseId }, at) => {
    // A range of whatever the regions below state needs nothing above them.
    if (id === undefined && caseId === undefined) return;
    if (report.holes.mayHave(chain, layer.name)) return;
    const benefits = layer.benefits.filter(({ benefit }) => id === undefined || benefit.id === id);
    const isThere =
      caseId === undefined || benefits.some(({ benefit }) => benefit.cases.some((each) => each.id === caseId));
    if (benefits.length > 0 && isThere) return;
    const name = benefits.length === 0 ? (id ?? "") : (caseId ?? "");
    report.of(version.file)("dangling_range", `open[${at}].${benefits.length === 0 ? "benefit" : "case"}`, {
      zh: `${layer.name} 层没有 ${name}`,
      en: `layer ${layer.name} has no ${name}`,
    });
  });
}

/** Holds what the regions below state or adjust to one range. */
function hold(
  rules: Indexed,
  region: string,
  layer: ResolvedLayer,
  below: ReadonlySet<string>,
  above: Sourced<LayerVersion>,
  range: OpenRange,
  report: Report,
): void {
  const isBelow = ({ data }: Sourced<LayerVersion>): boolean => below.has(data.region);
  for (const resolved of layer.benefits) {
    const { benefit, version, adjustVersions } = resolved;
    if (range.benefit !== undefined && range.benefit !== benefit.id) continue;
    const changing = isBelow(version) ? version : adjustVersions.find(isBelow);
    if (changing === undefined || isUnread(resolved, report.holes)) continue;
    const variants = variantsOf(benefit, worldOf(rules, region, layer.name), range.when, (adjust) =>
      range.what === "rate" || range.what === "deductible" || range.what === "limit"
        ? adjust[range.what] !== undefined
        : false,
    );
    if (variants === null) {
      const { find, path } = placeOf(resolved, report);
      tooMany(path, find);
      continue;
    }
    for (const variant of variants) {
      if (range.case !== undefined && range.case !== variant.case.id) continue;
      if (isCaseHole(report.holes, resolved, benefit.cases.indexOf(variant.case))) continue;
      const stated = indicatorsOf(changing.data);
      const { excesses, missing } = held(variant, range, resolved, stated);
      const chosen = chosenFor(variant, range, resolved, stated);
      for (const { of, isLow } of missing)
        if (chosen !== null || !protects(range, isLow)) cannotHold(changing, range, above, of, report);
      for (const excess of excesses) {
        const visit = protects(range, excess.isLow) ? chosen : variant.visit;
        if (visit !== null) found(resolved, changing, { ...variant, visit }, range, above, excess, report);
      }
    }
  }
}

/** Whether it cannot be told what a benefit comes to: a case that could not be read may stand in place of another. */
function isUnread(resolved: ResolvedBenefit, holes: Holes): boolean {
  const isChosen = resolved.benefit.choose === "best" && hasHole(holes, resolved);
  return isChosen || isHole(holes, resolved) || isBlurred(holes, resolved);
}

/** Whether what goes beyond a bound gives the person less: a lower rate, a higher deductible. */
function protects({ what }: OpenRange, isLow: boolean): boolean {
  return isLow ? what === "rate" : what === "deductible";
}

function indicatorsOf(version: LayerVersion): StatedIndicators {
  return "indicators" in version ? (version.indicators ?? {}) : {};
}

/**
 * A visit that cannot have instead a case that keeps to a range which protects the person: of several cases the one that
 * pays most stands, which pays at least as much as that. `null`: every visit can.
 */
function chosenFor(
  variant: CaseVariant,
  range: OpenRange,
  resolved: ResolvedBenefit,
  stated: StatedIndicators,
): WitnessVisit | null {
  if (range.case !== undefined) return variant.visit;
  const keeps = (rival: Case): boolean => {
    if (!("bands" in rival)) return false;
    const { excesses, missing } = held({ ...variant, case: rival }, range, resolved, stated);
    return ![...excesses, ...missing].some(({ isLow }) => protects(range, isLow));
  };
  return [...variant.contests.values()].find(({ rivals }) => !rivals.some(keeps))?.visit ?? null;
}

function cannotHold(
  changing: Sourced<LayerVersion>,
  { what, source }: OpenRange,
  above: Sourced<LayerVersion>,
  indicator: Indicator,
  report: Report,
): void {
  const basis = basisOf(above, source);
  report.of(changing.file)("unknown_indicator", "indicators", {
    zh: `${basis} 以 ${indicator} 的份额定 ${what} 的界限,本文件没有写 ${indicator},无法核对`,
    en: `${basis} bounds ${what} by a share of ${indicator}, which this file does not state: it cannot be held to it`,
  });
}

/** A range of a region above as a reader finds it. */
export function basisOf({ data, file }: Sourced<LayerVersion>, source: string): string {
  return `${data.region} (${file}, ${source})`;
}

function found(
  resolved: ResolvedBenefit,
  changing: Sourced<LayerVersion>,
  { case: each, visit }: CaseVariant,
  { what, source }: OpenRange,
  above: Sourced<LayerVersion>,
  { path, shown, bound, isLow }: Excess,
  report: Report,
): void {
  const { benefit, version } = resolved;
  const place = placeOf(resolved, report);
  const at = benefit.cases.indexOf(each);
  // Where the benefit itself is the region's above, it is the amendment that goes too far.
  const where = changing === version ? `${place.path}.cases[${at}]${path}` : pathOf(["amend", benefit.id]);
  const basis = basisOf(above, source);
  const who = visitText(visit);
  report.of(changing.file)(
    "out_of_range",
    where,
    {
      zh: `情形 ${each.id} 的 ${what} 为 ${shown ?? "无"},${isLow ? "低于下限" : "高于上限"} ${bound};依据 ${basis}${who === "" ? "" : `;例如 ${who}`}`,
      en: `case ${each.id}: ${what} is ${shown ?? "none"}, ${isLow ? "below" : "above"} the ${bound} of ${basis}${who === "" ? "" : `; for ${who}`}`,
    },
    visit,
  );
}
