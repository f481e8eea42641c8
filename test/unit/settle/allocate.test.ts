import { describe, expect, it } from "vitest";
import { itemsOf } from "../../../src/claim/items.ts";
import type { ParsedLine, Parts } from "../../../src/claim/parsed.ts";
import { allocate, createTables } from "../../../src/settle/allocate.ts";
import { orderByGroup } from "../../../src/settle/groups.ts";
import type { Allocation, Tables } from "../../../src/settle/allocate.ts";
import { createApportioner } from "../../../src/apportion.ts";
import { claimOf, planOf } from "../pack.ts";
import { runOf } from "./run.ts";

const lineOf = (id: string, ...parts: readonly number[]): ParsedLine => {
  const [inScope = 0, preSelfPay = 0, overLimit = 0, ownPay = 0] = parts;
  const all: Parts = [inScope, preSelfPay, overLimit, ownPay];
  return { id, code: null, charge: null, tags: [], parts: all, day: null };
};

/** Lines as allocation reads them. */
const itemised = (lines: readonly ParsedLine[]): Parameters<typeof allocate>[1] => ({
  lineCount: lines.length,
  lines,
  items: itemsOf(lines, []).items,
});

/** A payment: for each of its payers the cells that it took. */
type Payment = readonly (readonly [payer: number, cells: readonly number[]])[];

const plan = planOf({ basic: [] });

/** Allocates payments over lines in these groups; `null`: the bill is not divided. */
function allocated(
  lines: readonly ParsedLine[],
  lineGroups: readonly number[] | null,
  payments: readonly Payment[],
  tables: Tables = createTables(createApportioner()),
): Allocation {
  const moved: number[] = [];
  const paid = payments.flatMap((payment) => {
    moved.push(1); // its amount, which is not read
    return payment.map(([payer, cells]) => {
      const at = moved.length;
      moved.push(...cells);
      return { payer, at, count: cells.length, first: 0 };
    });
  });
  const groups = 1 + Math.max(0, ...(lineGroups ?? []));
  const places = lineGroups === null ? null : Int32Array.from(lineGroups);
  const run = { ...runOf(plan, claimOf({})), moved, movedEnd: moved.length, groups, lineGroups: places };
  if (places !== null) orderByGroup(run, places, lines.length, groups);
  return allocate(run, itemised(lines), paid, tables);
}

/** Lines in one group, one payer, in scope only; the same where the bill is divided, but into one group. */
function shared(amount: number, lines: readonly ParsedLine[]): readonly number[] {
  const payments: readonly Payment[] = [[[0, [amount, 0, 0, 0]]]];
  const { payers, shares } = allocated(lines, null, payments);
  expect(payers).toEqual([0]);
  expect(
    allocated(
      lines,
      lines.map(() => 0),
      payments,
    ).shares,
  ).toEqual(shares);
  // The same lines as the only ones of the second of two groups.
  const second = allocated(
    [lineOf("", 99), ...lines],
    [0, ...lines.map(() => 1)],
    [[[0, [0, amount, 0, 0, 0, 0, 0, 0]]]],
  );
  expect(second.shares.slice(1).map((share) => share || 0)).toEqual(shares.map((share) => share || 0));
  return shares;
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

  it("a correcting line far larger than all of them together", () => {
    // 997/1129 of each: the floors leave one, and of the remainders 564 and 565 the second is larger. The products are
    // beyond 2^53, though 997 times the sum is not.
    const shares = shared(997, [lineOf("1", 99_999_999_999_096), lineOf("2", -99_999_999_997_967)]);
    expect(shares).toEqual([88_308_237_377_412, -88_308_237_376_415]);
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
  it.each([[[1, 3]], [[3, 7, 1]], [[2, 5, 11]], [[7, 3, 15]]])(
    "give the same whatever bills the tables served: %j",
    (counts) => {
      const tables = createTables(createApportioner());
      for (const groups of counts) {
        // Two lines a group, and a payment from every cell.
        const lines = Array.from({ length: 2 * groups }, (_, i) => lineOf(String(i + 10), 100 + i, 30 + i, 20, 7 + i));
        const lineGroups = lines.map((_, i) => i % groups);
        const payments: readonly Payment[] = [[[1, Array.from({ length: 4 * groups }, (_, cell) => 5 + cell)]]];
        const given = allocated(lines, lineGroups, payments, tables);
        expect(given).toEqual(allocated(lines, lineGroups, payments));
        const paid = given.shares.reduce((sum, share) => sum + share, 0);
        expect(paid).toBe(payments[0]?.[0]?.[1].reduce((sum, cell) => sum + cell, 0));
        for (const [i, { parts }] of lines.entries())
          expect(
            given.shares.filter((_, at) => at % lines.length === i).reduce((sum, share) => sum + share, 0),
          ).toBeLessThanOrEqual(parts.reduce((sum, part) => sum + part, 0));
      }
    },
  );

  it("per bucket and group, payer by payer on what the one before left", () => {
    const lines = [lineOf("1", 100, 20), lineOf("2", 50, 0, 0, 9), lineOf("3", 50, 10)];
    // Group 0: lines 1 and 3; group 1: line 2. Cells: in scope 0, 1; pre-self-pay 0, 1.
    const one: Payment = [[1, [90, 25, 0, 0, 0, 0, 0, 0]]];
    const other: Payment = [[0, [60, 0, 3, 0, 0, 0, 0, 0]]];
    // Payer 1: 90 over 100 and 50; 25 of line 2. Payer 0: 60 over the 40 and 20 left; 3 over 20 and 10.
    const expected = {
      payers: [1, 0],
      shares: [
        [60, 25, 30],
        [42, 0, 21],
      ].flat(),
    };
    expect(allocated(lines, [0, 1, 0], [one, other])).toEqual(expected);
    // The two as the payers of one payment.
    expect(allocated(lines, [0, 1, 0], [[...one, ...other]])).toEqual(expected);
  });

  it("a payer that pays twice has a row each time", () => {
    const lines = [lineOf("1", 10), lineOf("2", 10)];
    expect(allocated(lines, null, [[[0, [5, 0, 0, 0]]], [[0, [4, 0, 0, 0]]]])).toEqual({
      payers: [0, 0],
      shares: [3, 2, 2, 2], // 4 over the 7 and 8 left: 1.87, 2.13
    });
  });

  it("every bucket from its own", () => {
    expect(allocated([lineOf("1", 1, 2, 3, 4), lineOf("2", 0, 0, 3, 0)], null, [[[2, [1, 2, 6, 3]]]])).toEqual({
      payers: [2],
      shares: [9, 3],
    });
  });

  it("without payments there are no rows", () => {
    expect(allocated([lineOf("1", 1, 2, 3, 4)], null, [])).toEqual({ payers: [], shares: [] });
  });

  it("the room of a longer bill serves a shorter one, and a longer one again", () => {
    const tables = createTables(createApportioner());
    const of = (count: number): Allocation =>
      allocated(
        Array.from({ length: count }, (_, i) => lineOf(String(i), 7, 1)),
        null,
        [[[0, [count, count, 0, 0]]]],
        tables,
      );
    for (const count of [40, 3, 41, 200, 1])
      expect(of(count)).toEqual({ payers: [0], shares: Array.from({ length: count }, () => 2) });
  });
});
