import { describe, expect, it } from "vitest";
import type { Account, Claim } from "../../../src/claim/types.ts";
import type { Benefit, Case, Limit } from "../../../src/rules/benefit.ts";
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
        { id: "all", "deductible.set": "0.00", "rate.times": "1.1" },
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

  const SAID = {
    deductible: ["deductible.add", "1.00"],
    rate: ["rate.set", "0.5"],
    limit: ["limit.set", "9.00"],
  } as const;
  const limits: Limit[] = [{ amount: "10.00", on: "paid", per: "visit" }];
  const bands = flat("0.5");
  const lump = { id: "all", source: "n", lump: { bands: [{ amount: "5.00" }] } } as const;
  const burden = { id: "all", source: "n", burden: { allow: [{ amount: "5.00" }], per: "visit" } } as const;

  it.each<readonly [string, Case, readonly Limit[], readonly (keyof typeof SAID)[]]>([
    ["bands under a limit", bands, limits, ["deductible", "rate", "limit"]],
    ["bands without a limit", bands, [], ["deductible", "rate"]],
    ["a lump under a limit", lump, limits, ["limit"]],
    ["a lump without a limit", lump, [], []],
    ["a burden under a limit", burden, limits, ["limit"]],
    ["a burden without a limit", burden, [], []],
  ])("say what they change of %s, and are no step where that is nothing", (_, own, stated, said) => {
    const changes = { deductible: { add: "1.00" }, rate: { set: "0.5" }, limit: { set: "9.00" } };
    const apart = Object.entries(changes).map(([what, change]) => ({ id: what, source: "n", [what]: change }));
    const claim = claimOf({ inScope: "20.00" });
    const adjustsOf = (adjust: Benefit["adjust"] = []) =>
      stepsOf(benefit("b", { limits: stated, adjust, cases: [own] }), claim).filter(([kind]) => kind === "adjust");
    expect(adjustsOf(apart)).toEqual(
      said.map((what) => ["adjust", "0.00", { id: what, [SAID[what][0]]: SAID[what][1] }]),
    );
    const together = Object.fromEntries(said.map((what) => SAID[what]));
    expect(adjustsOf([{ id: "all", source: "n", ...changes }])).toEqual(
      said.length === 0 ? [] : [["adjust", "0.00", { id: "all", ...together }]],
    );
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
