import { describe, expect, it } from "vitest";
import { FACTS } from "../../src/facts.ts";
import type { FactValue } from "../../src/facts.ts";
import { checkPredicate, factUses, holds, MissingFact, viewFacts } from "../../src/predicate.ts";
import type { Predicate } from "../../src/rules/types.ts";
import { age, categories, certificates, declared, referred, someOf, tcm, tier } from "./predicates.ts";

type Facts = { readonly [fact: string]: FactValue };

/** The view of these facts, with the list of those that have been read. */
function viewOf(facts: Facts) {
  const reads: string[] = [];
  const view = viewFacts(Object.keys(FACTS), (fact) => {
    reads.push(fact);
    return facts[fact] ?? null;
  });
  return { view, reads };
}

const FACTS_OF_CLAIM: Facts = {
  "person.age": 60,
  "person.categories": ["registeredPoor", "localPoor"],
  "person.certificates": [],
  "visit.tier": "county",
  "visit.tcm": true,
  "visit.referred": false,
  "visit.diseases": ["I63.9"],
};

describe("the subset holds as it reads", () => {
  it.each<readonly [Predicate, boolean]>([
    [tcm, true],
    [referred, false],
    [{ "!": referred }, true],
    [{ "!": [referred] }, true],
    [{ "!": { "!": tcm } }, true],
    [{ and: [tcm] }, true],
    [{ and: [tcm, referred] }, false],
    [{ and: [tcm, { "!": referred }] }, true],
    [{ or: [referred] }, false],
    [{ or: [referred, tcm] }, true],
    [{ "==": [age, 60] }, true],
    [{ "==": [60, age] }, true],
    [{ "==": [age, 61] }, false],
    [{ "!=": [age, 60] }, false],
    [{ "!=": [age, 59] }, true],
    [{ "<": [age, 60] }, false],
    [{ "<": [age, 61] }, true],
    [{ "<=": [age, 59] }, false],
    [{ "<=": [age, 60] }, true],
    [{ ">": [age, 59] }, true],
    [{ ">": [age, 60] }, false],
    [{ ">=": [age, 60] }, true],
    [{ ">=": [age, 61] }, false],
    [{ "<": [60, age] }, false],
    [{ "<": [59, age] }, true],
    [{ "==": [age, -1] }, false],
    [{ "==": [tier, "county"] }, true],
    [{ "!=": [tier, "county"] }, false],
    [{ "==": ["city", tier] }, false],
    [{ "==": [tcm, true] }, true],
    [{ "!=": [tcm, false] }, true],
    [{ in: [tier, ["township", "county"]] }, true],
    [{ in: [tier, ["city"]] }, false],
    [{ in: [age, [1, 60]] }, true],
    [{ in: [tcm, [false]] }, false],
    [{ in: ["registeredPoor", categories] }, true],
    [{ in: ["localPoor", categories] }, true],
    [{ in: ["orphan", categories] }, false],
    [{ in: ["localHeart", certificates] }, false],
    [someOf(categories, ["orphan", "localPoor"]), true],
    [someOf(categories, ["orphan", "disabled"]), false],
    [someOf(certificates, ["localHeart"]), false],
    [someOf({ var: "visit.diseases" }, ["I63", "I63.9"]), true],
    [someOf({ var: "visit.diseases" }, ["I63"]), false], // codes, not prefixes
  ])("%j: %s", (predicate, expected) => {
    expect(checkPredicate(predicate, declared)).toEqual([]);
    expect(holds(predicate, viewOf(FACTS_OF_CLAIM).view)).toBe(expected);
  });

  it("holds where there is no predicate, reading nothing", () => {
    const { view, reads } = viewOf({});
    expect(holds(undefined, view)).toBe(true);
    expect(reads).toEqual([]);
  });
});

describe("facts that the claim lacks", () => {
  const poor = { in: ["registeredPoor", categories] };

  it.each<readonly [string, Predicate, Facts, boolean | string, readonly string[]]>([
    ["is refused when read", tcm, {}, "visit.tcm", ["visit.tcm"]],
    ["inside a set", poor, {}, "person.categories", ["person.categories"]],
    ["inside some", someOf(categories, ["orphan"]), {}, "person.categories", ["person.categories"]],
    ["on the right", { "<": [18, age] }, {}, "person.age", ["person.age"]],
    ["and stops early", { and: [tcm, referred] }, { "visit.tcm": false }, false, ["visit.tcm"]],
    ["and goes on", { and: [tcm, referred] }, { "visit.tcm": true }, "visit.referred", ["visit.tcm", "visit.referred"]],
    ["or stops early", { or: [tcm, referred] }, { "visit.tcm": true }, true, ["visit.tcm"]],
    ["or goes on", { or: [tcm, referred] }, { "visit.tcm": false }, "visit.referred", ["visit.tcm", "visit.referred"]],
    ["the first counts", { and: [tcm, referred] }, { "visit.referred": false }, "visit.tcm", ["visit.tcm"]],
    [
      "false and empty are not missing",
      { or: [tcm, poor] },
      { "visit.tcm": false, "person.categories": [] },
      false,
      ["visit.tcm", "person.categories"],
    ],
    ["nor is 0", { "==": [{ var: "visit.grade" }, 0] }, { "visit.grade": 0 }, true, ["visit.grade"]],
  ])("%s", (_, predicate, facts, expected, read) => {
    const { view, reads } = viewOf(facts);
    const test = (): boolean | string => {
      try {
        return holds(predicate, view);
      } catch (error) {
        if (error instanceof MissingFact) return error.fact;
        throw error;
      }
    };
    expect(test()).toBe(expected);
    expect(reads).toEqual(read);
  });

  it("a view reads the value of the moment", () => {
    let value: FactValue = null;
    const view = viewFacts(["visit.tcm"], () => value);
    expect(() => holds(tcm, view)).toThrow(MissingFact);
    value = true;
    expect(holds(tcm, view)).toBe(true);
    value = false;
    expect(holds(tcm, view)).toBe(false);
  });
});

describe("factUses", () => {
  it.each<readonly [Predicate, readonly unknown[]]>([
    [tcm, [{ fact: "visit.tcm", literals: [], cuts: [] }]],
    [{ "!": tcm }, [{ fact: "visit.tcm", literals: [], cuts: [] }]],
    [{ "!": [tcm] }, [{ fact: "visit.tcm", literals: [], cuts: [] }]],
    [{ "<": [age, 18] }, [{ fact: "person.age", literals: [], cuts: [18, 19] }]],
    [{ ">": [18, age] }, [{ fact: "person.age", literals: [], cuts: [18, 19] }]],
    [{ in: [age, [1, 5]] }, [{ fact: "person.age", literals: [], cuts: [1, 2, 5, 6] }]],
    [{ "==": [tier, "city"] }, [{ fact: "visit.tier", literals: ["city"], cuts: [] }]],
    [{ in: [tier, ["city", "county"]] }, [{ fact: "visit.tier", literals: ["city", "county"], cuts: [] }]],
    [{ in: ["orphan", categories] }, [{ fact: "person.categories", literals: ["orphan"], cuts: [] }]],
    [
      someOf(categories, ["orphan", "disabled"]),
      [{ fact: "person.categories", literals: ["orphan", "disabled"], cuts: [] }],
    ],
    [{ "==": [tcm, true] }, [{ fact: "visit.tcm", literals: [], cuts: [] }]],
    [
      { and: [tcm, { or: [{ "<": [age, 18] }, { "!": [{ "==": [tier, "city"] }] }] }] },
      [
        { fact: "visit.tcm", literals: [], cuts: [] },
        { fact: "person.age", literals: [], cuts: [18, 19] },
        { fact: "visit.tier", literals: ["city"], cuts: [] },
      ],
    ],
  ])("of %j", (predicate, uses) => {
    expect(factUses(predicate)).toEqual(uses);
  });
});
