/** Every contender by name; the code of each is loaded only in the process that times it. */
import type { Open } from "../harness/runner.ts";

/** The core and what stands beside it. */
export const INTEGERS = "by hand";
export const LINES = "by hand, lines";
export const COLUMNS = "by hand, columns";
export const TRACED = "yizhan traced";
export const UNTRACED = "yizhan untraced";
export const BATCH = "yizhan batch";
export const BATCH_LOOP = "yizhan batch, no WebAssembly";
export const DECIMAL = "decimal.js";
export const ZEN = "zen-engine";
export const TRACED_ZEN = "zen-engine, traced";
export const RULES_ENGINE = "json-rules-engine";
export const LOGIC_ENGINE = "json-logic-engine";

/** Around the core. */
export const JSON_ALONE = "JSON in and out";
export const SETTLE = "settle";
export const SETTLE_ON = "settle on an account";
export const PARSE = "parse a claim";
export const PRINT = "print a settlement";
export const DECODE = "decode + JSON.parse";
export const SUMMARY = "NDJSON line to summary";

/** Pools: columns in shared memory, and a file; and what the machine gives to threads that only compute. */
export const THREADS = ["1 thread, arithmetic", "2 threads, arithmetic"] as const;
export const POOL_COLUMNS = ["1 worker, columns", "2 workers, columns"] as const;
export const POOL_FILE = ["1 worker, file", "2 workers, file"] as const;

/** Rules. */
export const RULES_JSON = "JSON.parse of all rules";
export const READING = "read all files";
export const RULEBOOK = "texts to rulebook";
export const PLAN = "compile a plan";
export const OVERLAY = "one value changed, to plan";

/** Growth. What is measured against is there twice: how far apart two such processes are is noise. */
export const CASES = [
  ["10 cases", 10],
  ["10 cases, again", 10],
  ["100 cases", 100],
  ["1000 cases", 1000],
] as const;
export const REGIONS = [
  ["1 region", 1, 1],
  ["1 region, again", 1, 1],
  ["100 regions", 100, 1],
  ["1000 regions", 1000, 1],
  ["1000 regions, claims of all", 1000, 1000],
] as const;

/** How to load each. */
export const CONTENDERS: Readonly<Record<string, () => Promise<Open>>> = {
  [INTEGERS]: async () => (await import("./hand.ts")).openIntegers,
  [LINES]: async () => (await import("./hand.ts")).openLines,
  [COLUMNS]: async () => (await import("./columns.ts")).openColumns,
  [BATCH]: async () => (await import("./columns.ts")).openBatch(true),
  [BATCH_LOOP]: async () => (await import("./columns.ts")).openBatch(false),
  [TRACED]: async () => (await import("./engine.ts")).openTraced,
  [UNTRACED]: async () => (await import("./engine.ts")).openUntraced,
  [DECIMAL]: async () => (await import("./decimal.ts")).openDecimal,
  [ZEN]: async () => (await import("./peers.ts")).openZen,
  [TRACED_ZEN]: async () => (await import("./peers.ts")).openTracedZen,
  [RULES_ENGINE]: async () => (await import("./peers.ts")).openRulesEngine,
  [LOGIC_ENGINE]: async () => (await import("./peers.ts")).openLogic,
  [JSON_ALONE]: async () => (await import("./whole.ts")).openJson,
  [SETTLE]: async () => (await import("./whole.ts")).openSettle,
  [SETTLE_ON]: async () => (await import("./whole.ts")).openSettleOn,
  [PARSE]: async () => (await import("./whole.ts")).openParse,
  [PRINT]: async () => (await import("./whole.ts")).openPrint,
  [DECODE]: async () => (await import("./whole.ts")).openDecode,
  [SUMMARY]: async () => (await import("./whole.ts")).openSummary,
  [THREADS[0]]: async () => (await import("./threads.ts")).openThreads(1),
  [THREADS[1]]: async () => (await import("./threads.ts")).openThreads(2),
  [POOL_COLUMNS[0]]: async () => (await import("./pool.ts")).openPoolColumns(1),
  [POOL_COLUMNS[1]]: async () => (await import("./pool.ts")).openPoolColumns(2),
  [POOL_FILE[0]]: async () => (await import("./pool.ts")).openPoolFile(1),
  [POOL_FILE[1]]: async () => (await import("./pool.ts")).openPoolFile(2),
  [RULES_JSON]: async () => (await import("./rules.ts")).openRulesJson,
  [READING]: async () => (await import("./rules.ts")).openReading,
  [RULEBOOK]: async () => (await import("./rules.ts")).openRulebook,
  [PLAN]: async () => (await import("./rules.ts")).openPlan,
  [OVERLAY]: async () => (await import("./rules.ts")).openOverlay,
  ...Object.fromEntries(
    CASES.map(([name, count]) => [name, async () => (await import("./packs.ts")).openCases(count)]),
  ),
  ...Object.fromEntries(
    REGIONS.map(([name, loaded, visited]) => [
      name,
      async () => (await import("./packs.ts")).openRegions(loaded, visited),
    ]),
  ),
};
