/** The loop over the rows of a batch. */
import type { ParsedClaim } from "../claim/parsed.ts";
import { SettlementError } from "../errors.ts";
import type { Desk, Outcome } from "../settle/desk.ts";
import { paymentsIn } from "../settle/events.ts";
import type { Run } from "../settle/run.ts";
import { settleClaim } from "../settle/settle.ts";
import { sideFault } from "./check.ts";
import type { RowCheck } from "./check.ts";
import { claimOf } from "./claim.ts";
import { refusalCode, REFUSALS } from "./codes.ts";
import type { ClaimColumns } from "./columns.ts";
import type { EntryCheck } from "./entries.ts";
import { columnFor, dayOfYear, wire } from "./plans.ts";
import type { Coming, Places, Wiring } from "./plans.ts";
import { settleQuickly, writePatient } from "./quick.ts";
import type { ResultColumns } from "./results.ts";
import { countGiven, loadRow, storeRow } from "./row.ts";
import type { Persons } from "./share.ts";
import type { Years } from "./years.ts";

const NO_CLAIM = refusalCode("invalid_claim");

/** What the rows of a run have in common. */
export interface Rows {
  readonly columns: ClaimColumns;
  readonly results: ResultColumns;
  readonly places: Places;
  readonly years: Years;
  /** Whether tags are stated: they are held to those that a region declares, even where its plan names none. */
  readonly anyTags: boolean;
  readonly check: RowCheck;
}

/** Opens the rows of a run. */
export function openRows(
  columns: ClaimColumns,
  results: ResultColumns,
  places: Places,
  years: Years,
  entries: EntryCheck,
  check: RowCheck,
): Rows {
  const { dictionaries } = columns;
  places.open(dictionaries);
  entries.open(dictionaries);
  const anyTags = dictionaries.items.some((item, place) => entries.isItem(place) && item.tags.length > 0);
  check.open(columns, entries.spoiled(columns));
  return { columns, results, places, years, anyTags, check };
}

/** Settles the rows of some persons, in order. */
export function settleRows(rows: Rows, persons: Persons): void {
  const { columns } = rows;
  const { parts, given } = columns;
  let nextPart = 0;
  let nextGiven = 0;
  for (let row = 0; row < columns.count; row++) {
    while (nextPart < parts.count && (parts.row[nextPart] ?? 0) < row) nextPart++;
    while (nextGiven < given.count && (given.row[nextGiven] ?? 0) < row) nextGiven++;
    if (!persons.has(columns.person[row] ?? 0, row)) continue;
    settleRow(rows, row, nextPart, nextGiven);
  }
}

/** Where a row is settled; `null` where it is refused by itself. */
export function placeOf({ columns, places, check }: Rows, row: number): Coming | null {
  return check.isClaim(row) ? places.find(columns, row) : null;
}

/**
 * Settles one row.
 *
 * @param nextPart  The first part in the columns of this or a later row.
 * @param nextGiven The first given payment likewise.
 */
export function settleRow(rows: Rows, row: number, nextPart: number, nextGiven: number): void {
  const { columns, results, years } = rows;
  const { parts, given } = columns;
  const coming = placeOf(rows, row);
  if (coming === null || coming.place.desk === null) {
    const stated = columns.refused[row] ?? 0;
    const own = stated === 0 || stated > REFUSALS.length ? NO_CLAIM : stated;
    refuse(results, row, coming === null ? own : coming.place.refusal);
    return;
  }
  // What is no claim begins no year.
  const isGiven = nextGiven < given.count && given.row[nextGiven] === row;
  const hasParts = nextPart < parts.count && parts.row[nextPart] === row;
  const fault = hasParts || isGiven ? sideFault(columns, row, nextPart, nextGiven) : null;
  if (fault !== null) {
    refuse(results, row, refusalCode(fault));
    return;
  }
  const { place } = coming;
  const { desk } = coming.place;
  const wiring =
    place.wiring !== null && place.wiring.results === results ? place.wiring : wire(place, desk, years, results);
  const { plan } = desk;
  const yearDay = dayOfYear(plan, columns, row);
  const at = years.rowOf(columns.person[row] ?? 0, coming.year);
  const isDivided = hasParts && (rows.anyTags || plan.tags.length > 0);
  if (wiring.places === null) openInPlace(desk.run, years, at);
  else loadRow(desk, wiring, years, at, yearDay);
  const isQuick = !isGiven && settleQuickly(desk, wiring, columns, row, isDivided ? nextPart : -1, results);
  const claim = isQuick ? null : claimOf(columns, row, nextPart, nextGiven);
  if (claim !== null && !settleByClaim(desk, wiring, claim, row, results)) return;
  if (wiring.places !== null) storeRow(desk, wiring, years, at, yearDay);
  if (claim !== null) {
    // Settled with care, a claim leaves the greatest of its own plan's totals as the bound for those of all plans.
    years.bound(at);
    countGiven(claim, years, at);
  }
  years.settled(at);
}

function openInPlace(run: Run, years: Years, row: number): void {
  run.row = years.block();
  run.at = row * years.stride();
}

/** Settles a row as a claim; gives false where it is refused. */
function settleByClaim(desk: Desk, wiring: Wiring, claim: ParsedClaim, row: number, results: ResultColumns): boolean {
  const { plan, run } = desk;
  let outcome: Outcome;
  try {
    outcome = settleClaim(desk, claim, run.row, run.at, UNTRACED);
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    refuse(results, row, refusalCode(error.issues[0].code));
    return false;
  }
  writePatient(results, row, run);
  for (const { payer, at, count } of paymentsIn(plan, claim, outcome.variants, outcome.moved, run.groups)) {
    let amount = 0;
    for (let i = 0; i < count; i++) amount += outcome.moved[at + i] ?? 0;
    const column = columnFor(wiring, plan, payer);
    column[row] = (column[row] ?? 0) + amount;
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
