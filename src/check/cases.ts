/** Cases that can both hold, visits that no case covers, and what can never apply. */
import type { Benefit } from "../rules/benefit.ts";
import { standingCases } from "../rules/standing.ts";
import type { NotEncoded } from "../rules/types.ts";
import { visitText } from "./report.ts";
import type { Find } from "./report.ts";
import type { WitnessVisit } from "./types.ts";
import { eachVisit, tooMany } from "./visits.ts";
import type { World } from "./world.ts";

/**
 * Looks at every visit that the conditions of a benefit can tell from another.
 *
 * @param path    Where the benefit is in its file.
 * @param refused What the version leaves unencoded: a visit that it refuses need not be covered.
 * @param unread  Whether it is not known of some cases when they hold, of some visits whether they are refused, or of
 *                some conditions what they are about.
 */
export function findInCases(
  benefit: Benefit,
  path: string,
  refused: readonly NotEncoded[],
  world: World,
  find: Find,
  unread: { readonly cases: boolean; readonly refusals: boolean; readonly conditions: boolean },
): void {
  const refusals = refused.flatMap(({ when, effect }) => (effect === "note" ? [] : [when]));
  const conflicts = new Map<string, WitnessVisit>();
  const standing = new Set<string>();
  let uncovered: WitnessVisit | null = null;
  let applies = false;
  const { cases, choose } = benefit;
  const conditions = [...cases.map((each) => each.when), ...refusals];
  const all = eachVisit(world, benefit.when, conditions, (visit) => {
    applies = true;
    const live = standingCases(
      cases.filter((each) => visit.holds(each.when)),
      cases,
    );
    for (const each of live) standing.add(each.id);
    if (live.length === 0 && uncovered === null && !refusals.some((when) => visit.holds(when)))
      uncovered = visit.witness();
    if (choose !== undefined) return;
    live.forEach((left, at) => {
      for (const right of live.slice(at + 1)) {
        const pair = `${left.id} ${right.id}`;
        if (!conflicts.has(pair)) conflicts.set(pair, visit.witness());
      }
    });
  });

  for (const [pair, visit] of unread.cases ? [] : conflicts) {
    const [left = "", right = ""] = pair.split(" ");
    const shown = visitText(visit);
    find(
      "cases_conflict",
      `${path}.cases[${cases.findIndex(({ id }) => id === right)}]`,
      { zh: `${left} 与 ${right} 可同时成立:${shown}`, en: `${left} and ${right} both hold for ${shown}` },
      visit,
    );
  }
  if (!all) {
    tooMany(path, find);
    return;
  }
  if (unread.conditions) return;
  if (!applies) {
    find("never_applies", `${path}.when`, NEVER);
    return;
  }
  if (uncovered !== null && !unread.cases && !unread.refusals) {
    const shown = visitText(uncovered);
    find(
      "uncovered_visit",
      `${path}.cases`,
      { zh: `没有情形适用于:${shown}`, en: `no case holds for ${shown}` },
      uncovered,
    );
  }
  cases.forEach(({ id }, at) => {
    if (!standing.has(id)) find("never_applies", `${path}.cases[${at}]`, NEVER);
  });
  if (!unread.cases) findInAdjustments(benefit, path, world, find);
}

const NEVER = { zh: "任何就诊都不适用", en: "it holds for no visit that can be" };

function findInAdjustments(benefit: Benefit, path: string, world: World, find: Find): void {
  const { cases, adjust = [] } = benefit;
  adjust.forEach((each, at) => {
    if (each.when === undefined) return;
    let made = false;
    const all = eachVisit(world, benefit.when, [each.when, ...cases.map(({ when }) => when)], (visit) => {
      made ||= visit.holds(each.when) && cases.some(({ when }) => visit.holds(when));
    });
    if (!all && !made) tooMany(`${path}.adjust[${at}]`, find);
    else if (!made) find("never_applies", `${path}.adjust[${at}]`, NEVER);
  });
}

/** Entries of `notEncoded` and entitlements whose condition holds for no visit. */
export function findInConditions(
  entries: readonly Pick<NotEncoded, "when">[],
  path: string,
  world: World,
  find: Find,
): void {
  entries.forEach(({ when }, at) => {
    if (when === undefined) return;
    let holds = false;
    const all = eachVisit(world, when, [], () => {
      holds = true;
    });
    if (!all && !holds) tooMany(`${path}[${at}]`, find);
    else if (!holds) find("never_applies", `${path}[${at}]`, NEVER);
  });
}
