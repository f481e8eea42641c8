import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportion, createApportioner } from "../../src/apportion.ts";
import type { Apportioner, Before } from "../../src/apportion.ts";

const MAX_FEN = 99_999_999_999_999;

function sharesIn(room: Apportioner, count: number): number[] {
  return [...room.shares.subarray(0, count)];
}

function split(amount: number, weights: readonly number[], before?: Before): number[] {
  const room = createApportioner();
  const sum = weights.reduce((total, weight) => total + weight, 0);
  apportion(room, amount, weights, weights.length, sum, before);
  return sharesIn(room, weights.length).map((share) => share + 0); // nothing of a weight below zero is -0, which is 0 all the same
}

/** The same by definition, in exact fractions: no quickselect, no guard, no reuse. */
function naive(amount: number, weights: readonly number[], before: Before = (a, b) => a < b): number[] {
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n);
  const floors = weights.map((weight) => {
    const product = BigInt(amount) * BigInt(weight);
    const rest = ((product % sum) + sum) % sum;
    return { share: (product - rest) / sum, rest };
  });
  const order = floors.map((_, i) => i);
  order.sort((a, b) => {
    const [left, right] = [floors[a]?.rest ?? 0n, floors[b]?.rest ?? 0n];
    return left === right ? (before(a, b) ? -1 : 1) : left > right ? -1 : 1;
  });
  let left = BigInt(amount) - floors.reduce((total, { share }) => total + share, 0n);
  const shares = floors.map(({ share }) => share);
  for (const i of order) {
    if (left === 0n) break;
    shares[i] = (shares[i] ?? 0n) + 1n;
    left -= 1n;
  }
  return shares.map(Number);
}

test.each<[number, readonly number[], readonly number[]]>([
  [1000, [1000], [1000]],
  [1000, [1, 1, 1], [334, 333, 333]],
  [2000, [1, 1, 1], [667, 667, 666]],
  [1, [5, 5, 5], [1, 0, 0]],
  [2, [5, 5, 5], [1, 1, 0]],
  [0, [5, 5], [0, 0]],
  [10, [1, 2, 3, 4], [1, 2, 3, 4]],
  [5, [1, 2, 3, 4], [1, 1, 1, 2]], // 0.5 1 1.5 2: one unit left over, the tie goes to the earlier
  [7, [0, 10, 0], [0, 7, 0]],
  [100, [33, 33, 34], [33, 33, 34]],
  [1, [1, 2, 3], [0, 0, 1]],
  [3, [10, -2, 2], [3, -1, 1]], // 3, -0.6, 0.6: floors 3, -1, 0 leave one, the largest remainder is 0.6
  [8, [10, -2, 2], [8, -2, 2]],
  [3, [1007, 1006, 1003, 1017, 1000, 1006, 1013], [1, 0, 0, 1, 0, 0, 1]], // found late: after two turns of the pivot
])("%i over %j is %j", (amount, weights, shares) => {
  expect(split(amount, weights)).toStrictEqual(shares);
  expect(naive(amount, weights)).toStrictEqual(shares);
});

test.each<[number, readonly [number, number], readonly [number, number]]>([
  [3, [1, 1], [2, 1]], // a half each: the earlier
  [3, [1, 2], [1, 2]],
  [1, [49, 51], [0, 1]],
  [1, [51, 49], [1, 0]],
  [5, [8, -3], [8, -3]],
  [3, [-3, 8], [-2, 5]], // -1.8 and 4.8: floors -2 and 4, the larger remainder is 0.8
  [2, [8, -3], [3, -1]], // 3.2 and -1.2: floors 3 and -2, the larger remainder is 0.8
  [4, [0, 9], [0, 4]],
])("%i over the two %j is %j", (amount, weights, shares) => {
  expect(split(amount, weights)).toStrictEqual(shares);
  expect(naive(amount, weights)).toStrictEqual(shares);
});

test("two places: as many draws by definition", () => {
  const amount = fc.oneof(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -94_906_265, max: 94_906_265 }));
  const later: Before = (a, b) => a > b;
  fc.assert(
    fc.property(amount, amount, fc.nat(), fc.constantFrom(undefined, later), (first, second, part, before) => {
      const sum = first + second;
      if (sum <= 0) return;
      const shared = part % (sum + 1);
      expect(split(shared, [first, second], before)).toStrictEqual(naive(shared, [first, second], before));
    }),
    { numRuns: 2000 },
  );
});

test("ties go where the caller says", () => {
  expect(split(3, [1, 1], (a, b) => a > b)).toStrictEqual([1, 2]);
  expect(split(3, [1, 1], (a, b) => a < b)).toStrictEqual([2, 1]);
  expect(split(2, [1, 1, 1, 1], (a, b) => a > b)).toStrictEqual([0, 0, 1, 1]);
  const ids = ["c", "a", "d", "b"];
  expect(split(2, [1, 1, 1, 1], (a, b) => (ids[a] ?? "") < (ids[b] ?? ""))).toStrictEqual([0, 1, 0, 1]);
});

test("only the first `count` weights take part, and the room can be used again", () => {
  const room = createApportioner();
  apportion(room, 10, [1, 1, 1, 1, 1], 5, 5);
  expect(sharesIn(room, 5)).toStrictEqual([2, 2, 2, 2, 2]);
  apportion(room, 3, [1, 1, 99], 2, 2);
  expect(sharesIn(room, 2)).toStrictEqual([2, 1]);
});

test("the largest amounts: exact beyond 2^53", () => {
  expect(split(MAX_FEN, [MAX_FEN])).toStrictEqual([MAX_FEN]);
  const weights = [MAX_FEN - 2, 1, 1];
  expect(split(MAX_FEN - 1, weights)).toStrictEqual(naive(MAX_FEN - 1, weights));
  expect(split(MAX_FEN - 1, [33_333_333_333_333, 33_333_333_333_333, 33_333_333_333_333])).toStrictEqual([
    33_333_333_333_333, 33_333_333_333_333, 33_333_333_333_332,
  ]);
});

const small = fc.integer({ min: 0, max: 20 });
const tied = fc.array(fc.constantFrom(1, 1, 1, 2, 3), { minLength: 1, maxLength: 40 });
const weights: fc.Arbitrary<number[]> = fc.oneof(
  tied,
  fc.array(small, { minLength: 1, maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 300 }),
  fc.array(fc.integer({ min: 0, max: Math.floor(MAX_FEN / 40) }), { minLength: 1, maxLength: 40 }),
  fc.array(fc.integer({ min: -500, max: 1000 }), { minLength: 1, maxLength: 40 }),
);
/** Weights with an amount of at most their sum. */
const splits = weights
  .map((list) => ({ list, sum: list.reduce((total, weight) => total + weight, 0) }))
  .filter(({ sum }) => sum > 0)
  .chain(({ list, sum }) => fc.record({ list: fc.constant(list), amount: fc.integer({ min: 0, max: sum }) }));

describe("for any weights", () => {
  test("agrees with the definition in exact fractions", () => {
    fc.assert(
      fc.property(splits, ({ amount, list }) => {
        expect(split(amount, list)).toStrictEqual(naive(amount, list));
      }),
      { numRuns: 1000 },
    );
  });

  test("agrees with it under any order of ties", () => {
    const ordered = splits.chain(({ amount, list }) =>
      fc.record({
        amount: fc.constant(amount),
        list: fc.constant(list),
        rank: fc.shuffledSubarray(
          list.map((_, i) => i),
          { minLength: list.length },
        ),
      }),
    );
    fc.assert(
      fc.property(ordered, ({ amount, list, rank }) => {
        const before: Before = (a, b) => rank.indexOf(a) < rank.indexOf(b);
        expect(split(amount, list, before)).toStrictEqual(naive(amount, list, before));
      }),
    );
  });

  test("shares add up, lie between nothing and their weight, and each is its exact part but for less than one unit", () => {
    fc.assert(
      fc.property(splits, ({ amount, list }) => {
        const shares = split(amount, list);
        const sum = list.reduce((total, weight) => total + weight, 0);
        expect(shares.reduce((total, share) => total + share, 0)).toBe(amount);
        shares.forEach((share, i) => {
          const weight = list[i] ?? 0;
          expect(share).toBeLessThanOrEqual(Math.max(0, weight));
          expect(share).toBeGreaterThanOrEqual(Math.min(0, weight));
          const off = BigInt(share) * BigInt(sum) - BigInt(amount) * BigInt(weight);
          expect(off < BigInt(sum) && off > -BigInt(sum)).toBe(true);
        });
      }),
    );
  });
});
