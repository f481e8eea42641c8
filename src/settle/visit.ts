/** The facts of one visit as codes, and how they change while it is settled. */
import type { ParsedAccount } from "../account/account.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import type { Facility } from "../claim/types.ts";
import type { Issue } from "../errors.ts";
import { FACTS } from "../facts.ts";
import type { FactValue } from "../facts.ts";
import type { Plan } from "../plan/types.ts";
import { viewFacts } from "../predicate.ts";
import type { FactView } from "../predicate.ts";
import { factValue, higherTier, visitDate } from "./facts.ts";
import { missingFact } from "./refusals.ts";

/** The visit as predicates see it. */
export interface Visit {
  /** Codes of the facts that the plan names, in the order of its coder. */
  readonly codes: readonly number[];
  readonly view: () => FactView;
  /** Inpatient settlements of the year, this one included. */
  readonly admissions: number;
  /** Highest tier of the year, this visit included if it counts. */
  readonly highestTier: Facility["tier"] | null;
  /** Notes that a layer has paid. */
  paid(layer: string): void;
}

/** Codes the facts of a claim. A missing fact that decides the year's highest tier goes to `issues`. */
export function createVisit(plan: Plan, claim: ParsedClaim, account: ParsedAccount, issues: Issue[]): Visit {
  const on = visitDate(claim, plan.pipeline.selectBy);
  const paidLayers: string[] = [];
  let highestTier = account.highestTier;
  const read = (fact: string): FactValue => {
    if (fact === "paid.layers") return paidLayers;
    if (fact === "year.highestTier") return highestTier ?? "none";
    return factValue(fact, claim, plan, account, on);
  };
  let made: FactView | null = null;
  const view = (): FactView => (made ??= viewFacts(Object.keys(FACTS), read));
  const codes = plan.coder.facts.map((fact, index) => plan.coder.code(index, read(fact)));
  const counts = plan.countsForTier.get(codes, view);
  if (typeof counts === "string") issues.push(missingFact(claim, counts));
  else if (counts) highestTier = higherTier(highestTier, claim.visit.tier);
  const recode = (fact: string): void => {
    const index = plan.coder.facts.indexOf(fact);
    if (index !== -1) codes[index] = plan.coder.code(index, read(fact));
  };
  recode("year.highestTier");
  return {
    codes,
    view,
    admissions: Number(factValue("visit.admission", claim, plan, account, on)),
    highestTier,
    paid(layer) {
      if (paidLayers.includes(layer)) return;
      paidLayers.push(layer);
      recode("paid.layers");
    },
  };
}
