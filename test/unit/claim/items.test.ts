import { describe, expect, it } from "vitest";
import { itemsOf } from "../../../src/claim/items.ts";
import { ITEM_TAGS, ITEM_WIDTH } from "../../../src/claim/parsed.ts";
import type { ParsedPart } from "../../../src/claim/parsed.ts";

const part = (...tags: readonly string[]): ParsedPart => ({ tags, parts: [1, -2, 3, 4] });

/** The place of each part's tags, and the tag sets. */
function placed(...parts: readonly ParsedPart[]): readonly [number[], readonly (readonly string[])[]] {
  const { items, tagSets } = itemsOf([], parts);
  expect(items).toHaveLength(parts.length * ITEM_WIDTH);
  return [parts.map((_, i) => items[i * ITEM_WIDTH + ITEM_TAGS] ?? NaN), tagSets];
}

describe("lines and parts as numbers", () => {
  it("are the buckets of each in order, and its tags", () => {
    const line: ParsedPart = { tags: ["a"], parts: [5, 6, 7, 8] };
    expect(itemsOf([line], [part()])).toStrictEqual({ items: [5, 6, 7, 8, 1, 1, -2, 3, 4, 0], tagSets: [["a"]] });
  });

  it("are none where there are none", () => {
    expect(itemsOf([], [])).toStrictEqual({ items: [], tagSets: [] });
  });
});

describe("tag sets", () => {
  it("stand there once, whichever list says them", () => {
    expect(placed(part("a"), part(), part("b"), part("a"), part("b"))).toStrictEqual([
      [1, 0, 2, 1, 2],
      [["a"], ["b"]],
    ]);
  });

  it("are others with more, fewer or other tags, or in another order", () => {
    expect(placed(part("a"), part("a", "b"), part("b", "a"), part("b"), part("a", "b"))).toStrictEqual([
      [1, 2, 3, 4, 2],
      [["a"], ["a", "b"], ["b", "a"], ["b"]],
    ]);
  });

  it("past the first eight are not looked for", () => {
    const names = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    const sets = names.map((name) => [name]);
    expect(placed(...names.map((name) => part(name)), part("8"), part("9"))).toStrictEqual([
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 8, 10],
      [...sets, ["9"]],
    ]);
  });
});

describe("tag sets of claims one after the other", () => {
  const setsOf = (...names: readonly string[]): readonly (readonly string[])[] =>
    placed(...names.map((name) => part(name)))[1];

  it("are the same list where they say the same", () => {
    const first = setsOf("x", "y");
    expect(setsOf("x", "y")).toBe(first);
    expect(setsOf("x")).toStrictEqual([["x"]]);
    expect(setsOf("x", "z")).toStrictEqual([["x"], ["z"]]);
    expect(setsOf("x", "y")).toBe(first);
    expect(setsOf()).toBe(setsOf());
  });

  it("are kept for a few others, and not for ever", () => {
    const first = setsOf("kept");
    for (let i = 0; i < 6; i++) setsOf(`other ${i}`);
    expect(setsOf("kept")).toBe(first);
    setsOf("other 6");
    expect(setsOf("kept")).not.toBe(first);
    expect(setsOf("kept")).toStrictEqual(first);
    expect(setsOf()).toStrictEqual([]);
  });

  it("keep nothing of a larger text out of which a tag was cut", () => {
    const own = [["cut out of a larger text"]];
    const [, sets] = placed(...own.map((tags) => part(...tags)));
    expect(sets).toStrictEqual(own);
    expect(sets[0]).not.toBe(own[0]);
  });

  it("are not kept where they are many", () => {
    const names = ["1", "2", "3", "4", "5", "6", "7", "8"];
    expect(setsOf(...names)).toBe(setsOf(...names));
    expect(setsOf(...names, "9")).not.toBe(setsOf(...names, "9"));
  });
});
