/** The loop over the rows of a batch by blocks: the kernel settles what it knows, the other rows go as they always do. */
import type { Plan } from "../../plan/types.ts";
import type { ClaimColumns } from "../columns.ts";
import { wire } from "../plans.ts";
import type { Places } from "../plans.ts";
import { selectingDay } from "../quick.ts";
import type { ResultColumns } from "../results.ts";
import { dayOfYear, settleRow, tagsMatter } from "../rows.ts";
import type { Share } from "../rows.ts";
import type { Years } from "../years.ts";
import * as layout from "./layout.ts";
import type { Lessons } from "./lessons.ts";
import type { Kernel } from "./memory.ts";

export function settleBlocks(
  kernel: Kernel,
  lessons: Lessons,
  columns: ClaimColumns,
  results: ResultColumns,
  places: Places,
  years: Years,
  { part, of }: Share,
): void {
  const { parts, given } = columns;
  const anyTags = tagsMatter(columns);
  places.open(columns.dictionaries);
  const rows = new Int32Array(layout.ROWS);
  const firstPart = new Int32Array(layout.ROWS);
  const firstGiven = new Int32Array(layout.ROWS);
  let nextPart = 0;
  let nextGiven = 0;
  let row = 0;
  while (row < columns.count) {
    let count = 0;
    let partCount = 0;
    let ints = kernel.ints;
    const begin = row;
    for (; row < columns.count && count < layout.ROWS; row++) {
      while (nextPart < parts.count && (parts.row[nextPart] ?? 0) < row) nextPart++;
      while (nextGiven < given.count && (given.row[nextGiven] ?? 0) < row) nextGiven++;
      if (of !== 1 && (columns.person[row] ?? 0) % of !== part) continue;
      rows[count] = row;
      firstPart[count] = nextPart;
      firstGiven[count] = nextGiven;
      let taught = 0;
      const isGiven = nextGiven < given.count && given.row[nextGiven] === row;
      const place = (columns.refused[row] ?? 0) === 0 && !isGiven ? places.find(columns, row) : null;
      if (place !== null && place.desk !== null) {
        const { desk } = place;
        const { plan } = desk;
        const wiring =
          place.wiring !== null && place.wiring.results === results ? place.wiring : wire(place, desk, years, results);
        taught = wiring.taught;
        if (taught === -1) taught = wiring.taught = lessons.placeOf(desk, wiring);
        if (taught !== 0) {
          const yearDay = dayOfYear(plan, columns, row);
          const at = years.rowOf(columns.person[row] ?? 0, Math.floor(yearDay / 10_000));
          ints = kernel.ints;
          ints[layout.YEAR / 4 + count] = at;
          ints[layout.ON / 4 + count] = selectingDay(plan, columns, row);
          let own = -1;
          if ((anyTags || plan.tags.length > 0) && nextPart < parts.count && parts.row[nextPart] === row) {
            own = partCount;
            let i = nextPart;
            for (; i < parts.count && parts.row[i] === row && partCount < layout.PARTS; i++, partCount++) {
              ints[layout.PART_ROW / 4 + partCount] = count;
              ints[layout.PART_ITEM / 4 + partCount] = parts.item[i] ?? 0;
              const { numbers } = kernel;
              numbers[layout.PART_IN_SCOPE / 8 + partCount] = parts.inScope[i] ?? 0;
              numbers[layout.PART_PRE_SELF_PAY / 8 + partCount] = parts.preSelfPay[i] ?? 0;
              numbers[layout.PART_OVER_LIMIT / 8 + partCount] = parts.overLimit[i] ?? 0;
              numbers[layout.PART_OWN_PAY / 8 + partCount] = parts.ownPay[i] ?? 0;
            }
            if (i < parts.count && parts.row[i] === row) taught = 0;
          }
          ints[layout.FIRST_PART / 4 + count] = own;
        }
      }
      ints[layout.PLACE / 4 + count] = taught;
      count++;
    }
    if (count === 0) break;
    const { numbers, bytes } = kernel;
    ints[layout.PART_ROW / 4 + partCount] = -1;
    const end = begin + count;
    ints.set(columns.visit.subarray(begin, end), layout.VISIT / 4);
    ints.set(columns.birth.subarray(begin, end), layout.BIRTH / 4);
    ints.set(columns.categories.subarray(begin, end), layout.CATEGORIES / 4);
    ints.set(columns.extras.subarray(begin, end), layout.EXTRAS / 4);
    bytes.set(columns.flags.subarray(begin, end), layout.FLAGS);
    numbers.set(columns.inScope.subarray(begin, end), layout.IN_SCOPE / 8);
    numbers.set(columns.preSelfPay.subarray(begin, end), layout.PRE_SELF_PAY / 8);
    numbers.set(columns.overLimit.subarray(begin, end), layout.OVER_LIMIT / 8);
    numbers.set(columns.ownPay.subarray(begin, end), layout.OWN_PAY / 8);
    const payers = results.columns;
    for (let p = 0; p < payers.length; p++) {
      const at = (layout.PAID + p * layout.WIDE) / 8;
      numbers.fill(0, at, at + count);
    }
    const stride = 8 * years.stride();
    let from = 0;
    while (from < count) {
      const stop = kernel.run(from, count, stride);
      for (let i = from; i < stop; i++) years.settled(ints[layout.YEAR / 4 + i] ?? 0);
      from = stop;
      if (stop === count) break;
      const own = rows[stop] ?? 0;
      settleRow(columns, results, places, years, anyTags, own, firstPart[stop] ?? 0, firstGiven[stop] ?? 0);
      results.refusal[own];
      for (let p = 0; p < payers.length; p++)
        kernel.numbers[(layout.PAID + p * layout.WIDE) / 8 + stop] = payers[p]?.[own] ?? 0;
      const { patient } = results;
      kernel.numbers[layout.LEFT_IN_SCOPE / 8 + stop] = patient.inScope[own] ?? 0;
      kernel.numbers[layout.LEFT_PRE_SELF_PAY / 8 + stop] = patient.preSelfPay[own] ?? 0;
      kernel.numbers[layout.LEFT_OVER_LIMIT / 8 + stop] = patient.overLimit[own] ?? 0;
      kernel.numbers[layout.LEFT_OWN_PAY / 8 + stop] = patient.ownPay[own] ?? 0;
      refusals[stop] = results.refusal[own] ?? 0;
      if ((ints[layout.PLACE / 4 + stop] ?? 0) !== 0) {
        const place = places.find(columns, own);
        if (place.desk !== null && place.wiring !== null) lessons.learn(place.desk, place.wiring, stop);
      }
      from++;
    }
    const room = kernel.numbers;
    for (let p = 0; p < payers.length; p++) {
      const at = (layout.PAID + p * layout.WIDE) / 8;
      payers[p]?.set(room.subarray(at, at + count), begin);
    }
    const { patient } = results;
    patient.inScope.set(room.subarray(layout.LEFT_IN_SCOPE / 8, layout.LEFT_IN_SCOPE / 8 + count), begin);
    patient.preSelfPay.set(room.subarray(layout.LEFT_PRE_SELF_PAY / 8, layout.LEFT_PRE_SELF_PAY / 8 + count), begin);
    patient.overLimit.set(room.subarray(layout.LEFT_OVER_LIMIT / 8, layout.LEFT_OVER_LIMIT / 8 + count), begin);
    patient.ownPay.set(room.subarray(layout.LEFT_OWN_PAY / 8, layout.LEFT_OWN_PAY / 8 + count), begin);
    results.refusal.set(refusals.subarray(0, count), begin);
    refusals.fill(0);
  }
}
const refusals = new Uint8Array(layout.ROWS);
