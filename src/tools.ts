/**
 * Tools for those who write rules: what is wrong with them, what is in force, what a change means, and the folder with
 * which a region begins. All pure; `yizhan rules` on the command line reads the files and prints.
 *
 * @packageDocumentation
 */
export type { Change, Side } from "./diff/change.ts";
export { diffDays, diffFiles, diffPacks } from "./diff/rules.ts";
export type { NamedPack, RulesDiff } from "./diff/rules.ts";
export { formatDiff } from "./diff/table.ts";
export type { DiffTableOptions } from "./diff/table.ts";
export { printRules } from "./show/page.ts";
export { showRules } from "./show/rules.ts";
export type { ShownRules, ShowOptions, VersionInForce } from "./show/rules.ts";
export type { Citation, Origin, Section, SectionKind, Value } from "./show/section.ts";
export { formatRules } from "./show/table.ts";
export type { ShowTableOptions } from "./show/table.ts";
export { startingFolder } from "./start/folder.ts";
export type { StartFile, StartOptions } from "./start/folder.ts";
export { checkRules } from "./check/check.ts";
export { formatRuleFindings } from "./check/format.ts";
export type * from "./check/types.ts";
