/** Numbers of a benefit that defeat each other: limits below deductibles, bands that never start. */
import { printFen } from "../money.ts";
import type { Adjust, BandsCase, Benefit, Limit } from "../rules/benefit.ts";
import type { ResolvedBenefit, ResolvedRules, Sourced } from "../rules/resolved.ts";
import type { LayerVersion } from "../rules/types.ts";
import { findInBands } from "./bands.ts";
import { pathIn, placeOf, statedIn } from "./place.ts";
import type { BenefitPlace } from "./place.ts";
import { visitText } from "./report.ts";
import type { Report } from "./report.ts";
import { deductibleOf, limitOf, limitsFor, statedDeductible, variantsOf } from "./variant.ts";
import type { CaseVariant } from "./variant.ts";
import { tooMany } from "./visits.ts";
import { worldOf } from "./world.ts";
import type { World } from "./world.ts";
import type { RuleSet } from "../rules/parse.ts";

/** What was looked at before. */
export interface Seen {
  readonly benefits: Set<Benefit>;
  /** Files with the paths of benefits in them. */
  readonly places: Set<string>;
}

/**
 * Findings about the rules in force on one day.
 *
 * @param seen Gains what is looked at.
 */
export function findInAmounts(rules: RuleSet, { region, layers }: ResolvedRules, seen: Seen, report: Report): void {
  for (const { name, benefits } of layers.values())
    for (const resolved of benefits) {
      const { benefit, version } = resolved;
      if (seen.benefits.has(benefit)) continue;
      seen.benefits.add(benefit);
      seen.places.add(seenPlace(version.file, pathIn(version.data, benefit.id)));
      findInBenefit(resolved, worldOf(rules, region, name), report);
    }
}

function seenPlace(file: string, path: string): string {
  return `${file}\n${path}`;
}

/** Findings about what a version states and no day has in force: what stands over it, or does not fit, may change. */
export function findInUnseen(rules: RuleSet, version: Sourced<LayerVersion>, seen: Seen, report: Report): void {
  const { file, data } = version;
  for (const [benefit, path] of statedIn(data))
    if (!seen.places.has(seenPlace(file, path)))
      findInBenefit({ benefit, version, adjustVersions: [] }, worldOf(rules, data.region, data.layer), report);
}

function findInBenefit(resolved: ResolvedBenefit, world: World, report: Report): void {
  const { benefit, version } = resolved;
  const place = placeOf(resolved, report);
  // A case that could not be read may stand in the place of another where these adjustments are made.
  const isBlurred = report.holes.blursCases(version.file, place.path);
  const variantsFor = (matters: (adjust: Adjust) => boolean): readonly CaseVariant[] | null => {
    const all = variantsOf(benefit, world, undefined, matters);
    return isBlurred && all !== null
      ? all.filter(({ adjusts }) => adjusts.every(({ when }) => when === undefined))
      : all;
  };
  const variants = variantsFor((adjust) => adjust.deductible !== undefined || adjust.limit !== undefined);
  if (variants === null) {
    tooMany(place.path, place.find);
    return;
  }
  for (const variant of variants) findInLimits(benefit, variant, place);
  // A lower rate lets a limit be reached later; where there are too many visits to tell, what is said stays true.
  const paid = variantsFor(
    (adjust) => adjust.deductible !== undefined || adjust.limit !== undefined || adjust.rate !== undefined,
  );
  benefit.cases.forEach((each) => {
    const of = (list: readonly CaseVariant[]) => list.filter((variant) => variant.case.id === each.id);
    if (of(variants).length > 0) findInBands(benefit, each, of(variants), of(paid ?? []), place);
  });
}

type Period = Limit["per"] | "stay";

const PERIODS: { readonly [period in Period]: string } = {
  visit: "次",
  stay: "次住院",
  day: "日",
  month: "月",
  year: "年",
};

/** Over what a deductible is counted. */
function deductiblePeriod(benefit: Benefit, each: BandsCase): Period {
  return statedDeductible(each).per ?? benefit.base.per ?? "visit";
}

function findInLimits(
  benefit: Benefit,
  { case: each, adjusts, visit }: CaseVariant,
  { find, path }: BenefitPlace,
): void {
  if (!("bands" in each)) return;
  const deductible = deductibleOf(each, adjusts);
  if (deductible === 0) return;
  const period = deductiblePeriod(benefit, each);
  const isTrigger = statedDeductible(each).mode === "trigger";
  const where = each.limits === undefined ? path : `${path}.cases[${benefit.cases.indexOf(each)}]`;
  limitsFor(benefit, each).forEach((limit, at) => {
    // Many visits may pass a deductible of the year, and parts that of a stay, whose limit is of each.
    if ((period === "year" || period === "stay") && limit.per !== "year") return;
    const amount = limitOf(limit, adjusts);
    const isBelow = amount < deductible || (amount === deductible && limit.on === "base" && !isTrigger);
    if (!isBelow) return;
    const [numbers, shown] = [[printFen(amount), printFen(deductible)] as const, visitText(visit)];
    find(
      limit.on === "base" ? "limit_on_base_below_deductible" : "limit_below_deductible",
      `${where}.limits[${at}]`,
      {
        zh: `情形 ${each.id} 的限额每${PERIODS[limit.per]} ${numbers[0]},起付线每${PERIODS[period]} ${numbers[1]}${forVisit("zh", shown)}`,
        en: `case ${each.id}: the limit per ${limit.per} is ${numbers[0]}, the deductible per ${period} ${numbers[1]}${forVisit("en", shown)}`,
      },
      visit,
    );
  });
}

function forVisit(language: "zh" | "en", shown: string): string {
  if (shown === "") return "";
  return language === "zh" ? `(${shown})` : ` (for ${shown})`;
}
