/** Warnings that a rule folder accepts, each with its reason: its file `accepted.json`. */
import * as z from "zod";
import { field, named, optional, strictObject } from "./documented.ts";
import { text, words } from "./terms.ts";
import type { Text } from "./types.ts";

/** One entry of `accepted.json`. */
export interface AcceptedFinding {
  /** Code of the warning. */
  readonly code: string;
  /** The file that it is in, relative to the folder. */
  readonly file: string;
  /** Its path. Absent: every warning of the code in the file. */
  readonly path?: string;
  /** Why it is as it should be. */
  readonly why: Text;
}

const entry = strictObject({
  code: field(words, "所接受警告的代码", "code of the warning"),
  file: field(words, "所在文件,相对于规则文件夹", "the file that it is in, relative to the folder"),
  path: optional(words, "位置;不写为该文件中此代码的全部", "its path; absent: all of the code in the file"),
  why: field(text, "为什么属实", "why it is as it should be"),
}) satisfies z.ZodType<AcceptedFinding>;

/** The schema of `accepted.json`. */
export const acceptedSchema = named(z.array(entry), "accepted") satisfies z.ZodType<readonly AcceptedFinding[]>;
