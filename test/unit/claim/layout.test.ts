import { expect, it } from "vitest";
import { layOut } from "../../../src/claim/layout.ts";
import { parseClaim } from "../../../src/claim/parse.ts";
import { claimWith } from "./samples.ts";

const claim = parseClaim(claimWith({}));
const BUCKETS = ["inScope", "preSelfPay", "overLimit", "ownPay"] as const;

it("puts everything that was read and coded into one object", () => {
  expect(layOut(claim, claim)).toStrictEqual(claim);
  expect(Object.keys(layOut(claim, claim))).toEqual(Object.keys(claim));
});

it.each(BUCKETS)("a large %s is in an object of another shape, and as it was", (bucket) => {
  const small = { ...claim, [bucket]: 2 ** 31 - 1 };
  expect(layOut(small, small)).toStrictEqual(small);
  expect(Object.keys(layOut(small, small))).toEqual(Object.keys(claim));
  const large = { ...claim, [bucket]: 2 ** 31 };
  expect(layOut(large, large)).toStrictEqual(large);
});

it("the shape of a large claim has its keys in another order", () => {
  const { lines, ...codes } = { ...claim, inScope: 2 ** 31 };
  const { id, person, visit, parts, paid, stay } = claim;
  const large = layOut({ id, person, visit, lines, parts, paid, stay }, { ...codes });
  expect(Object.keys(large).sort()).toEqual(Object.keys(claim).sort());
  expect(Object.keys(large)).not.toEqual(Object.keys(claim));
});
