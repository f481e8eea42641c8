import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson, digest } from "../../src/canonical.ts";

it.each<[unknown, string]>([
  [null, "null"],
  [{}, "{}"],
  [[], "[]"],
  [{ b: [1, "x", true], a: null }, '{"a":null,"b":[1,"x",true]}'],
  [{ "10": 1, "9": 2, a: { d: 1, c: 2 } }, '{"10":1,"9":2,"a":{"c":2,"d":1}}'],
  [["", [], {}], '["",[],{}]'],
  // By UTF-16 unit, as RFC 8785 has it: the surrogates of U+20BB7 come before U+FB33.
  [{ "\ufb33": 1, 𠮷: 2, 一: 3 }, '{"一":3,"𠮷":2,"\ufb33":1}'],
  ['"\\\n一', '"\\"\\\\\\n一"'],
  [[1e21, 0.1, -0, 100], "[1e+21,0.1,0,100]"],
])("%j is %s", (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

it("says the same value in the same text, and only that", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it("digests the UTF-8 of that text by SHA-256", () => {
  expect(digest({})).toBe("sha256-44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      fc.pre(!/\\ud/i.test(JSON.stringify(value)));
      const expected = createHash("sha256").update(canonicalJson(value), "utf8").digest("hex");
      expect(digest(value)).toBe(`sha256-${expected}`);
    }),
  );
});

it("does not see the order of keys or the spaces of a file", () => {
  expect(digest(JSON.parse('{"a":1,\n "b":[2]}'))).toBe(digest({ b: [2], a: 1 }));
  expect(digest({ a: [1, 2] })).not.toBe(digest({ a: [2, 1] }));
});
