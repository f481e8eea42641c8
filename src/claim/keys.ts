/** Keys of objects as the scanner compares them: all of their bytes, four at a time. */
import { bytesOf } from "./intern.ts";

/** Bytes of a word. */
export const WORD = 4;

/** The keys of an object, in the order in which they are tried first. */
export class Keys<K extends string> {
  readonly names: readonly K[];
  /** Bytes of each, with the quote that ends it. */
  readonly lengths: readonly number[];
  /** The same four by four, as little-endian words; the last is compared under the mask. */
  readonly words: readonly Int32Array[];
  readonly masks: readonly number[];
  /** Which key stood after which the last time (one more than its index; 0 for the first): so it most likely is again. */
  readonly after: Uint8Array;

  constructor(names: readonly K[]) {
    const bytes = names.map((name) => bytesOf(`${name}"`));
    this.names = names;
    this.lengths = bytes.map(({ length }) => length);
    this.words = bytes.map(wordsOf);
    this.masks = bytes.map(({ length }) => (length % WORD === 0 ? -1 : (1 << ((length % WORD) * 8)) - 1));
    this.after = Uint8Array.from([...names, ""], (_, at) => at % names.length);
  }
}

function wordsOf(bytes: Uint8Array): Int32Array {
  const words = new Int32Array(Math.ceil(bytes.length / WORD));
  bytes.forEach((byte, at) => {
    const word = Math.floor(at / WORD);
    words[word] = (words[word] ?? 0) | (byte << ((at % WORD) * 8));
  });
  return words;
}
