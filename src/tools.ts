/**
/**
 * Tools for those who write rules: what is wrong with them, whether their cases hold and would notice a change, what is
 * in force, what a change means, and the folder with which a region begins. All pure; `yizhan rules` on the command line
 * reads the files and prints.
 *
 * @packageDocumentation
 */
export { testCases } from "./cases/test.ts";
export type { CaseDifference, CaseResult, DifferenceKind } from "./cases/types.ts";
export { evaluateWorking } from "./check/working.ts";
export { formatCases } from "./cases/words.ts";
export { checkRules } from "./check/check.ts";
export { formatRuleFindings } from "./check/format.ts";
export type * from "./check/types.ts";
export type { Change, Side } from "./diff/change.ts";
export { diffDays, diffFiles, diffPacks } from "./diff/rules.ts";
export type { NamedPack, RulesDiff } from "./diff/rules.ts";
export { formatDiff } from "./diff/table.ts";
export type { DiffTableOptions } from "./diff/table.ts";
export { mutateRules } from "./mutate/mutate.ts";
export type { MutateOptions } from "./mutate/mutate.ts";
export { reaches } from "./mutate/score.ts";
export type { Edit, Judged, Mutant, MutantKind, MutationReport, Score, Verdict } from "./mutate/types.ts";
export { formatMutation } from "./mutate/words.ts";
export type {
  CompanionCase,
  ExpectedNote,
  ExpectedPayment,
  ExpectedRefusal,
  ExpectedSettlement,
  Working,
} from "./rules/companion.ts";
export type { ExpectedFinding, RangeCase } from "./rules/range-case.ts";
export type { Explanation, ExplanationFile } from "./rules/explanations.ts";
export { printRules } from "./show/page.ts";
export { showRules } from "./show/rules.ts";
export type { ShownRules, ShowOptions, VersionInForce } from "./show/rules.ts";
export type { Citation, Origin, Section, SectionKind, Value } from "./show/section.ts";
export { formatRules } from "./show/table.ts";
export type { ShowTableOptions } from "./show/table.ts";
export { startingFolder } from "./start/folder.ts";
export type { StartFile, StartOptions } from "./start/folder.ts";
