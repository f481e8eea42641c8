/** An issue of rule files with the kind of mistake that it is, which says what to do about it. */
import type { Issue } from "../errors.ts";

/**
 * `unreadable` no JSON, or no rule file · `schema` not the form of one · `unknown_region` a version of a region that no
 * `regions.json` has · `unknown_parent` a region without the one above it · `repeated_region` one region in two ways ·
 * `repeated_version` two files of one start and publication · `missing_source` a citation of no document ·
 * `undeclared_code` a layer, payer, tag or value of a fact that nothing declares · `condition` a condition outside the
 * subset, or of a fact that is none.
 */
export type FaultKind =
  | "unreadable"
  | "schema"
  | "unknown_region"
  | "unknown_parent"
  | "repeated_region"
  | "repeated_version"
  | "missing_source"
  | "undeclared_code"
  | "condition";

/** What is wrong with rule files. */
export interface RuleFault {
  readonly kind: FaultKind;
  readonly issue: Issue;
}
