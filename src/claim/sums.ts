/** The four parts of an amount as they are given, and the sums of a whole bill. */
import { BUCKETS } from "../buckets.ts";
import { MAX_FEN, printFen, printScaled } from "../money.ts";
import { decimalOf } from "./decimal.ts";
import type { DecimalForm } from "./decimal.ts";
import type { Findings } from "./finding.ts";
import type { Parts } from "./parsed.ts";
import type { Split } from "./types.ts";

/** Reads four parts. */
export function readSplit(split: Split, form: DecimalForm): Parts {
  return [
    decimalOf(split.inScope, form),
    decimalOf(split.preSelfPay, form),
    decimalOf(split.overLimit, form),
    decimalOf(split.ownPay, form),
  ];
}

/** The sum of four parts. Unit: fen. */
export function sumOf(parts: Parts): number {
  return parts[0] + parts[1] + parts[2] + parts[3];
}

/**
 * Holds a whole bill to its bounds: its amounts without their signs come to no more than `MAX_FEN`, so that every sum
 * inside is exact, and neither the total nor a bucket is below zero.
 */
export function checkSums(bill: readonly { readonly parts: Parts }[], path: string, findings: Findings): void {
  const sums = [0, 0, 0, 0];
  let size = 0;
  for (const { parts } of bill) {
    for (let k = 0; k < sums.length; k++) {
      const part = parts[k] ?? 0;
      sums[k] = (sums[k] ?? 0) + part;
      size += Math.abs(part);
    }
    if (size > MAX_FEN) {
      const most = printFen(MAX_FEN);
      const expected = {
        zh: `各金额绝对值合计至多 ${most}`,
        en: `amounts that, without signs, sum to at most ${most}`,
      };
      findings.wrong(path, expected, printSize(bill));
      return;
    }
  }
  const total = sums.reduce((sum, bucket) => sum + bucket, 0);
  if (total < 0) findings.unbalanced(path, { zh: "合计不小于 0", en: "a total of at least 0" }, printFen(total));
  else {
    sums.forEach((sum, k) => {
      const bucket = BUCKETS[k] ?? "";
      const expected = { zh: `${bucket} 合计不小于 0`, en: `a sum of ${bucket} of at least 0` };
      if (sum < 0) findings.unbalanced(path, expected, printFen(sum));
    });
  }
}

/** The sum without signs, which may pass 2^53. */
function printSize(bill: readonly { readonly parts: Parts }[]): string {
  const sizes = bill.flatMap(({ parts }) => parts.map((part) => BigInt(Math.abs(part))));
  return printScaled(
    sizes.reduce((sum, size) => sum + size, 0n),
    2,
  );
}
