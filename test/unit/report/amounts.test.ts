import { expect, test } from "vitest";
import { addTaken, printBuckets, totalOf } from "../../../src/report/amounts.ts";

// Bucket k in group g stands at `k * groups + g`.
const cells = [100, 20, 0, 0, 5, -5, 1, 2];

test("buckets are summed over their groups", () => {
  expect(printBuckets(cells, 2)).toStrictEqual({
    inScope: "1.20",
    preSelfPay: "0.00",
    overLimit: "0.00",
    ownPay: "0.03",
  });
  expect(printBuckets([1, 2, 3, 4], 1)).toStrictEqual({
    inScope: "0.01",
    preSelfPay: "0.02",
    overLimit: "0.03",
    ownPay: "0.04",
  });
  expect(totalOf(cells)).toBe(123);
  expect(totalOf([])).toBe(0);
});

test("only what was taken is added, after what is there", () => {
  expect(JSON.stringify(addTaken({ overLimit: "1.00" }, cells, 2))).toBe(
    '{"overLimit":"1.00","inScope":"1.20","ownPay":"0.03"}',
  );
  expect(addTaken({}, [0, 0, -7, 0], 1)).toStrictEqual({ overLimit: "-0.07" });
});
