/** One rule file as it is read: recognised by its path and keys, then held to its schema. */
import { digest } from "../canonical.ts";
import { shorten } from "../errors.ts";
import type { Finding } from "../errors.ts";
import { deepFreeze } from "../freeze.ts";
import { MAX_LENGTH, readJson } from "../json.ts";
import { readPlain } from "../plain.ts";
import type { Read } from "../plain.ts";
import type * as z from "zod";
import { findingsOf } from "./finding.ts";
import { isPlainObject } from "./raw.ts";
import type { Sourced } from "./resolved.ts";
import type { Document, Evidence, RuleFile, Text } from "./types.ts";
import { REGISTER } from "./unread.ts";

/** What a file is, told by its content, which is plain data but has not passed its schema. */
export interface Source {
  readonly file: string;
  readonly kind: "regions" | "pipeline" | "version";
  readonly value: unknown;
}

/** Folders whose files are not rules. */
const FOLDERS = new Set(["cases", "schema", "samples"]);
/** Files of rule folders that other stages read, and texts for people. */
const OTHERS = /(^|[\\/])(nhsa|accepted)\.json$|\.md$/;

const KNOWN: Text = {
  zh: "regions.json、流程(有 order、extends 或 ended)或层(有 layer)",
  en: "regions.json, a pipeline (it has order, extends or ended) or a layer (it has layer)",
};
const ONE_CONTENT: Text = { zh: "text 与 data 恰有其一", en: "exactly one of text and data" };

/** A folder that is hidden, such as an editor's settings; `.` and `..` are none. */
const HIDDEN = /^\.[^.]/;

/**
 * Whether a file is none of the rules: a companion case, sample or schema by its folder, in a hidden folder, or another
 * stage's table.
 */
export function isPassedOver(file: string): boolean {
  return (
    OTHERS.test(file) ||
    file
      .split(/[\\/]/)
      .slice(0, -1)
      .some((folder) => FOLDERS.has(folder) || HIDDEN.test(folder))
  );
}

/** Reads what a file holds, whatever it is, as plain data. */
export function readContent({ text, data }: RuleFile): Read<unknown> {
  if ((text === undefined) === (data === undefined))
    return {
      ok: false,
      findings: [{ path: "", expected: ONE_CONTENT, found: text === undefined ? "neither" : "both" }],
    };
  return text === undefined ? readPlain(data, { text: MAX_LENGTH }) : readJson(text);
}

/** Reads a file; `null` for a companion case outside its folder. */
export function readSource(given: RuleFile): Read<Source | null> {
  const { file } = given;
  const read = readContent(given);
  if (!read.ok) return read;
  const { value } = read;
  if (REGISTER.test(file)) return { ok: true, value: { file, kind: "regions", value } };
  if (isPlainObject(value)) {
    if (Object.hasOwn(value, "layer")) return { ok: true, value: { file, kind: "version", value } };
    if (Object.hasOwn(value, "order")) return { ok: true, value: { file, kind: "pipeline", value } };
    if (Object.hasOwn(value, "claim")) return { ok: true, value: null };
    // Of a version of a layer they say the same, and there is its layer.
    if (["extends", "ended"].some((key) => Object.hasOwn(value, key)))
      return { ok: true, value: { file, kind: "pipeline", value } };
  }
  return { ok: false, findings: [{ path: "", expected: KNOWN, found: kindOf(value) }] };
}

function kindOf(value: unknown): string {
  if (!isPlainObject(value)) return "another value";
  const keys = Object.keys(value).slice(0, 8);
  return keys.length === 0 ? "an empty object" : `an object with ${keys.map(shorten).join(", ")}`;
}

/** Holds a value to a schema; the findings are added to a list. */
export function held<T>(schema: z.ZodType<T>, value: unknown, findings: Finding[]): T | null {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  findings.push(...findingsOf(result.error.issues, value));
  return null;
}

/** From the weakest to the best. */
const STRENGTHS: readonly Evidence[] = ["illustrative", "recalled", "repost", "official"];

/** A file's content with its digest and the weakest evidence of its documents. */
export function sourced<T extends { readonly documents: { readonly [key: string]: Document } }>(
  file: string,
  data: T,
): Sourced<T> {
  const stated = new Set(Object.values(data.documents).map((document) => document.evidence));
  const evidence = STRENGTHS.find((strength) => stated.has(strength)) ?? "illustrative";
  const own = deepFreeze(data);
  let known: string | null = null;
  return {
    file,
    data: own,
    // Of the many versions of a region a receipt names few.
    get digest() {
      known ??= digest(own);
      return known;
    },
    evidence,
  };
}
