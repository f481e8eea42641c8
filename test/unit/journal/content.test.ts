import { expect, test } from "vitest";
import { contentOf } from "../../../src/journal/content.ts";
import type { ClaimAmount } from "../../../src/claim/types.ts";
import { claimOf, line } from "../pack.ts";

const settled = (amount: ClaimAmount, id = "1") => {
  const claim = claimOf([{ ...line(id, "0"), amount }]);
  return contentOf({ id: "e-1", day: "2018-12-01", kind: "settled", revision: 0, claim });
};

test.each<[ClaimAmount, ClaimAmount]>([
  [100, "100.00"],
  ["0100.0", "100"],
  [0.1, "0.10"],
  ["-0.00", 0],
  ["-7.50", -7.5],
  ["00", "0.0"],
])("%j is %j", (one, other) => {
  expect(settled(one)).toBe(settled(other));
});

test.each<[ClaimAmount, ClaimAmount]>([
  [100, "10.0"],
  ["1.00", "-1.00"],
  ["0.01", "0.1"],
  ["1", "01.01"],
])("%j is not %j", (one, other) => {
  expect(settled(one)).not.toBe(settled(other));
});

test("what is no amount stays as it is", () => {
  expect(settled(1, "1")).not.toBe(settled(1, "1.0"));
});
