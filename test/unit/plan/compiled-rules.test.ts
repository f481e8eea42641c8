import { describe, expect, it } from "vitest";
import { compilePlan } from "../../../src/plan/compile.ts";
import { indexOfRegion } from "../../../src/rulebook.ts";
import { resolvePipeline } from "../../../src/rules/resolve-pipeline.ts";
import { resolveRules } from "../../../src/rules/resolve.ts";
import type { ResolvedRules, Sourced } from "../../../src/rules/resolved.ts";
import type { Pipeline } from "../../../src/rules/types.ts";
import { benefit, bookOf, DAY, flat, planOf, REGION } from "../pack.ts";
import type { Layers } from "../pack.ts";

const half = benefit("half", { cases: [flat("0.5")] });

/** Resolved rules of a pack, with parts of the pipeline put in as resolution would give them. */
function rulesOf(layers: Layers, pipeline: Partial<Pipeline> = {}): ResolvedRules {
  const index = indexOfRegion(bookOf(layers), REGION);
  const resolved = resolvePipeline(index, REGION, DAY, DAY);
  const rules = resolveRules(index, REGION, resolved, DAY, DAY, DAY);
  return { ...rules, pipeline: { ...rules.pipeline, data: { ...rules.pipeline.data, ...pipeline } } };
}

describe("the plan says of its rules", () => {
  it("whether they change during the stay", () => {
    const rules = rulesOf({ basic: [half] });
    expect([compilePlan(rules).turns, compilePlan(rules, true).turns]).toEqual([false, true]);
  });

  it.each([
    ["none", undefined, false],
    ["one of two in the order", ["backstop", "basic"], true],
    ["one that is not in it", ["backstop"], false],
  ])("whether they end a year: of the layers that pay then %s", (_, layers, yearEnd) => {
    const rules = rulesOf({ basic: [half] }, layers === undefined ? {} : { yearEnd: { layers, source: "n" } as never });
    expect(compilePlan(rules).yearEnd).toBe(yearEnd);
  });

  it("which version states the order", () => {
    expect(planOf({ basic: [half] }).ordering).toEqual({ origin: "990101/pipeline@2017-01-01", source: "n 1" });
    const { pipeline, ...rest } = rulesOf({ basic: [half] });
    const whole: Sourced<Pipeline> = pipeline;
    const nearest = { ...whole, data: { ...whole.data, from: "2018-02-01", source: "n 9" } };
    const plan = compilePlan({ ...rest, pipeline: { ...pipeline, versions: [nearest, ...pipeline.versions] } });
    expect(plan.ordering).toEqual({ origin: "990101/pipeline@2018-02-01", source: "n 9" });
  });

  it("that a layer is not in force where a version spoke of it, optional or not", () => {
    const rules = rulesOf({ basic: [half] }, { order: ["basic", "commercial", "backstop"], optional: ["backstop"] });
    const absent = new Map([["backstop", "not_in_force"]] as const);
    const absences = (own: ResolvedRules) => compilePlan(own).layers.map(({ absence }) => absence);
    expect(absences(rules)).toEqual([null, "no_rule", "optional"]);
    expect(absences({ ...rules, absent })).toEqual([null, "no_rule", "not_in_force"]);
  });

  it("what is called by a name, and nothing of what has none", () => {
    const { names } = compilePlan(rulesOf({ basic: [half] }, { order: ["basic", "unnamed"] }));
    expect(Object.keys(names)).toEqual(["basic"]);
  });
});

it("freezes every version that it is compiled from", () => {
  const plainly = <T>(each: Sourced<T>): Sourced<T> => ({ ...each, data: JSON.parse(JSON.stringify(each.data)) as T });
  const rules = rulesOf({ basic: [half] });
  const pipeline = { ...rules.pipeline, ...plainly<Pipeline>(rules.pipeline) };
  const declaring = [plainly(rules.pipeline)];
  const layers = new Map(
    [...rules.layers].map(([name, layer]) => [name, { ...layer, versions: layer.versions.map(plainly) }]),
  );
  const versions = [...layers.values()].flatMap((layer) => layer.versions);
  const all = [pipeline, ...declaring, ...versions].map(({ data }) => data);
  expect(all.map((data) => Object.isFrozen(data))).toEqual([false, false, false]);
  compilePlan({ ...rules, pipeline, declaring, layers });
  expect(all.map((data) => Object.isFrozen(data))).toEqual([true, true, true]);
});

describe("claims have integers", () => {
  const ofStay = benefit("stay", { cases: [flat("0.5", { deductible: { amount: "1.00", per: "stay" } })] });

  it.each([
    ["where no benefit is of the stay", [half], true],
    ["not where one of two is", [half, ofStay], false],
    ["nor where all are", [ofStay], false],
  ])("%s", (_, basic, has) => {
    expect(planOf({ basic }).keys !== null).toBe(has);
  });
});

it("a benefit has a count where one of its cases pays so often a year", () => {
  const lump = { id: "once", source: "n", lump: { bands: [{ amount: "1.00" }], times: 1, per: "year" } } as const;
  const often = { id: "often", source: "n", lump: { bands: [{ amount: "1.00" }] } } as const;
  const plan = planOf({ basic: [benefit("b", { choose: "best", cases: [lump, often] })] });
  expect(plan.counts).toEqual(["basic.b"]);
});
