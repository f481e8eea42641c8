/** Start-up: import and first settlement of the built package, as its users load it, beside importing the libraries that it inlines. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { atMost, noiseOf } from "../harness/bar.ts";
import type { Row } from "../harness/bar.ts";
import { medianOf, spreadOf } from "../harness/statistics.ts";
import { HENAN_2019 } from "../reference/words.ts";
import { makeSamples } from "../sample/stays.ts";
import { claimOf } from "../sample/wire.ts";
import { absent } from "./section.ts";
import type { Run } from "./section.ts";

const SECTION = "Start-up";
const WHAT = "import + first settlement";
const BASE = "import zod, decimal.js, json-logic-js";

/** Times fresh processes in turn; each says by itself how long it took from its first line on. */
export async function startup(run: Run): Promise<Row[]> {
  if (!existsSync(join(run.root, "dist/sealed")))
    return [absent(SECTION, WHAT, BASE, atMost(0.5), "run `npm run build` first")];
  const { ours, libraries } = writeScripts(run);
  const took = (file: string): number => Number(execFileSync(process.execPath, [file], { encoding: "utf8" }));
  const rounds = run.short ? 7 : 31;
  // Once each before counting, so that the files are in the system's cache.
  took(ours);
  took(libraries);
  const [own, base, noise]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    const slices = [took(libraries)];
    own.push(took(ours));
    slices.push(took(libraries), took(libraries));
    base.push(medianOf(slices));
    slices.forEach((ms, i) => noise.push(ms / medianOf(slices.filter((_, other) => other !== i))));
  }
  const ns = (times: readonly number[]): number[] => times.map((ms) => ms * 1_000_000);
  const row = { section: SECTION, to: BASE, noise: noiseOf(spreadOf(noise)), note: "", differs: false };
  const ones = { low: 1, median: 1, high: 1 };
  return [
    { ...row, what: BASE, value: ones, bar: null, ns: spreadOf(ns(base)) },
    {
      ...row,
      what: WHAT,
      value: spreadOf(own.map((ms, round) => ms / (base[round] ?? NaN))),
      bar: atMost(0.5),
      ns: spreadOf(ns(own)),
    },
  ];
}

/** Two scripts below the folder of the bundle, from which the libraries resolve, and yizhan as its users install it. */
function writeScripts(run: Run): { readonly ours: string; readonly libraries: string } {
  const [sample] = makeSamples({ rules: HENAN_2019, poor: true, tier: "county", lines: 0 }, 1, 1);
  if (sample === undefined) throw new RangeError("no sample");
  const claim = JSON.stringify(claimOf(HENAN_2019, sample, "c-1"));
  const installed = join(run.bundled, "node_modules/yizhan");
  mkdirSync(join(run.bundled, "node_modules"), { recursive: true });
  rmSync(installed, { force: true });
  symlinkSync(run.root, installed, "dir");
  const timed = (body: string): string =>
    `const cpu = () => {\n  const { user, system } = process.cpuUsage();\n  return (user + system) / 1000;\n};\n` +
    `const start = cpu();\n${body}\nprocess.stdout.write(String(cpu() - start));\n`;
  const ours = join(run.bundled, "ours.mjs");
  const libraries = join(run.bundled, "libraries.mjs");
  writeFileSync(
    ours,
    timed(
      `const { settle } = await import("yizhan");\nconst { loadRules } = await import("yizhan/node");\n` +
        `if (settle(loadRules(), ${claim}).settlement.total === "") throw new Error("nothing");`,
    ),
  );
  writeFileSync(libraries, timed('await import("zod");\nawait import("decimal.js");\nawait import("json-logic-js");'));
  return { ours, libraries };
}
