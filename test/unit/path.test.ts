/** Paths are read back as they are printed. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pathOf, segmentsOf } from "../../src/path.ts";

describe("segmentsOf", () => {
  it.each([
    ["", []],
    ["a", ["a"]],
    ["[0]", [0]],
    ['amend["in.patient"].adjust[0]', ["amend", "in.patient", "adjust", 0]],
    ['["a\\"b"][1]["]"].==[0]', ['a"b', 1, "]", "==", 0]],
  ])("reads %s", (path, segments) => {
    expect(segmentsOf(path)).toEqual(segments);
  });

  it("gives back whatever path was printed", () => {
    const key = fc.oneof(
      fc.string({ minLength: 1, maxLength: 12 }),
      fc.constantFrom("a.b", "[0]", '"', "\\", "==", "待填"),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(key, fc.nat({ max: 99 })), { maxLength: 6 }), (segments) => {
        expect(segmentsOf(pathOf(segments))).toEqual(segments);
      }),
    );
  });
});
