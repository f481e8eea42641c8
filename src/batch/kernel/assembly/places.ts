/** The plan for the region and days of a row. */
import * as at from "../layout.ts";
import { hashOf } from "./answers.ts";

/** Whether a number is a day of the calendar: see `date.ts`. */
function isDay(day: i32): bool {
  const year = day / 10_000;
  if (<u32>(year - 1900) >= 300) return false;
  const kind = load<u8>(day - 10_000 * year, at.CALENDAR);
  return kind == 1 || (kind == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
}

/** Whether the days of a row are days, in their order: see `check.ts`. */
function areDays(admitted: i32, discharged: i32, settled: i32): bool {
  if (admitted > settled || discharged > settled) return false;
  // A day that a claim does not say is that of settlement, which may be after one that it says.
  if (admitted > discharged && admitted != settled) return false;
  return isDay(settled) && (discharged == settled || isDay(discharged)) && (admitted == settled || isDay(admitted));
}

/** The line of the plan for a row; 0 where there is none. */
export function findPlace(narrow: i32): i32 {
  const region = load<i32>(narrow, at.REGION);
  const admitted = load<i32>(narrow, at.ADMITTED);
  const discharged = load<i32>(narrow, at.DISCHARGED);
  const settled = load<i32>(narrow, at.SETTLED);
  let line = at.PLACES + at.PLACE_LINE * hashOf(at.PLACE_BITS, region * 31 + settled / 10_000);
  for (const last = line + at.NEXT_PLACES * at.PLACE_LINE; ; line += at.PLACE_LINE) {
    if (
      load<i32>(line, at.PLACE_REGION) == region &&
      load<i32>(line, at.IS_PLACE) != 0 &&
      load<i32>(line, at.FIRST_SETTLED) <= settled &&
      settled <= load<i32>(line, at.LAST_SETTLED) &&
      load<i32>(line, at.FIRST_DISCHARGED) <= discharged &&
      discharged <= load<i32>(line, at.LAST_DISCHARGED) &&
      load<i32>(line, at.FIRST_ADMITTED) <= admitted &&
      admitted <= load<i32>(line, at.LAST_ADMITTED)
    )
      break;
    if (line == last) return 0;
  }
  return areDays(admitted, discharged, settled) ? line : 0;
}
