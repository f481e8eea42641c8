/** Texts that come again and again, made from their bytes once. */

const SLOTS = 2048;
/** Longest text that is kept, in bytes: codes are short. */
const LONGEST = 32;

/** Bytes of the texts kept, by a hash of them; one takes the place of another, so that memory is bounded whatever comes. */
const keptBytes = new Uint8Array(SLOTS * LONGEST);
const keptLengths = new Uint8Array(SLOTS);
const keptTexts: string[] = Array.from({ length: SLOTS }, () => "");

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The text of a range of bytes.
 *
 * @param hash Of the bytes; any will do that is the same for the same bytes.
 * @throws TypeError where they are not UTF-8.
 */
export function internText(bytes: Uint8Array, start: number, end: number, hash: number): string {
  const length = end - start;
  if (length > LONGEST) return textOf(bytes, start, end);
  const slot = (hash ^ (hash >>> 11)) & (SLOTS - 1);
  const place = slot * LONGEST;
  // Bytes are compared, not only their hash: two texts never pass for one.
  if (keptLengths[slot] === length && isKept(place, bytes, start, end)) return keptTexts[slot] ?? "";
  const text = textOf(bytes, start, end);
  for (let at = 0; at < length; at++) keptBytes[place + at] = bytes[start + at] ?? 0;
  keptLengths[slot] = length;
  keptTexts[slot] = text;
  return text;
}

function isKept(place: number, bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (keptBytes[place + at - start] !== bytes[at]) return false;
  return true;
}

/**
 * The text of a range of bytes, made anew.
 *
 * @throws TypeError where they are not UTF-8.
 */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > LONGEST || !isAscii(bytes, start, end)) return decoder.decode(bytes.subarray(start, end));
  // A decoder takes several times as long for so few.
  let text = "";
  let at = start;
  for (; at + 4 <= end; at += 4)
    text += String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0);
  for (; at < end; at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  let all = 0;
  for (let at = start; at < end; at++) all |= bytes[at] ?? 0;
  return all < 0x80;
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
