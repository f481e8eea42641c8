/** The refusals that a settlement makes for one claim. */
import type { ParsedClaim } from "../claim/parsed.ts";
import type { Issue } from "../errors.ts";
import { MAX_TOTAL, printFen } from "../money.ts";
import type { BenefitPlan, NotEncodedPlan, Plan } from "../plan/types.ts";

/** Where a claim carries the fact that a rule reads. */
const PATHS: { readonly [fact: string]: string } = {
  "person.age": "person.birthDate",
  "person.ageMonths": "person.birthDate",
  "person.ageDays": "person.birthDate",
  "visit.tier": "visit.facility.tier",
  "visit.grade": "visit.facility.grade",
  "visit.class": "visit.facility.class",
  "visit.designated": "visit.facility.designated",
  "visit.tcm": "visit.facility.tcm",
};

/** Where a claim carries a fact. */
export function factPath(fact: string): string {
  return PATHS[fact] ?? fact;
}

/** A rule reads a fact that the claim lacks. */
export function missingFact(claim: ParsedClaim, fact: string): Issue {
  return {
    code: "missing_fact",
    fact,
    claim: claim.id,
    path: factPath(fact),
    expected: { zh: `规则所读的事实 ${fact}`, en: `the fact ${fact}, which a rule reads` },
    found: "nothing",
  };
}

/** More than one case of a benefit holds. */
export function ruleConflict(claim: ParsedClaim, plan: BenefitPlan, cases: readonly string[]): Issue {
  return {
    code: "rule_conflict",
    cases,
    file: plan.file,
    claim: claim.id,
    path: `benefits.${plan.benefit.id}.cases`,
    expected: { zh: "恰有一种情形成立", en: "exactly one case that holds" },
    found: cases.join(", "),
  };
}

/** A layer of the pipeline has no rule set in force, is not optional, and was not given. */
export function absentLayer(claim: ParsedClaim, plan: Plan, layer: string, absence: "no_rule" | "not_in_force"): Issue {
  return {
    code: absence,
    claim: claim.id,
    path: layer,
    expected: { zh: `${plan.region} 该层有效的规则`, en: `a rule set of this layer in force in ${plan.region}` },
    found: absence === "no_rule" ? "nothing" : "a version that has ended",
  };
}

/** A running total would pass what an account can hold. */
export function overflow(claim: ParsedClaim, key: string, total: number): Issue {
  const bound = printFen(MAX_TOTAL);
  return {
    code: "invalid_account",
    claim: claim.id,
    path: `account.amounts.${key}`,
    expected: { zh: `累计不超过 ${bound}`, en: `a running total of at most ${bound}` },
    found: printFen(total),
  };
}

/** The notice says something of this claim that the rule file cannot express. */
export function notEncoded(claim: ParsedClaim, { entry, file }: NotEncodedPlan): Issue {
  return {
    code: "not_encoded",
    file,
    claim: claim.id,
    path: "notEncoded",
    expected: {
      zh: `规则文件能表达的单据(${entry.why.zh})`,
      en: `a claim that the rule file can express (${entry.why.en})`,
    },
    found: entry.source,
  };
}
