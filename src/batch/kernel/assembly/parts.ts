/** The parts of a divided row: whether they add up to its buckets, and how much of these bears a tag. */
import * as at from "../layout.ts";
import { findWord } from "./answers.ts";

/** The largest bill: see `money.ts`. */
export const MAX_FEN: f64 = 99_999_999_999_999;

/** The groups of the last row. */
let groups: i32 = 0;

/** The group of items with these tags; -1 where there are too many. */
function groupOf(bits: i32): i32 {
  let group = 0;
  while (group < groups && load<i32>(4 * group, at.GROUP_BITS) != bits) group++;
  if (group == groups) {
    if (group == at.GROUPS) return -1;
    groups++;
    store<i32>(4 * group, bits, at.GROUP_BITS);
    v128.store(32 * group, f64x2.splat(0), at.GROUP_AMOUNTS);
    v128.store(32 * group, f64x2.splat(0), at.GROUP_AMOUNTS + 16);
  }
  return group;
}

/**
 * Sums the parts of a row by their tags.
 *
 * @param first   The first of them in the block.
 * @param divides Whether it matters which tags an item bears.
 * @returns -1, or why not: an item is not known, they are no parts, do not add up to the row's buckets, or are for the
 *   loop in TypeScript, which says what is wrong with them: see `sideFault`.
 */
export function sumParts(plan: i32, first: i32, wide: i32, divides: bool): i32 {
  const row = load<i32>(4 * first, at.PART_ROW);
  let scope = f64x2.splat(0);
  let beside = f64x2.splat(0);
  let size = f64x2.splat(0);
  groups = 0;
  for (let i = first; load<i32>(4 * i, at.PART_ROW) == row; i++) {
    const item = load<i32>(4 * i, at.PART_ITEM);
    if (<u32>item >= <u32>load<i32>(at.ITEMS)) return at.HOPELESS;
    const inScope = v128.load64_lane(8 * i, v128.load64_zero(8 * i, at.PART_IN_SCOPE), 1, at.PART_PRE_SELF_PAY);
    const others = v128.load64_lane(8 * i, v128.load64_zero(8 * i, at.PART_OVER_LIMIT), 1, at.PART_OWN_PAY);
    const areWhole = v128.and(f64x2.eq(f64x2.floor(inScope), inScope), f64x2.eq(f64x2.floor(others), others));
    if (!i64x2.all_true(areWhole)) return at.HOPELESS;
    scope = f64x2.add(scope, inScope);
    beside = f64x2.add(beside, others);
    size = f64x2.add(size, f64x2.add(f64x2.abs(inScope), f64x2.abs(others)));
    if (!(f64x2.extract_lane(size, 0) + f64x2.extract_lane(size, 1) <= MAX_FEN)) return at.HOPELESS;
    if (!divides) continue;
    const known = findWord(plan, at.ITEM_BITS, item, 0);
    if (known == 0) return at.ITEM_BITS;
    const bits = load<i32>(known, at.SMALL);
    const group = bits == -1 ? -1 : groupOf(bits);
    if (group == -1) return at.HOPELESS;
    const sums = 32 * group;
    v128.store(sums, f64x2.add(v128.load(sums, at.GROUP_AMOUNTS), inScope), at.GROUP_AMOUNTS);
    v128.store(sums, f64x2.add(v128.load(sums, at.GROUP_AMOUNTS + 16), others), at.GROUP_AMOUNTS + 16);
  }
  const ofRow = v128.load64_lane(wide, v128.load64_zero(wide, at.IN_SCOPE), 1, at.PRE_SELF_PAY);
  const besideIt = v128.load64_lane(wide, v128.load64_zero(wide, at.OVER_LIMIT), 1, at.OWN_PAY);
  const balance = v128.and(f64x2.eq(scope, ofRow), f64x2.eq(beside, besideIt));
  return i64x2.all_true(balance) ? noneBelowZero() : at.HOPELESS;
}

/** A group that is less than nothing is for the loop in TypeScript. */
function noneBelowZero(): i32 {
  for (let i = 0; i < 4 * groups; i++) if (load<f64>(8 * i, at.GROUP_AMOUNTS) < 0) return at.HOPELESS;
  return -1;
}

/** How much of these buckets of the row whose parts have been summed bears one of the tags. */
export function taggedPart(tags: i32, buckets: i32): f64 {
  let part: f64 = 0;
  for (let group = 0; group < groups; group++) {
    if ((load<i32>(4 * group, at.GROUP_BITS) & tags) == 0) continue;
    for (let k = 0; k < 4; k++) if ((buckets & (1 << k)) != 0) part += load<f64>(32 * group + 8 * k, at.GROUP_AMOUNTS);
  }
  return part;
}
