/**
 * The loop over a tape: the benefits of a plain profile in order, on a bill that is not divided or whose parts matter to
 * the first rate alone. It settles most claims; `test/property/folds.test.ts` holds it to the fold over variants, fen by
 * fen and figure by figure.
 */
import {
  AMOUNTS_AT,
  BAND_COUNT,
  BAND_WIDTH,
  BASE_CHARGES,
  BASE_LIMITS,
  DEDUCTIBLE_OF,
  DEDUCTIBLE_SLOT,
  FIRST_BAND,
  HEAD,
  LESS_COUNT,
  OF,
  PAID_CHARGES,
  PAID_LIMITS,
  QUANTITIES_AT,
  RATE_STEPS,
  SCALE,
  STATED,
  TAG_ADD,
  YEAR_SLOT,
} from "../plan/step.ts";
import { FIGURES } from "./run.ts";
import type { Run } from "./run.ts";

/**
 * Settles a bill that has been begun, and charges the row. Its figures go into the run's trace, as `applyCase` leaves
 * them.
 *
 * @param way    Where the way stands on the plan's tape.
 * @param part   How much of the first base bears the tags of its rate. Unit: fen.
 * @param unpaid The four buckets, from which payments are taken.
 * @param moved  Where the payments go, as in a run whose bill is not divided.
 * @returns Where they end.
 */
export function runTape(run: Run, way: number, part: number, unpaid: number[], moved: number[]): number {
  const { row, at, quantities, traced, trace } = run;
  const { codes, amounts } = run.plan.tape;
  let movedEnd = 0;
  let traceEnd = 0;
  let tagged = part;
  const wayEnd = way + (codes[way] ?? 0);
  for (let s = way + 1; s <= wayEnd; s++) {
    const c = codes[s] ?? 0;
    const a = codes[c + AMOUNTS_AT] ?? 0;
    const bands = codes[c + BAND_COUNT] ?? 0;
    let list = c + HEAD;
    let limit = a + FIRST_BAND + bands * BAND_WIDTH;

    // The base.
    let bucket = codes[c + OF] ?? 0;
    const buckets = bucket < 4 ? 0 : bucket - 4;
    const order = list;
    let found = 0;
    if (buckets === 0) found = unpaid[bucket] ?? 0;
    else for (const end = list + buckets; list < end; list++) found += unpaid[codes[list] ?? 0] ?? 0;
    let less = 0;
    for (const end = list + (codes[c + LESS_COUNT] ?? 0); list < end; list++) less += quantities[codes[list] ?? 0] ?? 0;
    const limits = list;
    let baseLeft = -1;
    for (const end = list + (codes[c + BASE_LIMITS] ?? 0); list < end; list++) {
      const rest = Math.max(0, (amounts[limit++] ?? 0) - (row[at + (codes[list] ?? 0)] ?? 0));
      if (baseLeft === -1 || rest < baseLeft) baseLeft = rest;
    }
    let base = found > less ? found - less : 0;
    if (baseLeft !== -1 && baseLeft < base) base = baseLeft;

    // The bands.
    const yearSlot = codes[c + YEAR_SLOT] ?? 0;
    const before = yearSlot === -1 ? 0 : (row[at + yearSlot] ?? 0);
    const after = before + base;
    const deductible = amounts[a + DEDUCTIBLE_OF] ?? 0;
    const scale = amounts[a + SCALE] ?? 1;
    const first = a + FIRST_BAND;
    const last = first + (bands - 1) * BAND_WIDTH;
    let roundedBefore = 0;
    let roundedAfter = 0;
    if (after > deductible) {
      const add = tagged === 0 ? 0 : tagged * (amounts[a + TAG_ADD] ?? 0);
      let band = first;
      if (before > deductible) {
        while (band < last && before > (amounts[band + BAND_WIDTH] ?? 0)) band += BAND_WIDTH;
        let sum = (amounts[band + 2] ?? 0) + (before - (amounts[band] ?? 0)) * (amounts[band + 1] ?? 0);
        if (add !== 0) sum += Math.floor((add * (before - deductible)) / found);
        roundedBefore = Math.floor(sum / scale);
      }
      while (band < last && after > (amounts[band + BAND_WIDTH] ?? 0)) band += BAND_WIDTH;
      let sum = (amounts[band + 2] ?? 0) + (after - (amounts[band] ?? 0)) * (amounts[band + 1] ?? 0);
      if (add !== 0) sum += Math.floor((add * (after - deductible)) / found);
      roundedAfter = Math.floor(sum / scale);
    }
    const raw = roundedAfter > roundedBefore ? roundedAfter - roundedBefore : 0;
    const used = (after < deductible ? after : deductible) - (before < deductible ? before : deductible);

    // The payment.
    let paidLeft = -1;
    for (const end = list + (codes[c + PAID_LIMITS] ?? 0); list < end; list++) {
      const rest = Math.max(0, (amounts[limit++] ?? 0) - (row[at + (codes[list] ?? 0)] ?? 0));
      if (paidLeft === -1 || rest < paidLeft) paidLeft = rest;
    }
    let pay = paidLeft !== -1 && paidLeft < raw ? paidLeft : raw;
    if (found < pay) pay = found;

    if (traced) {
      trace[traceEnd] = found;
      trace[traceEnd + 1] = found;
      trace[traceEnd + 2] = -1;
      trace[traceEnd + 3] = found;
      trace[traceEnd + 4] = less;
      trace[traceEnd + 5] = baseLeft;
      trace[traceEnd + 6] = base;
      trace[traceEnd + 7] = before;
      trace[traceEnd + 8] = after;
      trace[traceEnd + 9] = deductible;
      trace[traceEnd + 10] = used;
      trace[traceEnd + 11] = used;
      trace[traceEnd + 12] = roundedBefore;
      trace[traceEnd + 13] = roundedAfter;
      trace[traceEnd + 14] = 0;
      trace[traceEnd + 15] = 0;
      trace[traceEnd + 16] = 0;
      trace[traceEnd + 17] = raw;
      trace[traceEnd + 18] = paidLeft;
      trace[traceEnd + 19] = found;
      trace[traceEnd + 20] = pay;
      trace[traceEnd + 21] = 0;
      traceEnd += FIGURES.length;
      for (let i = limits; i < list; i++) trace[traceEnd++] = row[at + (codes[i] ?? 0)] ?? 0;
      // The last step of the rate is the one that has tags.
      for (let i = codes[c + RATE_STEPS] ?? 0; i > 0; i--) trace[traceEnd++] = i === 1 ? tagged : 0;
    }

    // Taking it, bucket by bucket.
    moved[movedEnd++] = pay;
    if (buckets === 0) unpaid[bucket] = found - pay;
    else if (pay !== 0) {
      moved[movedEnd] = 0;
      moved[movedEnd + 1] = 0;
      moved[movedEnd + 2] = 0;
      moved[movedEnd + 3] = 0;
      let rest = pay;
      for (let i = order; rest > 0; i++) {
        bucket = codes[i] ?? 0;
        const left = unpaid[bucket] ?? 0;
        const taken = left < rest ? left : rest;
        moved[movedEnd + bucket] = taken;
        unpaid[bucket] = left - taken;
        rest -= taken;
      }
      movedEnd += 4;
    }

    // The running totals.
    for (const end = list + (codes[c + BASE_CHARGES] ?? 0); list < end; list++) {
      const slot = at + (codes[list] ?? 0);
      row[slot] = (row[slot] ?? 0) + base;
    }
    for (const end = list + (codes[c + PAID_CHARGES] ?? 0); list < end; list++) {
      const slot = at + (codes[list] ?? 0);
      row[slot] = (row[slot] ?? 0) + pay;
    }
    const slot = at + (codes[c + DEDUCTIBLE_SLOT] ?? 0);
    row[slot] = (row[slot] ?? 0) + used;
    const own = codes[c + QUANTITIES_AT] ?? -1;
    if (own !== -1) {
      quantities[own] = used;
      quantities[own + 1] = amounts[a + STATED] ?? 0;
      quantities[own + 2] = 0;
    }
    tagged = 0;
  }
  run.traceEnd = traceEnd;
  return movedEnd;
}
