import { expect, test } from "vitest";
import { applicable, learntBy, recognitionOf, undeclared, withRecognised } from "../../../src/journal/recognition.ts";
import { claimOf, planOf, TITLE } from "../pack.ts";

const recognised = (day: string, entries: number, held: readonly object[], code = "registeredPoor") =>
  recognitionOf({ id: "e", day, kind: "recognised", category: code, held }, entries);
const claim = claimOf({}, { person: { categories: [{ code: "registeredPoor" }, { code: "disabled" }] } });

test("a certificate is not a category", () => {
  const own = recognitionOf({ id: "e", day: "2018-05-01", kind: "recognised", certificate: "heart", held: [] }, 3);
  expect(own).toEqual({ set: "certificates", code: "heart", held: [], day: "2018-05-01", entries: 3 });
});

test("what was recognised stands in place of what the claim says of the code, and of that alone", () => {
  const held = [{ from: "2018-01-01", to: "2018-06-30" }, { from: "2018-09-01" }];
  expect(withRecognised(claim, [recognised("2018-05-01", 0, held)]).person.categories).toEqual([
    { code: "disabled" },
    { code: "registeredPoor", from: "2018-01-01", to: "2018-06-30" },
    { code: "registeredPoor", from: "2018-09-01" },
  ]);
});

test("what was recognised last counts; held never is never", () => {
  const both = [recognised("2018-05-01", 0, [{}]), recognised("2018-06-01", 1, [])];
  expect(withRecognised(claim, both).person.categories).toEqual([{ code: "disabled" }]);
});

test("only what was learnt by the day, and recorded before", () => {
  const own = recognised("2018-05-01", 2, []);
  expect(learntBy([own], { knownAt: "2018-04-30", entries: 9 })).toEqual([]);
  expect(learntBy([own], { knownAt: "2018-05-01", entries: 2 })).toEqual([]);
  expect(learntBy([own], { knownAt: "2018-05-01", entries: 3 })).toEqual([own]);
  expect(withRecognised(claim, [])).toBe(claim);
});

test("a claim that does not state its categories still does not", () => {
  const silent = claimOf({});
  expect(withRecognised(silent, [recognised("2018-05-01", 0, [{}])]).person).toEqual(silent.person);
});

test("a code that a region does not declare is said once, and not applied; a national one always is", () => {
  const plan = planOf({ basic: [] }, { pipeline: { categories: { localPoor: { title: TITLE } } } });
  const heart = recognitionOf({ id: "e", day: "2018-05-01", kind: "recognised", certificate: "heart", held: [] }, 3);
  const learnt = [
    recognised("2018-05-01", 0, [{}], "otherPoor"),
    recognised("2018-05-02", 1, [], "otherPoor"),
    recognised("2018-05-01", 2, [{}], "localPoor"),
    recognised("2018-05-01", 3, [{}]),
    heart,
  ];
  const notApplied = undeclared(learnt, plan);
  expect(notApplied).toEqual([{ category: "otherPoor" }, { certificate: "heart" }]);
  expect(applicable(learnt, notApplied)).toEqual([learnt[2], learnt[3]]);
  // A category is no certificate of the same name.
  expect(applicable([heart], [{ category: "heart" }])).toEqual([heart]);
});
