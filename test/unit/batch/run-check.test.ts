/** What a run is given as a whole: where that is wrong, nothing is settled. */
import { expect, it } from "vitest";
import {
  collectClaims,
  createBatch,
  createColumns,
  createGiven,
  createParts,
  createResults,
} from "../../../src/batch.ts";
import type { ClaimColumns, ResultColumns, Share } from "../../../src/batch.ts";
import { loadRules } from "../../../src/node.ts";
import { claimOf, writePack } from "../../cli/pack.ts";

const rulebook = loadRules({ folders: [writePack()], shipped: false });

/** Two claims, of two persons. */
function filled(): ClaimColumns {
  const columns = collectClaims([claimOf("c-1", "p-1", "10.00"), claimOf("c-2", "p-2", "10.00")]);
  return Object.assign(columns, { parts: createParts(2), given: createGiven(2) });
}

/** What a batch says of columns, with accounts that show whether it has settled anything. */
function run(columns: unknown, into?: unknown): unknown {
  const batch = createBatch(rulebook);
  try {
    batch.run(columns as ClaimColumns, into as ResultColumns | undefined);
    return batch.accounts().map(({ person }) => person);
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    expect(batch.accounts()).toEqual([]);
    return (error as Error).message;
  }
}

/** Names of the columns of a table. */
function columnsOf(table: object): string[] {
  return Object.entries(table).flatMap(([name, column]) => (ArrayBuffer.isView(column) ? [name] : []));
}

/** A table with one column in the place of another. */
function spoiled<T extends object>(table: T, name: string, change: (column: Int32Array) => unknown): T {
  return { ...table, [name]: change((table as { readonly [name: string]: Int32Array })[name] ?? new Int32Array()) };
}

const short = (column: Int32Array): Int32Array => column.subarray(0, 1);

it("columns with room enough are settled", () => {
  expect(run(filled(), createResults(2, ["basic"]))).toEqual(["p-1", "p-2"]);
});

it.each(columnsOf(createColumns(1)))("a column that ends before the last row: %s", (name) => {
  expect(run(spoiled(filled(), name, short))).toBe(`${name} has room for 1 of 2 rows`);
});

it.each([
  ...columnsOf(createParts(1)).map((name) => `parts ${name}`),
  ...columnsOf(createGiven(1)).map((name) => `given ${name}`),
])("a side column that ends before the last of its rows: %s", (both) => {
  const [table, name] = both.split(" ") as ["parts" | "given", string];
  const columns = filled();
  columns[table].count = 2;
  const own = spoiled(columns[table], name, short);
  expect(run({ ...columns, [table]: own })).toBe(
    name !== "row"
      ? `${table}.${name} has room for 1 of 2 rows`
      : `2 ${table === "parts" ? "parts" : "given payments"} in columns of 1`,
  );
});

it.each(columnsOf(createResults(1).patient))("results of the patient that end before the last row: %s", (name) => {
  const into = createResults(2);
  expect(run(filled(), { ...into, patient: spoiled(into.patient, name, short) })).toBe(
    `patient.${name} has room for 1 of 2 rows`,
  );
});

it("results that end before the last row", () => {
  const into = createResults(2, ["basic"]);
  expect(run(filled(), spoiled(into, "refusal", short))).toBe("refusal has room for 1 of 2 rows");
  expect(run(filled(), { ...into, payers: spoiled(into.payers, "basic", short) })).toBe(
    "payers.basic has room for 1 of 2 rows",
  );
  for (const capacity of [1, NaN, "2", 2.5])
    expect(run(filled(), { ...into, capacity })).toBe(`room for ${capacity} of 2 rows`);
});

it("a list of columns that is not that of the payers", () => {
  const into = createResults(2, ["basic"]);
  const message = "columns of results are not those of their payers";
  expect(run(filled(), { ...into, columns: [] })).toBe(message);
  expect(run(filled(), { ...into, columns: [new Float64Array(2)] })).toBe(message);
});

it.each<[string, (column: Int32Array) => unknown, string]>([
  ["person", (column) => Float64Array.from(column), "Int32Array"],
  ["visit", (column) => [...column], "Int32Array"],
  ["extras", () => undefined, "Int32Array"],
  ["flags", (column) => Int8Array.from(column), "Uint8Array"],
  ["flags", () => new DataView(new ArrayBuffer(2)), "Uint8Array"],
  ["inScope", (column) => BigInt64Array.from([...column].map(BigInt)), "Float64Array"],
  ["ownPay", (column) => Float32Array.from(column), "Float64Array"],
])("a column %s of another kind", (name, change, kind) => {
  expect(run(spoiled(filled(), name, change))).toBe(`${name} is no ${kind}`);
});

it("a count that is none", () => {
  for (const count of [NaN, 0.5, -1, 3]) {
    expect(run({ ...filled(), count }, createResults(2))).toBe(`${count} rows in columns of 2`);
    const { parts, given } = filled();
    expect(run({ ...filled(), parts: { ...parts, count } })).toBe(`${count} parts in columns of 2`);
    expect(run({ ...filled(), given: { ...given, count } })).toBe(`${count} given payments in columns of 2`);
  }
});

it("a share that is none of so many parts", () => {
  const none: unknown[] = [
    { part: 0, of: 0 },
    { part: 2, of: 2 },
    { part: -1, of: 2 },
    { part: 0, of: -1 },
    { part: 0, of: 1.5 },
    { part: 0.5, of: 2 },
    { part: NaN, of: 2 },
    { part: "0", of: 2 },
    { part: 0, of: Infinity },
    { part: 0 },
  ];
  for (const share of none) {
    const batch = createBatch(rulebook);
    expect(() => batch.run(filled(), createResults(2), share as Share)).toThrow(RangeError);
    expect(batch.accounts()).toEqual([]);
  }
});

it("rows outside a share hold what they held", () => {
  const batch = createBatch(rulebook);
  const into = createResults(2, ["basic"]);
  into.refusal.fill(9);
  into.patient.inScope.fill(77);
  into.payers["basic"]?.fill(88);
  const columns = filled();
  batch.run(columns, into, { part: 1, of: 2 });
  expect([[...into.refusal], [...into.patient.inScope], [...(into.payers["basic"] ?? [])]]).toEqual([
    [9, 9],
    [77, 77],
    [88, 88],
  ]);
  batch.run(columns, into, { part: 0, of: 2 });
  expect([...into.refusal]).toEqual([0, 0]);
});
