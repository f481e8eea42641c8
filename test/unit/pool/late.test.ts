/** A pool of which a worker is late: another takes persons from it with all that they begin with. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, vi } from "vitest";
import { collectClaims, createBatch } from "../../../src/batch.ts";
import type { ResultColumns, YearColumns } from "../../../src/batch.ts";
import { loadRules } from "../../../src/node.ts";
import type { openPool } from "../../../src/pool/pool.ts";
import { claimOf, writePack } from "../../cli/pack.ts";
import { buildPool } from "../../pool/built.ts";

const built = buildPool({ "open-pool": "src/pool/pool.ts", "late-worker": "test/unit/pool/late-worker.ts" });
const openOwn = ((await import(pathToFileURL(join(built, "open-pool.js")).href)) as { openPool: typeof openPool })
  .openPool;
const rules = { folders: [writePack()], shipped: false };

const PERSONS = 12 * 256;
const CLAIMS = 5;

/** All claims of a person one after the other. */
const claims = Array.from({ length: CLAIMS * PERSONS }, (_, i) =>
  claimOf(`c-${i}`, `p-${Math.floor(i / CLAIMS)}`, `${100 + ((i * 37) % 900)}.${10 + (i % 90)}`),
);

function rowsOf({ refusal, payers, patient }: ResultColumns): unknown {
  const columns = Object.entries({ ...payers, ...patient }).map(([name, column]) => [name, [...column]]);
  return [[...refusal], Object.fromEntries(columns)];
}

/** All that columns of years say, by person: they have one year each. */
function valuesOf(years: YearColumns): unknown {
  const { person, year, revision, admissions, highestTier, amounts, counts } = years;
  const columns = { year, revision, admissions, highestTier, ...amounts, ...counts };
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      [...column].map((value, row) => [person[row] ?? 0, value]).sort(([left = 0], [right = 0]) => left - right),
    ]),
  );
}

/** Has a pool do something while no memory can be shared. */
async function withoutMemory(work: () => Promise<void>): Promise<void> {
  vi.stubGlobal("SharedArrayBuffer", function none() {
    throw new RangeError("no memory");
  });
  try {
    await work();
  } finally {
    vi.unstubAllGlobals();
  }
}

it("is as it was where there was no memory for given years or accounts", async () => {
  const columns = collectClaims(claims, true);
  const before = createBatch(loadRules(rules));
  before.run(columns);
  const years = before.years();
  const batch = createBatch(loadRules(rules));
  const account = { person: "any", year: 2018, revision: 1, admissions: 0, highestTier: null, amounts: {} } as const;
  const pool = await openOwn(pathToFileURL(join(built, "late-worker.js")), { rules, workers: 2 });
  try {
    await expect(withoutMemory(() => pool.openYears(years))).rejects.toThrow("no memory");
    await expect(withoutMemory(() => pool.open([[5, account]]))).rejects.toThrow("no memory");
    await pool.open([[5, account]]);
    batch.open(5, account);
    expect(rowsOf(await pool.run(columns))).toEqual(rowsOf(batch.run(columns)));
    expect(await pool.accounts()).toEqual(batch.accounts());
  } finally {
    await pool.close();
  }
});

it.each([2, 3])("gives what a batch gives, years put back too, of %i workers", async (workers) => {
  const columns = collectClaims(claims, true);
  const before = createBatch(loadRules(rules));
  before.run(columns);
  const years = before.years();
  const batch = createBatch(loadRules(rules));
  batch.openYears(years);
  const expected = [rowsOf(batch.run(columns)), rowsOf(batch.run(columns))];
  const pool = await openOwn(pathToFileURL(join(built, "late-worker.js")), { rules, workers });
  try {
    await pool.openYears(years);
    for (let time = 0; time < 2; time++) {
      expect(rowsOf(await pool.run(columns))).toEqual(expected[0]);
      // Who has been taken stays with who took them.
      expect(rowsOf(await pool.run(columns))).toEqual(expected[1]);
      expect(await pool.accounts()).toEqual(batch.accounts());
      expect(valuesOf(await pool.years())).toEqual(valuesOf(batch.years()));
      // Where there is no memory nothing is put back, and nobody is given to two workers.
      await expect(withoutMemory(() => pool.reset(years))).rejects.toThrow("no memory");
      expect(await pool.accounts()).toEqual(batch.accounts());
      await pool.reset(years);
    }
    expect(await pool.accounts()).toEqual(before.accounts());
  } finally {
    await pool.close();
  }
});
