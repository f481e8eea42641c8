/** The desks at which the rows of a batch are settled. */
import { SettlementError } from "../errors.ts";
import type { Plan } from "../plan/types.ts";
import { planFor } from "../rulebook.ts";
import type { Rulebook } from "../rulebook.ts";
import type { Day } from "../rules/types.ts";
import { createDesk } from "../settle/desk.ts";
import type { Desk } from "../settle/desk.ts";
import { dayOf } from "./claim.ts";
import { refusalCode } from "./codes.ts";
import type { ClaimColumns } from "./columns.ts";
import { createKeyMemory } from "./keys.ts";
import type { KeyMemory } from "./keys.ts";
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
  /** Result columns by the plan's index of payers. */
  readonly results: ResultColumns;
  readonly payers: readonly Float64Array[];
}

/** Connects a desk with the rows and the results of a run. */
export function wire(place: Place, { plan }: Desk, years: Years, results: ResultColumns): Wiring {
  addPayers(results, plan.payers);
  const places = place.wiring === null ? years.placesOf(plan) : place.wiring.places;
  place.wiring = {
    places,
    row: place.wiring?.row ?? new Float64Array(plan.row.width),
    memory: place.wiring?.memory ?? createKeyMemory(),
    results,
    payers: plan.payers.map((payer) => results.payers[payer] ?? NOWHERE),
  };
  return place.wiring;
}

const NOWHERE = new Float64Array(0);

/** Finds the desk of a row. */
export interface Places {
  readonly find: (columns: ClaimColumns, row: number) => Place;
}

/**
 * Makes the finder.
 *
 * @param knownAt Only what was published by this day counts; `null`: by the day on which each claim was settled.
 */
export function createPlaces(rulebook: Rulebook, knownAt: Day | null): Places {
  const byDays = new Map<string, Place>();
  const byPlan = new Map<Plan, Place>();
  let last: Place | null = null;
  let [region, admitted, discharged, settled] = [-1, -1, -1, -1];
  const open = (columns: ClaimColumns): Place => {
    const code = columns.dictionaries.regions[region] ?? "";
    const days = { admission: dayOf(admitted), discharge: dayOf(discharged), settlement: dayOf(settled) };
    try {
      const plan = planFor(rulebook, code, days, knownAt ?? days.settlement);
      const known = byPlan.get(plan) ?? { desk: createDesk(plan), refusal: 0, wiring: null };
      byPlan.set(plan, known);
      return known;
    } catch (error) {
      if (!(error instanceof SettlementError)) throw error;
      return { desk: null, refusal: refusalCode(error.issues[0].code), wiring: null };
    }
  };
  return {
    find(columns, row) {
      if (
        last !== null &&
        columns.region[row] === region &&
        columns.discharged[row] === discharged &&
        columns.settled[row] === settled &&
        columns.admitted[row] === admitted
      )
        return last;
      region = columns.region[row] ?? 0;
      admitted = columns.admitted[row] ?? 0;
      discharged = columns.discharged[row] ?? 0;
      settled = columns.settled[row] ?? 0;
      const key = `${region} ${admitted} ${discharged} ${settled}`;
      const known = byDays.get(key);
      if (byDays.size >= MAX_DAYS) byDays.clear();
      last = known ?? open(columns);
      byDays.set(key, last);
      return last;
    },
  };
}

/** How many days of regions are remembered; bounds memory whatever claims come. */
const MAX_DAYS = 65_536;
