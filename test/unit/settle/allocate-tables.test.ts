import { describe, expect, it } from "vitest";
import { createApportioner } from "../../../src/apportion.ts";
import { itemsOf } from "../../../src/claim/items.ts";
import type { ParsedLine, Parts } from "../../../src/claim/parsed.ts";
import { allocate, createTables } from "../../../src/settle/allocate.ts";
import type { Tables } from "../../../src/settle/allocate.ts";
import { orderByGroup } from "../../../src/settle/groups.ts";
import { claimOf, planOf } from "../pack.ts";
import { runOf } from "./run.ts";

const plan = planOf({ basic: [] });
const open = (): Tables => createTables(createApportioner());
const lineOf = (id: string, ...own: readonly number[]): ParsedLine => {
  const parts: Parts = [own[0] ?? 0, own[1] ?? 0, own[2] ?? 0, own[3] ?? 0];
  return { id, code: null, charge: null, tags: [], parts, day: null };
};

/** The shares of payments by one payer, each with all its cells, of lines in these groups; a row for each payment. */
function rows(
  tables: Tables,
  lines: readonly ParsedLine[],
  payments: readonly (readonly number[])[],
  lineGroups: readonly number[] | null = null,
): number[][] {
  const groups = 1 + Math.max(0, ...(lineGroups ?? []));
  const places = lineGroups === null ? null : Int32Array.from(lineGroups);
  const run = { ...runOf(plan, claimOf({})), moved: payments.flat(), groups, lineGroups: places };
  if (places !== null) orderByGroup(run, places, lines.length, groups);
  let at = 0;
  const paid = payments.map((cells) => ({
    payer: 0,
    at: (at += cells.length) - cells.length,
    count: cells.length,
    first: 0,
  }));
  const { shares } = allocate(run, { lineCount: lines.length, lines, items: itemsOf(lines, []).items }, paid, tables);
  return payments.map((_, p) => shares.slice(p * lines.length, (p + 1) * lines.length).map((share) => share || 0));
}

describe("the tables of lines", () => {
  it("hold a bucket once a payment takes from it, each with its own bit", () => {
    const tables = open();
    const lines = [lineOf("1", 9, 9, 9, 9)];
    for (const [cells, filled] of [
      [[1, 0, 0, 0], 1],
      [[0, 1, 0, 1], 10],
      [[0, 0, 0, 0], 0],
      [[1, 1, 1, 1], 15],
    ] as const) {
      rows(tables, lines, [cells]);
      expect(tables.filled).toBe(filled);
    }
  });

  it("know whether a line corrects others, of this bill's lines that a payment met", () => {
    const tables = open();
    expect(tables.corrects).toBe(false);
    const correcting = [lineOf("1", 9, 3), lineOf("2", -4, 0)];
    rows(tables, correcting, [[1, 0, 0, 0]]);
    expect(tables.corrects).toBe(true);
    rows(tables, correcting, [[0, 1, 0, 0]]);
    expect(tables.corrects).toBe(false);
    rows(tables, [lineOf("1", 9), lineOf("2", 0)], [[1, 0, 0, 0]]);
    expect(tables.corrects).toBe(false);
  });

  it("grow to twice the lines and payments, and stay while they hold them", () => {
    const tables = open();
    const lines = (count: number) => Array.from({ length: count }, (_, i) => lineOf(String(i), 1));
    rows(tables, lines(3), [
      [1, 0, 0, 0],
      [1, 0, 0, 0],
    ]);
    const { ordered, unpaid, zeros } = tables;
    expect([ordered.length, unpaid.map(({ length }) => length), zeros.length]).toEqual([6, [6, 6, 6, 6], 12]);
    for (const count of [1, 5, 6]) {
      rows(tables, lines(count), [
        [1, 0, 0, 0],
        [0, 0, 0, 0],
      ]);
      expect([tables.ordered === ordered, tables.unpaid === unpaid, tables.zeros === zeros]).toEqual([
        true,
        true,
        true,
      ]);
    }
    rows(tables, lines(7), [
      [1, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect([tables.ordered.length, tables.unpaid[3]?.length, tables.zeros.length]).toEqual([14, 14, 28]);
  });

  it("have room for twice the groups, and keep it while it holds them", () => {
    const tables = open();
    const lines = Array.from({ length: 4 }, (_, i) => lineOf(String(i), 1));
    rows(tables, lines, [[1, 0, 0, 0]]);
    const { left } = tables;
    expect(left).toHaveLength(8);
    rows(tables, lines, [[1, 1, 0, 0, 0, 0, 0, 0]], [0, 1, 1, 0]);
    expect(tables.left).toBe(left);
    expect(rows(tables, lines, [[1, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0]], [0, 1, 2, 2])).toEqual([[1, 1, 1, 1]]);
    expect(tables.left).toHaveLength(24);
  });

  it("are the run's where the bill is divided, and else all lines in their order", () => {
    const tables = open();
    const lines = Array.from({ length: 4 }, (_, i) => lineOf(String(i), 1));
    const places = (count: number) => [...tables.members.subarray(0, count)];
    rows(tables, lines, [[1, 1, 0, 0, 0, 0, 0, 0]], [1, 0, 1, 0]);
    expect([places(4), [...tables.starts.subarray(0, 3)]]).toEqual([
      [1, 3, 0, 2],
      [0, 2, 4],
    ]);
    rows(tables, lines.slice(1), [[1, 0, 0, 0]]);
    expect([places(3), [...tables.starts.subarray(0, 2)]]).toEqual([
      [0, 1, 2],
      [0, 3],
    ]);
  });
});

describe("payments that follow each other", () => {
  it("take what those before left of a line, fen by fen", () => {
    const lines = ["a", "b", "c"].map((id) => lineOf(id, 1));
    const one = [1, 0, 0, 0];
    expect(rows(open(), lines, [one, one, one])).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  it("leave a bucket as it is while an earlier one is met first", () => {
    const lines = [lineOf("a", 4, 6), lineOf("b", 4, 2)];
    // 3 and 1 of the 6 and 2; 2 and 2; then 3 and 1, all that is left.
    expect(
      rows(open(), lines, [
        [0, 4, 0, 0],
        [4, 0, 0, 0],
        [0, 4, 0, 0],
      ]),
    ).toEqual([
      [3, 1],
      [2, 2],
      [3, 1],
    ]);
  });

  it("leave it so with a correcting line as well", () => {
    const lines = [lineOf("a", 4, 6), lineOf("b", 4, 2), lineOf("c", 0, -2)];
    // Of 6, 2 and -2: 3, 1 and -1. Of what is left 2 are 2, two thirds and minus two thirds.
    expect(
      rows(open(), lines, [
        [0, 3, 0, 0],
        [4, 0, 0, 0],
        [0, 2, 0, 0],
      ]),
    ).toEqual([
      [3, 1, -1],
      [2, 2, 0],
      [2, 1, -1],
    ]);
  });
});

describe("lines of nothing, of which a hospital keeps something", () => {
  it("have it on the first id, beside what else is paid of it", () => {
    // 5 in scope of "a"; before self-pay there is nothing, of which 3 are kept.
    expect(rows(open(), [lineOf("a", 10)], [[5, -3, 0, 0]])).toEqual([[2]]);
  });

  it("have it without a correcting line, where it is more than is left of all", () => {
    const lines = [lineOf("a", 100_000), lineOf("b", -99_999), lineOf("c", 300_000)];
    // 300 001 are left: so much mirrors a payment, one fen more is by 100 000 and 300 000 alone.
    expect(rows(open(), lines, [[-300_001, 0, 0, 0]])).toEqual([[-100_000, 99_999, -300_000]]);
    expect(rows(open(), lines, [[-300_004, 0, 0, 0]])).toEqual([[-75_001, 0, -225_003]]);
  });

  it("have all of it, to the fen, however large it is", () => {
    const lines = [lineOf("a", 1_000_000_001), lineOf("b", -1_000_000_000)];
    expect(rows(open(), lines, [[-10_000_000, 0, 0, 0]])).toEqual([[-10_000_000, 0]]);
    expect(rows(open(), lines, [[-99_999_999_999_999, 0, 0, 0]])).toEqual([[-99_999_999_999_999, 0]]);
  });

  it("have it without one also where nothing is left of all together, or of each", () => {
    expect(rows(open(), [lineOf("a", -5), lineOf("b", 5)], [[-80, 0, 0, 0]])).toEqual([[0, -80]]);
    expect(rows(open(), [lineOf("b", 0, -5), lineOf("a", 0, 5)], [[-80, 0, 0, 0]])).toEqual([[0, -80]]);
  });

  it("have it by the lines of their own group", () => {
    const lines = [lineOf("x", 7), lineOf("a", 10), lineOf("y", 9), lineOf("b", -5), lineOf("c", 30)];
    // Of 35 left in the second group 40 are kept: 10 and 30 of 40.
    expect(rows(open(), lines, [[0, -40, 0, 0, 0, 0, 0, 0]], [0, 1, 0, 1, 1])).toEqual([[0, -10, 0, 0, -30]]);
    expect(rows(open(), lines, [[-32, 0, 0, 0, 0, 0, 0, 0]], [0, 1, 0, 1, 1])).toEqual([[-14, 0, -18, 0, 0]]);
  });

  it("are others than lines above zero, which take part by what is left of them", () => {
    const lines = [lineOf("a", 5), lineOf("b", 3), lineOf("c", -2)];
    const paid = [2, 0, 0, 0];
    // 5, 3 and -2 pay 2 as 5/3, 1 and -2/3: 2, 1 and -1 leave 3, 2 and -1.
    expect(rows(open(), lines, [paid, [-10, 0, 0, 0]])).toEqual([
      [2, 1, -1],
      [-6, -4, 0],
    ]);
  });

  it("owe it then: what is paid next is of that line", () => {
    const lines = [lineOf("x", 9), lineOf("c"), lineOf("b"), lineOf("d")];
    const kept = [0, -10, 0, 0, 0, 0, 0, 0];
    const paid = [0, 4, 0, 0, 0, 0, 0, 0];
    expect(rows(open(), lines, [kept, paid], [0, 1, 1, 1])).toEqual([
      [0, 0, -10, 0],
      [0, 0, 4, 0],
    ]);
  });

  it("owe it with what they cost, where they cancel each other out", () => {
    // "a" owes 5 + 10, "b" -5: of 10 in all, 4 are 6 and -2.
    expect(
      rows(
        open(),
        [lineOf("a", 5), lineOf("b", -5)],
        [
          [-10, 0, 0, 0],
          [4, 0, 0, 0],
        ],
      ),
    ).toEqual([
      [-10, 0],
      [6, -2],
    ]);
  });
});
