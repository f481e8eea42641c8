/** One fee line to its four parts. All rounding is half-up (away from zero) to the fen, so a correction mirrors. */
import { multiplyDivide } from "../money.ts";
import type { Parts } from "./parsed.ts";

const HALF_UP = 0;
/** Prices count millionths of a yuan and quantities ten-thousandths, so a product over this is fen. */
const PRICE_TO_FEN = 100_000_000;
/** Rates count millionths. */
const RATE = 1_000_000;

/**
 * Price times quantity, rounded to the fen; exact also past 2^53.
 *
 * @param price    0 or more. Unit: 0.000001 yuan.
 * @param quantity Unit: 0.0001.
 * @example
 * priceOf(12_500_000, 20_000); // 2500: 12.50 yuan twice
 */
export function priceOf(price: number, quantity: number): number {
  return multiplyDivide(price, quantity, PRICE_TO_FEN, HALF_UP);
}

/** The part of a line's amount that lies above a ceiling price. Units as in `priceOf`. */
export function overCeiling(price: number, ceiling: number, quantity: number): number {
  return priceOf(Math.max(0, price - ceiling), quantity);
}

/**
 * The four parts of a line.
 *
 * @param catalogue 丙 C is all own pay; 甲 A and 乙 B are split.
 * @param amount    Unit: fen; below 0 for a correction.
 * @param overLimit What lies above the ceiling price, of the same sign, at most `amount` in size. Unit: fen.
 * @param rate      Share that the patient pays first, 0 to 1 both inclusive. Unit: 0.000001.
 * @example
 * assess("B", 2500, 500, 100_000); // [1800, 200, 500, 0]
 */
export function assess(catalogue: "A" | "B" | "C", amount: number, overLimit: number, rate: number): Parts {
  if (catalogue === "C") return [0, 0, 0, amount];
  const within = amount - overLimit;
  const preSelfPay = multiplyDivide(within, rate, RATE, HALF_UP);
  return [within - preSelfPay, preSelfPay, overLimit, 0];
}
