/** Pools of one worker and of two, as contenders. */
import { mkdtempSync, writeSync, openSync, closeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDictionaries, createResults } from "../../src/batch.ts";
import type { ResultColumns, YearColumns } from "../../src/batch.ts";
import { openPool } from "../../src/pool/pool.ts";
import type { Pool } from "../../src/pool.ts";
import { claimColumns, yearColumns } from "../batch.ts";
import { SEED } from "../harness/runner.ts";
import type { Open, Runner } from "../harness/runner.ts";
import { makeCohort } from "../sample/cohort.ts";
import type { Profile } from "../sample/profile.ts";
import { makeSamples } from "../sample/stays.ts";
import { claimOf } from "../sample/wire.ts";
import { readRules } from "../yizhan.ts";

/** Beside the bundle of the bench. */
const WORKER = new URL("./pool-worker.mjs", import.meta.url);

/** Claims of a file, of which each has half a kilobyte. */
const MOST_LINES = 100_000;

/** Columns in shared memory, settled from where the years stand. */
export function openPoolColumns(workers: number): Open {
  return async (profile, root, { stays }) => {
    const { columns: cohort } = makeCohort(profile, stays, SEED);
    const columns = claimColumns(profile.rules, cohort, true);
    const results = createResults(stays, [], true);
    const pool = await openPool(WORKER, { workers, rules: readRules(root) });
    const begun = yearColumns(profile.rules, cohort);
    await pool.openYears(begun);
    return runner(pool, stays, results, begun, async () => void (await pool.run(columns, results)));
  };
}

/** A file, read and settled. */
export function openPoolFile(workers: number): Open {
  return async (profile, root, { stays }) => {
    const lines = Math.min(stays, MOST_LINES);
    const file = writeClaims(profile, lines);
    const results = createResults(lines, [], true);
    const pool = await openPool(WORKER, { workers, rules: readRules(root) });
    const dictionaries = createDictionaries();
    return runner(pool, lines, results, undefined, async () => {
      const { columns } = await pool.read(file, dictionaries);
      await pool.run(columns, results);
    });
  };
}

function runner(
  pool: Pool,
  unit: number,
  results: ResultColumns,
  begun: YearColumns | undefined,
  work: () => Promise<void>,
): Runner {
  return {
    unit,
    async run(count) {
      for (let i = 0; i < count; i++) await work();
      return results.patient.inScope[unit - 1] ?? NaN;
    },
    reset: () => pool.reset(begun),
    async figures(count) {
      await pool.reset(begun);
      await work();
      const { refusal, patient, payers } = results;
      const columns = [refusal, ...Object.values(patient), ...Object.values(payers)];
      return Array.from({ length: count }, (_, row) => columns.map((column) => column[row] ?? NaN));
    },
  };
}

/** Writes claims, some at a time. */
function writeClaims(profile: Profile, count: number): string {
  const file = join(mkdtempSync(join(tmpdir(), "yizhan-bench-")), "claims.ndjson");
  const handle = openSync(file, "w");
  const samples = makeSamples(profile, count, SEED);
  for (let i = 0; i < count; i += 1000) {
    const lines = samples.slice(i, i + 1000).map((sample, at) => claimOf(profile.rules, sample, `c-${i + at}`));
    writeSync(handle, lines.map((claim) => `${JSON.stringify(claim)}\n`).join(""));
  }
  closeSync(handle);
  return file;
}
