/**
 * What a program needs that brings rules of its own, a claim or account that must be told what is wrong with it, or a
 * bill that no tape settles. Who settles plain claims by the shipped rules never loads it: see `doors` in tsup.config.ts.
 */
export { readAccountCarefully } from "./account/careful.ts";
export { readCarefully } from "./claim/careful.ts";
export { openRuleFiles, parseRuleFiles, readRules, variantOf } from "./rules/parse.ts";
export { overlay } from "./rules/overlay.ts";
export { extend } from "./rules/extend.ts";
export { applyCase, bestOf } from "./settle/benefit.ts";
export { settleCarefully } from "./settle/careful.ts";
export { factPath, missingFact } from "./settle/refusals.ts";
