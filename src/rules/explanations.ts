/** The form of `cases/survivors.json`: why no companion case can notice a change of a rule file. */
import * as z from "zod";
import { field, named, strictObject } from "./documented.ts";
import { schemaAddress, text, words } from "./terms.ts";
import type { Text } from "./types.ts";

/** One change, as `yizhan rules mutate --lang en` prints it. */
export interface ExplainedChange {
  /** The place in the file. */
  readonly path: string;
  readonly change: string;
}

/** Changes of one file that no case can notice, all for one reason. */
export interface Explanation {
  /** The rule file, named from the root of the rule folder. */
  readonly file: string;
  readonly changes: readonly ExplainedChange[];
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
          changes: field(
            z
              .array(
                strictObject({
                  path: field(words, "文件中的位置,照 rules mutate 所印", "the place in it, as rules mutate prints it"),
                  change: field(words, "改动,照 rules mutate 所印", "the change, as rules mutate prints it"),
                }),
              )
              .min(1),
            "同一原因的各处改动",
            "the changes that it is about",
          ),
          why: field(text, "为什么没有案例能察觉", "why no case can notice it"),
        }),
      ),
      "没有案例能察觉的改动",
      "changes that no case can notice",
    ),
  }),
  "survivors",
) satisfies z.ZodType<ExplanationFile>;
