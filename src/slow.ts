/**
 * What a program needs that brings rules of its own, or a claim or account that must be told what is wrong with it. Who
 * settles sound claims by the shipped rules never loads it: see `doors` in tsup.config.ts.
 */
export { readAccountCarefully } from "./account/careful.ts";
export { readCarefully } from "./claim/careful.ts";
export { openRuleFiles, parseRuleFiles, readRules, variantOf } from "./rules/parse.ts";
export { overlay } from "./rules/overlay.ts";
