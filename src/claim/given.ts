/** Given payments of a claim: one for each layer, with buckets that sum. */
import { show } from "../errors.ts";
import { printFen } from "../money.ts";
import { AMOUNT, decimalOf } from "./decimal.ts";
import type { Findings } from "./finding.ts";
import type { ParsedGiven, Parts } from "./parsed.ts";
import { readSplit, sumOf } from "./sums.ts";
import type { ClaimAmount, GivenPayment } from "./types.ts";

type Buckets = NonNullable<GivenPayment["buckets"]>;

/** Reads the payment at `paid[index]`. */
export function readGiven(given: GivenPayment, index: number, findings: Findings): ParsedGiven {
  const amount = decimalOf(given.amount, AMOUNT);
  const buckets = given.buckets === undefined ? null : readBuckets(given.buckets);
  if (buckets !== null && sumOf(buckets) !== amount) {
    const expected = { zh: `合计等于 amount,${printFen(amount)}`, en: `a sum equal to amount, ${printFen(amount)}` };
    findings.unbalanced(`paid[${index}].buckets`, expected, printFen(sumOf(buckets)));
  }
  return {
    layer: given.layer,
    amount,
    buckets,
    deductible: readStated(given.deductible),
    statedDeductible: readStated(given.statedDeductible),
    penalty: readStated(given.penalty),
  };
}

function readBuckets({ inScope = 0, preSelfPay = 0, overLimit = 0, ownPay = 0 }: Buckets): Parts {
  return readSplit({ inScope, preSelfPay, overLimit, ownPay }, AMOUNT);
}

function readStated(quantity: ClaimAmount | undefined): number | null {
  return quantity === undefined ? null : decimalOf(quantity, AMOUNT);
}

/** A layer is settled once. Payments that are not to be looked at are `undefined`. */
export function checkLayers(paid: readonly (GivenPayment | undefined)[], findings: Findings): void {
  const first = new Map<string, number>();
  paid.forEach((given, index) => {
    if (given === undefined) return;
    const earlier = first.get(given.layer);
    if (earlier === undefined) first.set(given.layer, index);
    else {
      const expected = { zh: `与 paid[${earlier}] 不同的层`, en: `a layer other than that of paid[${earlier}]` };
      findings.wrong(`paid[${index}].layer`, expected, show(given.layer));
    }
  });
}
