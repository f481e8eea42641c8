import { expect, test } from "vitest";
import { movedPoint, percent } from "../../../src/report/words.ts";

test.each<[string, string]>([
  ["0", "0%"],
  ["1", "100%"],
  ["0.7", "70%"],
  ["0.70", "70%"],
  ["0.835", "83.5%"],
  ["0.05", "5%"],
  ["0.000001", "0.0001%"],
  ["1.0000", "100%"],
  ["-0.2", "-20%"],
  ["17/30", "17/30"],
])("a rate of %s is %s", (rate, text) => {
  expect(percent(rate)).toBe(text);
});

test("the point moves in the text, so that no digit can be lost", () => {
  expect(movedPoint("0.12345678901234567890123")).toBe("12.345678901234567890123");
});
