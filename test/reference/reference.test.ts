// The walk-through and the published cases of the policy facts, worked out on paper.
import { describe, expect, it } from "vitest";
import { benefit, billed, flatBenefit, hasCategory, rules, settled } from "./builders.ts";

describe("a poor resident of Henan in a county hospital, November 2018", () => {
  const henan = rules({
    basic: [
      benefit("inpatient", {
        base: { of: ["inScope"], net: "gross" },
        limits: [{ amount: "150000.00", on: "paid", per: "year", pool: "basic" }],
        cases: [
          {
            id: "county",
            source: "n",
            deductible: "400.00",
            bands: [{ upTo: "1500.00", rate: "0.63" }, { rate: "0.83" }],
          },
        ],
        adjust: [{ id: "poor", source: "n", when: hasCategory("registeredPoor"), deductible: { set: "0.00" } }],
      }),
    ],
    criticalIllness: [
      benefit("resident", {
        base: { of: ["inScope"], per: "year" },
        cases: [
          {
            id: "poor",
            source: "n",
            deductible: "7500.00",
            bands: [{ upTo: "50000.00", rate: "0.80" }, { upTo: "100000.00", rate: "0.85" }, { rate: "0.95" }],
          },
        ],
      }),
    ],
    supplemental: [
      benefit("poor", {
        base: { of: ["inScope"], per: "year" },
        cases: [
          {
            id: "all",
            source: "n",
            bands: [
              { upTo: "3000.00", rate: "0" },
              { upTo: "5000.00", rate: "0.30" },
              { upTo: "10000.00", rate: "0.40" },
              { upTo: "15000.00", rate: "0.50" },
              { upTo: "50000.00", rate: "0.80" },
              { rate: "0.90" },
            ],
          },
        ],
      }),
    ],
    medicalAssistance: [
      flatBenefit("inpatient", { of: ["inScope"], less: [{ of: "basic", what: "statedDeductible" }] }, "0.70"),
    ],
  });
  const person = { categories: [{ code: "registeredPoor", from: "2016-01-01" }] };
  const result = settled(henan, billed({ inScope: "54000.00", ownPay: "6000.00" }, { person }));

  it("is paid by four layers", () => {
    expect(result.payers).toEqual({
      basic: "44520.00",
      criticalIllness: "1584.00",
      supplemental: "1758.40",
      medicalAssistance: "4016.32",
    });
  });

  it("bears the rest", () => {
    expect(result.total).toBe("60000.00");
    expect(result.patient).toEqual({
      amount: "8121.28",
      buckets: { inScope: "2121.28", preSelfPay: "0.00", overLimit: "0.00", ownPay: "6000.00" },
    });
  });

  it("leaves the year's totals in the account", () => {
    expect(result.account).toEqual({
      person: "p-1",
      year: 2018,
      revision: 1,
      admissions: 1,
      highestTier: "county",
      amounts: {
        "basic.inpatient.base": "54000.00",
        "basic.inpatient.paid": "44520.00",
        "criticalIllness.resident.base": "9480.00",
        "criticalIllness.resident.deductible": "7500.00",
        "criticalIllness.resident.paid": "1584.00",
        "medicalAssistance.inpatient.base": "5737.60",
        "medicalAssistance.inpatient.paid": "4016.32",
        "pool.basic": "44520.00",
        "supplemental.poor.base": "7896.00",
        "supplemental.poor.paid": "1758.40",
      },
    });
  });

  it("without the category pays the deductible first", () => {
    const other = settled(henan, billed({ inScope: "3000.00" }, { person: { categories: [] } }));
    expect(other.payers["basic"]).toBe("1938.00");
  });
});

describe("published cases", () => {
  it("1: Yubei, Chongqing, 2023", () => {
    const yubei = rules({
      basic: [flatBenefit("inpatient", { of: ["inScope"] }, "0.70", { deductible: "300.00" })],
      medicalAssistance: [
        flatBenefit("inpatient", { of: ["inScope"] }, "0.70"),
        flatBenefit("tilted", { of: ["inScope"] }, "0.60", { deductible: "3000.00" }),
      ],
    });
    const result = settled(yubei, billed({ inScope: "50000.00", ownPay: "2000.00" }));
    expect(result.payments.map(({ amount }) => amount)).toEqual(["34790.00", "10647.00", "937.80"]);
    expect(result.payers).toEqual({ basic: "34790.00", medicalAssistance: "11584.80" });
    expect(result.patient.amount).toBe("5625.20");
  });

  it("2: Hubei, 2024, with basic given", () => {
    const hubei = rules({
      basic: [],
      criticalIllness: [
        benefit("resident", {
          base: { of: ["inScope"], per: "year" },
          cases: [
            {
              id: "all",
              source: "n",
              deductible: "12000.00",
              bands: [{ upTo: "30000.00", rate: "0.60" }, { upTo: "100000.00", rate: "0.65" }, { rate: "0.75" }],
            },
          ],
        }),
      ],
    });
    const paid = [{ layer: "basic", amount: "250000.00" }];
    const result = settled(hubei, billed({ inScope: "400000.00" }, { paid }));
    expect(result.payers).toEqual({ basic: "250000.00", criticalIllness: "93800.00" });
    expect(result.patient.amount).toBe("56200.00");
  });

  it("5: Yishui, Shandong, the hospital before the commercial layer", () => {
    const yishui = rules({
      basic: [],
      medicalAssistance: [flatBenefit("inpatient", { of: ["inScope"] }, "0.70")],
      hospitalReduction: [flatBenefit("tenth", { of: ["inScope", "ownPay"] }, "0.10")],
      commercial: [flatBenefit("supplement", { of: ["inScope", "ownPay"] }, "0.95")],
    });
    const paid = [{ layer: "basic", amount: 1313.04 }];
    const result = settled(yishui, billed({ inScope: "1730.95", ownPay: "56.00" }, { paid }));
    expect(result.payers).toEqual({
      basic: "1313.04",
      medicalAssistance: "292.54",
      hospital: "18.14",
      commercial: "155.07",
    });
    expect(result.payments[3]?.buckets).toEqual({
      inScope: "107.23",
      preSelfPay: "0.00",
      overLimit: "0.00",
      ownPay: "47.84",
    });
    expect(result.patient.amount).toBe("8.16");
  });

  it("6: a disease quota that the hospital keeps, and the old way by fee", () => {
    const quota = rules({
      hospitalWaiver: [
        benefit("fixed", {
          cases: [{ id: "all", source: "n", quota: { amount: "3300.00", below: "keep" } }],
        }),
      ],
      basic: [flatBenefit("inpatient", { of: ["inScope"] }, "0.87")],
    });
    const result = settled(quota, billed({ inScope: "3000.00" }));
    expect(result.payers).toEqual({ hospital: "-300.00", basic: "2871.00" });
    expect(result.patient.amount).toBe("429.00");
    expect(result.total).toBe("3000.00");

    const byFee = rules({
      basic: [flatBenefit("inpatient", { of: ["inScope"] }, "0.87", { deductible: "440.00" })],
    });
    expect(settled(byFee, billed({ inScope: "2600.00" })).payers["basic"]).toBe("1879.20");
  });

  it("7: Jiangmen employees, and the Shenzhen commercial supplement", () => {
    const jiangmen = rules({
      basic: [flatBenefit("inpatient", { of: ["inScope"] }, "0.90", { deductible: "600.00" })],
    });
    expect(settled(jiangmen, billed({ inScope: "8000.00" })).payers["basic"]).toBe("6660.00");

    const shenzhen = rules({
      commercial: [
        flatBenefit("inside", { of: ["inScope"] }, "0.95", { deductible: "10000.00" }),
        flatBenefit("outside", { of: ["ownPay"] }, "0.50", { deductible: "12000.00" }),
      ],
    });
    const result = settled(shenzhen, billed({ inScope: "10492.98", ownPay: "40932.90" }));
    expect(result.total).toBe("51425.88");
    expect(result.payments.map(({ amount }) => amount)).toEqual(["468.33", "14466.45"]);
  });
});
