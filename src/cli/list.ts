/** A JSON array: a piece an item, so that an item that is wrong spoils no other and a long array needs no memory. */
import { createCollector, isBlank } from "./pieces.ts";
import type { Piece, Splitter } from "./pieces.ts";
import { Unusable } from "./unusable.ts";

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const BRACE = 0x7b;
const BRACE_END = 0x7d;
const BRACKET = 0x5b;
const END = 0x5d;

/**
 * Cuts at the commas of the outermost array; what stands between them is for the reader of JSON to judge.
 *
 * @param first Number of the line of the opening bracket, which is not part of what is pushed.
 */
export function splitList(first: number): Splitter {
  const collector = createCollector();
  let line = first;
  let startLine = first;
  let depth = 0;
  let quoted = false;
  let escaped = false;
  let empty = true;
  let items = 0;
  let ended = false;

  const close = (bytes: Uint8Array, byte: number): Piece[] => {
    ended = byte === END;
    if (empty) {
      if (ended && items === 0) return [];
      throw wrong(line, "数组的一项", "an item of the array");
    }
    collector.add(bytes);
    empty = true;
    items++;
    return [{ line: startLine, bytes: collector.take() }];
  };

  /** Whether the byte ends an item. */
  const passes = (byte: number): boolean => {
    if (byte === LINE_FEED) line++;
    if (quoted) {
      if (escaped) escaped = false;
      else if (byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE) quoted = false;
      return false;
    }
    if (depth === 0 && (byte === COMMA || byte === END)) return true;
    if (isBlank(byte)) return false;
    if (ended) throw wrong(line, "数组之后再无内容", "nothing after the array");
    if (empty) startLine = line;
    empty = false;
    if (byte === QUOTE) quoted = true;
    else if (byte === BRACE || byte === BRACKET) depth++;
    else if (byte === BRACE_END || byte === END) depth = Math.max(0, depth - 1);
    return false;
  };

  return {
    push(chunk) {
      const pieces: Piece[] = [];
      let start = 0;
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at] ?? 0;
        if (!passes(byte)) continue;
        if (ended) throw wrong(line, "数组之后再无内容", "nothing after the array");
        pieces.push(...close(chunk.subarray(start, at), byte));
        start = at + 1;
      }
      if (!ended) collector.add(chunk.subarray(start));
      return pieces;
    },
    end() {
      if (!ended) throw wrong(line, "数组的结尾 ]", "the end of the array, ]");
      return [];
    },
  };
}

function wrong(line: number, zh: string, en: string): Unusable {
  return new Unusable({ zh: `第 ${line} 行：应为${zh}`, en: `line ${line}: expected ${en}` });
}
