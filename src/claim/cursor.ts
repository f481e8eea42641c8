/** JSON in bytes, read forward token by token: no more of the grammar than a sound claim needs. */
import { internText, textOf } from "./intern.ts";
import { WORD } from "./keys.ts";
import type { Keys } from "./keys.ts";
import { unusual } from "./unusual.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const SPACE = 0x20;
const END = -1;

/** Most bytes of a text that are looked at without decoding it: as many characters at most. */
const SHORT = 256;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A place in bytes. Every method moves past what it reads, or gives up. */
export class Cursor {
  readonly bytes: Uint8Array;
  private readonly view: DataView;
  at = 0;
  /** Of the bytes of the text that ends where `textEnd` has said. */
  private hash = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The byte at some distance; -1 past the end. */
  peek(ahead = 0): number {
    return this.bytes[this.at + ahead] ?? END;
  }

  /** Moves past white space, and gives the byte after it. */
  next(): number {
    const byte = this.bytes[this.at] ?? END;
    return byte > SPACE ? byte : this.afterSpace();
  }

  private afterSpace(): number {
    let byte = this.peek();
    while (byte === SPACE || byte === 0x0a || byte === 0x0d || byte === 0x09) {
      this.at++;
      byte = this.peek();
    }
    return byte;
  }

  /** Moves past one byte, with white space before it. */
  expect(byte: number): void {
    if (this.next() !== byte) unusual();
    this.at++;
  }

  /** Moves past one byte that is next. */
  expectHere(byte: number): void {
    if (this.peek() !== byte) unusual();
    this.at++;
  }

  /** Holds that nothing but white space is left. */
  end(): void {
    if (this.next() !== END) unusual();
  }

  /** Whether a list or an object is next. */
  isList(): boolean {
    return this.next() === OPEN_LIST;
  }

  /** Whether a text is next, not a number. */
  isText(): boolean {
    return this.next() === QUOTE;
  }

  /** Reads an object into a draft, each key at most once. */
  object<K extends string, D>(keys: Keys<K>, draft: D, field: (cursor: Cursor, key: K, draft: D) => void): D {
    this.expect(OPEN_OBJECT);
    if (this.next() === CLOSE_OBJECT) {
      this.at++;
      return draft;
    }
    let seen = 0;
    let last = 0;
    do {
      const index = this.key(keys, last);
      const bit = 1 << index;
      if ((seen & bit) !== 0) unusual();
      seen |= bit;
      last = index + 1;
      field(this, keys.names[index] ?? unusual(), draft);
    } while (this.more(CLOSE_OBJECT));
    return draft;
  }

  /** Reads a list of at most so many items. */
  list<T>(most: number, item: (cursor: Cursor) => T): T[] {
    this.expect(OPEN_LIST);
    const items: T[] = [];
    if (this.next() === CLOSE_LIST) {
      this.at++;
      return items;
    }
    do {
      if (items.length === most) unusual();
      items.push(item(this));
    } while (this.more(CLOSE_LIST));
    return items;
  }

  /** Moves past a comma or a closing byte; whether it was a comma. */
  private more(close: number): boolean {
    const byte = this.next();
    this.at++;
    return byte === COMMA ? true : byte === close ? false : unusual();
  }

  /** Reads a key with its colon, and gives its index. */
  private key<K extends string>(keys: Keys<K>, last: number): number {
    this.expect(QUOTE);
    let index = keys.after[last] ?? 0;
    if (!this.isKey(keys, index)) {
      index = keys.names.findIndex((_, at) => this.isKey(keys, at));
      if (index === -1) return unusual();
      keys.after[last] = index;
    }
    this.at += keys.lengths[index] ?? 0;
    this.expect(COLON);
    return index;
  }

  /**
   * Whether a key is next, all of its bytes. The last word may reach past the quote: what follows a key in an object is
   * no shorter than that, and reading past the end throws, which gives up like all else.
   */
  private isKey<K extends string>(keys: Keys<K>, index: number): boolean {
    const words = keys.words[index];
    if (words === undefined) return false;
    const { view } = this;
    const last = words.length - 1;
    let { at } = this;
    for (let i = 0; i < last; i++, at += WORD) if (view.getInt32(at, true) !== words[i]) return false;
    return (view.getInt32(at, true) & (keys.masks[index] ?? 0)) === words[last];
  }

  /** Whether these bytes are next. */
  startsWith(bytes: Uint8Array | undefined): boolean {
    if (bytes === undefined) return false;
    for (let i = 0; i < bytes.length; i++) if (this.bytes[this.at + i] !== bytes[i]) return false;
    return true;
  }

  /** Where the text ends that begins here; -1 where that takes a decoder to tell. */
  private textEnd(): number {
    const { bytes } = this;
    let at = this.at;
    let hash = 0;
    let byte = bytes[at] ?? END;
    while (byte !== QUOTE) {
      if (byte < SPACE || byte === BACKSLASH) return END;
      hash = (Math.imul(hash, 31) + byte) | 0;
      const length = byte < 0x80 ? 1 : this.sequenceAt(at, byte);
      if (length === 0) return END;
      at += length;
      byte = bytes[at] ?? END;
    }
    this.hash = hash;
    return at;
  }

  /** The length of the UTF-8 sequence that a byte begins; 0 for what is rare in claims, or wrong. */
  private sequenceAt(at: number, lead: number): number {
    const second = this.bytes[at + 1] ?? 0;
    if (lead >= 0xe1 && lead <= 0xef && lead !== 0xed && isRest(second) && isRest(this.bytes[at + 2])) return 3;
    return lead >= 0xc2 && lead <= 0xdf && isRest(second) ? 2 : 0;
  }

  /** Moves past a text of 1 to 256 characters that nobody reads. */
  skipName(): void {
    this.expect(QUOTE);
    const end = this.textEnd();
    if (end === END || end === this.at || end - this.at > SHORT) this.decodedName();
    else this.at = end + 1;
  }

  /**
   * Reads a text of 1 to 256 characters.
   *
   * @param often Whether the same text is likely to come again.
   */
  name(often: boolean): string {
    this.expect(QUOTE);
    const end = this.textEnd();
    if (end === END || end === this.at || end - this.at > SHORT) return this.decodedName();
    const text = often ? internText(this.bytes, this.at, end, this.hash) : textOf(this.bytes, this.at, end);
    this.at = end + 1;
    return text;
  }

  /** A text with escapes or rare characters, or a long one, whose length is told only when it is decoded. */
  private decodedName(): string {
    const start = this.at;
    let end = start;
    for (let byte = this.bytes[end] ?? END; byte !== QUOTE; byte = this.bytes[end] ?? END) {
      if (byte === END) return unusual();
      end += byte === BACKSLASH ? 2 : 1;
    }
    const value: unknown = JSON.parse(`"${decoder.decode(this.bytes.subarray(start, end))}"`);
    if (typeof value !== "string" || value.length === 0 || value.length > SHORT || LONE_SURROGATE.test(value))
      return unusual();
    this.at = end + 1;
    return value;
  }
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function isRest(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}
