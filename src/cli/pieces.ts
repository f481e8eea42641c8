/** Pieces of input: the bytes of one claim or account each, with the line on which they begin. */
import { MAX_LENGTH } from "../json.ts";

/** One piece of input. */
export interface Piece {
  /** From 1. */
  readonly line: number;
  /** `null` for a piece that is too long to be kept. */
  readonly bytes: Uint8Array | null;
}

/** Cuts input into pieces, chunk by chunk. */
export interface Splitter {
  /** The pieces that end in this chunk. */
  readonly push: (chunk: Uint8Array) => Piece[];
  /**
   * The rest.
   *
   * @throws Unusable if the input stops where it cannot.
   */
  readonly end: () => Piece[];
}

/** Most bytes of a piece: none can be a longer text than the JSON reader takes, at three bytes a UTF-16 unit. */
const MAX_BYTES = 3 * MAX_LENGTH;

/** The bytes of a piece that is being read. */
export interface Collector {
  readonly add: (bytes: Uint8Array) => void;
  /** The bytes so far, without the blanks around them; `null` if there are too many. Starts anew. */
  readonly take: () => Uint8Array | null;
}

/** Makes a collector, which keeps no more than a piece may have. */
export function createCollector(): Collector {
  const kept: Kept = { parts: [], size: 0 };
  return { add: (bytes) => keep(kept, bytes), take: () => takeOut(kept) };
}

interface Kept {
  parts: Uint8Array[];
  size: number;
}

// No closures: the host forgets what it has compiled of functions that are gone, and many files may be read.
function keep(kept: Kept, bytes: Uint8Array): void {
  kept.size += bytes.length;
  if (kept.size <= MAX_BYTES) kept.parts.push(bytes);
  else kept.parts = [];
}

function takeOut(kept: Kept): Uint8Array | null {
  const { parts, size } = kept;
  const [first = new Uint8Array(0)] = parts;
  const bytes = size > MAX_BYTES ? null : trimmed(parts.length === 1 ? first : Buffer.concat(parts));
  kept.parts = [];
  kept.size = 0;
  return bytes;
}

/** Whether a byte is white space of JSON. */
export function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function trimmed(bytes: Uint8Array): Uint8Array {
  let start = 0;
  let end = bytes.length;
  while (start < end && isBlank(bytes[start])) start++;
  while (end > start && isBlank(bytes[end - 1])) end--;
  return bytes.subarray(start, end);
}
