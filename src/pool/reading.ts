/** Reading the claims of a piece of a file into columns of its own. */
import { createCollector } from "../batch/collect.ts";
import type { Collector } from "../batch/collect.ts";
import { createColumns } from "../batch/columns.ts";
import type { ClaimColumns } from "../batch/columns.ts";
import { parseClaim } from "../claim/parse.ts";
import type { ParsedClaim } from "../claim/parsed.ts";
import { scanClaim } from "../claim/scan.ts";
import { readValue } from "../cli/input.ts";
import type { Piece as Line } from "../cli/pieces.ts";
import { refuse, SettlementError } from "../errors.ts";
import type { Issues } from "../errors.ts";
import type { Piece, Reading, Unread } from "./messages.ts";
import { readLines } from "./piece.ts";

/** A piece that has been read. */
export interface Kept {
  readonly piece: Piece;
  readonly columns: ClaimColumns;
  /** The line of each row, within the piece. */
  readonly lines: Int32Array;
  readonly reading: Reading;
}

/** Of how many lines that hold no claim it is said why; bounds memory whatever comes. */
export const MOST_UNREAD = 1000;

/** Hardly a claim is shorter; where they are, columns are made longer. Unit: bytes. */
const SHORT_CLAIM = 256;

/**
 * Reads pieces that no other worker has taken, one after the other, until none is left.
 *
 * @param next The number of the next one; in memory that all workers share.
 */
export function readPieces(pieces: readonly Piece[], next: Int32Array): Kept[] {
  const kept: Kept[] = [];
  for (;;) {
    const number = Atomics.add(next, 0, 1);
    const piece = pieces[number];
    if (piece === undefined) return kept;
    kept.push(readPiece(piece, number));
  }
}

function readPiece(piece: Piece, number: number): Kept {
  const room = 64 + Math.ceil((piece.to - piece.from) / SHORT_CLAIM);
  const collector = createCollector(createColumns(room));
  const own: PieceRows = { collector, unread: [], lines: new Int32Array(room), count: 0 };
  const feeds = readLines(piece, (some) => addLines(own, some));
  const columns = collector.columns();
  const { lines, unread } = own;
  const { count: rows, parts, given, dictionaries } = columns;
  return {
    piece,
    columns,
    lines,
    reading: { number, rows, parts: parts.count, given: given.count, feeds, dictionaries, unread },
  };
}

/** The rows of a piece so far. */
interface PieceRows {
  readonly collector: Collector;
  /** The first lines that hold no claim. */
  readonly unread: number[];
  /** The line of each row. */
  lines: Int32Array<ArrayBuffer>;
  count: number;
}

// No closure of a piece: the host forgets what it has compiled of functions that are gone.
function addLines(rows: PieceRows, some: readonly Line[]): void {
  const { collector, unread } = rows;
  for (const line of some) {
    const read = readLine(line);
    if ("claim" in read) collector.add(read.claim);
    else {
      collector.refuse(read.issues[0].code);
      if (unread.length < MOST_UNREAD) unread.push(line.line);
    }
    if (rows.count === rows.lines.length) rows.lines = longer(rows.lines);
    rows.lines[rows.count++] = line.line;
  }
}

/**
 * Says what is wrong with lines of a piece. They are read again: which line of the file each is was not known before.
 *
 * @param lines Numbers within the piece.
 * @param first Lines before the piece.
 */
export function explainLines(piece: Piece, lines: readonly number[], first: number): Unread[] {
  if (lines.length === 0) return [];
  const wanted = new Set(lines);
  const unread: Unread[] = [];
  readLines(piece, (some) => {
    for (const { line, bytes } of some) {
      if (!wanted.has(line)) continue;
      const read = readLine({ line: line + first, bytes });
      if ("issues" in read) unread.push({ line: line + first, issues: read.issues });
    }
  });
  return unread;
}

/** The claim of a line, or everything that is wrong with it. */
function readLine(line: Line): { readonly claim: ParsedClaim } | { readonly issues: Issues } {
  const scanned = line.bytes === null ? null : scanClaim(line.bytes);
  if (scanned !== null) return { claim: scanned };
  try {
    const read = readValue(line, "invalid_claim");
    if (!read.ok) refuse(read.issues);
    return { claim: parseClaim(read.ok ? read.value : undefined) };
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    return { issues: error.issues };
  }
}

function longer(lines: Int32Array): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(2 * lines.length);
  copy.set(lines);
  return copy;
}
