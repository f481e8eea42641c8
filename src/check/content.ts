/** Files beside the rules, read as the rules are: everything that is wrong with one is a finding. */
import type * as z from "zod";
import type { Finding } from "../errors.ts";
import { held, readContent } from "../rules/source.ts";
import type { RuleFile } from "../rules/types.ts";
import type { Report } from "./report.ts";

/** What a file holds, as plain data and held to a schema. */
export interface Content<T> {
  /** `undefined`: it is no JSON. */
  readonly value: unknown;
  /** `null`: it is not of the form. */
  readonly data: T | null;
}

/** Reads a file that is not one of the rules. */
export function contentOf<T>(schema: z.ZodType<T>, given: RuleFile, report: Report): Content<T> {
  const { file } = given;
  const read = readContent(given);
  if (!read.ok) {
    for (const finding of read.findings) report.fault("unreadable", { ...finding, file });
    return { value: undefined, data: null };
  }
  const findings: Finding[] = [];
  const data = held(schema, read.value, findings);
  for (const finding of findings) report.fault("schema", { ...finding, file });
  return { value: read.value, data };
}
