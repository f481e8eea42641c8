/** A file of claims read by all workers: its pieces become columns of the whole, in the order of the file. */
import { open, stat } from "node:fs/promises";
import { createColumns, createGiven, createParts } from "../batch/columns.ts";
import type { ClaimColumns, Dictionaries } from "../batch/columns.ts";
import { indexDictionaries } from "../batch/dictionaries.ts";
import type { DictionaryIndex } from "../batch/dictionaries.ts";
import type { Place, Places, Reading, Target, Unread } from "./messages.ts";
import { sharedColumns } from "./news.ts";
import { cutFile } from "./piece.ts";
import { MOST_UNREAD } from "./reading.ts";
import type { Threads } from "./threads.ts";

/** The claims of a file. */
export interface FileClaims {
  /** A row for each line that is not blank, in the order of the file; in shared memory. */
  readonly columns: ClaimColumns;
  /** The line of each row, from 1. */
  readonly lines: Int32Array;
  /** The first 1000 lines that hold no claim. Their rows are refused, and so are those of any further ones. */
  readonly unread: readonly Unread[];
}

/** Several, of which each worker takes the next when it is done with one: not all are as fast at every time. */
const PIECES_OF_A_WORKER = 16;

/** Reads a file into new columns with these dictionaries. */
export async function readFile(threads: Threads, file: string, dictionaries: Dictionaries): Promise<FileClaims> {
  const size = await sizeOf(file);
  const pieces = cutFile(file, size, PIECES_OF_A_WORKER * threads.count);
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const answers = await threads.askAll(
    Array.from({ length: threads.count }, () => ({ ask: "read", pieces, next })),
    "read",
  );
  const readings = answers.flatMap((answer) => answer.readings).sort((left, right) => left.number - right.number);
  const { starts, end } = layOut(readings);
  const columns = createColumns(Math.max(1, end.row), true, dictionaries);
  columns.count = end.row;
  columns.parts = createParts(end.part, true);
  columns.parts.count = end.part;
  columns.given = createGiven(end.given, true);
  columns.given.count = end.given;
  const lines = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * end.row));
  const index = indexDictionaries(dictionaries);
  let left = MOST_UNREAD;
  const targets = readings.map((reading, piece): Target => {
    const unread = reading.unread.slice(0, left);
    left -= unread.length;
    return { at: starts[piece] ?? START, places: placesIn(index, reading.dictionaries), unread };
  });
  const written = await threads.askAll(
    answers.map((answer) => ({
      ask: "write",
      columns: sharedColumns(columns),
      lines,
      targets: answer.readings.flatMap(({ number }) => targets[number] ?? []),
    })),
    "written",
  );
  const unread = written.flatMap((answer) => answer.unread).sort((one, other) => one.line - other.line);
  return { columns, lines, unread };
}

/**
 * The bytes of a file that can be read.
 *
 * @throws Error with the system's code; Error if it is no regular file, of which alone each worker can read a part.
 */
async function sizeOf(file: string): Promise<number> {
  const kind = await stat(file);
  // Before it is opened, which waits where a pipe has no writer. Of a folder the system itself says that it is none.
  if (!kind.isFile() && !kind.isDirectory()) throw irregular(file);
  const handle = await open(file);
  try {
    // A folder can be opened, and only then says that it is none.
    const { bytesRead } = await handle.read(Buffer.alloc(1), 0, 1, 0);
    const { size } = await handle.stat();
    // Such as those that the system makes while they are read.
    if (size === 0 && bytesRead > 0) throw irregular(file);
    return size;
  } finally {
    await handle.close();
  }
}

function irregular(file: string): Error {
  return new Error(`${file} is no regular file`);
}

const START: Place = { row: 0, part: 0, given: 0, line: 0 };

/** Where each piece begins, and where the last one ends. */
function layOut(readings: readonly Reading[]): { readonly starts: readonly Place[]; readonly end: Place } {
  let end = START;
  const starts = readings.map(({ rows, parts, given, feeds }) => {
    const at = end;
    end = { row: at.row + rows, part: at.part + parts, given: at.given + given, line: at.line + feeds };
    return at;
  });
  return { starts, end };
}

/** The places that the values of a piece have in the whole, which grows by those that are new. */
function placesIn(index: DictionaryIndex, own: Dictionaries): Places {
  return {
    persons: Int32Array.from(own.persons, index.persons),
    regions: Int32Array.from(own.regions, index.regions),
    categories: Int32Array.from(own.categories, index.categories),
    extras: Int32Array.from(own.extras, index.extras),
    items: Int32Array.from(own.items, index.items),
    layers: Int32Array.from(own.layers, index.layers),
  };
}
