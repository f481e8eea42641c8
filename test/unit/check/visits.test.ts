/** The visits that a check looks at stand for all others: whatever the facts are, one of them answers the same. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { domainsOf } from "../../../src/check/domain.ts";
import { eachVisit } from "../../../src/check/visits.ts";
import type { World } from "../../../src/check/world.ts";
import { factUses, holds, viewFacts } from "../../../src/predicate.ts";
import type { FactValue } from "../../../src/facts.ts";
import type { Predicate } from "../../../src/rules/types.ts";

const ANYTHING: World = {
  declared: (kind) => (kind === "classes" ? ["a", "b", "c"] : []),
  mayBe: () => true,
  relationsOf: () => ({ apart: [], isPossible: () => true }),
};

const codes = ["registeredPoor", "extremePoor", "subsistence", "orphan"] as const;
const tiers = ["township", "county", "city", "province"] as const;

const leaf: fc.Arbitrary<Predicate> = fc.oneof(
  fc.constantFrom("visit.tcm", "visit.referred").map((fact): Predicate => ({ var: fact })),
  fc.constantFrom(...tiers).map((tier): Predicate => ({ "==": [{ var: "visit.tier" }, tier] })),
  fc.subarray(["a", "b", "c"], { minLength: 1 }).map((list): Predicate => ({ in: [{ var: "visit.class" }, list] })),
  fc
    .tuple(fc.constantFrom("==", "!=", "<", "<=", ">", ">="), fc.integer({ min: -2, max: 8 }), fc.boolean())
    .map(([operator, age, first]): Predicate => ({
      [operator]: first ? [{ var: "person.age" }, age] : [age, { var: "person.age" }],
    })),
  fc.constantFrom(...codes).map((code): Predicate => ({ in: [code, { var: "person.categories" }] })),
  fc
    .subarray([...codes], { minLength: 1 })
    .map((list): Predicate => ({ some: [{ var: "person.categories" }, { in: [{ var: "" }, list] }] })),
);

const predicate = fc.letrec<{ node: Predicate }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((and): Predicate => ({ and })),
    fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((or): Predicate => ({ or })),
    tie("node").map((not): Predicate => ({ "!": not })),
  ),
})).node;

const facts = fc.record({
  "visit.tcm": fc.boolean(),
  "visit.referred": fc.boolean(),
  "visit.tier": fc.constantFrom(...tiers),
  "visit.class": fc.constantFrom("a", "b", "c"),
  "person.age": fc.integer({ min: 0, max: 10 }),
  "person.categories": fc.subarray([...codes, "disabled"]),
});

describe("the visits that are looked at", () => {
  it("answer like any other", () => {
    fc.assert(
      fc.property(predicate, fc.array(predicate, { maxLength: 3 }), facts, (where, others, visit) => {
        const view = viewFacts(
          Object.keys(visit),
          (fact) => (visit as { readonly [fact: string]: FactValue })[fact] ?? null,
        );
        const answers = others.map((each) => holds(each, view));
        const seen: boolean[][] = [];
        const all = eachVisit(ANYTHING, where, others, (each) => seen.push(others.map((other) => each.holds(other))));
        expect(all).toBe(true);
        if (holds(where, view)) expect(seen).toContainEqual(answers);
      }),
    );
  });

  it("are those on which the first condition holds, each told by its facts", () => {
    fc.assert(
      fc.property(predicate, predicate, (where, other) => {
        eachVisit(ANYTHING, where, [other], (visit) => {
          const witness = visit.witness();
          const view = viewFacts(Object.keys(witness), (fact) => witness[fact] ?? null);
          expect(holds(where, view)).toBe(true);
          expect(visit.holds(other)).toBe(holds(other, view));
        });
      }),
    );
  });
});

describe("the values of a fact", () => {
  const values = (condition: Predicate, world: World = ANYTHING) =>
    domainsOf(factUses(condition), world)?.map((domain) => domain.values);

  it.each<[string, Predicate, unknown]>([
    ["both", { var: "visit.tcm" }, [[true, false]]],
    ["each side of a comparison", { ">=": [{ var: "person.age" }, 14] }, [[0, 14, 15]]],
    ["none that cannot be", { "<": [{ var: "visit.grade" }, 3] }, [[0, 3]]],
    ["one that is named and one that is not", { "==": [{ var: "visit.tier" }, "county"] }, [["county", "township"]]],
    ["no other where all are named", { in: [{ var: "visit.class" }, ["a", "b", "c"]] }, [["a"]]],
    [
      "one of codes that stand in the same lists",
      { some: [{ var: "person.categories" }, { in: [{ var: "" }, ["orphan", "disabled"]] }] },
      [[[], ["orphan"]]],
    ],
    [
      "every subset of those that are told apart",
      { and: [{ in: ["orphan", { var: "person.categories" }] }, { in: ["disabled", { var: "person.categories" }] }] },
      [[[], ["orphan"], ["disabled"], ["orphan", "disabled"]]],
    ],
    ["of a set that is open", { in: ["I10", { var: "visit.diseases" }] }, [[[], ["I10"]]]],
  ])("are %s", (_, condition, expected) => {
    expect(values(condition)).toEqual(expected);
  });

  it("are not listed where a set is told apart in too many ways", () => {
    const all = Array.from({ length: 17 }, (_, i) => ({ in: [`A0${i % 10}.${i}`, { var: "visit.diseases" }] }));
    expect(values({ or: all })).toBeUndefined();
    expect(eachVisit(ANYTHING, { or: all }, [], () => {})).toBe(false);
    expect(values({ or: all.slice(1) })?.[0]).toHaveLength(65_536);
  });
});
