import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compareCodePoints } from "../../src/order.ts";

/** The same by definition. */
function naive(left: string, right: string): number {
  const [a, b] = [[...left], [...right]].map((characters) =>
    characters.map((character) => character.codePointAt(0) ?? 0),
  );
  for (let i = 0; i < Math.min(a?.length ?? 0, b?.length ?? 0); i++) {
    if (a?.[i] !== b?.[i]) return (a?.[i] ?? 0) - (b?.[i] ?? 0);
  }
  return (a?.length ?? 0) - (b?.length ?? 0);
}

test.each<[string, string, number]>([
  ["", "", 0],
  ["", "a", -1],
  ["a", "", 1],
  ["a", "a", 0],
  ["a", "b", -1],
  ["B", "a", -1],
  ["a", "aa", -1],
  ["10", "9", -1],
  ["1", "01", 1],
  ["住院", "门诊", -1],
  ["\uFFFD", "\u{1F600}", -1], // UTF-16 units say the opposite
  ["\u{1F600}", "\uE000", 1],
  ["\u{10000}", "\u{10FFFF}", -1],
  ["\u{1F600}", "\u{1F600}a", -1],
])("%j and %j: %i", (left, right, sign) => {
  expect(Math.sign(compareCodePoints(left, right))).toBe(sign);
  expect(Math.sign(compareCodePoints(right, left)) + 0).toBe(-sign + 0);
});

test("agrees with the definition, and so is a total order without a locale", () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom("a", "\uE000", "\uFFFF", "\u{10000}", "\u{1F600}"),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    ),
  });
  fc.assert(
    fc.property(text, text, (left, right) => {
      expect(Math.sign(compareCodePoints(left, right))).toBe(Math.sign(naive(left, right)));
    }),
    { numRuns: 1000 },
  );
});
