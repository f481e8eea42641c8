/** Batches, as contenders: columns by hand, and the engine's. */
import { SEED } from "../harness/runner.ts";
import type { Open } from "../harness/runner.ts";
import { settleColumns, YEAR_FIELDS, YEAR_STRIDE } from "../reference/columns.ts";
import type { Columns } from "../reference/columns.ts";
import { makeCohort } from "../sample/cohort.ts";
import { openStayBatch } from "../batch.ts";
import * as yizhan from "../yizhan.ts";

/** The figures of a row, and the year of its person after the whole batch. */
function rowFigures(columns: Columns, row: number): number[] {
  const at = (columns.person[row] ?? 0) * YEAR_STRIDE;
  return [
    columns.basic[row] ?? NaN,
    columns.criticalIllness[row] ?? NaN,
    columns.supplemental[row] ?? NaN,
    columns.medicalAssistance[row] ?? NaN,
    columns.patient[row] ?? NaN,
    columns.patientInScope[row] ?? NaN,
    columns.patientPreSelfPay[row] ?? NaN,
    columns.patientOverLimit[row] ?? NaN,
    columns.patientOwnPay[row] ?? NaN,
    ...columns.years.subarray(at, at + YEAR_FIELDS),
  ];
}

/** By hand. */
export const openColumns: Open = (profile, _root, { stays }) => {
  const { columns, years } = makeCohort(profile, stays, SEED);
  const run = (count: number): number => {
    for (let i = 0; i < count; i++) settleColumns(profile.rules, columns);
    return (columns.patient[stays - 1] ?? NaN) + (columns.years[2] ?? NaN);
  };
  const reset = (): void => columns.years.set(years);
  return {
    unit: stays,
    run,
    reset,
    figures(count) {
      reset();
      run(1);
      return Array.from({ length: count }, (_, row) => rowFigures(columns, row));
    },
  };
};

/** The engine's, with WebAssembly or without. */
export const openBatch =
  (webAssembly: boolean): Open =>
  (profile, root, { stays }) => {
    const { columns } = makeCohort(profile, stays, SEED);
    const rulebook = yizhan.openShipped(root);
    const batch = openStayBatch(rulebook, profile.rules, columns, webAssembly);
    return {
      unit: stays,
      run(count) {
        for (let i = 0; i < count; i++) batch.run();
        return batch.touch();
      },
      reset: () => batch.reset(),
      figures(count) {
        batch.reset();
        batch.run();
        return Array.from({ length: count }, (_, row) => batch.figures(row));
      },
    };
  };
