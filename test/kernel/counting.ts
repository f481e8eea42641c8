/** The host's WebAssembly, which counts what kernels settle. */

import { OTHER, ROW } from "../../src/batch/kernel/layout.ts";

/** Counts until it is restored. */
export interface CountingHost {
  /** Rows that kernels opened since have settled. */
  readonly rows: () => number;
  /** Puts the host's own WebAssembly back. */
  readonly restore: () => void;
}

/** Counts the rows that kernels opened from now on settle. */
export function countingHost(): CountingHost {
  const globals = globalThis as unknown as { WebAssembly: Record<string, unknown> };
  const { WebAssembly: before } = globals;
  const { Instance } = before as { Instance: new (module: object) => { exports: Record<string, unknown> } };
  let rows = 0;
  class Counting {
    readonly exports: Record<string, unknown>;
    constructor(module: object) {
      const { exports } = new Instance(module);
      const run = exports["run"] as (row: number, end: number, stride: number) => number;
      const counted = (row: number, end: number, stride: number): number => {
        const stop = run(row, end, stride);
        const { buffer } = exports["memory"] as { readonly buffer: ArrayBuffer };
        // It passes over rows of other shares.
        for (const own of new Int32Array(buffer, ROW + 4 * row, stop - row)) if (own !== OTHER) rows++;
        return stop;
      };
      this.exports = { ...exports, run: counted };
    }
  }
  globals.WebAssembly = { Module: before["Module"], Instance: Counting };
  return {
    rows: () => rows,
    restore: () => {
      globals.WebAssembly = before;
    },
  };
}
