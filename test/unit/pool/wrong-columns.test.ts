/** Columns that are wrong as a whole or in a row: a pool says what a batch says, and goes on. */
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { collectClaims, createBatch, createResults } from "../../../src/batch.ts";
import type { ClaimColumns } from "../../../src/batch.ts";
import { loadRules } from "../../../src/node.ts";
import type { Pool, PoolOptions } from "../../../src/pool.ts";
import { claimOf, writePack } from "../../cli/pack.ts";
import { buildPool } from "../../pool/built.ts";

const { createPool } = (await import(pathToFileURL(join(buildPool({}), "pool.js")).href)) as {
  createPool: (options?: PoolOptions) => Promise<Pool>;
};
const rules = { folders: [writePack()], shipped: false };
const rulebook = loadRules(rules);
const pools: Pool[] = [];
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
});

/** Three claims of one person. */
function filled(): ClaimColumns {
  return collectClaims(
    ["10.00", "20.00", "30.00"].map((amount, i) => claimOf(`c-${i}`, "p-1", amount)),
    true,
  );
}

/** What a batch says of columns: refusals and payments, or an error. */
function batchOf(columns: ClaimColumns): unknown {
  try {
    const { refusal, payers } = createBatch(rulebook).run(columns, createResults(3));
    return [[...refusal], [...(payers["basic"] ?? [])]];
  } catch (error) {
    return [(error as Error).name, (error as Error).message];
  }
}

/** The same of a pool of two workers, which then settles the columns as they were. */
async function poolOf(columns: ClaimColumns, mend: () => ClaimColumns): Promise<unknown> {
  const pool = await createPool({ rules, workers: 2 });
  pools.push(pool);
  const run = async (of: ClaimColumns): Promise<unknown> => {
    const { refusal, payers } = await pool.run(of, createResults(3, [], true));
    return [[...refusal], [...(payers["basic"] ?? [])]];
  };
  const said = await run(columns).catch((error: unknown) => [(error as Error).name, (error as Error).message]);
  await pool.reset();
  expect(await run(mend())).toEqual([
    [0, 0, 0],
    [500, 1000, 1500],
  ]);
  return said;
}

/** Both refuse the second row alone, and say so alike. */
async function expectSecondRefused(columns: ClaimColumns, mend: () => ClaimColumns): Promise<void> {
  const said = batchOf(columns);
  expect(said).toEqual([
    [0, 1, 0],
    [500, 0, 1500],
  ]);
  expect(await poolOf(columns, mend)).toEqual(said);
}

const short = (name: "person" | "flags"): ((columns: ClaimColumns) => ClaimColumns) => {
  return (columns) => ({ ...columns, [name]: columns[name].slice(0, 0) });
};

it.each<[string, (columns: ClaimColumns) => ClaimColumns]>([
  ["a short column of persons", short("person")],
  ["a short column of flags", short("flags")],
  [
    "a person without a name",
    (columns) => ({ ...columns, dictionaries: { ...columns.dictionaries, persons: ["p-1", 7 as never] } }),
  ],
])("%s is an error", async (_, spoil) => {
  const columns = filled();
  const wrong = spoil(columns);
  expect(batchOf(wrong)).toMatchObject(["RangeError", expect.any(String)]);
  expect(await poolOf(wrong, () => columns)).toEqual(batchOf(wrong));
});

it.each([15, 254, 255])("a refusal that is none, %i, is that of no claim", async (code) => {
  const columns = filled();
  columns.refused[1] = code;
  const mend = (): ClaimColumns => {
    columns.refused[1] = 0;
    return columns;
  };
  await expectSecondRefused(columns, mend);
});

it.each<["regions" | "categories" | "extras", unknown]>([
  ["regions", 7],
  ["categories", [{ code: "registeredPoor" }]],
  ["categories", () => "what cannot be sent"],
  ["extras", null],
])("an entry of %s that is none, %j, is the refusal of its rows", async (name, entry) => {
  const columns = filled();
  const column = columns[name === "regions" ? "region" : name];
  const place = (columns.dictionaries[name] as unknown[]).push(entry) - 1;
  const before = column[1] ?? 0;
  column[1] = place;
  const mend = (): ClaimColumns => {
    column[1] = before;
    return columns;
  };
  await expectSecondRefused(columns, mend);
});

it("items and layers that are none harm no row that does not use them", async () => {
  const columns = filled();
  (columns.dictionaries.items as unknown[]).push(null, Symbol("none"));
  (columns.dictionaries.layers as unknown[]).push({});
  expect(await poolOf(columns, () => columns)).toEqual(batchOf(columns));
});

it("what is hung on an entry that says what it should is nobody's, even where it cannot be sent", async () => {
  const columns = filled();
  const { dictionaries, categories, extras } = columns;
  const hung = (): string => "what cannot be sent";
  const held = [{ code: "registeredPoor", from: 0, to: 99_999_999, hung }];
  const [nothing] = dictionaries.extras;
  if (nothing === undefined) throw new Error("extras have no first place");
  const said = {
    ...nothing,
    flags: ["anything"],
    stay: { deductibles: [["basic.main", 1]], counted: true, hung },
    hung,
  };
  categories[1] = dictionaries.categories.push(held) - 1;
  extras[2] = (dictionaries.extras as unknown[]).push(said) - 1;
  (dictionaries.items as unknown[]).push({ tags: [], charge: null, code: null, hung });
  const mend = (): ClaimColumns => {
    [categories[1], extras[2]] = [0, 0];
    return columns;
  };
  const expected = batchOf(columns);
  expect(expected).toMatchObject([expect.any(Array), expect.any(Array)]);
  expect(await poolOf(columns, mend)).toEqual(expected);
});
