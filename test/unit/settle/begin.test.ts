import { describe, expect, it } from "vitest";
import { beginGroups, beginWhole, closeAmounts, openAmounts } from "../../../src/settle/begin.ts";
import { createRun } from "../../../src/settle/run.ts";
import type { Run } from "../../../src/settle/run.ts";
import { benefit, flat, planOf } from "../pack.ts";

const less = [{ of: "basic.b", what: "deductible" }] as const;
/** The second benefit's base is reduced by the deductible of the first: the quantity at place 3. */
const plan = planOf({
  basic: [benefit("a", { cases: [flat("0.5")] }), benefit("b", { cases: [flat("0.5")] })],
  criticalIllness: [benefit("c", { base: { of: ["inScope"], less }, cases: [flat("0.5")] })],
});

/** A run that has settled a bill, with something everywhere. */
function usedRun(): Run {
  const run = createRun(plan);
  run.quantities.fill(9);
  return Object.assign(run, { movedEnd: 7, traceEnd: 8 });
}

describe("the room of groups", () => {
  it("is twice as long as there are lines, and stays while it holds them", () => {
    const run = createRun(plan);
    const room = beginGroups(run, 3);
    expect(room).toHaveLength(6);
    expect(run.lineGroups).toBe(room);
    run.lineGroups = null;
    for (const count of [1, 5, 6]) expect(beginGroups(run, count)).toBe(room);
    expect(run.lineGroups).toBe(room);
    expect(beginGroups(run, 7)).toHaveLength(14);
  });
});

describe("the room of amounts", () => {
  it("is one for each bucket of each group, with all that goes by groups", () => {
    const run = createRun(plan);
    openAmounts(run, [0, 1, 2]);
    expect([run.groups, run.groupTags]).toEqual([3, [0, 1, 2]]);
    // Of three benefits and two layers, five payments: each its amount and twelve cells.
    expect([run.amounts, run.unpaid, run.weights, run.moved].map(({ length }) => length)).toEqual([12, 12, 3, 65]);
  });

  it("stays while it holds the groups, with zeros in it as far as they reach", () => {
    const run = createRun(plan);
    openAmounts(run, [0, 1, 2]);
    const { amounts, unpaid, weights, moved } = run;
    for (const groupTags of [[0, 1], [1], [0, 1, 2]]) {
      amounts.fill(5);
      openAmounts(run, groupTags);
      const cells = 4 * groupTags.length;
      expect(run.groups).toBe(groupTags.length);
      expect(amounts).toEqual(Array.from({ length: 12 }, (_, i) => (i < cells ? 0 : 5)));
      expect([run.amounts === amounts, run.unpaid === unpaid]).toEqual([true, true]);
      expect([run.weights === weights, run.moved === moved]).toEqual([true, true]);
    }
    openAmounts(run, [0, 1, 2, 3]);
    expect(run.amounts).toHaveLength(16);
  });
});

describe("amounts that are filled", () => {
  it.each<readonly [string, readonly number[], boolean]>([
    ["none below 0", [1, 0, 2, 3, 4, 5, 6, 7], true],
    ["nothing", [0, 0, 0, 0, 0, 0, 0, 0], true],
    ["the first below 0", [-1, 9, 9, 9, 9, 9, 9, 9], false],
    ["the last below 0", [9, 9, 9, 9, 9, 9, 9, -1], false],
  ])("are unpaid, and sound unless one is below 0: %s", (_, amounts, sound) => {
    const run = usedRun();
    openAmounts(run, [0, 1]);
    amounts.forEach((amount, cell) => (run.amounts[cell] = amount));
    expect(closeAmounts(run)).toBe(sound);
    expect(run.unpaid).toEqual(amounts);
    expect([run.movedEnd, run.traceEnd]).toEqual([0, 0]);
  });

  it("are looked at as far as the groups reach", () => {
    const run = usedRun();
    openAmounts(run, [0, 1]);
    openAmounts(run, [0]);
    run.amounts[4] = -1;
    run.unpaid[4] = 8;
    expect([closeAmounts(run), run.unpaid[4]]).toEqual([true, 8]);
  });
});

it("a bill that is not divided stands in the first four, and its settlement begins", () => {
  const run = usedRun();
  run.lineGroups = beginGroups(run, 2);
  openAmounts(run, [0, 1]);
  beginWhole(run, 4, 3, 2, 1);
  expect([run.groups, run.groupTags, run.lineGroups]).toEqual([1, [0], null]);
  expect([run.amounts.slice(0, 4), run.unpaid.slice(0, 4)]).toEqual([
    [4, 3, 2, 1],
    [4, 3, 2, 1],
  ]);
  expect([run.movedEnd, run.traceEnd]).toEqual([0, 0]);
});

it("quantities that a later base reads begin at 0, and no others are touched", () => {
  const run = usedRun();
  expect(plan.quantities).toEqual([3]);
  beginWhole(run, 1, 0, 0, 0);
  expect([...run.quantities]).toEqual([9, 9, 9, 0, 9, 9, 9, 9, 9]);
  run.quantities[3] = 9;
  closeAmounts(run);
  expect([...run.quantities]).toEqual([9, 9, 9, 0, 9, 9, 9, 9, 9]);
});
