/** Rule files as text: what `JSON.parse` would let pass, or say without a place. */
import type { Issue, Text } from "../../src/index.ts";
import { HUGE, packOf } from "./pack.ts";
import { ofFile } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import { both, FINITE, JSON_VALUE, NO_MARK, ONCE, OTHER_KEY, SHALLOW, SHORT } from "./words.ts";

/** Files of text, each with what is found: the path, what was expected and what was found. */
function texts(
  name: string,
  ...files: readonly (readonly [text: string, ...found: (readonly [string, Text, string])[]])[]
): Refusal {
  const named = files.map(([text, ...found], i) => ({ file: `${i}.json`, text, found }));
  return {
    name,
    rules: [...packOf(), ...named.map(({ file, text }) => ({ file, text }))],
    issues: named.flatMap(({ file, found }): Issue[] => found.map((each) => ofFile(file, ...each))),
  };
}

const COMMA_OR_BRACE = both("逗号或 }", "a comma or }");

/** All of them. */
export const RULE_TEXTS: readonly Refusal[] = [
  texts(
    "duplicate keys, also with escapes and in lists",
    [
      '{"layer":"basic",\n "layer":"basic",\n "a":{"b":1,"\\u0062":2}}',
      ["layer", ONCE, '"layer" again at line 2, column 2, first at line 1, column 2'],
      ["a.b", ONCE, '"b" again at line 3, column 13, first at line 3, column 7'],
    ],
    [
      '[{"code":"1"},{"code":"2","code":"2"}]',
      ["[1].code", ONCE, '"code" again at line 1, column 27, first at line 1, column 16'],
    ],
  ),
  texts("a byte-order mark", ['\uFEFF{"layer":"basic"}', ["", NO_MARK, "U+FEFF at line 1, column 1"]]),
  texts(
    "50 MB",
    [HUGE, ["", SHORT, "50000000"]],
    [`{"layer":"${HUGE}"}`, ["", SHORT, "50000012"]],
    [`{"${HUGE}":1}`, ["", SHORT, "50000006"]],
  ),
  texts(
    "20 000 levels, closed and not",
    [
      `{"layer":"basic","when":${'{"!":'.repeat(20_000)}true${"}".repeat(20_000)}}`,
      ["", SHALLOW, "more at line 1, column 340"],
    ],
    ["[".repeat(20_000), ["", SHALLOW, "more at line 1, column 65"]],
  ),
  texts("keys that reach for a prototype, also with escapes", [
    '{"layer":"basic","__proto__":{"polluted":true},"constr\\u0075ctor":1}',
    ["__proto__", OTHER_KEY, '"__proto__"'],
    ["constructor", OTHER_KEY, '"constructor"'],
  ]),
  texts(
    "numbers that JSON does not have",
    ['{"layer":NaN}', ["layer", JSON_VALUE, '"N" at line 1, column 10']],
    ['{"layer":-Infinity}', ["layer", JSON_VALUE, '"-" at line 1, column 10']],
    ['{"layer":0x10}', ["layer", COMMA_OR_BRACE, '"x" at line 1, column 11']],
    ['{"layer":\uFF11}', ["layer", JSON_VALUE, '"\uFF11" at line 1, column 10']],
    ['{"layer":1,000}', ["", both("带双引号的键", "a key in double quotes"), '"0" at line 1, column 12']],
    ['{"layer":1e999}', ["layer", FINITE, "Infinity"]],
  ),
  texts(
    "what is no JSON at all",
    ["", ["", JSON_VALUE, "the end at line 1, column 1"]],
    ['{"layer":"basic"', ["layer", COMMA_OR_BRACE, "the end at line 1, column 17"]],
    [
      '{"layer":"basic"}\n{}',
      ["", both("只有一个 JSON 值", "nothing after the JSON value"), '"{" at line 2, column 1'],
    ],
  ),
  {
    name: "neither text nor data, and both",
    rules: [...packOf(), { file: "neither.json" }, { file: "both.json", text: "{}", data: {} }],
    issues: ["neither", "both"].map((found) =>
      ofFile(`${found}.json`, "", both("text 与 data 恰有其一", "exactly one of text and data"), found),
    ),
  },
];
