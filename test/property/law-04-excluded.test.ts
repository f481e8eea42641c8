/**
 * Law 4 does not hold with any of what the design excludes: each has the smallest rules and bills we know of for which
 * one visit billed at once and in two parts differ. The law stands in law-04-parts.test.ts.
 */
import { describe, expect, it } from "vitest";
import { bands, benefit, bothWays } from "./concrete.ts";

const ofYear = { per: "year" } as const;
/** A benefit of the year that pays all it finds. */
const ALL = benefit(ofYear, bands(["1"]));
/** A benefit of the year that pays half of what it finds. */
const HALF = benefit(ofYear, bands(["0.5"]));

describe("law 4 does not hold", () => {
  it("per visit: the deductible is subtracted from each part", () => {
    const layers = { basic: benefit({}, bands(["1"], { deductible: "100.00" })) };
    expect(bothWays(layers, "200.00", ["100.00", "100.00"])).toEqual({
      one: "basic 100.00, patient 100.00",
      two: "basic 0.00, patient 200.00",
    });
  });

  it("per visit with a deductible of the year: the bands start anew", () => {
    const deductible = { amount: "100.00", per: "year" } as const;
    const layers = { basic: benefit({}, bands(["0.5 to 200.00", "1"], { deductible })) };
    expect(bothWays(layers, "300.00", ["200.00", "100.00"])).toEqual({
      one: "basic 150.00, patient 150.00",
      two: "basic 100.00, patient 200.00",
    });
  });

  it("two buckets, of which a later benefit looks at one", () => {
    const both = benefit({ of: ["inScope", "preSelfPay"], per: "year" }, bands(["0.5"]));
    const layers = { basic: both, criticalIllness: ALL };
    const whole = { inScope: "100.00", preSelfPay: "100.00" };
    expect(bothWays(layers, whole, [{ inScope: "100.00" }, { preSelfPay: "100.00" }])).toEqual({
      one: "basic 100.00, criticalIllness 0.00, patient 100.00",
      two: "basic 100.00, criticalIllness 50.00, patient 50.00",
    });
  });

  it("two buckets, for what is taken from each", () => {
    const layers = { basic: benefit({ of: ["inScope", "preSelfPay"], per: "year" }, bands(["0.5"])) };
    const whole = { inScope: "100.00", preSelfPay: "100.00" };
    const parts = [{ inScope: "100.00" }, { preSelfPay: "100.00" }] as const;
    expect(bothWays(layers, whole, parts, { by: "bucket" })).toEqual({
      one: "basic inScope 100.00, patient 100.00",
      two: "basic inScope 50.00, patient 100.00, basic preSelfPay 50.00",
    });
  });

  it("two groups, of which a later benefit looks at one", () => {
    const layers = {
      basic: benefit(ofYear, bands(["1"], { deductible: "100.00" })),
      criticalIllness: benefit({ tags: ["drug"], per: "year" }, bands(["1"])),
    };
    const [plain, drug] = [{ inScope: "100.00" }, { inScope: "100.00", tags: ["drug"] }];
    expect(bothWays(layers, [plain, drug], [[plain], [drug]])).toEqual({
      one: "basic 100.00, criticalIllness 50.00, patient 50.00",
      two: "basic 100.00, criticalIllness 0.00, patient 100.00",
    });
  });

  it("a trigger: what it makes count at once is more than the second part has", () => {
    const deductible = { amount: "100.00", mode: "trigger" } as const;
    const layers = { basic: benefit(ofYear, bands(["1"], { deductible })) };
    expect(bothWays(layers, "100.00", ["60.00", "40.00"])).toEqual({
      one: "basic 100.00, patient 0.00",
      two: "basic 40.00, patient 60.00",
    });
  });

  it.each([
    ["rises", ["0.5 to 100.00", "0.9"], "200.00", ["100.00", "100.00"], "basic 180.00", "basic 150.00"],
    ["falls", ["0.9 to 100.00", "0.1"], "110.00", ["100.00", "10.00"], "basic 11.00", "basic 90.00"],
  ] as const)(
    "a slab that %s: what the first part was paid was by another rate",
    (_, table, whole, parts, one, two) => {
      const found = bothWays({ basic: benefit(ofYear, bands(table, { bandMode: "slab" })) }, whole, parts);
      expect(found.one).toContain(one);
      expect(found.two).toContain(two);
    },
  );

  it.each([
    ["half-up to the yuan", "1", "half-up", "1.00", ["0.49", "0.51"], "basic 1.00", "basic 0.51"],
    ["half-even to the yuan", "1", "half-even", "1.00", ["0.50", "0.50"], "basic 1.00", "basic 0.50"],
    ["down to the yuan", "1", "down", "1.00", ["0.50", "0.50"], "basic 1.00", "basic 0.50"],
    ["up to the yuan", "1", "up", "1.00", ["0.01", "0.99"], "basic 1.00", "basic 0.01"],
    ["half-up to the jiao", "0.1", "half-up", "0.10", ["0.04", "0.06"], "basic 0.10", "basic 0.06"],
    ["half-even to the jiao", "0.1", "half-even", "0.10", ["0.05", "0.05"], "basic 0.10", "basic 0.05"],
    ["down to the jiao", "0.1", "down", "0.10", ["0.05", "0.05"], "basic 0.10", "basic 0.05"],
    ["up to the jiao", "0.1", "up", "0.10", ["0.01", "0.09"], "basic 0.10", "basic 0.01"],
  ] as const)("rounding %s: a part is asked for more than it has", (_, unit, mode, whole, parts, one, two) => {
    const found = bothWays({ basic: benefit(ofYear, bands(["1"], { rounding: { unit, mode } })) }, whole, parts);
    expect(found.one).toContain(one);
    expect(found.two).toContain(two);
  });

  it("rounding half-even to the fen: from half a fen to one and a half it rises by two", () => {
    const rounding = { unit: "0.01", mode: "half-even" } as const;
    const layers = { basic: benefit(ofYear, bands(["0.5 to 0.01", "1"], { rounding })) };
    expect(bothWays(layers, "0.02", ["0.01", "0.01"])).toEqual({
      one: "basic 0.02, patient 0.00",
      two: "basic 0.01, patient 0.01",
    });
  });

  it("a base net of what was paid: the second part begins lower than the first ended", () => {
    const layers = { basic: benefit({ per: "year", accumulate: "net" }, bands(["0.5 to 100.00", "0.9"])) };
    expect(bothWays(layers, "200.00", ["100.00", "100.00"])).toEqual({
      one: "basic 140.00, patient 60.00",
      two: "basic 120.00, patient 80.00",
    });
  });

  it("a ratio of the base: each part's share is rounded", () => {
    const layers = { basic: benefit({ ratio: "0.5", per: "year" }, bands(["1"])) };
    expect(bothWays(layers, "0.02", ["0.01", "0.01"])).toEqual({
      one: "basic 0.01, patient 0.01",
      two: "basic 0.02, patient 0.00",
    });
  });

  it("a base cut off at an amount: each part has the amount for itself", () => {
    const layers = { basic: benefit({ atMost: { over: "cut", amount: "100.00" }, per: "year" }, bands(["1"])) };
    expect(bothWays(layers, "200.00", ["100.00", "100.00"])).toEqual({
      one: "basic 100.00, patient 100.00",
      two: "basic 200.00, patient 0.00",
    });
  });

  it("a base cut off at a share of the bill: each part's share is rounded", () => {
    const atMost = { over: "cut", ratio: "0.5", of: ["inScope"] } as const;
    expect(bothWays({ basic: benefit({ atMost, per: "year" }, bands(["1"])) }, "0.02", ["0.01", "0.01"])).toEqual({
      one: "basic 0.01, patient 0.01",
      two: "basic 0.02, patient 0.00",
    });
  });

  it("a base that counts for nothing above an amount", () => {
    const layers = { basic: benefit({ atMost: { over: "none", amount: "100.00" }, per: "year" }, bands(["1"])) };
    expect(bothWays(layers, "200.00", ["100.00", "100.00"])).toEqual({
      one: "basic 0.00, patient 200.00",
      two: "basic 200.00, patient 0.00",
    });
  });

  it("less a stated deductible: it is taken off each part", () => {
    const layers = {
      basic: benefit(ofYear, bands(["0.5"], { deductible: "100.00" })),
      criticalIllness: benefit({ less: [{ of: "basic", what: "statedDeductible" }], per: "year" }, bands(["1"])),
    };
    expect(bothWays(layers, "400.00", ["200.00", "200.00"])).toEqual({
      one: "basic 150.00, criticalIllness 150.00, patient 100.00",
      two: "basic 150.00, criticalIllness 50.00, patient 200.00",
    });
  });

  it("less the deductible applied: in one part it is more than what a layer between has left", () => {
    const layers = {
      basic: benefit(ofYear, bands(["0"], { deductible: "100.00" })),
      criticalIllness: benefit(ofYear, bands(["1 to 50.00", "0"])),
      medicalAssistance: benefit({ less: [{ of: "basic", what: "deductible" }], per: "year" }, bands(["1"])),
    };
    expect(bothWays(layers, "200.00", ["50.00", "150.00"])).toEqual({
      one: "basic 0.00, criticalIllness 50.00, medicalAssistance 50.00, patient 100.00",
      two: "basic 0.00, criticalIllness 50.00, medicalAssistance 100.00, patient 50.00",
    });
  });

  it("less a penalty: the same", () => {
    const adjust = [{ id: "unreferred", source: "n 1", rate: { add: "-0.5" } }];
    const layers = {
      basic: benefit(ofYear, bands(["0.5"]), { adjust }),
      criticalIllness: benefit(ofYear, bands(["1 to 50.00", "0"])),
      medicalAssistance: benefit({ less: [{ of: "basic", what: "penalty" }], per: "year" }, bands(["1"])),
    };
    expect(bothWays(layers, "200.00", ["50.00", "150.00"])).toEqual({
      one: "basic 0.00, criticalIllness 50.00, medicalAssistance 50.00, patient 100.00",
      two: "basic 0.00, criticalIllness 50.00, medicalAssistance 75.00, patient 75.00",
    });
  });

  it("a pool shared by two benefits: by the parts, the second one reaches it before the first has used it up", () => {
    const limits = [{ amount: "100.00", on: "paid", per: "year", pool: "p" }] as const;
    const half = { ...HALF, limits };
    expect(bothWays({ basic: half, criticalIllness: half }, "200.00", ["100.00", "100.00"])).toEqual({
      one: "basic 100.00, criticalIllness 0.00, patient 100.00",
      two: "basic 75.00, criticalIllness 25.00, patient 100.00",
    });
  });

  it("a pool of bases shared by two benefits: the patient's part changes too", () => {
    const limits = [{ amount: "100.00", on: "base", per: "year", pool: "p" }] as const;
    const layers = {
      basic: benefit(ofYear, bands(["0.1"]), { limits }),
      criticalIllness: benefit(ofYear, bands(["0.9"]), { limits }),
    };
    expect(bothWays(layers, "200.00", ["50.00", "150.00"])).toEqual({
      one: "basic 10.00, criticalIllness 0.00, patient 190.00",
      two: "basic 5.50, criticalIllness 40.50, patient 154.00",
    });
  });
});
