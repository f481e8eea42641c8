import { expect, it } from "vitest";
import { benefitUses, createChooser } from "../../../src/plan/choose.ts";
import { createFactCoder } from "../../../src/plan/coding.ts";
import { benefit, flat, planOf } from "../pack.ts";
import { tupleOf, variantOf } from "./tuple.ts";

it("keeps 4096 variants, and compiles the first anew after one more", () => {
  const codes = Array.from({ length: 13 }, (_, i) => `c${i}`);
  const when = (id: string) => ({ in: [id, { var: "person.categories" }] });
  const adjust = codes.map((id) => ({ id, when: when(id), source: "n", deductible: { set: "0.00" } }));
  const own = benefit("b", { cases: [flat("0.5")], adjust });
  const coder = createFactCoder(benefitUses(own));
  const any = variantOf(planOf({ basic: [benefit("b", { cases: [flat("0.5")] })] }));
  const compiled: string[] = [];
  const chooser = createChooser(own, coder, (each, adjusts) => {
    compiled.push(adjusts.join());
    return { ...any, case: each, adjusts };
  });
  const ask = (bits: number) => {
    const held = codes.filter((_, i) => ((bits >> i) & 1) === 1);
    const { codes: tuple, view } = tupleOf(coder, { "person.categories": held });
    chooser.get(tuple, view);
  };
  for (let bits = 0; bits <= 4096; bits++) ask(bits);
  ask(0);
  expect([compiled.length, compiled.at(-2), compiled.at(-1)]).toEqual([4098, "12", ""]);
});
