/** The first place at which plain data differs from what it should be. */
import { mask, show } from "../errors.ts";
import { foundInChinese } from "../found.ts";
import { pathOf } from "../path.ts";
import type { Text } from "../rules/types.ts";

/** Where a receipt is not what its rules give, with both values: texts as JSON, lists and objects by their kind. */
export interface ReceiptDifference {
  /** Such as `payments[0].amount`. */
  readonly path: string;
  /** What the rules give; `nothing` where they give no such field. */
  readonly expected: string;
  /** What the receipt says; `nothing` where it lacks the field. */
  readonly found: string;
  /** The same as a sentence. */
  readonly text: Text;
}

type Path = readonly (string | number)[];

/**
 * The first difference, in the order of what is expected; what is found beyond it comes last. The order of the keys of
 * an object does not count.
 *
 * @returns `null` where there is none.
 */
export function firstDifference(expected: unknown, found: unknown, path: Path = []): ReceiptDifference | null {
  if (Object.is(expected, found)) return null;
  const keys = keysOf(expected);
  if (keys === null || keysOf(found) === null || Array.isArray(expected) !== Array.isArray(found))
    return differenceAt(path, expected, found);
  for (const key of keys) {
    const difference = firstDifference(valueOf(expected, key), valueOf(found, key), [...path, key]);
    if (difference !== null) return difference;
  }
  const further = keysOf(found)?.find((key) => valueOf(expected, key) === undefined);
  return further === undefined ? null : differenceAt([...path, further], undefined, valueOf(found, further));
}

function differenceAt(path: Path, expected: unknown, found: unknown): ReceiptDifference {
  const print = (value: unknown): string => {
    if (typeof value !== "string") return show(value);
    return path.join() === "person" ? mask(value) : JSON.stringify(value);
  };
  const where = pathOf(path);
  const [own, other] = [print(expected), print(found)];
  return {
    path: where,
    expected: own,
    found: other,
    text: {
      zh: `${where}：按规则为 ${foundInChinese(own)}，凭证为 ${foundInChinese(other)}`,
      en: `${where}: the rules give ${own}, the receipt says ${other}`,
    },
  };
}

/** Indices of a list, keys of an object; `null` for anything else. */
function keysOf(value: unknown): readonly (string | number)[] | null {
  if (Array.isArray(value)) return value.map((_, index) => index);
  return typeof value === "object" && value !== null ? Object.keys(value) : null;
}

function valueOf(value: unknown, key: string | number): unknown {
  return Object.hasOwn(value as object, key) ? (value as { readonly [key: string]: unknown })[key] : undefined;
}
