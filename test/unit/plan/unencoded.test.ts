import { expect, it } from "vitest";
import { benefit, flat, planOf, TITLE } from "../pack.ts";
import { tupleOf } from "./tuple.ts";

it("a remark waits for what one of several benefits of its layer has paid", () => {
  const above = { benefit: "dental", amount: "12.34" };
  const plan = planOf(
    { basic: [benefit("stay", { cases: [flat("0.5")] }), benefit("dental", { cases: [flat("0.5")] })] },
    { notEncoded: { basic: [{ source: "n", why: TITLE, above }] } },
  );
  const { codes, view } = tupleOf(plan.coder);
  const remarks = plan.remarks.get(codes, view);
  expect([remarks.notes, remarks.refused]).toEqual([[], []]);
  expect(remarks.above.map(({ above: waits }) => waits)).toEqual([{ slot: plan.benefits[1]?.paidSlot, amount: 1_234 }]);
});
