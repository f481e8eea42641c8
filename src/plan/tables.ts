/** Band tables and other numeric tables, made from the decimals of a rule. */
import { BUCKETS } from "../buckets.ts";
import { exact, fenOf, MAX_TOTAL, printFen, readFen, readScaled, scaleTo } from "../money.ts";
import type { Scaled } from "../money.ts";
import type { Allow, AtMost, Band } from "../rules/benefit.ts";
import type { Bucket } from "../rules/types.ts";
import type { BandTable, Cap, Ratio } from "./types.ts";

/** A ratio as integers. */
export function ratioOf(rate: string): Ratio {
  const { value, decimals } = readScaled(rate);
  return { numerator: Number(value), denominator: 10 ** decimals };
}

/** Bucket names as indices; `total` is all of them. */
export function bucketsOf(names: readonly (Bucket | "total")[]): readonly number[] {
  const all = [0, 1, 2, 3];
  return names.includes("total") ? all : all.filter((k) => names.includes(BUCKETS[k] ?? "inScope"));
}

const NO_RATIO: Ratio = { numerator: 0, denominator: 1 };

/** A bound given as an amount or as a ratio of buckets. */
export function capOf(bound: AtMost | Allow): Cap {
  return "amount" in bound
    ? { amount: readFen(bound.amount), ratio: NO_RATIO, of: [] }
    : { amount: -1, ratio: ratioOf(bound.ratio), of: bucketsOf(bound.of) };
}

/** Lower edges of bands that each give their upper one. Unit: fen. */
export function lowerEdges(bands: readonly { readonly upTo?: string }[]): number[] {
  return bands.map((_, i) => {
    const below = bands[i - 1]?.upTo;
    return below === undefined ? 0 : readFen(below);
  });
}

/** The table of bands at the given rates, one for each band, over at least so many decimals. */
export function bandTable(bands: readonly Band[], rates: readonly Scaled[], least = 0): BandTable {
  const scale = Math.max(least, ...rates.map(({ decimals }) => decimals));
  return tableOf(
    lowerEdges(bands),
    rates.map((rate) => scaleTo(rate, scale)),
    10n ** BigInt(scale),
  );
}

/** The table for rates that are already integers over `scale`. */
export function tableOf(from: readonly number[], rate: readonly bigint[], scale: bigint): BandTable {
  const cumulative: bigint[] = [];
  let sum = 0n;
  from.forEach((edge, i) => {
    sum += BigInt(edge - (from[i - 1] ?? 0)) * (rate[i - 1] ?? 0n);
    cumulative.push(sum);
  });
  return {
    from,
    rate: rate.map(Number),
    cumulative: cumulative.map(Number),
    scale: Number(scale),
    half: scale % 2n === 0n ? Number(scale / 2n) : -1,
    safe: Number((BigInt(Number.MAX_SAFE_INTEGER) - scale) / scale),
    big: { rate, cumulative, scale },
  };
}

/** Beyond this nothing can matter: no running total comes near it. Unit: yuan. */
const MAX_CHANGED = printFen(MAX_TOTAL);

/** A change of an amount in fen, kept at 0 or more and rounded to the fen, half-up. */
export function changeAmount(
  fen: number,
  change: { readonly set: string } | { readonly add: string } | { readonly times: string },
): number {
  const yuan = exact(fen.toString()).div(100);
  const changed =
    "set" in change ? exact(change.set) : "add" in change ? yuan.plus(change.add) : yuan.times(change.times);
  return fenOf(changed.clamp(0, MAX_CHANGED));
}

/** A rate kept within 0 and 1. */
export function clampRate(rate: Scaled): Scaled {
  if (rate.value < 0n) return { value: 0n, decimals: 0 };
  return rate.value > scaleTo(ONE, rate.decimals) ? ONE : rate;
}

const ONE: Scaled = { value: 1n, decimals: 0 };
