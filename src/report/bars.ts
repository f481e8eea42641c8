/** Bars of a waterfall: where an amount lies between nothing and the total. */
import { readFen } from "../money.ts";
import type { Amount } from "../rules/types.ts";

const FULL = "█";
const REST = "░";
const SLIVER = "▏";

/** Draws bars on one scale; the only place of the report that counts with amounts, and only for lengths. */
export interface Scale {
  /** A bar for an amount that begins at zero. */
  readonly whole: (amount: Amount) => string;
  /** The next part of the total from its left end, behind the parts before it. */
  readonly part: (amount: Amount) => string;
  /** What a payment takes off the right end of what is left, with what is left after it in front. */
  readonly taken: (amount: Amount) => string;
}

/**
 * A scale on which `total` is `columns` long.
 *
 * A total of 0 or below has no bars. An amount above 0 that is too small for a column is drawn as a sliver.
 */
export function createScale(total: Amount, columns: number): Scale {
  const whole = readFen(total);
  let start = 0;
  let left = whole;
  const bar = (from: number, to: number, before: string): string => {
    if (whole <= 0 || to <= from) return "";
    const [first, last] = [column(from), column(to)];
    return before.repeat(first) + (last > first ? FULL.repeat(last - first) : SLIVER);
  };
  const column = (at: number): number => Math.round((Math.min(whole, Math.max(0, at)) * columns) / whole);
  return {
    whole: (amount) => bar(0, readFen(amount), ""),
    part(amount) {
      const from = start;
      start += readFen(amount);
      return bar(from, start, " ");
    },
    taken(amount) {
      const to = left;
      left -= readFen(amount);
      return bar(left, to, REST);
    },
  };
}
