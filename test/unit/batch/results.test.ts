import { expect, it } from "vitest";
import { createResults } from "../../../src/batch/results.ts";

it("has room for many rows of several payers named beforehand", () => {
  const rows = 100_000;
  const { columns, payers } = createResults(rows, ["basic", "criticalIllness", "supplemental"]);
  expect(columns.map(({ length }) => length)).toEqual([rows, rows, rows]);
  columns.forEach((column, i) => column.fill(i + 1));
  expect(Object.values(payers).map((column) => [column[0], column[rows - 1]])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
});
