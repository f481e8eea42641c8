import { expect, it } from "vitest";
import { bucketsOf, dayAt, heldAt } from "../../../src/claim/choice.ts";
import { parseClaim } from "../../../src/claim/parse.ts";
import { claimWith, person, stay } from "./samples.ts";

const visit = { ...stay, admitted: "2018-11-01", discharged: "2018-11-10", settled: "2018-11-12" };
const categories = [
  { code: "registeredPoor", to: "2018-11-09" },
  { code: "extremePoor", from: "2018-11-10", to: "2018-11-11" },
];

it("a day and what is held then, by admission, discharge and settlement", () => {
  const claim = parseClaim(claimWith({ visit, person: { ...person, categories } }));
  expect([0, 1, 2].map((index) => dayAt(claim, index))).toEqual([20181101, 20181110, 20181112]);
  const { heldAtAdmission, heldAtDischarge, heldAtSettlement } = claim;
  expect([0, 1, 2].map((index) => heldAt(claim, index))).toEqual([heldAtAdmission, heldAtDischarge, heldAtSettlement]);
  expect(new Set([heldAtAdmission, heldAtDischarge, heldAtSettlement]).size).toBe(3);
});

it("the buckets of the whole bill, in their order", () => {
  const bill = [
    { inScope: "1.00", preSelfPay: "0.20", overLimit: "0.03", ownPay: "4.00" },
    { inScope: "0.01", preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" },
  ];
  expect(bucketsOf(parseClaim(claimWith({ bill })))).toEqual([101, 20, 3, 400]);
});
