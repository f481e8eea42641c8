/** The loop over the rows of a batch. */
import { SettlementError } from "../errors.ts";
import { MAX_TOTAL } from "../money.ts";
import { mostGained } from "../plan/row.ts";
import type { Plan } from "../plan/types.ts";
import type { Desk, Outcome } from "../settle/desk.ts";
import { paymentsIn } from "../settle/events.ts";
import { UNDECLARED } from "../settle/profiles.ts";
import { beginWhole } from "../settle/begin.ts";
import type { Run } from "../settle/run.ts";
import { foldPlain, settleClaim } from "../settle/settle.ts";
import { createRowCheck, sideFault } from "./check.ts";
import { claimOf } from "./claim.ts";
import { refusalCode } from "./codes.ts";
import type { ClaimColumns } from "./columns.ts";
import { INPATIENT_OF, rowKey, TIER_OF } from "./keys.ts";
import { wire } from "./plans.ts";
import type { Places, Wiring } from "./plans.ts";
import type { ResultColumns } from "./results.ts";
import { loadRow, storeRow } from "./row.ts";
import { partOf } from "./share.ts";
import type { Share } from "./share.ts";
import type { Years } from "./years.ts";

const NO_CLAIM = refusalCode("invalid_claim");

/** Settles the rows of a share, in order. */
export function settleRows(
  columns: ClaimColumns,
  results: ResultColumns,
  places: Places,
  years: Years,
  { part, of }: Share,
): void {
  const { parts, given } = columns;
  // A tag that a claim states is held to those that its region declares, even where the plan names none.
  const anyTags = columns.dictionaries.items.some(({ tags }) => tags.length > 0);
  const isClaim = createRowCheck(columns);
  let nextPart = 0;
  let nextGiven = 0;
  for (let row = 0; row < columns.count; row++) {
    while (nextPart < parts.count && (parts.row[nextPart] ?? 0) < row) nextPart++;
    while (nextGiven < given.count && (given.row[nextGiven] ?? 0) < row) nextGiven++;
    if (of !== 1 && partOf(columns.person[row] ?? 0, of) !== part) continue;
    const stated = columns.refused[row] ?? 0;
    const refused = stated === 0 && !isClaim(row) ? NO_CLAIM : stated;
    const place = refused === 0 ? places.find(columns, row) : null;
    if (place === null || place.desk === null) {
      refuse(results, row, place === null ? refused : place.refusal);
      continue;
    }
    const { desk } = place;
    const wiring =
      place.wiring !== null && place.wiring.results === results ? place.wiring : wire(place, desk, years, results);
    const { plan } = desk;
    const yearDay = dayOfYear(plan, columns, row);
    const at = years.rowOf(columns.person[row] ?? 0, Math.floor(yearDay / 10_000));
    const isDivided =
      ((anyTags || plan.tags.length > 0) && nextPart < parts.count && parts.row[nextPart] === row) ||
      (nextGiven < given.count && given.row[nextGiven] === row);
    if (wiring.places === null) openInPlace(desk.run, years, at);
    else loadRow(desk, wiring, years, at, yearDay);
    const settled =
      (!isDivided && settleQuickly(desk, wiring, columns, row, results)) ||
      settleByClaim(desk, wiring, columns, row, results, nextPart, nextGiven);
    if (!settled) continue;
    if (wiring.places !== null) storeRow(desk, wiring, years, at, yearDay);
    years.settled(at);
  }
}

function openInPlace(run: Run, years: Years, row: number): void {
  run.row = years.block();
  run.at = row * years.stride();
}

function dayOfYear({ pipeline: { yearOf } }: Plan, columns: ClaimColumns, row: number): number {
  const days =
    yearOf === "discharge" ? columns.discharged : yearOf === "admission" ? columns.admitted : columns.settled;
  return days[row] ?? 0;
}

function selectingDay({ selectDay }: Plan, columns: ClaimColumns, row: number): number {
  const days = selectDay === 1 ? columns.discharged : selectDay === 0 ? columns.admitted : columns.settled;
  return days[row] ?? 0;
}

/** Settles a row whose way through the plan is known and plain; gives false where it is not. */
function settleQuickly(
  desk: Desk,
  wiring: Wiring,
  columns: ClaimColumns,
  row: number,
  results: ResultColumns,
): boolean {
  const { plan, run, profiles } = desk;
  const { keys, row: layout } = plan;
  if (keys === null) return false;
  const visit = columns.visit[row] ?? 0;
  const admissions = (run.row[run.at + layout.admissions] ?? 0) + (INPATIENT_OF[visit] ?? 0);
  const on = selectingDay(plan, columns, row);
  let key = rowKey(plan, keys, wiring.memory, columns, row, on, admissions);
  if (key === UNDECLARED) return false;
  const inScope = columns.inScope[row] ?? 0;
  const preSelfPay = columns.preSelfPay[row] ?? 0;
  const overLimit = columns.overLimit[row] ?? 0;
  const ownPay = columns.ownPay[row] ?? 0;
  const total = inScope + preSelfPay + overLimit + ownPay;
  if ((run.row[run.at + layout.peak] ?? 0) + mostGained(layout, total) > MAX_TOTAL) return false;
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
  beginWhole(run, inScope, preSelfPay, overLimit, ownPay);
  const variants = foldPlain(desk, profile, admissions, tier, total);
  write(results, row, run);
  const { benefits } = plan;
  const { payers } = wiring;
  const { moved } = run;
  let at = 0;
  for (let b = 0; b < benefits.length; b++) {
    const benefit = benefits[b];
    if (benefit === undefined || variants[b] === null) continue;
    const pay = moved[at++] ?? 0;
    if (pay === 0) continue;
    // A hospital that keeps money is alone.
    const count = pay < 0 ? 1 : benefit.payers.length;
    for (let p = 0; p < count; p++) {
      const amount =
        count === 1 ? pay : (moved[at] ?? 0) + (moved[at + 1] ?? 0) + (moved[at + 2] ?? 0) + (moved[at + 3] ?? 0);
      at += 4;
      const column = payers[benefit.payers[p] ?? 0];
      if (column !== undefined) column[row] = (column[row] ?? 0) + amount;
    }
  }
  return true;
}

/** Settles a row as a claim; gives false where it is refused. */
function settleByClaim(
  desk: Desk,
  wiring: Wiring,
  columns: ClaimColumns,
  row: number,
  results: ResultColumns,
  part: number,
  given: number,
): boolean {
  const { plan, run } = desk;
  const fault = sideFault(columns, row, part, given);
  if (fault !== null) {
    refuse(results, row, refusalCode(fault));
    return false;
  }
  const claim = claimOf(columns, row, part, given);
  let outcome: Outcome;
  try {
    outcome = settleClaim(desk, claim, run.row, run.at, UNTRACED);
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    refuse(results, row, refusalCode(error.issues[0].code));
    return false;
  }
  write(results, row, run);
  const cells = 4 * run.groups;
  for (const { payers, at } of paymentsIn(plan, claim, outcome.variants, outcome.moved, run.groups)) {
    payers.forEach((payer, p) => {
      let amount = 0;
      for (let cell = 0; cell < cells; cell++) amount += outcome.moved[at + p * cells + cell] ?? 0;
      const column = wiring.payers[payer];
      if (column !== undefined) column[row] = (column[row] ?? 0) + amount;
    });
  }
  return true;
}

const UNTRACED = { trace: false, lines: false } as const;

/** Writes what is left to the patient, and nothing yet for any payer. */
function write(results: ResultColumns, row: number, run: Run): void {
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

/** Writes a refusal: nothing is paid, and nothing is said of the patient. */
function refuse(results: ResultColumns, row: number, code: number): void {
  const { patient } = results;
  results.refusal[row] = code;
  for (const column of results.columns) column[row] = 0;
  patient.inScope[row] = 0;
  patient.preSelfPay[row] = 0;
  patient.overLimit[row] = 0;
  patient.ownPay[row] = 0;
}
