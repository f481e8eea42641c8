/** The bills of a year as one, with all that was paid on them. */
import { BUCKETS } from "../buckets.ts";
import type { GivenPayment, Split } from "../claim/types.ts";
import { printFen, readFen } from "../money.ts";
import type { Bucket } from "../rules/types.ts";
import type { Settlement } from "../settle/types.ts";

/**
 * Sums settlements.
 *
 * @param layers Those that have a payment in the sum, if only of 0.00.
 */
export function sumOfYear(
  settlements: readonly Pick<Settlement, "bill" | "payments">[],
  layers: readonly string[],
): { readonly bill: Split; readonly paid: readonly GivenPayment[] } {
  const payments = settlements.flatMap((each) => each.payments);
  return {
    bill: sumOf(settlements.map(({ bill }) => bill)),
    paid: layers.map((layer) => {
      const buckets = sumOf(payments.filter((payment) => payment.layer === layer).map((payment) => payment.buckets));
      return { layer, amount: printFen(BUCKETS.reduce((sum, bucket) => sum + readFen(buckets[bucket]), 0)), buckets };
    }),
  };
}

function sumOf(parts: readonly { readonly [bucket in Bucket]?: string }[]): { readonly [bucket in Bucket]: string } {
  const sum = (bucket: Bucket): string =>
    printFen(parts.reduce((total, part) => total + readFen(part[bucket] ?? "0.00"), 0));
  return {
    inScope: sum("inScope"),
    preSelfPay: sum("preSelfPay"),
    overLimit: sum("overLimit"),
    ownPay: sum("ownPay"),
  };
}
