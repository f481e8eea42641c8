/** Companion and golden cases: exact payments, and the arithmetic of each recomputed by a clerk's expression. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createRulebook, settle } from "../../src/index.ts";
import type { Account, Claim, Rulebook } from "../../src/index.ts";
import { readRuleFiles, shippedRules } from "../../src/node.ts";
import { evaluateWorking } from "../reference/working.ts";

interface Case {
  readonly title: { readonly zh: string; readonly en: string };
  readonly source: string;
  readonly claim: Claim;
  readonly account?: Account;
  readonly expect: {
    readonly payments: readonly ExpectedPayment[];
    readonly patient: string;
    readonly account?: { readonly amounts?: Readonly<Record<string, string>> };
  };
  readonly working: readonly { readonly layer: string; readonly payer: string; readonly expression: string }[];
  readonly patientWorking?: string;
}

interface ExpectedPayment {
  readonly layer: string;
  readonly benefit: string | null;
  readonly case: string | null;
  readonly payer: string;
  readonly amount: string;
}

const packs = fileURLToPath(new URL("packs", import.meta.url));
const folders = [shippedRules(), ...readdirSync(packs).map((name) => join(packs, name))];

/** Every companion case below a folder. */
function casesOf(folder: string): { readonly name: string; readonly content: Case }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|[\\/])cases[\\/][^\\/]+\.json$/.test(file))
    .sort()
    .map((file) => ({ name: file, content: JSON.parse(readFileSync(join(folder, file), "utf8")) as Case }));
}

describe.each(folders.map((folder) => ({ name: relative(join(packs, "..", "..", ".."), folder), folder })))(
  "$name",
  ({ folder }) => {
    const rulebook: Rulebook = createRulebook(readRuleFiles(folder));
    const cases = casesOf(folder);

    it("has cases", () => {
      expect(cases.length).toBeGreaterThan(0);
    });

    it.each(cases)("$name pays what it says", ({ content }) => {
      const { settlement, account } = settle(rulebook, content.claim, content.account);
      const payments = settlement.payments.map(({ layer, benefit, case: id, payer, amount }) => ({
        layer,
        benefit,
        case: id,
        payer,
        amount,
      }));
      expect(payments).toEqual(content.expect.payments);
      expect(settlement.patient.amount).toBe(content.expect.patient);
      for (const [key, amount] of Object.entries(content.expect.account?.amounts ?? {}))
        expect([key, account.amounts[key]]).toEqual([key, amount]);
      expect(content.source.length).toBeGreaterThan(0);
    });

    it.each(cases)("$name shows its working", ({ content }) => {
      const worked = content.working.map(({ layer, payer, expression }) => ({
        layer,
        payer,
        amount: evaluateWorking(expression),
      }));
      const expected = content.expect.payments.map(({ layer, payer, amount }) => ({ layer, payer, amount }));
      expect(worked).toEqual(expected);
      if (content.patientWorking !== undefined)
        expect(evaluateWorking(content.patientWorking)).toBe(content.expect.patient);
    });
  },
);
