/** A case under the adjustments that some visit brings about, and what its numbers are then. */
import { exact, fenOf, MAX_TOTAL, printFen, readFen } from "../money.ts";
import type { Exact } from "../money.ts";
import type { Adjust, AmountChange, BandsCase, Benefit, Case, Deductible, Limit } from "../rules/benefit.ts";
import { standingCases } from "../rules/standing.ts";
import type { Predicate } from "../rules/types.ts";
import type { WitnessVisit } from "./types.ts";
import { eachVisit } from "./visits.ts";
import type { World } from "./world.ts";

/** A case, the adjustments that are made to it, and a visit for which they are. */
export interface CaseVariant {
  readonly case: Case;
  readonly adjusts: readonly Adjust[];
  readonly visit: WitnessVisit;
  /** By their ids, each set of other cases that stand beside it where the one that pays most is chosen. */
  readonly contests: ReadonlyMap<string, Contest>;
}

/** Cases of which the one that pays most may be chosen instead, and a visit for which they stand. */
export interface Contest {
  readonly rivals: readonly Case[];
  readonly visit: WitnessVisit;
}

/**
 * Every case of a benefit that stands for some visit, under every set of adjustments that some visit makes.
 *
 * @param where   A further condition on the visits. Absent: all.
 * @param matters Which adjustments are looked at.
 * @returns `null` where there are too many visits to tell.
 */
export function variantsOf(
  benefit: Benefit,
  world: World,
  where: Predicate | undefined,
  matters: (adjust: Adjust) => boolean,
): readonly CaseVariant[] | null {
  const { cases, adjust = [] } = benefit;
  const looked = adjust.filter(matters);
  const variants = new Map<string, CaseVariant & { readonly contests: Map<string, Contest> }>();
  const conditions = [where, ...cases.map(({ when }) => when), ...looked.map(({ when }) => when)];
  const all = eachVisit(world, benefit.when, conditions, (visit) => {
    if (!visit.holds(where)) return;
    const made = looked.filter(({ when }) => visit.holds(when));
    const live = cases.filter(({ when }) => visit.holds(when));
    const standing = standingCases(live, cases);
    for (const each of standing) {
      const key = [each, ...made].map(({ id }) => id).join(" ");
      const variant = variants.get(key) ?? { case: each, adjusts: made, visit: visit.witness(), contests: new Map() };
      variants.set(key, variant);
      const rivals = benefit.choose === "best" ? standing.filter((other) => other !== each) : [];
      const contest = rivals.map(({ id }) => id).join(" ");
      if (!variant.contests.has(contest)) variant.contests.set(contest, { rivals, visit: visit.witness() });
    }
  });
  return all ? [...variants.values()] : null;
}

/** Beyond this nothing can matter: no running total comes near it. Unit: yuan. */
const MOST = printFen(MAX_TOTAL);

/** An amount after a change, kept at 0 or more and rounded to the fen, half-up. Unit: fen. */
function changedAmount(fen: number, change: AmountChange): number {
  const yuan = exact(printFen(fen));
  const changed =
    "set" in change ? exact(change.set) : "add" in change ? yuan.plus(change.add) : yuan.times(change.times);
  return fenOf(changed.clamp(0, MOST));
}

/** The deductible of a case as it is written; none is one of 0.00. */
export function statedDeductible({ deductible }: BandsCase): Deductible {
  return typeof deductible === "object" ? deductible : { amount: deductible ?? "0.00" };
}

/** The deductible after adjustments. Unit: fen. */
export function deductibleOf(each: BandsCase, adjusts: readonly Adjust[]): number {
  return adjusts.reduce(
    (fen, { deductible }) => (deductible === undefined ? fen : changedAmount(fen, deductible)),
    readFen(statedDeductible(each).amount),
  );
}

/** The limits of a case: its own, or else the benefit's. */
export function limitsFor(benefit: Benefit, each: Case): readonly Limit[] {
  return each.limits ?? benefit.limits ?? [];
}

/** A limit after adjustments. Unit: fen. */
export function limitOf(limit: Limit, adjusts: readonly Adjust[]): number {
  return adjusts.reduce(
    (fen, change) => (change.limit === undefined ? fen : changedAmount(fen, change.limit)),
    readFen(limit.amount),
  );
}

/** The least and the greatest that a rate can be after adjustments: an addition by tags may count in any part. */
export function ratesOf(rate: string, adjusts: readonly Adjust[]): readonly [least: Exact, most: Exact] {
  const clamp = (value: Exact): Exact => value.clamp(0, 1);
  let [least, most] = [exact(rate), exact(rate)];
  for (const { rate: change } of adjusts) {
    if (change === undefined) continue;
    if ("set" in change) [least, most] = [exact(change.set), exact(change.set)];
    else if ("times" in change) [least, most] = [clamp(least.times(change.times)), clamp(most.times(change.times))];
    else {
      const added = exact(change.add);
      const inPart = change.tags !== undefined;
      if (!inPart || added.isNegative()) least = clamp(least.plus(added));
      if (!inPart || !added.isNegative()) most = clamp(most.plus(added));
    }
  }
  return [least, most];
}
