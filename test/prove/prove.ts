/**
 * The proof that fast is right: reference ≡ object ≡ loop ≡ kernel on generated packs and claims, by several processes;
 * loop and kernel are a batch without WebAssembly and one with it. The seed and its number make a stretch, so that a run
 * can go on where another has stopped, and a difference comes again.
 */
import { fork } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Plugin } from "esbuild";
import type { Done, Task } from "./shard.ts";
import { CLAIMS_OF_A_STRETCH } from "./stretch.ts";

/** What is to be proved. */
export interface Proof {
  readonly seed: number;
  /** Claims in all, rounded up to whole stretches. */
  readonly claims: number;
  /** Number of the first stretch. */
  readonly from: number;
  readonly processes: number;
  /** Whether the reference computes in decimal.js instead of BigInt. */
  readonly decimal: boolean;
  /** Is told after each stretch. */
  readonly onProgress?: (progress: Progress) => void;
}

/** How far a proof is. */
export interface Progress {
  readonly claims: number;
  readonly settled: number;
  readonly refused: number;
  /** Settled with amounts whose products with rates may pass 2^53. */
  readonly large: number;
  /** Rows that the kernel itself has settled. */
  readonly byKernel: number;
  /** All stretches before this one are done. */
  readonly next: number;
}

/** What a proof gave; with the first difference that was met. */
export interface Proved extends Progress {
  readonly difference: Done | null;
}

/** Proves; stops at the first difference. */
export async function prove(proof: Proof): Promise<Proved> {
  const folder = mkdtempSync(join(tmpdir(), "yizhan-prove-"));
  try {
    return await proveIn(join(folder, "shard.mjs"), proof);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function proveIn(file: string, proof: Proof): Promise<Proved> {
  const { seed, from, onProgress } = proof;
  await bundle(file, proof.decimal);
  const end = from + Math.ceil(proof.claims / CLAIMS_OF_A_STRETCH);
  const underWay = new Set<number>();
  let upcoming = from;
  let sum: Progress = { claims: 0, settled: 0, refused: 0, large: 0, byKernel: 0, next: from };
  let difference: Done | null = null;
  const run = (): Promise<void> =>
    new Promise((resolve, reject) => {
      // Room for what is young: less time goes into collecting it.
      const room = ["--max-old-space-size=2048", "--min-semi-space-size=64", "--max-semi-space-size=64"];
      const child = fork(file, { execArgv: room });
      const ask = (): void => {
        if (upcoming >= end || difference !== null) return void child.disconnect();
        underWay.add(upcoming);
        const task: Task = { seed, number: upcoming++ };
        child.send(task);
      };
      child.on("message", (done: Done) => {
        underWay.delete(done.number);
        if (done.difference === null) sum = added(sum, done, Math.min(upcoming, ...underWay));
        else difference ??= done;
        onProgress?.(sum);
        ask();
      });
      child.on("error", reject);
      child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a process ended with ${String(code)}`))));
      ask();
    });
  await Promise.all(Array.from({ length: proof.processes }, run));
  return { ...sum, difference };
}

/** Writes a difference out with its claim and pack, and says where, and how it comes again. */
export function writtenOut(seed: number, done: Done): string {
  const folder = new URL("../../coverage/prove/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  const name = `${seed}-${done.number}.json`;
  writeFileSync(new URL(name, folder), `${JSON.stringify({ seed, ...done }, null, 2)}\n`);
  return (
    `${done.difference?.between ?? "they"} differ: seed ${seed}, stretch ${done.number}; ` +
    `the claim and its pack are in coverage/prove/${name}\n` +
    `comes again with: npm run prove -- --seed ${seed} --from ${done.number} --claims 1`
  );
}

function added(sum: Progress, { claims, settled, refused, large, byKernel }: Done, next: number): Progress {
  return {
    claims: sum.claims + claims,
    settled: sum.settled + settled,
    refused: sum.refused + refused,
    large: sum.large + large,
    byKernel: sum.byKernel + byKernel,
    next,
  };
}

/** Bundles what a process runs; tsx would wrap every closure. */
async function bundle(outfile: string, decimal: boolean): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL("shard.ts", import.meta.url))],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // For json-logic-js, which requires.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    plugins: decimal ? [] : [onBigInt],
    logLevel: "warning",
  });
}

/** Puts the arithmetic on BigInt in the place of that on decimal.js, in the reference alone. */
const onBigInt: Plugin = {
  name: "on-bigint",
  setup({ onResolve }) {
    const path = fileURLToPath(new URL("exact.ts", import.meta.url));
    onResolve({ filter: /^\.\/decimal\.ts$/ }, ({ importer }) =>
      /[\\/]test[\\/]reference[\\/]/.test(importer) ? { path } : undefined,
    );
  },
};
