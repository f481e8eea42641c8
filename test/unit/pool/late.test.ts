/** A pool of which a worker is late: another takes persons from it with all that they begin with. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { collectClaims, createBatch } from "../../../src/batch.ts";
import type { ResultColumns } from "../../../src/batch.ts";
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

it("gives what a batch gives, with years given before and after they are put back", async () => {
  const columns = collectClaims(claims, true);
  const before = createBatch(loadRules(rules));
  before.run(columns);
  const years = before.years();
  const batch = createBatch(loadRules(rules));
  batch.openYears(years);
  const expected = [rowsOf(batch.run(columns)), rowsOf(batch.run(columns))];
  const pool = await openOwn(pathToFileURL(join(built, "late-worker.js")), { rules, workers: 2 });
  try {
    await pool.openYears(years);
    for (let time = 0; time < 2; time++) {
      expect(rowsOf(await pool.run(columns))).toEqual(expected[0]);
      // Who has been taken stays with who took them.
      expect(rowsOf(await pool.run(columns))).toEqual(expected[1]);
      expect(await pool.accounts()).toEqual(batch.accounts());
      expect((await pool.years()).count).toBe(PERSONS);
      await pool.reset(years);
    }
    expect(await pool.accounts()).toEqual(before.accounts());
  } finally {
    await pool.close();
  }
});
