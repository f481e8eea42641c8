/** Mutants of orders: payers, of whom the earlier gets the odd fen, and adjustments, which are made one after the other. */
import { describe, expect, it } from "vitest";
import { mutantsOf } from "../../../src/mutate/mutants.ts";
import { mutateRules } from "../../../src/mutate/mutate.ts";
import type { Adjust } from "../../../src/rules/benefit.ts";
import type { ExpectedPayment } from "../../../src/rules/companion.ts";
import type { RuleFile } from "../../../src/rules/types.ts";
import { benefit, claimOf, filesOf, flat, TITLE, versionOf } from "../pack.ts";

/** The changes of an order that are tried, with their places. */
function orders(value: object): string[] {
  return mutantsOf({ file: "a.json", kind: "version", value }, () => [])
    .filter(({ change }) => change.includes(" ↔ "))
    .map(({ path, change }) => `${path} ${change}`);
}

type Operations = Pick<Adjust, "deductible" | "rate" | "limit">;

/** Adjustments `a`, `b`, … of these operations. */
function adjusted(...operations: readonly Operations[]): object {
  const adjust = operations.map((each, i): Adjust => ({ id: "abc".charAt(i), source: "n", ...each }));
  return versionOf("basic", [benefit("inpatient", { cases: [flat("0.5")], adjust })]);
}

const A_B = ["benefits[0].adjust[0] a ↔ b"];

describe("adjustments", () => {
  it.each<[string, Operations, Operations]>([
    ["adding before multiplying", { rate: { add: "0.1" } }, { rate: { times: "0.5" } }],
    ["adding and taking off, since a rate stays within 0 and 1", { rate: { add: "0.6" } }, { rate: { add: "-0.6" } }],
    ["two values", { deductible: { set: "100.00" } }, { deductible: { set: "200.00" } }],
    ["a value and what is added to it", { deductible: { set: "100.00" } }, { deductible: { add: "-50.00" } }],
    ["a value and what it is multiplied by", { limit: { times: "2" } }, { limit: { set: "100.00" } }],
    ["two factors of an amount, which is rounded", { deductible: { times: "0.5" } }, { deductible: { times: "0.3" } }],
    ["factors across 1, since a rate stays within it", { rate: { times: "2" } }, { rate: { times: "0.5" } }],
  ])("are exchanged where it matters: %s", (_, a, b) => {
    expect(orders(adjusted(a, b))).toEqual(A_B);
    expect(orders(adjusted(b, a))).toEqual(A_B);
  });

  it.each<[string, Operations, Operations]>([
    ["of other values", { rate: { add: "0.1" } }, { deductible: { times: "0.5" }, limit: { add: "1.00" } }],
    ["that add", { rate: { add: "0.1" } }, { rate: { add: "0.2", tags: ["t"] } }],
    ["that take off", { deductible: { add: "-1.00" } }, { deductible: { add: "-2.00" } }],
    ["of the same value", { deductible: { set: "1000.00" } }, { deductible: { set: "1000.00" } }],
    ["nothing left, and less than that", { deductible: { set: "0.00" } }, { deductible: { add: "-100.00" } }],
    ["nothing left, and a share of it", { deductible: { times: "0.5" } }, { deductible: { set: "0.00" } }],
    ["the whole, and more than that", { rate: { set: "1" } }, { rate: { add: "0.1" } }],
    ["of lower rates", { rate: { times: "0.5" } }, { rate: { times: "0.3" } }],
    ["that change nothing", { limit: { times: "1" } }, { limit: { add: "5.00" } }],
  ])("stay where they are if they commute: %s", (_, a, b) => {
    expect(orders(adjusted(a, b))).toEqual([]);
    expect(orders(adjusted(b, a))).toEqual([]);
  });

  it("change places past others, and in an amendment", () => {
    const three = [{ rate: { add: "0.1" } }, { limit: { add: "5.00" } }, { rate: { times: "0.5" } }] as const;
    expect(orders(adjusted(...three))).toEqual(["benefits[0].adjust[0] a ↔ c"]);
    const adjust = three.map((each, i) => ({ id: "abc".charAt(i), source: "n", ...each }));
    expect(orders({ layer: "basic", extends: "parent", amend: { inpatient: { adjust } } })).toEqual([
      "amend.inpatient.adjust[0] a ↔ c",
    ]);
  });
});

describe("the order of payers and of adjustments", () => {
  const adjust: readonly Adjust[] = [
    { id: "more", source: "n", rate: { add: "0.1" } },
    { id: "half", source: "n", rate: { times: "0.5" } },
  ];
  const payers = [
    { payer: "hospital", share: "0.5" },
    { payer: "basic", share: "0.5" },
  ];
  const rules = filesOf({ basic: [benefit("inpatient", { cases: [flat("0.5")], adjust, payers })] });
  const companion = (name: string, inScope: string, paid: readonly [string, string], patient: string): RuleFile => {
    const payments = paid.map((amount, i): ExpectedPayment => {
      return { layer: "basic", benefit: "inpatient", case: "all", payer: payers[i]?.payer ?? "", amount };
    });
    const working = payments.map(({ layer, benefit: id, payer, amount }) => ({
      layer,
      benefit: id,
      payer,
      expression: amount,
    }));
    const head = { title: TITLE, source: "made up", evidence: "illustrative" };
    return {
      file: `cases/${name}.json`,
      data: { ...head, claim: claimOf({ inScope }), expect: { payments, patient }, working },
    };
  };
  const verdicts = (...cases: readonly RuleFile[]): string[] =>
    mutateRules(rules, cases, { only: (file) => file === "basic.json" })
      .mutants.filter(({ change }) => change.includes(" ↔ "))
      .map(({ change, verdict }) => `${verdict.kind} ${change}`);

  it("is noticed by a case that is paid by it, and by no other", () => {
    expect(verdicts(companion("odd", "0.10", ["0.02", "0.01"], "0.07"))).toEqual([
      "noticed hospital ↔ basic",
      "noticed more ↔ half",
    ]);
    expect(verdicts()).toEqual(["survived hospital ↔ basic", "survived more ↔ half"]);
  });
});
