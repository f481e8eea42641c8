import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ClaimColumns } from "../../../src/batch.ts";
import { createBatch, createResults } from "../../../src/batch.ts";
import { CODE, compileKernel } from "../../kernel/compile.ts";
import { generatedStretch, shippedStretches } from "../../kernel/stretch.ts";
import { settleTwice } from "../../kernel/twins.ts";
import { partOf } from "../../../src/batch/share.ts";

interface Exports {
  readonly run: unknown;
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
}

interface Host {
  readonly Module: unknown;
  readonly Instance: new (module: object) => { readonly exports: Exports };
}

afterEach(() => vi.unstubAllGlobals());

it("the compiled kernel is that of its source", () => {
  expect(readFileSync(CODE, "utf8")).toBe(compileKernel());
});

const all = shippedStretches("", 0.1);
const henan = shippedStretches("41", 0.02);

describe("kernel", () => {
  it("settles many rows of a region, as the loop does", () => {
    const { rulebook, columns } = henan(7, 10_000);
    const twins = settleTwice(rulebook, columns, { times: 3, shares: 1 });
    expect(twins.difference).toBeNull();
    expect(twins.byKernel).toBeGreaterThan(twins.rows / 4);
  });

  it("settles the rows of shares, and leaves the others alone", () => {
    const { rulebook, columns } = henan(8, 5_000);
    const twins = settleTwice(rulebook, columns, { times: 2, shares: 3 });
    expect(twins.difference).toBeNull();
    expect(twins.byKernel).toBeGreaterThan(0);
    const results = createResults(columns.capacity);
    results.patient.inScope.fill(-7);
    createBatch(rulebook, { webAssembly: true }).run(columns, results, { part: 1, of: 3 });
    for (let row = 0; row < columns.count; row++)
      if (partOf(columns.person[row] ?? 0, 3) !== 1) expect(results.patient.inScope[row]).toBe(-7);
  });

  it("settles rows under many plans whose totals lie differently", () => {
    const { rulebook, columns } = all(9, 4_000);
    const twins = settleTwice(rulebook, columns, { times: 2, shares: 1 });
    expect(twins.difference).toBeNull();
    expect(twins.byKernel).toBeGreaterThan(0);
  });

  it("settles rows under generated packs as the loop does", () => {
    let byKernel = 0;
    for (let seed = 0; seed < 20; seed++) {
      const { rulebook, columns, shares } = generatedStretch(seed, 300);
      const twins = settleTwice(rulebook, columns, { times: 2, shares });
      expect([seed, twins.difference]).toEqual([seed, null]);
      byKernel += twins.byKernel;
    }
    expect(byKernel).toBeGreaterThan(0);
  });
});

describe("without a kernel", () => {
  const { rulebook, columns } = henan(10, 5_000);
  const expected = createBatch(rulebook, { webAssembly: false }).run(columns);

  it.each([
    ["there is no WebAssembly", undefined],
    [
      "the host forbids it",
      {
        get Module() {
          throw new EvalError("forbidden");
        },
        get Instance() {
          throw new EvalError("forbidden");
        },
      },
    ],
  ])("everything is settled where %s", (_, host) => {
    vi.stubGlobal("WebAssembly", host);
    const batch = createBatch(rulebook, { webAssembly: true });
    expect(batch.run(columns)).toEqual(expected);
  });

  it("everything is settled where the memory for the years runs out on the way", () => {
    // The kernel's memory is the host's to give; here it gives none after some rows.
    const { WebAssembly: before } = globalThis as unknown as { WebAssembly: Host };
    let grown = 0;
    class Instance {
      readonly exports: Exports;
      constructor(module: object) {
        const { memory, run } = new before.Instance(module).exports;
        const grow = (pages: number): number => {
          if (grown++ > 0) throw new RangeError("no more");
          return memory.grow(pages);
        };
        this.exports = {
          run,
          memory: {
            get buffer() {
              return memory.buffer;
            },
            grow,
          },
        };
      }
    }
    vi.stubGlobal("WebAssembly", { Module: before.Module, Instance });
    const batch = createBatch(rulebook, { webAssembly: true });
    expect(batch.run(columns)).toEqual(expected);
    expect(grown).toBeGreaterThan(1);
  });
});

/** The first rows of columns, with what stands beside them. */
function firstRows(columns: ClaimColumns, count: number): ClaimColumns {
  const upTo = <T extends { readonly count: number; readonly row: Int32Array }>(table: T): T => ({
    ...table,
    count: table.row.subarray(0, table.count).filter((row) => row < count).length,
  });
  return { ...columns, count, parts: upTo(columns.parts), given: upTo(columns.given) };
}

it("years move into a kernel's memory once a run has many rows, and grow there", () => {
  const { rulebook, columns } = all(11, 6_000);
  const [moving, staying] = [createBatch(rulebook), createBatch(rulebook, { webAssembly: false })];
  for (const count of [1_000, 6_000, 1_000]) {
    const own = firstRows(columns, count);
    expect(moving.run(own)).toEqual(staying.run(own));
    expect(moving.years()).toEqual(staying.years());
  }
  expect(moving.bytes()).toBeGreaterThan(staying.bytes());
});
