/** What the packs of laws 4 and 11 may be built of, and conditions that do not read certain facts. */
import type { Limit, Rounding } from "../../../src/rules/benefit.ts";
import type { Predicate } from "../../../src/rules/types.ts";
import type { CoverStyle } from "./covers.ts";
import { drawPredicate } from "./predicate.ts";
import type { Scope } from "./predicate.ts";
import type { Draw } from "./tape.ts";

/** What a benefit does: marginal bands, a slab whose rates never rise, a ceiling on the burden, a fixed price. */
export type SteadyMechanism = "bands" | "fallingSlab" | "burden" | "burdenOfYear" | "quota";

/** The constructs that a law allows. A list is drawn from at random; repeats are weights. */
export interface Terms {
  /** Whether every base runs over the year. */
  readonly ofYear: boolean;
  readonly covers: readonly [CoverStyle, ...CoverStyle[]];
  readonly mechanisms: readonly [SteadyMechanism, ...SteadyMechanism[]];
  /** Periods of limits. */
  readonly periods: readonly Limit["per"][];
  /** `own`: a pool is named by one benefit. `shared`: by several, each of which names one pool at most. */
  readonly pools: "none" | "own" | "shared";
  /** Modes of rounding to the fen. */
  readonly modes: readonly [Rounding["mode"], ...Rounding["mode"][]];
  /** Whether a base may be a share of what is found, or cut off at an amount. */
  readonly shares: boolean;
  /** Whether a base may count for nothing above an amount. */
  readonly overNone: boolean;
  /** Whether a base may be less a deductible of an earlier benefit, stated or applied, whose own base is less none. */
  readonly less: boolean;
  /** Whether the case that pays most may be taken. */
  readonly best: boolean;
  /** Facts that no condition reads. */
  readonly unread: readonly string[];
}

/** Whether a condition, or one of the conditions in something, reads one of these facts. */
export function reads(rules: object, facts: readonly string[]): boolean {
  const text = JSON.stringify(rules);
  return facts.some((fact) => text.includes(`"${fact}"`));
}

/** A condition that reads none of the facts that are not to be read. */
export function drawSteady(draw: Draw, scope: Scope, { unread }: Terms, depth = 1): Predicate {
  for (let attempt = 0; attempt < 8; attempt++) {
    const predicate = draw.child((part) => drawPredicate(part, scope, depth));
    if (!reads(predicate, unread)) return predicate;
  }
  return { var: "visit.referred" };
}
