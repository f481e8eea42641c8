/** Every way to complete a claim that lacks facts, so far as the rules tell them apart, settled each by itself. */
import type { ParsedAccount } from "../account/account.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import { SettlementError } from "../errors.ts";
import type { Issue, Issues } from "../errors.ts";
import type { FactValue } from "../facts.ts";
import { settleOpened } from "../settlement.ts";
import type { OpenedClaim } from "../settlement.ts";
import type { Settlement } from "../settle/types.ts";
import { fillingsOf } from "./values.ts";
import type { Filling } from "./values.ts";

/** Most completions that a quote settles. */
export const MOST_COMPLETIONS = 4096;

/** A completed claim's settlement, or why it is refused. */
export type Ending =
  { readonly kind: "settled"; readonly settlement: Settlement } | { readonly kind: "refused"; readonly issues: Issues };

/** One completion: the values that were filled in, by the index in the list of its fact, and what came of it. */
export interface Completion {
  readonly values: ReadonlyMap<string, FactValue>;
  readonly places: ReadonlyMap<string, number>;
  readonly ending: Ending;
}

/**
 * Settles a claim in every completion by values of the facts that rules read and that it lacks. A fact is filled in
 * only where, after the values filled in before, a rule still reads it.
 *
 * @throws SettlementError the claim's own refusal where nothing that is missing has a list of values;
 *   `too_many_values`, with what is missing, above `MOST_COMPLETIONS`.
 */
export function completionsOf(opened: OpenedClaim, account: ParsedAccount, first: Issues): readonly Completion[] {
  const completions: Completion[] = [];
  const visit = (claim: ParsedClaim, values: Completion["values"], places: Completion["places"]): void => {
    const ending = settleQuietly({ ...opened, claim }, account);
    const facts = ending.kind === "refused" ? missingOf(ending.issues) : [];
    const next = ending.kind === "settled" || facts.length === 0 ? null : nextOf(facts, claim, opened, first);
    if (next === null) {
      // An amount that a given payment does not state has no list of values: where only some completions read it, those
      // are refused.
      if (ending.kind === "refused" && facts.length > 0 && values.size === 0) throw new SettlementError(ending.issues);
      completions.push({ values, places, ending });
      return;
    }
    const { fact, fillings } = next;
    fillings.forEach(({ value, claim: completed }, place) => {
      if (completions.length >= MOST_COMPLETIONS) throw tooMany(opened.claim, first);
      visit(completed, new Map(values).set(fact, value), new Map(places).set(fact, place));
    });
  };
  visit(opened.claim, new Map(), new Map());
  return completions;
}

function settleQuietly(opened: OpenedClaim, account: ParsedAccount): Ending {
  try {
    return { kind: "settled", settlement: settleOpened({ ...opened, trace: false }, account).settled.settlement };
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    return { kind: "refused", issues: error.issues };
  }
}

/** The facts that are missing, each once. */
export function missingOf(issues: readonly Issue[]): string[] {
  return [...new Set(issues.flatMap((issue) => (issue.code === "missing_fact" ? [issue.fact] : [])))];
}

/** The fact to fill in next: of those that are missing the one with the fewest values; `null` where one has no list. */
function nextOf(
  missing: readonly string[],
  claim: ParsedClaim,
  { plan, claim: asked }: OpenedClaim,
  first: Issues,
): { readonly fact: string; readonly fillings: readonly Filling[] } | null {
  const listed = missing.map((fact) => {
    // Diseases imply programmes: filled in after them, so that every set of programmes is tried.
    const before = fact === "visit.diseases" && claim.visit.programmes === null;
    const own = before && plan.coder.facts.includes("visit.programmes") ? "visit.programmes" : fact;
    return { fact: own, fillings: fillingsOf(own, claim, asked, plan, MOST_COMPLETIONS) };
  });
  if (listed.some(({ fillings }) => fillings === "unbounded" || fillings.length === 0)) return null;
  const [least] = listed
    .flatMap(({ fact, fillings }) => (typeof fillings === "string" ? [] : [{ fact, fillings }]))
    .sort((a, b) => a.fillings.length - b.fillings.length);
  if (least === undefined) throw tooMany(asked, first);
  return least;
}

function tooMany(claim: ParsedClaim, first: Issues): SettlementError {
  const [head, ...rest] = first;
  return new SettlementError([
    head,
    ...rest,
    {
      code: "too_many_values",
      claim: claim.id,
      path: "",
      expected: {
        zh: `所缺事实的取值组合不超过 ${MOST_COMPLETIONS} 种`,
        en: `at most ${MOST_COMPLETIONS} combinations of values of the missing facts`,
      },
      found: "more",
    },
  ]);
}
