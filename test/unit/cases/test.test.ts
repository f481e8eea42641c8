import { describe, expect, test } from "vitest";
import { testCases } from "../../../src/cases/test.ts";
import { formatCases } from "../../../src/cases/words.ts";
import { createRulebook, SettlementError } from "../../../src/index.ts";
import { benefit, claimOf, filesOf, flat } from "../pack.ts";
import { companion, RULES } from "./pack.ts";

const run = (change: object) =>
  testCases(createRulebook(RULES), [{ file: "CN/cases/half.json", data: companion(change) }]);

describe("a companion case", () => {
  test("that holds", () => {
    expect(run({})).toEqual([
      {
        file: "CN/cases/half.json",
        title: { zh: "一半", en: "Half" },
        passed: true,
        differences: [],
        issues: [],
        rules: ["pipeline.json", "basic.json"],
      },
    ]);
  });

  test("with another amount: the payment, the patient and both workings, to the fen", () => {
    const payments = [{ layer: "basic", benefit: "half", case: "all", payer: "basic", amount: "50.01" }];
    const [result] = run({ expect: { payments, patient: "49.99" } });
    const told = result?.differences.map(({ kind, expected, found, difference }) => [
      kind,
      expected,
      found,
      difference,
    ]);
    expect(told).toEqual([
      ["payment", "50.01", "50.00", "-0.01"],
      ["patient", "49.99", "50.00", "0.01"],
      ["working", "50.01", "50.00", "-0.01"],
      ["patientWorking", "49.99", "50.00", "0.01"],
    ]);
  });

  test.each([
    ["a payment that is not made", { payments: [], patient: "50.00" }, "payment", null, "50.00"],
    ["a refusal that does not come", { refused: ["not_encoded"] }, "refusal", "not_encoded", null],
    ["an account", { account: { amounts: { "basic.half.paid": "50.02" } } }, "account", "50.02", "50.00"],
    ["a count", { account: { counts: { "basic.half": 2 } } }, "account", "2", "0"],
    ["an account's tier", { account: { highestTier: "city" } }, "account", "city", "county"],
    ["no tier yet", { account: { amounts: {}, highestTier: null } }, "account", null, "county"],
    ["a note", { notes: [{ layer: "basic", source: "n" }] }, "note", "basic n", null],
    ["an entitlement", { entitlements: [] }, "entitlement", null, "noDeposit"],
  ])("with %s", (_, expected, kind, stated, found) => {
    const whole = "payments" in expected || "refused" in expected ? expected : { ...companion({}).expect, ...expected };
    const [result] = run({ expect: whole });
    expect(result?.differences[0]).toMatchObject({ kind, expected: stated, found });
  });

  test("with its payments in another order says the orders", () => {
    const rules = filesOf({
      basic: [benefit("a", { cases: [flat("0.5")] }), benefit("b", { cases: [flat("0.5")] })],
    });
    const payments = [
      { layer: "basic", benefit: "b", case: "all", payer: "basic", amount: "25.00" },
      { layer: "basic", benefit: "a", case: "all", payer: "basic", amount: "50.00" },
    ];
    const working = payments.map(({ layer, benefit: id, payer, amount }) => ({
      layer,
      benefit: id,
      payer,
      expression: amount,
    }));
    const claim = claimOf({ inScope: "100.00" });
    const data = companion({ claim, expect: { payments, patient: "25.00" }, working, patientWorking: "25.00" });
    const results = testCases(createRulebook(rules), [{ file: "turned.json", data }]);
    expect(formatCases(results, "en")).toContain(
      "  order of the payments: expected basic / b / all / basic, basic / a / all / basic, found basic / a / all / basic, basic / b / all / basic\n",
    );
    expect(results[0]?.differences.length).toBe(1);
    const swapped = companion({
      claim,
      expect: { payments: [...payments].reverse(), patient: "25.00" },
      working: [...working].reverse(),
      patientWorking: "25.00",
    });
    expect(testCases(createRulebook(rules), [{ file: "right.json", data: swapped }])[0]?.passed).toBe(true);
  });

  test("whose arithmetic cannot be worked out says why in the reader's language", () => {
    const results = run({ patientWorking: "50.00 50" });
    expect(formatCases(results, "zh")).toContain("个人负担的算式 50.00 50：案例 50.00，结果 算不出：多出“50”\n");
    expect(formatCases(results, "en")).toContain('found cannot work out "50.00 50": "50" is left over\n');
  });

  test("of a bill that is refused says why", () => {
    const { claim } = companion({});
    const [result] = run({ claim: { ...claim, person: { id: "p", region: "999999" } } });
    expect(result?.issues.map(({ code }) => code)).toEqual(["unknown_region"]);
    expect(result?.differences[0]).toMatchObject({ kind: "refusal", expected: null, found: "unknown_region" });
  });

  test("of the wrong form is refused, with its file", () => {
    expect(() => run({ title: "no" })).toThrow(SettlementError);
  });
});

test("results in words, in both languages", () => {
  const results = run({ expect: { ...companion({}).expect, patient: "49.00" } });
  expect(formatCases(results, "en")).toBe(
    [
      "FAILED CN/cases/half.json: Half",
      "  patient: expected 49.00, found 50.00, difference 1.00",
      "  working of the patient's part 100.00 − 50.00: expected 49.00, found 50.00, difference 1.00",
      "1 case, 1 of them failed",
      "",
    ].join("\n"),
  );
  expect(formatCases(run({}), "zh")).toBe("通过 CN/cases/half.json\n1 个案例，0 个不符\n");
});
