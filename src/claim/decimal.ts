/** How amounts, prices, quantities and rates of a claim are written, and what to say of those that are not so. */
import { MAX_FEN, printScaled, readClaimDecimal } from "../money.ts";
import type { Text } from "../rules/types.ts";

/** One way of writing a decimal. Values are integers of `10^-decimals`. */
export interface DecimalForm {
  /** Text of 1 to 12 digits and at most so many decimals. */
  readonly pattern: RegExp;
  readonly decimals: number;
  /** Whether a value below 0 is allowed. */
  readonly signed: boolean;
  /** Largest size, inclusive. */
  readonly max: number;
}

function formOf(decimals: number, signed: boolean, max: number): DecimalForm {
  return { pattern: new RegExp(`^-?\\d{1,12}(\\.\\d{1,${decimals}})?$`), decimals, signed, max };
}

const FIFTEEN_DIGITS = 999_999_999_999_999;

/** An amount of 0 or more. Unit: fen. */
export const AMOUNT: DecimalForm = formOf(2, false, MAX_FEN);
/** An amount of a fee line. Unit: fen. */
export const SIGNED_AMOUNT: DecimalForm = formOf(2, true, MAX_FEN);
/** A price of one unit. Unit: 0.000001 yuan. */
export const PRICE: DecimalForm = formOf(6, false, FIFTEEN_DIGITS);
/** A quantity. Unit: 0.0001. */
export const QUANTITY: DecimalForm = formOf(4, true, FIFTEEN_DIGITS);
/** A share, 0 to 1 both inclusive. Unit: 0.000001. */
export const SHARE: DecimalForm = formOf(6, false, 1_000_000);

/** Reads a value of a form; `null` when it is not one. */
export function readForm(value: string | number, form: DecimalForm): number | null {
  if (typeof value === "string" && !form.pattern.test(value)) return null;
  const read = readClaimDecimal(value, form.decimals);
  if (read === null || (read < 0 && !form.signed)) return null;
  return read <= form.max && read >= -form.max ? read : null;
}

/** Reads a value that has passed the schema of its form. */
export function decimalOf(value: string | number, form: DecimalForm): number {
  const read = readForm(value, form);
  if (read === null) throw new RangeError(`not a decimal of its form: ${value}`);
  return read;
}

/** Most characters that are looked at: a text that is longer is no decimal, whatever is in it. */
const LONGEST = 64;
const DIGITS = /^[+-]?\d*(\.\d*)?$/;
const PLAIN = /^-?\d+(\.\d+)?$/;

/**
 * What was expected in place of a value that `readForm` refuses.
 *
 * @example
 * expectedDecimal("1e3", AMOUNT).en; // "digits without an exponent"
 */
export function expectedDecimal(value: unknown, form: DecimalForm): Text {
  const { decimals, signed } = form;
  if (typeof value === "number" && !Number.isFinite(value)) return FINITE;
  const text = typeof value === "string" || typeof value === "number" ? String(value).slice(0, LONGEST) : "";
  if (/^[+-]?(nan|inf(inity)?)$/i.test(text)) return FINITE;
  if (/^[+-]?0[xob]/i.test(text)) return { zh: "十进制数字", en: "decimal digits" };
  const normal = text.normalize("NFKC");
  if (normal !== text && DIGITS.test(normal)) return { zh: "半角数字 0-9", en: "ASCII digits 0-9" };
  if (/^[+-]?\d{1,3}([,' _]\d{3})+(\.\d*)?$/.test(normal))
    return { zh: "不带千分位分隔符的数字", en: "digits without thousands separators" };
  const exponent = /^[+-]?\d*\.?\d+e([+-]?\d+)$/i.exec(text);
  if (exponent !== null && typeof value === "string") return { zh: "不带指数的数字", en: "digits without an exponent" };
  if (exponent !== null) return Number(exponent[1]) > 0 ? largest(form) : fewest(decimals);
  if (!PLAIN.test(text)) return { zh: '十进制数,如 "12.50"', en: 'a decimal such as "12.50"' };
  if (!signed && text.startsWith("-") && /[1-9]/.test(text)) return { zh: "不小于 0", en: "0 or more" };
  if ((text.split(".")[1] ?? "").length > decimals) return fewest(decimals);
  return largest(form);
}

const FINITE: Text = { zh: "有限的数", en: "a finite number" };

function fewest(decimals: number): Text {
  return { zh: `至多 ${decimals} 位小数`, en: `at most ${decimals} decimals` };
}

function largest(form: DecimalForm): Text {
  const most = printScaled(form.max, form.decimals);
  return form.signed
    ? { zh: `绝对值至多 ${most}`, en: `at most ${most} either way` }
    : { zh: `至多 ${most}`, en: `at most ${most}` };
}
