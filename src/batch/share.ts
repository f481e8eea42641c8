/** The parts into which the persons of a batch are divided. */
import { show } from "../errors.ts";

/** Which rows: those whose person falls to this part of so many. */
export interface Share {
  /** From 0, below `of`. */
  readonly part: number;
  /** At least 1. */
  readonly of: number;
}

/**
 * Holds a share to one of so many parts.
 *
 * @throws RangeError
 */
export function checkShare({ part, of }: Share): void {
  if (!Number.isSafeInteger(of) || of < 1 || !Number.isSafeInteger(part) || part < 0 || part >= of)
    throw new RangeError(`there is no part ${show(part)} of ${show(of)}, counted from 0`);
}

/** All rows. */
export const ALL: Share = { part: 0, of: 1 };

/**
 * Persons who stand next to each other in the dictionary stay together, 256 of them, since their rows mostly do too: two
 * workers that write to the same few bytes wait for each other, and a processor reads ahead beyond where its rows end.
 */
const TOGETHER = 8;

/** The part of so many to which a person falls, whatever the columns. */
export function partOf(person: number, of: number): number {
  return (person >>> TOGETHER) % of;
}

/** The most persons that fall to one part. */
export function mostPersons(persons: number, of: number): number {
  return of === 1 ? persons : Math.min(persons, (Math.ceil((persons >>> TOGETHER) / of) + 1) << TOGETHER);
}
