/** Amounts in whole fen and rates, drawn and printed as the formats want them. */
import type { Draw } from "./tape.ts";

/** The largest amount of the formats: 999 999 999 999.99 yuan. Unit: fen. */
export const LARGEST = 99_999_999_999_999;

/** Prints whole fen as yuan with two decimals. */
export function yuan(amount: number): string {
  const digits = String(Math.abs(amount)).padStart(3, "0");
  return `${amount < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Reads yuan with at most two decimals. Unit: fen. */
export function fen(amount: string | number): number {
  const [whole = "0", part = ""] = String(amount).split(".");
  const size = Number(whole.replace("-", "")) * 100 + Number(part.padEnd(2, "0"));
  return whole.startsWith("-") ? -size : size;
}

/** Prints a number of units of ten to the power of `-places`, without useless zeros after the second decimal. */
export function decimal(units: number, places: number): string {
  const digits = String(Math.abs(units)).padStart(places + 1, "0");
  const part = digits.slice(-places).replace(/0+$/, "").padEnd(2, "0");
  return `${units < 0 ? "-" : ""}${digits.slice(0, -places)}.${part}`;
}

/** A rate from 0 to 1, mostly of two decimals, sometimes odd ones. */
export function drawRate(draw: Draw, least = 5, most = 95): string {
  return draw.weighted(
    [12, () => decimal(draw.int(least, most), 2)],
    [3, () => decimal(draw.int(least * 10, most * 10), 3)],
    [2, () => draw.pick(["0.333333", "0.666667", "0.142857", "0.0875", "0.000001", "0.999999"])],
    [0.5, () => draw.pick(["0.00", "1.00"])],
    [1, () => decimal(draw.int(least * 10_000, most * 10_000), 6)],
  )();
}

/** An amount such as notices state: round to yuan, tens or hundreds, sometimes odd to the fen. */
export function drawStated(draw: Draw, least: number, most: number): number {
  const raw = draw.logInt(least, most);
  const unit = draw.weighted([5, 10_000], [3, 1_000], [3, 100], [3, 1]);
  return Math.max(Math.min(unit, least), Math.round(raw / unit) * unit);
}

/** Splits an amount at random into parts that sum to it, none below 0. */
export function drawSplit(draw: Draw, amount: number, parts: number): number[] {
  const cuts = Array.from({ length: parts - 1 }, () => draw.int(0, amount)).sort((a, b) => a - b);
  return [...cuts, amount].map((cut, index) => cut - (cuts[index - 1] ?? 0));
}

/** An amount at one of some turning points or one fen beside it; never below `least`. */
export function drawNear(draw: Draw, knots: readonly number[], least: number): number {
  const knot = draw.pick(knots) ?? least;
  return Math.max(least, knot + draw.pick([0, 1, -1]));
}
