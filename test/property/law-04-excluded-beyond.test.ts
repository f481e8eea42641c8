/**
 * Law 4 does not hold with any of these either, which the design does not name or which are no bands: each has the
 * smallest rules and bills we know of for which one visit billed at once and in two parts differ. The law stands in
 * law-04-parts.test.ts.
 */
import { describe, expect, it } from "vitest";
import type { Benefit } from "../../src/index.ts";
import { bands, benefit, bothWays } from "./concrete.ts";

const ofYear = { per: "year" } as const;
/** A benefit of the year that pays all it finds. */
const ALL = benefit(ofYear, bands(["1"]));
/** A benefit of the year that pays half of what it finds. */
const HALF = benefit(ofYear, bands(["0.5"]));

describe("law 4 does not hold, beyond what the design names", () => {
  it("a ceiling on the burden of the visit", () => {
    const layers = { basic: benefit({}, { burden: { allow: [{ amount: "50.00" }], per: "visit" } }) };
    expect(bothWays(layers, "200.00", ["100.00", "100.00"])).toEqual({
      one: "basic 150.00, patient 50.00",
      two: "basic 100.00, patient 100.00",
    });
  });

  it("a ceiling on the year's burden by a share of the bill", () => {
    const allow = [{ ratio: "0.1", of: ["total"] }] as const;
    const layers = { basic: benefit({}, { burden: { allow, per: "year" } }) };
    const parts = [{ inScope: "100.00" }, { ownPay: "1000.00" }] as const;
    expect(bothWays(layers, { inScope: "100.00", ownPay: "1000.00" }, parts)).toEqual({
      one: "basic 0.00, patient 1100.00",
      two: "basic 90.00, patient 1010.00",
    });
  });

  it("a lump: each part has one", () => {
    const table = [{ upTo: "100.00", amount: "0.00" }, { amount: "50.00" }];
    expect(bothWays({ basic: benefit(ofYear, { lump: { bands: table } }) }, "200.00", ["150.00", "50.00"])).toEqual({
      one: "basic 50.00, patient 150.00",
      two: "basic 100.00, patient 100.00",
    });
  });

  it("a lump once a year: the first part uses it up", () => {
    const table = [{ upTo: "100.00", amount: "50.00" }, { amount: "80.00" }];
    const lump = { bands: table, times: 1, per: "year" } as const;
    expect(bothWays({ basic: benefit(ofYear, { lump }) }, "200.00", ["100.00", "100.00"])).toEqual({
      one: "basic 80.00, patient 120.00",
      two: "basic 50.00, patient 150.00",
    });
  });

  it("a fixed price", () => {
    const layers = { hospitalWaiver: benefit({}, { quota: { amount: "150.00", below: "cost" } }) };
    expect(bothWays(layers, "200.00", ["100.00", "100.00"])).toEqual({
      one: "hospital 50.00, patient 150.00",
      two: "hospital 0.00, patient 200.00",
    });
  });

  it.each(["paid", "base"] as const)("a limit per visit on what is %s", (on) => {
    const layers: { basic: Benefit } = { basic: { ...ALL, limits: [{ amount: "100.00", on, per: "visit" }] } };
    expect(bothWays(layers, "200.00", ["100.00", "100.00"])).toEqual({
      one: "basic 100.00, patient 100.00",
      two: "basic 200.00, patient 0.00",
    });
  });

  it.each([
    ["day", { discharged: "2018-11-11", settled: "2018-11-11" }],
    ["month", { discharged: "2018-12-01", settled: "2018-12-01" }],
  ] as const)("a limit per %s, where the parts are not of the same", (per, second) => {
    const layers: { basic: Benefit } = { basic: { ...ALL, limits: [{ amount: "100.00", on: "paid", per }] } };
    expect(bothWays(layers, "200.00", ["100.00", "100.00"], { second })).toEqual({
      one: "basic 100.00, patient 100.00",
      two: "basic 200.00, patient 0.00",
    });
  });

  it("the best of several cases: each part has its own", () => {
    const source = "n 1";
    const cases = [
      { id: "low", source, bands: [{ rate: "0.5" }] },
      { id: "high", source, bands: [{ rate: "1" }], deductible: "100.00" },
    ];
    const layers: { basic: Benefit } = { basic: { ...HALF, choose: "best", cases } };
    expect(bothWays(layers, "300.00", ["100.00", "200.00"])).toEqual({
      one: "basic 200.00, patient 100.00",
      two: "basic 250.00, patient 50.00",
    });
  });

  it("a condition on visit.admission: the second part is a second admission", () => {
    const first = { "==": [{ var: "visit.admission" }, 1] };
    expect(bothWays({ basic: { ...ALL, when: first } }, "200.00", ["100.00", "100.00"])).toEqual({
      one: "basic 200.00, patient 0.00",
      two: "basic 100.00, patient 100.00",
    });
  });

  it.each(["paid.layers", "year.layers"])("a condition on %s: in the first part nothing was paid yet", (fact) => {
    const behind = { in: ["basic", { var: fact }] };
    const layers = {
      basic: benefit(ofYear, bands(["0.5"], { deductible: "100.00" })),
      criticalIllness: { ...HALF, when: behind },
    };
    expect(bothWays(layers, "200.00", ["100.00", "100.00"])).toEqual({
      one: "basic 50.00, criticalIllness 75.00, patient 75.00",
      two: "basic 50.00, criticalIllness 25.00, patient 125.00",
    });
  });

  it("payers who split a benefit, for what each of them pays", () => {
    const payers = [
      { payer: "finance", share: "0.5" },
      { payer: "fund", share: "0.5" },
    ];
    expect(bothWays({ basic: { ...ALL, payers } }, "0.02", ["0.01", "0.01"])).toEqual({
      one: "finance 0.01, fund 0.01, patient 0.00",
      two: "finance 0.02, fund 0.00, patient 0.00",
    });
  });

  it("a gross base behind another layer: a part has less left than the benefit would pay", () => {
    const layers = {
      basic: benefit(ofYear, bands(["1 to 100.00", "0"])),
      criticalIllness: benefit({ net: "gross", per: "year" }, bands(["0.6"])),
    };
    expect(bothWays(layers, "200.00", ["100.00", "100.00"])).toEqual({
      one: "basic 100.00, criticalIllness 100.00, patient 0.00",
      two: "basic 100.00, criticalIllness 60.00, patient 40.00",
    });
  });

  it("a rate that is added in proportion to a tagged part", () => {
    const rate = { add: "0.5", tags: ["drug"] };
    const adjust = [{ id: "drugs", source: "n 1", rate }];
    const layers = { basic: benefit(ofYear, bands(["0.5"], { deductible: "100.00" }), { adjust }) };
    const [plain, drug] = [{ inScope: "100.00" }, { inScope: "100.00", tags: ["drug"] }];
    expect(bothWays(layers, [plain, drug], [[plain], [drug]])).toEqual({
      one: "basic 75.00, patient 125.00",
      two: "basic 100.00, patient 100.00",
    });
  });
});
