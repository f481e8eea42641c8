import { describe, expect, it } from "vitest";
import { layOut } from "../../../src/claim/layout.ts";
import { parseClaim } from "../../../src/claim/parse.ts";
import { claimWith } from "./samples.ts";

const claim = parseClaim(claimWith({}));
const BUCKETS = ["inScope", "preSelfPay", "overLimit", "ownPay"] as const;

it("puts everything that was read and coded into one object", () => {
  expect(layOut(claim, claim)).toStrictEqual(claim);
  expect(Object.keys(layOut(claim, claim))).toEqual(Object.keys(claim));
});

const keysOf = (own: object): string[] => Object.keys(layOut({ ...claim, ...own }, { ...claim, ...own }));

describe.each(BUCKETS)("%s", (bucket) => {
  it.each([2 ** 31 - 1, 0, -1, -(2 ** 31)])("%i stays as it is, in the shape of most claims", (fen) => {
    const own = { ...claim, [bucket]: fen };
    expect(layOut(own, own)).toStrictEqual(own);
    expect(keysOf({ [bucket]: fen })).toEqual(Object.keys(claim));
  });

  it.each([2 ** 31, 2 ** 32, 2 ** 53 - 1, -(2 ** 31) - 1, -(2 ** 32)])("%i stays as it is, in another shape", (fen) => {
    const { id, person, visit, lines, parts, paid, stay } = claim;
    const own = { ...claim, [bucket]: fen };
    const large = layOut({ id, person, visit, lines, parts, paid, stay }, own);
    expect(large).toStrictEqual(own);
    expect(Object.keys(large)).not.toEqual(Object.keys(claim));
  });
});
