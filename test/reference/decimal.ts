import { Decimal as Shared } from "decimal.js";

// `defaults: true`: what a host has set on the shared constructor does not reach this one.
const Private = Shared.clone({ defaults: true, precision: 200 });

/** An exact decimal number; money is in fen. */
export type Exact = Shared;

/** Reads a decimal exactly as it is written. */
export function exact(value: string | number | Exact): Exact {
  return new Private(value);
}

export const ZERO = exact(0);
export const ONE = exact(1);
const FEN_PER_YUAN = exact(100);

/** The fen of an amount in yuan. */
export function fen(amount: string | number): Exact {
  return exact(amount).times(FEN_PER_YUAN);
}

/** Prints fen as yuan with two decimals. */
export function yuan(amount: Exact): string {
  if (!amount.isInteger()) throw new Error(`not a whole number of fen: ${amount.toString()}`);
  return amount.dividedBy(FEN_PER_YUAN).toFixed(2);
}

export function sum(amounts: Iterable<Exact>): Exact {
  let total = ZERO;
  for (const amount of amounts) total = total.plus(amount);
  return total;
}

export function least(first: Exact, ...others: readonly Exact[]): Exact {
  return others.reduce((a, b) => (b.lessThan(a) ? b : a), first);
}

export function most(first: Exact, ...others: readonly Exact[]): Exact {
  return others.reduce((a, b) => (b.greaterThan(a) ? b : a), first);
}

/** Nearest fen, a half away from zero. */
export function halfUp(amount: Exact): Exact {
  return amount.toDecimalPlaces(0, Shared.ROUND_HALF_UP);
}

/** Next whole fen towards minus infinity. */
export function floor(amount: Exact): Exact {
  return amount.toDecimalPlaces(0, Shared.ROUND_FLOOR);
}
