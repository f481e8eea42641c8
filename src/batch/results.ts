/** The columns of a batch: what comes out. */
import { createRoom } from "./room.ts";

/** Settled claims as columns: row i of every column is claim i. Unit of amounts: fen. */
export interface ResultColumns {
  /** Rows there is room for. */
  readonly capacity: number;
  /**
   * 0 where the claim was settled; else one more than the place of the code in `REFUSALS`, and every amount is 0. 255
   * where a pool has failed, and amounts mean nothing.
   */
  readonly refusal: Uint8Array;
  /**
   * What each payer pays, by code: of the rules in force where rows were settled, and of payments that claims gave.
   * First those of `createResults`, then others: a batch adds them in the order in which they are met, a pool by code,
   * even with one worker. As in a printed settlement, one that no rule in force names is not there.
   */
  readonly payers: { [payer: string]: Float64Array };
  /** The same columns as a list. */
  readonly columns: Float64Array[];
  /** What is left to the patient, by bucket. */
  readonly patient: {
    readonly inScope: Float64Array;
    readonly preSelfPay: Float64Array;
    readonly overLimit: Float64Array;
    readonly ownPay: Float64Array;
  };
  /** Whether workers share the memory. */
  readonly shared: boolean;
}

const PATIENT_COLUMNS = 5;

/**
 * Makes room for results.
 *
 * @param capacity Rows, 0 or more.
 * @param payers   Codes of payers that will be there, each once or more often; others are added as they are met.
 * @param shared   Whether workers share the memory. Default: no.
 * @throws RangeError where `capacity` is no whole number, or there is no memory of that size.
 * @example
 * createResults(1000, ["basic"]).payers["basic"]?.length; // 1000
 */
export function createResults(capacity: number, payers: readonly string[] = [], shared = false): ResultColumns {
  const room = createRoom(capacity, PATIENT_COLUMNS, 4 * 8 + 1, shared);
  const results: ResultColumns = {
    capacity,
    refusal: room.flags(),
    payers: Object.create(null) as { [payer: string]: Float64Array },
    columns: [],
    patient: {
      inScope: room.amounts(),
      preSelfPay: room.amounts(),
      overLimit: room.amounts(),
      ownPay: room.amounts(),
    },
    shared,
  };
  addPayers(results, payers);
  return results;
}

/** Adds columns for payers that have none. */
export function addPayers(results: ResultColumns, payers: readonly string[]): void {
  const missing = [...new Set(payers)].filter((payer) => results.payers[payer] === undefined);
  if (missing.length === 0) return;
  const before = PATIENT_COLUMNS + results.columns.length;
  const room = createRoom(results.capacity, missing.length, 8 * missing.length, results.shared, before);
  for (const payer of missing) {
    const column = room.amounts();
    results.payers[payer] = column;
    results.columns.push(column);
  }
}
