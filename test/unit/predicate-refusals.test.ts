import jsonLogic from "json-logic-js";
import { describe, expect, it } from "vitest";
import { checkPredicate } from "../../src/predicate.ts";
import { age, categories, declared, referred, someOf, tcm, tier } from "./predicates.ts";

type Refusal = readonly [code: "invalid_rules" | "unsupported_operator", path: string, found: string];
const invalid = (path: string, found: string): Refusal => ["invalid_rules", path, found];

function refusalsOf(predicate: unknown): Refusal[] {
  return checkPredicate(predicate, declared).map(({ code, path, expected, found }) => {
    expect(expected.en).not.toBe("");
    expect(expected.zh).toMatch(/\p{Script=Han}|var/u);
    return [code, path, found];
  });
}

describe("operators outside the subset", () => {
  it.each([
    "+",
    "-",
    "*",
    "/",
    "%",
    "min",
    "max",
    "if",
    "?:",
    "===",
    "!==",
    "!!",
    "missing",
    "missing_some",
    "all",
    "none",
    "map",
    "filter",
    "reduce",
    "merge",
    "cat",
    "substr",
    "log",
    "method",
    "add_operation",
    "AND",
    " and",
    "",
    "toString",
    "constructor",
  ])("%j is unsupported", (operator) => {
    expect(refusalsOf({ [operator]: [tcm, referred] })).toEqual([
      ["unsupported_operator", `.${operator}`, JSON.stringify(operator)],
    ]);
  });

  it("an own __proto__ is one of them", () => {
    expect(refusalsOf(JSON.parse('{"__proto__": [1]}'))).toEqual([
      ["unsupported_operator", ".__proto__", '"__proto__"'],
    ]);
  });

  it("one that a host has added to json-logic-js stays unsupported", () => {
    jsonLogic.add_operation("isRich", () => true);
    try {
      expect(refusalsOf({ or: [tcm, { isRich: [] }] })).toEqual([
        ["unsupported_operator", ".or[1].isRich", '"isRich"'],
      ]);
    } finally {
      jsonLogic.rm_operation("isRich");
    }
  });

  it("names those that there are", () => {
    const [finding] = checkPredicate({ "+": [1, 2] }, declared);
    expect(finding?.expected.en).toBe("one of the operators and or ! == != < <= > >= in some var");
  });
});

describe("what the subset does not allow", () => {
  it.each<readonly [string, unknown, readonly Refusal[]]>([
    ["nothing", undefined, [invalid("", "nothing")]],
    ["null", null, [invalid("", "null")]],
    ["true", true, [invalid("", "true")]],
    ["a text", "visit.tcm", [invalid("", '"visit.tcm"')]],
    ["a list", [tcm], [invalid("", "a list of 1")]],
    ["no operator", {}, [invalid("", "an object")]],
    ["two operators", { and: [tcm], or: [tcm] }, [invalid("", "an object")]],
    ["and of nothing", { and: [] }, [invalid(".and", "a list of 0")]],
    ["or of nothing", { or: [] }, [invalid(".or", "a list of 0")]],
    ["and without a list", { and: tcm }, [invalid(".and", "an object")]],
    ["a bare true in and", { and: [true, tcm] }, [invalid(".and[0]", "true")]],
    ["not of two", { "!": [tcm, tcm] }, [invalid(".!", "a list of 2")]],
    ["not of nothing", { "!": [] }, [invalid(".!", "a list of 0")]],
    ["not of a literal", { "!": false }, [invalid(".!", "false")]],
    ["a fact that is no boolean", age, [invalid("", '"person.age"')]],
    ["a set as a boolean", { and: [categories] }, [invalid(".and[0]", '"person.categories"')]],
    ["var with a default", { var: ["visit.tcm", false] }, [invalid("", "an object")]],
    ["var in a list", { var: ["visit.tcm"] }, [invalid("", "an object")]],
    ["var by number", { var: 0 }, [invalid("", "an object")]],
    ["var of all", { var: "" }, [invalid(".var", '""')]],
    ["an unknown fact", { var: "visit.colour" }, [invalid(".var", '"visit.colour"')]],
    ["an inherited name", { var: "constructor" }, [invalid(".var", '"constructor"')]],
  ])("%s", (_, predicate, refused) => {
    expect(refusalsOf(predicate)).toEqual(refused);
  });

  it.each<readonly [string, unknown, readonly Refusal[]]>([
    ["chained", { "<": [18, age, 65] }, [invalid(".<", "a list of 3")]],
    ["chained, inclusive", { "<=": [18, age, 65] }, [invalid(".<=", "a list of 3")]],
    ["of one", { "==": [age] }, [invalid(".==", "a list of 1")]],
    ["without a list", { "==": age }, [invalid(".==", "an object")]],
    ["with arithmetic", { "<": [{ "+": [age, 1] }, 18] }, [invalid(".<[1]", "18")]],
    ["of literals", { "==": [1, 1] }, [invalid(".==[1]", "1")]],
    ["of two facts", { "==": [age, { var: "visit.grade" }] }, [invalid(".==[1]", "an object")]],
    ["of an unknown fact", { "==": [{ var: "person.wage" }, 1] }, [invalid(".==[0].var", '"person.wage"')]],
    ["of an unknown fact, second", { "==": [1, { var: "person.wage" }] }, [invalid(".==[1].var", '"person.wage"')]],
    ["of a default", { "==": [{ var: ["person.age", 0] }, 1] }, [invalid(".==[1]", "1")]],
    ["order of codes", { "<": [tier, "city"] }, [invalid(".<", '"visit.tier"')]],
    ["order of booleans", { ">=": [tcm, true] }, [invalid(".>=", '"visit.tcm"')]],
    ["order of sets", { ">": [categories, 1] }, [invalid(".>", '"person.categories"')]],
    ["of a set", { "==": [categories, "orphan"] }, [invalid(".==", '"person.categories"')]],
    ["unlike a set", { "!=": ["orphan", categories] }, [invalid(".!=", '"person.categories"')]],
    ["an integer as text", { "==": [age, "60"] }, [invalid(".==[1]", '"60"')]],
    ["no integer", { "<": [age, 1.5] }, [invalid(".<[1]", "1.5")]],
    ["an integer past 2^53", { "<": [age, 2 ** 53] }, [invalid(".<[1]", "9007199254740992")]],
    ["not a number", { "<": [age, Number.NaN] }, [invalid(".<[1]", "NaN")]],
    ["null", { "==": [null, age] }, [invalid(".==[0]", "null")]],
    ["a boolean as number", { "==": [tcm, 1] }, [invalid(".==[1]", "1")]],
    ["a boolean as text", { "==": [tcm, "true"] }, [invalid(".==[1]", '"true"')]],
    ["a code as number", { "==": [tier, 1] }, [invalid(".==[1]", "1")]],
    ["a code as list", { "==": [tier, ["county"]] }, [invalid(".==[1]", "a list of 1")]],
    ["an undeclared code", { "==": [tier, "village"] }, [invalid(".==[1]", '"village"')]],
    ["a code of another fact", { "==": [tier, "resident"] }, [invalid(".==[1]", '"resident"')]],
  ])("comparison %s", (_, predicate, refused) => {
    expect(refusalsOf(predicate)).toEqual(refused);
  });

  it("takes integers up to the last exact one", () => {
    expect(refusalsOf({ "<": [age, Number.MAX_SAFE_INTEGER] })).toEqual([]);
    expect(refusalsOf({ "<": [age, -Number.MAX_SAFE_INTEGER] })).toEqual([]);
  });

  it.each<readonly [string, unknown, readonly Refusal[]]>([
    ["a code in a fact of one value", { in: ["county", tier] }, [invalid(".in", '"visit.tier"')]],
    ["a set in a list", { in: [categories, ["orphan"]] }, [invalid(".in", '"person.categories"')]],
    ["a text in a text", { in: [tier, "county city"] }, [invalid(".in[1]", '"county city"')]],
    ["an empty list", { in: [tier, []] }, [invalid(".in[1]", "a list of 0")]],
    ["no fact", { in: ["a", ["a"]] }, [invalid(".in[1]", "a list of 1")]],
    ["three operands", { in: ["orphan", categories, 1] }, [invalid(".in", "a list of 3")]],
    ["no operands", { in: "orphan" }, [invalid(".in", '"orphan"')]],
    ["an unknown set", { in: ["orphan", { var: "person.set" }] }, [invalid(".in[1].var", '"person.set"')]],
    ["an undeclared code in a set", { in: ["martian", categories] }, [invalid(".in[0]", '"martian"')]],
    ["a number in a set", { in: [1, categories] }, [invalid(".in[0]", "1")]],
    ["a list in a set", { in: [["orphan"], categories] }, [invalid(".in[0]", "a list of 1")]],
    ["no ICD-10 code", { in: ["I6", { var: "visit.diseases" }] }, [invalid(".in[0]", '"I6"')]],
    [
      "undeclared codes in a list, each of them",
      { in: [tier, ["village", "county", 1]] },
      [invalid(".in[1][0]", '"village"'), invalid(".in[1][2]", "1")],
    ],
    ["some of a code", someOf(tier, ["county"]), [invalid(".some[0]", '"visit.tier"')]],
    ["some of an unknown fact", someOf({ var: "x" }, ["county"]), [invalid(".some[0].var", '"x"')]],
    ["some of a literal list", someOf(["orphan"], ["orphan"]), [invalid(".some[0]", "a list of 1")]],
    ["some of one operand", { some: [categories] }, [invalid(".some", "a list of 1")]],
    [
      "some by comparison",
      { some: [categories, { "==": [{ var: "" }, "orphan"] }] },
      [invalid(".some[1]", "an object")],
    ],
    ["some by a fact", { some: [categories, { in: [tier, ["county"]] }] }, [invalid(".some[1]", "an object")]],
    ["some the other way", { some: [categories, { in: ["orphan", { var: "" }] }] }, [invalid(".some[1]", "an object")]],
    ["some in nothing", someOf(categories, []), [invalid(".some[1].in[1]", "a list of 0")]],
    ["some in no list", someOf(categories, "orphan"), [invalid(".some[1].in[1]", '"orphan"')]],
    ["some in null", someOf(categories, null), [invalid(".some[1]", "an object")]],
    ["some undeclared", someOf(categories, ["orphan", "martian"]), [invalid(".some[1].in[1][1]", '"martian"')]],
  ])("%s", (_, predicate, refused) => {
    expect(refusalsOf(predicate)).toEqual(refused);
  });

  it("finds everything at once, each with its path", () => {
    expect(refusalsOf({ and: [{ or: [age, { "!": [{ cat: [] }] }] }, tcm, { "==": [tier, "x"] }] })).toEqual([
      invalid(".and[0].or[0]", '"person.age"'),
      ["unsupported_operator", ".and[0].or[1].!.cat", '"cat"'],
      invalid(".and[2].==[1]", '"x"'),
    ]);
  });
});

describe("size", () => {
  /** `{ "!": … }` around a fact: one level more than there are of them. */
  const negated = (times: number): unknown => {
    let node: unknown = tcm;
    for (let i = 0; i < times; i++) node = { "!": node };
    return node;
  };

  it("is bounded in depth, both sides of the bound", () => {
    expect(refusalsOf(negated(31))).toEqual([]);
    expect(refusalsOf(negated(32))).toEqual([invalid("", "more")]);
  });

  it("refuses a nesting of 20 000 without a stack overflow, lists and objects", () => {
    let list: unknown = [];
    for (let i = 0; i < 20_000; i++) list = [list];
    expect(refusalsOf(negated(20_000))).toEqual([invalid("", "more")]);
    expect(refusalsOf(list)).toEqual([invalid("", "more")]);
    expect(refusalsOf({ in: [tier, list] })).toEqual([invalid("", "more")]);
  });

  it("refuses what contains itself, and what is shared until it is huge", () => {
    const self: Record<string, unknown> = {};
    self["!"] = self;
    let shared: unknown = tcm;
    for (let i = 0; i < 15; i++) shared = { and: [shared, shared] };
    expect(refusalsOf(self)).toEqual([invalid("", "more")]);
    expect(refusalsOf(shared)).toEqual([invalid("", "more")]);
  });

  it("is bounded in nodes, both sides of the bound", () => {
    // The operator, its list, the fact with its name, the list of literals: 5 nodes beside the literals.
    const long = (literals: number) => ({ in: [tier, Array.from({ length: literals }, () => "county")] });
    expect(refusalsOf(long(4995))).toEqual([]);
    expect(refusalsOf(long(4996))).toEqual([invalid("", "more")]);
  });
});
