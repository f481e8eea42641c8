import type { Bucket } from "../../src/rules/types.ts";
import { sum, yuan, ZERO, type Exact } from "./decimal.ts";

/** In the order in which a given payment takes from them. */
export const BUCKETS: readonly Bucket[] = ["inScope", "preSelfPay", "overLimit", "ownPay"];

export type Parts = Record<Bucket, Exact>;

export function emptyParts(): Parts {
  return { inScope: ZERO, preSelfPay: ZERO, overLimit: ZERO, ownPay: ZERO };
}

export function addParts(a: Parts, b: Parts): Parts {
  return {
    inScope: a.inScope.plus(b.inScope),
    preSelfPay: a.preSelfPay.plus(b.preSelfPay),
    overLimit: a.overLimit.plus(b.overLimit),
    ownPay: a.ownPay.plus(b.ownPay),
  };
}

export function totalOf(parts: Parts): Exact {
  return sum(BUCKETS.map((bucket) => parts[bucket]));
}

export function printParts(parts: Parts): Record<Bucket, string> {
  return {
    inScope: yuan(parts.inScope),
    preSelfPay: yuan(parts.preSelfPay),
    overLimit: yuan(parts.overLimit),
    ownPay: yuan(parts.ownPay),
  };
}

/** The part that a list of buckets names; `total` is all four. */
export function named(parts: Parts, of: readonly (Bucket | "total")[]): Exact {
  return sum(of.map((name) => (name === "total" ? totalOf(parts) : parts[name])));
}
