/**
 * Law 11 does not hold with any of what the design excludes: each has the smallest rules and bill we know of for which
 * one fen more in scope lowers what the patient bears. The law stands in law-11-more-in-scope.test.ts.
 */
import { describe, expect, it } from "vitest";
import { bands, benefit, fenMore } from "./concrete.ts";

/** Pays all it finds. */
const ALL = benefit({}, bands(["1"]));
/** Pays nothing up to 100.00, and every fen above. */
const ABOVE = benefit({}, bands(["0 to 100.00", "1"]));
const WITH_BASIC = { in: ["basic", { var: "paid.layers" }] };

describe("one fen more in scope lowers what the patient bears", () => {
  it("a trigger", () => {
    const layers = { basic: benefit({}, bands(["0.5"], { deductible: { amount: "100.00", mode: "trigger" } })) };
    expect(fenMore(layers, "99.99", "100.00")).toEqual({
      before: "basic 0.00, patient 99.99",
      after: "basic 50.00, patient 50.00",
    });
  });

  it("a slab whose rate rises", () => {
    const layers = { basic: benefit({}, bands(["0.5 to 100.00", "0.9"], { bandMode: "slab" })) };
    expect(fenMore(layers, "100.00", "100.01")).toEqual({
      before: "basic 50.00, patient 50.00",
      after: "basic 90.01, patient 10.00",
    });
  });

  it("a lump that rises", () => {
    const table = [{ upTo: "100.00", amount: "0.00" }, { amount: "50.00" }];
    expect(fenMore({ basic: benefit({}, { lump: { bands: table } }) }, "100.00", "100.01")).toEqual({
      before: "basic 0.00, patient 100.00",
      after: "basic 50.00, patient 50.01",
    });
  });

  it.each([
    ["half-up to the yuan", "1", "half-up", "0.49", "0.50", "patient 0.49", "patient 0.00"],
    ["half-even to the yuan", "1", "half-even", "0.50", "0.51", "patient 0.50", "patient 0.00"],
    ["down to the yuan", "1", "down", "0.99", "1.00", "patient 0.99", "patient 0.00"],
    ["up to the yuan", "0.5", "up", "2.00", "2.01", "patient 1.00", "patient 0.01"],
    ["half-up to the jiao", "1", "half-up", "0.04", "0.05", "patient 0.04", "patient 0.00"],
    ["half-even to the jiao", "1", "half-even", "0.05", "0.06", "patient 0.05", "patient 0.00"],
    ["down to the jiao", "1", "down", "0.09", "0.10", "patient 0.09", "patient 0.00"],
    ["up to the jiao", "0.5", "up", "0.20", "0.21", "patient 0.10", "patient 0.01"],
  ] as const)("rounding %s", (name, rate, mode, money, more, before, after) => {
    const unit = name.endsWith("yuan") ? "1" : "0.1";
    const found = fenMore({ basic: benefit({}, bands([rate], { rounding: { unit, mode } })) }, money, more);
    expect(found.before).toContain(before);
    expect(found.after).toContain(after);
  });

  it("rounding half-even to the fen", () => {
    const rounding = { unit: "0.01", mode: "half-even" } as const;
    expect(fenMore({ basic: benefit({}, bands(["0.5 to 0.01", "1"], { rounding })) }, "0.01", "0.02")).toEqual({
      before: "basic 0.00, patient 0.01",
      after: "basic 0.02, patient 0.00",
    });
  });

  it("a gross base: a fen that another layer has paid is paid once more", () => {
    const layers = { basic: ABOVE, criticalIllness: benefit({ net: "gross" }, bands(["0.5"])) };
    expect(fenMore(layers, "100.00", "100.01")).toEqual({
      before: "basic 0.00, criticalIllness 50.00, patient 50.00",
      after: "basic 0.01, criticalIllness 50.01, patient 49.99",
    });
  });

  it("a bound that is a share of the gross bill, behind another layer", () => {
    const atMost = { over: "cut", ratio: "0.5", of: ["inScope"] } as const;
    expect(fenMore({ basic: ABOVE, criticalIllness: benefit({ atMost }, bands(["1"])) }, "100.00", "100.01")).toEqual({
      before: "basic 0.00, criticalIllness 50.00, patient 50.00",
      after: "basic 0.01, criticalIllness 50.01, patient 49.99",
    });
  });

  it("a bound that is a share of other buckets, beside a layer that pays them", () => {
    const atMost = { over: "cut", ratio: "0.5", of: ["total"] } as const;
    const layers = { basic: ALL, criticalIllness: benefit({ of: ["preSelfPay"], atMost }, bands(["1"])) };
    const preSelfPay = "200.00";
    expect(fenMore(layers, { inScope: "100.00", preSelfPay }, { inScope: "100.01", preSelfPay })).toEqual({
      before: "basic 100.00, criticalIllness 150.00, patient 50.00",
      after: "basic 100.01, criticalIllness 150.01, patient 49.99",
    });
  });

  it("a bound that is a share of other buckets, above which nothing counts", () => {
    const atMost = { over: "none", ratio: "0.5", of: ["total"] } as const;
    const layers = { basic: benefit({ of: ["preSelfPay"], atMost }, bands(["1"])) };
    const preSelfPay = "100.00";
    expect(fenMore(layers, { inScope: "99.98", preSelfPay }, { inScope: "99.99", preSelfPay })).toEqual({
      before: "basic 0.00, patient 199.98",
      after: "basic 100.00, patient 99.99",
    });
  });

  it("a benefit that holds where another layer has paid", () => {
    const layers = {
      basic: benefit({}, bands(["1"], { deductible: "100.00" })),
      criticalIllness: benefit({}, bands(["0.5"]), { when: WITH_BASIC }),
    };
    expect(fenMore(layers, "100.00", "100.01")).toEqual({
      before: "basic 0.00, criticalIllness 0.00, patient 100.00",
      after: "basic 0.01, criticalIllness 50.00, patient 50.00",
    });
  });

  it.each(["paid.layers", "year.layers"])("a case by %s", (fact) => {
    const source = "n 1";
    const behind = { in: ["basic", { var: fact }] };
    const cases = [
      { id: "alone", source, bands: [{ rate: "0.1" }] },
      { id: "behind", source, when: behind, exceptionTo: "alone", bands: [{ rate: "0.5" }] },
    ];
    expect(fenMore({ basic: ABOVE, criticalIllness: { ...ALL, cases } }, "100.00", "100.01")).toEqual({
      before: "basic 0.00, criticalIllness 10.00, patient 90.00",
      after: "basic 0.01, criticalIllness 50.00, patient 50.00",
    });
  });

  it.each([
    ["rate", { rate: { set: "1" } }, "40.00, patient 60.00", "50.00, patient 50.00"],
    ["deductible", { deductible: { set: "0.00" } }, "40.00, patient 60.00", "80.00, patient 20.00"],
    ["limit", { limit: { set: "35.00" } }, "30.00, patient 70.00", "35.00, patient 65.00"],
  ] as const)("a %s changed where another layer has paid", (kind, change, before, after) => {
    const adjust = [{ id: "behind", source: "n 1", when: WITH_BASIC, ...change }];
    const limits = kind === "limit" ? ([{ amount: "30.00", on: "paid", per: "visit" }] as const) : [];
    const most = benefit({}, bands(["0.8"], { deductible: "50.00" }), { limits, adjust });
    expect(fenMore({ basic: ABOVE, criticalIllness: most }, "100.00", "100.01")).toEqual({
      before: `basic 0.00, criticalIllness ${before}`,
      after: `basic 0.01, criticalIllness ${after}`,
    });
  });
});
