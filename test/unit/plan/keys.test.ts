import { describe, expect, it } from "vitest";
import { CATEGORIES } from "../../../src/facts.ts";
import { createFactCoder } from "../../../src/plan/coding.ts";
import { keyTables } from "../../../src/plan/keys.ts";
import type { KeyTables } from "../../../src/plan/keys.ts";
import type { FactUse } from "../../../src/predicate.ts";
import type { DeclaredCodes } from "../../../src/rules/resolved.ts";

const use = (fact: string, literals: readonly string[] = [], cuts: readonly number[] = []): FactUse => ({
  fact,
  literals,
  cuts,
});
const titled = (...codes: readonly string[]) => new Map(codes.map((code) => [code, { zh: code, en: code }]));
const declared = (
  more: { readonly [kind in keyof DeclaredCodes]?: ReadonlyMap<string, unknown> } = {},
): DeclaredCodes =>
  ({
    layers: titled(),
    payers: titled(),
    tags: titled(),
    programmes: titled(),
    flags: titled(),
    categories: titled(),
    certificates: titled(),
    classes: titled(),
    ...more,
  }) as DeclaredCodes;
const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `c${i}`);

function tablesOf(uses: readonly FactUse[], codes: DeclaredCodes = declared()): KeyTables | null {
  return keyTables(createFactCoder(uses), codes, ["basic"]);
}
function keysOf(uses: readonly FactUse[], codes?: DeclaredCodes): KeyTables {
  const tables = tablesOf(uses, codes);
  if (tables === null) throw new RangeError("no keys");
  return tables;
}

describe("there are none", () => {
  it.each<readonly [string, readonly FactUse[], boolean]>([
    ["one set of 30", [use("person.certificates", numbered(30))], true],
    [
      "sets of 30 and 22 literals: below 2^53",
      [use("person.certificates", numbered(30)), use("visit.diseases", numbered(22))],
      true,
    ],
    [
      "sets of 30 and 23 literals: past 2^53",
      [use("person.certificates", numbered(30)), use("visit.diseases", numbered(23))],
      false,
    ],
    ["categories that are numbered as they come", [use("person.categories", numbered(31))], false],
    ["the same after another fact", [use("visit.tcm"), use("person.categories", numbered(31))], false],
    ["numbered sets beside a fact", [use("visit.tcm"), use("visit.diseases", numbered(31))], true],
    ["certificates likewise", [use("person.certificates", numbered(31))], false],
    ["diseases may be", [use("visit.diseases", numbered(31))], true],
    ["and programmes", [use("visit.programmes", numbered(31))], true],
    ["the mother's categories", [use("person.mother.categories", ["orphan"])], false],
    ["an age in months", [use("person.ageMonths")], false],
    ["an age in days", [use("person.ageDays")], false],
  ])("%s", (_, uses, fits) => {
    expect(tablesOf(uses) !== null).toBe(fits);
  });

  it("where no layer is in the order", () => {
    expect(keyTables(createFactCoder([use("visit.tcm")]), declared(), [])).toBeNull();
  });
});

describe("the tables", () => {
  it("of closed facts have a key for every number that a claim may pack", () => {
    const { closed } = keysOf([use("visit.tcm"), use("visit.tier", ["county", "city"])]);
    const [codes, flags] = closed;
    expect([codes.length, flags.length]).toEqual([3 * 6 * 5 * 5 * 5, 3 ** 5]);
    // Three values of the flag come first; of the tiers two are named, the others are one.
    expect([...new Set(flags)]).toEqual([0, 1, 2]);
    expect([...new Set(codes)].sort((a, b) => a - b)).toEqual([0, 3, 6, 9]);
    // Insurance, kind, tier, grade, place: the tier has 25 numbers below it.
    expect([0, 25, 50, 75, 100].map((packed) => codes[packed])).toEqual([0, 9, 3, 6, 9]);
    // Referred, designated, tcm, accident, continuation: 9 numbers below the third.
    expect([0, 9, 18, 27].map((packed) => flags[packed])).toEqual([0, 1, 2, 0]);
  });

  it("are 0 for facts that no predicate names", () => {
    const { closed, national, age, admission, highestTier, others, dynamic, categories } = keysOf([]);
    expect([...new Set([...closed[0], ...closed[1], ...national])]).toEqual([0]);
    expect([age, admission, highestTier, others, dynamic]).toEqual([null, null, null, [], false]);
    // All that the region knows, so that others are refused.
    expect([...categories.parts]).toEqual(CATEGORIES.map((code) => [code, 0]));
  });

  it("of national categories go by the bits that a claim holds", () => {
    const { national, categories } = keysOf(
      [use("visit.tcm"), use("person.categories", ["orphan", "local", "subsistence"])],
      declared({ categories: titled("local", "veteran") }),
    );
    const bit = (code: (typeof CATEGORIES)[number]): number => 2 ** CATEGORIES.indexOf(code);
    expect(national).toHaveLength(1 + 2 ** 9);
    expect([national[0], national[1], national[1 + bit("disabled")]]).toEqual([0, 3, 3]);
    expect(national[1 + bit("orphan")]).toBe(3 * (1 + 1));
    expect(national[1 + bit("subsistence")]).toBe(3 * (1 + 4));
    expect(national[1 + bit("orphan") + bit("subsistence")]).toBe(3 * (1 + 5));
    expect(["local", "veteran", "orphan"].map((code) => categories.parts.get(code))).toEqual([3 * 2, 0, 3]);
    expect(categories.parts.has("martian")).toBe(false);
  });

  it("of integers count the cuts that are reached", () => {
    const { age, admission } = keysOf([use("person.age", [], [60, 61, 18]), use("visit.admission", [], [2])]);
    expect(age).toEqual({ present: 1, weight: 1, cuts: [18, 60, 61] });
    expect(admission).toEqual({ present: 5, weight: 5, cuts: [2] }); // after missing and four intervals
  });

  it("of classes know all that are declared", () => {
    const { classes } = keysOf([use("visit.class", ["second"])], declared({ classes: titled("first", "second") }));
    expect([...classes.parts]).toEqual([
      ["first", 2], // any other than those named
      ["second", 1],
    ]);
  });

  it("of the year's highest tier go by the row", () => {
    const { highestTier } = keysOf([use("visit.tcm"), use("year.highestTier", ["city", "none"])]);
    // none, township, county, city, province; named: city 1, none 2, the others 3.
    expect(highestTier).toEqual([6, 9, 9, 3, 9]);
  });

  it("look at codes of the region and at what came before; at others where a predicate names one", () => {
    // 128 and 1024; programmes 8, diseases 16, flags 256, during a stay 2048.
    expect(keysOf([use("visit.tcm")]).looksAt).toBe(128 + 1024);
    expect(keysOf([use("visit.flags", ["abroad"])]).looksAt).toBe(128 + 1024 + 8 + 16 + 256 + 2048);
  });

  it("know which facts are coded one by one, and what waits for a payment", () => {
    const { others, dynamic } = keysOf([
      use("visit.tcm"),
      use("visit.diseases", ["I10"]),
      use("paid.layers", ["basic"]),
      use("visit.programmes", ["stroke"]),
      use("visit.flags", ["abroad"]),
    ]);
    expect(others).toEqual([
      { fact: "visit.programmes", index: 3, weight: 27 },
      { fact: "visit.flags", index: 4, weight: 81 },
      { fact: "visit.diseases", index: 1, weight: 3 },
    ]);
    expect(dynamic).toBe(true);
  });
});
