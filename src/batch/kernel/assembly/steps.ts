/** The loop over the steps of the tape, number by number as `runTape`. */
import * as at from "../layout.ts";

/** The lesser and the greater of two numbers, without a branch that nobody can foresee. */
export function lesser(a: f64, b: f64): f64 {
  return f64x2.extract_lane(f64x2.pmin(f64x2.splat(a), f64x2.splat(b)), 0);
}
export function greater(a: f64, b: f64): f64 {
  return f64x2.extract_lane(f64x2.pmax(f64x2.splat(a), f64x2.splat(b)), 0);
}

/** The steps of a profile on a row of totals; what is unpaid and the columns of payers are brought up to date. */
export function runSteps(profile: i32, totals: i32, wide: i32, part: f64): void {
  let tagged = part;
  const end = profile + 4 * load<i32>(profile, at.STEP_COUNT);
  for (let next = profile; next < end; next += 4) {
    const step = load<i32>(next, at.STEPS);
    let list = step + load<i32>(step, at.LISTS);
    let limit = step + load<i32>(step, at.LIMIT_AMOUNTS);

    // The base.
    let bucket = load<i32>(step, at.BUCKET);
    const buckets = load<i32>(step, at.BUCKET_COUNT);
    const order = list;
    let found: f64 = 0;
    if (buckets == 0) found = load<f64>(bucket, at.UNPAID);
    else for (const last = list + 4 * buckets; list < last; list += 4) found += load<f64>(load<i32>(list), at.UNPAID);
    let less: f64 = 0;
    for (const last = list + 4 * load<i32>(step, at.LESS_COUNT); list < last; list += 4)
      less += load<f64>(load<i32>(list), at.QUANTITY);
    let base = greater(0, found - less);
    for (const last = list + 4 * load<i32>(step, at.BASE_LIMITS); list < last; list += 4) {
      base = lesser(base, greater(0, load<f64>(limit) - load<f64>(totals + load<i32>(list))));
      limit += 8;
    }

    // The bands, before and after at once, in the two lanes of a vector.
    const yearSlot = load<i32>(step, at.YEAR_SLOT);
    const before = yearSlot == -1 ? 0 : load<f64>(totals + yearSlot);
    const value = f64x2.replace_lane(f64x2.splat(before), 1, before + base);
    const deductible = v128.load_splat<f64>(step, at.DEDUCTIBLE);
    let sum = v128.load_splat<f64>(step, at.SUM);
    for (let band = step, last = step + load<i32>(step, at.BANDS_LENGTH); band < last; band += at.BAND) {
      const above = f64x2.pmax(f64x2.splat(0), f64x2.sub(value, v128.load_splat<f64>(band, at.BANDS)));
      sum = f64x2.add(sum, f64x2.mul(above, v128.load_splat<f64>(band, at.BANDS + at.SLOPE)));
    }
    // Exact for a sum below 2^51: with a half more, it lies that half from any multiple of the scale.
    let whole = f64x2.floor(f64x2.mul(sum, v128.load_splat<f64>(step, at.INVERSE)));
    const add = tagged == 0 ? 0 : tagged * load<f64>(step, at.TAG_ADD);
    if (add != 0) {
      const added = f64x2.div(f64x2.mul(f64x2.splat(add), f64x2.sub(value, deductible)), f64x2.splat(found));
      sum = f64x2.add(f64x2.sub(sum, f64x2.splat(0.5)), f64x2.floor(added));
      whole = f64x2.floor(f64x2.div(sum, v128.load_splat<f64>(step, at.SCALE)));
    }
    const rounded = v128.and(whole, f64x2.gt(value, deductible));
    const raw = greater(0, f64x2.extract_lane(rounded, 1) - f64x2.extract_lane(rounded, 0));
    const below = f64x2.pmin(deductible, value);
    const used = f64x2.extract_lane(below, 1) - f64x2.extract_lane(below, 0);

    // The payment.
    let pay = raw;
    for (const last = list + 4 * load<i32>(step, at.PAID_LIMITS); list < last; list += 4) {
      pay = lesser(pay, greater(0, load<f64>(limit) - load<f64>(totals + load<i32>(list))));
      limit += 8;
    }
    pay = lesser(pay, found);

    // Taking it, bucket by bucket.
    if (buckets == 0) store<f64>(bucket, found - pay, at.UNPAID);
    else {
      let rest = pay;
      for (let i = order; rest > 0; i += 4) {
        bucket = load<i32>(i);
        const left = load<f64>(bucket, at.UNPAID);
        const taken = lesser(left, rest);
        store<f64>(bucket, left - taken, at.UNPAID);
        rest -= taken;
      }
    }
    const column = wide + load<i32>(step, at.PAYER);
    store<f64>(column, load<f64>(column) + pay);

    // The running totals.
    for (const last = list + 4 * load<i32>(step, at.BASE_CHARGES); list < last; list += 4) {
      const slot = totals + load<i32>(list);
      store<f64>(slot, load<f64>(slot) + base);
    }
    for (const last = list + 4 * load<i32>(step, at.PAID_CHARGES); list < last; list += 4) {
      const slot = totals + load<i32>(list);
      store<f64>(slot, load<f64>(slot) + pay);
    }
    const slot = totals + load<i32>(step, at.DEDUCTIBLE_SLOT);
    store<f64>(slot, load<f64>(slot) + used);
    const own = load<i32>(step, at.OWN_QUANTITIES);
    if (own != -1) {
      store<f64>(own, used, at.QUANTITY);
      store<f64>(own, load<f64>(step, at.STATED), at.QUANTITY + 8);
      store<f64>(own, 0, at.QUANTITY + 16);
    }
    tagged = 0;
  }
}
