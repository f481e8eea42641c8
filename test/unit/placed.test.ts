import { expect, it } from "vitest";
import { SettlementError } from "../../src/errors.ts";
import type { Issue } from "../../src/errors.ts";
import { placed } from "../../src/placed.ts";

const issue: Issue = { code: "invalid_rules", path: "p", expected: { zh: "一", en: "one" }, found: "two" };
const inFolder = (file: string): string => `county/${file}`;

it("names the files of findings with their folder, and leaves the rest as it is", () => {
  expect(placed(() => 1, inFolder)).toBe(1);
  const refusing = (): never => {
    throw new SettlementError([{ ...issue, file: "a.json" }, issue]);
  };
  expect(() => placed(refusing, inFolder)).toThrow(
    expect.objectContaining({ issues: [{ ...issue, file: "county/a.json" }, issue] }),
  );
  const failing = (): never => {
    throw new RangeError("another");
  };
  expect(() => placed(failing, inFolder)).toThrow(RangeError);
});
