import { expect, it } from "vitest";
import { createColumns, createGiven, createParts } from "../../../src/batch/columns.ts";
import { addPayers, createResults } from "../../../src/batch/results.ts";

it("columns of many rows and payers have room, each of its own", () => {
  const results = createResults(100_000, ["basic", "hospital"]);
  addPayers(results, ["basic", "backstop", "finance"]);
  expect(Object.keys(results.payers)).toEqual(["basic", "hospital", "backstop", "finance"]);
  results.columns.forEach((column, i) => column.fill(i + 1));
  results.patient.ownPay.fill(9);
  expect(results.columns.map((column) => [column.length, column[0], column[99_999]])).toEqual([
    [100_000, 1, 1],
    [100_000, 2, 2],
    [100_000, 3, 3],
    [100_000, 4, 4],
  ]);
  expect(results.patient.inScope[99_999]).toBe(0);
});

it("a payer named twice has one column, in which a batch may settle", () => {
  expect(createResults(1, ["basic", "basic"]).columns.length).toBe(1);
  expect(createResults(0, ["basic"]).columns.length + createColumns(0).capacity).toBe(1);
});

it("columns do not begin on the same cache sets", () => {
  const columns = createColumns(10_000);
  const starts = [
    columns.inScope,
    columns.preSelfPay,
    columns.overLimit,
    columns.ownPay,
    columns.person,
    columns.flags,
  ];
  expect(new Set(starts.map(({ byteOffset }) => byteOffset % 4096)).size).toBe(starts.length);
});

it("memory is shared where workers share it", () => {
  expect(createColumns(10, true).inScope.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(createResults(10, ["basic"], true).payers["basic"]?.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(createResults(10, ["basic"]).payers["basic"]?.buffer).toBeInstanceOf(ArrayBuffer);
});

it("room is a whole number of rows", () => {
  for (const capacity of [NaN, 1.5, -1, Infinity, "3", null, undefined] as number[])
    for (const create of [createColumns, createResults, createParts, createGiven])
      expect(() => create(capacity)).toThrow(RangeError);
  for (const create of [createColumns, createResults]) expect(create(1).capacity).toBe(1);
  for (const create of [createParts, createGiven]) expect(create(0).row).toHaveLength(0);
});
