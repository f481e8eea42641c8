import type { ClaimAmount, FeeLine, Split } from "../../src/claim/types.ts";
import { emptyParts, type Parts } from "./buckets.ts";
import { exact, fen, halfUp, most, ONE, ZERO, type Exact } from "./decimal.ts";

/** The four parts of a fee line. */
export function assess(line: FeeLine): Parts {
  if (line.split !== undefined) return partsOf(line.split);
  const amount = amountOf(line);
  if (line.catalogue === "C") return { ...emptyParts(), ownPay: amount };

  const overLimit = overLimitOf(line);
  const within = amount.minus(overLimit);
  const preSelfPay = halfUp(within.times(exact(line.preSelfPayRate ?? 0)));
  return { inScope: within.minus(preSelfPay), preSelfPay, overLimit, ownPay: ZERO };
}

export function partsOf(split: Split): Parts {
  return {
    inScope: fen(split.inScope),
    preSelfPay: fen(split.preSelfPay),
    overLimit: fen(split.overLimit),
    ownPay: fen(split.ownPay),
  };
}

function amountOf(line: FeeLine): Exact {
  if (line.amount !== undefined) return fen(line.amount);
  return halfUp(fenPrice(line.unitPrice).times(quantityOf(line)));
}

function overLimitOf(line: FeeLine): Exact {
  if (line.ceilingPrice === undefined) return ZERO;
  const above = most(ZERO, fenPrice(line.unitPrice).minus(fen(line.ceilingPrice)));
  return halfUp(above.times(quantityOf(line)));
}

function fenPrice(price: ClaimAmount | undefined): Exact {
  if (price === undefined) throw new Error("a line without an amount has a unit price");
  return fen(price);
}

function quantityOf(line: FeeLine): Exact {
  return line.quantity === undefined ? ONE : exact(line.quantity);
}
