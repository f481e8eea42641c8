/** What regions decide beyond what those above them leave open. */
import { exact, printExact, printFen, readFen } from "../money.ts";
import type { Exact } from "../money.ts";
import { pathOf } from "../path.ts";
import type { Case } from "../rules/benefit.ts";
import type { OpenRange } from "../rules/open.ts";
import type { RuleSet } from "../rules/parse.ts";
import { ownVersion } from "../rules/resolve.ts";
import type { RuleIndex } from "../rules/resolve.ts";
import type { ResolvedBenefit, ResolvedLayer, Sourced } from "../rules/resolved.ts";
import type { LayerVersion } from "../rules/types.ts";
import { placeOf } from "./place.ts";
import { visitText } from "./report.ts";
import type { Report } from "./report.ts";
import { EVER } from "./timeline.ts";
import type { Period } from "./timeline.ts";
import { deductibleOf, limitOf, ratesOf, variantsOf } from "./variant.ts";
import type { CaseVariant } from "./variant.ts";
import { tooMany } from "./visits.ts";
import type { WitnessVisit } from "./types.ts";
import { worldOf } from "./world.ts";

/** Findings about one period of a region: its own ranges, and those of the regions above. */
export function findInRanges(rules: RuleSet, index: RuleIndex, { from, rules: inForce }: Period, report: Report): void {
  if (inForce === null) return;
  const chain = index.chains.get(inForce.region) ?? [];
  for (const layer of inForce.layers.values())
    chain.forEach((code, at) => {
      const version = ownVersion(index, code, layer.name, from, EVER);
      if (version === undefined || !("open" in version.data)) return;
      const { open = [] } = version.data;
      if (at === 0) findDangling(layer, version, open, report);
      else {
        const below = new Set(chain.slice(0, at));
        open.forEach((range) => hold(rules, inForce.region, layer, below, version, range, report));
      }
    });
}

function findDangling(
  layer: ResolvedLayer,
  version: Sourced<LayerVersion>,
  open: readonly OpenRange[],
  report: Report,
): void {
  open.forEach(({ benefit: id, case: caseId }, at) => {
    // A range of whatever the regions below state needs nothing above them.
    if (id === undefined && caseId === undefined) return;
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
  rules: RuleSet,
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
    if (changing === undefined) continue;
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
      for (const excess of exceeding(variant, range, resolved)) {
        const visit = excess.bound === range.atLeast ? chosenFor(variant, range, resolved) : variant.visit;
        if (visit !== null) found(resolved, changing, { ...variant, visit }, range, above, excess, report);
      }
    }
  }
}

/** A visit that cannot have a case that keeps to the least rate instead: what pays most pays at least as much. */
function chosenFor(variant: CaseVariant, range: OpenRange, resolved: ResolvedBenefit): WitnessVisit | null {
  if (range.what !== "rate" || range.case !== undefined) return variant.visit;
  const keeps = (rival: Case): boolean =>
    "bands" in rival && exceeding({ ...variant, case: rival }, range, resolved).length === 0;
  return [...variant.contests.values()].find(({ rivals }) => !rivals.some(keeps))?.visit ?? null;
}

interface Excess {
  readonly path: string;
  /** `null`: there is no limit. */
  readonly shown: string | null;
  readonly bound: string;
}

function found(
  resolved: ResolvedBenefit,
  changing: Sourced<LayerVersion>,
  { case: each, visit }: CaseVariant,
  { what, source, atLeast }: OpenRange,
  above: Sourced<LayerVersion>,
  { path, shown, bound }: Excess,
  report: Report,
): void {
  const { benefit, version } = resolved;
  const place = placeOf(resolved, report);
  const at = benefit.cases.indexOf(each);
  // Where the benefit itself is the region's above, it is the amendment that goes too far.
  const where = changing === version ? `${place.path}.cases[${at}]${path}` : pathOf(["amend", benefit.id]);
  const basis = `${above.data.region} (${above.file}, ${source})`;
  const who = visitText(visit);
  const isLow = bound === atLeast;
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

/** One value that a range bounds: as an exact number, and as it is shown. */
interface Bounded {
  readonly path: string;
  readonly least: Exact;
  readonly most: Exact;
}

/** The values that go beyond a range. */
function exceeding(variant: CaseVariant, range: OpenRange, { benefit }: ResolvedBenefit): Excess[] {
  const { atLeast, atMost } = range;
  const values = boundedIn(variant, range, benefit.limits);
  const isAmount = range.what !== "rate" && range.what !== "burdenRatio";
  const print = (value: Exact): string => (isAmount ? value.toFixed(2) : printExact(value));
  if (range.what === "limit" && atMost !== undefined && values.length === 0)
    return [{ path: "", shown: null, bound: atMost }];
  return values.flatMap(({ path, least, most }) => [
    ...(atLeast !== undefined && least.lessThan(atLeast) ? [{ path, shown: print(least), bound: atLeast }] : []),
    ...(atMost !== undefined && most.greaterThan(atMost) ? [{ path, shown: print(most), bound: atMost }] : []),
  ]);
}

function boundedIn({ case: each, adjusts }: CaseVariant, range: OpenRange, common: Case["limits"]): readonly Bounded[] {
  const amount = (path: string, fen: number): Bounded => {
    const value = exact(printFen(fen));
    return { path, least: value, most: value };
  };
  switch (range.what) {
    case "rate":
      return !("bands" in each)
        ? []
        : each.bands.map(({ rate }, i) => {
            const [least, most] = ratesOf(rate, adjusts);
            return { path: `.bands[${i}].rate`, least, most };
          });
    case "deductible":
      return "bands" in each ? [amount(".deductible", deductibleOf(each, adjusts))] : [];
    case "limit":
      return (each.limits ?? common ?? [])
        .filter(({ on, per }) => on === "paid" && per === (("per" in range ? range.per : undefined) ?? "year"))
        .map((limit) => amount(".limits", limitOf(limit, adjusts)));
    case "burden":
    case "burdenRatio":
      return !("burden" in each)
        ? []
        : each.burden.allow.flatMap((allow, i): Bounded[] => {
            const path = `.burden.allow[${i}]`;
            if (range.what === "burden") return "amount" in allow ? [amount(path, readFen(allow.amount))] : [];
            return "ratio" in allow ? [{ path, least: exact(allow.ratio), most: exact(allow.ratio) }] : [];
          });
    case "lump":
      return "lump" in each
        ? each.lump.bands.map((band, i) => amount(`.lump.bands[${i}].amount`, readFen(band.amount)))
        : [];
    case "quota":
      return "quota" in each ? [amount(".quota.amount", readFen(each.quota.amount))] : [];
  }
}
