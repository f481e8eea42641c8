/** The loop over the rows of a batch by blocks: what the kernel does not know goes as without it, and it learns. */
import { sideFault } from "../check.ts";
import type { ClaimColumns } from "../columns.ts";
import { placeOf, settleRow } from "../rows.ts";
import type { Rows } from "../rows.ts";
import type { Persons } from "../share.ts";
import type { Years } from "../years.ts";
import { clear, copyIn, copyOut, createBlock, keepRow, truncate } from "./block.ts";
import { NONE, ROWS } from "./layout.ts";
import { createLessons } from "./lessons.ts";
import { openKernel } from "./memory.ts";
import { placeIn } from "./side.ts";

/** What settles rows with the kernel. */
export interface Blocks {
  /** As `settleRows`. */
  readonly settle: (rows: Rows, persons: Persons) => void;
  /** Bytes that it takes, the years left out. */
  readonly bytes: () => number;
}

/** Whether all days of a row are of one year. */
function isWithin({ admitted, discharged, settled }: ClaimColumns, row: number, year: number): boolean {
  const first = 10_000 * year;
  const last = first + 10_000;
  const [from, to, on] = [admitted[row] ?? 0, discharged[row] ?? 0, settled[row] ?? 0];
  return from > first && from < last && to > first && to < last && on > first && on < last;
}

/** Opens a kernel in whose memory the years go on; `null` where there can be none. */
export function openBlocks(years: Years): Blocks | null {
  const kernel = openKernel();
  if (kernel === null || !years.moveTo(kernel.rowsOf)) return null;
  const lessons = createLessons(kernel);
  const { payers } = lessons;
  const block = createBlock();

  /** Looks at a row that may begin a year, in which it may only if it is a claim; gives its row among the years. */
  const begin = (rows: Rows, row: number): number => {
    const { columns } = rows;
    if (sideFault(columns, row, placeIn(columns.parts, row), placeIn(columns.given, row)) !== null) return NONE;
    const coming = placeOf(rows, row);
    return coming === null || coming.place.desk === null ? NONE : years.rowOf(columns.person[row] ?? 0, coming.year);
  };

  /** Takes the next rows of some persons from one on into the block. */
  const take = (rows: Rows, persons: Persons, from: number): void => {
    const { columns, check } = rows;
    const { given, person, count } = columns;
    const { hasPerson } = check;
    let nextGiven = placeIn(given, from);
    const { places, starts, rows: own, years: ofYear } = block;
    let [taken, runs, before] = [0, 0, -2];
    for (let row = from; row < count && taken < ROWS; row++) {
      const whose = person[row] ?? 0;
      if (!persons.has(whose, row)) continue;
      const isKnown = hasPerson(row);
      let place = isKnown ? years.latestOf(whose) : NONE;
      if (isKnown && !isWithin(columns, row, years.yearOf(place))) place = begin(rows, row);
      while (nextGiven < given.count && (given.row[nextGiven] ?? 0) < row) nextGiven++;
      if (nextGiven < given.count && given.row[nextGiven] === row) place = NONE;
      if (row !== before + 1) starts[runs++] = taken;
      before = row;
      places[taken] = row;
      own[taken] = place;
      ofYear[taken++] = years.yearOf(place);
    }
    block.count = taken;
    block.runs = runs;
  };

  const settleBlock = (rows: Rows): void => {
    const { columns, results } = rows;
    const known = payers.slice();
    copyIn(kernel, block, columns, known.length);
    // Payers of plans that the kernel does not know: theirs are rows that go without it, which are written anew.
    for (const [payer, column] of Object.entries(results.payers)) if (!known.includes(payer)) clear(block, column);
    for (let at = 0; at < block.count; at++) {
      // Where the host had no more memory for the years, they have left the kernel's.
      const isThere = years.block().buffer === kernel.numbers.buffer;
      // A row that was settled here may have made the years' rows longer.
      const stop = isThere ? kernel.run(at, block.count, 8 * years.stride()) : at;
      for (; at < stop; at++) years.settled(block.rows[at] ?? 0);
      if (at === block.count) break;
      const row = block.places[at] ?? 0;
      settleRow(rows, row, placeIn(columns.parts, row), placeIn(columns.given, row));
      keepRow(kernel, block, at, results, known);
      const coming = isThere ? placeOf(rows, row) : null;
      if (coming !== null) lessons.learn(rows, coming, row);
      // There is no room in the block for a payer that has been added.
      if (payers.length > known.length) truncate(block, at + 1);
    }
    copyOut(kernel, block, results, known);
  };

  return {
    bytes: lessons.bytes,
    settle(rows, persons) {
      lessons.open(rows);
      for (let from = 0; ; from = (block.places[block.count - 1] ?? 0) + 1) {
        take(rows, persons, from);
        if (block.count === 0) break;
        settleBlock(rows);
      }
    },
  };
}
