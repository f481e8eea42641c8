/** Law 8 for batches: an object and a row of columns agree on every fen, on every refusal and on every account. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { collectClaims, createBatch } from "../../src/batch.ts";
import type { Batch, ClaimColumns, ResultColumns } from "../../src/batch.ts";
import { createRulebook, settle, SettlementError } from "../../src/index.ts";
import type { Account, Claim, Rulebook, Settled } from "../../src/index.ts";
import { seed } from "../seed.ts";
import { ruleFiles } from "./arbitraries/pack.ts";
import { RUNS, scenarios } from "./arbitraries/scenario.ts";
import { expected, told } from "./rows.ts";

/** Claims of a scenario, each of a person of its own, with the account that its person begins with. */
interface Bill {
  readonly claim: Claim;
  readonly account: Account;
}

function settleOr(rulebook: Rulebook, claim: Claim, account: Account | undefined): Settled | string {
  try {
    return settle(rulebook, claim, account, { trace: false });
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    return error.issues[0].code;
  }
}

function compare(rulebook: Rulebook, bills: readonly Bill[], columns: ClaimColumns, batch: Batch): number {
  const accounts = new Map<string, Account>();
  bills.forEach(({ account }) => accounts.set(account.person, account));
  let settlements = 0;
  // Twice, so that the second visit of each person finds what the first has left.
  let results: ResultColumns | undefined;
  for (let visit = 0; visit < 2; visit++) {
    results = batch.run(columns, results);
    bills.forEach(({ claim }, row) => {
      const before = accounts.get(claim.person.id);
      const settled = settleOr(rulebook, claim, before);
      expect(told(results as ResultColumns, row)).toEqual(expected(settled));
      if (typeof settled === "string") return;
      settlements++;
      accounts.set(claim.person.id, settled.account);
    });
  }
  const after = new Map(batch.accounts().map((account) => [account.person, account]));
  for (const [person, account] of accounts) expect(after.get(person)).toEqual(account);
  return settlements;
}

it("law 8: a batch and one claim after the other agree on every fen", () => {
  let settlements = 0;
  fc.assert(
    fc.property(scenarios("all"), ({ pack, runs }) => {
      const rulebook = createRulebook(ruleFiles(pack));
      const bills = runs.map(({ claim, account }, i): Bill => {
        const person = `person-${i}`;
        return { claim: { ...claim, person: { ...claim.person, id: person } }, account: { ...account, person } };
      });
      // An account of another year is refused for one claim, and a year of its own in a batch.
      const usable = bills.filter(({ claim, account }) => settleOr(rulebook, claim, account) !== "wrong_account");
      const columns = collectClaims(usable.map(({ claim }) => claim));
      const batch = createBatch(rulebook);
      usable.forEach(({ claim, account }) => {
        const person = columns.dictionaries.persons.indexOf(claim.person.id);
        if (person !== -1) batch.open(person, account);
      });
      settlements += compare(
        rulebook,
        usable.filter(({ claim }) => columns.dictionaries.persons.includes(claim.person.id)),
        columns,
        batch,
      );
    }),
    { numRuns: Math.ceil(10_000 / RUNS) },
  );
  process.stdout.write(`law 8, batch, seed ${seed}: ${settlements} settlements\n`);
  expect(settlements).toBeGreaterThan(5_000);
});
