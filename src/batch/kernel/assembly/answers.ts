/** What the kernel has been taught, by plan and question: see `layout.ts`. */
import * as at from "../layout.ts";

function lineOf(lines: i32, bits: i32, plan: i32, kind: i32, asked: f64): i32 {
  const whole = <i64>asked;
  const mixed = ((<i32>whole) ^ (<i32>(whole >> 32) * <i32>0x85ebca6b) ^ ((plan + kind) * 31)) * <i32>0x9e3779b1;
  return lines + <i32>((<u32>mixed) >>> (32 - bits)) * at.LINE;
}

/** The line of an answer; 0 where there is none. */
export function find(lines: i32, bits: i32, plan: i32, kind: i32, asked: f64): i32 {
  let line = lineOf(lines, bits, plan, kind, asked);
  for (const last = line + at.NEXT_LINES * at.LINE; ; line += at.LINE) {
    if (
      load<f64>(line, at.ASKED) == asked &&
      load<i32>(line, at.ASKED_PLAN) == plan &&
      load<i32>(line, at.ASKED_KIND) == kind
    )
      return line;
    if (line == last) break;
  }
  store<f64>(at.KEY, asked);
  return 0;
}

/** The line of what a dictionary says, if it holds on a day. */
export function findWord(plan: i32, kind: i32, asked: i32, on: i32): i32 {
  const line = find(at.WORDS, at.WORD_BITS, plan, kind, <f64>asked);
  return line != 0 && load<i32>(line, at.FROM) <= on && on <= load<i32>(line, at.TO) ? line : 0;
}
