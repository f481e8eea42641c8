import { expect, it } from "vitest";
import { flagCode, visitCode } from "../../../src/batch.ts";
import type { VisitFacts, VisitFlags } from "../../../src/batch.ts";

const VISIT = { kind: "inpatient", tier: "county", place: "county" } as const;
const LISTS = {
  insurance: [null, "resident", "employee"],
  kind: ["inpatient", "outpatient", "chronic", "special", "emergency"],
  tier: ["township", "county", "city", "province"],
  grade: [null, 0, 1, 2, 3],
  place: ["county", "city", "province", "outside"],
} as const;
const FLAGS = ["referred", "designated", "tcm", "accident", "continuation"] as const;

it("visits that differ in a word differ in their code", () => {
  const codes = LISTS.insurance.flatMap((insurance) =>
    LISTS.kind.flatMap((kind) =>
      LISTS.tier.flatMap((tier) =>
        LISTS.grade.flatMap((grade) => LISTS.place.map((place) => visitCode({ insurance, kind, tier, grade, place }))),
      ),
    ),
  );
  expect(new Set(codes).size).toBe(3 * 5 * 4 * 5 * 4);
  expect(visitCode({ ...VISIT, insurance: null, grade: null })).toBe(visitCode(VISIT));
});

it.each<[string, unknown, string]>([
  ["grade", 4, "visit.grade is never 4"],
  ["grade", 13, "visit.grade is never 13"],
  ["grade", -1, "visit.grade is never -1"],
  ["grade", 1.5, "visit.grade is never 1.5"],
  ["grade", NaN, "visit.grade is never NaN"],
  ["grade", "2", 'visit.grade is never "2"'],
  ["grade", true, "visit.grade is never true"],
  ["kind", 5, "visit.kind is never 5"],
  ["kind", {}, "visit.kind is never an object"],
  ["kind", "Inpatient", 'visit.kind is never "Inpatient"'],
  ["kind", undefined, "visit.kind is never absent"],
  ["tier", null, "visit.tier is never absent"],
  ["tier", 1, "visit.tier is never 1"],
  ["place", undefined, "visit.place is never absent"],
  ["place", "", 'visit.place is never ""'],
  ["insurance", 0, "person.insurance is never 0"],
  ["insurance", Symbol("resident"), "person.insurance is never Symbol(resident)"],
])("a visit with a wrong %s has no code: %s", (name, word, message) => {
  const facts = { ...VISIT, [name]: word } as unknown as VisitFacts;
  expect(() => visitCode(facts)).toThrow(new RangeError(message));
});

it("a visit that says nothing has no code", () => {
  expect(() => visitCode({} as VisitFacts)).toThrow(RangeError);
});

it("flags that differ differ in their code", () => {
  const codes = Array.from({ length: 3 ** 5 }, (_, number) =>
    flagCode(Object.fromEntries(FLAGS.map((flag, i) => [flag, [null, false, true][Math.floor(number / 3 ** i) % 3]]))),
  );
  expect(new Set(codes).size).toBe(3 ** 5);
  expect(flagCode({})).toBe(flagCode({ referred: null, tcm: undefined } as unknown as VisitFlags));
});

it.each(FLAGS)("the flag %s is true, false or not known", (flag) => {
  for (const [said, shown] of [
    ["false", '"false"'],
    ["true", '"true"'],
    [0, "0"],
    [1, "1"],
    ["", '""'],
    [NaN, "NaN"],
    [{}, "an object"],
  ] as const)
    expect(() => flagCode({ [flag]: said } as unknown as VisitFlags)).toThrow(
      new RangeError(`visit.${flag} is never ${shown}`),
    );
});
