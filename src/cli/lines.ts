/** NDJSON: a piece a line. */
import { createCollector } from "./pieces.ts";
import type { Collector, Piece, Splitter } from "./pieces.ts";

const LINE_FEED = 0x0a;

/**
 * Cuts at line feeds; blank lines give nothing.
 *
 * @param first Number of the first line.
 */
export function splitLines(first: number): Splitter {
  const cutting: Cutting = { collector: createCollector(), line: first };
  return { push: (chunk) => cut(cutting, chunk), end: () => take(cutting) };
}

interface Cutting {
  readonly collector: Collector;
  line: number;
}

function cut(cutting: Cutting, chunk: Uint8Array): Piece[] {
  const { collector } = cutting;
  const pieces: Piece[] = [];
  let start = 0;
  for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
    collector.add(chunk.subarray(start, end));
    pieces.push(...take(cutting));
    cutting.line++;
    start = end + 1;
  }
  collector.add(chunk.subarray(start));
  return pieces;
}

function take({ collector, line }: Cutting): Piece[] {
  const bytes = collector.take();
  return bytes?.length === 0 ? [] : [{ line, bytes }];
}
