/** The days of a claim against what its region's pipeline asks of them. */
import type { HeldCode, ParsedClaim } from "../claim/parsed.ts";
import { yearOf } from "../date.ts";
import { show } from "../errors.ts";
import type { Issue } from "../errors.ts";
import { FACTS } from "../facts.ts";
import type { Plan } from "../plan/types.ts";
import { holds, MissingFact, viewFacts } from "../predicate.ts";
import type { Validity } from "../rules/practice.ts";
import type { Predicate } from "../rules/types.ts";
import { factValue, visitDate } from "./facts.ts";
import { missingFact } from "./refusals.ts";

/** Codes without the first day from which they last here, and a stay that has to be split by years. */
export function checkDays(claim: ParsedClaim, plan: Plan): Issue[] {
  const { categories, motherCategories, certificates } = claim.person;
  const { validity } = plan;
  const issues = [
    ...firstDays(claim, "person.categories", categories, validity.categories),
    ...firstDays(claim, "person.mother.categories", motherCategories, validity.categories),
    ...firstDays(claim, "person.certificates", certificates, validity.certificates),
  ];
  const { crossYear, crossRules } = plan.pipeline;
  const ways = [
    { by: crossYear, crosses: isOverYears(claim), issue: unsplitByYears },
    { by: crossRules, crosses: plan.turns && claim.visit.kind === "inpatient", issue: unsplitByRules },
  ];
  for (const { by, crosses, issue } of ways) {
    if (by === undefined || !crosses) continue;
    const split = holdsFor(by.when, claim, plan);
    if (typeof split === "string") issues.push(missingFact(claim, split));
    else if (split) issues.push(issue(claim));
  }
  return issues;
}

/** Whether a claim is of a stay that begins in one year and ends in another. */
export function isOverYears({ visit }: ParsedClaim): boolean {
  return visit.kind === "inpatient" && yearOf(visit.admitted) !== yearOf(visit.discharged);
}

/** Whether a condition over a claim's own facts holds, or the fact that it lacks. */
export function holdsFor(when: Predicate | undefined, claim: ParsedClaim, plan: Plan): boolean | string {
  const on = visitDate(claim, plan.pipeline.selectBy);
  try {
    return holds(
      when,
      viewFacts(Object.keys(FACTS), (fact) => factValue(fact, claim, plan, on)),
    );
  } catch (error) {
    if (error instanceof MissingFact) return error.fact;
    throw error;
  }
}

function firstDays(
  claim: ParsedClaim,
  at: string,
  held: readonly HeldCode[] | null,
  validity: ReadonlyMap<string, Validity>,
): Issue[] {
  return (held ?? []).flatMap(({ code, from }, i): Issue[] => {
    if (validity.get(code)?.lasts === undefined || from !== 0) return [];
    const expected = { zh: `首日:本地区的 ${code} 自首日起限期有效`, en: `a first day: ${code} lasts from it here` };
    const path = `${at}[${i}].from`;
    return [{ code: "invalid_claim", claim: claim.id, path, expected, found: show(undefined) }];
  });
}

function unsplitByYears({ id, visit }: ParsedClaim): Issue {
  const expected = {
    zh: "与入院同一年的日期:本地区跨年度住院按年分段(splitStay)",
    en: "a day in the year of admission: stays over years are split here (splitStay)",
  };
  return { code: "invalid_claim", claim: id, path: "visit.discharged", expected, found: show(visit.discharged) };
}

function unsplitByRules({ id, visit }: ParsedClaim): Issue {
  const expected = {
    zh: "规则改变之前的日期:本地区住院在规则改变之日分段(splitStay)",
    en: "a day before rules change: stays are split where they do here (splitStay)",
  };
  return { code: "invalid_claim", claim: id, path: "visit.discharged", expected, found: show(visit.discharged) };
}
