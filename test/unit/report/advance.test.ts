/** A benefit whose payments are advances: what is said of them, and that no amount changes. */
import { describe, expect, it } from "vitest";
import { mirrorOf } from "../../../src/journal/mirror.ts";
import { settlementWithSteps } from "../../../src/receipt/schema.ts";
import { formatSettlement } from "../../../src/report/table.ts";
import { settle } from "../../../src/settlement.ts";
import { showRules } from "../../../src/show/rules.ts";
import { expectRefusal } from "../claim/refusal.ts";
import { benefit, bookOf, claimOf, DAY, filesOf, flat, REGION } from "../pack.ts";

const from = { zh: "第三人", en: "the third party" };
const parts = {
  cases: [flat("0.75")],
  payers: [
    { payer: "basic", share: "0.6" },
    { payer: "hospital", share: "0.4" },
  ],
};
const advance = benefit("a", { ...parts, recoverFrom: from });
const other = benefit("b", { cases: [flat("0.5")] });
const claim = claimOf({ inScope: "1000.00" });
const advanced = settle(bookOf({ basic: [advance, other] }), claim).settlement;

describe("an advance", () => {
  it("is marked on each payment of the benefit, and on no other", () => {
    expect(
      advanced.payments.map(({ benefit: id, payer, amount, recoverFrom }) => [id, payer, amount, recoverFrom]),
    ).toEqual([
      ["a", "basic", "450.00", from],
      ["a", "hospital", "300.00", from],
      ["b", "basic", "125.00", undefined],
    ]);
  });

  it("changes no amount", () => {
    const plain = settle(bookOf({ basic: [benefit("a", parts), other] }), claim).settlement;
    const bare = advanced.payments.map(({ recoverFrom: _, ...payment }) => payment);
    expect(bare).toEqual(plain.payments);
    expect([advanced.patient, advanced.payers, advanced.steps]).toEqual([plain.patient, plain.payers, plain.steps]);
  });

  it.each([
    ["zh", true, "先行支付，向第三人追偿"],
    ["en", true, "An advance, to be recovered from the third party"],
    ["zh", false, "先行支付，向第三人追偿"],
    ["en", false, "An advance, to be recovered from the third party"],
  ] as const)("is said in print, %s, with a trace: %s", (language, trace, words) => {
    const { settlement } = settle(bookOf({ basic: [advance, other] }), claim, undefined, { trace });
    const times = formatSettlement(settlement, { language, width: 100 }).split(words).length - 1;
    expect(times).toBe(trace ? 1 : 2);
  });

  it("stays on the mirror of the receipt", () => {
    const mirror = mirrorOf(advanced, { before: 1, after: 2 });
    expect(mirror.payments.map(({ recoverFrom }) => recoverFrom)).toEqual([from, from, undefined]);
  });

  it("is read back from a receipt, and nothing else in its place", () => {
    const receipt = JSON.parse(JSON.stringify(advanced)) as typeof advanced;
    expect(settlementWithSteps.safeParse(receipt).success).toBe(true);
    const wrong = receipt.payments.map((payment) => ({ ...payment, recoverFrom: "the third party" }));
    expect(settlementWithSteps.safeParse({ ...receipt, payments: wrong }).success).toBe(false);
  });

  it("is shown with the rules", () => {
    const [section] = showRules(filesOf({ basic: [advance] }), { region: REGION, on: DAY }).layers[0]?.sections ?? [];
    expect(section?.values.find(({ key }) => key === "recoverFrom")?.value).toEqual(from);
  });

  it("is named in both languages", () => {
    expectRefusal(
      () => bookOf({ basic: [{ ...advance, recoverFrom: { zh: "第三人" } as typeof from }] }),
      [["invalid_rules", "benefits[0].recoverFrom.en", "nothing"]],
    );
  });
});
