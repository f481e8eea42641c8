import { expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import { FACTS } from "../../../src/facts.ts";
import { absentLayer, missingFact, notEncoded, overflow, ruleConflict } from "../../../src/settle/refusals.ts";
import { benefit, claimOf, flat, planOf, REGION } from "../pack.ts";
import { benefitOf } from "./run.ts";

const claim = parseClaim(claimOf({}));
const plan = planOf({ basic: [benefit("b", { cases: [flat("0.5")] })] });

it("a missing fact is where a claim would carry it", () => {
  const moved = Object.keys(FACTS).filter((fact) => missingFact(claim, fact).path !== fact);
  expect(Object.fromEntries(moved.map((fact) => [fact, missingFact(claim, fact).path]))).toEqual({
    "person.age": "person.birthDate",
    "person.ageMonths": "person.birthDate",
    "person.ageDays": "person.birthDate",
    "visit.tier": "visit.facility.tier",
    "visit.grade": "visit.facility.grade",
    "visit.class": "visit.facility.class",
    "visit.designated": "visit.facility.designated",
    "visit.tcm": "visit.facility.tcm",
  });
  expect(missingFact(claim, "person.age")).toEqual({
    code: "missing_fact",
    fact: "person.age",
    claim: "c-1",
    path: "person.birthDate",
    expected: { zh: "规则所读的事实 person.age", en: "the fact person.age, which a rule reads" },
    found: "nothing",
  });
});

it("cases that conflict are named, with the file that they stand in", () => {
  expect(ruleConflict(claim, benefitOf(plan), ["x", "y"])).toMatchObject({
    code: "rule_conflict",
    cases: ["x", "y"],
    file: "basic.json",
    claim: "c-1",
    path: "benefits.b.cases",
    found: "x, y",
  });
});

it.each([
  ["no_rule", "nothing"],
  ["not_in_force", "a version that has ended"],
] as const)("a layer without rules is %s", (absence, found) => {
  expect(absentLayer(claim, plan, "backstop", absence)).toMatchObject({
    code: absence,
    claim: "c-1",
    path: "backstop",
    expected: { en: `a rule set of this layer in force in ${REGION}` },
    found,
  });
});

it("a running total that an account cannot hold", () => {
  expect(overflow(claim, "basic.b.base", 1_000_000_000_000_000)).toMatchObject({
    code: "invalid_account",
    claim: "c-1",
    path: "account.amounts.basic.b.base",
    expected: { en: "a running total of at most 9999999999999.99" },
    found: "10000000000000.00",
  });
});

it("what a notice says that no file can, with its source", () => {
  const entry = { source: "n 九", why: { zh: "另有规定", en: "Rules of their own" } };
  const said = { layer: "basic", entry, origin: "x", file: "basic.json", at: 0, above: null };
  expect(notEncoded(claim, said)).toMatchObject({
    code: "not_encoded",
    file: "basic.json",
    claim: "c-1",
    path: "notEncoded",
    expected: {
      zh: "规则文件能表达的单据(另有规定)",
      en: "a claim that the rule file can express (Rules of their own)",
    },
    found: "n 九",
  });
});
