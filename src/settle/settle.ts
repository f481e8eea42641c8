/** The fold over layers: each benefit in order on what the one before left. Integers in, integers out. */
import { EXTRAS, FIRST_BUCKET, FIRST_DAY, GIVEN, HAS_TAGS, INPATIENT, TIER_CODE } from "../claim/parsed.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import { refuse } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { MAX_TOTAL } from "../money.ts";
import type { Choice } from "../plan/choose.ts";
import { profileOf } from "../plan/profile.ts";
import type { Profile } from "../plan/profile.ts";
import type { Remarks } from "../plan/remarks.ts";
import type { BenefitPlan, Plan, Variant } from "../plan/types.ts";
import { MissingFact } from "../predicate.ts";
import { allocate, createTables } from "./allocate.ts";
import type { Allocation, Tables } from "./allocate.ts";
import { applyCase, bestOf } from "./benefit.ts";
import { openBill } from "./bill.ts";
import { checkCodes } from "./codes.ts";
import { paymentsIn } from "./events.ts";
import { takeGiven } from "./given.ts";
import { createProfiles, keyOf, UNDECLARED } from "./profiles.ts";
import type { Profiles } from "./profiles.ts";
import { absentLayer, missingFact, notEncoded, overflow, ruleConflict } from "./refusals.ts";
import { createRun } from "./run.ts";
import type { Run } from "./run.ts";
import { createVisit } from "./visit.ts";
import type { Visit } from "./visit.ts";

/** What is called out of a settlement: integers. Everything that is printed comes from here. */
export interface Outcome {
  readonly plan: Plan;
  readonly claim: ParsedClaim;
  /** One for each benefit; `undefined` where its layer was given or has no rule. */
  readonly choices: readonly (Choice | undefined)[];
  /** The case by which each benefit was settled; `null` where it was not. */
  readonly variants: readonly (Variant | null)[];
  readonly remarks: Remarks;
  /** How the bill was divided; `null`: not at all. */
  readonly groups: Groups | null;
  /** The payments in order, as in the run. */
  readonly moved: readonly number[];
  /** The figures of all settled benefits in order; `null` where they were not kept. */
  readonly trace: readonly number[] | null;
  /** `null` for a ready bill. */
  readonly allocation: Allocation | null;
}

/** A bill that is divided by tags. */
export interface Groups {
  readonly groupTags: readonly number[];
  /** Laid out as in the run. */
  readonly amounts: readonly number[];
}

/** What settles the claims of one plan, one after the other. */
export interface Desk {
  readonly plan: Plan;
  readonly run: Run;
  readonly profiles: Profiles;
  readonly tables: Tables;
}

/** Opens the desk of a plan. */
export function createDesk(plan: Plan): Desk {
  const run = createRun(plan);
  return { plan, run, profiles: createProfiles(plan), tables: createTables(run.room) };
}

/** Whether to keep the figures, and to allocate payments to fee lines. */
export interface Detail {
  readonly trace: boolean;
  readonly lines: boolean;
}

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
  const { codes } = claim;
  run.row = row;
  run.at = at;
  run.traced = detail.trace;
  const on = codes[FIRST_DAY + plan.selectDay] ?? 0;
  const admissions = (row[at + layout.admissions] ?? 0) + (codes[INPATIENT] ?? 0);
  if (keys === null || codes[GIVEN] !== 0) return settleSlowly(desk, claim, detail);
  const key = keyOf(plan, keys, claim, on, admissions);
  if (key === UNDECLARED || !isWithinBounds(desk, claim)) return settleSlowly(desk, claim, detail);
  const tier = tierOf(desk, claim, key);
  if (tier === -1) return settleSlowly(desk, claim, detail);
  const profile = findProfile(desk, claim, keys.highestTier === null ? key : key + (keys.highestTier[tier] ?? 0));
  if (!profile.plain) return settleSlowly(desk, claim, detail);
  if (((codes[EXTRAS] ?? 0) & HAS_TAGS) !== 0) refuse(checkCodes(claim, plan));
  return settlePlain(desk, claim, profile, admissions, tier, detail);
}

/** Whether no running total can pass what an account may hold, whatever this claim adds. */
function isWithinBounds({ plan, run }: Desk, claim: ParsedClaim): boolean {
  return (run.row[run.at + plan.row.peak] ?? 0) + totalOf(claim) * plan.row.gain <= MAX_TOTAL;
}

function totalOf({ codes }: ParsedClaim): number {
  return (
    (codes[FIRST_BUCKET] ?? 0) +
    (codes[FIRST_BUCKET + 1] ?? 0) +
    (codes[FIRST_BUCKET + 2] ?? 0) +
    (codes[FIRST_BUCKET + 3] ?? 0)
  );
}

/** The year's highest tier after this visit, as a row holds it; -1 where a fact is missing that decides it. */
function tierOf(desk: Desk, claim: ParsedClaim, key: number): number {
  const { plan, run, profiles } = desk;
  const before = run.row[run.at + plan.row.highestTier] ?? 0;
  const own = claim.codes[TIER_CODE] ?? 0;
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
  const profile = profileOf(desk.plan, codes, view);
  desk.profiles.keep(key, profile);
  return profile;
}

function visitOf({ plan, run }: Desk, claim: ParsedClaim, issues: Issue[]): Visit {
  const { row, at } = run;
  const { admissions, highestTier } = plan.row;
  return createVisit(plan, claim, row[at + admissions] ?? 0, row[at + highestTier] ?? 0, issues);
}

/** The fold where nothing can be refused: every case is known, and every total stays far below its bound. */
function settlePlain(
  desk: Desk,
  claim: ParsedClaim,
  profile: Profile,
  admissions: number,
  tier: number,
  detail: Detail,
): Outcome {
  const { plan, run } = desk;
  const { benefits, row: layout } = plan;
  openBill(run, claim, refuse);
  clearVisit(run);
  const { variants, choices } = profile;
  let chosen = variants;
  if (profile.competes) chosen = [...variants];
  for (let b = 0; b < benefits.length; b++) {
    const variant = variants[b];
    const benefit = benefits[b];
    if (variant === null || variant === undefined || benefit === undefined) continue;
    if (profile.competes) {
      const choice = choices[b];
      const best = choice?.kind === "cases" ? bestOf(run, benefit, choice.variants) : variant;
      (chosen as (Variant | null)[])[b] = best;
      applyCase(run, benefit, best);
    } else applyCase(run, benefit, variant);
  }
  const { row, at } = run;
  row[at + layout.admissions] = admissions;
  row[at + layout.highestTier] = tier;
  row[at + layout.peak] = (row[at + layout.peak] ?? 0) + totalOf(claim) * layout.gain;
  return outcomeOf(desk, claim, choices, chosen, profile.remarks, detail);
}

/** Totals within a visit begin with it. */
function clearVisit({ plan, row, at }: Run): void {
  const { visitSlots } = plan.row;
  for (let i = 0; i < visitSlots.length; i++) row[at + (visitSlots[i] ?? 0)] = 0;
}

/** The same where something may be refused, or a choice waits for a payment; every finding is gathered first. */
function settleSlowly(desk: Desk, claim: ParsedClaim, detail: Detail): Outcome {
  const { plan, run } = desk;
  const before = run.row.slice(run.at, run.at + plan.row.width);
  try {
    return settleChecked(desk, claim, detail);
  } catch (error) {
    run.row.set(before, run.at);
    throw error;
  }
}

function settleChecked(desk: Desk, claim: ParsedClaim, detail: Detail): Outcome {
  const { plan, run } = desk;
  const { row: layout } = plan;
  const issues = checkCodes(claim, plan);
  openBill(run, claim, (found) => issues.push(...found));
  refuse(issues);
  const visit = visitOf(desk, claim, issues);
  clearVisit(run);
  run.given.fill(null);
  const choices: (Choice | undefined)[] = plan.benefits.map(() => undefined);
  const variants: (Variant | null)[] = plan.benefits.map(() => null);
  plan.layers.forEach((layer, index) => {
    const given = claim.paid.find((each) => each.layer === layer.name);
    if (given !== undefined) {
      run.given[index] = [given.deductible, given.statedDeductible, given.penalty];
      takeGiven(run, claim, given, issues);
      if (given.amount > 0) visit.paid(layer.name);
      return;
    }
    if (layer.absence !== null && layer.absence !== "optional")
      issues.push(absentLayer(claim, plan, layer.name, layer.absence));
    for (const benefit of layer.benefits) {
      const choice = plan.choosers[benefit.index]?.get(visit.codes, visit.view);
      if (choice === undefined) throw new RangeError(`no chooser for ${benefit.benefit.id}`);
      choices[benefit.index] = choice;
      variants[benefit.index] = settleBenefit(run, claim, benefit, choice, visit, issues);
    }
  });
  run.given.fill(null);
  const remarks = withoutGiven(plan.remarks.get(visit.codes, visit.view), claim);
  for (const { fact } of remarks.missing) issues.push(missingFact(claim, fact));
  for (const each of remarks.refused) issues.push(notEncoded(claim, each));
  checkTotals(run, claim, issues);
  refuse(distinct(issues));
  run.row[run.at + layout.admissions] = visit.admissions;
  run.row[run.at + layout.highestTier] = visit.highestTier;
  return outcomeOf(desk, claim, choices, variants, remarks, detail);
}

/** Settles a benefit by the case that holds; `null` with a finding where there is none to settle by. */
function settleBenefit(
  run: Run,
  claim: ParsedClaim,
  plan: BenefitPlan,
  choice: Choice,
  visit: Visit,
  issues: Issue[],
): Variant | null {
  if (choice.kind === "missing") issues.push(missingFact(claim, choice.fact));
  if (choice.kind === "conflict") issues.push(ruleConflict(claim, plan, choice.cases));
  if (choice.kind !== "cases") return null;
  try {
    const variant = bestOf(run, plan, choice.variants);
    if (applyCase(run, plan, variant) > 0) visit.paid(run.plan.layers[plan.layer]?.name ?? "");
    return variant;
  } catch (error) {
    if (!(error instanceof MissingFact)) throw error;
    issues.push(missingFact(claim, error.fact));
    return null;
  }
}

/** Holds the totals to what an account may hold, and notes the greatest. */
function checkTotals({ plan, row, at }: Run, claim: ParsedClaim, issues: Issue[]): void {
  let peak = 0;
  plan.slots.forEach(({ key }, slot) => {
    const total = row[at + slot] ?? 0;
    if (total > MAX_TOTAL) issues.push(overflow(claim, key, total));
    if (total > peak) peak = total;
  });
  row[at + plan.row.peak] = peak;
}

function outcomeOf(
  { plan, run, tables }: Desk,
  claim: ParsedClaim,
  choices: Outcome["choices"],
  variants: Outcome["variants"],
  remarks: Remarks,
  detail: Detail,
): Outcome {
  const { lines } = claim;
  return {
    plan,
    claim,
    choices,
    variants,
    remarks,
    groups:
      run.lineGroups === null
        ? null
        : { groupTags: run.groupTags, amounts: [...run.amounts.subarray(0, 4 * run.groups)] },
    moved: run.moved.slice(0, run.movedEnd),
    trace: detail.trace ? run.trace.slice(0, run.traceEnd) : null,
    allocation:
      lines.length === 0 || !detail.lines
        ? null
        : allocate(run, lines, paymentsIn(plan, claim, variants, run.moved, run.groups), tables),
  };
}

/** Several rules may read the fact that is missing: it is one finding. */
function distinct(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}

/** A layer that was settled elsewhere is not computed, so it does not matter what its rule file cannot say. */
function withoutGiven(remarks: Remarks, claim: ParsedClaim): Remarks {
  if (claim.paid.length === 0) return remarks;
  const given = new Set(claim.paid.map(({ layer }) => layer));
  const computed = ({ layer }: { readonly layer: string | null }): boolean => layer === null || !given.has(layer);
  return {
    entitlements: remarks.entitlements,
    notes: remarks.notes.filter(computed),
    refused: remarks.refused.filter(computed),
    missing: remarks.missing.filter(computed),
  };
}
