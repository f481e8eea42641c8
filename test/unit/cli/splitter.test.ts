import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitLines } from "../../../src/cli/lines.ts";
import type { Splitter } from "../../../src/cli/pieces.ts";
import { createSplitter } from "../../../src/cli/splitter.ts";
import { Unusable } from "../../../src/cli/unusable.ts";

/** Line and text of every piece, the input being cut into chunks at some places. */
function piecesOf(splitter: Splitter, text: string, cuts: readonly number[] = []): [number, string | null][] {
  const bytes = Buffer.from(text);
  const ends = [...cuts, bytes.length].sort((a, b) => a - b);
  const pieces = ends.flatMap((end, i) => splitter.push(bytes.subarray(ends[i - 1] ?? 0, end)));
  return [...pieces, ...splitter.end()].map(({ line, bytes: found }) => [
    line,
    found === null ? null : Buffer.from(found).toString(),
  ]);
}

describe("what the input is", () => {
  test.each<[string, string, [number, string][]]>([
    [
      "lines",
      '{"a":1}\n\n{"a":2}',
      [
        [1, '{"a":1}'],
        [3, '{"a":2}'],
      ],
    ],
    ["a line without an end", '{"a":1}', [[1, '{"a":1}']]],
    [
      "a line that is no object",
      'x\n{"a":2}\n',
      [
        [1, "x"],
        [2, '{"a":2}'],
      ],
    ],
    [
      "a brace inside a text closes nothing",
      '{"a":"}{","b":1}\n2',
      [
        [1, '{"a":"}{","b":1}'],
        [2, "2"],
      ],
    ],
    [
      "a quote escaped inside a text",
      '{"a":"\\"{"}\n2',
      [
        [1, '{"a":"\\"{"}'],
        [2, "2"],
      ],
    ],
    ["one object over lines", '\n{\n "a":1}\n', [[2, '{\n "a":1}']]],
    ["one object over lines, and more", "{\n}\n{}", [[1, "{\n}\n{}"]]],
    [
      "an array",
      '\n [1,\n\n{"a":[2,"],\\"["]} ,3]\n ',
      [
        [2, "1"],
        [4, '{"a":[2,"],\\"["]}'],
        [4, "3"],
      ],
    ],
    ["an array of nothing", " [ \n ] ", []],
    [
      "an item that is not JSON spoils no other",
      "[{},{:],2]",
      [
        [1, "{}"],
        [1, "{:]"],
        [1, "2"],
      ],
    ],
    ["nothing", "", []],
    ["blanks", " \n\t\r\n", []],
  ])("%s", (_, text, expected) => {
    expect(piecesOf(createSplitter(), text)).toEqual(expected);
  });

  test.each(["[", "[1", '["]', "[1,", "[1]2", "[1],", "[1]]", "[,1]", "[1,]", "[1,,2]", "\ufeff[]"])(
    "%s cannot be read",
    (text) => {
      expect(() => piecesOf(createSplitter(), text)).toThrow(Unusable);
    },
  );
});

test("chunks may end anywhere, within a character too", () => {
  const value = fc.jsonValue({ maxDepth: 2 });
  const input = fc.oneof(
    fc.array(value, { minLength: 1 }).map((values) => values.map((each) => JSON.stringify({ each })).join("\n")),
    fc.array(value).map((values) => JSON.stringify(values)),
    fc.array(value).map((values) => JSON.stringify(values, null, 2)),
    value.map((each) => JSON.stringify({ each, name: "姓名😀" }, null, 1)),
  );
  fc.assert(
    fc.property(input, fc.array(fc.nat(400)), (text, cuts) => {
      const length = Buffer.from(text).length;
      const whole = piecesOf(createSplitter(), text);
      expect(
        piecesOf(
          createSplitter(),
          text,
          cuts.map((cut) => Math.min(cut, length)),
        ),
      ).toEqual(whole);
    }),
  );
});

test("items of an array and lines come back as they went in", () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.constantFrom(0, 2), (values, indent) => {
      const texts = piecesOf(createSplitter(), JSON.stringify(values, null, indent)).map(([, text]) => text);
      expect(texts.map((text): unknown => JSON.parse(text ?? ""))).toEqual(JSON.parse(JSON.stringify(values)));
      const lines = piecesOf(splitLines(1), values.map((each) => JSON.stringify(each)).join("\n")).map(
        ([, text]) => text,
      );
      expect(lines).toEqual(values.map((each) => JSON.stringify(each)));
    }),
  );
});

test("a piece that is too long is passed over without being kept; the next is read", () => {
  const splitter = splitLines(1);
  const chunk = Buffer.alloc(1024 * 1024, 0x61);
  for (let i = 0; i < 64; i++) expect(splitter.push(chunk)).toEqual([]);
  const pieces = [...splitter.push(Buffer.from("a\n{}\n")), ...splitter.end()];
  expect(pieces.map(({ line, bytes }) => [line, bytes === null ? null : Buffer.from(bytes).toString()])).toEqual([
    [1, null],
    [2, "{}"],
  ]);
});
