import { describe, expect, it } from "vitest";
import { createLayout, keyOf } from "../../../src/plan/layout.ts";
import { mostGained, rowLayout } from "../../../src/plan/row.ts";
import type { Benefit, Limit } from "../../../src/rules/benefit.ts";
import { expectRefusal, issuesOf } from "../claim/refusal.ts";
import { benefit, flat } from "../pack.ts";

const inpatient = benefit("inpatient", { cases: [flat("0.5")] });
const outpatient = benefit("outpatient", { cases: [flat("0.5")] });
const poor = benefit("poor", { cases: [flat("0.5")] });

function layoutOf(...more: readonly Benefit[]) {
  return createLayout([
    { name: "basic", file: "basic.json", benefits: [inpatient, outpatient] },
    { name: "supplemental", file: "pipeline.json", benefits: [] },
    { name: "medicalAssistance", file: "aid.json", benefits: [poor, ...more] },
  ]);
}

const placed = (layer: number, index: number, own: Benefit) => ({ layer, index, benefit: own });

it("names a benefit by its layer and id", () => {
  expect(keyOf("basic", "inpatient")).toBe("basic.inpatient");
});

describe("slots and counts", () => {
  it("give the same place to the same name and period", () => {
    const layout = layoutOf();
    expect([layout.slot("a.b.paid", "year"), layout.slot("a.c.paid", "year"), layout.slot("a.b.paid", "year")]).toEqual(
      [0, 1, 0],
    );
    expect([layout.slot("a.b.paid", "month"), layout.slot("a.b.paid", "visit")]).toEqual([2, 3]);
    expect(layout.slots).toEqual([
      { key: "a.b.paid", period: "year" },
      { key: "a.c.paid", period: "year" },
      { key: "a.b.paid", period: "month" },
      { key: "a.b.paid", period: "visit" },
    ]);
    expect([layout.count("a.b"), layout.count("a.c"), layout.count("a.b")]).toEqual([0, 1, 0]);
    expect(layout.counts).toEqual(["a.b", "a.c"]);
  });

  it.each<readonly [Limit, string, string]>([
    [{ amount: "1.00", on: "paid", per: "year" }, "medicalAssistance.poor.paid", "year"],
    [{ amount: "1.00", on: "base", per: "month" }, "medicalAssistance.poor.base", "month"],
    [{ amount: "1.00", on: "paid", per: "day", pool: "aid" }, "pool.aid", "day"],
    [{ amount: "1.00", on: "base", per: "visit", pool: "aid" }, "pool.aid", "visit"],
  ])("of a limit %j: %s per %s", (limit, key, period) => {
    const layout = layoutOf();
    expect(layout.limitSlot(placed(2, 2, poor), limit)).toBe(0);
    expect(layout.slots).toEqual([{ key, period }]);
  });

  it("of the gross bill, by bucket", () => {
    const layout = layoutOf();
    const burden = { allow: [{ ratio: "0.10", of: ["total"] }], per: "year" } as const;
    const cases = [{ id: "all", source: "n", burden }];
    const { grossTotals } = layout.totalsOf({ ...inpatient, cases }, "basic.inpatient");
    expect(grossTotals.map((slot) => layout.slots[slot]).map((slot) => [slot?.key, slot?.period])).toEqual([
      ["basic.inpatient.gross.inScope", "year"],
      ["basic.inpatient.gross.preSelfPay", "year"],
      ["basic.inpatient.gross.overLimit", "year"],
      ["basic.inpatient.gross.ownPay", "year"],
    ]);
  });
});

describe("gross totals", () => {
  it.each([
    ["of a year, by the buckets that a ratio is of", "year", [false, true, false, false]],
    ["none of a visit", "visit", [false, false, false, false]],
  ] as const)("%s", (_, per, kept) => {
    const allow = [{ amount: "9.00" }, { ratio: "0.10", of: ["preSelfPay"] }] as const;
    const own = benefit("x", { cases: [flat("0.5"), { id: "y", source: "n", burden: { allow, per } }] });
    expect(
      layoutOf()
        .totalsOf(own, "basic.x")
        .grossTotals.map((slot) => slot !== -1),
    ).toEqual(kept);
  });
});

describe("the row of totals", () => {
  it("knows the most that a lump grants beyond its bill: its greatest, where the rest is paid later", () => {
    const bands = [{ upTo: "5000.00", amount: "100.00" }, { upTo: "9000.00", amount: "300.00" }, { amount: "200.00" }];
    const lump = (id: string, more: object) =>
      benefit(id, { cases: [{ id: "all", source: "n", lump: { bands, ...more } }] });
    const later = lump("later", { rest: "later" });
    expect(rowLayout(layoutOf(), [later], []).kept).toBe(30_000);
    expect(rowLayout(layoutOf(), [lump("now", {}), inpatient], []).kept).toBe(0);
  });

  const quota = (amount: string, below: "keep" | "cost") =>
    ({ id: amount, source: "n", quota: { amount, below } }) as const;

  it("has the totals by slot, then the counts, then what else there is of the year", () => {
    const layout = layoutOf();
    for (const period of ["year", "visit", "day", "month", "visit"] as const)
      layout.slot(`${period}.${layout.slots.length}`, period);
    layout.count("basic.inpatient");
    layout.count("basic.outpatient");
    expect(rowLayout(layout, [inpatient, outpatient], [])).toEqual({
      counts: 5,
      admissions: 7,
      highestTier: 8,
      peak: 9,
      width: 10,
      gain: 3,
      kept: 0,
      visitSlots: [1, 4],
      datedSlots: [2, 3],
      yearLayers: [],
    });
  });

  it("of a plan without benefits has its own places still", () => {
    expect(rowLayout(createLayout([]), [], [])).toMatchObject({ counts: 0, admissions: 0, peak: 2, width: 3, gain: 1 });
  });

  it("knows the most that hospitals keep: of each benefit its greatest fixed price", () => {
    const first = benefit("first", { cases: [quota("33.00", "keep"), quota("44.00", "keep"), quota("99.00", "cost")] });
    const second = benefit("second", { cases: [quota("5.00", "keep")] });
    const row = rowLayout(layoutOf(), [first, inpatient, second], []);
    expect([row.gain, row.kept]).toEqual([4, 4_900]);
    expect([mostGained(row, 0), mostGained(row, 100)]).toEqual([19_600, 20_000]);
  });
});

describe("tags", () => {
  const tagged = (id: string, tags: readonly string[]) =>
    benefit(id, { base: { of: ["inScope"], tags }, cases: [flat("0.5")] });

  it("are those of bases, of cases' bases and of rates, sorted, each once", () => {
    const all = benefit("x", {
      base: { of: ["inScope"], tags: ["material", "drug"] },
      cases: [flat("0.5", { base: { of: ["inScope"], tags: ["bed", "drug"] } }), flat("0.6", { id: "other" })],
      adjust: [
        { id: "a", source: "n", rate: { add: "0.10", tags: ["injection"] } },
        { id: "b", source: "n", rate: { add: "0.10" } },
        { id: "c", source: "n", rate: { set: "0.10" } },
        { id: "d", source: "n", deductible: { set: "0.00" } },
      ],
    });
    const layout = layoutOf(all);
    expect(layout.tags).toEqual(["bed", "drug", "injection", "material"]);
    expect([layout.tagMask([]), layout.tagMask(["bed"]), layout.tagMask(["material", "drug"])]).toEqual([0, 1, 10]);
  });

  it("are at most 30", () => {
    const tags = Array.from({ length: 31 }, (_, i) => `t${i}`);
    const layout = layoutOf(tagged("x", tags.slice(0, 20)), tagged("y", tags.slice(10, 30)));
    expect([layout.tags.length, layout.tagMask(layout.tags)]).toEqual([30, 2 ** 30 - 1]);
    expect(issuesOf(() => layoutOf(tagged("x", tags)))).toEqual([
      {
        code: "invalid_rules",
        file: "basic.json",
        path: "base.tags",
        expected: { zh: "至多 30 个标签", en: "at most 30 tags" },
        found: "31",
      },
    ]);
  });
});

describe("quantities", () => {
  const reader = placed(2, 2, poor);

  it.each<readonly [string, number, number]>([
    ["basic", 0, -1],
    ["basic.inpatient", 0, 0],
    ["basic.outpatient", 0, 1],
    ["supplemental", 1, -1],
  ])("of %s", (of, layer, at) => {
    for (const [what, index] of [
      ["deductible", 0],
      ["statedDeductible", 1],
      ["penalty", 2],
    ] as const)
      expect(layoutOf().quantity({ of, what }, reader)).toMatchObject({
        layer,
        benefit: at,
        what: index,
        name: `${of}.${what}`,
      });
  });

  it.each([
    ["its own layer", "medicalAssistance"],
    ["a layer that is not in the order", "backstop"],
    ["a benefit that its layer has not", "basic.dental"],
    ["a benefit of a layer that is not in the order", "backstop.x"],
    ["itself", "medicalAssistance.poor"],
  ])("not of %s", (_, of) => {
    expectRefusal(() => layoutOf().quantity({ of, what: "penalty" }, reader), [["invalid_rules", "base.less", of]]);
  });

  it("of an earlier benefit of its own layer", () => {
    const second = benefit("second", { cases: [flat("0.5")] });
    expect(layoutOf(second).quantity({ of: "medicalAssistance.poor", what: "penalty" }, placed(2, 3, second))).toEqual({
      layer: 2,
      benefit: 2,
      what: 2,
      name: "medicalAssistance.poor.penalty",
    });
  });

  it("of a benefit whose layer has no rules in force", () => {
    expect(layoutOf().quantity({ of: "supplemental.x", what: "penalty" }, reader)).toEqual({
      layer: 1,
      benefit: -2,
      what: 2,
      name: "supplemental.x.penalty",
    });
  });

  it("not without saying where and what is wanted", () => {
    expect(issuesOf(() => layoutOf().quantity({ of: "backstop", what: "penalty" }, reader))).toEqual([
      {
        code: "invalid_rules",
        file: "aid.json",
        path: "base.less",
        expected: { zh: "更早的层或待遇", en: "an earlier layer or benefit" },
        found: "backstop",
      },
    ]);
  });

  it("not of a later layer or benefit", () => {
    const second = benefit("second", { cases: [flat("0.5")] });
    const layout = layoutOf(second);
    for (const [of, from] of [
      ["medicalAssistance", placed(0, 0, inpatient)],
      ["medicalAssistance.poor", placed(0, 0, inpatient)],
      ["medicalAssistance.second", reader],
      ["basic.outpatient", placed(0, 0, inpatient)],
    ] as const)
      expectRefusal(() => layout.quantity({ of, what: "deductible" }, from), [["invalid_rules", "base.less", of]]);
  });
});
