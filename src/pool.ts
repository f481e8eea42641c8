/**
 * Settling by several threads, for Node: columns in shared memory, or files of claims, and the same results whatever
 * the number of workers.
 *
 * @packageDocumentation
 */
import { openPool } from "./pool/pool.ts";
import type { Pool, PoolOptions } from "./pool/pool.ts";

export type { FileClaims } from "./pool/file.ts";
export type { FolderRules, Unread } from "./pool/messages.ts";
export type { Pool, PoolOptions } from "./pool/pool.ts";

/** The worker as it is built, beside this file as that is built; CommonJS starts the same one. */
const WORKER = new URL("./pool-worker.js", import.meta.url);

/**
 * Starts workers, each with the rules.
 *
 * @param options `rules`, `workers`, `knownAt`. Default: the shipped rules, a worker for each processor.
 * @returns The pool, once every worker has read the rules. Close it when it is done with.
 * @throws SettlementError (the promise rejects) `invalid_rules`, `unsupported_operator`: every finding of every file.
 *   RangeError if `workers` is not from 1 to 256; TypeError if `knownAt` is not a day, or `rules` are neither a list of
 *   files nor folders.
 * @example
 * const pool = await createPool({ workers: 2 });
 * const { columns, lines } = await pool.read(file);
 * const results = await pool.run(columns);
 * await pool.close();
 */
export function createPool(options: PoolOptions = {}): Promise<Pool> {
  return openPool(WORKER, options);
}
