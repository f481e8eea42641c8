import { describe, expect, it } from "vitest";
import { originOf } from "../../../src/plan/origin.ts";
import type { Benefit, Limit } from "../../../src/rules/benefit.ts";
import type { Pipeline } from "../../../src/rules/types.ts";
import { benefit, flat, planOf, REGION, TITLE } from "../pack.ts";

const half = benefit("half", { cases: [flat("0.5")] });
const shared = (id: string, ...payers: readonly (readonly [payer: string, share: string])[]): Benefit =>
  benefit(id, { cases: [flat("0.5")], payers: payers.map(([payer, share]) => ({ payer, share })) });
const payers: Pipeline["payers"] = { finance: TITLE, fund: TITLE };

it("names a version by region, layer and first day", () => {
  expect(originOf({ region: REGION, from: "2018-01-01" }, "basic")).toBe("990101/basic@2018-01-01");
});

describe("layers and payers", () => {
  it("stand in the order of the pipeline, each layer with its own payer", () => {
    const plan = planOf(
      {
        hospitalWaiver: [half],
        basic: [half, shared("two", ["finance", "0.6"], ["basic", "0.4"])],
        hospitalReduction: [half],
      },
      { pipeline: { payers } },
    );
    expect(plan.layers.map(({ name, payer, absence }) => [name, plan.payers[payer], absence])).toEqual([
      ["hospitalWaiver", "hospital", null],
      ["basic", "basic", null],
      ["hospitalReduction", "hospital", null],
    ]);
    expect(plan.payers).toEqual(["hospital", "basic", "finance"]);
    expect(plan.benefits.map(({ index, layer, benefit: own }) => [index, layer, own.id])).toEqual([
      [0, 0, "half"],
      [1, 1, "half"],
      [2, 1, "two"],
      [3, 2, "half"],
    ]);
  });

  it.each([
    [[], ["basic"], [1], 1],
    [[["finance", "1"]], ["finance"], [1], 1],
    [
      [
        ["finance", "0.5"],
        ["fund", "0.5"],
      ],
      ["finance", "fund"],
      [5, 5],
      10,
    ],
    [
      [
        ["finance", "0.60"],
        ["fund", "0.375"],
        ["basic", "0.025"],
      ],
      ["finance", "fund", "basic"],
      [600, 375, 25],
      1000,
    ],
    [
      [
        ["finance", "0"],
        ["fund", "1.000000"],
      ],
      ["finance", "fund"],
      [0, 1],
      1,
    ],
    [
      [
        ["finance", "0.333333"],
        ["fund", "0.666667"],
      ],
      ["finance", "fund"],
      [333_333, 666_667],
      1_000_000,
    ],
  ] as const)("shares %j", (stated, names, shares, sum) => {
    const own = stated.length === 0 ? half : shared("half", ...stated);
    const plan = planOf({ basic: [own] }, { pipeline: { payers } });
    const [compiled] = plan.benefits;
    expect(compiled?.payers.map((payer) => plan.payers[payer])).toEqual(names);
    expect([compiled?.shares, compiled?.shareSum]).toEqual([shares, sum]);
  });

  it("a layer without rules is optional or not", () => {
    const plan = planOf(
      { basic: [half] },
      { without: ["criticalIllness", "backstop"], pipeline: { optional: ["backstop"] } },
    );
    expect(plan.layers.map(({ name, absence, benefits }) => [name, absence, benefits.length])).toEqual([
      ["basic", null, 1],
      ["criticalIllness", "no_rule", 0],
      ["backstop", "optional", 0],
    ]);
  });
});

describe("places in the account", () => {
  it("each benefit has three totals of the year, and more only by what its cases say", () => {
    const limits: Limit[] = [
      { amount: "1.00", on: "paid", per: "year" },
      { amount: "1.00", on: "paid", per: "month" },
      { amount: "1.00", on: "base", per: "day", pool: "daily" },
      { amount: "1.00", on: "paid", per: "visit" },
    ];
    const plan = planOf({ basic: [benefit("b", { limits, cases: [flat("0.5")] })], backstop: [half] });
    expect(plan.slots.map(({ key, period }) => `${key} ${period}`)).toEqual([
      "basic.b.base year",
      "basic.b.paid year",
      "basic.b.paid month",
      "basic.b.paid visit",
      "basic.b.deductible year",
      "pool.daily day",
      "backstop.half.base year",
      "backstop.half.paid year",
      "backstop.half.deductible year",
    ]);
    expect(plan.counts).toEqual([]);
  });

  it("no claim adds a place: limits of every case and gross totals have theirs from the start", () => {
    const cases = [
      flat("0.5", { id: "x", when: { var: "visit.tcm" }, limits: [{ amount: "1.00", on: "paid", per: "day" }] }),
      {
        id: "y",
        source: "n",
        when: { "!": { var: "visit.tcm" } },
        burden: { allow: [{ ratio: "0.1", of: ["ownPay"] }], per: "year" },
      } as const,
    ];
    const plan = planOf({ basic: [benefit("b", { cases })] });
    expect(plan.slots.map(({ key, period }) => `${key} ${period}`)).toEqual([
      "basic.b.gross.ownPay year",
      "basic.b.base year",
      "basic.b.paid year",
      "basic.b.paid day",
      "basic.b.deductible year",
    ]);
  });

  it("a lump that pays so often a year has a count", () => {
    const lump = (id: string, times: number | null) =>
      benefit(id, {
        cases: [
          {
            id: "all",
            source: "n",
            lump: { bands: [{ amount: "1.00" }], ...(times === null ? {} : { times, per: "year" }) },
          },
        ],
      });
    const plan = planOf({ basic: [lump("free", null), lump("once", 1)], backstop: [lump("twice", 2)] });
    expect(plan.counts).toEqual(["basic.once", "backstop.twice"]);
    expect(plan.benefits.map(({ countSlot }) => countSlot)).toEqual([-1, 0, 1]);
  });
});

describe("what the pipeline declares", () => {
  const pipeline: Partial<Pipeline> = {
    layers: { civilServants: { zh: "公务员补助", en: "Civil servants" } },
    payers: { finance: { zh: "财政", en: "Finance" } },
    tags: {
      drug: { title: TITLE, charge: ["09", "10"], codes: ["X1"] },
      bed: { title: TITLE, charge: ["01", "09"], codes: ["X1", "X2"] },
      unused: { title: TITLE, charge: ["09"], codes: ["X1"] },
    },
    programmes: { chronic: { title: TITLE, diseases: ["I10", "E11"] }, given: { title: TITLE } },
    flags: { abroad: { title: TITLE } },
    categories: { localPoor: { title: TITLE } },
    certificates: { heart: { title: TITLE } },
    classes: { first: { title: TITLE } },
    entitlements: [{ code: "noDeposit", title: { zh: "免押金", en: "No deposit" }, source: "n" }],
  };
  const tagged = benefit("b", { base: { of: ["inScope"], tags: ["drug", "bed"] }, cases: [flat("0.5")] });
  const plan = planOf(
    { basic: [tagged, shared("s", ["finance", "1"])], civilServants: [half], hospitalWaiver: [half] },
    { pipeline },
  );

  it("tags that rules name are bits, derived from charge categories and codes", () => {
    expect(plan.tags).toEqual(["bed", "drug"]);
    // A tag that is declared and not named has no bit; one that is not declared is absent.
    expect(Object.fromEntries(plan.tagBits)).toEqual({ bed: 1, drug: 2, unused: 0 });
    expect(Object.fromEntries(plan.chargeTags)).toEqual({ "01": 1, "09": 3, "10": 2 });
    expect(Object.fromEntries(plan.codeTags)).toEqual({ X1: 3, X2: 1 });
  });

  it("codes that claims may carry", () => {
    expect({ ...plan.declared }).toEqual({
      categories: new Set(["localPoor"]),
      certificates: new Set(["heart"]),
      classes: new Set(["first"]),
      programmes: new Set(["chronic", "given"]),
      flags: new Set(["abroad"]),
      tags: new Set(["drug", "bed", "unused"]),
    });
    expect(plan.programmes).toEqual([
      { code: "chronic", prefixes: ["I10", "E11"] },
      { code: "given", prefixes: [] },
    ]);
  });

  it("titles of layers, payers and entitlements", () => {
    expect(plan.names).toEqual({
      basic: { zh: "基本医保统筹", en: "Basic insurance" },
      civilServants: { zh: "公务员补助", en: "Civil servants" },
      hospitalWaiver: { zh: "医疗机构减免(报销前)", en: "Hospital waiver (before)" },
      finance: { zh: "财政", en: "Finance" },
      hospital: { zh: "医疗机构", en: "Hospital" },
      noDeposit: { zh: "免押金", en: "No deposit" },
    });
  });

  it("facts that are coded are those that something names, each once", () => {
    const named = planOf(
      {
        basic: [
          benefit("b", {
            when: { var: "visit.referred" },
            cases: [flat("0.5", { when: { and: [{ var: "visit.tcm" }, { var: "visit.referred" }] } })],
            adjust: [{ id: "a", when: { var: "visit.accident" }, source: "n", rate: { set: "0" } }],
          }),
        ],
      },
      {
        pipeline: {
          highestTier: { when: { var: "visit.designated" } },
          entitlements: [{ code: "e", title: TITLE, when: { var: "visit.continuation" }, source: "n" }],
        },
        notEncoded: { basic: [{ source: "n", why: TITLE, when: { "<": [{ var: "person.age" }, 18] } }] },
      },
    );
    expect(new Set(named.coder.facts)).toEqual(
      new Set([
        "visit.referred",
        "visit.tcm",
        "visit.accident",
        "visit.designated",
        "visit.continuation",
        "person.age",
      ]),
    );
    expect(named.coder.facts).toHaveLength(6);
    expect(plan.coder.facts).toEqual([]);
  });
});
