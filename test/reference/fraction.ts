import { exact, ONE, ZERO, type Exact } from "./decimal.ts";

/**
 * A quotient of two decimals, its denominator above zero. A rate that is raised in the proportion of a tagged part
 * (a third, say) has no finite decimal, and a half that is missed by 1e-200 rounds the wrong way.
 */
export interface Fraction {
  readonly over: Exact;
  readonly under: Exact;
}

export type RoundingMode = "half-up" | "half-even" | "down" | "up" | "floor";

export const NOTHING: Fraction = { over: ZERO, under: ONE };
export const WHOLE: Fraction = { over: ONE, under: ONE };

export function fraction(over: Exact | string, under: Exact = ONE): Fraction {
  if (under.isZero()) throw new RangeError("division by zero");
  const numerator = exact(over);
  return under.isNegative() ? { over: numerator.negated(), under: under.negated() } : { over: numerator, under };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  // A common denominator is kept, so that a sum over many bands or adjustments does not grow.
  if (a.under.equals(b.under)) return { over: a.over.plus(b.over), under: a.under };
  return { over: a.over.times(b.under).plus(b.over.times(a.under)), under: a.under.times(b.under) };
}

export function negated(a: Fraction): Fraction {
  return { over: a.over.negated(), under: a.under };
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over.times(b.over), under: a.under.times(b.under) };
}

export function dividedBy(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over.times(b.under), a.under.times(b.over));
}

export function compare(a: Fraction, b: Fraction): number {
  return a.over.times(b.under).comparedTo(b.over.times(a.under));
}

/** The multiple of `unit` that `mode` chooses; half-up, down and up look at the distance from zero. */
export function roundTo(value: Fraction, unit: Exact, mode: RoundingMode): Exact {
  const size = value.over.abs();
  const step = value.under.times(unit);
  const whole = size.dividedToIntegerBy(step);
  const rest = size.minus(whole.times(step));
  const negative = value.over.isNegative();
  const units = isRoundedUp(whole, rest, step, mode, negative) ? whole.plus(ONE) : whole;
  return (negative ? units.negated() : units).times(unit);
}

function isRoundedUp(whole: Exact, rest: Exact, step: Exact, mode: RoundingMode, negative: boolean): boolean {
  const half = rest.times(2).comparedTo(step);
  switch (mode) {
    case "half-up":
      return half >= 0;
    case "half-even":
      return half > 0 || (half === 0 && !whole.modulo(2).isZero());
    case "down":
      return false;
    case "up":
      return rest.greaterThan(ZERO);
    case "floor":
      return negative && rest.greaterThan(ZERO);
  }
}
