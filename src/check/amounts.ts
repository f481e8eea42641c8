/** Numbers of a benefit that defeat each other: limits below deductibles, bands that never start. */
import { printFen, readFen } from "../money.ts";
import type { BandsCase, Benefit, Case, Limit } from "../rules/benefit.ts";
import type { ResolvedRules } from "../rules/resolved.ts";
import { placeOf } from "./place.ts";
import type { BenefitPlace } from "./place.ts";
import { visitText } from "./report.ts";
import type { Report } from "./report.ts";
import { deductibleOf, limitOf, statedDeductible, variantsOf } from "./variant.ts";
import type { CaseVariant } from "./variant.ts";
import { tooMany } from "./visits.ts";
import { worldOf } from "./world.ts";
import type { RuleSet } from "../rules/parse.ts";

/**
 * Findings about the rules in force on one day.
 *
 * @param seen The benefits that were looked at before; gains those of this day.
 */
export function findInAmounts(
  rules: RuleSet,
  { region, layers }: ResolvedRules,
  seen: Set<Benefit>,
  report: Report,
): void {
  for (const { name, benefits } of layers.values())
    for (const resolved of benefits) {
      const { benefit } = resolved;
      if (seen.has(benefit)) continue;
      seen.add(benefit);
      const place = placeOf(resolved, report);
      const world = worldOf(rules, region, name);
      const variants = variantsOf(
        benefit,
        world,
        undefined,
        (adjust) => adjust.deductible !== undefined || adjust.limit !== undefined,
      );
      if (variants === null) {
        tooMany(place.path, place.find);
        continue;
      }
      for (const variant of variants) findInLimits(benefit, variant, place);
      benefit.cases.forEach((each, at) => {
        const own = variants.filter((variant) => variant.case.id === each.id);
        if (own.length > 0) findInBands(benefit, each, at, own, place);
      });
    }
}

type Period = Limit["per"];

/** Over what a deductible is counted. */
function deductiblePeriod(benefit: Benefit, each: BandsCase): Period {
  return statedDeductible(each).per ?? benefit.base.per ?? "visit";
}

function limitsOf(benefit: Benefit, each: Case): readonly Limit[] {
  return each.limits ?? benefit.limits ?? [];
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
  limitsOf(benefit, each).forEach((limit, at) => {
    // Many visits may pass a deductible of the year whose limit is of each.
    if (period === "year" && limit.per !== "year") return;
    const amount = limitOf(limit, adjusts);
    const isBelow = amount < deductible || (amount === deductible && limit.on === "base" && !isTrigger);
    if (!isBelow) return;
    const numbers = { limit: printFen(amount), deductible: printFen(deductible), shown: visitText(visit) };
    find(
      limit.on === "base" ? "limit_on_base_below_deductible" : "limit_below_deductible",
      `${where}.limits[${at}]`,
      {
        zh: `情形 ${each.id} 的限额 ${numbers.limit},起付线 ${numbers.deductible}${forVisit("zh", numbers.shown)}`,
        en: `case ${each.id}: the limit is ${numbers.limit}, the deductible ${numbers.deductible}${forVisit("en", numbers.shown)}`,
      },
      visit,
    );
  });
}

function forVisit(language: "zh" | "en", shown: string): string {
  if (shown === "") return "";
  return language === "zh" ? `(${shown})` : ` (for ${shown})`;
}

/** A band that no base of any variant reaches, or that lies below every deductible. */
function findInBands(
  benefit: Benefit,
  each: Case,
  at: number,
  variants: readonly CaseVariant[],
  { find, path }: BenefitPlace,
): void {
  if (!("bands" in each) && !("lump" in each)) return;
  const [key, bands] = "bands" in each ? (["bands", each.bands] as const) : (["lump.bands", each.lump.bands] as const);
  bands.forEach(({ upTo }, index) => {
    const below = bands[index - 1]?.upTo;
    const lower = below === undefined ? 0 : readFen(below);
    const starts = variants.some((variant) => {
      const { from, to } = countedPart(benefit, variant);
      return (upTo === undefined || readFen(upTo) > from) && (lower < to || lower === 0);
    });
    if (starts) return;
    find("band_never_starts", `${path}.cases[${at}].${key}[${index}]`, {
      zh: `${printFen(lower)} 至 ${upTo ?? "以上"} 这一段从不计入`,
      en: `nothing ever counts in the band from ${printFen(lower)} ${upTo === undefined ? "up" : `to ${upTo}`}`,
    });
  });
}

/** The part of the table in which something can count, above `from` and up to `to`. Unit: fen. */
function countedPart(benefit: Benefit, { case: each, adjusts }: CaseVariant): { from: number; to: number } {
  const deductible = "bands" in each ? deductibleOf(each, adjusts) : 0;
  const isTrigger = "bands" in each && statedDeductible(each).mode === "trigger";
  const fromDeductible = "bands" in each && each.bandsFrom === "deductible";
  const isSlab = "bands" in each && each.bandMode === "slab";
  // All of a base that meets a trigger counts, in every marginal band; a slab is that in which the base lies.
  const from = isTrigger ? (isSlab && !fromDeductible ? deductible - 1 : 0) : fromDeductible ? 0 : deductible;
  const most = mostOfBase(benefit, each, adjusts);
  return { from: Math.max(0, from), to: fromDeductible && !isTrigger ? most - deductible : most };
}

/** The most that the base, or the year's running base, can be. Unit: fen. */
function mostOfBase(benefit: Benefit, each: Case, adjusts: CaseVariant["adjusts"]): number {
  const base = each.base ?? benefit.base;
  const isYear = benefit.base.per === "year";
  const limits = limitsOf(benefit, each)
    .filter((limit) => limit.on === "base" && (!isYear || limit.per === "year"))
    .map((limit) => limitOf(limit, adjusts));
  const bound = base.atMost;
  const cut = bound !== undefined && "amount" in bound && !isYear ? [readFen(bound.amount)] : [];
  return Math.min(Number.MAX_SAFE_INTEGER, ...limits, ...cut);
}
