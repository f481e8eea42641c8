/** Facts as a plan's memos take them, with a count of how often their view was asked for. */
import type { FactValue } from "../../../src/facts.ts";
import type { Choice } from "../../../src/plan/choose.ts";
import type { FactCoder } from "../../../src/plan/coding.ts";
import type { Plan, Variant } from "../../../src/plan/types.ts";
import { viewFacts } from "../../../src/predicate.ts";
import type { FactView } from "../../../src/predicate.ts";

/** Facts by name; one that is not named is missing. */
export type Facts = { readonly [fact: string]: FactValue };

export interface Tuple {
  readonly codes: readonly number[];
  readonly view: () => FactView;
  /** Facts read so far, in order. */
  readonly reads: readonly string[];
  /** How often the view was asked for. */
  views: number;
}

export function tupleOf(coder: FactCoder, facts: Facts = {}): Tuple {
  const reads: string[] = [];
  const read = (fact: string): FactValue => facts[fact] ?? null;
  const tuple: Tuple = {
    codes: coder.facts.map((fact, index) => coder.code(index, read(fact))),
    view: () => {
      tuple.views++;
      return viewFacts(coder.facts, (fact) => {
        reads.push(fact);
        return read(fact);
      });
    },
    reads,
    views: 0,
  };
  return tuple;
}

/** What the benefit at `index` does for these facts. */
export function choiceOf(plan: Plan, facts: Facts = {}, index = 0): Choice {
  const { codes, view } = tupleOf(plan.coder, facts);
  const choice = plan.choosers[index]?.get(codes, view);
  if (choice === undefined) throw new RangeError(`no benefit ${index}`);
  return choice;
}

/** The one case that the benefit at `index` settles by for these facts. */
export function variantOf(plan: Plan, facts: Facts = {}, index = 0): Variant {
  const choice = choiceOf(plan, facts, index);
  if (choice.kind !== "cases") throw new RangeError(choice.kind);
  return choice.variants[0];
}
