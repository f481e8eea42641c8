/**
 * Runs Stryker and judges what lives: `npm run mutate`, or `npm run mutate -- money settle` for some parts. Exits 1
 * where the score is below 90 %, where a mutant lives that test/mutants/explained.ts does not explain, and where an
 * explanation there is of none that lives or ran out of time.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { EXPLAINED } from "./explained.ts";
import type { Explained } from "./explained.ts";

const REPORT = "coverage/mutants/mutants.json";
const BAR = 90;

interface Mutant {
  readonly mutatorName: string;
  readonly replacement: string;
  readonly status: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}
interface Report {
  readonly files: { readonly [file: string]: { readonly source: string; readonly mutants: readonly Mutant[] } };
}

/** Counts of one file's mutants. Those that are ignored or do not run are none of them. */
class Tally {
  killed = 0;
  timeout = 0;
  explained = 0;
  unexplained = 0;

  get score(): number {
    const all = this.killed + this.timeout + this.explained + this.unexplained;
    return all === 0 ? 100 : (100 * (this.killed + this.timeout)) / all;
  }

  add(other: Tally): void {
    this.killed += other.killed;
    this.timeout += other.timeout;
    this.explained += other.explained;
    this.unexplained += other.unexplained;
  }

  row(name: string): string {
    const counts = [this.killed, this.timeout, this.explained, this.unexplained];
    return [
      name.padEnd(28),
      ...counts.map((count) => String(count).padStart(11)),
      this.score.toFixed(2).padStart(9),
    ].join("");
  }
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

function explains(each: Explained, file: string, line: string, mutant: Mutant): boolean {
  if (each.file !== file || each.line !== line) return false;
  return each.replacements === "any" || each.replacements.includes(oneLine(mutant.replacement));
}

interface Part {
  readonly name: string;
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
  /** `bundle` (runner.ts) where there are mutants by the thousand: its tests are whole folders, synchronous and without hooks. */
  readonly runner?: "vitest" | "bundle";
}

/**
 * Parts of the sources, each held by the tests that mirror it: a part's own tests must notice. The laws of
 * test/property and the golden cases would notice more, at minutes a mutant. A plan is what settling reads, and
 * settling begins with a plan: these two are held by the tests of both.
 */
const PLAN = "test/unit/plan/*.test.ts";
const SETTLE = "test/unit/settle/*.test.ts";
const PARTS = [
  { name: "money", mutate: ["src/money.ts"], tests: ["test/unit/{money,rounding}*.test.ts"] },
  { name: "apportion", mutate: ["src/apportion.ts"], tests: ["test/unit/apportion*.test.ts"] },
  { name: "predicate", mutate: ["src/predicate.ts"], tests: ["test/unit/predicate*.test.ts"] },
  { name: "settle", mutate: ["src/settle/*.ts"], tests: [SETTLE, PLAN], runner: "bundle" },
  { name: "plan", mutate: ["src/plan/*.ts"], tests: [PLAN, SETTLE], runner: "bundle" },
] as const satisfies readonly Part[];

function reportOf({ name, mutate, tests, runner = "vitest" }: Part): Report {
  const kept = `coverage/mutants/${name}.incremental.json`;
  const stryker = ["node_modules/@stryker-mutator/core/bin/stryker.js"];
  const args = [...stryker, "run", "--testRunner", runner, "--incremental", "--incrementalFile", kept];
  // Each process of Stryker's loads runner.ts.
  const env = { ...process.env, NODE_OPTIONS: "--import=tsx", YIZHAN_MUTANT_TESTS: tests.join(" ") };
  const { status } = spawnSync(process.execPath, [...args, "--mutate", mutate.join(",")], { stdio: "inherit", env });
  if (status !== 0) process.exit(status ?? 1);
  return JSON.parse(readFileSync(REPORT, "utf8")) as Report;
}

const wanted = process.argv.slice(2);
const parts = PARTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const unknown = wanted.filter((word) => PARTS.every(({ name }) => name !== word));
if (unknown.length > 0) {
  process.stderr.write(`no part: ${unknown.join(", ")}; there are ${PARTS.map(({ name }) => name).join(", ")}\n`);
  process.exit(1);
}
const mutated = parts.flatMap((part) => Object.entries(reportOf(part).files));
const total = new Tally();
const used = new Set<Explained>();
const judged = new Set<string>();
const unexplained: string[] = [];
const rows: string[] = [];
for (const [file, { source, mutants }] of mutated) {
  const lines = source.split("\n");
  const tally = new Tally();
  judged.add(file);
  for (const mutant of mutants) {
    const { line, column } = mutant.location.start;
    const text = (lines[line - 1] ?? "").trim();
    const isAlive = mutant.status === "Survived" || mutant.status === "NoCoverage";
    if (mutant.status === "Killed") tally.killed++;
    else if (isAlive || mutant.status === "Timeout") {
      // On a busy machine a mutant that changes nothing runs out of time as well: that does not kill what is explained.
      const reasons = EXPLAINED.filter((each) => explains(each, file, text, mutant));
      for (const reason of reasons) used.add(reason);
      if (reasons.length > 0) tally.explained++;
      else if (!isAlive) tally.timeout++;
      else {
        tally.unexplained++;
        unexplained.push(`${file}:${line}:${column} ${mutant.mutatorName} ${oneLine(mutant.replacement)} | ${text}`);
      }
    }
  }
  total.add(tally);
  rows.push(tally.row(file));
}
const stale = EXPLAINED.filter((each) => judged.has(each.file) && !used.has(each));
const heads = ["killed", "timeout", "explained", "unexplained"].map((head) => head.padStart(12));
console.log([["file".padEnd(28), ...heads, "score %".padStart(9)].join(""), ...rows, total.row("all")].join("\n"));
if (unexplained.length > 0) console.log(`alive and not explained:\n  ${unexplained.join("\n  ")}`);
if (stale.length > 0)
  console.log(`explained, but not alive:\n  ${stale.map(({ file, line }) => `${file}: ${line}`).join("\n  ")}`);
if (total.score < BAR || unexplained.length > 0 || stale.length > 0) process.exitCode = 1;
