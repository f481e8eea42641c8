/** `quote`: what a settlement would give, before it is made and even where facts are missing. */
import { parseAccount } from "../account/account.ts";
import type { ParsedAccount } from "../account/account.ts";
import { SettlementError } from "../errors.ts";
import type { Issue, Issues } from "../errors.ts";
import { readFen } from "../money.ts";
import type { Rulebook } from "../rulebook.ts";
import { factPath } from "../settle/refusals.ts";
import { newAccount, openClaim, settleOpened } from "../settlement.ts";
import type { OpenedClaim, SettleOptions } from "../settlement.ts";
import type { Settlement } from "../settle/types.ts";
import { completionsOf, missingOf } from "./completions.ts";
import type { Completion } from "./completions.ts";
import type { MissingFactValues, Quote, QuotedBound, QuotedFacts } from "./types.ts";

/**
 * What settling a claim would give. Nothing is settled: there is no account after it, and nothing is kept. Where rules
 * read facts that the claim lacks, it says which of them matter, and the least and the greatest that the patient would
 * bear over their values, by settling the claim in every completion that the rules tell apart.
 *
 * @param account The person's `Account` of the benefit year before this claim; absent: the year begins with it.
 * @param options As for `settle`; there are steps only where nothing is missing.
 * @throws SettlementError as `settle`, but for missing facts of which the values can be listed; `too_many_values` (with
 *   what is missing) where there are more than 4096 combinations of them; where every completion is refused, why.
 * @example
 * const { patient } = quote(rulebook, claim);
 * patient.least.amount; // "3200.00"
 * patient.greatest.amount; // "3200.00"
 */
export function quote(rulebook: Rulebook, claim: unknown, account?: unknown, options: SettleOptions = {}): Quote {
  const opened = openClaim(rulebook, claim, options);
  const before = account === undefined ? newAccount(opened) : parseAccount(account);
  try {
    return completeQuote(opened, settleOpened(opened, before).settled.settlement);
  } catch (error) {
    if (!(error instanceof SettlementError) || missingOf(error.issues).length === 0) throw error;
    return openQuote(opened, before, error.issues);
  }
}

function headOf({ claim, year, knownAt }: OpenedClaim) {
  return { quote: true, claim: claim.id, person: claim.person.id, year, knownAt } as const;
}

function completeQuote(opened: OpenedClaim, { account: _, ...settlement }: Settlement): Quote {
  const bound: QuotedBound = { amount: settlement.patient.amount, facts: {} };
  return {
    ...headOf(opened),
    settlement: { quote: true, ...settlement },
    missing: [],
    patient: { least: bound, greatest: bound },
    refusals: [],
  };
}

function openQuote(opened: OpenedClaim, before: ParsedAccount, first: Issues): Quote {
  const completions = completionsOf(opened, before, first);
  const settled = completions.flatMap(({ ending, values }) =>
    ending.kind === "settled" ? [{ amount: ending.settlement.patient.amount, facts: factsOf(values) }] : [],
  );
  const refusals = distinct(completions.flatMap(({ ending }) => (ending.kind === "refused" ? [...ending.issues] : [])));
  const [least, greatest] = [firstMost(settled, -1), firstMost(settled, 1)];
  if (least === undefined || greatest === undefined) throw new SettlementError(refusals as readonly Issue[] as Issues);
  return {
    ...headOf(opened),
    settlement: null,
    missing: missingIn(completions),
    patient: { least, greatest },
    refusals,
  };
}

/** Of those with the greatest amount (`sign` 1) or the least (-1) the first. */
function firstMost(bounds: readonly QuotedBound[], sign: 1 | -1): QuotedBound | undefined {
  return bounds.reduce<QuotedBound | undefined>(
    (most, next) => (most === undefined || sign * (readFen(next.amount) - readFen(most.amount)) > 0 ? next : most),
    undefined,
  );
}

function factsOf(values: Completion["values"]): QuotedFacts {
  return Object.fromEntries(values) as QuotedFacts;
}

function distinct(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}

/** The facts that were filled in anywhere, with their values. */
function missingIn(completions: readonly Completion[]): MissingFactValues[] {
  const values = new Map<string, Map<number, MissingFactValues["values"][number]>>();
  for (const each of completions)
    for (const [fact, place] of each.places) {
      const own = values.get(fact) ?? new Map<number, MissingFactValues["values"][number]>();
      const value = each.values.get(fact) ?? null;
      if (value !== null) values.set(fact, own.set(place, value));
    }
  const decisive = decisiveFacts(completions);
  return [...values].map(([fact, own]) => ({
    fact,
    path: factPath(fact),
    values: [...own].sort(([a], [b]) => a - b).map(([, value]) => value),
    matters: decisive.has(fact),
  }));
}

/**
 * Facts that alone can change the outcome: two completions that agree wherever both fill in a fact, but for this one,
 * and that end differently.
 */
function decisiveFacts(completions: readonly Completion[]): ReadonlySet<string> {
  const decisive = new Set<string>();
  const numbers = new Map<string, number>();
  const endings = completions.map(({ ending }) => {
    const text = endingText(ending);
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  });
  completions.forEach((left, i) => {
    for (let j = 0; j < i; j++) {
      const right = completions[j];
      if (right === undefined || endings[i] === endings[j]) continue;
      const only = soleDifference(left, right);
      if (only !== null) decisive.add(only);
    }
  });
  return decisive;
}

/** What of an ending matters to those who pay. */
function endingText(ending: Completion["ending"]): string {
  if (ending.kind === "refused") return "refused";
  return JSON.stringify([ending.settlement.patient.amount, ending.settlement.payers]);
}

/** The one fact that both fill in, and differently; `null` where there are several. */
function soleDifference(left: Completion, right: Completion): string | null {
  let sole: string | null = null;
  for (const [fact, place] of left.places) {
    const other = right.places.get(fact);
    if (other === undefined || other === place) continue;
    if (sole !== null) return null;
    sole = fact;
  }
  return sole;
}
