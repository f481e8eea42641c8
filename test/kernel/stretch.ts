/** What is compared in one go: rules, and rows made of claims under them. */
import fc from "fast-check";
import { collectClaims, createBatch } from "../../src/batch.ts";
import type { ClaimColumns } from "../../src/batch.ts";
import { createRulebook, SettlementError } from "../../src/index.ts";
import type { Rulebook } from "../../src/index.ts";
import { loadRules, readCaseFiles, shippedRules } from "../../src/node.ts";
import { ruleFiles } from "../property/arbitraries/pack.ts";
import type { Pack } from "../property/arbitraries/pack.ts";
import { scenarios } from "../property/arbitraries/scenario.ts";
import { plainer } from "./plainer.ts";
import { randomOf, widen } from "./wide.ts";

/** Rules with rows under them. */
export interface Stretch {
  readonly rulebook: Rulebook;
  readonly columns: ClaimColumns;
  readonly shares: number;
}

/** Claims of a generated pack whose facts are mixed. */
const CLAIMS = 24;

/** Rows under a generated pack; the same for the same seed. */
export function generatedStretch(seed: number, count: number): Stretch {
  const random = randomOf(seed);
  const [scenario] = fc.sample(scenarios(random() < 0.5 ? "first" : "all", CLAIMS), { seed, numRuns: 1 });
  if (scenario === undefined) throw new RangeError("no scenario");
  const base = collectClaims(scenario.runs.map(({ claim }) => claim));
  return {
    rulebook: rulebookOf(scenario.pack, random() < 0.8),
    columns: widen(base, count, 1 + Math.floor(random() * count), 0.3, random),
    shares: random() < 0.2 ? 2 : 1,
  };
}

/** What is made plainer may be no pack any more: a benefit without limits has none to adjust. */
function rulebookOf(pack: Pack, plain: boolean): Rulebook {
  try {
    return createRulebook(ruleFiles(plain ? plainer(pack) : pack));
  } catch (error) {
    if (!plain || !(error instanceof SettlementError)) throw error;
    return rulebookOf(pack, false);
  }
}

/**
 * Makes rows under all rules of the package, of the claims of their cases.
 *
 * @param region Of cases for regions whose code begins so.
 * @param mixed  How often a row takes facts of another claim; where that is rare, few rows are refused.
 */
export function shippedStretches(region: string, mixed: number): (seed: number, count: number) => Stretch {
  const rulebook = loadRules();
  const claims = readCaseFiles(shippedRules()).flatMap(({ text = "{}" }) => {
    const { claim } = JSON.parse(text) as { readonly claim?: { readonly person: { readonly region: string } } };
    return claim?.person.region.startsWith(region) === true ? [claim] : [];
  });
  const all = collectClaims(claims);
  const { refusal } = createBatch(rulebook).run(all);
  const base = collectClaims(claims.filter((_, row) => refusal[row] === 0));
  return (seed, count) => {
    const random = randomOf(seed);
    const columns = widen(base, count, 1 + Math.floor(random() * count), mixed, random);
    return { rulebook, columns, shares: random() < 0.2 ? 2 : 1 };
  };
}
