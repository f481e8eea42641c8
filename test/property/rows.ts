/** Rows of a batch in the words of settlements. */
import { REFUSALS } from "../../src/batch.ts";
import type { ResultColumns } from "../../src/batch.ts";
import { BUCKETS } from "../../src/buckets.ts";
import type { Settled } from "../../src/index.ts";
import { printFen } from "../../src/money.ts";

/** What a row says, in the words of a settlement. */
export function told(results: ResultColumns, row: number) {
  const refusal = results.refusal[row] ?? 0;
  if (refusal !== 0) return REFUSALS[refusal - 1];
  const payers = Object.entries(results.payers).map(([payer, column]) => [payer, column[row] ?? 0] as const);
  return {
    payers: Object.fromEntries(
      payers.filter(([, amount]) => amount !== 0).map(([payer, fen]) => [payer, printFen(fen)]),
    ),
    patient: Object.fromEntries(BUCKETS.map((bucket) => [bucket, printFen(results.patient[bucket][row] ?? 0)])),
  };
}

/** What a row is to say of a settlement, or of the code of a refusal. */
export function expected(settled: Settled | string) {
  if (typeof settled === "string") return settled;
  const { payers, patient } = settled.settlement;
  return {
    payers: Object.fromEntries(Object.entries(payers).filter(([, amount]) => amount !== "0.00")),
    patient: { ...patient.buckets },
  };
}
