import { expect, test } from "vitest";
import { debtsOf } from "../../../src/journal/debts.ts";
import type { HospitalShare } from "../../../src/journal/figures.ts";

const parties = (payers: Readonly<Record<string, number>>, patient = 0, facility = 0) => ({
  payers: new Map(Object.entries(payers)),
  patient,
  facility,
  hospitals: new Map<string, HospitalShare>(),
});

test("nobody owes where nothing changes", () => {
  expect(debtsOf(parties({ basic: 0, fund: 0 }))).toEqual([]);
});

test("one pays back several, to the fen", () => {
  expect(debtsOf(parties({ a: 158_400, b: -63_360, c: -66_528 }, -28_512))).toEqual([
    { from: "a", to: "b", amount: "633.60" },
    { from: "a", to: "c", amount: "665.28" },
    { from: "a", to: "patient", amount: "285.12" },
  ]);
});

test("several pay one, also where the patient's delta is 0", () => {
  expect(debtsOf(parties({ a: 1, b: -3, c: 2 }))).toEqual([
    { from: "a", to: "b", amount: "0.01" },
    { from: "c", to: "b", amount: "0.02" },
  ]);
});

test("several on both sides are matched in the order of payment, the patient and the hospital last", () => {
  expect(debtsOf(parties({ a: 5, b: -3, c: 4, d: -1 }, 2, -7))).toEqual([
    { from: "a", to: "b", amount: "0.03" },
    { from: "a", to: "d", amount: "0.01" },
    { from: "a", to: "facility", amount: "0.01" },
    { from: "c", to: "facility", amount: "0.04" },
    { from: "patient", to: "facility", amount: "0.02" },
  ]);
});

test("each hospital is a party of its own, as a payer and as the one that billed", () => {
  const hospitals = new Map([
    ["h-1", { payer: -5, facility: -2 }],
    ["h-2", { payer: 5, facility: 2 }],
  ]);
  expect(debtsOf({ ...parties({ a: 0, hospital: 0 }), hospitals })).toEqual([
    { from: "hospital", to: "hospital", amount: "0.05", fromHospital: "h-2", toHospital: "h-1" },
    { from: "facility", to: "facility", amount: "0.02", fromHospital: "h-2", toHospital: "h-1" },
  ]);
});

test("what the payer hospital gives beyond the known hospitals is said without one", () => {
  const hospitals = new Map([["h-1", { payer: 3, facility: 0 }]]);
  expect(debtsOf({ ...parties({ hospital: 7 }, -7), hospitals })).toEqual([
    { from: "hospital", to: "patient", amount: "0.03", fromHospital: "h-1" },
    { from: "hospital", to: "patient", amount: "0.04" },
  ]);
});
