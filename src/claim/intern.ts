/** Texts that come again and again, made from their bytes once. */

const SLOTS = 2048;
/** Longest text that is kept, in bytes: codes are short. */
const LONGEST = 32;

interface Kept {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** By a hash of their bytes; one takes the place of another, so that memory is bounded whatever comes. */
const kept: (Kept | undefined)[] = Array.from({ length: SLOTS });

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The text of a range of bytes.
 *
 * @param hash Of the bytes; any will do that is the same for the same bytes.
 * @throws TypeError where they are not UTF-8.
 */
export function internText(bytes: Uint8Array, start: number, end: number, hash: number): string {
  if (end - start > LONGEST) return decoder.decode(bytes.subarray(start, end));
  const slot = (hash ^ (hash >>> 11)) & (SLOTS - 1);
  const known = kept[slot];
  if (known !== undefined && equals(known.bytes, bytes, start, end)) return known.text;
  const own = bytes.slice(start, end);
  const text = decoder.decode(own);
  kept[slot] = { bytes: own, text };
  return text;
}

/** Bytes are compared, not only their hash: two texts never pass for one. */
function equals(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let at = start; at < end; at++) if (known[at - start] !== bytes[at]) return false;
  return true;
}

/** Texts of integers from 0 to below 2^31 that come again and again. */
export class NumberTexts {
  private readonly print: (number: number) => string;
  private readonly numbers = new Int32Array(SLOTS).fill(-1);
  private readonly texts: string[] = Array.from({ length: SLOTS }, () => "");

  constructor(print: (number: number) => string) {
    this.print = print;
  }

  /** The text of a number. */
  of(number: number): string {
    const slot = (number ^ (number >>> 11)) & (SLOTS - 1);
    if (this.numbers[slot] !== number) {
      this.texts[slot] = this.print(number);
      this.numbers[slot] = number;
    }
    return this.texts[slot] ?? "";
  }
}

/** The bytes of a text of ASCII. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
