/** What is wrong with an account in itself, given alone or with others. */
import { expect, test } from "vitest";
import { createSession } from "../../src/index.ts";
import { ACCOUNTS } from "./accounts.ts";
import { accountWith, RULEBOOK } from "./pack.ts";
import { holdRefusals, issuesOf, ofAccount } from "./refusal.ts";
import { both } from "./words.ts";

holdRefusals("an account", ACCOUNTS);

function under(place: string, path: string): string {
  return path === "" ? place : `${place}.${path}`;
}

test.each(ACCOUNTS.map(({ name, account, issues }) => [name, account, issues] as const))(
  "a session begins with none of its accounts where one has %s",
  (_, account, issues) => {
    expect(issuesOf(() => createSession(RULEBOOK, [accountWith(), account]))).toStrictEqual(
      issues.map((issue) => ({ ...issue, path: under("accounts[1]", issue.path) })),
    );
  },
);

test("a session begins with one account of a person and year, and finds every other at once", () => {
  const expected = both("一人一年度只有一个台账", "one account for a person and year");
  const accounts = [accountWith(), accountWith({ year: 2017 }), accountWith({ revision: 5 }), null, accountWith()];
  expect(issuesOf(() => createSession(RULEBOOK, accounts))).toStrictEqual([
    ofAccount("accounts[2]", expected, "accounts[0] again"),
    ofAccount("accounts[3]", both("对象", "an object"), "null"),
    ofAccount("accounts[4]", expected, "accounts[0] again"),
  ]);
});
