/** Runs a law over generated settlements, and reports how often each construct took part. */
import fc from "fast-check";
import { createRulebook, settle, SettlementError } from "../../src/index.ts";
import type { Account, Claim, Rulebook, Settled } from "../../src/index.ts";
import type { ReferenceRules } from "../reference/settle.ts";
import { seed } from "../seed.ts";
import { expectedNames } from "./arbitraries/expected.ts";
import { inForce } from "./arbitraries/evidence.ts";
import { Frequency } from "./arbitraries/frequency.ts";
import { ruleFiles } from "./arbitraries/pack.ts";
import type { Pack } from "./arbitraries/pack.ts";
import { RUNS, scenarios } from "./arbitraries/scenario.ts";
import type { Constructs } from "./arbitraries/simple.ts";
import { rulesFor } from "./rules-for.ts";

/** One settlement under a law: what went in, and what came out, a settlement or the codes of a refusal. */
export interface Instance {
  readonly pack: Pack;
  readonly rulebook: Rulebook;
  /** The rules in force, resolved naively; `null` when they are not. */
  readonly rules: ReferenceRules | null;
  readonly claim: Claim;
  readonly account: Account;
  readonly settled: Settled | null;
  /** Codes of the refusal, sorted; empty when it settled. */
  readonly codes: readonly string[];
}

/** Settles, or gives the codes of the refusal. Anything but a `SettlementError` goes on up. */
export function trySettle(rulebook: Rulebook, claim: unknown, account?: unknown): Pick<Instance, "settled" | "codes"> {
  try {
    return { settled: settle(rulebook, claim, account), codes: [] };
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    return { settled: null, codes: [...new Set(error.issues.map(({ code }) => code))].sort() };
  }
}

/**
 * Holds a law over at least `settlements` generated settlements. The table of frequencies is printed; a construct
 * below 5 % fails the law.
 */
export function holdLaw(
  name: string,
  constructs: Constructs,
  settlements: number,
  check: (instance: Instance) => void,
): void {
  const frequency = new Frequency();
  let refused = 0;
  fc.assert(
    fc.property(scenarios(constructs), ({ pack, runs }) => {
      const rulebook = createRulebook(ruleFiles(pack));
      for (const { claim, account } of runs) {
        const rules = rulesFor(pack, claim);
        const instance = { pack, rulebook, rules, claim, account, ...trySettle(rulebook, claim, account) };
        check(instance);
        if (instance.settled === null || rules === null) refused++;
        else frequency.count(inForce(rules.layers), claim, instance.settled.settlement);
      }
    }),
    { numRuns: Math.ceil((settlements * 1.15) / RUNS) },
  );
  process.stdout.write(`${frequency.table(`${name}, seed ${seed}`)}\nrefused ${refused}\n\n`);
  if (frequency.settlements < settlements)
    throw new Error(`${name}, seed ${seed}: only ${frequency.settlements} settlements`);
  frequency.assertAtLeast(5, expectedNames(constructs));
}
