import { describe, expect, it } from "vitest";
import { evaluateWorking } from "../../../src/check/working.ts";
import { workingInChinese } from "../../../src/cases/working-words.ts";

/** What it says of an expression that gives no amount. */
function said(expression: string): string {
  try {
    return evaluateWorking(expression);
  } catch (error) {
    return workingInChinese(error instanceof Error ? error.message : "", expression);
  }
}

describe("in Chinese", () => {
  it.each([
    ["1 ÷ 3", "除不尽到分"],
    ["99999999999999999 × 100", "超出金额的范围"],
    ["1 + ５", "自“ ５”起读不懂"],
    ['1 ": 2', '自“ ": 2”起读不懂'],
    ["1 2", "多出“2”"],
    ["(1", "末尾缺少“)”"],
    ["round 1", "应为“(”，实为“1”"],
    ["(".repeat(101) + "1", "括号或正负号套得太深"],
    ["1 +", "没有写完"],
    ["sqrt(4)", "没有函数 sqrt"],
    ["round(1, 2, 3)", "只能有金额和一个单位"],
    ["round(1, 0)", "单位须大于零"],
    ["1 ÷ 0", "除数为零"],
  ])("%s cannot be worked out, and why", (expression, reason) => {
    expect(said(expression)).toBe(`算不出：${reason}`);
  });

  it("an amount stays one", () => {
    expect(workingInChinese("1.00", "1")).toBe("1.00");
  });
});
