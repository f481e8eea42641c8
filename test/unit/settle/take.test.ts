import { describe, expect, it } from "vitest";
import type { BenefitPlan, Plan } from "../../../src/plan/types.ts";
import type { Run } from "../../../src/settle/run.ts";
import { isOneCell, openCells, takeFromBucket, takeInOrder, takePayment } from "../../../src/settle/take.ts";
import { benefit, claimOf, flat, planOf } from "../pack.ts";
import { variantOf } from "../plan/tuple.ts";
import { benefitOf, runOf } from "./run.ts";

const plan: Plan = planOf({ basic: [benefit("b", { cases: [flat("1")] })] });

/** Buckets by group: four rows of three groups, untagged, with tag 1 and with tag 2. */
function runWith(unpaid: readonly number[]): Run {
  const all = Array.from({ length: 12 }, (_, cell) => unpaid[cell] ?? 0);
  const own = {
    groups: 3,
    groupTags: [0, 1, 2],
    lineGroups: new Int32Array(0),
    amounts: all,
    unpaid: [...all],
    weights: new Float64Array(3),
  };
  return { ...runOf(plan, claimOf({})), ...own };
}
const UNPAID = [100, 50, 50, 10, 0, 20, 0, 0, 0, 7, 7, 7];

/** What was taken since the run was made, by payer. */
function movedIn(run: Run, payers = 1): { pay: number | undefined; cells: number[][] } {
  const [pay, ...cells] = run.moved.slice(0, run.movedEnd);
  expect(cells).toHaveLength(payers * 12);
  return { pay, cells: Array.from({ length: payers }, (_, p) => cells.slice(12 * p, 12 * (p + 1))) };
}

function take(
  run: Run,
  pay: number,
  { of = [0, 1], tags = 0, own = {} }: { of?: readonly number[]; tags?: number; own?: Partial<BenefitPlan> } = {},
): void {
  takePayment(run, { ...benefitOf(plan), ...own }, { ...variantOf(plan), of, tags }, pay);
}

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
    takeInOrder(run, pay, buckets, tags, openCells(run, 1));
    expect(run.moved.slice(0, run.movedEnd)).toEqual(cells);
    expect([...run.unpaid]).toEqual(UNPAID.map((unpaid, cell) => unpaid - (cells[cell] ?? 0)));
  });
});

it("takeFromBucket takes no more than there is, and says how much it was", () => {
  const run = runWith(UNPAID);
  const at = openCells(run, 1);
  expect(takeFromBucket(run, 31, 1, 0, at)).toBe(30);
  expect(takeFromBucket(run, 1, 1, 0, at)).toBe(0);
  expect(takeFromBucket(run, 1, 2, 0, at)).toBe(0);
  expect(takeFromBucket(run, 5, 3, 1, at)).toBe(5);
  expect(run.moved.slice(at, run.movedEnd)).toEqual([0, 0, 0, 10, 0, 20, 0, 0, 0, 0, 5, 0]);
});

describe("one group", () => {
  const whole = (group: number, unpaid: readonly number[]): Run => {
    const all = [...unpaid];
    return { ...runOf(plan, claimOf({})), groupTags: [group], amounts: all, unpaid: [...all] };
  };

  it.each<readonly [string, number, number, readonly number[], number, readonly number[]]>([
    ["within a bucket", 0, 7, [0], 0, [7, 0, 0, 0]],
    ["one bucket whole, the rest of the next", 0, 12, [3, 1], 0, [0, 3, 0, 9]],
    ["everything", 0, 24, [0, 1, 2, 3], 0, [10, 5, 0, 9]],
    ["with the tag that is covered", 2, 12, [1, 0], 3, [7, 5, 0, 0]],
    ["without it nothing is taken", 0, 12, [0, 1], 1, [0, 0, 0, 0]],
  ])("%s", (_, group, pay, buckets, tags, cells) => {
    const run = whole(group, [10, 5, 0, 9]);
    takeInOrder(run, pay, buckets, tags, openCells(run, 1));
    expect(run.moved.slice(0, run.movedEnd)).toEqual(cells);
    expect([...run.unpaid]).toEqual([10, 5, 0, 9].map((unpaid, cell) => unpaid - (cells[cell] ?? 0)));
  });
});

describe("takePayment", () => {
  it("of nothing leaves its amount and no cells, so that the next payment begins after it", () => {
    const run = runWith(UNPAID);
    take(run, 0);
    expect(run.moved.slice(0, run.movedEnd)).toEqual([0]);
    take(run, 4, { of: [3], tags: 1 });
    expect(run.moved.slice(0, run.movedEnd)).toEqual([0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0]);
  });

  it("leaves nothing of what an earlier bill moved", () => {
    const run = runWith(UNPAID);
    run.moved = run.moved.map(() => 99);
    take(run, 4, { of: [3], tags: 1 });
    expect(movedIn(run)).toEqual({ pay: 4, cells: [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0]] });
  });
});

describe("of a bill in one group", () => {
  const run = (): Run => ({ ...runOf(plan, claimOf({})), unpaid: [10, 5, 0, 9] });
  const two = { payers: [0, 1], shares: [1, 1], shareSum: 2 };

  it.each<readonly [string, number, readonly number[], Partial<BenefitPlan>, readonly number[], readonly number[]]>([
    ["what one payer pays of one bucket is its amount alone", 4, [1], {}, [4], [10, 1, 0, 9]],
    ["of two buckets it is laid out", 12, [0, 1], {}, [12, 10, 2, 0, 0], [0, 3, 0, 9]],
    ["of two buckets it is, though one would do", 4, [1, 0], {}, [4, 0, 4, 0, 0], [10, 1, 0, 9]],
    ["of two payers it is", 4, [0], two, [4, 2, 0, 0, 0, 2, 0, 0, 0], [6, 5, 0, 9]],
    ["what a hospital keeps is", -4, [0], {}, [-4, -4, 0, 0, 0], [14, 5, 0, 9]],
  ])("%s", (_, pay, of, own, moved, unpaid) => {
    const settled = run();
    take(settled, pay, { of, own });
    expect(settled.moved.slice(0, settled.movedEnd)).toEqual(moved);
    expect(settled.unpaid).toEqual(unpaid);
  });
});

describe("what a hospital keeps is to be paid in scope", () => {
  it.each<readonly [string, readonly number[], number, number, readonly number[]]>([
    ["in proportion", UNPAID, 100, 0, [-50, -25, -25]],
    ["odd fen to the largest remainder", UNPAID, 5, 0, [-3, -1, -1]], // 2.5, 1.25, 1.25
    ["only to covered groups", UNPAID, 3, 3, [0, -2, -1]],
    ["to the first covered where nothing is unpaid", [0, 0, 0, 5, 5, 5], 100, 0, [-100, 0, 0]],
    ["to the first covered by its tag", [9, 0, 0, 5, 5, 5], 100, 2, [0, 0, -100]],
    ["to the first of two covered", [9, 0, 0, 5, 5, 5], 100, 3, [0, -100, 0]],
    ["to the last where none is covered", [9, 0, 0, 5, 5, 5], 100, 4, [0, 0, -100]],
  ])("%s", (_, unpaid, kept, tags, cells) => {
    const run = runWith(unpaid);
    const before = [...run.unpaid];
    take(run, -kept, { tags, own: { payers: [3, 4], shares: [1, 1], shareSum: 2 } });
    // The first payer's cells alone, however many there are: a hospital that keeps money is alone.
    const moved = movedIn(run);
    const [given = []] = moved.cells;
    expect([moved.pay, given.map((cell) => cell || 0)]).toEqual([-kept, [...cells, 0, 0, 0, 0, 0, 0, 0, 0, 0]]);
    expect([...run.unpaid]).toEqual(before.map((unpaidBefore, cell) => unpaidBefore - (given[cell] ?? 0)));
  });
});

describe("several payers", () => {
  const CELLS = [50, 25, 25, 5, 0, 10, 0, 0, 0, 0, 0, 0]; // 115
  /** Takes all of these cells. */
  const split = (cells: readonly number[], shares: readonly number[]) => {
    const run = runWith(cells);
    const pay = cells.reduce((sum, cell) => sum + cell, 0);
    const shareSum = shares.reduce((sum, share) => sum + share, 0);
    take(run, pay, { own: { payers: shares.map((_, i) => i + 4), shares, shareSum } });
    const moved = movedIn(run, shares.length);
    expect(moved.pay).toBe(pay);
    expect([...run.unpaid].every((left) => left === 0)).toBe(true);
    return moved.cells.map((own) => ({ amount: own.reduce((sum, cell) => sum + cell, 0), cells: own }));
  };

  it("gives all to one payer", () => {
    expect(split(CELLS, [1])).toEqual([{ amount: 115, cells: CELLS }]);
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
    const parts = split(CELLS, shares);
    expect(parts.map(({ amount }) => amount)).toEqual(amounts);
    for (const { cells } of parts) expect(cells.every((cell) => cell >= 0)).toBe(true);
    expect(CELLS.map((_, cell) => parts.reduce((sum, part) => sum + (part.cells[cell] ?? 0), 0))).toEqual(CELLS);
  });

  it("splits each part over what is left of the cells, ties to the earlier", () => {
    // 58 of 115 over 50, 25, 25, 5, 10: 25.22, 12.61, 12.61, 2.52 and 5.04; floors give 56.
    const [first, second] = split(CELLS, [1, 1]);
    expect(first?.cells).toEqual([25, 13, 13, 2, 0, 5, 0, 0, 0, 0, 0, 0]);
    expect(second?.cells).toEqual([25, 12, 12, 3, 0, 5, 0, 0, 0, 0, 0, 0]);
  });

  it("one fen goes to one payer and one cell", () => {
    const one = CELLS.map((_, cell) => (cell === 3 ? 1 : 0));
    expect(split(one, [1, 1]).map(({ amount, cells }) => [amount, cells.indexOf(1)])).toEqual([
      [1, 3],
      [0, -1],
    ]);
  });
});

describe("what is taken twice into the same cells", () => {
  it.each<readonly [string, number, readonly number[], readonly number[]]>([
    ["from one group", 1, [10, 20, 0, 9], [0, 12, 0, 0]],
    ["from several", 3, UNPAID, [0, 0, 0, 4, 0, 8, 0, 0, 0, 0, 0, 0]],
  ])("is added up: %s", (_, groups, unpaid, cells) => {
    const run = { ...runWith(unpaid), groups, unpaid: [...unpaid] };
    const at = openCells(run, 1);
    // Of 10 and 20, 3 and 6 of 27 are even parts; 3 more of 7 and 14 likewise.
    expect([takeFromBucket(run, 9, 1, 0, at), takeFromBucket(run, 3, 1, 0, at)]).toEqual([9, 3]);
    expect(run.moved.slice(at, run.movedEnd)).toEqual(cells);
  });
});

it("one group needs no weights", () => {
  const run: Run = { ...runOf(plan, claimOf({})), unpaid: [10, 5, 0, 9], weights: Float64Array.of(7) };
  expect(takeFromBucket(run, 4, 0, 0, openCells(run, 1))).toBe(4);
  expect([...run.weights]).toEqual([7]);
});

it("cells are opened one payer after the other, and nothing beyond them is touched", () => {
  const run = runWith(UNPAID);
  run.moved = Array.from({ length: 30 }, () => 99);
  run.movedEnd = 2;
  expect(openCells(run, 2)).toBe(2);
  expect(run.movedEnd).toBe(26);
  expect(run.moved).toEqual([99, 99, ...Array.from({ length: 24 }, () => 0), 99, 99, 99, 99]);
});

it("an amount says it all of one payer's payment from one bucket of one group", () => {
  const [own, variant] = [benefitOf(plan), variantOf(plan)];
  const two = { ...own, payers: [0, 1] };
  expect(isOneCell(own, variant, 1, 1)).toBe(true);
  expect([isOneCell(own, variant, 1, 0), isOneCell(own, variant, 1, -1)]).toEqual([false, false]);
  expect([isOneCell(own, variant, 2, 1), isOneCell(two, variant, 1, 1)]).toEqual([false, false]);
  expect(isOneCell(own, { ...variant, of: [0, 1] }, 1, 1)).toBe(false);
});
