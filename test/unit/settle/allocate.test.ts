import { describe, expect, it } from "vitest";
import type { ParsedLine, Parts } from "../../../src/claim/parsed.ts";
import { allocate } from "../../../src/settle/allocate.ts";
import type { Bill } from "../../../src/settle/bill.ts";

const lineOf = (id: string, ...parts: readonly number[]): ParsedLine => {
  const [inScope = 0, preSelfPay = 0, overLimit = 0, ownPay = 0] = parts;
  const all: Parts = [inScope, preSelfPay, overLimit, ownPay];
  return { id, code: null, charge: null, tags: [], parts: all, day: null };
};
const billOf = (lineGroups: readonly number[], groups = 1): Bill => ({
  groups,
  groupTags: Array.from({ length: groups }, (_, g) => g),
  amounts: [],
  lineGroups,
  total: 0,
});
const part = (payer: number, cells: readonly number[]) => ({ payer, amount: 0, cells });

/** Lines in one group, one payer, in scope only. */
function shared(amount: number, lines: readonly ParsedLine[]): readonly number[] {
  return allocate(lines, billOf(lines.map(() => 0)), [part(0, [amount, 0, 0, 0])], 1).byPayer;
}

describe("one payment over lines", () => {
  it.each<readonly [string, number, readonly (readonly [id: string, amount: number])[], readonly number[]]>([
    [
      "in proportion",
      50,
      [
        ["1", 60],
        ["2", 40],
      ],
      [30, 20],
    ],
    [
      "the largest remainder",
      10,
      [
        ["1", 33],
        ["2", 67],
      ],
      [3, 7],
    ], // 3.3, 6.7
    [
      "ties to the smaller id",
      1,
      [
        ["b", 10],
        ["a", 10],
      ],
      [0, 1],
    ],
    [
      "ids by code point, not by number",
      1,
      [
        ["9", 10],
        ["10", 10],
      ],
      [0, 1],
    ],
    [
      "ids by code point, not by UTF-16 unit",
      1,
      [
        ["😀", 10],
        ["\uffff", 10],
      ],
      [0, 1],
    ],
    [
      "several ties",
      2,
      [
        ["c", 10],
        ["b", 10],
        ["a", 10],
      ],
      [0, 1, 1],
    ],
    [
      "lines of nothing get nothing",
      5,
      [
        ["a", 0],
        ["b", 5],
      ],
      [0, 5],
    ],
    [
      "a correcting line mirrors",
      50,
      [
        ["a", 150],
        ["b", -50],
      ],
      [75, -25],
    ],
    [
      "a correcting line, floors below zero",
      1,
      [
        ["a", 3],
        ["b", -1],
      ],
      [2, -1],
    ], // 1.5 and -0.5: floors 1 and -1, one left
  ])("%s", (_, amount, lines, shares) => {
    const parsed = lines.map(([id, inScope]) => lineOf(id, inScope));
    const got = shared(amount, parsed).map((share) => share || 0);
    expect(got.reduce((sum, share) => sum + share, 0)).toBe(amount);
    expect(got).toEqual(shares);
  });

  it("does not depend on the order of the lines", () => {
    const lines = [lineOf("a", 7), lineOf("b", 7), lineOf("c", 7), lineOf("d", 1)];
    expect([...shared(10, [...lines].reverse())].reverse()).toEqual(shared(10, lines));
  });

  it("takes off again what a hospital keeps, mirrored; to the first id where there is nothing to share by", () => {
    expect(shared(-10, [lineOf("1", 33), lineOf("2", 67)])).toEqual([-3, -7]);
    expect(shared(-10, [lineOf("b"), lineOf("a"), lineOf("c")]).map((share) => share || 0)).toEqual([0, -10, 0]);
  });
});

describe("all payments", () => {
  it("per bucket and group, payer by payer on what the one before left", () => {
    const lines = [lineOf("1", 100, 20), lineOf("2", 50, 0, 0, 9), lineOf("3", 50, 10)];
    // Group 0: lines 1 and 3; group 1: line 2. Cells: in scope 0, 1; pre-self-pay 0, 1.
    const bill = billOf([0, 1, 0], 2);
    const parts = [part(1, [90, 25, 0, 0, 0, 0, 0, 0]), part(0, [60, 0, 3, 0, 0, 0, 0, 0])];
    // Payer 1: 90 over 100 and 50; 25 of line 2. Payer 0: 60 over the 40 and 20 left; 3 over 20 and 10.
    expect(allocate(lines, bill, parts, 2)).toEqual({
      byPayer: [42, 60, 0, 25, 21, 30],
      patient: [18, 34, 9],
    });
  });

  it("a payer that pays twice is summed", () => {
    const lines = [lineOf("1", 10), lineOf("2", 10)];
    expect(allocate(lines, billOf([0, 0]), [part(0, [5, 0, 0, 0]), part(0, [4, 0, 0, 0])], 1)).toEqual({
      byPayer: [5, 4], // 3 and 2, then 4 over the 7 and 8 left: 1.87, 2.13
      patient: [5, 6],
    });
  });

  it("without payments the patient bears every line", () => {
    expect(allocate([lineOf("1", 1, 2, 3, 4)], billOf([0]), [], 2)).toEqual({ byPayer: [0, 0], patient: [10] });
  });
});
