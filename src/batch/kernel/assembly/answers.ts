/** What the kernel has been taught: see `layout.ts`. */
import * as at from "../layout.ts";

/** As in `lines.ts`. */
const SPREAD: i32 = <i32>0x9e3779b1;
const SPREAD_ABOVE: i32 = <i32>0x85ebca6b;

/** How far down a table of lines a question is looked for. */
export function hashOf(bits: i32, mixed: i32): i32 {
  return <i32>((<u32>(mixed * SPREAD)) >>> (32 - bits));
}

/** The line of what a plan makes of a dictionary's place, if it holds on a day; 0 where there is none. */
export function findWord(plan: i32, kind: i32, asked: i32, on: i32): i32 {
  let line = at.WORDS + at.LINE * hashOf(at.WORD_BITS, asked ^ ((plan + kind) * 31));
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
  const mixed = (<i32>halves) ^ (<i32>(halves >> 32) * SPREAD_ABOVE) ^ ((plan + kind) * 31);
  let line = at.KEYS + at.LINE * hashOf(at.KEY_BITS, mixed);
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

function unknown(asked: f64): i32 {
  store<f64>(at.KEY, asked);
  return 0;
}
