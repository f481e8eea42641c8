/** Strict reading of JSON text: what `JSON.parse` lets pass in silence is found, with its place. */
import type { Finding } from "./errors.ts";
import { scanJson } from "./json-scan.ts";
import type { JsonFault } from "./json-scan.ts";
import { readPlain } from "./plain.ts";
import type { Read } from "./plain.ts";

/** Bounds on JSON text, and where it begins. */
export interface JsonLimits {
  /** Most UTF-16 units of text, inclusive. Default 8,388,608. */
  readonly length?: number;
  /** Deepest nesting of lists and objects, inclusive; the outermost is 1. Default 64. */
  readonly depth?: number;
  /** Number of its first line in what it was cut from. Default 1. */
  readonly line?: number;
}

/** Default of `JsonLimits.length`: 8 MiB of ASCII. */
export const MAX_LENGTH = 8 * 1024 * 1024;
/** Default of `JsonLimits.depth`. */
export const MAX_DEPTH = 64;

/**
 * Reads JSON text, or says everything that is wrong with it: a byte-order mark, a text that is too long or nested too
 * deeply, what is not JSON (the first place only), every key that stands twice in one object, and what `readPlain`
 * refuses. `found` gives line and column, both from 1, the column in UTF-16 units.
 *
 * @example
 * readJson('{"a":1,"a":2}'); // { ok: false, findings: [{ path: "a", found: '"a" again at line 1, column 8, …' }] }
 */
export function readJson(text: string, limits: JsonLimits = {}): Read<unknown> {
  const { length = MAX_LENGTH, depth = MAX_DEPTH, line = 1 } = limits;
  if (text.charCodeAt(0) === 0xfeff)
    return refused(
      "",
      "不带字节顺序标记(BOM)的 JSON",
      "JSON without a byte-order mark",
      `U+FEFF at line ${line}, column 1`,
    );
  if (text.length > length)
    return refused("", `至多 ${length} 个字符`, `at most ${length} characters`, String(text.length));
  const faults = scanJson(text, depth);
  if (faults.length > 0) return { ok: false, findings: faults.map((fault) => findingOf(text, fault, depth, line)) };
  const value: unknown = JSON.parse(text);
  // What JSON.parse makes is plain but for these, which seldom occur.
  return SUSPECT.test(text) ? readPlain(value, { depth, nodes: text.length + 1 }) : { ok: true, value };
}

/** Text that may hold a hostile key, perhaps with escapes, a lone surrogate, or a number past all others. */
const SUSPECT = /__proto__|constructor|prototype|\\u|\p{Surrogate}|\d[eE]\+?\d{3}|\d{309}/u;

function refused(path: string, zh: string, en: string, found: string): Read<never> {
  return { ok: false, findings: [{ path, expected: { zh, en }, found }] };
}

function findingOf(text: string, fault: JsonFault, depth: number, line: number): Finding {
  const place = placeOf(text, fault.at, line);
  switch (fault.kind) {
    case "syntax":
      return { path: fault.path, expected: fault.expected, found: `${symbolAt(text, fault.at)} at ${place}` };
    case "depth": {
      const expected = { zh: `嵌套至多 ${depth} 层`, en: `nesting of at most ${depth} levels` };
      return { path: "", expected, found: `more at ${place}` };
    }
    case "repeat": {
      const first = placeOf(text, fault.first, line);
      const found = `${JSON.stringify(fault.key)} again at ${place}, first at ${first}`;
      return { path: fault.path, expected: { zh: "每个键只出现一次", en: "each key once" }, found };
    }
  }
}

function placeOf(text: string, at: number, first: number): string {
  let line = first;
  let start = 0;
  for (let next = text.indexOf("\n"); next !== -1 && next < at; next = text.indexOf("\n", start)) {
    line++;
    start = next + 1;
  }
  return `line ${line}, column ${at - start + 1}`;
}

function symbolAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? "the end" : JSON.stringify(String.fromCodePoint(point));
}
