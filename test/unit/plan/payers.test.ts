import { expect, it } from "vitest";
import { payersInForce } from "../../../src/plan/payers.ts";
import { benefit, flat, planOf } from "../pack.ts";

it("a payer is in force where a benefit names it: a layer without rules has one that none names", () => {
  const plan = planOf(
    { basic: [benefit("a", { cases: [flat("0.5")] })] },
    { without: ["backstop"], pipeline: { optional: ["backstop"] } },
  );
  const named = payersInForce(plan);
  expect(plan.payers).toEqual(["basic", "backstop"]);
  expect(named).toEqual([true, false]);
});
