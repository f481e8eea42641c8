/** The loop over the steps of the tape, number by number as `runTape`. */
import * as at from "../layout.ts";

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
    let base = found > less ? found - less : 0;
    for (const last = list + 4 * load<i32>(step, at.BASE_LIMITS); list < last; list += 4) {
      const rest = max<f64>(0, load<f64>(limit) - load<f64>(totals + load<i32>(list)));
      limit += 8;
      if (rest < base) base = rest;
    }

    // The bands.
    const yearSlot = load<i32>(step, at.YEAR_SLOT);
    const before = yearSlot == -1 ? 0 : load<f64>(totals + yearSlot);
    const after = before + base;
    const deductible = load<f64>(step, at.DEDUCTIBLE);
    let roundedBefore: f64 = 0;
    let roundedAfter: f64 = 0;
    if (after > deductible) {
      const scale = load<f64>(step, at.SCALE);
      const last = step + load<i32>(step, at.LAST_BAND);
      const add = tagged == 0 ? 0 : tagged * load<f64>(step, at.TAG_ADD);
      let band = step;
      if (before > deductible) {
        while (band < last && before > load<f64>(band, at.BANDS + at.BAND)) band += at.BAND;
        let sum =
          load<f64>(band, at.BANDS + at.SUM) +
          (before - load<f64>(band, at.BANDS)) * load<f64>(band, at.BANDS + at.RATE);
        if (add != 0) sum += floor((add * (before - deductible)) / found);
        roundedBefore = floor(sum / scale);
      }
      while (band < last && after > load<f64>(band, at.BANDS + at.BAND)) band += at.BAND;
      let sum =
        load<f64>(band, at.BANDS + at.SUM) + (after - load<f64>(band, at.BANDS)) * load<f64>(band, at.BANDS + at.RATE);
      if (add != 0) sum += floor((add * (after - deductible)) / found);
      roundedAfter = floor(sum / scale);
    }
    const raw = roundedAfter > roundedBefore ? roundedAfter - roundedBefore : 0;
    const used = (after < deductible ? after : deductible) - (before < deductible ? before : deductible);

    // The payment.
    let pay = raw;
    for (const last = list + 4 * load<i32>(step, at.PAID_LIMITS); list < last; list += 4) {
      const rest = max<f64>(0, load<f64>(limit) - load<f64>(totals + load<i32>(list)));
      limit += 8;
      if (rest < pay) pay = rest;
    }
    if (found < pay) pay = found;

    // Taking it, bucket by bucket.
    if (pay != 0) {
      let rest = pay;
      if (buckets == 0) {
        store<f64>(bucket, found - pay, at.UNPAID);
        rest = 0;
      }
      for (let i = order; rest > 0; i += 4) {
        bucket = load<i32>(i);
        const left = load<f64>(bucket, at.UNPAID);
        const taken = left < rest ? left : rest;
        store<f64>(bucket, left - taken, at.UNPAID);
        rest -= taken;
      }
      const column = wide + load<i32>(step, at.PAYER);
      store<f64>(column, load<f64>(column) + pay);
    }

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
