/** The loop over the rows of a batch. */
import { SettlementError } from "../errors.ts";
import type { Plan } from "../plan/types.ts";
import type { Desk, Outcome } from "../settle/desk.ts";
import { paymentsIn } from "../settle/events.ts";
import type { Run } from "../settle/run.ts";
import { settleClaim } from "../settle/settle.ts";
import { createRowCheck, sideFault } from "./check.ts";
import { claimOf } from "./claim.ts";
import { refusalCode } from "./codes.ts";
import type { ClaimColumns } from "./columns.ts";
import { wire } from "./plans.ts";
import type { Places, Wiring } from "./plans.ts";
import { settleQuickly, writePatient } from "./quick.ts";
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
  places.open(columns.dictionaries);
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
    const isGiven = nextGiven < given.count && given.row[nextGiven] === row;
    const hasParts = nextPart < parts.count && parts.row[nextPart] === row;
    const isDivided = hasParts && (anyTags || plan.tags.length > 0);
    const fault = hasParts || isGiven ? sideFault(columns, row, nextPart, nextGiven) : null;
    if (fault !== null) {
      refuse(results, row, refusalCode(fault));
      continue;
    }
    if (wiring.places === null) openInPlace(desk.run, years, at);
    else loadRow(desk, wiring, years, at, yearDay);
    const settled =
      (!isGiven && settleQuickly(desk, wiring, columns, row, isDivided ? nextPart : -1, results)) ||
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
