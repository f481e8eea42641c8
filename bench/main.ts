/**
 * The bench: `tsx bench/main.ts` measures everything and writes `bench/results.json`; with `--short` it measures what
 * has a bar, in less than a minute, and exits 1 when a ratio is further past its bar than tolerance and noise allow, or what has a bar settles otherwise.
 * Names of sections measure those, and write no file; exits 1 at once where there is none of a name.
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { atMost, statusOf } from "./harness/bar.ts";
import type { Row } from "./harness/bar.ts";
import { bundle } from "./harness/child.ts";
import { createStable } from "./harness/panel.ts";
import type { Effort } from "./harness/panel.ts";
import { printRows } from "./harness/table.ts";
import { batch } from "./sections/batch.ts";
import { core } from "./sections/core.ts";
import { growth } from "./sections/growth.ts";
import { lines } from "./sections/lines.ts";
import { memory } from "./sections/memory.ts";
import { pool } from "./sections/pool.ts";
import { rules } from "./sections/rules.ts";
import { absent } from "./sections/section.ts";
import type { Section } from "./sections/section.ts";
import { startup } from "./sections/startup.ts";
import { stream, whole } from "./sections/whole.ts";

const SECTIONS: Readonly<Record<string, Section>> = {
  core,
  lines,
  batch,
  pool,
  whole,
  stream,
  rules,
  growth,
  memory,
  startup,
};
const FULL: Effort = { rounds: 15, slice: 60, warm: 1000, compared: 8192, size: { claims: 8192, stays: 1_000_000 } };
const SHORT: Effort = { rounds: 9, slice: 15, warm: 600, compared: 256, size: { claims: 2048, stays: 40_000 } };

const root = fileURLToPath(new URL("..", import.meta.url));
const given = process.argv.slice(2);
const short = given.includes("--short");
const wanted = given.filter((word) => word !== "--short");
const unknown = wanted.filter((word) => !Object.hasOwn(SECTIONS, word));
if (unknown.length > 0) {
  process.stderr.write(`no section: ${unknown.join(", ")}; there are ${Object.keys(SECTIONS).join(", ")}\n`);
  process.exit(1);
}
const bundled = await bundle(root);
const stable = createStable(bundled);
const rows: Row[] = [];
const began = performance.now();
for (const [name, section] of Object.entries(SECTIONS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const start = performance.now();
  const own = await attempt(name, section);
  const took = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${printRows(own)}  (${name}: ${took} s)\n`);
  rows.push(...own);
}
stable.stop();

/** What breaks is a row that fails, and the rest is measured. */
async function attempt(name: string, section: Section): Promise<Row[]> {
  try {
    return await section({ root, bundled, stable, short, effort: short ? SHORT : FULL });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [absent(name, "broke off", "", atMost(0), message.split("\n")[0] ?? "")];
  }
}

const machine = { cpu: cpus()[0]?.model ?? "", cpus: cpus().length, node: process.version };
const results = rows.map((row) => ({ ...row, status: statusOf(row) }));
// A part of it does not take the place of the whole.
if (!short && wanted.length === 0)
  writeFileSync(new URL("results.json", import.meta.url), `${JSON.stringify({ machine, rows: results }, null, 2)}\n`);
const count = (status: string): number => results.filter((row) => row.status === status).length;
const took = ((performance.now() - began) / 1000).toFixed(0);
process.stdout.write(`\n${machine.cpu}, ${machine.cpus} CPUs, Node ${machine.node}; ${took} s\n`);
process.stdout.write(`${count("holds")} bars hold, ${count("past")} are passed within noise, ${count("FAILS")} fail\n`);
if (short && count("FAILS") > 0) process.exitCode = 1;
