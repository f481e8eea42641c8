/** Memory of a batch: one block for its columns, each begun so that they do not fall on the same cache sets; longer lists. */
import { show } from "../errors.ts";

/** Bytes by which each column starts after a page: columns that all start on a page boundary were 1.3 times slower. */
const STAGGER = 192;
const PAGE = 4096;

/** Gives out parts of one block. */
export interface Room {
  readonly buffer: ArrayBufferLike;
  readonly amounts: () => Float64Array;
  readonly codes: () => Int32Array;
  readonly flags: () => Uint8Array;
}

/**
 * Makes room for columns.
 *
 * @param count   Rows of each column.
 * @param columns The most columns that will be asked for.
 * @param bytes   Bytes of a row over all of them.
 * @param shared  Whether workers share the block.
 * @param before  Columns that stand beside these in other blocks; these go on in their steps.
 * @throws RangeError where `count` is no whole number, or there is no memory of that size.
 */
export function createRoom(count: number, columns: number, bytes: number, shared: boolean, before = 0): Room {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`there is no room for ${show(count)} rows`);
  const size = count * bytes + columns * (2 * PAGE);
  const buffer = shared ? new SharedArrayBuffer(size) : new ArrayBuffer(size);
  let end = 0;
  let given = before;
  const place = (width: number): number => {
    const start = Math.ceil(end / PAGE) * PAGE + ((given++ * STAGGER) % PAGE);
    end = start + count * width;
    return start;
  };
  return {
    buffer,
    amounts: () => new Float64Array(buffer, place(8), count),
    codes: () => new Int32Array(buffer, place(4), count),
    flags: () => new Uint8Array(buffer, place(1), count),
  };
}

/** The same numbers with room for more. */
export function longerBlock(list: Float64Array, length: number): Float64Array {
  const copy = new Float64Array(length);
  copy.set(list);
  return copy;
}

/** The same codes with room for more, each of which holds a value. */
export function longer(list: Int32Array<ArrayBuffer>, length: number, value: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length).fill(value);
  copy.set(list);
  return copy;
}
