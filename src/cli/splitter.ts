/** Telling an array, NDJSON and a single object apart by how the input begins. */
import { splitLines } from "./lines.ts";
import { splitList } from "./list.ts";
import { createCollector, isBlank } from "./pieces.ts";
import type { Piece, Splitter } from "./pieces.ts";
import { Unusable } from "./unusable.ts";

const LINE_FEED = 0x0a;
const BRACKET = 0x5b;
const BRACE = 0x7b;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
/** A first line that is longer than this is taken for a line of NDJSON before its end is seen. */
const LONGEST_LOOK = 1024 * 1024;

/**
 * Makes a splitter for input of any of the three kinds: an array when it begins with `[`; one object when its first
 * line opens one and does not close it; else NDJSON.
 */
export function createSplitter(): Splitter {
  let held: Uint8Array = new Uint8Array(0);
  let chosen: Splitter | null = null;
  return {
    push(chunk) {
      if (chosen !== null) return chosen.push(chunk);
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const { splitter, rest } = choose(held, false);
      held = rest;
      chosen = splitter;
      return chosen === null ? [] : chosen.push(rest);
    },
    end() {
      if (chosen !== null) return chosen.end();
      const { splitter, rest } = choose(held, true);
      return splitter === null ? [] : [...splitter.push(rest), ...splitter.end()];
    },
  };
}

/** The splitter for input that begins so, with the bytes that it is to be given; `null` until that can be told. */
function choose(held: Uint8Array, whole: boolean): { readonly splitter: Splitter | null; readonly rest: Uint8Array } {
  if (BYTE_ORDER_MARK.every((byte, i) => held[i] === byte))
    throw new Unusable({
      zh: "以字节顺序标记（BOM）开头，请先去除",
      en: "begins with a byte-order mark; remove it first",
    });
  const start = held.findIndex((byte) => !isBlank(byte));
  if (start === -1) return { splitter: null, rest: held };
  const line = 1 + countLines(held.subarray(0, start));
  if (held[start] === BRACKET) return { splitter: splitList(line), rest: held.subarray(start + 1) };
  const feed = held.indexOf(LINE_FEED, start);
  const rest = held.subarray(start);
  if (feed === -1 && !whole && rest.length <= LONGEST_LOOK) return { splitter: null, rest: held };
  const first = feed === -1 ? rest : held.subarray(start, feed);
  const spans = feed !== -1 && held[start] === BRACE && !closes(first);
  return { splitter: spans ? splitNothing(line) : splitLines(line), rest };
}

function countLines(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => count + (byte === LINE_FEED ? 1 : 0), 0);
}

/** Whether every brace that a line opens outside of texts is closed in it. */
function closes(line: Uint8Array): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const symbol = line[at];
    if (symbol === 0x5c && quoted) at++;
    else if (symbol === 0x22) quoted = !quoted;
    else if (!quoted && symbol === BRACE) depth++;
    else if (!quoted && symbol === 0x7d) depth--;
  }
  return depth <= 0;
}

/** The whole input is one piece. */
function splitNothing(line: number): Splitter {
  const collector = createCollector();
  return {
    push(chunk): Piece[] {
      collector.add(chunk);
      return [];
    },
    end: () => [{ line, bytes: collector.take() }],
  };
}
