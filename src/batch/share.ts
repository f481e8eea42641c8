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

/** The most persons of a group. */
export const GROUP = 1 << TOGETHER;

/** The group in which a person stays; one beyond all for a place that is none. */
export function groupOf(person: number): number {
  return person >>> TOGETHER;
}

/** The part of so many to which a group falls, whatever the columns. */
export function partOfGroup(group: number, of: number): number {
  return group % of;
}

/** The same of a person. */
export function partOf(person: number, of: number): number {
  return partOfGroup(groupOf(person), of);
}

/** Whose rows are settled. */
export interface Persons {
  /** Asked for each row of a run, in order; some are asked for again. */
  readonly has: (person: number, row: number) => boolean;
  /** The most of so many that they can be, or rows of theirs where those of all are alike. */
  readonly most: (persons: number) => number;
}

/** Those of a share. */
export function personsOf({ part, of }: Share): Persons {
  if (of === 1) return { has: () => true, most: (persons) => persons };
  return {
    has: (person) => partOf(person, of) === part,
    most: (persons) => Math.min(persons, (Math.ceil(groupOf(persons) / of) + 1) * GROUP),
  };
}
