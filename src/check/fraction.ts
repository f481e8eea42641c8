/** Exact quotients of whole numbers, for the arithmetic that a clerk writes down. */

/** A quotient; the denominator is above zero. Not reduced: an expression is short. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** Reads plain decimal text, such as `"150.00"`. */
export function decimalFraction(text: string): Fraction {
  const [whole = "0", decimals = ""] = text.split(".");
  return { over: BigInt(whole + decimals), under: 10n ** BigInt(decimals.length) };
}

/** A sum. */
export function plus(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

/** The same size with the other sign. */
export function negated({ over, under }: Fraction): Fraction {
  return { over: -over, under };
}

/** A product. */
export function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under };
}

/**
 * A quotient.
 *
 * @throws RangeError where the divisor is zero.
 */
export function dividedBy(a: Fraction, b: Fraction): Fraction {
  if (b.over === 0n) throw new RangeError("division by zero");
  const sign = b.over < 0n ? -1n : 1n;
  return { over: a.over * b.under * sign, under: a.under * b.over * sign };
}

/** Negative, zero or positive, as `a` is below, at or above `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The whole number nearest to it, a half away from zero. */
export function halfUp({ over, under }: Fraction): bigint {
  return over < 0n ? -halfUp({ over: -over, under }) : (2n * over + under) / (2n * under);
}

/** The whole number at or below it. */
export function floor({ over, under }: Fraction): bigint {
  const whole = over / under;
  return over < 0n && whole * under !== over ? whole - 1n : whole;
}
