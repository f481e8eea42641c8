/** Side tables of columns, which stand in the order of their rows. */

/** Entries of rows. */
export interface Side {
  readonly count: number;
  readonly row: Int32Array;
}

/** The first place in a side table of this row or a later one. */
export function placeIn({ count, row: rows }: Side, row: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
