/** Pieces of a file of lines. A line belongs to the piece in which its first byte lies. */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { splitLines } from "../cli/lines.ts";
import type { Piece as Line } from "../cli/pieces.ts";
import type { Piece } from "./messages.ts";

const LINE_FEED = 0x0a;
const CHUNK = 1024 * 1024;

/** Cuts a file of so many bytes into pieces of about the same size. */
export function cutFile(file: string, size: number, pieces: number): Piece[] {
  const cut = (piece: number): number => Math.floor((size * piece) / pieces);
  return Array.from({ length: pieces }, (_, piece) => ({ file, from: cut(piece), to: cut(piece + 1), size }));
}

/**
 * Gives the lines of a piece that are not blank, some at a time, each with its number within the piece, from 1.
 *
 * @returns The number of ends of lines in the piece.
 * @throws Error with the system's code if the file cannot be read; Error if its size is not what it was.
 */
export function readLines({ file, from, to, size }: Piece, take: (lines: readonly Line[]) => void): number {
  const handle = openSync(file, "r");
  try {
    if (fstatSync(handle).size !== size) throw changed(file);
    const end = lineFrom(handle, to, size);
    const splitter = splitLines(1);
    let feeds = 0;
    let at = lineFrom(handle, from, size);
    while (at < end) {
      // The splitter may keep what it is given, so each chunk has memory of its own.
      const chunk = Buffer.allocUnsafeSlow(Math.min(CHUNK, end - at));
      const read = readSync(handle, chunk, 0, chunk.length, at);
      if (read === 0) throw changed(file);
      at += read;
      const bytes = chunk.subarray(0, read);
      feeds += countFeeds(bytes);
      take(splitter.push(bytes));
    }
    take(splitter.end());
    return feeds;
  } finally {
    closeSync(handle);
  }
}

function changed(file: string): Error {
  return new Error(`${file} was changed while it was read`);
}

/** Where the first line begins that begins at a byte or after it. */
function lineFrom(handle: number, byte: number, size: number): number {
  if (byte === 0 || byte >= size) return Math.min(byte, size);
  const chunk = Buffer.allocUnsafeSlow(Math.min(CHUNK, size));
  // A line begins after a line feed, which may be the byte before.
  for (let at = byte - 1; at < size;) {
    const read = readSync(handle, chunk, 0, chunk.length, at);
    if (read === 0) break;
    const feed = chunk.subarray(0, read).indexOf(LINE_FEED);
    if (feed !== -1) return at + feed + 1;
    at += read;
  }
  return size;
}

function countFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) count++;
  return count;
}
