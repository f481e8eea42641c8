/** Journals: what does not fit is refused whole, and the journal stays as it was. */
import { expect, test } from "vitest";
import { applyEvent, journalState, readjudicate } from "../../src/index.ts";
import { JOURNALS, LIVED } from "./journals.ts";
import { RULEBOOK } from "./pack.ts";
import { expectClear, issuesOf } from "./refusal.ts";

test.each(JOURNALS.map((refusal) => [refusal.name, refusal] as const))(
  "%s",
  (_, { journal = LIVED, event, issues }) => {
    const before = JSON.stringify(journal);
    const attempt = (): unknown => (event === undefined ? journalState(journal) : applyEvent(RULEBOOK, journal, event));
    expect(issuesOf(attempt)).toStrictEqual(issues);
    expectClear(issues);
    expect(JSON.stringify(journal)).toBe(before);
  },
);

test("what a journal is refused with, it is refused with whoever reads it", () => {
  for (const { journal, issues } of JOURNALS) {
    if (journal === undefined) continue;
    expect(issuesOf(() => readjudicate(journal, RULEBOOK, { knownAt: "2018-12-31" }))).toStrictEqual(issues);
    expect(
      issuesOf(() =>
        applyEvent(RULEBOOK, journal, { id: "e-3", day: "2018-12-31", kind: "recognised", category: "a", held: [] }),
      ),
    ).toStrictEqual(issues);
  }
});

test("what settles no more is refused, and nothing has happened", () => {
  const event = { id: "e-3", day: "2018-12-31", kind: "corrected", revision: 2, of: "e-1" };
  const first = LIVED.entries[0]?.event;
  if (first?.kind !== "settled") throw new Error("the first event settles");
  const { claim } = first;
  const wrong = { ...claim, person: { ...claim.person, id: "somebody else" } };
  const issues = issuesOf(() => applyEvent(RULEBOOK, LIVED, { ...event, claim: wrong }));
  expect(issues.map(({ code, path }) => [code, path])).toStrictEqual([["wrong_account", "account.person"]]);
  expect(JSON.stringify(issues)).not.toContain("somebody else");
});

test("knownAt is a day", () => {
  expect(() => readjudicate(LIVED, RULEBOOK, { knownAt: "today" })).toThrow(TypeError);
});
