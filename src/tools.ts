/**
 * Tools for those who write rules: what is wrong with them, and what they mean. All pure; `yizhan rules` on the command
 * line reads the files and prints.
 *
 * @packageDocumentation
 */
export { checkRules } from "./check/check.ts";
export { formatRuleFindings } from "./check/format.ts";
export type * from "./check/types.ts";
