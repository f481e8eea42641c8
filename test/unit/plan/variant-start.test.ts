import { expect, it } from "vitest";
import { benefit, flat, planOf } from "../pack.ts";
import { variantOf } from "./tuple.ts";

const startOf = (deductible: string) =>
  variantOf(planOf({ basic: [benefit("b", { cases: [flat("0.123457", { deductible })] })] })).start;

it("what bands give below the deductible is known while it is exact", () => {
  // Over a million the table is safe up to 9 007 199 253 fen: (2^53 - 1 - 1 000 000) / 1 000 000.
  expect(startOf("90071992.53")).toBe(9_007_199_253 * 123_457);
  expect(startOf("90071992.54")).toBe(-1);
});
