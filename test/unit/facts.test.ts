import { describe, expect, it } from "vitest";
import { FACTS, factType, ICD10, isFactValue, LAYERS, TIERS } from "../../src/facts.ts";

describe("factType", () => {
  it.each([
    ["person.insurance", "code"],
    ["person.categories", "set"],
    ["person.certificates", "set"],
    ["person.age", "integer"],
    ["visit.kind", "code"],
    ["visit.tier", "code"],
    ["visit.grade", "integer"],
    ["visit.class", "code"],
    ["visit.place", "code"],
    ["visit.referred", "boolean"],
    ["visit.designated", "boolean"],
    ["visit.tcm", "boolean"],
    ["visit.accident", "boolean"],
    ["visit.continuation", "boolean"],
    ["visit.duringStay", "boolean"],
    ["visit.programmes", "set"],
    ["visit.flags", "set"],
    ["visit.diseases", "set"],
    ["visit.admission", "integer"],
    ["year.highestTier", "code"],
    ["year.layers", "set"],
    ["paid.layers", "set"],
  ])("%s is a %s", (name, kind) => {
    expect(factType(name)?.kind).toBe(kind);
  });

  it("knows no more than these", () => {
    expect(Object.keys(FACTS)).toHaveLength(25);
  });

  it.each(["", "visit", "visit.colour", "Person.age", "person.age ", "toString", "constructor", "__proto__"])(
    "does not know %j",
    (name) => {
      expect(factType(name)).toBeUndefined();
    },
  );
});

describe("isFactValue", () => {
  it.each([
    ["person.insurance", "resident", true],
    ["person.insurance", "student", false],
    ["person.categories", "registeredPoor", true],
    ["person.categories", "local", true], // by the pipeline's categories
    ["person.categories", "heart", false], // declared, but as a certificate
    ["person.certificates", "heart", true],
    ["person.certificates", "registeredPoor", false],
    ["visit.class", "local", false],
    ["visit.programmes", "", false],
    ["visit.flags", "abroad", false],
    ["visit.tier", "township", true],
    ["visit.tier", "none", false],
    ["year.highestTier", "none", true],
    ["year.layers", "civilServants", true],
    ["year.layers", "hospital", false],
    ["paid.layers", "backstop", true],
    ["paid.layers", "civilServants", true],
    ["paid.layers", "hospital", false],
    ["visit.diseases", "I63", true],
    ["visit.diseases", "I63.9", true],
    ["visit.diseases", "local", false],
    ["person.age", "5", false],
    ["visit.tcm", "true", false],
  ])("%s %s: %s", (name, literal, expected) => {
    const declared = { categories: "local", certificates: "heart", layers: "civilServants" } as const;
    const type = factType(name);
    if (type === undefined) throw new RangeError(name);
    const isDeclared = (kind: string): boolean =>
      Object.entries(declared).some(([k, code]) => k === kind && code === literal);
    expect(isFactValue(type, literal, isDeclared)).toBe(expected);
  });
});

it.each([
  ["I63", true],
  ["I63.9", true],
  ["C50.911", true],
  ["M10.0a1b2", true],
  ["C50.911222", true], // six places
  ["C50.9112223", false],
  ["I63.", false],
  ["I6", false],
  ["i63", false],
  ["I63.9 ", false],
  ["I63\n", false],
  ["I63.９", false],
  ["XI63", false],
])("ICD-10 form of %j: %s", (code, expected) => {
  expect(ICD10.test(code)).toBe(expected);
});

it("orders layers and tiers from the first to the last", () => {
  expect(LAYERS.indexOf("basic")).toBeLessThan(LAYERS.indexOf("criticalIllness"));
  expect(TIERS).toEqual(["township", "county", "city", "province"]);
});
