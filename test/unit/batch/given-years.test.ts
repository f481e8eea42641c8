/** Years given as columns settle as the same years given as accounts, under whatever rules and however often. */
import { expect, it } from "vitest";
import { createBatch } from "../../../src/batch.ts";
import type { Batch, ClaimColumns, YearColumns } from "../../../src/batch.ts";
import type { Rulebook } from "../../../src/index.ts";
import { generatedStretch, shippedStretches } from "../../kernel/stretch.ts";

const shipped = shippedStretches("", 0.1);

/** Where persons stand after the rows, so that years hold totals; some with one that no rule asks for. */
function yearsAfter(rulebook: Rulebook, columns: ClaimColumns): YearColumns {
  const batch = createBatch(rulebook, { webAssembly: false });
  batch.run(columns);
  const years = batch.years();
  // Those of every third person are not given, and the names stand in another order than a plan's.
  const rows = Array.from({ length: years.count }, (_, row) => row).filter((row) => row % 3 !== 0);
  const of = <T extends Int32Array | Uint8Array | Float64Array>(column: T): T => {
    const own = column.slice(0, rows.length) as T;
    rows.forEach((row, i) => (own[i] = column[row] ?? 0));
    return own;
  };
  const totals = Object.entries(years.amounts).map(([key, column]) => [key, of(column)] as const);
  const other = ["other.none.paid", Float64Array.from(rows, (row) => (row % 2) * 9_999_999_999_999)] as const;
  return {
    count: rows.length,
    person: of(years.person),
    year: of(years.year),
    revision: of(years.revision),
    admissions: of(years.admissions),
    highestTier: of(years.highestTier),
    amounts: Object.fromEntries([other, ...totals.reverse()]),
    counts: Object.fromEntries(Object.entries(years.counts).map(([key, column]) => [key, of(column)])),
  };
}

/** A batch that is given the same one by one. */
function withAccounts(rulebook: Rulebook, years: YearColumns, webAssembly: boolean): Batch {
  const batch = createBatch(rulebook, { webAssembly });
  for (let row = 0; row < years.count; row++) batch.open(years.person[row] ?? 0, accountOf(years, row));
  return batch;
}

const TIERS = [null, "township", "county", "city", "province"] as const;

function accountOf(years: YearColumns, row: number) {
  const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
  return {
    person: "p",
    year: years.year[row],
    revision: years.revision[row],
    admissions: years.admissions[row],
    highestTier: TIERS[years.highestTier[row] ?? 0],
    amounts: Object.fromEntries(Object.entries(years.amounts).map(([key, of]) => [key, yuan(of[row] ?? 0)])),
    counts: Object.fromEntries(Object.entries(years.counts).map(([key, of]) => [key, of[row] ?? 0])),
  };
}

/** All that a run and the years after it hold. */
function ran(batch: Batch, columns: ClaimColumns): unknown {
  const { refusal, patient, payers } = batch.run(columns);
  return { refusal, patient, payers: { ...payers }, accounts: batch.accounts() };
}

it.each([
  ...Array.from({ length: 8 }, (_, seed) => [seed, "generated", false] as const),
  ...Array.from({ length: 8 }, (_, seed) => [seed, "generated", true] as const),
  [1, "shipped", false] as const,
  [1, "shipped", true] as const,
])("seed %i, %s rules, WebAssembly: %s", (seed, kind, webAssembly) => {
  const { rulebook, columns } = kind === "generated" ? generatedStretch(seed, 200) : shipped(seed, 1500);
  const years = yearsAfter(rulebook, columns);
  const [byColumns, byAccounts] = [createBatch(rulebook, { webAssembly }), withAccounts(rulebook, years, webAssembly)];
  byColumns.openYears(years);
  expect(byColumns.years()).toEqual(byAccounts.years());
  for (let time = 0; time < 3; time++) {
    expect(ran(byColumns, columns)).toEqual(ran(byAccounts, columns));
    if (time === 1) continue; // The third goes on from the second.
    byColumns.reset(years);
    byAccounts.reset();
  }
});
