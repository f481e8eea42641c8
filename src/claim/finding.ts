/** Findings of a claim or an account: of its shape, and of the checks that come after. */
import { mask, SettlementError, show } from "../errors.ts";
import type { Finding, Issue, Issues } from "../errors.ts";
import { pathOf, valueAt } from "../path.ts";
import { findingsOf } from "../rules/finding.ts";
import type { Text } from "../rules/types.ts";
import type * as z from "zod";

/** Where a claim, an account or a journal came from: the name of its file, if it has one, and the claim's id. */
export interface Place {
  readonly file?: string;
  readonly claim?: string;
}

/** The codes of input that is not what its format allows. */
export type InputCode = "invalid_claim" | "invalid_account" | "invalid_journal" | "invalid_event";

/** Collects the findings of one claim or account. */
export interface Findings {
  readonly issues: Issue[];
  /** Adds what is wrong at a path. */
  wrong(path: string, expected: Text, found: string): void;
  /** Adds parts that do not sum, or a sum below zero. */
  unbalanced(path: string, expected: Text, found: string): void;
}

/**
 * Starts with no finding.
 *
 * @param code     That of what is wrong.
 * @param personal The person's id, which is masked also where it stands in the place of something else.
 */
export function createFindings(code: InputCode, place: Place, personal?: unknown): Findings {
  const issues: Issue[] = [];
  const id = typeof personal === "string" || typeof personal === "number" ? show(personal) : null;
  const masked = (found: string): string => (found === id ? mask(String(personal)) : found);
  return {
    issues,
    wrong(path, expected, found) {
      issues.push({ code, ...place, path, expected, found: masked(found) });
    },
    unbalanced(path, expected, found) {
      issues.push({ code: "unbalanced", ...place, path, expected, found: masked(found) });
    },
  };
}

/** Adds findings that have no code and place yet. */
export function addFindings(findings: Findings, more: readonly Finding[]): void {
  for (const { path, expected, found } of more) findings.wrong(path, expected, found);
}

/**
 * What a schema found wrong with a value.
 *
 * @param personal Paths whose values are a person's id or name, and are masked.
 */
export function shapeFindings(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  personal: readonly (readonly (string | number)[])[],
): Finding[] {
  const masked = new Map(personal.map((path) => [pathOf(path), showPersonal(valueAt(value, path))]));
  return findingsOf(issues.flatMap(meantBy), value).map((finding) => {
    const found = masked.get(finding.path);
    return found === undefined ? finding : { ...finding, found };
  });
}

/** Of a union, the issues of the one option whose kind the value has; the union's own where there is none. */
function meantBy(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const [option, ...others] = issue.errors.filter((each) => !each.some(isOfOtherKind));
  if (option === undefined || others.length > 0) return [issue];
  return option.map((each) => ({ ...each, path: [...issue.path, ...each.path] }));
}

function isOfOtherKind(issue: z.core.$ZodIssue): boolean {
  return issue.code === "invalid_type" && issue.path.length === 0;
}

/** Personal values are masked whatever their type; lists and objects show only their kind anyway. */
function showPersonal(value: unknown): string {
  return typeof value === "object" || value === undefined ? show(value) : mask(String(value));
}

/** The error of findings that have no code and place yet, of which there is at least one. */
export function refusal(code: InputCode, place: Place, found: readonly Finding[]): SettlementError {
  const findings = createFindings(code, place);
  addFindings(findings, found);
  return new SettlementError(nonEmpty(findings.issues));
}

/** The issues as the list that an error needs. */
export function nonEmpty(issues: readonly Issue[]): Issues {
  const [first, ...rest] = issues;
  if (first === undefined) throw new RangeError("refused without a finding");
  return [first, ...rest];
}
