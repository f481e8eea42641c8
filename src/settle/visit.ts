/** The facts of one visit as codes, and how they change while it is settled. */
import type { ParsedClaim } from "../claim/parsed.ts";
import type { Issue } from "../errors.ts";
import { FACTS, TIERS } from "../facts.ts";
import type { FactValue } from "../facts.ts";
import type { Plan } from "../plan/types.ts";
import { viewFacts } from "../predicate.ts";
import type { FactView } from "../predicate.ts";
import { factValue, visitDate } from "./facts.ts";
import { missingFact } from "./refusals.ts";

/** The visit as predicates see it. */
export interface Visit {
  /** Codes of the facts that the plan names, in the order of its coder. */
  readonly codes: readonly number[];
  readonly view: () => FactView;
  /** Inpatient settlements of the year, this one included. */
  readonly admissions: number;
  /** Whether it counts for the year's highest tier; `null` where a fact is missing that decides it. */
  readonly counts: boolean | null;
  /** Highest tier of the year, this visit included if it counts, as a row of totals holds it. */
  readonly highestTier: number;
  /** Notes that a layer has paid. */
  paid(layer: string): void;
}

/**
 * Codes the facts of a claim. A missing fact that decides the year's highest tier goes to `issues`.
 *
 * @param admissions  Inpatient settlements of the year before this visit.
 * @param highestTier Highest tier of the year before it, as a row of totals holds it.
 * @param paidBefore  Layers that have paid in the year before it, as far as the plan names them.
 */
export function createVisit(
  plan: Plan,
  claim: ParsedClaim,
  admissions: number,
  highestTier: number,
  paidBefore: readonly string[],
  issues: Issue[],
): Visit {
  const on = visitDate(claim, plan.pipeline.selectBy);
  const paidLayers: string[] = [];
  const yearLayers = [...paidBefore];
  let tier = highestTier;
  const own = TIERS.indexOf(claim.visit.tier) + 1;
  const isNew = claim.visit.kind === "inpatient" && claim.stay?.counted !== true;
  const admission = admissions + (isNew ? 1 : 0);
  const read = (fact: string): FactValue => {
    if (fact === "paid.layers") return paidLayers;
    if (fact === "year.layers") return yearLayers;
    if (fact === "year.highestTier") return TIERS[tier - 1] ?? "none";
    return fact === "visit.admission" ? admission : factValue(fact, claim, plan, on);
  };
  let made: FactView | null = null;
  const view = (): FactView => (made ??= viewFacts(Object.keys(FACTS), read));
  const codes = plan.coder.facts.map((fact, index) => plan.coder.code(index, read(fact)));
  const counts = plan.countsForTier.get(codes, view);
  if (typeof counts === "string") issues.push(missingFact(claim, counts));
  else if (counts) tier = Math.max(tier, own);
  const recode = (fact: string): void => {
    const index = plan.coder.facts.indexOf(fact);
    if (index !== -1) codes[index] = plan.coder.code(index, read(fact));
  };
  recode("year.highestTier");
  return {
    codes,
    view,
    admissions: admission,
    counts: typeof counts === "string" ? null : counts,
    highestTier: tier,
    paid(layer) {
      if (paidLayers.includes(layer)) return;
      paidLayers.push(layer);
      recode("paid.layers");
      yearLayers.push(layer);
      recode("year.layers");
    },
  };
}
