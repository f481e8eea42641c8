import { describe, expect, it } from "vitest";
import { giveInScope, splitAmongPayers, takeFromBucket, takeInOrder } from "../../../src/settle/take.ts";
import { claimOf, planOf } from "../pack.ts";
import { runOf } from "./run.ts";

/** Buckets by group: four rows of three groups, untagged, with tag 1 and with tag 2. */
function runWith(unpaid: readonly number[]) {
  const run = runOf(planOf({ basic: [] }), claimOf({}));
  return { ...run, unpaid: [...unpaid], bill: { ...run.bill, groups: 3, groupTags: [0, 1, 2], amounts: unpaid } };
}
const UNPAID = [100, 50, 50, 10, 0, 20, 0, 0, 0, 7, 7, 7];

describe("takeInOrder", () => {
  it.each<readonly [string, number, readonly number[], number, readonly number[]]>([
    ["nothing", 0, [0], 0, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ["in proportion", 100, [0], 0, [50, 25, 25, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ["ties to the earlier group", 1, [0], 3, [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ["the largest remainder", 3, [0], 0, [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]], // 1.5, 0.75, 0.75
    ["one bucket whole, the rest of the next", 215, [0, 1], 0, [100, 50, 50, 5, 0, 10, 0, 0, 0, 0, 0, 0]],
    ["in the order that the base gives", 22, [3, 0], 0, [1, 0, 0, 0, 0, 0, 0, 0, 0, 7, 7, 7]],
    ["over an empty bucket", 221, [2, 0, 3], 0, [100, 50, 50, 0, 0, 0, 0, 0, 0, 7, 7, 7]],
    ["only covered groups", 60, [0, 1], 2, [0, 0, 50, 0, 0, 10, 0, 0, 0, 0, 0, 0]],
    ["everything", 251, [0, 1, 2, 3], 0, UNPAID],
  ])("%s", (_, pay, buckets, tags, cells) => {
    const run = runWith(UNPAID);
    expect(takeInOrder(run, pay, buckets, tags)).toEqual(cells);
    expect(run.unpaid).toEqual(UNPAID.map((unpaid, cell) => unpaid - (cells[cell] ?? 0)));
  });
});

it("takeFromBucket takes no more than there is, and says how much it was", () => {
  const run = runWith(UNPAID);
  const cells = UNPAID.map(() => 0);
  expect(takeFromBucket(run, 31, 1, 0, cells)).toBe(30);
  expect(takeFromBucket(run, 1, 1, 0, cells)).toBe(0);
  expect(takeFromBucket(run, 1, 2, 0, cells)).toBe(0);
  expect(takeFromBucket(run, 5, 3, 1, cells)).toBe(5);
  expect(cells).toEqual([0, 0, 0, 10, 0, 20, 0, 0, 0, 0, 5, 0]);
});

describe("giveInScope", () => {
  it.each<readonly [string, readonly number[], number, number, readonly number[]]>([
    ["in proportion", UNPAID, 100, 0, [-50, -25, -25]],
    ["odd fen to the largest remainder", UNPAID, 5, 0, [-3, -1, -1]], // 2.5, 1.25, 1.25
    ["only to covered groups", UNPAID, 3, 3, [0, -2, -1]],
    ["to the first covered where nothing is unpaid", [0, 0, 0, 5, 5, 5], 100, 0, [-100, 0, 0]],
    ["to the first covered by its tag", [9, 0, 0, 5, 5, 5], 100, 2, [0, 0, -100]],
  ])("%s", (_, unpaid, kept, tags, cells) => {
    const run = runWith([...unpaid, ...Array.from({ length: 12 - unpaid.length }, () => 0)]);
    const before = [...run.unpaid];
    const given = giveInScope(run, kept, tags);
    expect(given.map((cell) => cell || 0)).toEqual([...cells, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(run.unpaid).toEqual(before.map((unpaidBefore, cell) => unpaidBefore - (given[cell] ?? 0)));
  });
});

describe("splitAmongPayers", () => {
  const CELLS = [50, 25, 25, 5, 0, 10, 0, 0, 0, 0, 0, 0]; // 115
  const split = (pay: number, cells: readonly number[], shares: readonly number[]) =>
    splitAmongPayers(
      runWith(UNPAID),
      pay,
      cells,
      [0, 1],
      shares.map((_, i) => i + 4),
      shares,
      shares.reduce((sum, share) => sum + share, 0),
    );

  it("gives all to one payer", () => {
    expect(split(115, CELLS, [1])).toEqual([{ payer: 4, amount: 115, cells: CELLS }]);
  });

  it.each<readonly [readonly number[], readonly number[]]>([
    [
      [1, 1],
      [58, 57],
    ], // ties to the earlier
    [
      [6, 4],
      [69, 46],
    ],
    [
      [1, 2, 7],
      [12, 23, 80],
    ], // 11.5, 23, 80.5
    [
      [0, 1],
      [0, 115],
    ],
    [
      [1, 0],
      [115, 0],
    ],
  ])("by shares %j: %j, rows and columns sum", (shares, amounts) => {
    const parts = split(115, CELLS, shares);
    expect(parts.map(({ payer, amount }) => [payer, amount])).toEqual(amounts.map((amount, i) => [i + 4, amount]));
    for (const { amount, cells } of parts) {
      expect(cells.reduce((sum, cell) => sum + cell, 0)).toBe(amount);
      expect(cells.every((cell) => cell >= 0)).toBe(true);
    }
    expect(CELLS.map((_, cell) => parts.reduce((sum, part) => sum + (part.cells[cell] ?? 0), 0))).toEqual(CELLS);
  });

  it("splits each part over what is left of the cells, ties to the earlier", () => {
    // 58 of 115 over 50, 25, 25, 5, 10: 25.22, 12.61, 12.61, 2.52 and 5.04; floors give 56.
    const [first, second] = split(115, CELLS, [1, 1]);
    expect(first?.cells).toEqual([25, 13, 13, 2, 0, 5, 0, 0, 0, 0, 0, 0]);
    expect(second?.cells).toEqual([25, 12, 12, 3, 0, 5, 0, 0, 0, 0, 0, 0]);
  });

  it("one fen goes to one payer and one cell", () => {
    const one = CELLS.map((_, cell) => (cell === 3 ? 1 : 0));
    expect(split(1, one, [1, 1]).map(({ amount, cells }) => [amount, cells.indexOf(1)])).toEqual([
      [1, 3],
      [0, -1],
    ]);
  });
});
