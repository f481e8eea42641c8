/** A divided bill on a tape: settled as a whole, where its parts matter to the first rate alone, then given to its groups. */
import type { Profile } from "../plan/profile.ts";
import { AMOUNTS_AT, OF, TAG_ADD, YEAR_SLOT } from "../plan/step.ts";
import type { Plan } from "../plan/types.ts";
import type { Run } from "./run.ts";
import { openCells, takeFromBucket } from "./take.ts";
import { runTape } from "./tape.ts";

/**
 * Settles a divided bill that has been begun, as `runTape` does one that is not.
 *
 * @param peak A bound that no total passes.
 * @returns Whether it could; where it could not, nothing has happened.
 */
export function runDivided(run: Run, profile: Profile, peak: number): boolean {
  const { plan, amounts, groups, groupTags, whole, wholeMoved } = run;
  const { way, firstTags } = profile;
  if (way === -1 || firstTags === -1) return false;
  const of = firstBuckets(profile);
  let part = 0;
  let billed = 0;
  for (let k = 0; k < 4; k++) {
    let sum = 0;
    for (let g = 0; g < groups; g++) sum += amounts[k * groups + g] ?? 0;
    whole[k] = sum;
    billed += sum;
  }
  for (let g = 0; g < groups; g++)
    if (((groupTags[g] ?? 0) & firstTags) !== 0)
      for (let i = 0; i < of.length; i++) part += amounts[(of[i] ?? 0) * groups + g] ?? 0;
  if (!addsExactly(plan, way, part, billed, peak)) return false;
  runTape(run, way, part, whole, wholeMoved);
  const { codes } = plan.tape;
  const wayEnd = way + (codes[way] ?? 0);
  let at = 0;
  for (let s = way + 1; s <= wayEnd; s++) {
    const pay = wholeMoved[at++] ?? 0;
    run.moved[run.movedEnd++] = pay;
    if (pay === 0) continue;
    const bucket = codes[(codes[s] ?? 0) + OF] ?? 0;
    if (bucket < 4) {
      if (groups === 1) run.unpaid[bucket] = (run.unpaid[bucket] ?? 0) - pay;
      else takeFromBucket(run, pay, bucket, 0, openCells(run, 1));
      continue;
    }
    const cells = openCells(run, 1);
    for (let k = 0; k < 4; k++) {
      const taken = wholeMoved[at++] ?? 0;
      if (taken !== 0) takeFromBucket(run, taken, k, 0, cells);
    }
  }
  return true;
}

/** The buckets that the first benefit of a profile looks at. */
export function firstBuckets({ variants }: Profile): readonly number[] {
  return variants.find((variant) => variant !== null)?.of ?? NO_BUCKETS;
}

const NO_BUCKETS: readonly number[] = [];

/**
 * Whether what a tagged part adds to the first rate is found without passing 2^53.
 *
 * @param way    Where its way stands on the tape; with one step at least.
 * @param billed The whole bill. Unit of all amounts: fen.
 */
export function addsExactly({ tape }: Plan, way: number, part: number, billed: number, peak: number): boolean {
  const step = tape.codes[way + 1] ?? 0;
  const add = tape.amounts[(tape.codes[step + AMOUNTS_AT] ?? 0) + TAG_ADD] ?? 0;
  // A base of the visit is part of its bill.
  const most = tape.codes[step + YEAR_SLOT] === -1 ? billed : peak;
  return Math.abs(add) * part * most <= Number.MAX_SAFE_INTEGER / 2;
}
