/** Splits that go wrong by a unit where a product is not exact: found by running the split without its guard. */
import { describe, expect, test } from "vitest";
import { apportion, createApportioner, reserve } from "../../src/apportion.ts";
import type { Before } from "../../src/apportion.ts";

function split(amount: number, weights: readonly number[], before?: Before): number[] {
  const room = createApportioner();
  const sum = weights.reduce((total, weight) => total + weight, 0);
  apportion(room, amount, weights, weights.length, sum, before);
  return [...room.shares.subarray(0, weights.length)];
}

test.each<[number, readonly number[], readonly number[]]>([
  [
    18_739_700_466_279,
    [8_700_507_551_684, 8_176_699_413_326, 4_775_507_231_288],
    [7_529_998_500_189, 7_076_660_063_002, 4_133_041_903_088],
  ],
  [
    2_621_152_194_005,
    [366_373_695_930, 749_875_366_039, 903_622_499_686, 774_385_670_557],
    [343_676_740_223, 703_420_371_706, 847_642_826_258, 726_412_255_818],
  ],
  [677_117_674_683, [-3_326_146_106_281, 4_817_925_837_430], [-1_509_735_164_056, 2_186_852_838_739]],
  // Below zero and cut: the whole below is one less than the quotient cut towards zero.
  [8_769_994_419, [3_170_795_808, -203_313_238, 7_089_954_521], [2_764_905_342, -177_287_310, 6_182_376_387]],
  // Below zero and whole: all of the weights is all of each.
  [30_000_000_000_000, [-10_000_000_000_000, 40_000_000_000_000], [-10_000_000_000_000, 40_000_000_000_000]],
])("%i over %j is %j", (amount, weights, shares) => {
  expect(split(amount, weights)).toStrictEqual(shares);
  expect(exactly(amount, weights)).toStrictEqual(shares);
});

describe("a weight larger than the sum decides whether products stay exact", () => {
  test.each<[string, number, readonly number[]]>([
    ["below zero", 305, [-37_561_377_615_507, 18_780_688_807_687, 18_780_688_808_167]],
    ["below zero, last", 375, [20_226_919_852_578, 20_226_919_853_345, -40_453_839_705_173]],
    ["above zero", 33, [489_173_836_873_989, -244_586_918_436_945, -244_586_918_436_747]],
    ["above zero, last", 95, [-90_562_246_317_582, -90_562_246_317_639, 181_124_492_635_331]],
  ])("%s", (_, amount, weights) => {
    expect(split(amount, weights)).toStrictEqual(exactly(amount, weights));
  });
});

describe("a product below zero that is exact, though its share times the sum would not be", () => {
  // Found by a search: two remainders are equal, and one unit less of the first would send the unit to the second.
  test.each<[number, readonly number[], readonly number[]]>([
    [73_956_741, [-121_790_105, 100_080_658, 95_666_368], [-121_789_808, 100_080_414, 95_666_135]],
    [73_938_349, [-121_820_400, 99_994_941, 95_763_906], [-121_820_238, 99_994_808, 95_763_779]],
    [77_006_588, [-116_966_606, 114_054_247, 79_919_310], [-116_966_054, 114_053_709, 79_918_933]],
  ])("%i over %j", (amount, weights, shares) => {
    expect(amount * Math.max(...weights.map(Math.abs))).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
    expect(split(amount, weights)).toStrictEqual(shares);
    expect(exactly(amount, weights)).toStrictEqual(shares);
  });
});

/** Whole parts below, and one unit more for the first of the largest remainders, in whole integers. */
function exactly(amount: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n);
  const parts = weights.map((weight, i) => {
    const product = BigInt(amount) * BigInt(weight);
    const rest = ((product % sum) + sum) % sum;
    return { i, rest, share: (product - rest) / sum };
  });
  const left = BigInt(amount) - parts.reduce((total, { share }) => total + share, 0n);
  const ranked = [...parts].sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  const lucky = new Set(ranked.slice(0, Number(left)).map(({ i }) => i));
  return parts.map(({ i, share }) => Number(share) + (lucky.has(i) ? 1 : 0));
}

describe("ties above the guard", () => {
  const third = 30_000_000_000_001;
  const even = [third, third, third];

  test("go to the earlier place", () => {
    expect(split(3 * third - 2, even)).toStrictEqual([third, third - 1, third - 1]);
    expect(split(3 * third - 1, even)).toStrictEqual([third, third, third - 1]);
  });

  test("go where the caller says", () => {
    expect(split(3 * third - 2, even, (a, b) => a > b)).toStrictEqual([third - 1, third - 1, third]);
    const rank = [1, 0, 2];
    expect(split(3 * third - 1, even, (a, b) => (rank[a] ?? 0) < (rank[b] ?? 0))).toStrictEqual([
      third,
      third,
      third - 1,
    ]);
  });
});

describe("room", () => {
  test("is kept while it is large enough, and replaced by twice what is asked for when it is not", () => {
    const room = createApportioner();
    const { shares, remainders, scratch } = room;
    reserve(room, 8);
    expect([room.shares, room.remainders, room.scratch]).toStrictEqual([shares, remainders, scratch]);
    expect(room.shares).toBe(shares);
    reserve(room, 9);
    expect([room.shares.length, room.remainders.length, room.scratch.length]).toStrictEqual([18, 18, 18]);
  });

  test("keeps what an earlier split left beyond the places of this one, and is not misled by it", () => {
    const room = createApportioner();
    apportion(room, 13, [7, 7, 7, 7, 7, 7, 7, 7], 8, 56); // remainders of 35 in all eight places
    const before = [...room.shares];
    apportion(room, 2, [1, 1, 1], 3, 3); // remainders of 2, one unit less than the places
    expect([...room.shares]).toStrictEqual([1, 1, 0, ...before.slice(3)]);
  });

  test("counts remainders anew for each split", () => {
    const room = createApportioner();
    apportion(room, 2, [1, 1, 1], 3, 3); // three remainders of two thirds
    apportion(room, 2, [4, 2, 2, 2], 4, 10); // one of 8 and three of 4 tenths: none at two thirds
    expect([...room.shares.subarray(0, 4)]).toStrictEqual([1, 1, 0, 0]);
  });

  test("and in the uppermost of its ranges, which a split of more places has further down", () => {
    const room = createApportioner();
    apportion(room, 2, [1, 1, 1, 1, 1, 1, 1, 1], 8, 8); // eight remainders of a quarter
    apportion(room, 2, [1, 1, 1], 3, 3);
    expect([...room.shares.subarray(0, 3)]).toStrictEqual([1, 1, 0]);
  });

  test("has a range for the largest remainders of many places", () => {
    const small = Array.from({ length: 58 }, (_, i) => i + 1);
    const shares = split(2, [100_000, 100_000, ...small]); // both near the whole unit: none is left for the small
    expect(shares).toStrictEqual([1, 1, ...small.map(() => 0)]);
  });

  test("and weights beyond the count take no part above the guard", () => {
    const room = createApportioner();
    const whole = 60_000_000_000_002;
    apportion(room, whole - 1, [30_000_000_000_001, 30_000_000_000_001, 5_000_000_000_000], 2, whole);
    expect([...room.shares.subarray(0, 3)]).toStrictEqual([30_000_000_000_001, 30_000_000_000_000, 0]);
  });

  test("holds more places than the split without touching them", () => {
    const room = createApportioner();
    room.shares.fill(7);
    apportion(room, 10, [1, 1, 1], 3, 3);
    expect([...room.shares.subarray(0, 4)]).toStrictEqual([4, 3, 3, 7]);
  });
});

test("an order is asked for only where a tie must be broken", () => {
  let asked = 0;
  const before: Before = (a, b) => (asked++, a > b);
  expect(split(6, [1, 2, 3], before)).toStrictEqual([1, 2, 3]); // nothing left over
  expect(split(5, [1, 2, 3], before)).toStrictEqual([1, 2, 2]); // 0.83 1.67 2.5: the two largest, none tied
  expect(asked).toBe(0);
  expect(split(3, [1, 1, 1, 1], before)).toStrictEqual([0, 1, 1, 1]);
  expect(asked).toBeGreaterThan(0);
});
