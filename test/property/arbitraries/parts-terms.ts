/** Within which terms one visit billed in two parts pays what one does. */
import type { Terms } from "./steady.ts";

/**
 * One visit billed in two parts, with the same facts and dates in both, pays what one does: every benefit the same
 * sum, and the account the same running totals.
 *
 * Why: let `X` be what a benefit has found since the year began. Its running base is then a function of `X` (limits
 * on the base cut it off), its payments sum to `R(f(base)) − R(f(base at the start))`, cut off by its limits, and no
 * part is asked to pay more than it finds, because `f` rises by at most a fen for a fen and `R` moves with whole fen.
 * So what it leaves is a function of `X` too, and that is what the next one has found.
 *
 * What must be so for that, beyond the design's own words: limits are the benefit's own and not per visit; what is
 * looked at is what is unpaid; no case is chosen by what it pays; no condition reads `paid.layers`,
 * `year.layers`, or `visit.admission` of a hospital stay; no rate is changed in proportion to a tagged part; and payers who split a
 * benefit split each part's payment by itself. Each has its counter-example in law-04-excluded-beyond.test.ts, as
 * those that the design names have theirs in law-04-excluded.test.ts.
 */
export const DESIGN: Terms = {
  ofYear: true,
  covers: ["one", "apart"],
  mechanisms: ["bands"],
  periods: ["year"],
  pools: "none",
  modes: ["half-up"],
  shares: false,
  overNone: false,
  less: false,
  best: false,
  unread: ["paid.layers", "year.layers", "visit.admission"],
};
