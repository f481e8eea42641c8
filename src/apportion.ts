/** Splitting an amount over weights by the largest remainder. */

/**
 * Room for the shares and remainders of one split, used again so that splitting allocates nothing. It may be longer
 * than the split.
 */
export interface Apportioner {
  shares: Float64Array;
  remainders: Float64Array;
  scratch: Float64Array;
  /** How many remainders lie in each of up to `MOST_CLASSES` ranges of one width. */
  readonly classes: Int32Array;
}

/** Ranges of remainders, as many as there is work for; one more holds what rounding brings to the upper end. */
const MOST_CLASSES = 64;
const classesFor = (count: number): number => (count < 8 ? 4 : count < 48 ? 16 : MOST_CLASSES);

/** Makes room that grows with use. */
export function createApportioner(): Apportioner {
  return {
    shares: new Float64Array(8),
    remainders: new Float64Array(8),
    scratch: new Float64Array(8),
    classes: new Int32Array(MOST_CLASSES + 1),
  };
}

/** Makes room for a split over so many places. */
export function reserve(room: Apportioner, count: number): void {
  if (room.shares.length >= count) return;
  room.shares = new Float64Array(2 * count);
  room.remainders = new Float64Array(2 * count);
  room.scratch = new Float64Array(2 * count);
}

/** Which of two tied places comes first; by default the smaller index. */
export type Before = (left: number, right: number) => boolean;

/**
 * Splits `amount` over `weights` so that `room.shares` add up to it exactly: each share is rounded down, the units
 * left over go to the largest remainders, ties to the earlier place.
 *
 * @param amount  0 or more. Unit: fen.
 * @param weights At least one; their sum is above 0. Single weights may be below 0 (correcting fee lines): their sum is
 *                then at least `amount`, so that no share is larger than its weight.
 * @param count   How many of `weights` count, from the first.
 * @param sum     The sum of those weights.
 * @param before  Decides ties.
 * @example
 * const room = createApportioner();
 * apportion(room, 1000, [1, 1, 1], 3, 3);
 * [...room.shares.subarray(0, 3)]; // [334, 333, 333]
 */
export function apportion(
  room: Apportioner,
  amount: number,
  weights: ArrayLike<number>,
  count: number,
  sum: number,
  before?: Before,
): void {
  split(room, amount, weights, 0, count, sum, largestOf(weights, 0, count, sum), before);
}

/** The largest size of some weights, which begin at `from`, and of their sum. */
export function largestOf(weights: ArrayLike<number>, from: number, count: number, sum: number): number {
  let largest = sum;
  for (let i = from; i < from + count; i++) {
    const weight = weights[i] ?? 0;
    const size = weight < 0 ? -weight : weight;
    if (size > largest) largest = size;
  }
  return largest;
}

/**
 * The same over weights that begin at `from`.
 *
 * @param largest A bound of the size of each weight and of their sum.
 */
export function split(
  room: Apportioner,
  amount: number,
  weights: ArrayLike<number>,
  from: number,
  count: number,
  sum: number,
  largest: number,
  before?: Before,
): void {
  reserve(room, count);
  const { shares, remainders, classes } = room;
  let left = amount;
  // A share of a weight below 0 is rounded down, away from 0: what is taken off a product may be larger by up to the sum.
  if (amount * largest <= Number.MAX_SAFE_INTEGER - sum) {
    if (count === 2) return splitInTwo(shares, amount, weights[from] ?? 0, sum, before);
    const used = classesFor(count);
    const width = used / sum;
    for (let c = 0; c <= used; c++) classes[c] = 0;
    for (let i = 0; i < count; i++) {
      const product = amount * (weights[from + i] ?? 0);
      const share = Math.floor(product / sum);
      shares[i] = share;
      const remainder = product - share * sum;
      remainders[i] = remainder;
      const own = (remainder * width) | 0;
      classes[own] = (classes[own] ?? 0) + 1;
      left -= share;
    }
    if (left > 0) handOut(room, left, count, used, width, before);
  } else splitBig(room, BigInt(amount), weights, from, count, BigInt(sum), before);
}

/**
 * The same over two places: their remainders are both 0, or add up to the sum, so that one unit is left for the larger;
 * of two that are half the sum, for the earlier.
 */
function splitInTwo(
  shares: Float64Array,
  amount: number,
  first: number,
  sum: number,
  before: Before | undefined,
): void {
  const product = amount * first;
  let share = Math.floor(product / sum);
  const twice = 2 * (product - share * sum);
  if (twice > sum || (twice === sum && (before === undefined || before(0, 1)))) share++;
  shares[0] = share;
  shares[1] = amount - share;
}

/**
 * Gives one unit more to the `left` largest remainders; those equal to the smallest of them in tie order. Which range
 * that one lies in is known by counting, so that few remainders are compared: multiplying by `width` keeps their order.
 */
function handOut(
  room: Apportioner,
  left: number,
  count: number,
  used: number,
  width: number,
  before: Before | undefined,
): void {
  const { shares, remainders, scratch, classes } = room;
  let rank = left;
  let last = used;
  for (; last > 0 && rank > (classes[last] ?? 0); last--) rank -= classes[last] ?? 0;
  let found = 0;
  for (let i = 0; i < count; i++) {
    const remainder = remainders[i] ?? 0;
    if (((remainder * width) | 0) === last) scratch[found++] = remainder;
  }
  const threshold = selectLargest(scratch, found, rank);
  let rest = left;
  let tied = 0;
  for (let i = 0; i < count; i++) {
    const remainder = remainders[i] ?? 0;
    const more = Number(remainder > threshold);
    shares[i] = (shares[i] ?? 0) + more;
    rest -= more;
    if (remainder === threshold) scratch[tied++] = i;
  }
  if (before !== undefined && rest < tied) scratch.subarray(0, tied).sort((a, b) => (before(a, b) ? -1 : 1));
  for (let t = 0; t < rest; t++) {
    const i = scratch[t] ?? 0;
    shares[i] = (shares[i] ?? 0) + 1;
  }
}

/** The `rank`-th largest of the first `count` values (1 is the largest), by quickselect; reorders `values`. */
function selectLargest(values: Float64Array, count: number, rank: number): number {
  let low = 0;
  let high = count - 1;
  const target = rank - 1;
  while (low < high) {
    const pivot = median(values[low] ?? 0, values[(low + high) >> 1] ?? 0, values[high] ?? 0);
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] ?? 0) > pivot) i++;
      while ((values[j] ?? 0) < pivot) j--;
      if (i <= j) {
        const swapped = values[i] ?? 0;
        values[i++] = values[j] ?? 0;
        values[j--] = swapped;
      }
    }
    if (target <= j) high = j;
    else if (target >= i) low = i;
    else return values[target] ?? 0;
  }
  return values[target] ?? 0;
}

function median(a: number, b: number, c: number): number {
  return a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
}

/** The same above the guard. */
function splitBig(
  room: Apportioner,
  amount: bigint,
  weights: ArrayLike<number>,
  from: number,
  count: number,
  sum: bigint,
  before: Before | undefined,
): void {
  const { shares } = room;
  const remainders: bigint[] = [];
  const order: number[] = [];
  let left = amount;
  for (let i = 0; i < count; i++) {
    const product = amount * BigInt(weights[from + i] ?? 0);
    const cut = product / sum;
    const share = product < 0n && cut * sum !== product ? cut - 1n : cut; // BigInt division cuts towards zero
    shares[i] = Number(share);
    remainders.push(product - share * sum);
    order.push(i);
    left -= share;
  }
  const earlier = before ?? ((a: number, b: number) => a < b);
  order.sort((a, b) => {
    const difference = (remainders[b] ?? 0n) - (remainders[a] ?? 0n);
    return difference !== 0n ? (difference > 0n ? 1 : -1) : earlier(a, b) ? -1 : 1;
  });
  for (let t = 0; t < Number(left); t++) {
    const i = order[t] ?? 0;
    shares[i] = (shares[i] ?? 0) + 1;
  }
}
