/**
 * Values built from a tape of random choices, which is recorded while it is drawn: what is built depends on the tape
 * alone, so shortening and lowering the tape shrinks any value, and everything built is valid by construction.
 * An exhausted tape gives zeros, and zero is the simplest choice everywhere.
 */
import * as fc from "fast-check";

/**
 * Choices of one part of a value, and the tapes of its parts. Where the parts are a list, its length is the only
 * choice, and `lengths` says among how many.
 */
interface Tape {
  readonly words: readonly number[];
  readonly parts: readonly Tape[];
  readonly lengths: number;
}

interface Recording {
  readonly words: number[];
  readonly parts: Recording[];
  readonly lengths: number;
}

const WORD = 2 ** 32;
const EMPTY: Tape = { words: [], parts: [], lengths: 0 };

/** A source of choices. */
export class Draw {
  private at = 0;
  private part = 0;

  constructor(
    private readonly tape: Recording,
    private readonly replay: Tape | null,
    private readonly random: () => number,
  ) {}

  private word(): number {
    const word = this.replay === null ? this.random() : (this.replay.words[this.at] ?? 0);
    this.at += 1;
    this.tape.words.push(word);
    return word;
  }

  /** A number from 0, inclusive, to 1, exclusive. */
  fraction(): number {
    return this.word() / WORD;
  }

  /** An integer, both ends inclusive; the simplest is `min`. Exact up to 2^53. */
  int(min: number, max: number): number {
    const range = max - min + 1;
    if (range <= WORD) return min + Math.floor((this.word() * range) / WORD);
    const high = this.int(0, Math.floor((range - 1) / WORD));
    return Math.min(max, min + high * WORD + this.word());
  }

  /** An integer whose logarithm is uniform, both ends inclusive; `min` is at least 1. */
  logInt(min: number, max: number): number {
    return Math.min(max, Math.max(min, Math.round(min * (max / min) ** this.fraction())));
  }

  /** Whether something of this probability happens; the simplest is that it does not. */
  chance(probability: number): boolean {
    return this.word() >= WORD * (1 - probability);
  }

  /** One of a list that is not empty; the simplest is the first. */
  pick<T>(list: readonly [T, ...T[]]): T;
  pick<T>(list: readonly T[]): T | undefined;
  pick<T>(list: readonly T[]): T | undefined {
    return list[this.int(0, Math.max(0, list.length - 1))];
  }

  /** One of some values, as often as its weight says; the simplest is the first. */
  weighted<T>(first: readonly [number, T], ...rest: readonly (readonly [number, T])[]): T {
    const choices = [first, ...rest];
    let at = this.fraction() * choices.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of choices) {
      if (at < weight) return value;
      at -= weight;
    }
    return first[1];
  }

  /** Each of a list with a probability, in their order. */
  some<T>(list: readonly T[], probability: number): T[] {
    return list.filter(() => this.chance(probability));
  }

  /** A list in any order; the simplest is the given one. */
  shuffle<T>(list: readonly T[]): T[] {
    const left = [...list];
    return list.flatMap(() => left.splice(this.int(0, left.length - 1), 1));
  }

  /** A part with a tape of its own, so that shrinking it leaves its neighbours as they are. */
  child<T>(build: (draw: Draw) => T): T {
    return build(this.fork());
  }

  /** Parts by name, which stay apart whichever of them are built, and in whatever order. */
  forks(names: readonly string[]): (name: string) => Draw {
    const parts = new Map(names.map((name) => [name, this.fork()]));
    return (name) => parts.get(name) ?? this.fork();
  }

  private fork(lengths = 0): Draw {
    const recording: Recording = { words: [], parts: [], lengths };
    this.tape.parts.push(recording);
    const replay = this.replay === null ? null : (this.replay.parts[this.part] ?? EMPTY);
    this.part += 1;
    return new Draw(recording, replay, this.random);
  }

  /** A list of parts, both lengths inclusive. */
  many<T>(min: number, max: number, build: (draw: Draw, index: number) => T): T[] {
    const list = (draw: Draw): T[] =>
      Array.from({ length: draw.int(min, max) }, (_, index) => draw.child((part) => build(part, index)));
    return list(this.fork(max - min + 1));
  }
}

function record<T>(build: (draw: Draw) => T, replay: Tape | null, random: () => number): { value: T; tape: Tape } {
  const tape: Recording = { words: [], parts: [], lengths: 0 };
  return { value: build(new Draw(tape, replay, random)), tape };
}

/** Simpler tapes, the boldest first: everything zero, parts left out or simplified, lower words. */
function* simpler(tape: Tape): Generator<Tape> {
  if (isZero(tape)) return;
  yield EMPTY;
  const [length = 0] = tape.words;
  for (const [index, part] of tape.parts.entries()) {
    const before = tape.parts.slice(0, index);
    const after = tape.parts.slice(index + 1);
    // A step is only taken if it lowers the sum of all words, so that shrinking ends.
    if (tape.lengths > 0 && (length > 0 || !isZero(part)))
      yield { ...tape, words: [Math.max(0, Math.floor(length - WORD / tape.lengths))], parts: [...before, ...after] };
    for (const simple of simpler(part)) yield { ...tape, parts: [...before, simple, ...after] };
  }
  for (const [index, word] of tape.words.entries()) {
    for (const lower of word === 0 ? [] : [0, Math.floor(word / 2), word - Math.ceil(word / 16)])
      yield { ...tape, words: tape.words.map((old, at) => (at === index ? lower : old)) };
  }
}

function isZero(tape: Tape): boolean {
  return tape.words.every((word) => word === 0) && tape.parts.every(isZero);
}

class Drawn<T> extends fc.Arbitrary<T> {
  constructor(private readonly build: (draw: Draw) => T) {
    super();
  }

  override generate(random: fc.Random): fc.Value<T> {
    const { value, tape } = record(this.build, null, () => random.nextInt() >>> 0);
    return new fc.Value(value, tape);
  }

  override canShrinkWithoutContext(_: unknown): _ is T {
    return false;
  }

  override shrink(_: T, context: unknown): fc.Stream<fc.Value<T>> {
    if (context === undefined) return fc.Stream.nil();
    return fc.stream(this.simplerValues(context as Tape));
  }

  private *simplerValues(from: Tape): Generator<fc.Value<T>> {
    for (const replay of simpler(from)) {
      const { value, tape } = record(this.build, replay, () => 0);
      yield new fc.Value(value, tape);
    }
  }
}

/** Builds a value from choices of a generator of 32-bit numbers, without a tape to shrink. */
export function drawOnce<T>(build: (draw: Draw) => T, random: () => number): T {
  return record(build, null, random).value;
}

/** The arbitrary of what a function builds from choices. The function depends on nothing but its choices. */
export function drawn<T>(build: (draw: Draw) => T): fc.Arbitrary<T> {
  return new Drawn(build);
}
