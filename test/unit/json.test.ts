import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJson } from "../../src/json.ts";
import type { JsonLimits } from "../../src/json.ts";

/** Path and `found` of every finding, or the value. */
function read(text: string, limits?: JsonLimits): unknown {
  const result = readJson(text, limits);
  return result.ok ? { value: result.value } : result.findings.map(({ path, found }) => [path, found]);
}

function nested(levels: number): string {
  return "[".repeat(levels) + "]".repeat(levels);
}

describe("JSON text", () => {
  it.each<[string, unknown]>([
    ["null", null],
    [' \t\r\n{ "a" : [ 1 , -2.5e+3 , true ] , "b" : { } , "c" : [ ] } \n', { a: [1, -2500, true], b: {}, c: [] }],
    ['"\\"\\\\\\/\\b\\f\\n\\r\\t\\u4e00"', '"\\/\b\f\n\r\t一'],
    ['{"a":{"a":1},"b":[{"a":1},{"a":2}]}', { a: { a: 1 }, b: [{ a: 1 }, { a: 2 }] }],
    ['"\\ud842\\udfb7"', "𠮷"],
    ["-0", -0],
    ["1e300", 1e300],
  ])("%s is read", (text, value) => {
    expect(read(text)).toEqual({ value });
  });

  it("is read as JSON.parse reads it", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!/__proto__|constructor|prototype|\\ud/i.test(text));
        expect(read(text)).toEqual({ value: JSON.parse(text) as unknown });
      }),
    );
  });

  it("is refused exactly where JSON.parse refuses it", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      '"',
      "\\",
      "1",
      "-",
      ".5",
      "e9",
      "true",
      "nul",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join("");
        const result = readJson(text);
        const isRepeat = !result.ok && result.findings.every(({ expected }) => expected.en === "each key once");
        expect(result.ok || isRepeat).toBe(parses(text));
      }),
      { numRuns: 20_000 },
    );
  });

  it.each<[string, [string, string]]>([
    ["", ["", "the end at line 1, column 1"]],
    ["{", ["", "the end at line 1, column 2"]],
    ['{"a":1,}', ["", '"}" at line 1, column 8']],
    ['{"a":[1,2,]}', ["a[2]", '"]" at line 1, column 11']],
    ['{"a" 1}', ["a", '"1" at line 1, column 6']],
    ["{'a':1}", ["", '"\'" at line 1, column 2']],
    ['{"a":[1 2]}', ["a[0]", '"2" at line 1, column 9']],
    ["[\n  01\n]", ["[0]", '"1" at line 2, column 4']],
    ["[NaN]", ["[0]", '"N" at line 1, column 2']],
    ['["\n"]', ["[0]", '"\\n" at line 1, column 3']],
    ['["\\x"]', ["[0]", '"\\\\" at line 1, column 3']],
    ['["abc', ["[0]", "the end at line 1, column 6"]],
    ["{} {}", ["", '"{" at line 1, column 4']],
    ["// a\n{}", ["", '"/" at line 1, column 1']],
    ["[\u00a01]", ["[0]", '"\u00a0" at line 1, column 2']],
  ])("%j is no JSON, with its place", (text, finding) => {
    expect(read(text)).toEqual([finding]);
  });
});

describe("what JSON.parse lets pass", () => {
  it("is every repeated key, at every place", () => {
    const text = '{\n "a": 1,\n "b": [{"c": 1, "d": 2, "c": 3}],\n "a": {"\\u0061": 1, "a": 2},\n "a": 3\n}';
    expect(read(text)).toEqual([
      ["b[0].c", '"c" again at line 3, column 25, first at line 3, column 9'],
      ["a", '"a" again at line 4, column 2, first at line 2, column 2'],
      ["a.a", '"a" again at line 4, column 21, first at line 4, column 8'],
      ["a", '"a" again at line 5, column 2, first at line 2, column 2'],
    ]);
  });

  it("is a byte-order mark", () => {
    expect(read("\ufeff{}")).toEqual([["", "U+FEFF at line 1, column 1"]]);
  });

  it.each([
    ['{"a":{"__proto__":{}}}', [["a.__proto__", '"__proto__"']]],
    [
      '{"\\u005f_proto__":1,"constructor":2}',
      [
        ["__proto__", '"__proto__"'],
        ["constructor", '"constructor"'],
      ],
    ],
    ['["\\ud800"]', [["[0]", "a lone surrogate"]]],
    ['["\ud800"]', [["[0]", "a lone surrogate"]]],
    [
      "[1e999, -1e+0400]",
      [
        ["[0]", "Infinity"],
        ["[1]", "-Infinity"],
      ],
    ],
    [`[${"9".repeat(310)}]`, [["[0]", "Infinity"]]],
  ])("is %s", (text, findings) => {
    expect(read(text)).toEqual(findings);
  });

  it("is what is too deep, found before anything recurses", () => {
    expect(readJson(nested(64)).ok).toBe(true);
    expect(read(nested(65))).toEqual([["", "more at line 1, column 65"]]);
    expect(read('{"a":'.repeat(2_000_000), { length: 100_000_000 })).toEqual([["", "more at line 1, column 321"]]);
    expect(read("[[1]]", { depth: 1 })).toEqual([["", "more at line 1, column 2"]]);
  });

  it("is what is too long", () => {
    expect(read("[1]", { length: 3 })).toEqual({ value: [1] });
    expect(read("[10]", { length: 3 })).toEqual([["", "4"]]);
    expect(read(" ".repeat(8 * 1024 * 1024 + 1))).toEqual([["", "8388609"]]);
  });
});

it("expects in both languages", () => {
  const result = readJson('{"a":1,"a":2}');
  expect(result).toEqual({
    ok: false,
    findings: [
      {
        path: "a",
        expected: { zh: "每个键只出现一次", en: "each key once" },
        found: '"a" again at line 1, column 8, first at line 1, column 2',
      },
    ],
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
