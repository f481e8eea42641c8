/** Two batches over the same rows, one with WebAssembly and one without, which must not differ in a bit. */
import { createBatch, createResults } from "../../src/batch.ts";
import type { Batch, ClaimColumns, ResultColumns, Share } from "../../src/batch.ts";
import type { Rulebook } from "../../src/index.ts";
import { countingHost } from "./counting.ts";

/** What twins gave. */
export interface Twins {
  readonly rows: number;
  readonly refused: number;
  /** Rows that the kernel has settled. */
  readonly byKernel: number;
  /** The first difference; `null`: none. */
  readonly difference: string | null;
}

/** How twins run: each time over the same columns, on the years that the time before has left. */
export interface Course {
  readonly times: number;
  /** The parts into which each run is divided. */
  readonly shares: number;
}

/** Settles columns by both, and compares every number of results and years. */
export function settleTwice(rulebook: Rulebook, columns: ClaimColumns, { times, shares }: Course): Twins {
  const host = countingHost();
  const batches = [
    createBatch(rulebook, { webAssembly: false }),
    createBatch(rulebook, { webAssembly: true }),
  ] as const;
  const results = batches.map(() => createResults(columns.capacity)) as [ResultColumns, ResultColumns];
  let difference: string | null = null;
  let refused = 0;
  try {
    for (let time = 0; time < times && difference === null; time++) {
      batches.forEach((batch, b) => runAll(batch, columns, results[b], shares));
      difference = differenceOf(results, batches);
      for (let row = 0; row < columns.count; row++) refused += results[0].refusal[row] === 0 ? 0 : 1;
    }
  } finally {
    host.restore();
  }
  return { rows: times * columns.count, refused, byKernel: host.rows(), difference };
}

function runAll(batch: Batch, columns: ClaimColumns, results: ResultColumns | undefined, shares: number): void {
  for (let part = 0; part < shares; part++) {
    const share: Share = { part, of: shares };
    batch.run(columns, results, share);
  }
}

function differenceOf(
  [left, right]: readonly [ResultColumns, ResultColumns],
  [one, other]: readonly [Batch, Batch],
): string | null {
  const [mine, theirs] = [one.years(), other.years()];
  return (
    differenceIn("results", { ...left, columns: null, shared: null }, { ...right, columns: null, shared: null }) ??
    differenceIn("years", { ...mine }, { ...theirs })
  );
}

/** The first place where two trees of columns differ; `Object.is`, so that 0 and -0 do. */
function differenceIn(path: string, left: unknown, right: unknown): string | null {
  if (ArrayBuffer.isView(left) && ArrayBuffer.isView(right)) {
    const [own, others] = [left as Float64Array, right as Float64Array];
    if (own.length !== others.length) return `${path}: ${own.length} and ${others.length} rows`;
    for (let i = 0; i < own.length; i++)
      if (!Object.is(own[i], others[i])) return `${path}[${i}]: ${String(own[i])} and ${String(others[i])}`;
    return null;
  }
  if (typeof left !== "object" || left === null || typeof right !== "object" || right === null)
    return Object.is(left, right) ? null : `${path}: ${String(left)} and ${String(right)}`;
  const [own, others] = [left as Record<string, unknown>, right as Record<string, unknown>];
  for (const name of new Set([...Object.keys(own), ...Object.keys(others)])) {
    const difference = differenceIn(`${path}.${name}`, own[name], others[name]);
    if (difference !== null) return difference;
  }
  return null;
}
