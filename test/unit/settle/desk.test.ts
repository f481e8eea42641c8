import { describe, expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { Issue } from "../../../src/errors.ts";
import { clearVisit, createDesk, visitOf } from "../../../src/settle/desk.ts";
import { readOutcome } from "../../../src/settle/events.ts";
import { settleClaim } from "../../../src/settle/settle.ts";
import { benefit, claimOf, flat, line, planOf, TITLE } from "../pack.ts";
import { settledOn } from "./run.ts";

const limits = [
  { amount: "60.00", on: "paid", per: "visit" },
  { amount: "9999.00", on: "paid", per: "month" },
] as const;
const grouped = { of: ["inScope"], tags: ["drug"] } as const;
const plan = planOf(
  { basic: [benefit("a", { limits, cases: [flat("0.5")] }), benefit("b", { base: grouped, cases: [flat("0.5")] })] },
  { pipeline: { tags: { drug: { title: TITLE } } } },
);
const LINES = claimOf([line("1", "100.00", { tags: ["drug"] }), line("2", "30.00")]);

describe("one desk for claim after claim", () => {
  it("gives each outcome as a desk of its own does, and leaves those before as they were", () => {
    const desk = createDesk(plan);
    const claims = [claimOf({ inScope: "10.00" }), LINES, claimOf({ inScope: "7.77" }), LINES, claimOf({})];
    const outcomes = claims.map((claim) => settledOn(desk, claim).outcome);
    const others = claims.map((claim) => settledOn(plan, claim).outcome);
    outcomes.forEach((outcome, i) => {
      const other = others[i];
      expect([outcome.moved, outcome.trace, outcome.allocation, outcome.groups]).toEqual([
        other?.moved,
        other?.trace,
        other?.allocation,
        other?.groups,
      ]);
    });
  });

  it("goes on as before after a claim that it refused", () => {
    const desk = createDesk(plan);
    const refused = claimOf({ inScope: "1.00" }, { paid: [{ layer: "basic", amount: "2.00" }] });
    const given = claimOf({ inScope: "1.00" }, { paid: [{ layer: "basic", amount: "1.00", deductible: "5.00" }] });
    for (const claim of [refused, given, claimOf({ inScope: "1.00" }, { facility: { class: "martian" } })]) {
      try {
        settledOn(desk, claim);
      } catch {
        // what is refused is told elsewhere
      }
      expect(readOutcome(settledOn(desk, LINES).outcome)).toMatchObject({
        unpaid: readOutcome(settledOn(plan, LINES).outcome).unpaid,
      });
    }
  });

  it("says how the bill was divided, or that it was not", () => {
    expect(settledOn(plan, LINES).outcome.groups).toEqual({
      groupTags: [0, 1],
      amounts: [3_000, 10_000, 0, 0, 0, 0, 0, 0],
    });
    expect(settledOn(plan, claimOf({ inScope: "1.00" })).outcome.groups).toBeNull();
  });
});

it("rows are settled where they stand, and only there", () => {
  const desk = createDesk(plan);
  const { width } = plan.row;
  const room = new Float64Array(3 * width);
  const claim = parseClaim(claimOf({ inScope: "10.00" }));
  settleClaim(desk, claim, room, width);
  settleClaim(desk, claim, room, width);
  const twice = [...room.subarray(width, 2 * width)];
  expect(room.subarray(0, width).every((value) => value === 0)).toBe(true);
  expect(room.subarray(2 * width).every((value) => value === 0)).toBe(true);
  const slot = (key: string, period: string): number =>
    plan.slots.findIndex((each) => each.key === key && each.period === period);
  expect(twice[slot("basic.a.base", "year")]).toBe(2_000);
  expect(twice[slot("basic.a.paid", "month")]).toBe(1_000);
  expect(twice[slot("basic.a.paid", "visit")]).toBe(500); // of the last visit alone
  expect(twice.slice(plan.row.admissions)).toEqual([2, 2, 2 * 1_000 * plan.row.gain]);
});

it("a visit is read with what the row says of the year", () => {
  const desk = createDesk(plan);
  desk.run.at = 5;
  desk.run.row = new Float64Array(5 + plan.row.width);
  desk.run.row[5 + plan.row.admissions] = 3;
  desk.run.row[5 + plan.row.highestTier] = 4;
  const issues: Issue[] = [];
  const visit = visitOf(desk, parseClaim(claimOf({})), issues);
  expect([visit.admissions, visit.highestTier, issues]).toEqual([4, 4, []]);
});

it("totals within a visit begin with it, no others", () => {
  const { run } = createDesk(plan);
  run.at = 2;
  run.row = new Float64Array(2 + plan.row.width).fill(1);
  clearVisit(run);
  const cleared = [...run.row.subarray(2)].flatMap((value, slot) => (value === 0 ? [plan.slots[slot]] : []));
  expect(cleared).toEqual([{ key: "basic.a.paid", period: "visit" }]);
  expect([...run.row.subarray(0, 2)]).toEqual([1, 1]);
});

it("a limit of the visit looks at this visit, whatever a row of an earlier one holds", () => {
  const desk = createDesk(plan);
  const { row } = settledOn(desk, claimOf({ inScope: "500.00" }));
  const again = settleClaim(desk, parseClaim(claimOf({ inScope: "500.00" })), row);
  expect(again.moved[0]).toBe(6_000);
});

it.each([
  [1, [1000]],
  [2, [1000, 900]],
  [3, [1000, 900, 810]],
  [4, [1000, 900, 810, 729]],
  [5, [1000, 900, 810, 729, 656]], // 656.1
  [6, [1000, 900, 810, 729, 656, 591]], // 590.5
])("an outcome has a copy of all moves, of %i payments too, and nothing borne by the stay", (count, moved) => {
  const tenth = (_: unknown, i: number) => benefit(`b${i}`, { cases: [flat("0.1")] });
  const desk = createDesk(planOf({ basic: Array.from({ length: count }, tenth) }));
  const { outcome } = settledOn(desk, claimOf({ inScope: "100.00" }));
  settledOn(desk, claimOf({ inScope: "9.99" }));
  expect([outcome.moved, outcome.borne]).toEqual([moved, []]);
});

it("a layer has paid in the year once one of its benefits has, or it was given", () => {
  const asks = (...layers: readonly string[]) => layers.map((layer) => ({ in: [layer, { var: "year.layers" }] }));
  const paying = ["a", "b"].map((id) => benefit(id, { cases: [flat("0.1")] }));
  const last = benefit("last", { when: { or: asks("basic", "criticalIllness") }, cases: [flat("0.1")] });
  const own = planOf({ basic: paying, criticalIllness: paying, medicalAssistance: [last] });
  const layersOf = (benefits: readonly number[], given: readonly number[] = []) => {
    const desk = createDesk(own);
    for (const index of benefits) desk.run.row[own.benefits[index]?.paidSlot ?? -1] = 1;
    for (const index of given) desk.run.row[own.row.counts + (own.row.yearLayers[index]?.givenCount ?? -1)] = 1;
    const { year } = visitOf(desk, parseClaim(claimOf({})), []).view() as { year: { layers: readonly string[] } };
    return year.layers;
  };
  expect([layersOf([]), layersOf([0]), layersOf([1])]).toEqual([[], ["basic"], ["basic"]]);
  expect([layersOf([2, 3]), layersOf([], [1]), layersOf([0], [1])]).toEqual([
    ["criticalIllness"],
    ["criticalIllness"],
    ["basic", "criticalIllness"],
  ]);
});
