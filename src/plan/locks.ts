/** Which cases a benefit is held to by the one that first paid in the year. */
import type { Benefit } from "../rules/benefit.ts";

/**
 * The ids of its own cases in their order, then of the others of the benefits that share its `lock`; none where it does
 * not go by the case that first paid.
 *
 * @param layers All that are in force.
 */
export function firstCasesOf(
  { cases, choose, lock }: Benefit,
  layers: readonly { readonly benefits: readonly Benefit[] }[],
): string[] {
  if (choose !== "first-of-year") return [];
  const others = layers.flatMap(({ benefits }) =>
    benefits.flatMap((each) => (lock !== undefined && each.lock === lock ? each.cases : [])),
  );
  return [...new Set([...cases, ...others].map(({ id }) => id))];
}
