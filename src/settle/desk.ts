/** The desk at which the claims of one plan are settled, and the outcome that it gives for each: integers. */
import type { ParsedClaim } from "../claim/parsed.ts";
import type { Choice } from "../plan/choose.ts";
import type { Remarks } from "../plan/remarks.ts";
import type { Plan, Variant } from "../plan/types.ts";
import type { Issue } from "../errors.ts";
import { allocate, createTables } from "./allocate.ts";
import type { Allocation, Tables } from "./allocate.ts";
import { paymentsIn } from "./events.ts";
import { createProfiles } from "./profiles.ts";
import type { Profiles } from "./profiles.ts";
import { countOf, createRun } from "./run.ts";
import type { Run } from "./run.ts";
import type { StayDeductible } from "./stay.ts";
import { createVisit } from "./visit.ts";
import type { Visit } from "./visit.ts";

/** The outcome of a settlement in integers. Everything that is printed comes from here. */
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
  /** What the stay has borne of the deductibles that its parts share. */
  readonly borne: readonly StayDeductible[];
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

/** The visit of a claim after what the run's row says of the year. */
export function visitOf({ plan, run }: Desk, claim: ParsedClaim, issues: Issue[]): Visit {
  const { row, at } = run;
  const { admissions, highestTier } = plan.row;
  return createVisit(plan, claim, row[at + admissions] ?? 0, row[at + highestTier] ?? 0, paidBefore(run), issues);
}

/** The layers that the plan asks for and that have paid in the year before: by its benefits' totals, or as given. */
function paidBefore(run: Run): string[] {
  const { plan, row, at } = run;
  return plan.row.yearLayers.flatMap(({ name, paidSlots, givenCount }) =>
    countOf(run, givenCount) > 0 || paidSlots.some((slot) => (row[at + slot] ?? 0) > 0) ? [name] : [],
  );
}

/** Totals within a visit begin with it. */
export function clearVisit({ plan, row, at }: Run): void {
  const { visitSlots } = plan.row;
  for (let i = 0; i < visitSlots.length; i++) row[at + (visitSlots[i] ?? 0)] = 0;
}

const NOTHING_BORNE: Outcome["borne"] = [];

/** Copies what the run has found. */
export function outcomeOf(
  { plan, run, tables }: Desk,
  claim: ParsedClaim,
  choices: Outcome["choices"],
  variants: Outcome["variants"],
  remarks: Remarks,
  detail: Detail,
): Outcome {
  return {
    plan,
    claim,
    choices,
    variants,
    remarks,
    groups:
      run.lineGroups === null ? null : { groupTags: run.groupTags, amounts: run.amounts.slice(0, 4 * run.groups) },
    moved: copied(run.moved, run.movedEnd),
    borne: NOTHING_BORNE,
    trace: detail.trace ? run.trace.slice(0, run.traceEnd) : null,
    allocation:
      claim.lineCount === 0 || !detail.lines
        ? null
        : allocate(run, claim, paymentsIn(plan, claim, variants, run.moved, run.groups), tables),
  };
}

/** The first numbers of a list; so few as most settlements have are written out, which is shorter than a call. */
function copied(list: readonly number[], end: number): number[] {
  if (end === 2) return [list[0] ?? 0, list[1] ?? 0];
  if (end === 3) return [list[0] ?? 0, list[1] ?? 0, list[2] ?? 0];
  if (end === 4) return [list[0] ?? 0, list[1] ?? 0, list[2] ?? 0, list[3] ?? 0];
  if (end === 5) return [list[0] ?? 0, list[1] ?? 0, list[2] ?? 0, list[3] ?? 0, list[4] ?? 0];
  return list.slice(0, end);
}
