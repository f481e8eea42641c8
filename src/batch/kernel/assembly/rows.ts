/**
 * The kernel: the loop over rows in WebAssembly, written in AssemblyScript. It does what `settleQuickly` and `runTape`
 * do, number by number, on the tables that it has been taught; where it does not know something it stops at the row.
 */
import * as at from "../layout.ts";
import { find, findWord } from "./answers.ts";
import { runSteps } from "./steps.ts";

/** The largest bill and running total, and half of the largest safe integer: see `money.ts` and `quick.ts`. */
const MAX_FEN: f64 = 99_999_999_999_999;
const MAX_TOTAL: f64 = 999_999_999_999_999;
const HALF_SAFE: f64 = 4_503_599_627_370_495.5;

/** The part of a key that an integer gives. */
function cutPart(key: i32, value: f64): f64 {
  let part = load<f64>(key, at.PRESENT);
  const weight = load<f64>(key, at.WEIGHT);
  for (let cut = key, end = key + 8 * load<i32>(key, at.CUT_COUNT); cut < end; cut += 8) {
    if (!(load<f64>(cut, at.CUTS) <= value)) break;
    part += weight;
  }
  return part;
}

/** How much of a divided row's buckets bears one of the tags; -1: stop, -2: an item is not known. */
function taggedPart(plan: i32, row: i32, first: i32, tags: i32, buckets: i32): f64 {
  let count = 0;
  for (let i = first; load<i32>(4 * i, at.PART_ROW) == row; i++) {
    const known = findWord(plan, at.ITEM_BITS, load<i32>(4 * i, at.PART_ITEM), 0);
    if (known == 0) return -2;
    const bits = <i32>load<f64>(known, at.ANSWER);
    if (bits == -1) return -1;
    let group = 0;
    while (group < count && load<i32>(4 * group, at.GROUP_BITS) != bits) group++;
    const sums = 32 * group;
    if (group == count) {
      if (count == at.GROUPS) return -1;
      count++;
      store<i32>(4 * group, bits, at.GROUP_BITS);
      store<f64>(sums, 0, at.GROUP_AMOUNTS);
      store<f64>(sums, 0, at.GROUP_AMOUNTS + 8);
      store<f64>(sums, 0, at.GROUP_AMOUNTS + 16);
      store<f64>(sums, 0, at.GROUP_AMOUNTS + 24);
    }
    store<f64>(sums, load<f64>(sums, at.GROUP_AMOUNTS) + load<f64>(8 * i, at.PART_IN_SCOPE), at.GROUP_AMOUNTS);
    store<f64>(
      sums,
      load<f64>(sums, at.GROUP_AMOUNTS + 8) + load<f64>(8 * i, at.PART_PRE_SELF_PAY),
      at.GROUP_AMOUNTS + 8,
    );
    store<f64>(
      sums,
      load<f64>(sums, at.GROUP_AMOUNTS + 16) + load<f64>(8 * i, at.PART_OVER_LIMIT),
      at.GROUP_AMOUNTS + 16,
    );
    store<f64>(sums, load<f64>(sums, at.GROUP_AMOUNTS + 24) + load<f64>(8 * i, at.PART_OWN_PAY), at.GROUP_AMOUNTS + 24);
  }
  for (let i = 0; i < 4 * count; i++) if (load<f64>(8 * i, at.GROUP_AMOUNTS) < 0) return -1;
  let part: f64 = 0;
  for (let group = 0; group < count; group++) {
    if ((load<i32>(4 * group, at.GROUP_BITS) & tags) == 0) continue;
    for (let k = 0; k < 4; k++) if ((buckets & (1 << k)) != 0) part += load<f64>(32 * group + 8 * k, at.GROUP_AMOUNTS);
  }
  return part;
}

/** Settles a row of the block; gives -1, or why not, with nothing done. */
function settle(row: i32, stride: i32): i32 {
  const narrow = 4 * row;
  const wide = 8 * row;
  const plan = load<i32>(narrow, at.PLAN);
  const visit = load<i32>(narrow, at.VISIT);
  if (plan == 0 || <u32>visit >= <u32>at.VISITS) return at.HOPELESS;
  const on = load<i32>(narrow, at.ON);

  const year = at.YEARS + load<i32>(narrow, at.YEAR) * stride;
  let totals = year;
  const places = load<i32>(plan, at.ROW_PLACES);
  const width = load<i32>(plan, at.ROW_WIDTH);
  if (places != 0) {
    totals = at.OWN_ROW;
    for (let i = 0; i < width; i++) store<f64>(totals + 8 * i, load<f64>(year + load<i32>(places + 4 * i)));
  }

  // The key of its facts.
  const category = findWord(plan, at.CATEGORY_PART, load<i32>(narrow, at.CATEGORIES), on);
  if (category == 0) return at.CATEGORY_PART;
  let key =
    load<f64>(load<i32>(plan, at.CLOSED_FIRST) + 8 * visit) +
    load<f64>(load<i32>(plan, at.CLOSED_SECOND) + 8 * <i32>load<u8>(row, at.FLAGS)) +
    load<f64>(category, at.ANSWER);
  const extras = load<i32>(narrow, at.EXTRAS);
  if (extras != 0) {
    const known = findWord(plan, at.EXTRA_PART, extras, on);
    if (known == 0) return at.EXTRA_PART;
    key += load<f64>(known, at.ANSWER);
  }
  const age = load<i32>(plan, at.AGE);
  const birth = load<i32>(narrow, at.BIRTH);
  if (age != 0 && birth != 0) key += cutPart(age, floor((<f64>on - <f64>birth) / 10_000));
  const stay = <i32>load<u8>(visit, at.STAYS);
  const admissions = load<f64>(totals + load<i32>(plan, at.ROW_ADMISSIONS)) + <f64>(stay >> 3);
  const admission = load<i32>(plan, at.ADMISSION);
  if (admission != 0) key += cutPart(admission, admissions);
  // What is undeclared is NaN.
  if (!(key >= 0)) return at.HOPELESS;

  // What it may reach.
  const inScope = load<f64>(wide, at.IN_SCOPE);
  const preSelfPay = load<f64>(wide, at.PRE_SELF_PAY);
  const overLimit = load<f64>(wide, at.OVER_LIMIT);
  const ownPay = load<f64>(wide, at.OWN_PAY);
  const billed = inScope + preSelfPay + overLimit + ownPay;
  // What is no amount is refused without the kernel: see `check.ts`.
  if (!(inScope >= 0 && preSelfPay >= 0 && overLimit >= 0 && ownPay >= 0 && billed <= MAX_FEN)) return at.HOPELESS;
  if (floor(inScope) + floor(preSelfPay) + floor(overLimit) + floor(ownPay) != billed) return at.HOPELESS;
  const peakAt = totals + load<i32>(plan, at.ROW_PEAK);
  const peak = load<f64>(peakAt) + (billed + load<f64>(plan, at.KEPT)) * load<f64>(plan, at.GAIN);
  if (!(peak <= MAX_TOTAL)) return at.HOPELESS;
  const tierAt = totals + load<i32>(plan, at.ROW_TIER);
  const before = load<f64>(tierAt);
  const tiers = load<i32>(plan, at.HIGHEST_TIER);
  let tier = max<f64>(<f64>(stay & 7), before);
  if (load<i32>(plan, at.ASKS_TIER) != 0) {
    const asked = tiers == 0 ? key : key + load<f64>(tiers + 8 * <i32>before);
    const counts = find(at.PROFILES, at.PROFILE_BITS, plan, at.TIER_COUNTS, asked);
    if (counts == 0) return at.TIER_COUNTS;
    if (load<f64>(counts, at.ANSWER) == 0) tier = before;
  }
  if (tiers != 0) key += load<f64>(tiers + 8 * <i32>tier);

  // Its way through the plan.
  const known = find(at.PROFILES, at.PROFILE_BITS, plan, at.PROFILE, key);
  if (known == 0) return at.PROFILE;
  const profile = <i32>load<f64>(known, at.ANSWER);
  if (!(peak <= load<f64>(profile, at.SAFE))) return at.HOPELESS;
  const first = load<i32>(narrow, at.FIRST_PART);
  let part: f64 = 0;
  if (first != -1) {
    const tags = load<i32>(profile, at.FIRST_TAGS);
    if (tags == -1) return at.HOPELESS;
    part = taggedPart(plan, row, first, tags, load<i32>(profile, at.FIRST_BUCKETS));
    if (part < 0) return part == -2 ? at.ITEM_BITS : at.HOPELESS;
    const step = load<i32>(profile, at.STEPS);
    const most = load<i32>(step, at.YEAR_SLOT) == -1 ? billed : peak;
    if (!(abs<f64>(load<f64>(step, at.TAG_ADD)) * part * most <= HALF_SAFE)) return at.HOPELESS;
  }

  store<f64>(at.UNPAID, inScope);
  store<f64>(at.UNPAID + 8, preSelfPay);
  store<f64>(at.UNPAID + 16, overLimit);
  store<f64>(at.UNPAID + 24, ownPay);
  const slots = load<i32>(plan, at.VISIT_SLOTS);
  for (let i = slots, end = slots + 4 * load<i32>(plan, at.VISIT_SLOT_COUNT); i < end; i += 4)
    store<f64>(totals + load<i32>(i), 0);
  const quantities = 8 * load<i32>(plan, at.QUANTITY_COUNT);
  for (let i: i32 = 0; i < quantities; i += 8) store<f64>(i, 0, at.QUANTITY);
  runSteps(profile, totals, wide, part);
  store<f64>(totals + load<i32>(plan, at.ROW_ADMISSIONS), admissions);
  store<f64>(tierAt, tier);
  store<f64>(peakAt, peak);
  store<f64>(wide, load<f64>(at.UNPAID), at.LEFT_IN_SCOPE);
  store<f64>(wide, load<f64>(at.UNPAID + 8), at.LEFT_PRE_SELF_PAY);
  store<f64>(wide, load<f64>(at.UNPAID + 16), at.LEFT_OVER_LIMIT);
  store<f64>(wide, load<f64>(at.UNPAID + 24), at.LEFT_OWN_PAY);
  if (places != 0)
    for (let i: i32 = 0; i < width; i++) store<f64>(year + load<i32>(places + 4 * i), load<f64>(totals + 8 * i));
  return -1;
}

/** Settles rows of the block in order; gives the row at which it stopped, or the end. */
export function run(row: i32, end: i32, stride: i32): i32 {
  for (; row < end; row++) {
    const reason = settle(row, stride);
    if (reason != -1) {
      store<i32>(at.REASON, reason);
      break;
    }
  }
  return row;
}
