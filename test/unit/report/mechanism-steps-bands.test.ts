import { describe, expect, it } from "vitest";
import type { Account, Claim } from "../../../src/claim/types.ts";
import type { Benefit } from "../../../src/rules/benefit.ts";
import { settle } from "../../../src/settlement.ts";
import { benefit, bookOf, claimOf, flat, line, TITLE } from "../pack.ts";

const tags = { herb: { title: TITLE }, drug: { title: TITLE } };

/** Kind, amount and inputs of the steps of the last benefit, up to its payment. */
function stepsOf(own: Benefit, claim: Claim, account: Partial<Account> = {}, layer = "backstop") {
  const basic = benefit("first", { adjust: [], cases: [flat("0", { deductible: "10.00" })] });
  const order = layer === "backstop" ? { basic: [basic], [layer]: [own] } : { [layer]: [own], basic: [basic] };
  const empty = { person: "p-1", year: 2018, revision: 0, admissions: 0, highestTier: null, amounts: {} };
  const { settlement } = settle(bookOf(order, { pipeline: { tags } }), claim, { ...empty, ...account });
  return settlement.steps
    .filter(({ benefit: id, kind }) => id === own.id && kind !== "pay")
    .map(({ kind, amount, inputs }) => [kind, amount, inputs] as const);
}

describe("bands", () => {
  const bands = [{ upTo: "1000.00", rate: "0.50" }, { upTo: "3000.00", rate: "0.60" }, { rate: "0.70" }];
  const own = (more: Parameters<typeof flat>[1], base: Partial<Benefit["base"]> = {}) =>
    benefit("b", {
      base: { of: ["inScope"], ...base },
      rounding: { unit: "0.1", mode: "down" },
      cases: [flat("0", { bands, ...more })],
    });
  const slicesOf = (steps: ReturnType<typeof stepsOf>) =>
    steps
      .filter(([kind]) => kind === "band")
      .map(([, amount, { at, from, to, upTo, rate }]) => [at, from, to, upTo, rate, amount]);

  it("marginal, over a deductible", () => {
    const steps = stepsOf(own({ deductible: "150.00" }), claimOf({ inScope: "3500.55" }));
    expect(steps.slice(1)).toEqual([
      ["deductible", "150.00", { stated: "150.00", deductible: "150.00", mode: "subtract" }],
      ["band", "850.00", { at: "after", from: "150.00", to: "1000.00", upTo: "1000.00", rate: "0.5" }],
      ["band", "2000.00", { at: "after", from: "1000.00", to: "3000.00", upTo: "3000.00", rate: "0.6" }],
      ["band", "500.55", { at: "after", from: "3000.00", to: "3500.55", rate: "0.7" }],
      // 425 + 1200 + 350.385
      ["round", "1975.30", { after: "1975.30", before: "0.00", unit: "0.10", mode: "down", bands: "marginal" }],
    ]);
  });

  it.each<readonly [string, Parameters<typeof flat>[1], string, readonly unknown[]]>([
    ["below the deductible none", { deductible: "150.00" }, "150.00", []],
    [
      "at an edge no empty one",
      { deductible: "150.00" },
      "1000.00",
      [["after", "150.00", "1000.00", "1000.00", "0.5", "850.00"]],
    ],
    [
      "a deductible past the first band",
      { deductible: "1500.00" },
      "1600.00",
      [["after", "1500.00", "1600.00", "3000.00", "0.6", "100.00"]],
    ],
    [
      "edges from the deductible",
      { deductible: "150.00", bandsFrom: "deductible" },
      "1200.00",
      [
        ["after", "150.00", "1150.00", "1150.00", "0.5", "1000.00"],
        ["after", "1150.00", "1200.00", "3150.00", "0.6", "50.00"],
      ],
    ],
    [
      "slab",
      { deductible: "150.00", bandMode: "slab" },
      "1200.00",
      [["after", "150.00", "1200.00", "3000.00", "0.6", "1050.00"]],
    ],
    ["slab at nothing", { bandMode: "slab" }, "0.00", []],
    [
      "trigger",
      { deductible: { amount: "150.00", mode: "trigger" } },
      "150.00",
      [["after", "0.00", "150.00", "1000.00", "0.5", "150.00"]],
    ],
    ["trigger not reached", { deductible: { amount: "150.00", mode: "trigger" } }, "149.99", []],
  ])("%s", (_, more, inScope, slices) => {
    expect(slicesOf(stepsOf(own(more), claimOf({ inScope })))).toEqual(slices);
  });

  it.each([
    [
      { deductible: { amount: "150.00", mode: "trigger" } },
      "150.00",
      "0.00",
      { deductible: "150.00", mode: "trigger" },
    ],
    [
      { deductible: { amount: "150.00", mode: "trigger" } },
      "149.99",
      "149.99",
      { deductible: "150.00", mode: "trigger" },
    ],
    [{ deductible: { amount: "150.00", per: "year" } }, "500.00", "50.00", { deductible: "50.00", mode: "subtract" }],
  ] as const)("the deductible %j on %s: %s applied", (more, inScope, applied, inputs) => {
    const steps = stepsOf(own(more), claimOf({ inScope }), { amounts: { "backstop.b.deductible": "100.00" } });
    expect(steps[1]).toEqual(["deductible", applied, { stated: "150.00", ...inputs }]);
  });

  it("no deductible, no step for it", () => {
    expect(stepsOf(own({}), claimOf({ inScope: "1.00" })).map(([kind]) => kind)).toEqual(["base", "band", "round"]);
  });

  it("the year's base has its bands after and before", () => {
    const amounts = { "backstop.b.base": "900.00" };
    const steps = stepsOf(
      own({ deductible: "150.00", bandMode: "slab" }, { per: "year" }),
      claimOf({ inScope: "200.00" }),
      {
        amounts,
      },
    );
    expect(slicesOf(steps)).toEqual([
      ["after", "150.00", "1100.00", "3000.00", "0.6", "950.00"],
      ["before", "150.00", "900.00", "1000.00", "0.5", "750.00"],
    ]);
    expect(steps.at(-1)).toEqual([
      "round",
      "195.00",
      { after: "570.00", before: "375.00", unit: "0.10", mode: "down", bands: "slab" },
    ]);
  });
});

describe("a rate in proportion to a tagged part", () => {
  it("says how large the part was, and by what sum the rate of the band came", () => {
    const own = benefit("b", {
      adjust: [
        { id: "two", source: "n", rate: { add: "0.01" } },
        { id: "herb", source: "n", rate: { add: "0.1", tags: ["herb"] } },
        { id: "drug", source: "n", rate: { add: "-0.2", tags: ["drug", "herb"] } },
      ],
      cases: [flat("0.5")],
    });
    const claim = claimOf([
      line("1", "100.00", { tags: ["herb"] }),
      line("2", "150.00", { tags: ["drug"] }),
      line("3", "150.00"),
    ]);
    const steps = stepsOf(own, claim);
    expect(steps.slice(1, 3).map(([, , inputs]) => inputs)).toEqual([
      { id: "herb", "rate.add": "0.1", "rate.tags": "herb", tagged: "100.00", found: "400.00" },
      { id: "drug", "rate.add": "-0.2", "rate.tags": "drug herb", tagged: "250.00", found: "400.00" },
    ]);
    // 0.51 + 0.025 − 0.125 = 0.41 of 400.00
    expect(steps[4]).toEqual([
      "band",
      "400.00",
      {
        at: "after",
        from: "0.00",
        to: "400.00",
        rate: "41/100",
        formula: "0.51 + 0.1 × 100.00 ÷ 400.00 − 0.2 × 250.00 ÷ 400.00",
      },
    ]);
    expect(steps[5]?.[1]).toBe("164.00");
  });

  it("is a fraction where no decimal can say it; the plain rate is a decimal where no part is tagged", () => {
    const own = benefit("b", {
      adjust: [{ id: "herb", source: "n", rate: { add: "0.1", tags: ["herb"] } }],
      cases: [flat("0.5")],
    });
    const claim = (herb: string) => claimOf([line("1", herb, { tags: ["herb"] }), line("2", "200.00")]);
    // 0.5 + 0.1 × 100 ÷ 300 = 8/15
    expect(stepsOf(own, claim("100.00"))[2]?.[2]).toMatchObject({
      rate: "8/15",
      formula: "0.5 + 0.1 × 100.00 ÷ 300.00",
    });
    expect(stepsOf(own, claim("0.00"))[2]?.[2]).toEqual({ at: "after", from: "0.00", to: "200.00", rate: "0.5" });
  });

  it("has no formula where it is held at 1", () => {
    const own = benefit("b", {
      adjust: [{ id: "herb", source: "n", rate: { add: "0.9", tags: ["herb"] } }],
      cases: [flat("0.5")],
    });
    const [, , band] = stepsOf(own, claimOf([line("1", "200.00", { tags: ["herb"] }), line("2", "100.00")]));
    expect(band?.[2]).toEqual({ at: "after", from: "0.00", to: "300.00", rate: "1/1" });
  });
});
