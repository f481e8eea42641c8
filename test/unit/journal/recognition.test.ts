import { expect, test } from "vitest";
import { recognitionOf, withRecognised } from "../../../src/journal/recognition.ts";
import { claimOf } from "../pack.ts";

const recognised = (day: string, entries: number, held: readonly object[], code = "registeredPoor") =>
  recognitionOf({ id: "e", day, kind: "recognised", category: code, held }, entries);
const claim = claimOf({}, { person: { categories: [{ code: "registeredPoor" }, { code: "disabled" }] } });
const all = { knownAt: "2018-12-31", entries: 9 };

test("a certificate is not a category", () => {
  const own = recognitionOf({ id: "e", day: "2018-05-01", kind: "recognised", certificate: "heart", held: [] }, 3);
  expect(own).toEqual({ set: "certificates", code: "heart", held: [], day: "2018-05-01", entries: 3 });
});

test("what was recognised stands in place of what the claim says of the code, and of that alone", () => {
  const held = [{ from: "2018-01-01", to: "2018-06-30" }, { from: "2018-09-01" }];
  expect(withRecognised(claim, [recognised("2018-05-01", 0, held)], all).person.categories).toEqual([
    { code: "disabled" },
    { code: "registeredPoor", from: "2018-01-01", to: "2018-06-30" },
    { code: "registeredPoor", from: "2018-09-01" },
  ]);
});

test("what was recognised last counts; held never is never", () => {
  const both = [recognised("2018-05-01", 0, [{}]), recognised("2018-06-01", 1, [])];
  expect(withRecognised(claim, both, all).person.categories).toEqual([{ code: "disabled" }]);
});

test("only what was learnt by the day, and recorded before", () => {
  const own = recognised("2018-05-01", 2, []);
  expect(withRecognised(claim, [own], { knownAt: "2018-04-30", entries: 9 })).toBe(claim);
  expect(withRecognised(claim, [own], { knownAt: "2018-05-01", entries: 2 })).toBe(claim);
  expect(withRecognised(claim, [own], { knownAt: "2018-05-01", entries: 3 })).not.toBe(claim);
});

test("a claim that does not state its categories still does not", () => {
  const silent = claimOf({});
  expect(withRecognised(silent, [recognised("2018-05-01", 0, [{}])], all).person).toEqual(silent.person);
});
