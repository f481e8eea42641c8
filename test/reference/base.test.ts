import { describe, expect, it } from "vitest";
import type { Adjust, Base } from "../../src/rules/benefit.ts";
import { benefit, billed, claim, flat, flatBenefit, line, rules, settled } from "./builders.ts";

function paidOn(base: Base, bill: Parameters<typeof billed>[0]): string | undefined {
  return settled(rules({ basic: [flatBenefit("b", base, "1")] }), billed(bill)).payers["basic"];
}

describe("the base", () => {
  it("may be deemed compliant in part, rounded to the fen", () => {
    expect(paidOn({ of: ["ownPay"], ratio: "0.60" }, { ownPay: "100.01" })).toBe("60.01"); // 60.006
  });

  it("is held under a bound, or falls away above it", () => {
    const atMost = { ratio: "0.30", of: ["total"] } as const;
    const cut: Base = { of: ["ownPay"], atMost: { over: "cut", ...atMost } };
    const none: Base = { of: ["ownPay"], atMost: { over: "none", ...atMost } };
    expect(paidOn(cut, { inScope: "699.00", ownPay: "301.00" })).toBe("300.00");
    expect(paidOn(none, { inScope: "700.00", ownPay: "300.00" })).toBe("300.00");
    expect(paidOn(none, { inScope: "699.00", ownPay: "301.00" })).toBe("0.00");
    expect(paidOn({ of: ["ownPay"], atMost: { over: "cut", amount: "5.00" } }, { ownPay: "9.00" })).toBe("5.00");
  });

  it("may be the gross bill, but only the unpaid is paid", () => {
    const gross: Base = { of: ["inScope"], net: "gross" };
    const two = rules({ basic: [flatBenefit("b", gross, "0.60")], commercial: [flatBenefit("b", gross, "0.60")] });
    expect(settled(two, billed({ inScope: "100.00" })).payers).toEqual({ basic: "60.00", commercial: "40.00" });
  });

  it("may be restated by a case", () => {
    const restated = rules({ basic: [benefit("b", { cases: [flat("1", { base: { of: ["ownPay"] } })] })] });
    expect(settled(restated, billed({ inScope: "5.00", ownPay: "3.00" })).payers["basic"]).toBe("3.00");
  });
});

describe("named quantities", () => {
  const less = (what: "deductible" | "statedDeductible" | "penalty", of = "basic"): Base => ({
    of: ["inScope"],
    less: [{ of, what }],
  });
  const unreferred: Adjust = { id: "unreferred", source: "n", rate: { add: "-0.20" } };

  it("take the deductible that was applied, or the one that was stated", () => {
    const two = (base: Base) =>
      rules({
        basic: [
          benefit("b", {
            cases: [flat("0.50", { deductible: "400.00" })],
            adjust: [{ id: "half", source: "n", deductible: { times: "0.5" } }],
          }),
        ],
        medicalAssistance: [flatBenefit("b", base, "1")],
      });
    const bill = billed({ inScope: "1000.00" }); // basic (1000 − 200) × 50% = 400
    expect(settled(two(less("deductible")), bill).payers["medicalAssistance"]).toBe("400.00");
    expect(settled(two(less("statedDeductible")), bill).payers["medicalAssistance"]).toBe("200.00");
    expect(settled(two(less("deductible", "basic.other")), bill).payers["medicalAssistance"]).toBe("600.00");
  });

  it("take none of a deductible whose trigger was met", () => {
    const met = rules({
      basic: [flatBenefit("b", { of: ["inScope"] }, "0.50", { deductible: { amount: "400.00", mode: "trigger" } })],
      medicalAssistance: [flatBenefit("b", less("deductible"), "1")],
    });
    expect(settled(met, billed({ inScope: "1000.00" })).payers["medicalAssistance"]).toBe("500.00");
    expect(settled(met, billed({ inScope: "399.00" })).payers["medicalAssistance"]).toBe("0.00");
  });

  it("take what a lowered rate cost", () => {
    const two = rules({
      basic: [benefit("b", { cases: [flat("0.60")], adjust: [unreferred] })],
      medicalAssistance: [flatBenefit("b", less("penalty", "basic.b"), "0.70")],
    });
    // basic 1000 × 40%, penalty 600 − 400; (600 − 200) × 70%
    expect(settled(two, billed({ inScope: "1000.00" })).payers).toEqual({
      basic: "400.00",
      medicalAssistance: "280.00",
    });
  });

  it("are read from a given payment", () => {
    const two = rules({ basic: [], medicalAssistance: [flatBenefit("b", less("deductible"), "1")] });
    const paid = [{ layer: "basic", amount: "500.00", deductible: "100.00" }];
    expect(settled(two, billed({ inScope: "1000.00" }, { paid })).payers["medicalAssistance"]).toBe("400.00");
  });
});

describe("adjustments", () => {
  function paidWith(adjust: readonly Adjust[], inScope = "1000.00"): string | undefined {
    const rule = rules({ basic: [benefit("b", { cases: [flat("0.60", { deductible: "100.00" })], adjust })] });
    return settled(rule, billed({ inScope })).payers["basic"];
  }

  it("apply one after the other, each kept within its bounds", () => {
    expect(
      paidWith([
        { id: "a", source: "n", rate: { add: "0.70" } },
        { id: "b", source: "n", rate: { add: "-0.30" } },
      ]),
    ).toBe("630.00");
    expect(
      paidWith([
        { id: "a", source: "n", deductible: { add: "-150.00" } },
        { id: "b", source: "n", deductible: { add: "20.00" } },
      ]),
    ).toBe("588.00");
    expect(
      paidWith([
        { id: "a", source: "n", rate: { times: "0.50" } },
        { id: "b", source: "n", rate: { set: "0.80" } },
      ]),
    ).toBe("720.00");
  });
});

describe("tags", () => {
  const tcm: Adjust = { id: "tcm", source: "n", rate: { add: "0.05", tags: ["tcm"] } };

  it("add to the rate in the proportion of the tagged part", () => {
    const rule = rules({ basic: [benefit("b", { cases: [flat("0.60", { deductible: "100.00" })], adjust: [tcm] })] });
    const lines = [line("1", "700.00"), line("2", "300.00", { tags: ["tcm", "unread"] })];
    expect(settled(rule, claim({ lines })).payers["basic"]).toBe("553.50"); // 900 × (60% + 5% × 30%)
  });

  it("add an exact third", () => {
    const third: Adjust = { id: "tcm", source: "n", rate: { add: "0.10", tags: ["tcm"] } };
    const rule = rules({ basic: [benefit("b", { cases: [flat("0")], adjust: [third] })] });
    const lines = [line("1", "0.10"), line("2", "0.05", { tags: ["tcm"] })];
    expect(settled(rule, claim({ lines })).payers["basic"]).toBe("0.01"); // 15 fen × 10% × 1/3 = half a fen
  });

  it("choose the groups that a benefit covers, given or derived", () => {
    const rule = rules(
      { basic: [flatBenefit("b", { of: ["inScope"], tags: ["injection", "tcm"] }, "1")] },
      { pipeline: { tags: { injection: { title: { zh: "注射", en: "Injection" }, charge: ["04"], codes: ["X"] } } } },
    );
    const lines = [
      line("1", "1.00"),
      line("2", "2.00", { charge: "04" }),
      line("3", "4.00", { code: "X", tags: ["tcm"] }),
      line("4", "8.00", { tags: ["tcm"] }),
    ];
    const result = settled(rule, claim({ lines }));
    expect(result.payers["basic"]).toBe("14.00");
    expect(result.lines.map(({ patient }) => patient)).toEqual(["1.00", "0.00", "0.00", "0.00"]);
  });

  it("split a payment over the covered groups in their order, ties to the earlier", () => {
    const rule = rules({
      basic: [flatBenefit("b", { of: ["inScope"] }, "0.50"), flatBenefit("c", { of: ["inScope"], tags: ["z"] }, "1")],
    });
    const part = { inScope: "0.01", preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" };
    // basic.b pays 0.01 of 0.02, all of it on the untagged group
    const result = settled(rule, claim({ bill: [{ ...part, tags: ["z"] }, part] }));
    expect(result.payments.map(({ benefit: id, amount }) => [id, amount])).toEqual([
      ["b", "0.01"],
      ["c", "0.01"],
    ]);
    expect(result.patient.amount).toBe("0.00");
  });
});
