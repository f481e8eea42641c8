import { describe, expect, test } from "vitest";
import { fillLeft, fillRight, printable, textWidth, wrapText } from "../../../src/report/width.ts";

test.each<[string, number]>([
  ["", 0],
  ["12.00", 5],
  ["个人负担", 8],
  ["\u3000", 2],
  ["\uff08\uff09", 4],
  ["〔2018〕1号", 11],
  ["𠮷", 2],
  ["한국", 4],
  ["ｶﾅ", 2],
  ["カナ", 4],
  ["e\u0301", 1],
  ["😀", 2],
  ["█░▏", 3],
  ["× – ·", 5],
])("%s takes %i columns", (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test("filling counts columns, not characters", () => {
  expect(`${fillRight("合计", 6)}|`).toBe("合计  |");
  expect(`${fillLeft("合计", 6)}|`).toBe("  合计|");
  expect(fillLeft("12345", 3)).toBe("12345");
});

describe("what came from outside", () => {
  test("cannot move the cursor, colour the terminal or reorder the line", () => {
    expect(printable("a\u001b[31mb\r\nc\u202ed\u2028e\ud800f\u200bg\u0085")).toBe("a?[31mb??c?d?e?f?g?");
  });

  test("is otherwise kept", () => {
    expect(printable("《通知》 豫政办〔2016〕196号 é")).toBe("《通知》 豫政办〔2016〕196号 é");
  });
});

describe("wrapping", () => {
  test("breaks between words, and between Chinese characters", () => {
    expect(wrapText("one two three", 8)).toEqual(["one two", "three"]);
    expect(wrapText("基本医保统筹支付", 8)).toEqual(["基本医保", "统筹支付"]);
    expect(wrapText("支付 44520.00", 8)).toEqual(["支付", "44520.00"]);
  });

  test("keeps an amount whole", () => {
    expect(wrapText("付44520.00元", 6)).toEqual(["付", "44520.00", "元"]);
  });

  test("hangs every line but the first, within the width", () => {
    expect(wrapText("基本医保统筹支付", 8, 2)).toEqual(["基本医保", "  统筹支", "  付"]);
  });

  test("does not begin a line with closing punctuation, nor end one with opening", () => {
    expect(wrapText("基本医保\uff0c统筹", 8)).toEqual(["基本医", "保\uff0c统筹"]);
    expect(wrapText("基本医\uff08保\uff09", 8)).toEqual(["基本医", "\uff08保\uff09"]);
  });

  test("gives one empty line for an empty text", () => {
    expect(wrapText("", 10)).toEqual([""]);
  });
});
