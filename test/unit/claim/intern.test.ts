/** Texts made of bytes without a decoder are those that a decoder makes, whatever was remembered before. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { internText, textOf } from "../../../src/claim/intern.ts";

const encoder = new TextEncoder();
const places = fc.nat({ max: 5 });

test("every text of whatever length and script, with any hash, also where another has the same", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
      places,
      fc.nat({ max: 3 }),
      (text, at, hash) => {
        const own = encoder.encode(text);
        const bytes = new Uint8Array(own.length + at + 3).fill(0xff);
        bytes.set(own, at);
        for (let again = 0; again < 2; again++) {
          expect(internText(bytes, at, at + own.length, hash)).toBe(text);
          expect(textOf(bytes, at, at + own.length)).toBe(text);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test.each([
  ["short", 3],
  ["long", 60],
])("%s bytes that are not UTF-8 are refused, again and again", (_, length) => {
  const bytes = new Uint8Array(length).fill(0x61);
  bytes[1] = 0xff;
  for (let again = 0; again < 2; again++) {
    expect(() => internText(bytes, 0, length, 7)).toThrow(TypeError);
    expect(() => textOf(bytes, 0, length)).toThrow(TypeError);
  }
});

test("one text does not pass for another of the same hash and length", () => {
  const bytes = encoder.encode("abcabd");
  expect([internText(bytes, 0, 3, 1), internText(bytes, 3, 6, 1), internText(bytes, 0, 3, 1)]).toEqual([
    "abc",
    "abd",
    "abc",
  ]);
});
