/** What the kernel has been taught: see `layout.ts`. */
import * as at from "../layout.ts";

/** As in `lessons.ts`. */
const SPREAD: i32 = <i32>0x9e3779b1;
const SPREAD_ABOVE: i32 = <i32>0x85ebca6b;

function lineOf(lines: i32, bits: i32, mixed: i32): i32 {
  return lines + <i32>((<u32>(mixed * SPREAD)) >>> (32 - bits)) * at.LINE;
}

/** The line of what a plan makes of a dictionary's place, if it holds on a day; 0 where there is none. */
export function findWord(plan: i32, kind: i32, asked: i32, on: i32): i32 {
  let line = lineOf(at.WORDS, at.WORD_BITS, asked ^ ((plan + kind) * 31));
  for (const last = line + at.NEXT_LINES * at.LINE; ; line += at.LINE) {
    if (
      load<i32>(line, at.ASKED_WORD) == asked &&
      load<i32>(line, at.ASKED_PLAN) == plan &&
      load<i32>(line, at.ASKED_KIND) == kind
    )
      return load<i32>(line, at.FROM) <= on && on <= load<i32>(line, at.TO) ? line : unknown(<f64>asked);
    if (line == last) break;
  }
  return unknown(<f64>asked);
}

/** The line of what is known of a key; 0 where there is none. */
export function findKey(plan: i32, kind: i32, asked: f64): i32 {
  const halves = reinterpret<i64>(asked);
  let line = lineOf(at.KEYS, at.KEY_BITS, (<i32>halves) ^ (<i32>(halves >> 32) * SPREAD_ABOVE) ^ ((plan + kind) * 31));
  for (const last = line + at.NEXT_LINES * at.LINE; ; line += at.LINE) {
    if (
      load<f64>(line, at.ASKED) == asked &&
      load<i32>(line, at.ASKED_PLAN) == plan &&
      load<i32>(line, at.ASKED_KIND) == kind
    )
      return line;
    if (line == last) break;
  }
  return unknown(asked);
}

/** The line of the plan for the region and days of a row; 0 where there is none. */
export function findPlace(narrow: i32): i32 {
  const region = load<i32>(narrow, at.REGION);
  const admitted = load<i32>(narrow, at.ADMITTED);
  const discharged = load<i32>(narrow, at.DISCHARGED);
  const settled = load<i32>(narrow, at.SETTLED);
  let line = lineOf(at.PLACES, at.PLACE_BITS, ((region * 31 + admitted) * 31 + discharged) * 31 + settled);
  for (const last = line + at.NEXT_LINES * at.LINE; ; line += at.LINE) {
    // What no line says is a region of 0 on no day.
    if (
      load<i32>(line) == region &&
      load<i32>(line, 4) == admitted &&
      load<i32>(line, 8) == discharged &&
      load<i32>(line, 12) == settled
    )
      return line;
    if (line == last) break;
  }
  return 0;
}

function unknown(asked: f64): i32 {
  store<f64>(at.KEY, asked);
  return 0;
}
