import { expect, test } from "vitest";
import { createRulebook, SettlementError } from "../../src/index.ts";
import { readRuleFiles } from "../../src/node.ts";
import { createSession } from "../../src/session.ts";
import { claimOf, writePack } from "../cli/pack.ts";

const rulebook = createRulebook(readRuleFiles(writePack()));
const account = {
  person: "p-1",
  year: 2018,
  revision: 3,
  admissions: 0,
  highestTier: null,
  amounts: { "basic.half.paid": "90.00" },
};

test("claims of one person and year share an account; others have their own", () => {
  const session = createSession(rulebook);
  const paid = [
    claimOf("c-1", "p-1", "150.00"),
    claimOf("c-2", "p-2", "150.00"),
    claimOf("c-3", "p-1", "150.00"),
    claimOf("c-4", "p-1", "150.00", "2019-05-01"),
  ].map((claim) => session.settle(claim).settlement.payers["basic"]);
  expect(paid).toEqual(["75.00", "75.00", "25.00", "75.00"]);
  expect(session.accounts().map(({ person, year, revision }) => [person, year, revision])).toEqual([
    ["p-1", 2018, 2],
    ["p-1", 2019, 1],
    ["p-2", 2018, 1],
  ]);
});

test("begins with given accounts, and does not change them", () => {
  const before = structuredClone(account);
  const session = createSession(rulebook, [account]);
  expect(session.settle(claimOf("c-1", "p-1", "150.00")).settlement.payers["basic"]).toBe("10.00");
  expect(account).toEqual(before);
  expect(session.accounts()[0]?.revision).toBe(4);
});

test("a refused claim changes no account", () => {
  const session = createSession(rulebook, [account]);
  expect(() => session.settle({ ...claimOf("c-1", "p-1", "1.00"), bill: {} })).toThrow(SettlementError);
  expect(session.accounts()).toEqual([account]);
});

test("persons are sorted by code point", () => {
  const persons = ["\uffff", "😀", "a", "B"];
  const session = createSession(
    rulebook,
    persons.map((person) => ({ ...account, person })),
  );
  expect(session.accounts().map(({ person }) => person)).toEqual(["B", "a", "\uffff", "😀"]);
});

test("every finding of every account, each under its place", () => {
  const caught = ((): unknown => {
    try {
      return createSession(rulebook, [account, { ...account, year: 1 }, "x", account]);
    } catch (error) {
      return error;
    }
  })();
  expect(caught).toBeInstanceOf(SettlementError);
  if (!(caught instanceof SettlementError)) return;
  expect(caught.issues.map(({ code, path }) => [code, path])).toEqual([
    ["invalid_account", "accounts[1].year"],
    ["invalid_account", "accounts[2]"],
    ["invalid_account", "accounts[3]"],
  ]);
});
