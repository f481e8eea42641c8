/** What a refused predicate is told to be instead, and the shapes that only look like facts and lists. */
import { describe, expect, it } from "vitest";
import { checkPredicate } from "../../src/predicate.ts";
import { age, categories, declared, tcm, tier } from "./predicates.ts";

const told = (predicate: unknown) =>
  checkPredicate(predicate, declared).map(({ path, expected }) => [path, expected.zh, expected.en]);

describe("what is expected of a literal", () => {
  it.each([
    [{ "==": [tcm, 5] }, ".==[1]", "true 或 false", "true or false"],
    [{ "==": [age, "x"] }, ".==[1]", "整数", "an integer"],
    [{ "==": [tier, "x"] }, ".==[1]", "visit.tier 的已声明代码", "a declared code of visit.tier"],
    [{ in: ["x", categories] }, ".in[0]", "person.categories 的已声明代码", "a declared code of person.categories"],
  ])("%j", (predicate, path, zh, en) => {
    expect(told(predicate)).toEqual([[path, zh, en]]);
  });
});

it("an unsupported operator is told all that are supported", () => {
  const all = "and or ! == != < <= > >= in some var";
  expect(told({ max: [1] })).toEqual([[".max", `运算符之一:${all}`, `one of the operators ${all}`]]);
});

describe("only var names a fact", () => {
  it.each([
    [{ "==": [{ fact: "person.age" }, 5] }, ".==[1]"],
    [{ in: [{ missing: "visit.tier" }, ["county"]] }, ".in[1]"],
    [{ some: [{ fact: "person.categories" }, { in: [{ var: "" }, ["orphan"]] }] }, ".some[0]"],
  ])("%j", (predicate, path) => {
    expect(told(predicate)).toEqual([[path, '{"var": 事实名}', 'a {"var": fact}']]);
  });
});

describe("the second operand of some", () => {
  it.each([
    [5],
    [null],
    [["orphan"]],
    [{}],
    [{ all: [{ var: "" }, ["orphan"]] }],
    [{ in: "orphan" }],
    [{ in: [{ var: "" }] }],
    [{ in: [{ var: "" }, ["orphan"], 1] }],
    [{ in: [{ fact: "" }, ["orphan"]] }],
    [{ in: [{ var: "person.age" }, ["orphan"]] }],
  ])("%j is not a list that the code is in", (second) => {
    expect(told({ some: [categories, second] })).toEqual([
      [".some[1]", '{"in": [{"var": ""}, 列表]}', '{"in": [{"var": ""}, list]}'],
    ]);
  });
});
