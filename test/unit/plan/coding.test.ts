import { describe, expect, it } from "vitest";
import type { FactValue } from "../../../src/facts.ts";
import { createFactCoder, MISSING } from "../../../src/plan/coding.ts";
import type { FactUse } from "../../../src/predicate.ts";

const use = (fact: string, literals: readonly string[] = [], cuts: readonly number[] = []): FactUse => ({
  fact,
  literals,
  cuts,
});
const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `I${String(i).padStart(2, "0")}`);

describe("codes", () => {
  it.each<readonly [string, FactUse, FactValue, number]>([
    ["a missing fact", use("visit.tcm"), null, MISSING],
    ["false", use("visit.tcm"), false, 1],
    ["true", use("visit.tcm"), true, 2],
    ["an integer below every cut", use("person.age", [], [18, 19]), 17, 1],
    ["an integer at a cut", use("person.age", [], [18, 19]), 18, 2],
    ["an integer between", use("person.age", [], [18, 20]), 19, 2],
    ["an integer at the last cut", use("person.age", [], [18, 19]), 19, 3],
    ["an integer above", use("person.age", [], [18, 19]), 200, 3],
    ["cuts in any order", use("person.age", [], [60, 18]), 59, 2],
    ["a negative integer", use("person.age", [], [0, 1]), -5, 1],
    ["the first named code", use("visit.tier", ["county", "city"]), "county", 1],
    ["the second named code", use("visit.tier", ["county", "city"]), "city", 2],
    ["a code that is not named", use("visit.tier", ["county", "city"]), "province", 3],
    ["an empty set", use("person.categories", ["orphan", "disabled"]), [], 1],
    ["the first named literal", use("person.categories", ["orphan", "disabled"]), ["orphan"], 2],
    ["the second", use("person.categories", ["orphan", "disabled"]), ["disabled"], 3],
    [
      "both, in any order, twice",
      use("person.categories", ["orphan", "disabled"]),
      ["disabled", "orphan", "orphan"],
      4,
    ],
    ["others do not count", use("person.categories", ["orphan", "disabled"]), ["localPoor", "orphan"], 2],
    ["a literal like an inherited name", use("person.categories", ["toString"]), ["constructor"], 1],
    ["the thirtieth bit", use("visit.diseases", numbered(30)), ["I29"], 1 + 2 ** 29],
    ["thirty bits", use("visit.diseases", numbered(30)), numbered(30), 2 ** 30],
    ["a large set by its number, one for each of its literals", use("visit.diseases", numbered(31)), numbered(31), 32],
    ["an empty large set", use("visit.diseases", numbered(31)), ["Z99"], 1],
  ])("%s", (_, named, value, code) => {
    expect(createFactCoder([named]).code(0, value)).toBe(code);
  });

  it("of a fact that is not named is that of a missing one", () => {
    expect(createFactCoder([]).code(0, true)).toBe(MISSING);
    expect(createFactCoder([use("visit.tcm")]).code(1, true)).toBe(MISSING);
  });

  it("a fact stands once, with the literals and cuts of all its uses", () => {
    const coder = createFactCoder([
      use("visit.tier", ["county"]),
      use("person.age", [], [18, 19]),
      use("visit.tier", ["city", "county"]),
      use("person.age", [], [19, 20]),
    ]);
    expect(coder.facts).toEqual(["visit.tier", "person.age"]);
    expect([coder.code(0, "county"), coder.code(0, "city"), coder.code(0, "township")]).toEqual([1, 2, 3]);
    expect([17, 18, 19, 20].map((age) => coder.code(1, age))).toEqual([1, 2, 3, 4]);
  });
});

it.each<readonly [string, FactUse, number]>([
  ["boolean", use("visit.tcm"), 3],
  ["integer", use("person.age", [], [18, 19]), 4],
  ["code", use("visit.tier", ["county", "city"]), 4],
  ["set", use("person.categories", ["orphan", "disabled"]), 5],
  ["thirty literals", use("visit.diseases", numbered(30)), 2 ** 30 + 1],
  ["a large set", use("visit.diseases", numbered(31)), 4098],
])("the radix of a %s is one more than its largest code", (_, named, radix) => {
  expect(createFactCoder([named]).radix(0)).toBe(radix);
});

it("has a radix of 1 for what is not named", () => {
  expect(createFactCoder([]).radix(0)).toBe(1);
});

describe("maskOf", () => {
  const coder = createFactCoder([
    use("person.categories", ["orphan", "disabled", "subsistence"]),
    use("visit.tier", ["county"]),
    use("visit.diseases", numbered(31)),
  ]);

  it.each<readonly [string, number, readonly string[], number]>([
    ["none", 0, [], 0],
    ["the first and the third", 0, ["subsistence", "orphan"], 5],
    ["a code", 1, ["county"], -1],
    ["a large set", 2, ["I01"], -1],
    ["no fact", 3, [], -1],
  ])("%s", (_, index, literals, mask) => {
    expect(coder.maskOf(index, literals)).toBe(mask);
  });
});

describe("sets of more than 30 named literals", () => {
  const diseases = numbered(31);

  it("are numbered by what is named in them", () => {
    const coder = createFactCoder([use("visit.diseases", diseases)]);
    const code = (...value: readonly string[]): number => coder.code(0, value);
    expect([code("I00"), code("I01"), code("I00", "I01")]).toEqual([2, 3, 4]);
    expect([code("I01", "I00", "I00"), code("I00", "Z99"), code()]).toEqual([4, 2, 1]);
    // I00 and I01 of the first set are known, its third literal is not.
    expect([code("I02", "I01", "I00"), code("I01", "I02")]).toEqual([5, 6]);
    expect(coder.code(0, null)).toBe(MISSING);
    expect(coder.generation()).toBe(0);
  });

  it("are numbered anew after 4096, in a new generation", () => {
    const coder = createFactCoder([use("visit.diseases", diseases)]);
    const pairs = diseases.flatMap((a, i) => diseases.slice(i + 1).map((b) => [a, b]));
    const triples = pairs.flatMap(([a = "", b = ""]) => diseases.slice(diseases.indexOf(b) + 1).map((c) => [a, b, c])); // 4495 of them
    // A triple takes a number, and so do the first of its literals and the first two, once each.
    const taken = new Set<string>();
    const fitting = triples.findIndex(([a, b], i) => taken.add(`${a}`).add(`${a} ${b}`).size + i + 1 > 4096);
    const numbers = triples.slice(0, fitting).map((value) => coder.code(0, value));
    expect([new Set(numbers).size, coder.generation()]).toEqual([fitting, 0]);
    expect(Math.max(...numbers)).toBeLessThan(coder.radix(0));
    expect(coder.code(0, triples[0] ?? [])).toBe(4); // still known, after I00 and I00 I01
    const last = triples.slice(0, fitting).at(-1) ?? [];
    expect([coder.code(0, last), coder.generation()]).toEqual([numbers.at(-1), 0]); // even with no number left
    const next = triples[fitting] ?? [];
    expect([coder.code(0, next), coder.code(0, next), coder.generation()]).toEqual([4, 4, 1]);
    expect([coder.code(0, triples[0] ?? []), coder.generation()]).toEqual([7, 1]);
  });
});

it("sets alone are numbered as they come, however many codes are named", () => {
  const coder = createFactCoder([use("visit.class", numbered(31)), use("visit.diseases", numbered(31))]);
  expect([coder.isNumbered(0), coder.isNumbered(1), coder.isNumbered(2)]).toEqual([false, true, false]);
});
