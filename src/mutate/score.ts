/** How many mutants are noticed. */
import { DOWN, multiplyDivide, readDecimal } from "../money.ts";
import type { Judged, Score, Verdict } from "./types.ts";

/** Shares have four decimals here, thresholds at most six. */
const SHARE = 10_000;
const PLACES = 6;
const WHOLE = 1_000_000;

/** Counts verdicts. */
export function scoreOf(mutants: readonly Pick<Judged, "verdict">[]): Score {
  const count = (kind: Verdict["kind"]): number => mutants.filter(({ verdict }) => verdict.kind === kind).length;
  const counted = {
    noticed: count("noticed"),
    refused: count("refused"),
    explained: count("explained"),
    survived: count("survived"),
  };
  const { found, all } = sums(counted);
  const share = all === 0 ? SHARE : multiplyDivide(found, SHARE, all, DOWN);
  return { ...counted, share: share === SHARE ? "1.0000" : `0.${String(share).padStart(4, "0")}` };
}

/**
 * Whether the share is at least a threshold, without rounding.
 *
 * @param atLeast Decimal text with at most six decimals, such as `"0.95"`.
 * @throws RangeError if it is not one.
 * @example
 * reaches({ noticed: 19, refused: 0, explained: 3, survived: 1, share: "0.9500" }, "0.95"); // true
 */
export function reaches(score: Score, atLeast: string): boolean {
  const threshold = readDecimal(atLeast, PLACES);
  if (threshold === null) throw new RangeError(`not a decimal: ${atLeast}`);
  const { found, all } = sums(score);
  return found * WHOLE >= threshold * all;
}

function sums({ noticed, refused, survived }: Omit<Score, "share">): { readonly found: number; readonly all: number } {
  return { found: noticed + refused, all: noticed + refused + survived };
}
