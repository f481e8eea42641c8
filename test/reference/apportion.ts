import { ONE, sum, ZERO, type Exact } from "./decimal.ts";

/**
 * Splits `amount` in proportion to `weights`: every exact share is rounded down, and the fen left over go one by one
 * to the largest remainders, ties to the earlier. The weights sum to more than zero, unless the amount is zero.
 */
export function apportion(amount: Exact, weights: readonly Exact[]): Exact[] {
  if (amount.isZero()) return weights.map(() => ZERO);
  const whole = sum(weights);
  if (!whole.greaterThan(ZERO)) throw new Error("nothing to apportion over");

  const shares = weights.map((weight, index) => {
    const product = amount.times(weight);
    const towardsZero = product.dividedToIntegerBy(whole);
    const down = towardsZero.times(whole).greaterThan(product) ? towardsZero.minus(ONE) : towardsZero;
    return { index, down, remainder: product.minus(down.times(whole)) };
  });
  const leftover = amount.minus(sum(shares.map((share) => share.down))).toNumber();
  const favoured = new Set(
    [...shares]
      .sort((a, b) => b.remainder.comparedTo(a.remainder) || a.index - b.index)
      .slice(0, leftover)
      .map((share) => share.index),
  );
  return shares.map((share) => (favoured.has(share.index) ? share.down.plus(ONE) : share.down));
}
