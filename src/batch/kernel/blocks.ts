/** The loop over the rows of a batch by blocks: what the kernel does not know goes as without it, and it learns. */
import { sideFault } from "../check.ts";
import type { ClaimColumns } from "../columns.ts";
import { placeOf, settleRow } from "../rows.ts";
import type { Rows } from "../rows.ts";
import { nextOf, partOf } from "../share.ts";
import type { Share } from "../share.ts";
import type { Years } from "../years.ts";
import { clear, copyIn, copyOut, createBlock, keepRow } from "./block.ts";
import { NONE, OTHER, PARTS, ROWS } from "./layout.ts";
import { createLessons } from "./lessons.ts";
import { openKernel } from "./memory.ts";

/** What settles rows with the kernel. */
export interface Blocks {
  /** As `settleRows`. */
  readonly settle: (rows: Rows, share: Share) => void;
  /** Bytes that it takes, the years left out. */
  readonly bytes: () => number;
}

/** Columns of a side table, in the order of their rows. */
interface Side {
  readonly count: number;
  readonly row: Int32Array;
}

/** Whether all days of a row are of one year. */
function isWithin({ admitted, discharged, settled }: ClaimColumns, row: number, year: number): boolean {
  const first = 10_000 * year;
  const isOf = (day: number): boolean => day > first && day < first + 10_000;
  return isOf(admitted[row] ?? 0) && isOf(discharged[row] ?? 0) && isOf(settled[row] ?? 0);
}

/** The first place in a side table of this row or a later one. */
function placeIn({ count, row: rows }: Side, row: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
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

  /** Takes the next rows into the block, as many as there is room for with their parts. */
  const take = (rows: Rows, share: Share, start: number): void => {
    const { columns, check } = rows;
    const { parts, given, person } = columns;
    const { rows: own, years: ofYear } = block;
    const { part, of } = share;
    const from = nextOf(person, columns.count, share, start);
    block.from = from;
    block.fromPart = placeIn(parts, from);
    let count = Math.min(ROWS, columns.count - from);
    let end = placeIn(parts, from + count);
    if (end - block.fromPart > PARTS) {
      count = (parts.row[block.fromPart + PARTS] ?? 0) - from;
      end = placeIn(parts, from + count);
    }
    // A row with more than that goes without the kernel, and its parts do.
    const isAlone = count === 0 && from < columns.count;
    if (isAlone) count = 1;
    block.parts = end - block.fromPart;
    const { hasPerson } = check;
    for (let i = 0; i < count; i++) {
      const row = from + i;
      const whose = person[row] ?? 0;
      let place = NONE;
      if (of !== 1 && partOf(whose, of) !== part) place = OTHER;
      else if (!isAlone && hasPerson(row)) {
        place = years.latestOf(whose);
        if (!isWithin(columns, row, years.yearOf(place))) place = begin(rows, row);
      }
      own[i] = place;
      ofYear[i] = years.yearOf(place);
    }
    while (count > 0 && own[count - 1] === OTHER) count--;
    block.count = count;
    for (let i = placeIn(given, from); i < given.count && (given.row[i] ?? 0) < from + count; i++) {
      const at = (given.row[i] ?? 0) - from;
      if (own[at] !== OTHER) own[at] = NONE;
    }
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
      for (; at < stop; at++) if (block.rows[at] !== OTHER) years.settled(block.rows[at] ?? 0);
      if (at === block.count) break;
      if (block.rows[at] === OTHER) continue;
      const row = block.from + at;
      settleRow(rows, row, placeIn(columns.parts, row), placeIn(columns.given, row));
      keepRow(kernel, block, at, results, known);
      const coming = placeOf(rows, row);
      if (coming !== null) lessons.learn(rows, coming, row);
      // There is no room in the block for a payer that has been added.
      if (payers.length > known.length) block.count = at + 1;
    }
    copyOut(kernel, block, results, known);
  };

  return {
    bytes: lessons.bytes,
    settle(rows, share) {
      lessons.open(rows);
      for (let from = 0; from < rows.columns.count; from = block.from + block.count) {
        take(rows, share, from);
        settleBlock(rows);
      }
    },
  };
}
