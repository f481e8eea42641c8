/** A scan of JSON text by its grammar, without recursion, that gives places where `JSON.parse` gives none. */
import { pathOf } from "./path.ts";
import type { Text } from "./rules/types.ts";

/** What is wrong with JSON text; `at` and `first` are offsets in UTF-16 units. */
export type JsonFault =
  | { readonly kind: "syntax"; readonly at: number; readonly path: string; readonly expected: Text }
  | { readonly kind: "depth"; readonly at: number }
  | {
      readonly kind: "repeat";
      readonly at: number;
      readonly path: string;
      readonly key: string;
      readonly first: number;
    };

/** An object or list that is open. */
interface Open {
  /** Where each key of an object stood first; `null` for a list. */
  readonly keys: Map<string, number> | null;
  /** The entry being read; `null` before its key. */
  segment: string | number | null;
}

const ATOM = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

const VALUE: Text = { zh: "JSON 值", en: "a JSON value" };
const KEY: Text = { zh: "带双引号的键", en: "a key in double quotes" };
const COLON: Text = { zh: "冒号", en: "a colon" };
const COMMA_OR_BRACE: Text = { zh: "逗号或 }", en: "a comma or }" };
const COMMA_OR_BRACKET: Text = { zh: "逗号或 ]", en: "a comma or ]" };
const STRING: Text = {
  zh: "以双引号结束、控制字符已转义的文本",
  en: "text that a double quote ends, control characters escaped",
};
const END: Text = { zh: "只有一个 JSON 值", en: "nothing after the JSON value" };

/** The first fault of grammar or depth; or else, where the text is JSON, every repeated key in the order of the text. */
export function scanJson(text: string, maxDepth: number): readonly JsonFault[] {
  const open: Open[] = [];
  const repeats: JsonFault[] = [];
  let at = 0;

  const path = (): string => pathOf(open.flatMap(({ segment }) => segment ?? []));
  const fault = (expected: Text): readonly JsonFault[] => [{ kind: "syntax", at, path: path(), expected }];
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const skipSpace = (): void => {
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
    }
  };
  const take = (symbol: string): boolean => {
    if (text[at] !== symbol) return false;
    at++;
    return true;
  };
  /** Moves past a string; on a fault stays at it. */
  const takeString = (): boolean => {
    at++;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 0x22) return take('"');
      if (unit < 0x20) return false;
      if (unit !== 0x5c) continue;
      if (!skip(ESCAPE)) return false;
      at--;
    }
    return false;
  };
  /** Moves past a key and its colon; gives what was expected where it is not there. */
  const takeKey = (inside: Open, keys: Map<string, number>): Text | null => {
    inside.segment = null;
    skipSpace();
    const start = at;
    if (text[at] !== '"') return KEY;
    if (!takeString()) return STRING;
    const raw = text.slice(start + 1, at - 1);
    const key = raw.includes("\\") ? (JSON.parse(`"${raw}"`) as string) : raw;
    inside.segment = key;
    const first = keys.get(key);
    if (first === undefined) keys.set(key, start);
    else repeats.push({ kind: "repeat", at: start, path: path(), key, first });
    skipSpace();
    return take(":") ? null : COLON;
  };

  // Each turn of the outer loop reads one value or opens one container; the inner closes all that end after it.
  for (;;) {
    skipSpace();
    const symbol = text[at];
    let closed = true;
    if (symbol === "{" || symbol === "[") {
      if (open.length === maxDepth) return [{ kind: "depth", at }];
      at++;
      skipSpace();
      closed = take(symbol === "{" ? "}" : "]");
      if (!closed) {
        const inside: Open = symbol === "{" ? { keys: new Map(), segment: null } : { keys: null, segment: 0 };
        open.push(inside);
        const expected = inside.keys === null ? null : takeKey(inside, inside.keys);
        if (expected !== null) return fault(expected);
      }
    } else if (symbol === '"') {
      if (!takeString()) return fault(STRING);
    } else if (!skip(ATOM)) return fault(VALUE);
    while (closed) {
      skipSpace();
      const inside = open.at(-1);
      if (inside === undefined) return at === text.length ? repeats : fault(END);
      if (take(",")) {
        closed = false;
        if (typeof inside.segment === "number") inside.segment++;
        const expected = inside.keys === null ? null : takeKey(inside, inside.keys);
        if (expected !== null) return fault(expected);
      } else if (take(inside.keys === null ? "]" : "}")) open.pop();
      else return fault(inside.keys === null ? COMMA_OR_BRACKET : COMMA_OR_BRACE);
    }
  }
}
