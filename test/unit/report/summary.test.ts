/** A summary says what the settlement of the same claim says, and is refused where that is. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import { SettlementError } from "../../../src/errors.ts";
import { loadRules, shippedRules } from "../../../src/node.ts";
import { openSession } from "../../../src/session.ts";
import type { OpenSession } from "../../../src/session.ts";

interface CaseOf {
  readonly claim: unknown;
  readonly account?: unknown;
  readonly knownAt?: string;
}

const cases = readdirSync(shippedRules(), { recursive: true, encoding: "utf8" })
  .filter((file) => /[\\/]cases[\\/][^\\/]+\.json$/.test(file) && !file.endsWith("survivors.json"))
  .map((file) => JSON.parse(readFileSync(join(shippedRules(), file), "utf8")) as CaseOf);

/** What a session gives for a claim, with the accounts after it; or the findings. */
function outcome(session: OpenSession, give: (session: OpenSession) => unknown): unknown {
  try {
    return [give(session), session.accounts()];
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    return error.issues;
  }
}

test("of every shipped case", () => {
  const rulebook = loadRules();
  let paid = 0;
  for (const { claim, account, knownAt } of cases) {
    const options = knownAt === undefined ? {} : { knownAt };
    const open = (): OpenSession => openSession(rulebook, account === undefined ? [] : [account]);
    const summed = outcome(open(), (session) => session.sumUp(parseClaim(claim), options));
    const settled = outcome(open(), (session) => {
      const { settlement } = session.settleParsed(parseClaim(claim), options);
      const { claim: id, total, payers, patient } = settlement;
      paid += settlement.payments.length;
      return { claim: id, total, payers, patient: patient.amount };
    });
    expect(summed).toStrictEqual(settled);
  }
  expect(paid).toBeGreaterThan(500);
});
