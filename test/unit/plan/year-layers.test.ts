import { expect, it } from "vitest";
import { benefit, flat, planOf } from "../pack.ts";

it("a layer that a predicate names in year.layers has the places of what its benefits paid, and one of what was given", () => {
  const asks = { in: ["basic", { var: "year.layers" }] };
  const plan = planOf({
    basic: [benefit("a", { cases: [flat("0.5")] }), benefit("b", { cases: [flat("0.1")] })],
    backstop: [benefit("c", { when: asks, cases: [flat("1")] })],
  });
  const [own, ...others] = plan.row.yearLayers;
  expect(others).toEqual([]);
  expect(own?.name).toBe("basic");
  expect(own?.paidSlots.map((slot) => plan.slots[slot]?.key)).toEqual(["basic.a.paid", "basic.b.paid"]);
  expect(plan.counts[own?.givenCount ?? -1]).toBe("given.basic");
});

it("there are none where no predicate asks", () => {
  expect(planOf({ basic: [benefit("a", { cases: [flat("0.5")] })] }).row.yearLayers).toEqual([]);
});
