/** The desks at which the rows of a batch are settled. */
import { dayNumber } from "../date.ts";
import { SettlementError } from "../errors.ts";
import { payersInForce } from "../plan/payers.ts";
import type { Plan } from "../plan/types.ts";
import { epochsOfRegion, planAt } from "../rulebook.ts";
import type { Rulebook } from "../rulebook.ts";
import { stretchesOf } from "../rules/epochs.ts";
import type { Stretches } from "../rules/epochs.ts";
import type { Day } from "../rules/types.ts";
import { createDesk } from "../settle/desk.ts";
import type { Desk } from "../settle/desk.ts";
import { refusalCode } from "./codes.ts";
import type { ClaimColumns, Dictionaries } from "./columns.ts";
import { createKeyMemory } from "./keys.ts";
import type { KeyMemory } from "./keys.ts";
import { createParts } from "./parts.ts";
import type { Parts } from "./parts.ts";
import { addPayers } from "./results.ts";
import type { ResultColumns } from "./results.ts";
import type { Years } from "./years.ts";

/** A desk of the batch, or the refusal of all rows that would come to it. */
export interface Place {
  readonly desk: Desk | null;
  readonly refusal: number;
  /** What the batch keeps for the desk, made when the first row comes. */
  wiring: Wiring | null;
}

/** How a desk works on the rows and columns of a batch. */
export interface Wiring {
  /** Where the places of the plan's row stand in the batch's rows; `null`: at the same places. */
  readonly places: Int32Array | null;
  /** A row of the plan's own, where the batch's rows are not laid out like it. */
  readonly row: Float64Array;
  readonly memory: KeyMemory;
  readonly parts: Parts;
  /** Result columns by the plan's index of payers. */
  readonly results: ResultColumns;
  readonly payers: Float64Array[];
}

/** Connects a desk with the rows and the results of a run. */
export function wire(place: Place, { plan }: Desk, years: Years, results: ResultColumns): Wiring {
  addPayers(results, codesInForce(plan));
  const places = years.placesOf(plan);
  place.wiring = {
    places,
    row: place.wiring?.row ?? new Float64Array(plan.row.width),
    memory: place.wiring?.memory ?? createKeyMemory(),
    parts: place.wiring?.parts ?? createParts(),
    results,
    payers: plan.payers.map((payer) => results.payers[payer] ?? NOWHERE),
  };
  return place.wiring;
}

const NOWHERE = new Float64Array(0);

/** Codes of the payers that have a column in any case: as in a printed settlement, those of the rules in force. */
export function codesInForce(plan: Plan): string[] {
  const named = payersInForce(plan);
  return plan.payers.filter((_, payer) => named[payer]);
}

/** The column of a payer, begun where a claim gives a payment of a layer without rules. */
export function columnFor({ results, payers }: Wiring, plan: Plan, payer: number): Float64Array {
  const known = payers[payer] ?? NOWHERE;
  if (known !== NOWHERE) return known;
  const code = plan.payers[payer] ?? "";
  addPayers(results, [code]);
  const column = results.payers[code] ?? NOWHERE;
  payers[payer] = column;
  return column;
}

/** What the region and the days of a row say. */
export interface Coming {
  readonly place: Place;
  /** The benefit year into which the row falls; 0 where there is no desk. */
  readonly year: number;
}

/** Finds the desk of a row. */
export interface Places {
  /** Forgets what it remembers of other dictionaries. */
  readonly open: (dictionaries: Dictionaries) => void;
  readonly find: (columns: ClaimColumns, row: number) => Coming;
  /** The days around those of a row with which it would have the same plan. */
  readonly stretches: (columns: ClaimColumns, row: number) => Stretches;
}

/**
 * Makes the finder.
 *
 * @param knownAt Only what was published by this day counts; `null`: by the day on which each claim was settled.
 */
export function createPlaces(rulebook: Rulebook, knownAt: Day | null): Places {
  const byPlan = new Map<Plan, Place>();
  const known = knownAt === null ? 0 : dayNumber(knownAt);
  // Four numbers of what was asked for each place that was found; another question may displace it.
  const asked = new Int32Array(4 * NEAR).fill(-1);
  const found: (Coming | undefined)[] = Array.from({ length: NEAR }, () => undefined);
  const open = (code: string, admitted: number, discharged: number, settled: number): Place => {
    try {
      const plan = planAt(rulebook, code, admitted, discharged, settled, knownAt === null ? settled : known);
      const own = byPlan.get(plan) ?? { desk: createDesk(plan), refusal: 0, wiring: null };
      byPlan.set(plan, own);
      return own;
    } catch (error) {
      if (!(error instanceof SettlementError)) throw error;
      return { desk: null, refusal: refusalCode(error.issues[0].code), wiring: null };
    }
  };
  let opened: Dictionaries | null = null;
  return {
    open(dictionaries) {
      if (dictionaries === opened) return;
      opened = dictionaries;
      // Rows that are asked about may hold anything, -1 too.
      found.fill(undefined);
      for (const place of byPlan.values()) place.wiring = null;
    },
    stretches: ({ region, admitted, discharged, settled, dictionaries }, row) =>
      stretchesOf(
        epochsOfRegion(rulebook, dictionaries.regions[region[row] ?? 0] ?? ""),
        admitted[row] ?? 0,
        discharged[row] ?? 0,
        settled[row] ?? 0,
        knownAt === null ? null : known,
      ),
    find(columns, row) {
      const region = columns.region[row] ?? 0;
      const admitted = columns.admitted[row] ?? 0;
      const discharged = columns.discharged[row] ?? 0;
      const settled = columns.settled[row] ?? 0;
      const at = placeAt(region, admitted, discharged, settled);
      const near = found[at];
      const isAsked =
        asked[4 * at] === region &&
        asked[4 * at + 1] === admitted &&
        asked[4 * at + 2] === discharged &&
        asked[4 * at + 3] === settled;
      if (isAsked && near !== undefined) return near;
      const place = open(columns.dictionaries.regions[region] ?? "", admitted, discharged, settled);
      const plan = place.desk?.plan ?? null;
      const year = plan === null ? 0 : Math.floor(dayOfYear(plan, columns, row) / 10_000);
      const own = { place, year };
      found[at] = own;
      asked[4 * at] = region;
      asked[4 * at + 1] = admitted;
      asked[4 * at + 2] = discharged;
      asked[4 * at + 3] = settled;
      return own;
    },
  };
}

/** The day by which a row selects its rules. */
export function selectingDay({ selectDay }: Plan, columns: ClaimColumns, row: number): number {
  const days = selectDay === 1 ? columns.discharged : selectDay === 0 ? columns.admitted : columns.settled;
  return days[row] ?? 0;
}

/** The day by which a row falls into a year. */
export function dayOfYear({ pipeline: { yearOf } }: Plan, columns: ClaimColumns, row: number): number {
  const days =
    yearOf === "discharge" ? columns.discharged : yearOf === "admission" ? columns.admitted : columns.settled;
  return days[row] ?? 0;
}

function placeAt(region: number, admitted: number, discharged: number, settled: number): number {
  const mixed = Math.imul(Math.imul(Math.imul(region, 31) + admitted, 31) + discharged, 31) + settled;
  return Math.imul(mixed, SPREAD) >>> SHIFT;
}

/** How many regions with their days are found at once, a power of two; bounds memory whatever claims come. */
const NEAR = 4096;
/** Spreads them: the odd number nearest to 2^32 over the golden ratio, and what leaves the upper 12 bits. */
const SPREAD = 0x9e3779b1;
const SHIFT = 20;
