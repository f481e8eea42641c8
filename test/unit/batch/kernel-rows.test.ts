/** Rows for the kernel: which it settles by itself, and that those which it leaves become the same. */
import { describe, expect, it } from "vitest";
import { collectClaims } from "../../../src/batch.ts";
import type { ClaimColumns } from "../../../src/batch.ts";
import { createColumns, createParts } from "../../../src/batch/columns.ts";
import { settleTwice } from "../../kernel/twins.ts";
import type { Twins } from "../../kernel/twins.ts";
import { benefit, bookOf, claimOf, flat } from "../pack.ts";

const rulebook = bookOf(
  { basic: [benefit("b", { cases: [flat("0.50")] })] },
  { without: ["backstop", "supplemental"], pipeline: { optional: ["backstop", "supplemental"] } },
);
const base = collectClaims([claimOf({ inScope: "100.00" }, { id: "c-1" })]);

/** Rows like one claim, of so many persons by turns. */
function rowsLike(count: number, persons: number): ClaimColumns {
  const columns = createColumns(count);
  Object.assign(columns.dictionaries, {
    ...base.dictionaries,
    persons: Array.from({ length: persons }, (_, person) => `person-${person}`),
    items: [{ tags: [], charge: null, code: null }],
  });
  columns.count = count;
  const { region, visit, flags, birth, categories, extras, inScope, admitted, discharged, settled } = base;
  for (let row = 0; row < count; row++) {
    columns.person[row] = row % persons;
    for (const [name, column] of Object.entries({ region, visit, flags, birth, categories, extras }))
      (columns[name as "region"] as Int32Array)[row] = column[0] ?? 0;
    for (const [name, column] of Object.entries({ admitted, discharged, settled }))
      columns[name as "admitted"][row] = column[0] ?? 0;
    columns.inScope[row] = inScope[0] ?? 0;
  }
  return columns;
}

/** Gives a row so many parts of equal amounts. */
function divide(columns: ClaimColumns, row: number, count: number): void {
  const { parts } = columns;
  for (let i = 0; i < count; i++) {
    parts.row[parts.count] = row;
    parts.inScope[parts.count++] = 1;
  }
  columns.inScope[row] = count;
}

function twinsOf(columns: ClaimColumns, shares = 1): Twins {
  const twins = settleTwice(rulebook, columns, { times: 2, shares });
  expect(twins.difference).toBeNull();
  expect(twins.refused).toBe(0);
  return twins;
}

/** Stops at which the kernel learns, or rows that it leaves. */
const left = ({ rows, byKernel }: Twins): number => rows - byKernel;

describe("the kernel leaves few rows", () => {
  it("of claims that are alike, whoever they are of", () => {
    expect(left(twinsOf(rowsLike(3_000, 700)))).toBeLessThan(10);
  });

  it("of claims whose days all differ", () => {
    const columns = rowsLike(3_000, 700);
    const year = Math.floor((columns.settled[0] ?? 0) / 10_000);
    for (let row = 0; row < columns.count; row++) {
      const [from, to, on] = [0, 1, 2].map((later) => year * 10_000 + 101 + 100 * (row % 12) + later * (row % 9));
      columns.admitted[row] = from ?? 0;
      columns.discharged[row] = to ?? 0;
      columns.settled[row] = on ?? 0;
    }
    expect(left(twinsOf(columns))).toBeLessThan(30);
  });

  it("of persons who have several years", () => {
    const columns = rowsLike(3_000, 100);
    for (let row = 1_500; row < columns.count; row++)
      for (const days of [columns.admitted, columns.discharged, columns.settled]) days[row] = (days[row] ?? 0) + 10_000;
    expect(left(twinsOf(columns))).toBeLessThan(30);
  });

  it("of a share", () => {
    expect(left(twinsOf(rowsLike(3_000, 3_000), 3))).toBeLessThan(30);
  });
});

describe("parts of a block", () => {
  it.each([
    ["as many as there is room for", 4_096],
    ["more than there is room for, of many rows", 4_097],
    ["far more", 9_000],
  ])("%s", (_, count) => {
    const columns = rowsLike(1_500, 700);
    Object.assign(columns.parts, createParts(count));
    for (let row = 0; row < 100; row++)
      divide(columns, row, Math.floor((count * (row + 1)) / 100) - columns.parts.count);
    expect(left(twinsOf(columns))).toBeLessThan(20);
  });

  it.each([0, 1, 2, 1_023, 1_024, 1_499])("more than there is room for, of row %i alone", (row) => {
    const columns = rowsLike(1_500, 700);
    Object.assign(columns.parts, createParts(4_200));
    if (row > 0) divide(columns, row - 1, 3);
    divide(columns, row, 4_097);
    if (row + 1 < columns.count) divide(columns, row + 1, 5);
    expect(left(twinsOf(columns))).toBeLessThan(20);
  });
});

it.each([0, 1, 1_023, 1_024, 1_025, 2_048])("%i rows are settled", (count) => {
  const columns = rowsLike(Math.max(1, count), 50);
  columns.count = count;
  expect(twinsOf(columns).rows).toBe(2 * count);
});
