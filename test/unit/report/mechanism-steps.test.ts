import { describe, expect, it } from "vitest";
import type { Account, Claim } from "../../../src/claim/types.ts";
import type { Benefit } from "../../../src/rules/types.ts";
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

describe("the base", () => {
  it("plain", () => {
    const [base] = stepsOf(benefit("b", { cases: [flat("0.5")] }), claimOf({ inScope: "100.00" }));
    expect(base).toEqual(["base", "100.00", { of: "inScope", net: "unpaid", per: "visit", found: "100.00" }]);
  });

  it("with everything, in the order in which it is narrowed", () => {
    const own = benefit("b", {
      base: {
        of: ["inScope", "preSelfPay"],
        net: "gross",
        per: "year",
        tags: ["herb", "drug"],
        ratio: "0.85",
        atMost: { ratio: "0.5", of: ["total"], over: "cut" },
        less: [
          { of: "basic", what: "deductible" },
          { of: "basic.first", what: "penalty" },
        ],
      },
      limits: [
        { amount: "300.00", on: "base", per: "year" },
        { amount: "40.00", on: "paid", per: "month", pool: "p" },
      ],
      cases: [flat("0.5")],
    });
    const amounts = { "backstop.b.base": "260.00", "pool.p@2018-11": "25.00" };
    const claim = claimOf([line("1", "80.00", { tags: ["herb"] }), line("2", "20.00")]);
    expect(stepsOf(own, claim, { amounts })).toEqual([
      ["limit", "40.00", { amount: "300.00", on: "base", per: "year", used: "260.00" }],
      [
        "base",
        "40.00", // 80 × 0.85 = 68, cut at 50, less 10 and 0, and 40 are left
        {
          of: "inScope preSelfPay",
          net: "gross",
          per: "year",
          tags: "herb drug",
          found: "80.00",
          ratio: "0.85",
          shared: "68.00",
          atMost: "50.00",
          over: "cut",
          less: "10.00",
          lessOf: "basic.deductible basic.first.penalty",
          left: "40.00",
          before: "260.00",
          after: "300.00",
        },
      ],
      ["band", "300.00", { at: "after", from: "0.00", to: "300.00", rate: "0.5" }],
      ["band", "260.00", { at: "before", from: "0.00", to: "260.00", rate: "0.5" }],
      ["round", "20.00", { after: "150.00", before: "130.00", unit: "0.01", mode: "half-up", bands: "marginal" }],
      ["limit", "15.00", { amount: "40.00", on: "paid", per: "month", pool: "p", used: "25.00" }],
    ]);
  });

  it("of a case that states its own, limits too", () => {
    const own = benefit("b", {
      base: { of: ["inScope"], net: "gross", ratio: "0.5" },
      limits: [{ amount: "1.00", on: "paid", per: "year" }],
      cases: [flat("0.5", { base: { of: ["ownPay"] }, limits: [{ amount: "2.00", on: "paid", per: "day" }] })],
    });
    const steps = stepsOf(own, claimOf({ ownPay: "10.00" }));
    expect(steps[0]).toEqual(["base", "10.00", { of: "ownPay", net: "unpaid", per: "visit", found: "10.00" }]);
    expect(steps.at(-1)).toEqual(["limit", "2.00", { amount: "2.00", on: "paid", per: "day", used: "0.00" }]);
  });

  it("a limit that is used up leaves 0.00", () => {
    const own = benefit("b", { limits: [{ amount: "1.00", on: "paid", per: "year" }], cases: [flat("0.5")] });
    const steps = stepsOf(own, claimOf({ inScope: "10.00" }), { amounts: { "backstop.b.paid": "1.01" } });
    expect(steps.at(-1)).toEqual(["limit", "0.00", { amount: "1.00", on: "paid", per: "year", used: "1.01" }]);
  });
});

describe("adjustments", () => {
  it("come first, one step for each that holds, with its own title and source", () => {
    const own = benefit("b", {
      adjust: [
        { id: "not", when: { var: "visit.tcm" }, source: "n 7", rate: { set: "0" } },
        {
          id: "all",
          title: { zh: "调整", en: "Change" },
          source: "n 8",
          deductible: { set: "0.00" },
          rate: { times: "1.1" },
          limit: { add: "-5.00" },
        },
        { id: "rate", source: "n 9", rate: { add: "0.05" } },
      ],
      cases: [flat("0.5", { deductible: "20.00" })],
    });
    const book = bookOf({ backstop: [own] });
    const { steps } = settle(book, claimOf({ inScope: "10.00" }, { facility: { tcm: false } })).settlement;
    expect(
      steps
        .filter(({ kind }) => kind === "adjust")
        .map(({ inputs, amount, title, source, origin }) => [inputs, amount, title?.en, source, origin]),
    ).toEqual([
      [
        { id: "all", "deductible.set": "0.00", "rate.times": "1.1", "limit.add": "-5.00" },
        "0.00",
        "Change",
        "n 8",
        "990101/backstop@2018-01-01",
      ],
      [{ id: "rate", "rate.add": "0.05" }, "0.00", "Name", "n 9", "990101/backstop@2018-01-01"],
    ]);
    expect(steps.map(({ kind }) => kind)).toEqual([
      "bill",
      "adjust",
      "adjust",
      "base",
      "deductible",
      "band",
      "round",
      "pay",
      "patient",
    ]);
  });

  it("by a tagged part say how large it was, and the band by what sum its rate came", () => {
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

  it("a rate that no decimal can say is a fraction; the plain rate stays a decimal where no part is tagged", () => {
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

  it("a rate that is held at 1 has no formula", () => {
    const own = benefit("b", {
      adjust: [{ id: "herb", source: "n", rate: { add: "0.9", tags: ["herb"] } }],
      cases: [flat("0.5")],
    });
    const [, , band] = stepsOf(own, claimOf([line("1", "200.00", { tags: ["herb"] }), line("2", "100.00")]));
    expect(band?.[2]).toEqual({ at: "after", from: "0.00", to: "300.00", rate: "1/1" });
  });
});

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

describe("other mechanisms", () => {
  it("burden", () => {
    const burden = {
      allow: [
        { ratio: "0.10", of: ["total"] },
        { amount: "5000.00" },
        { ratio: "0.5", of: ["preSelfPay", "inScope"] },
        { ratio: "1", of: ["ownPay"] },
      ],
      pick: "most",
      per: "year",
    } as const;
    const own = benefit("b", { cases: [{ id: "all", source: "n", burden }] });
    const amounts = { "backstop.b.base": "6000.00", "backstop.b.paid": "700.00" };
    const steps = stepsOf(own, claimOf({ inScope: "1000.00" }), { amounts });
    expect(steps.map(([kind]) => kind)).toEqual(["base", "burden"]);
    expect(steps[1]).toEqual([
      "burden",
      "1300.00",
      {
        burden: "7000.00",
        bounds: "0.1 × total, 5000.00, 0.5 × inScope + preSelfPay, 1 × ownPay",
        pick: "most",
        per: "year",
        allowed: "5000.00",
        paidSoFar: "700.00",
      },
    ]);
  });

  it("lump", () => {
    const bands = [{ upTo: "100.00", amount: "5.00" }, { amount: "8.00" }];
    const lump = (more: object) => benefit("b", { cases: [{ id: "all", source: "n", lump: { bands, ...more } }] });
    expect(stepsOf(lump({}), claimOf({ inScope: "100.00" }))[1]).toEqual([
      "lump",
      "5.00",
      { at: "100.00", band: "5.00" },
    ]);
    const once = lump({ times: 1, per: "year" });
    expect(stepsOf(once, claimOf({ inScope: "100.01" }))[1]).toEqual([
      "lump",
      "8.00",
      { at: "100.01", band: "8.00", times: "1" },
    ]);
    expect(stepsOf(once, claimOf({ inScope: "100.01" }), { counts: { "backstop.b": 1 } })[1]).toEqual([
      "lump",
      "0.00",
      { at: "100.01", band: "8.00", times: "1" },
    ]);
  });

  it.each([
    ["keep", "40.00", "-10.00"],
    ["keep", "60.00", "10.00"],
    ["cost", "40.00", "0.00"],
  ] as const)("quota, %s: %s", (below, inScope, amount) => {
    const own = benefit("b", { cases: [{ id: "all", source: "n", quota: { amount: "50.00", below } }] });
    expect(stepsOf(own, claimOf({ inScope }), {}, "hospitalWaiver")).toEqual([
      ["base", inScope, { of: "inScope", net: "unpaid", per: "visit", found: inScope }],
      ["quota", amount, { base: inScope, quota: "50.00", below }],
    ]);
  });
});
