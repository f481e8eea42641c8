/** The loop over the rows of a batch. */
import { SettlementError } from "../errors.ts";
import type { Plan } from "../plan/types.ts";
import type { Desk, Outcome } from "../settle/desk.ts";
import { paymentsIn } from "../settle/events.ts";
import type { Run } from "../settle/run.ts";
import { settleClaim } from "../settle/settle.ts";
import { claimOf } from "./claim.ts";
import { refusalCode } from "./codes.ts";
import type { ClaimColumns } from "./columns.ts";
import { wire } from "./plans.ts";
import type { Places, Wiring } from "./plans.ts";
import { settleQuickly, writePatient } from "./quick.ts";
import type { ResultColumns } from "./results.ts";
import { loadRow, storeRow } from "./row.ts";
import type { Years } from "./years.ts";

/** Which rows: those whose person falls to this part of so many. */
export interface Share {
  readonly part: number;
  readonly of: number;
}

/** Settles the rows of a share, in order. */
export function settleRows(
  columns: ClaimColumns,
  results: ResultColumns,
  places: Places,
  years: Years,
  { part, of }: Share,
): void {
  const { parts, given } = columns;
  const anyTags = isOfTags(columns);
  places.open(columns.dictionaries);
  let nextPart = 0;
  let nextGiven = 0;
  for (let row = 0; row < columns.count; row++) {
    while (nextPart < parts.count && (parts.row[nextPart] ?? 0) < row) nextPart++;
    while (nextGiven < given.count && (given.row[nextGiven] ?? 0) < row) nextGiven++;
    if (of !== 1 && (columns.person[row] ?? 0) % of !== part) continue;
    settleRow(columns, results, places, years, anyTags, row, nextPart, nextGiven);
  }
}

/** Whether the columns state tags, which are held to those that a region declares, even where its plan names none. */
export function isOfTags({ dictionaries }: ClaimColumns): boolean {
  return dictionaries.items.some(({ tags }) => tags.length > 0);
}

/**
 * Settles one row.
 *
 * @param anyTags   Whether the columns state tags.
 * @param nextPart  The first part in the columns of this or a later row.
 * @param nextGiven The first given payment likewise.
 */
export function settleRow(
  columns: ClaimColumns,
  results: ResultColumns,
  places: Places,
  years: Years,
  anyTags: boolean,
  row: number,
  nextPart: number,
  nextGiven: number,
): void {
  const { parts, given } = columns;
  const refused = columns.refused[row] ?? 0;
  const place = refused === 0 ? places.find(columns, row) : null;
  if (place === null || place.desk === null) {
    refuse(results, row, place === null ? refused : place.refusal);
    return;
  }
  const { desk } = place;
  const wiring =
    place.wiring !== null && place.wiring.results === results ? place.wiring : wire(place, desk, years, results);
  const { plan } = desk;
  const yearDay = dayOfYear(plan, columns, row);
  const at = years.rowOf(columns.person[row] ?? 0, Math.floor(yearDay / 10_000));
  const isGiven = nextGiven < given.count && given.row[nextGiven] === row;
  const isDivided = (anyTags || plan.tags.length > 0) && nextPart < parts.count && parts.row[nextPart] === row;
  if (wiring.places === null) openInPlace(desk.run, years, at);
  else loadRow(desk, wiring, years, at, yearDay);
  const settled =
    (!isGiven && settleQuickly(desk, wiring, columns, row, isDivided ? nextPart : -1, results)) ||
    settleByClaim(desk, wiring, columns, row, results, nextPart, nextGiven);
  if (!settled) return;
  if (wiring.places !== null) storeRow(desk, wiring, years, at, yearDay);
  years.settled(at);
}

function openInPlace(run: Run, years: Years, row: number): void {
  run.row = years.block();
  run.at = row * years.stride();
}

/** The day by which a row falls into a year. */
export function dayOfYear({ pipeline: { yearOf } }: Plan, columns: ClaimColumns, row: number): number {
  const days =
    yearOf === "discharge" ? columns.discharged : yearOf === "admission" ? columns.admitted : columns.settled;
  return days[row] ?? 0;
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
  const claim = claimOf(columns, row, part, given);
  let outcome: Outcome;
  try {
    outcome = settleClaim(desk, claim, run.row, run.at, UNTRACED);
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    refuse(results, row, refusalCode(error.issues[0].code));
    return false;
  }
  writePatient(results, row, run);
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
