/** Rules about lists as wholes: no repeats, edges that rise, shares that sum to 1. */
import { readDecimal, readFen } from "../money.ts";
import * as z from "zod";
import { entriesOf } from "./raw.ts";
import { expecting } from "./wording.ts";

/** What is wrong in a value: where in it, what was expected, and what was found if not the value there. */
export interface Fault {
  readonly path: readonly (string | number)[];
  /** Made by `expecting`. */
  readonly message: string;
  readonly found?: string;
}

/**
 * Adds a check of a value as a whole. `even` says to make it where parts of the value have findings of their own; it
 * then has to read whatever there is.
 */
export function checked<T>(schema: z.ZodType<T>, faults: (value: T) => readonly Fault[], even = false): z.ZodType<T> {
  return schema.superRefine(
    (value, context) => {
      for (const { path, message, found } of faults(value)) {
        const params = found === undefined ? {} : { params: { found } };
        context.addIssue({ code: "custom", path: [...path], message, ...params });
      }
    },
    // Of itself zod would go on where a text has the wrong form, and stop where a value is of the wrong kind.
    { when: ({ issues }) => even || issues.length === 0 },
  );
}

const DISTINCT = expecting("不重复的值", "a value that is not there twice");

/** The places of values that stand in a list for the second time or more. */
export function repeats(values: readonly unknown[]): number[] {
  return values.flatMap((value, at) => (value !== undefined && values.indexOf(value) < at ? [at] : []));
}

/** A list whose entries differ. */
export function distinct<T>(item: z.ZodType<T>, least: 0 | 1 = 0): z.ZodType<readonly T[]> {
  return checked(atLeast(item, least), (list) => repeats(list).map((at) => ({ path: [at], message: DISTINCT })));
}

/** A list of objects of which no two have the same value under a key. */
export function distinctBy<T>(key: string, item: z.ZodType<T>, least: 0 | 1 = 0): z.ZodType<readonly T[]> {
  return checked(
    atLeast(item, least),
    (list) => repeats(entriesOf(list, key)).map((at) => ({ path: [at, key], message: DISTINCT })),
    true,
  );
}

function atLeast<T>(item: z.ZodType<T>, least: 0 | 1): z.ZodType<readonly T[]> {
  const list = z.array(item);
  return least === 0 ? list : list.min(1, expecting("非空列表", "a list that is not empty"));
}

const OPEN_LAST = expecting("末段不写 upTo", "no upTo: the last band is open");
const UPPER_EDGE = expecting("upTo(只有末段不写)", "an upTo: only the last band is open");

/** A table of bands: edges rise from 0, the last band has none. */
export function bandTable<T extends { readonly upTo?: string }>(band: z.ZodType<T>): z.ZodType<readonly T[]> {
  return checked(atLeast(band, 1), (bands) =>
    bands.flatMap(({ upTo }, at): Fault[] => {
      const path = [at, "upTo"];
      if (at === bands.length - 1) return upTo === undefined ? [] : [{ path, message: OPEN_LAST }];
      if (upTo === undefined) return [{ path, message: UPPER_EDGE }];
      const below = bands[at - 1]?.upTo ?? "0.00";
      return readFen(upTo) > readFen(below) ? [] : [{ path, message: expecting(`大于 ${below}`, `above ${below}`) }];
    }),
  );
}

/** Rates have at most six decimals. */
const RATE_DECIMALS = 6;
const ONE = 10 ** RATE_DECIMALS;

/** Shares that sum to exactly 1. */
export function wholeShares<T extends { readonly share: string }>(
  list: z.ZodType<readonly T[]>,
): z.ZodType<readonly T[]> {
  return checked(list, (parts) => {
    const sum = parts.reduce((total, { share }) => total + (readDecimal(share, RATE_DECIMALS) ?? 0), 0);
    const message = expecting("合计为 1 的份额", "shares that sum to 1");
    return sum === ONE ? [] : [{ path: [], message, found: `a sum of ${sum / ONE}` }];
  });
}
