/** Rows whose way through the plan is known and plain: from columns to columns, without an object. */
import { MAX_TOTAL } from "../money.ts";
import { mostGained } from "../plan/row.ts";
import { OF, PAYER } from "../plan/step.ts";
import type { Plan } from "../plan/types.ts";
import type { Profile } from "../plan/profile.ts";
import { beginWhole } from "../settle/begin.ts";
import { addsExactly, firstBuckets } from "../settle/divided.ts";
import type { Desk } from "../settle/desk.ts";
import { UNDECLARED } from "../settle/profiles.ts";
import type { Run } from "../settle/run.ts";
import { foldPlain } from "../settle/settle.ts";
import { isOneCell } from "../settle/take.ts";
import type { ClaimColumns } from "./columns.ts";
import { INPATIENT_OF, rowKey, TIER_OF } from "./keys.ts";
import { taggedPart } from "./parts.ts";
import { selectingDay } from "./plans.ts";
import type { Wiring } from "./plans.ts";
import type { ResultColumns } from "./results.ts";

/**
 * Settles a row, and writes its results.
 *
 * @param part The first of its parts in the columns, where its bill is divided; else -1.
 * @returns Whether it could; where it could not, nothing has happened.
 */
export function settleQuickly(
  desk: Desk,
  wiring: Wiring,
  columns: ClaimColumns,
  row: number,
  part: number,
  results: ResultColumns,
): boolean {
  const { plan, run, profiles } = desk;
  const { keys, row: layout } = plan;
  if (keys === null) return false;
  const visit = columns.visit[row] ?? 0;
  const inpatient = INPATIENT_OF[visit] ?? 0;
  const admissions = (run.row[run.at + layout.admissions] ?? 0) + inpatient;
  const on = selectingDay(plan, columns, row);
  let key = rowKey(plan, keys, wiring.memory, columns, row, on, admissions);
  if (key === UNDECLARED) return false;
  const inScope = columns.inScope[row] ?? 0;
  const preSelfPay = columns.preSelfPay[row] ?? 0;
  const overLimit = columns.overLimit[row] ?? 0;
  const ownPay = columns.ownPay[row] ?? 0;
  const billed = inScope + preSelfPay + overLimit + ownPay;
  const peak = (run.row[run.at + layout.peak] ?? 0) + mostGained(layout, billed);
  if (peak > MAX_TOTAL) return false;
  const before = run.row[run.at + layout.highestTier] ?? 0;
  let tier = TIER_OF[visit] ?? 0;
  if (tier < before) tier = before;
  if (plan.pipeline.highestTier !== undefined) {
    const counts = profiles.tierCounts(key + (keys.highestTier?.[before] ?? 0));
    if (counts === undefined || counts === null) return false;
    if (!counts) tier = before;
  }
  if (keys.highestTier !== null) key += keys.highestTier[tier] ?? 0;
  const profile = profiles.find(key);
  if (profile === undefined || !profile.plain) return false;
  const tagged = part === -1 ? 0 : firstPart(run, wiring, columns, row, part, profile, billed, peak);
  if (tagged === -1) return false;
  beginWhole(run, inScope, preSelfPay, overLimit, ownPay);
  const variants = foldPlain(desk, profile, inpatient, tier, peak, tagged);
  if (variants === null) return false;
  writePatient(results, row, run);
  if (profile.way === -1) writePayers(plan, variants, wiring, row, run);
  else writeSteps(plan, profile.way, wiring, row, run);
  return true;
}

/** How much of the first benefit's base bears the tags of its rate; -1 where parts matter otherwise. */
function firstPart(
  run: Run,
  { parts }: Wiring,
  columns: ClaimColumns,
  row: number,
  first: number,
  profile: Profile,
  billed: number,
  peak: number,
): number {
  const { way, safe, firstTags } = profile;
  if (way === -1 || firstTags === -1 || peak > safe) return -1;
  const part = taggedPart(run, parts, columns, row, first, firstTags, firstBuckets(profile));
  return part !== -1 && addsExactly(run.plan, way, part, billed, peak) ? part : -1;
}

/** Writes what is left to the patient, and nothing yet for any payer. */
export function writePatient(results: ResultColumns, row: number, run: Run): void {
  const { patient, columns } = results;
  const { unpaid, groups } = run;
  results.refusal[row] = 0;
  for (let p = 0; p < columns.length; p++) {
    const column = columns[p];
    if (column !== undefined) column[row] = 0;
  }
  if (groups === 1) {
    patient.inScope[row] = unpaid[0] ?? 0;
    patient.preSelfPay[row] = unpaid[1] ?? 0;
    patient.overLimit[row] = unpaid[2] ?? 0;
    patient.ownPay[row] = unpaid[3] ?? 0;
    return;
  }
  const sum = (k: number): number => {
    let amount = 0;
    for (let g = 0; g < groups; g++) amount += unpaid[k * groups + g] ?? 0;
    return amount;
  };
  patient.inScope[row] = sum(0);
  patient.preSelfPay[row] = sum(1);
  patient.overLimit[row] = sum(2);
  patient.ownPay[row] = sum(3);
}

/** Adds what each payer pays, benefit by benefit. */
function writePayers(
  { benefits }: Plan,
  variants: Profile["variants"],
  { payers }: Wiring,
  row: number,
  run: Run,
): void {
  const { moved } = run;
  let at = 0;
  for (let b = 0; b < benefits.length; b++) {
    const benefit = benefits[b];
    const variant = variants[b] ?? null;
    if (benefit === undefined || variant === null) continue;
    const pay = moved[at++] ?? 0;
    if (pay === 0) continue;
    const isWhole = isOneCell(benefit, variant, run.groups, pay);
    // A hospital that keeps money is alone.
    const count = pay < 0 ? 1 : benefit.payers.length;
    for (let p = 0; p < count; p++) {
      const amount =
        count === 1 ? pay : (moved[at] ?? 0) + (moved[at + 1] ?? 0) + (moved[at + 2] ?? 0) + (moved[at + 3] ?? 0);
      if (!isWhole) at += 4;
      const column = payers[benefit.payers[p] ?? 0];
      if (column !== undefined) column[row] = (column[row] ?? 0) + amount;
    }
  }
}

/** The same where each step has one payer. */
function writeSteps({ tape }: Plan, way: number, { payers }: Wiring, row: number, run: Run): void {
  const { moved } = run;
  const { codes } = tape;
  let at = 0;
  for (let s = 1; s <= (codes[way] ?? 0); s++) {
    const pay = moved[at++] ?? 0;
    if (pay === 0) continue;
    const step = codes[way + s] ?? 0;
    if ((codes[step + OF] ?? 0) >= 4) at += 4;
    const column = payers[codes[step + PAYER] ?? 0];
    if (column !== undefined) column[row] = (column[row] ?? 0) + pay;
  }
}
