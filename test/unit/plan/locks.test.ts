import { expect, it } from "vitest";
import { firstCasesOf } from "../../../src/plan/locks.ts";
import type { Benefit } from "../../../src/rules/benefit.ts";
import { benefit, flat } from "../pack.ts";

const held = (id: string, cases: readonly string[], lock?: string): Benefit =>
  benefit(id, {
    choose: "first-of-year",
    cases: cases.map((name) => flat("0.5", { id: name })),
    ...(lock === undefined ? {} : { lock }),
  });

it.each([
  ["its own where it has no lock", held("a", ["x", "y"]), [held("b", ["z"])], ["x", "y"]],
  [
    "those of its lock after its own, each once",
    held("a", ["y", "x"], "l"),
    [held("b", ["x", "z"], "l")],
    ["y", "x", "z"],
  ],
  ["none of another lock", held("a", ["x"], "l"), [held("b", ["z"], "m"), held("c", ["w"])], ["x"]],
  ["none where the first of the year does not bind", benefit("a", { cases: [flat("1")] }), [held("b", ["z"])], []],
])("%s", (_, own, others, cases) => {
  expect(firstCasesOf(own, [{ benefits: [own] }, { benefits: others }])).toEqual(cases);
});
