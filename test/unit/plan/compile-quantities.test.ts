import { expect, it } from "vitest";
import { QUANTITIES } from "../../../src/plan/types.ts";
import type { Less } from "../../../src/rules/benefit.ts";
import { benefit, flat, planOf } from "../pack.ts";

const half = (id: string) => benefit(id, { cases: [flat("0.5")] });
const base = (...less: readonly Less[]) => ({ of: ["inScope"], less }) as const;
const place = (benefitAt: number, what: Less["what"]) => benefitAt * QUANTITIES.length + QUANTITIES.indexOf(what);

it.each([
  ["none", [base()], []],
  ["of one benefit", [base({ of: "basic.b", what: "penalty" })], [place(1, "penalty")]],
  [
    "of all benefits of a layer",
    [base({ of: "basic", what: "deductible" })],
    [place(0, "deductible"), place(1, "deductible")],
  ],
  [
    "of a case's base too, each once",
    [base({ of: "basic.a", what: "deductible" }), base({ of: "basic", what: "deductible" })],
    [place(0, "deductible"), place(1, "deductible")],
  ],
] as const)("quantities that are read: %s", (_, [own, ofCase], places) => {
  const cases = [flat("1", ofCase === undefined ? {} : { base: ofCase })];
  const plan = planOf({ basic: [half("a"), half("b")], backstop: [benefit("c", { base: own, cases })] });
  expect(plan.quantities).toEqual(places);
});
