/**
 * Law 11 does not hold with any of these either, which the design does not name: each has the smallest rules and bill
 * we know of for which one fen more in scope lowers what the patient bears. The law stands in
 * law-11-more-in-scope.test.ts.
 */
import { describe, expect, it } from "vitest";
import type { Benefit, Bucket } from "../../src/index.ts";
import { bands, benefit, fenMore } from "./concrete.ts";

/** Pays all it finds. */
const ALL = benefit({}, bands(["1"]));
/** Pays nothing up to 100.00, and every fen above. */
const ABOVE = benefit({}, bands(["0 to 100.00", "1"]));

describe("one fen more in scope lowers what the patient bears, beyond the design's words", () => {
  const two = (of: readonly Bucket[], table: readonly string[]): Benefit => benefit({ of }, bands(table));

  it("several buckets, the fen's not first, of which a later benefit looks at one", () => {
    const layers = { basic: two(["preSelfPay", "inScope"], ["0 to 100.00", "1"]), criticalIllness: ALL };
    const preSelfPay = "50.00";
    expect(fenMore(layers, { inScope: "50.00", preSelfPay }, { inScope: "50.01", preSelfPay })).toEqual({
      before: "basic 0.00, criticalIllness 50.00, patient 50.00",
      after: "basic 0.01, criticalIllness 50.01, patient 49.99",
    });
  });

  it("several buckets in their own order, but not the first few of the four", () => {
    const layers = {
      basic: two(["inScope", "ownPay"], ["1 to 50.00", "0"]),
      criticalIllness: two(["preSelfPay", "ownPay"], ["0 to 100.00", "1"]),
      medicalAssistance: two(["ownPay"], ["1"]),
    };
    const rest = { preSelfPay: "50.00", ownPay: "100.00" };
    expect(fenMore(layers, { inScope: "0.00", ...rest }, { inScope: "0.01", ...rest })).toEqual({
      before: "basic 50.00, criticalIllness 0.00, medicalAssistance 50.00, patient 50.00",
      after: "basic 50.00, criticalIllness 0.01, medicalAssistance 50.01, patient 49.99",
    });
  });

  it("several groups, of which a later benefit looks at one", () => {
    const layers = { basic: ABOVE, criticalIllness: benefit({ tags: ["drug"] }, bands(["1"])) };
    const plain = { inScope: "50.01" };
    const drug = (inScope: string) => ({ inScope, tags: ["drug"] });
    expect(fenMore(layers, [plain, drug("49.99")], [plain, drug("50.00")])).toEqual({
      before: "basic 0.00, criticalIllness 49.99, patient 50.01",
      after: "basic 0.01, criticalIllness 50.00, patient 50.00",
    });
  });

  it("a rate that is added in proportion to a tagged part", () => {
    const adjust = [{ id: "drugs", source: "n 1", rate: { add: "0.9", tags: ["drug"] } }];
    const layers = { basic: benefit({}, bands(["0.6"]), { adjust }) };
    expect(fenMore(layers, [{ inScope: "1.00" }], [{ inScope: "1.00" }, { inScope: "0.01", tags: ["drug"] }])).toEqual({
      before: "basic 0.60, patient 0.40",
      after: "basic 0.62, patient 0.39",
    });
  });

  it("less a penalty: by its roundings it can fall as the base rises", () => {
    const adjust = [{ id: "unreferred", source: "n 1", rate: { add: "-0.1" } }];
    const layers = {
      basic: benefit({}, bands(["0.9"]), { adjust }),
      criticalIllness: benefit({ less: [{ of: "basic", what: "penalty" }] }, bands(["1"])),
    };
    expect(fenMore(layers, "0.05", "0.06")).toEqual({
      before: "basic 0.04, criticalIllness 0.00, patient 0.01",
      after: "basic 0.05, criticalIllness 0.01, patient 0.00",
    });
  });

  it("less the deductible of the best of several cases: another case has another", () => {
    const source = "n 1";
    const cases = [
      { id: "low", source, bands: [{ rate: "0.5" }], deductible: "80.00" },
      { id: "high", source, bands: [{ upTo: "90.00", rate: "0" }, { rate: "1" }] },
    ] as const;
    const layers = {
      basic: { ...ALL, choose: "best", cases },
      criticalIllness: benefit({ less: [{ of: "basic", what: "deductible" }] }, bands(["1"])),
    } as const;
    expect(fenMore(layers, "100.01", "100.02")).toEqual({
      before: "basic 10.01, criticalIllness 10.00, patient 80.00",
      after: "basic 10.02, criticalIllness 90.00, patient 0.00",
    });
  });

  it("less a deductible applied to a base that is itself less one", () => {
    const of = ["inScope", "preSelfPay"] as const;
    const layers = {
      basic: benefit({}, bands(["0"], { deductible: "1000.00" })),
      criticalIllness: benefit({}, bands(["0 to 50.00", "1"])),
      supplemental: benefit(
        { of, less: [{ of: "basic", what: "deductible" }] },
        bands(["1"], { deductible: "1000.00" }),
      ),
      medicalAssistance: benefit({ of, less: [{ of: "supplemental", what: "deductible" }] }, bands(["1"])),
    };
    const preSelfPay = "100.00";
    expect(fenMore(layers, { inScope: "60.00", preSelfPay }, { inScope: "60.01", preSelfPay })).toEqual({
      before: "basic 0.00, criticalIllness 10.00, supplemental 0.00, medicalAssistance 60.00, patient 90.00",
      after: "basic 0.00, criticalIllness 10.01, supplemental 0.00, medicalAssistance 60.01, patient 89.99",
    });
  });

  it("a benefit that names two shared pools: what one of them loses, the other gains", () => {
    const pool = (name: string, amount: string) => ({ amount, on: "paid", per: "visit", pool: name }) as const;
    const layers = {
      basic: benefit({}, bands(["0 to 900.00", "1"]), { limits: [pool("b", "300.00")] }),
      criticalIllness: benefit({}, bands(["1"]), { limits: [pool("a", "250.00"), pool("b", "300.00")] }),
      supplemental: benefit({}, bands(["0 to 600.00", "1"])),
      medicalAssistance: benefit({}, bands(["1"]), { limits: [pool("a", "250.00")] }),
    };
    expect(fenMore(layers, "1000.00", "1000.01")).toEqual({
      before: "basic 100.00, criticalIllness 200.00, supplemental 100.00, medicalAssistance 50.00, patient 550.00",
      after: "basic 100.01, criticalIllness 199.99, supplemental 100.01, medicalAssistance 50.01, patient 549.99",
    });
  });

  it("the best of cases that look at different buckets", () => {
    const source = "n 1";
    const cases = [
      { id: "before", source, base: { of: ["preSelfPay"] }, bands: [{ rate: "1" }] },
      { id: "within", source, bands: [{ rate: "0.5" }] },
    ] as const;
    const layers = { basic: { ...ALL, choose: "best", cases }, criticalIllness: two(["preSelfPay"], ["1"]) } as const;
    const preSelfPay = "50.00";
    expect(fenMore(layers, { inScope: "100.00", preSelfPay }, { inScope: "100.01", preSelfPay })).toEqual({
      before: "basic 50.00, criticalIllness 0.00, patient 100.00",
      after: "basic 50.01, criticalIllness 50.00, patient 50.00",
    });
  });
});
