/** The tables of lines in the kernel's memory, written: where an answer stands, there the kernel looks for it. */
import { ASKED, ASKED_WORD, FOUND, KEY_BITS, KEYS, LINE, NEXT_LINES, PART, WORD_BITS, WORDS } from "./layout.ts";
import type { Kernel } from "./memory.ts";

/** How far down a table of lines a question is looked for: as `hashOf` of the kernel. */
export function hashOf(bits: number, mixed: number): number {
  return Math.imul(mixed, SPREAD) >>> (32 - bits);
}

/** The first line from one on that is free or holds the same question, emptied; else that one, to displace another. */
export function lineFor(
  { bytes, ints }: Kernel,
  first: number,
  length: number,
  next: number,
  isOwn: (own: Int32Array) => boolean,
): number {
  const lines = Array.from({ length: next + 1 }, (_, i) => first + length * i);
  const line = lines.find((at) => {
    const own = ints.subarray(at / 4, (at + length) / 4);
    return own.every((number) => number === 0) || isOwn(own);
  });
  const at = line ?? first;
  bytes.fill(0, at, at + length);
  return at;
}

/** What a plan makes of a dictionary's place, with the days on which it does. */
export interface Word {
  readonly small: number;
  readonly part: number;
  readonly from: number;
  readonly to: number;
}

/** Writes a word. */
export function answerWord(kernel: Kernel, plan: number, kind: number, word: number, found: Word): void {
  const first = WORDS + LINE * hashOf(WORD_BITS, word ^ Math.imul(plan + kind, 31));
  const isOwn = (own: Int32Array): boolean => own[0] === plan && own[1] === kind && own[ASKED_WORD / 4] === word;
  const line = lineFor(kernel, first, LINE, NEXT_LINES, isOwn);
  kernel.ints.set([plan, kind, word, found.small, found.from, found.to], line / 4);
  kernel.numbers[(line + PART) / 8] = found.part;
}

/** Writes what is known of a key. */
export function answerKey(kernel: Kernel, plan: number, kind: number, key: number, found: number): void {
  halves.setFloat64(0, key);
  const [above, below] = [halves.getInt32(0), halves.getInt32(4)];
  const mixed = below ^ Math.imul(above, SPREAD_ABOVE) ^ Math.imul(plan + kind, 31);
  const isOwn = (own: Int32Array): boolean =>
    own[0] === plan && own[1] === kind && own[ASKED / 4] === below && own[ASKED / 4 + 1] === above;
  const line = lineFor(kernel, KEYS + LINE * hashOf(KEY_BITS, mixed), LINE, NEXT_LINES, isOwn);
  kernel.ints.set([plan, kind], line / 4);
  kernel.numbers[(line + ASKED) / 8] = key;
  kernel.ints[(line + FOUND) / 4] = found;
}

/** For the halves of a number. */
const halves = new DataView(new ArrayBuffer(8));

/** As in the kernel, to spread questions. */
const SPREAD = 0x9e3779b1;
const SPREAD_ABOVE = 0x85ebca6b;
