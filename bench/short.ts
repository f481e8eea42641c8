/**
 * The short benchmark of the gate: what each stage of a settlement costs, as ratios to plain decimal.js code and to
 * `JSON.parse` with `JSON.stringify`, measured side by side in one run. It prints and asserts nothing.
 */
import { readFileSync } from "node:fs";
import { Bench } from "tinybench";
import { parseAccount } from "../src/account/account.ts";
import { parseClaim } from "../src/claim/parse.ts";
import { settle } from "../src/index.ts";
import type { Claim } from "../src/index.ts";
import { loadRules, readRuleFiles, shippedRules } from "../src/node.ts";
import { indexRules } from "../src/rules/resolve.ts";
import { parseRuleFiles } from "../src/rules/parse.ts";
import { newAccount, openClaim } from "../src/settlement.ts";
import { settleClaim } from "../src/settle/settle.ts";
import { referenceResolve } from "../test/reference/resolve.ts";
import { referenceSettle } from "../test/reference/settle.ts";

const ROUNDS = 7;
const samples = new URL("../rules/samples/henan.json", import.meta.url);
const claims = JSON.parse(readFileSync(samples, "utf8")) as Claim[];
const claim = claims.find(({ lines }) => lines !== undefined && lines.length > 5);
if (claim === undefined) throw new Error("no sample with fee lines");
const text = JSON.stringify(claim);

const rulebook = loadRules();
const printed = settle(rulebook, claim).settlement;
const opened = openClaim(rulebook, claim, {});
const account = newAccount(opened);
const openedAccount = parseAccount(settle(rulebook, claim).account);

const rules = parseRuleFiles(readRuleFiles(shippedRules()));
const { visit, person } = claim;
const day = visit.discharged ?? visit.settled;
const resolved = referenceResolve(
  [...rules.regions.values()],
  rules.pipelines.map(({ data }) => data),
  rules.versions.map(({ data }) => data),
  person.region,
  day,
  day,
  visit.settled,
);
if ("code" in resolved) throw new Error(resolved.code);

/** Results land here, so that no work can be left out as unused. */
let sink: unknown;
const tasks: Readonly<Record<string, () => void>> = {
  "JSON.parse claim + JSON.stringify settlement": () => {
    sink = [JSON.parse(text), JSON.stringify(printed)];
  },
  "decimal.js, naive (the reference)": () => {
    sink = referenceSettle(resolved, claim, null);
  },
  "settle: unknown claim to printed settlement": () => {
    sink = settle(rulebook, claim);
  },
  "settle, without steps": () => {
    sink = settle(rulebook, claim, undefined, { trace: false });
  },
  "parse the claim": () => {
    sink = parseClaim(claim);
  },
  "parsed claim to outcome": () => {
    sink = settleClaim(opened.plan, opened.claim, account);
  },
  "parsed claim to outcome, second of the year": () => {
    sink = settleClaim(opened.plan, opened.claim, openedAccount);
  },
  "index the shipped rules": () => {
    sink = indexRules(rules);
  },
};

const times = new Map<string, number[]>(Object.keys(tasks).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  // Interleaved: every round visits all tasks, so that a slow phase of the machine falls on all of them.
  const bench = new Bench({ time: 60, warmupTime: round === 0 ? 120 : 10 });
  for (const [name, run] of Object.entries(tasks)) bench.add(name, run);
  await bench.run();
  for (const { name, result } of bench.tasks) {
    if (!("latency" in result)) throw new Error(`${name} did not run`);
    times.get(name)?.push(result.latency.p50);
  }
}
if (sink === undefined) throw new Error("nothing was measured");

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

const names = Object.keys(tasks);
const [json = "", decimal = ""] = names;
const ratios = (name: string, base: string): string => {
  const own = times.get(name) ?? [];
  const other = times.get(base) ?? [];
  return median(own.map((time, round) => time / (other[round] ?? NaN))).toFixed(2);
};
process.stdout.write(`${claim.lines?.length ?? 0} fee lines, ${ROUNDS} rounds, medians of ratios within a round\n`);
process.stdout.write(`${"".padEnd(46)}${"to JSON".padStart(10)}${"to decimal.js".padStart(16)}\n`);
for (const name of names)
  process.stdout.write(`${name.padEnd(46)}${ratios(name, json).padStart(10)}${ratios(name, decimal).padStart(16)}\n`);
