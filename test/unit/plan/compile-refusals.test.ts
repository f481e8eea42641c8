import { describe, it } from "vitest";
import type { Benefit, Less, Limit } from "../../../src/rules/benefit.ts";
import { expectRefusal } from "../claim/refusal.ts";
import { benefit, bookOf, DAY, flat, REGION, TITLE } from "../pack.ts";
import { planFor } from "../../../src/rulebook.ts";

const half = benefit("half", { cases: [flat("0.5")] });

describe("refused", () => {
  const days = { admission: DAY, discharge: DAY, settlement: DAY };
  const pooled = (id: string, ...limits: readonly Omit<Limit, "amount" | "pool">[]): Benefit =>
    benefit(id, { limits: limits.map((limit) => ({ amount: "1.00", pool: "p", ...limit })), cases: [flat("0.5")] });
  const refuse = (
    layers: Readonly<Record<string, readonly Benefit[]>>,
    refused: Parameters<typeof expectRefusal>[1],
  ): void => {
    const book = bookOf(layers);
    for (let again = 0; again < 2; again++) expectRefusal(() => planFor(book, REGION, days, DAY), refused);
  };

  it("a pool of two periods or two kinds, everything at once", () => {
    refuse(
      {
        basic: [pooled("a", { on: "paid", per: "year" }), pooled("b", { on: "paid", per: "month" })],
        backstop: [
          benefit("c", {
            cases: [flat("0.5", { limits: [{ amount: "1.00", on: "base", per: "year", pool: "p" }] })],
          }),
          pooled("d", { on: "paid", per: "year" }),
        ],
      },
      [
        ["invalid_rules", "benefits.b.limits", "paid month", "pool p on paid per year"],
        ["invalid_rules", "benefits.c.limits", "base year", "pool p on paid per year"],
      ],
    );
  });

  it("a pool of one benefit and one case that differ", () => {
    const both = benefit("a", {
      limits: [{ amount: "1.00", on: "paid", per: "year", pool: "p" }],
      cases: [flat("0.5", { limits: [{ amount: "1.00", on: "paid", per: "day", pool: "p" }] })],
    });
    refuse({ basic: [both] }, [["invalid_rules", "benefits.a.limits", "paid day"]]);
  });

  it("a remark above what a benefit pays that the layer has not", () => {
    const above = { benefit: "dental", amount: "1.00" };
    const notEncoded = { backstop: [{ source: "n", why: TITLE, above }] };
    const book = bookOf({ basic: [benefit("dental", { cases: [flat("0.5")] })], backstop: [half] }, { notEncoded });
    expectRefusal(
      () => planFor(book, REGION, days, DAY),
      [["invalid_rules", "notEncoded.above.benefit", "dental", "a benefit of layer backstop"]],
    );
  });

  it.each<readonly [string]>([["backstop"], ["basic.dental"], ["medicalAssistance"]])(
    "a base that is less something of %s, which is not earlier",
    (of) => {
      const less: Less[] = [{ of, what: "deductible" }];
      const layers = {
        basic: [half],
        medicalAssistance: [benefit("aid", { base: { of: ["inScope"], less }, cases: [flat("0.5")] })],
        backstop: [half],
      };
      refuse(layers, [["invalid_rules", "base.less", of]]);
    },
  );
});
