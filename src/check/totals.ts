/** Running totals across a change in the middle of a year: keys that come to mean something else, or start anew. */
import { yearOf } from "../date.ts";
import type { Base, Benefit, Case, CaseBase } from "../rules/benefit.ts";
import type { RuleSet } from "../rules/parse.ts";
import type { ResolvedBenefit, ResolvedRules } from "../rules/resolved.ts";
import type { Day } from "../rules/types.ts";
import { hasHole, isBlurred } from "./holes.ts";
import { placeOf } from "./place.ts";
import { limitsOf } from "./references.ts";
import type { Report } from "./report.ts";
import type { Period } from "./timeline.ts";
import { eachVisit } from "./visits.ts";
import { worldOf } from "./world.ts";
import type { World } from "./world.ts";

/** What the year has had so far: benefits by their keys, and the pools that they charged. */
interface Year {
  readonly benefits: Map<string, ResolvedBenefit>;
  readonly pools: Map<string, string>;
}

/** Findings about the periods of one region, given with those above it. */
export function findInTotals(all: RuleSet, chain: readonly string[], periods: readonly Period[], report: Report): void {
  let year: Year = { benefits: new Map(), pools: new Map() };
  let before: Day | null = null;
  let last: ResolvedRules | null = null;
  for (const { from, rules } of periods) {
    if (before === null || yearOf(before) !== yearOf(from)) {
      year = { benefits: new Map(), pools: new Map() };
      // What was in force when the year began has had it since then.
      if (last !== null && !from.endsWith("-01-01")) remember(year, last);
    }
    if (rules !== null) {
      findInPeriod(all, chain, year, { from, rules }, report);
      remember(year, rules);
    }
    [before, last] = [from, rules];
  }
}

function remember({ benefits, pools }: Year, rules: ResolvedRules): void {
  for (const [key, resolved] of benefitsOf(rules)) {
    benefits.set(key, resolved);
    for (const [, { pool, on, per }] of limitsOf(resolved.benefit))
      if (pool !== undefined) pools.set(pool, `${on} per ${per}`);
  }
}

function benefitsOf({ layers }: ResolvedRules): (readonly [key: string, resolved: ResolvedBenefit])[] {
  return [...layers.values()].flatMap(({ name, benefits }) =>
    benefits.map((resolved) => [`${name}.${resolved.benefit.id}`, resolved] as const),
  );
}

/** What is in force from a day on. */
interface Change {
  readonly from: Day;
  readonly rules: ResolvedRules;
}

function findInPeriod(
  all: RuleSet,
  chain: readonly string[],
  year: Year,
  { from, rules }: Change,
  report: Report,
): void {
  const now = new Map(benefitsOf(rules));
  const { holes } = report;
  // What seems to be new or gone may be in what could not be read.
  const isKnown = (key: string): boolean => !holes.mayHave(chain, layerOf(key));
  const isWhole = [...year.benefits].every(([key, each]) => isKnown(key) && !hasHole(holes, each));
  for (const [key, resolved] of now) {
    const earlier = year.benefits.get(key);
    const world = worldOf(all, rules.region, layerOf(key));
    if (earlier === undefined) {
      const gone = isKnown(key) ? goneFor(key, resolved.benefit, year, now, world).filter(isKnown) : [];
      findAnew(key, resolved, gone, from, report);
      continue;
    }
    const { benefit } = resolved;
    const { find, path } = placeOf(resolved, report);
    const isRead = [earlier, resolved].every((each) => !hasHole(holes, each) && !isBlurred(holes, each));
    const goesOn = runsOverYear(benefit) && earlier.benefit !== benefit && isRead;
    const changes = goesOn && readsTotals(benefit) ? meaningChanges(earlier.benefit, benefit, world) : [];
    if (changes.length > 0)
      find("changed_meaning", `${path}.id`, {
        zh: `${from} 起沿用 ${key},时在年度中途,但 ${changes.join("、")} 与 ${earlier.version.file} 不同`,
        en: `from ${from}, within the year, ${key} goes on, but its ${changes.join(", ")} differ from ${earlier.version.file}`,
      });
    if (goesOn) findInFirstCases(key, earlier, resolved, from, world, report);
    findInPools(year, earlier.benefit, resolved, isWhole, from, report);
  }
}

function layerOf(key: string): string {
  return key.slice(0, key.indexOf("."));
}

/** The keys of the year whose totals a new benefit does not go on with, though it stands in their place. */
function goneFor(
  key: string,
  benefit: Benefit,
  { benefits }: Year,
  now: ReadonlyMap<string, ResolvedBenefit>,
  world: World,
): string[] {
  if (!runsOverYear(benefit)) return [];
  return [...benefits].flatMap(([other, { benefit: earlier }]) => {
    if (now.has(other) || !runsOverYear(earlier)) return [];
    const isMoved = (): boolean =>
      earlier.id === benefit.id || (haveOneCap(earlier, benefit) && sharesVisits(earlier, benefit, world));
    return layerOf(other) === layerOf(key) || isMoved() ? [other] : [];
  });
}

/** Whether two benefits have the same limits of a year, and any. */
function haveOneCap(left: Benefit, right: Benefit): boolean {
  const capOf = (benefit: Benefit): string =>
    limitsOf(benefit)
      .flatMap(([, { amount, on, per, pool }]) => (per === "year" && pool === undefined ? [`${amount} ${on}`] : []))
      .sort()
      .join();
  return capOf(left) !== "" && capOf(left) === capOf(right);
}

function findAnew(key: string, resolved: ResolvedBenefit, gone: readonly string[], from: Day, report: Report): void {
  if (gone.length === 0) return;
  const { find, path } = placeOf(resolved, report);
  find("total_starts_anew", `${path}.id`, {
    zh: `${from} 起以 ${key} 代替 ${gone.join("、")},时在年度中途,年度累计从零开始`,
    en: `from ${from}, within the year, ${key} takes the place of ${gone.join(", ")}, and its totals start from zero`,
  });
}

/** Whether what a benefit pays depends on what the year has had before. */
function runsOverYear(benefit: Benefit): boolean {
  return benefit.choose === "first-of-year" || readsTotals(benefit);
}

/** Whether it depends on what the year's visits added up to. */
function readsTotals(benefit: Benefit): boolean {
  return (
    benefit.base.per === "year" ||
    limitsOf(benefit).some(([, { per, pool }]) => per === "year" && pool === undefined) ||
    benefit.cases.some(
      (each) =>
        ("burden" in each && each.burden.per === "year") ||
        ("lump" in each && (each.lump.times !== undefined || each.lump.rest !== undefined)) ||
        ("bands" in each && typeof each.deductible === "object" && each.deductible.per === "year"),
    )
  );
}

/** What a benefit adds up, as far as another way of adding up would mix two things in one total. */
function meaningChanges(earlier: Benefit, later: Benefit, world: World): string[] {
  const parts = ["of", "net", "tags", "per"] as const;
  const changed = parts.filter((part) => meaningOf(earlier, part) !== meaningOf(later, part));
  const others = sharesVisits(earlier, later, world) ? [] : ["when"];
  return [...others, ...changed.map((part) => `base.${part}`)];
}

/**
 * Where a benefit goes by the case that first paid in the year: cases of it that are gone, and ids that have passed to
 * other visits altogether.
 */
function findInFirstCases(
  key: string,
  earlier: ResolvedBenefit,
  resolved: ResolvedBenefit,
  from: Day,
  world: World,
  report: Report,
): void {
  const { cases, choose } = resolved.benefit;
  if (choose !== "first-of-year" || earlier.benefit.choose !== choose) return;
  const { find, path } = placeOf(resolved, report);
  if (earlier.benefit.lock !== resolved.benefit.lock)
    find("total_starts_anew", `${path}.lock`, {
      zh: `${from} 起 ${key} 首次支付所用的情形改由别处记(lock),时在年度中途,重新选取`,
      en: `from ${from}, within the year, ${key} looks elsewhere for the case that first paid (lock): the choice is anew`,
    });
  const gone = earlier.benefit.cases.flatMap(({ id }) => (cases.some((each) => each.id === id) ? [] : [id]));
  if (gone.length > 0)
    find("total_starts_anew", `${path}.cases`, {
      zh: `${from} 起 ${key} 没有情形 ${gone.join("、")},时在年度中途,以其首次支付的重新选取`,
      en: `from ${from}, within the year, ${key} has no case ${gone.join(", ")}: whoever it paid first has the choice anew`,
    });
  cases.forEach((each, at) => {
    const before = earlier.benefit.cases.find(({ id }) => id === each.id);
    if (before === undefined || sharesVisits(before, each, world)) return;
    find("changed_meaning", `${path}.cases[${at}].id`, {
      zh: `${from} 起 ${key} 沿用情形 ${each.id},时在年度中途,但 when 与 ${earlier.version.file} 不同`,
      en: `from ${from}, within the year, case ${each.id} of ${key} goes on, but its when differs from ${earlier.version.file}`,
    });
  });
}

/** Whether any visit is one of both: an id that passes to other visits altogether is another one's. */
function sharesVisits(earlier: Pick<Case, "when">, later: Pick<Case, "when">, world: World): boolean {
  if (earlier.when === undefined || later.when === undefined) return true;
  let shares = false;
  const all = eachVisit(world, earlier.when, [later.when], (visit) => {
    shares ||= visit.holds(later.when);
  });
  return shares || !all;
}

function meaningOf({ base, cases }: Benefit, part: "of" | "net" | "tags" | "per"): string {
  if (part === "per") return base.per ?? "visit";
  const partOf = (each: Base | CaseBase): string => {
    if (part === "net") return each.net ?? "unpaid";
    return [...(each[part] ?? [])].sort().join("+");
  };
  return [...new Set(cases.map((each) => partOf(each.base ?? base)))].sort().join(" | ");
}

function findInPools(
  year: Year,
  earlier: Benefit,
  resolved: ResolvedBenefit,
  isWhole: boolean,
  from: Day,
  report: Report,
): void {
  const { find, path } = placeOf(resolved, report);
  const before = limitsOf(earlier).filter(([, { per }]) => per === "year");
  for (const [where, { pool, on, per }] of limitsOf(resolved.benefit)) {
    if (pool === undefined) continue;
    const known = year.pools.get(pool);
    if (known !== undefined && known !== `${on} per ${per}`)
      find("changed_meaning", `${path}.${where}.pool`, {
        zh: `${from} 起沿用额度 ${pool},时在年度中途,但由 ${known} 改为 ${on} per ${per}`,
        en: `from ${from}, within the year, pool ${pool} goes on, but was on ${known} and is on ${on} per ${per}`,
      });
    if (isWhole && known === undefined && per === "year" && before.some(([, limit]) => limit.on === on))
      find("total_starts_anew", `${path}.${where}.pool`, {
        zh: `${from} 起改用额度 ${pool},时在年度中途,年度累计从零开始`,
        en: `from ${from}, within the year, pool ${pool} is new: what was paid before does not count in it`,
      });
  }
}
