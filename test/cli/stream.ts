/**
 * Settles a long NDJSON stream through pipes, claims made as they are asked for, and measures memory on the way.
 *
 * `npm run test:stream -- 1000000 1000` settles a million claims of a thousand persons with the built command line;
 * `/usr/bin/time -v` before it says the same of the whole.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath, pathToFileURL } from "node:url";
import { claimOf, writePack } from "./pack.ts";

/** What a stream took. Unit of memory: MiB. */
export interface Measured {
  readonly code: number | null;
  readonly settled: number;
  readonly stderr: string;
  /** Most resident memory of the process in the first and in the second half of the stream; the same of its heap. */
  readonly resident: readonly [first: number, second: number];
  readonly heap: readonly [first: number, second: number];
  readonly seconds: number;
}

/** Claims that are made at a time. */
const BATCH = 200;
const MIB = 1024 * 1024;

const memory = new URL("memory.mjs", import.meta.url).href;
const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
/** How Node is told to run the command line from its source. */
export const FROM_SOURCE: readonly string[] = ["--import", import.meta.resolve("tsx"), cli];
/** The built command line. */
export const BUILT: readonly string[] = [fileURLToPath(new URL("../../dist/cli.js", import.meta.url))];

/** Settles `claims` claims of `persons` persons, with a heap of at most `limit` MiB. */
export async function settleStream(
  command: readonly string[],
  claims: number,
  persons: number,
  limit: number,
): Promise<Measured> {
  const begun = performance.now();
  const args = [`--max-old-space-size=${limit}`, "--import", memory, ...command];
  const child = spawn(process.execPath, [...args, "settle", "-", "--rules", writePack(), "--no-trace"], {
    stdio: ["pipe", "pipe", "pipe", "ipc"],
  });
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null) throw new Error("no pipes");
  let made = 0;
  let settled = 0;
  let said = "";
  const resident: [number, number] = [0, 0];
  const heap: [number, number] = [0, 0];
  child.on("message", (usage: NodeJS.MemoryUsage) => {
    const half = made < claims / 2 ? 0 : 1;
    resident[half] = Math.max(resident[half], Math.round(usage.rss / MIB));
    heap[half] = Math.max(heap[half], Math.round(usage.heapUsed / MIB));
  });
  stdout.on("data", (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 0x0a) settled++;
  });
  stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  stdin.on("error", () => {});
  const closed = once(child, "close");
  while (made < claims && child.exitCode === null) {
    const lines = Array.from({ length: Math.min(BATCH, claims - made) }, (_, i) => lineOf(made + i, persons));
    made += lines.length;
    // oxlint-disable-next-line no-await-in-loop -- the pace is the reader's
    if (!stdin.write(lines.join(""))) await Promise.race([once(stdin, "drain"), closed]);
  }
  stdin.end();
  const [code] = (await closed) as [number | null];
  return { code, settled, stderr: said, resident, heap, seconds: Math.round((performance.now() - begun) / 100) / 10 };
}

function lineOf(index: number, persons: number): string {
  return `${JSON.stringify(claimOf(`c-${index}`, `p-${index % persons}`, "0.04"))}\n`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [claims = 1_000_000, persons = 1000, limit = 64] = process.argv.slice(2).map(Number);
  process.stdout.write(`${JSON.stringify(await settleStream(BUILT, claims, persons, limit), null, 2)}\n`);
}
