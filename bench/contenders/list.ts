/** Every contender by name; the code of each is loaded only in the process that times it. */
import type { Open } from "../harness/runner.ts";

/** Names by what they are. */
export const INTEGERS = "by hand";
export const LINES = "by hand, lines";
export const COLUMNS = "by hand, columns";
export const TRACED = "yizhan traced";
export const UNTRACED = "yizhan untraced";
export const BATCH = "yizhan batch";
export const DECIMAL = "decimal.js";
export const ZEN = "zen-engine";
export const RULES_ENGINE = "json-rules-engine";
export const LOGIC_ENGINE = "json-logic-engine";

/** How to load each. */
export const CONTENDERS: Readonly<Record<string, () => Promise<Open>>> = {
  [INTEGERS]: async () => (await import("./hand.ts")).openIntegers,
  [LINES]: async () => (await import("./hand.ts")).openLines,
  [COLUMNS]: async () => (await import("./columns.ts")).openColumns,
  [BATCH]: async () => (await import("./columns.ts")).openBatch,
  [TRACED]: async () => (await import("./engine.ts")).openTraced,
  [UNTRACED]: async () => (await import("./engine.ts")).openUntraced,
  [DECIMAL]: async () => (await import("./decimal.ts")).openDecimal,
  [ZEN]: async () => (await import("./peers.ts")).openZen,
  [RULES_ENGINE]: async () => (await import("./peers.ts")).openRulesEngine,
  [LOGIC_ENGINE]: async () => (await import("./peers.ts")).openLogic,
};
