/** The fold over layers: each benefit in order on what the one before left. Integers in, integers out. */
import { dayAt } from "../claim/choice.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import { MAX_TOTAL } from "../money.ts";
import { profileOf } from "../plan/profile.ts";
import type { Profile } from "../plan/profile.ts";
import { mostGained } from "../plan/row.ts";
import { applyCase, bestOf } from "./benefit.ts";
import { openBill } from "./bill.ts";
import { settleCarefully } from "./careful.ts";
import { clearVisit, outcomeOf, visitOf } from "./desk.ts";
import type { Desk, Detail, Outcome } from "./desk.ts";
import { isPassed, mayPass } from "./marks.ts";
import { keyOf, UNDECLARED } from "./profiles.ts";
import type { Run } from "./run.ts";
import { runDivided } from "./divided.ts";
import { runTape } from "./tape.ts";

const FULL: Detail = { trace: true, lines: true };

/**
 * Settles a parsed claim on a row of running totals, which is brought up to date.
 *
 * @param row Holds the year's totals at `at` (see `RowLayout`); as before where the claim is refused.
 * @throws SettlementError first with every finding of `unbalanced`, `unknown_layer` and `invalid_claim` (a code that
 *   the region does not declare); then of `missing_fact`, `rule_conflict`, `no_rule`, `not_in_force`, `not_encoded` and
 *   `overpaid`.
 */
export function settleClaim(desk: Desk, claim: ParsedClaim, row: Float64Array, at = 0, detail: Detail = FULL): Outcome {
  const { plan, run } = desk;
  const { row: layout, keys } = plan;
  run.row = row;
  run.at = at;
  run.traced = detail.trace;
  const on = dayAt(claim, plan.selectDay);
  if (keys === null || claim.paid.length !== 0) return settleCarefully(desk, claim, detail);
  // Only where a rule asks: a number of a row is a double, which has to be made an integer or put on the heap for a call.
  const admissions = keys.admission === null ? 0 : (row[at + layout.admissions] ?? 0) + claim.inpatient;
  const key = keyOf(plan, keys, claim, on, admissions);
  // No running total can pass what an account may hold, whatever this claim adds.
  const peak = (row[at + layout.peak] ?? 0) + mostGained(layout, totalOf(claim));
  if (key === UNDECLARED || peak > MAX_TOTAL) return settleCarefully(desk, claim, detail);
  const tier = tierOf(desk, claim, key);
  if (tier === -1) return settleCarefully(desk, claim, detail);
  const profile = findProfile(desk, claim, keys.highestTier === null ? key : key + (keys.highestTier[tier] ?? 0));
  if (!profile.plain) return settleCarefully(desk, claim, detail);
  // Where the bill is refused too, every finding is told at once.
  const wrong = openBill(run, claim);
  if (run.undeclared || wrong.length > 0) return settleCarefully(desk, claim, detail);
  const variants = foldPlain(desk, profile, claim.inpatient, tier, peak);
  if (variants === null) return settleCarefully(desk, claim, detail);
  return outcomeOf(desk, claim, profile.choices, variants, profile.remarks, detail);
}

function totalOf({ inScope, preSelfPay, overLimit, ownPay }: ParsedClaim): number {
  return inScope + preSelfPay + overLimit + ownPay;
}

/** The year's highest tier after this visit, as a row holds it; -1 where a fact is missing that decides it. */
function tierOf(desk: Desk, claim: ParsedClaim, key: number): number {
  const { plan, run, profiles } = desk;
  // `| 0` since a row holds doubles.
  const before = (run.row[run.at + plan.row.highestTier] ?? 0) | 0;
  const own = claim.tierCode;
  if (plan.pipeline.highestTier === undefined) return Math.max(before, own);
  const full = key + (plan.keys?.highestTier?.[before] ?? 0);
  let counts = profiles.tierCounts(full);
  if (counts === undefined) {
    counts = visitOf(desk, claim, []).counts;
    profiles.keepTier(full, counts);
  }
  if (counts === null) return -1;
  return counts && own > before ? own : before;
}

function findProfile(desk: Desk, claim: ParsedClaim, key: number): Profile {
  const known = desk.profiles.find(key);
  if (known !== undefined) return known;
  const { codes, view } = visitOf(desk, claim, []);
  return desk.profiles.keep(key, profileOf(desk.plan, codes, view));
}

/**
 * Settles an opened bill where nothing can be refused, and charges the row.
 *
 * @param inpatient  1 for an inpatient stay, which the year counts; else 0.
 * @param tier       Highest tier of the year, this visit included if it counts.
 * @param peak       A bound that no total passes. Unit: fen.
 * @param part       How much of the first benefit's base bears the tags of its rate, where the bill is divided and the
 *   profile says that nothing else of this matters; else 0. Unit: fen.
 * @returns The case by which each benefit was settled; `null`, with the row as before, where a total passes an amount
 *   above which the rules have a remark.
 */
export function foldPlain(
  { plan, run }: Desk,
  profile: Profile,
  inpatient: number,
  tier: number,
  peak: number,
  part = 0,
): Outcome["variants"] | null {
  const { row: layout, tape } = plan;
  const { variants, remarks } = profile;
  const { row, at } = run;
  const before = remarks.above.length !== 0 && mayPass(run, remarks) ? row.slice(at, at + layout.width) : null;
  if (layout.visitSlots.length !== 0) clearVisit(run);
  let taped = false;
  if (profile.way !== -1 && (peak <= tape.safe || peak <= profile.safe)) {
    // A bill that is divided in a way that matters to more than the first rate is not for the tape: nothing has happened.
    if (run.lineGroups !== null) taped = runDivided(run, profile, peak);
    else {
      run.movedEnd = runTape(run, profile.way, part, run.unpaid, run.moved);
      taped = true;
    }
  }
  const chosen = taped ? variants : profile.competes ? foldCompeting(run, profile) : foldVariants(run, variants);
  if (before !== null && remarks.above.some((entry) => isPassed(run, entry))) {
    row.set(before, at);
    return null;
  }
  row[at + layout.admissions] = (row[at + layout.admissions] ?? 0) + inpatient;
  row[at + layout.highestTier] = tier;
  row[at + layout.peak] = peak;
  return chosen;
}

function foldVariants(run: Run, variants: Profile["variants"]): Profile["variants"] {
  const { benefits } = run.plan;
  for (let b = 0; b < benefits.length; b++) {
    const variant = variants[b];
    const benefit = benefits[b];
    if (variant !== null && variant !== undefined && benefit !== undefined) applyCase(run, benefit, variant);
  }
  return variants;
}

/** The same where several cases of a benefit compete. */
function foldCompeting(run: Run, { choices }: Profile): Outcome["variants"] {
  return run.plan.benefits.map((benefit, b) => {
    const choice = choices[b];
    if (choice?.kind !== "cases") return null;
    const best = bestOf(run, benefit, choice.variants);
    applyCase(run, benefit, best);
    return best;
  });
}
