/** Days, decimals, codes of closed lists and flags of a claim, read from bytes. */
import { dayText, isOfTheCalendar } from "../date.ts";
import { ICD10 } from "../facts.ts";
import type { Cursor } from "./cursor.ts";
import type { DecimalForm } from "./decimal.ts";
import { bytesOf, NumberTexts } from "./intern.ts";
import { bounded, POWERS, WHOLE_DIGITS } from "./quick-values.ts";
import { unusual } from "./unusual.ts";

const QUOTE = 0x22;
const ZERO = 0x30;
const POINT = 0x2e;
const HYPHEN = 0x2d;

/** Most digits of a JSON number here: those of a number and of a decimal are the same up to so many. */
const EXACT_DIGITS = 15;

const DAYS = new NumberTexts(dayText);
const REGIONS = new NumberTexts((region) => String(region).padStart(6, "0"));

/** Words of a closed list, with the bytes of each. */
export class Words<T> {
  readonly values: readonly T[];
  readonly bytes: readonly Uint8Array[];

  constructor(entries: readonly (readonly [token: string, value: T])[]) {
    this.values = entries.map(([, value]) => value);
    this.bytes = entries.map(([token]) => bytesOf(token));
  }
}

/** The texts of a closed list. */
export function textsOf<T extends string>(values: readonly T[]): Words<T> {
  return new Words(values.map((value) => [`"${value}"`, value]));
}

/** True and false. */
export const FLAGS: Words<boolean> = new Words([
  ["true", true],
  ["false", false],
]);

/** Reads one of a closed list. What may follow it is for the object that it stands in to say. */
export function scanWord<T>(cursor: Cursor, { values, bytes }: Words<T>): T {
  cursor.next();
  for (let at = 0; at < bytes.length; at++) {
    if (!cursor.startsWith(bytes[at])) continue;
    cursor.at += bytes[at]?.length ?? 0;
    return values[at] ?? unusual();
  }
  return unusual();
}

/** Reads a national grade, 0 to 3. */
export function scanGrade(cursor: Cursor): 0 | 1 | 2 | 3 {
  const digit = cursor.next() - ZERO;
  cursor.at++;
  // A further digit, point or exponent is neither a comma nor a brace, and ends the reading there.
  return digit === 0 || digit === 1 || digit === 2 || digit === 3 ? digit : unusual();
}

/** Reads a day as a number `YYYYMMDD`. */
export function scanDayNumber(cursor: Cursor): number {
  cursor.expect(QUOTE);
  const { bytes, at } = cursor;
  if (bytes[at + 4] !== HYPHEN || bytes[at + 7] !== HYPHEN || bytes[at + 10] !== QUOTE) unusual();
  const year = digits(bytes, at, 4);
  const month = digits(bytes, at + 5, 2);
  const day = digits(bytes, at + 8, 2);
  cursor.at = at + 11;
  return isOfTheCalendar(year, month, day) ? year * 10_000 + month * 100 + day : unusual();
}

function digits(bytes: Uint8Array, at: number, count: number): number {
  let number = 0;
  for (let place = 0; place < count; place++) {
    const digit = (bytes[at + place] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) unusual();
    number = number * 10 + digit;
  }
  return number;
}

/** Reads a day. */
export function scanDay(cursor: Cursor): string {
  return DAYS.of(scanDayNumber(cursor));
}

/** Reads a region code of 6 digits. */
export function scanRegion(cursor: Cursor): string {
  cursor.expect(QUOTE);
  const number = digits(cursor.bytes, cursor.at, 6);
  cursor.at += 6;
  cursor.expectHere(QUOTE);
  return REGIONS.of(number);
}

/** Reads an ICD-10 code. */
export function scanDisease(cursor: Cursor): string {
  const code = cursor.name(true);
  return ICD10.test(code) ? code : unusual();
}

/**
 * Reads a decimal of a form, text or number, as an integer of its last place.
 *
 * A number of JSON of at most 15 digits is the decimal that its digits say; one of more is left to the careful reader,
 * as is an exponent.
 */
export function scanDecimal(cursor: Cursor, form: DecimalForm): number {
  const quoted = cursor.next() === QUOTE;
  const { bytes } = cursor;
  let at = cursor.at + (quoted ? 1 : 0);
  const negative = bytes[at] === HYPHEN;
  if (negative) at++;
  const start = at;
  let value = 0;
  let digit = (bytes[at] ?? 0) - ZERO;
  for (; digit >= 0 && digit <= 9; digit = (bytes[++at] ?? 0) - ZERO) value = value * 10 + digit;
  const whole = at - start;
  if (whole === 0 || whole > WHOLE_DIGITS || (!quoted && whole > 1 && bytes[start] === ZERO)) return unusual();
  let places = 0;
  if (digit === POINT - ZERO) {
    digit = (bytes[++at] ?? 0) - ZERO;
    for (; digit >= 0 && digit <= 9; digit = (bytes[++at] ?? 0) - ZERO) {
      value = value * 10 + digit;
      places++;
    }
    if (places === 0 || places > form.decimals) return unusual();
  }
  if (quoted) {
    if (bytes[at++] !== QUOTE) return unusual();
  } else if (whole + places > EXACT_DIGITS) return unusual();
  cursor.at = at;
  return bounded(value * (POWERS[form.decimals - places] ?? 1), negative, form);
}
