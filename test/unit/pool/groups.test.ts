/** Who looks after whom: each person's rows are one worker's, whichever is how fast. */
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createDivider, createGroups } from "../../../src/pool/groups.ts";
import type { Groups } from "../../../src/pool/groups.ts";

/** Workers of a pool, with the groups that each has been told of. */
function workersOf(of: number): { readonly groups: Groups; readonly told: number[] }[] {
  return Array.from({ length: of }, (_, part) => {
    const told: number[] = [];
    return { groups: createGroups({ part, of }, (group) => told.push(group)), told };
  });
}

/** Has a worker look at all rows of some persons from one on; gives the rows that are its own. */
function look(groups: Groups, persons: readonly number[], from = 0, to = persons.length): number[] {
  const rows: number[] = [];
  for (let row = from; row < to; row++) if (groups.has(persons[row] ?? 0, row)) rows.push(row);
  return rows;
}

/** Persons in order, with so many rows each. */
function inOrder(persons: number, rows: number): number[] {
  return Array.from({ length: persons * rows }, (_, row) => Math.floor(row / rows));
}

const GROUP = 256;

describe("groups of persons", () => {
  it("fall to the workers in turn where none is ahead", () => {
    const persons = inOrder(7 * GROUP, 1);
    const divider = createDivider(3);
    divider.reserve(7 * GROUP);
    const division = divider.open();
    const workers = workersOf(3);
    for (const { groups } of workers) groups.open(division);
    for (let row = 0; row < persons.length; row += 100)
      for (const { groups } of workers) look(groups, persons, row, Math.min(row + 100, persons.length));
    expect(workers.map(({ told }) => told)).toEqual([
      [0, 3, 6],
      [1, 4],
      [2, 5],
    ]);
    expect([...division.owners]).toEqual([1, 2, 3, 1, 2, 3, 1]);
  });

  it("are taken by a worker that is ahead by 4096 rows, up to half as many as its own", () => {
    // 1024 rows a group.
    const persons = inOrder(20 * GROUP, 4);
    const divider = createDivider(2);
    divider.reserve(20 * GROUP);
    const division = divider.open();
    const [first, second] = workersOf(2);
    first?.groups.open(division);
    second?.groups.open(division);
    const own = look(first?.groups as Groups, persons);
    // Groups 1 and 3 begin before row 4096.
    expect(first?.told).toEqual([0, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18]);
    expect(own).toHaveLength(15 * 1024);
    const rest = look(second?.groups as Groups, persons);
    expect(second?.told).toEqual([1, 3, 15, 17, 19]);
    expect([...own, ...rest].sort((left, right) => left - right)).toEqual(persons.map((_, row) => row));
  });

  it("are not taken where they were met before, and the other had only not begun", () => {
    // All persons come again and again.
    const persons = Array.from({ length: 40_000 }, (_, row) => (row * 37) % (8 * GROUP));
    const divider = createDivider(2);
    divider.reserve(8 * GROUP);
    const [first] = workersOf(2);
    first?.groups.open(divider.open());
    look(first?.groups as Groups, persons);
    expect([...(first?.told ?? [])].sort()).toEqual([0, 2, 4, 6]);
  });

  it("stay with their worker from run to run, and those of kept persons after all was put back", () => {
    const persons = inOrder(8 * GROUP, 8);
    const divider = createDivider(2);
    expect(divider.keep(7 * GROUP + 3)).toBe(1);
    divider.reserve(8 * GROUP);
    const [first, second] = workersOf(2);
    const run = (): number[][] =>
      [first, second].map((worker) => {
        worker?.groups.open(divider.open());
        return look(worker?.groups as Groups, persons);
      });
    const [own, rest] = run();
    expect(first?.told).toEqual([0, 2, 3, 4, 5, 6]);
    // Group 7 is the second one's, but holds no years that it would have to begin.
    expect(second?.told).toEqual([1]);
    expect(run()).toEqual([own, rest]);
    expect(first?.told).toHaveLength(6);
    divider.clear();
    for (const worker of [first, second]) worker?.groups.clear();
    expect([...divider.open().owners]).toEqual([0, 0, 0, 0, 0, 0, 0, 2]);
    // The other one comes first now.
    second?.groups.open(divider.open());
    look(second?.groups as Groups, persons);
    expect(second?.told).toEqual([1, 1, 2, 3, 4, 5]);
  });

  it("are not taken where another is a moment before", () => {
    const divider = createDivider(2);
    divider.reserve(2 * GROUP);
    const division = divider.open();
    const [first, second] = workersOf(2);
    first?.groups.open(division);
    second?.groups.open(division);
    const load = vi.spyOn(Atomics, "load").mockImplementation(((list: Int32Array, at: number) => {
      // Between the first one's look and its taking.
      expect(second?.groups.has(GROUP, 5000)).toBe(true);
      return list[at] ?? 0;
    }) as typeof Atomics.load);
    try {
      expect(first?.groups.has(GROUP, 5000)).toBe(false);
      expect(load).toHaveBeenCalledTimes(1);
    } finally {
      load.mockRestore();
    }
    expect([first?.told, second?.told, [...division.owners]]).toEqual([[], [1], [0, 2]]);
  });

  it("take no more room for many accounts where it has been made", () => {
    const made = vi.spyOn(globalThis, "SharedArrayBuffer");
    try {
      const divider = createDivider(2);
      divider.reserve(1000 * GROUP);
      const before = made.mock.calls.length;
      for (let person = 0; person < 1000 * GROUP; person += GROUP) divider.keep(person);
      expect(made.mock.calls.length - before).toBe(0);
    } finally {
      made.mockRestore();
    }
  });

  it("that nobody has met go to those to whom they fall when it is asked, and are told once", () => {
    const divider = createDivider(2);
    divider.reserve(5 * GROUP);
    const [first, second] = workersOf(2);
    first?.groups.open(divider.open());
    expect(look(first?.groups as Groups, [0, 2 * GROUP])).toEqual([0, 1]);
    divider.divide();
    for (const worker of [first, second]) {
      worker?.groups.open(divider.open());
      worker?.groups.takeNote();
      worker?.groups.takeNote();
    }
    expect([first?.told, second?.told]).toEqual([
      [0, 2, 4],
      [1, 3],
    ]);
  });

  it("are one worker's each, and no row is left, whatever the persons and however fast the workers", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.tuple(fc.integer({ min: -1, max: 3000 }), fc.integer({ min: 1, max: 900 })), { maxLength: 60 }),
        fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 6000 })), { maxLength: 30 }),
        fc.boolean(),
        (of, stretches, steps, again) => {
          const persons = stretches.flatMap(([person, rows]) => Array.from({ length: rows }, () => person));
          const divider = createDivider(of);
          // Some places are of nobody in the dictionary.
          divider.reserve(2800);
          const workers = workersOf(of);
          const owner = new Map<number, number>();
          const untold: number[] = [];
          const shared: number[] = [];
          for (let run = 0; run < (again ? 2 : 1); run++) {
            const division = divider.open();
            for (const { groups } of workers) groups.open(division);
            const at = workers.map(() => 0);
            const settled = persons.map(() => 0);
            const go = (part: number, rows: number): void => {
              const { groups, told } = workers[part] as (typeof workers)[number];
              const from = at[part] ?? 0;
              at[part] = Math.min(from + rows, persons.length);
              for (const row of look(groups, persons, from, at[part])) {
                settled[row] = (settled[row] ?? 0) + 1;
                const person = persons[row] ?? 0;
                if (person >= 0 && person < 2800 && !told.includes(person >>> 8)) untold.push(person);
                if ((owner.get(person) ?? part) !== part) shared.push(person);
                owner.set(person, part);
              }
            };
            for (const [part, rows] of steps) go(part % of, rows);
            workers.forEach((_, part) => go(part, persons.length));
            expect(settled.every((times) => times === 1)).toBe(true);
          }
          const told = workers.flatMap((worker) => worker.told);
          expect([untold, shared, new Set(told).size]).toEqual([[], [], told.length]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
