/**
 * The kernel: the loop over rows in WebAssembly, written in AssemblyScript. It does what `settleQuickly` and `runTape`
 * do, number by number, on the tables that it has been taught; where it does not know something it stops at the row.
 */
import * as at from "../layout.ts";
import { findKey, findWord } from "./answers.ts";
import { findPlace } from "./places.ts";
import { MAX_FEN, sumParts, taggedPart } from "./parts.ts";
import { greater, runSteps } from "./steps.ts";

/** The largest running total, and half of the largest safe integer: see `money.ts` and `quick.ts`. */
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

/** Settles a row of the block; gives -1, or why not, with nothing done. */
function settle(row: i32, stride: i32): i32 {
  const narrow = 4 * row;
  const wide = 8 * row;
  const own = load<i32>(narrow, at.YEAR_ROW);
  const visit = load<i32>(narrow, at.VISIT);
  if (own == at.NONE || <u32>visit >= <u32>at.VISITS) return at.HOPELESS;
  const place = findPlace(narrow);
  if (place == 0) return at.PLACE;
  const plan = load<i32>(place, at.PLAN);
  if (plan == 0 || load<i32>(narrow, at.YEAR) != load<i32>(narrow + load<i32>(place, at.YEAR_DAYS)) / 10_000)
    return at.HOPELESS;
  const on = load<i32>(narrow + load<i32>(place, at.SELECTING_DAYS));

  const year = at.YEARS + own * stride;
  let totals = year;
  const places = load<i32>(plan, at.ROW_PLACES);
  const width = load<i32>(plan, at.ROW_WIDTH);
  if (places != 0) {
    totals = at.OWN_ROW;
    for (let i = 0; i < width; i++) store<f64>(totals + 8 * i, load<f64>(year + load<i32>(places + 4 * i)));
  }

  // The key of its facts: the part of its categories, and all others.
  const category = findWord(plan, at.CATEGORY_PART, load<i32>(narrow, at.CATEGORIES), on);
  if (category == 0) return at.CATEGORY_PART;
  let others =
    load<f64>(load<i32>(plan, at.CLOSED_FIRST) + 8 * visit) +
    load<f64>(load<i32>(plan, at.CLOSED_SECOND) + 8 * <i32>load<u8>(row, at.FLAGS));
  const extras = load<i32>(narrow, at.EXTRAS);
  if (extras != 0) {
    const known = findWord(plan, at.EXTRA_PART, extras, on);
    if (known == 0) return at.EXTRA_PART;
    others += load<f64>(known, at.PART);
  }
  const age = load<i32>(plan, at.AGE);
  const birth = load<i32>(narrow, at.BIRTH);
  if (age != 0 && birth != 0) others += cutPart(age, floor((<f64>on - <f64>birth) / 10_000));
  const stay = <i32>load<u8>(visit, at.STAYS);
  const admissions = load<f64>(totals + load<i32>(plan, at.ROW_ADMISSIONS)) + <f64>(stay >> 3);
  const admission = load<i32>(plan, at.ADMISSION);
  if (admission != 0) others += cutPart(admission, admissions);
  const ofCategory = load<f64>(category, at.PART);
  // What is undeclared is NaN.
  if (!(others + ofCategory >= 0)) return at.HOPELESS;

  // What it may reach.
  const inScope = load<f64>(wide, at.IN_SCOPE);
  const preSelfPay = load<f64>(wide, at.PRE_SELF_PAY);
  const overLimit = load<f64>(wide, at.OVER_LIMIT);
  const ownPay = load<f64>(wide, at.OWN_PAY);
  const billed = inScope + preSelfPay + overLimit + ownPay;
  // What is no amount is refused without the kernel: see `check.ts`.
  if (!(inScope >= 0 && preSelfPay >= 0 && overLimit >= 0 && ownPay >= 0 && billed <= MAX_FEN)) return at.HOPELESS;
  const cut = inScope - floor(inScope) + (preSelfPay - floor(preSelfPay)) + (overLimit - floor(overLimit));
  if (cut + (ownPay - floor(ownPay)) != 0) return at.HOPELESS;
  const peakAt = totals + load<i32>(plan, at.ROW_PEAK);
  const peak = load<f64>(peakAt) + (billed + load<f64>(plan, at.KEPT)) * load<f64>(plan, at.GAIN);
  if (!(peak <= MAX_TOTAL)) return at.HOPELESS;
  const tierAt = totals + load<i32>(plan, at.ROW_TIER);
  const before = load<f64>(tierAt);
  const tiers = load<i32>(plan, at.HIGHEST_TIER);
  let tier = greater(<f64>(stay & 7), before);
  if (load<i32>(plan, at.ASKS_TIER) != 0) {
    const asked = others + ofCategory + (tiers == 0 ? 0 : load<f64>(tiers + 8 * <i32>before));
    const counts = findKey(plan, at.TIER_COUNTS, asked);
    if (counts == 0) return at.TIER_COUNTS;
    if (load<i32>(counts, at.FOUND) == 0) tier = before;
  }
  if (tiers != 0) others += load<f64>(tiers + 8 * <i32>tier);

  // Its way through the plan.
  const small = load<i32>(category, at.SMALL);
  const known = findKey(plan, at.PROFILE + (small >> at.CELL_BITS), others);
  const cell = 4 * (small & ((1 << at.CELL_BITS) - 1));
  const profile = known == 0 ? 0 : load<i32>(load<i32>(known, at.FOUND) + cell);
  if (profile == 0) {
    store<f64>(at.KEY, others + ofCategory);
    store<f64>(at.KEY_OTHERS, others);
    store<i32>(at.KEY_SMALL, small);
    return at.PROFILE;
  }
  if (!(peak <= load<f64>(profile, at.SAFE))) return at.HOPELESS;
  const part = load<i32>(at.NEXT_PART);
  let tagged: f64 = 0;
  if (load<i32>(4 * part, at.PART_ROW) == load<i32>(narrow, at.PLACE_OF_ROW)) {
    const divides = load<i32>(place, at.DIVIDES) != 0;
    const reason = sumParts(plan, part, wide, divides);
    if (reason != -1) return reason;
    if (divides) {
      const tags = load<i32>(profile, at.FIRST_TAGS);
      if (tags == -1) return at.HOPELESS;
      tagged = taggedPart(tags, load<i32>(profile, at.FIRST_BUCKETS));
      // A profile without any step has nothing tagged.
      if (tagged != 0) {
        const step = load<i32>(profile, at.STEPS);
        const most = load<i32>(step, at.YEAR_SLOT) == -1 ? billed : peak;
        if (!(abs<f64>(load<f64>(step, at.TAG_ADD)) * tagged * most <= HALF_SAFE)) return at.HOPELESS;
      }
    }
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
  runSteps(profile, totals, wide, tagged);
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
    // Parts of rows before have been looked at.
    let part = load<i32>(at.NEXT_PART);
    while (load<i32>(4 * part, at.PART_ROW) < load<i32>(4 * row, at.PLACE_OF_ROW)) part++;
    store<i32>(at.NEXT_PART, part);
    const reason = settle(row, stride);
    if (reason != -1) {
      store<i32>(at.REASON, reason);
      break;
    }
  }
  return row;
}
