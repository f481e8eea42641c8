/** The host's WebAssembly, which counts what kernels settle. */

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
        rows += stop - row;
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
