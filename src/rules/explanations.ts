/** The form of `cases/survivors.json`: why no companion case can notice a change of a rule file. */
import * as z from "zod";
import { field, named, strictObject } from "./documented.ts";
import { schemaAddress, text, words } from "./terms.ts";
import type { Text } from "./types.ts";

/** One change that no case can notice. */
export interface Explanation {
  /** The rule file, named from the root of the rule folder. */
  readonly file: string;
  /** The place in it, as `yizhan rules mutate` prints it. */
  readonly path: string;
  /** The change, likewise. */
  readonly change: string;
  readonly why: Text;
}

/** The content of a `survivors.json`. */
export interface ExplanationFile {
  readonly $schema?: string;
  readonly survivors: readonly Explanation[];
}

/** The schema of `survivors.json`. */
export const explanationsSchema = named(
  strictObject({
    $schema: z.exactOptional(schemaAddress),
    survivors: field(
      z.array(
        strictObject({
          file: field(words, "规则文件,从规则文件夹起", "the rule file, from the root of the rule folder"),
          path: field(words, "文件中的位置,照 rules mutate 所印", "the place in it, as rules mutate prints it"),
          change: field(words, "改动,照 rules mutate 所印", "the change, as rules mutate prints it"),
          why: field(text, "为什么没有案例能察觉", "why no case can notice it"),
        }),
      ),
      "没有案例能察觉的改动",
      "changes that no case can notice",
    ),
  }),
  "survivors",
) satisfies z.ZodType<ExplanationFile>;
