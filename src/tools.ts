/**
 * Tools for those who write rules: companion cases, and mutation of packs.
 *
 * @packageDocumentation
 */
export { testCases } from "./cases/test.ts";
export type { CaseDifference, CaseResult, DifferenceKind } from "./cases/types.ts";
export { evaluateWorking } from "./cases/working.ts";
export { formatCases } from "./cases/words.ts";
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
export type { Explanation, ExplanationFile } from "./rules/explanations.ts";
