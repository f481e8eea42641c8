/** Findings out of zod's issues: places as paths, what was expected in both languages, what was found. */
import { show } from "../errors.ts";
import type { Finding } from "../errors.ts";
import { pathOf, valueAt } from "../path.ts";
import type * as z from "zod";
import type { Text } from "./types.ts";
import { expectedBy } from "./wording.ts";

/**
 * What a schema found wrong with a value; unknown keys are a finding each, at the path of the key.
 *
 * @param value The value that was checked.
 */
export function findingsOf(issues: readonly z.core.$ZodIssue[], value: unknown): Finding[] {
  const said = new Set<string>();
  // Two checks of one value may expect the same: an integer past 2^53 is no safe integer, and too large.
  return issues
    .flatMap((issue) => findingsIn(issue, value))
    .filter(({ path, expected }) => {
      const before = said.size;
      return said.add(`${path} ${expected.en}`).size > before;
    });
}

function findingsIn(issue: z.core.$ZodIssue, value: unknown): Finding[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), expected: KNOWN_KEY, found: show(key) }));
  if (issue.code === "invalid_key") {
    const expected = expectedBy(issue.issues[0]?.message ?? "") ?? KNOWN_KEY;
    return [{ path: pathOf(issue.path), expected, found: show(issue.path.at(-1)) }];
  }
  return [{ path: pathOf(issue.path), expected: expectedOf(issue), found: foundIn(issue, value) }];
}

const KNOWN_KEY: Text = { zh: "本格式的字段", en: "a key of the format" };
const KINDS: { readonly [kind: string]: Text } = {
  object: { zh: "对象", en: "an object" },
  record: { zh: "对象", en: "an object" },
  array: { zh: "列表", en: "a list" },
  string: { zh: "文本", en: "a text" },
};

function expectedOf(issue: z.core.$ZodIssue): Text {
  const own = expectedBy(issue.message);
  if (own !== null) return own;
  if (issue.code === "invalid_type") return KINDS[issue.expected] ?? { zh: issue.expected, en: issue.expected };
  if (issue.code !== "invalid_value") return { zh: issue.message, en: issue.message };
  const values = issue.values.map((each) => JSON.stringify(each));
  return values.length === 1
    ? { zh: values.join(), en: values.join() }
    : { zh: `${values.join("、")} 之一`, en: `one of ${values.join(", ")}` };
}

function foundIn(issue: z.core.$ZodIssue, value: unknown): string {
  const found: unknown = issue.code === "custom" ? issue.params?.["found"] : undefined;
  return typeof found === "string" ? found : show(valueAt(value, issue.path));
}
