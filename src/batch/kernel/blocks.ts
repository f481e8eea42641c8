/** The loop over the rows of a batch by blocks: what the kernel does not know goes as without it, and it learns. */
import { sideFault } from "../check.ts";
import { wire } from "../plans.ts";
import { placeOf, settleRow } from "../rows.ts";
import type { Rows } from "../rows.ts";
import { partOf } from "../share.ts";
import type { Share } from "../share.ts";
import type { Years } from "../years.ts";
import { addParts, addRow, clearBlock, copyIn, copyOut, createBlock, keepRow } from "./block.ts";
import { ROWS, YEAR } from "./layout.ts";
import { createLessons } from "./lessons.ts";
import { openKernel } from "./memory.ts";

/** What settles rows with the kernel. */
export interface Blocks {
  /** As `settleRows`. */
  readonly settle: (rows: Rows, share: Share) => void;
  /** Bytes that it takes, the years left out. */
  readonly bytes: () => number;
}

/** Opens a kernel in whose memory the years go on; `null` where there can be none. */
export function openBlocks(years: Years): Blocks | null {
  const kernel = openKernel();
  if (kernel === null || !years.moveTo(kernel.rowsOf)) return null;
  const lessons = createLessons(kernel);
  const { payers } = lessons;
  const block = createBlock();
  const parts = new Int32Array(ROWS);
  const given = new Int32Array(ROWS);

  const settleBlock = (rows: Rows): void => {
    const { columns, results } = rows;
    copyIn(kernel, block, columns, payers.length);
    // Payers of plans that are not for the kernel: theirs are the rows that go without it, which are written anew.
    for (const [payer, column] of Object.entries(results.payers))
      if (!payers.includes(payer)) for (let i = 0; i < block.count; i++) column[block.rows[i] ?? 0] = 0;
    for (let from = 0; from < block.count; from++) {
      // Where the host had no more memory for the years, they have left the kernel's.
      const isThere = years.block().buffer === kernel.numbers.buffer;
      // A row that was settled here may have made the years' rows longer.
      const stop = isThere ? kernel.run(from, block.count, 8 * years.stride()) : from;
      for (; from < stop; from++) years.settled(kernel.ints[YEAR / 4 + from] ?? 0);
      if (from === block.count) break;
      const row = block.rows[from] ?? 0;
      settleRow(rows, row, parts[from] ?? 0, given[from] ?? 0);
      keepRow(kernel, block, from, results, payers);
      const place = placeOf(rows, row)?.place ?? null;
      if (place !== null && place.desk !== null && place.wiring !== null) lessons.learn(place.desk, place.wiring, from);
    }
    copyOut(kernel, block, results, payers);
    clearBlock(block);
  };

  return {
    bytes: lessons.bytes,
    settle(rows, { part, of }) {
      const { columns, results, places, check } = rows;
      const { hasPerson } = check;
      lessons.open(columns.dictionaries);
      let nextPart = 0;
      let nextGiven = 0;
      for (let row = 0; row < columns.count; row++) {
        while (nextPart < columns.parts.count && (columns.parts.row[nextPart] ?? 0) < row) nextPart++;
        while (nextGiven < columns.given.count && (columns.given.row[nextGiven] ?? 0) < row) nextGiven++;
        if (of !== 1 && partOf(columns.person[row] ?? 0, of) !== part) continue;
        parts[block.count] = nextPart;
        given[block.count] = nextGiven;
        const isGiven = nextGiven < columns.given.count && columns.given.row[nextGiven] === row;
        const hasParts = nextPart < columns.parts.count && columns.parts.row[nextPart] === row;
        const isSound = !(hasParts || isGiven) || sideFault(columns, row, nextPart, nextGiven) === null;
        const near = isSound && hasPerson(row) ? places.near(columns, row) : undefined;
        // A row that is the first of its plan, or begins a year, is looked at as a whole; at others the kernel looks.
        const begun = near?.place.wiring?.results === results ? years.find(columns.person[row] ?? 0, near.year) : -1;
        const coming = begun === -1 ? (isSound ? placeOf(rows, row) : null) : near;
        const desk = coming?.place.desk ?? null;
        if (coming === null || coming === undefined || desk === null) addRow(kernel, block, row, 0, 0, 0);
        else {
          const { place, year, on } = coming;
          const wiring =
            place.wiring !== null && place.wiring.results === results
              ? place.wiring
              : wire(place, desk, years, results);
          if (wiring.epoch !== lessons.epoch()) {
            wiring.taught = lessons.planOf(desk, wiring.places);
            wiring.epoch = lessons.epoch();
          }
          const own = begun === -1 ? years.rowOf(columns.person[row] ?? 0, year) : begun;
          addRow(kernel, block, row, isGiven ? 0 : wiring.taught, own, on);
          if (hasParts && (rows.anyTags || desk.plan.tags.length > 0)) addParts(kernel, block, columns, nextPart);
        }
        if (block.count === ROWS) settleBlock(rows);
      }
      if (block.count > 0) settleBlock(rows);
    },
  };
}
